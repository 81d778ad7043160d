"""What a check of a package finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vms_desktop.domain.evidence.manifest import Manifest


class Fault(StrEnum):
    """Any of them: the package is not as it was sealed by a key that is known."""

    CHANGED = "changed"
    """The file is not the one that was sealed. ``note``: ``size``, ``parts``, or empty: its hash."""
    MISSING = "missing"
    ADDED = "added"
    SIGNATURE = "signature"
    """The signature does not hold: manifest or signature was changed."""
    UNKNOWN_KEY = "unknown_key"
    """The signature holds, but by a key that is not known here. ``note``: its fingerprint."""
    FIELD = "field"
    """A field of the manifest cannot be what was sealed. ``name``: the field; ``note``: a code of ``FIELD_NOTES``."""
    NAME = "name"
    """A name that may lead astray. ``note``: a ``NameFlaw``."""
    NO_FILE = "no_file"
    """A link, device, pipe or the like where a file should be."""
    TWICE = "twice"
    """The same name, or one that Windows takes for the same, is there twice. ``note``: the other name."""
    UNREADABLE = "unreadable"
    """It is there but could not be read. ``note``: the system's word."""
    TOO_MUCH = "too_much"
    """More data than any package has where it lies: a trap for whoever unpacks it."""
    ZIP = "zip"
    """The ZIP's directory and its contents contradict each other. ``note``: how."""


FIELD_NOTES = frozenset({"hash", "path", "sealer", "camera", "made_from", "signed_other", "kept_other"})
"""Besides ``json_form.FLAWS`` and ``NameFlaw``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``name``: the file (path in the package) or field. ``was``, ``now``: of a field, where both are known."""

    fault: Fault
    name: str = ""
    note: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """``fingerprint``: SHA-256 of the raw public key. ``known_as``: whose key it is; empty: not known here.

    ``public_key``: raw.
    """

    fingerprint: str
    known_as: str = ""
    public_key: bytes = b""

    @property
    def is_known(self) -> bool:
        return bool(self.known_as)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``manifest``: where it could be read; what it says counts only when the report is intact. ``manifest_sha256``:
    the package's hash. ``files``, ``bytes``: read and hashed. ``split``: a copy for a medium that takes no large files.
    """

    findings: tuple[Finding, ...]
    manifest: Manifest | None
    manifest_sha256: str
    signer: Signer | None
    files: int
    bytes: int
    split: bool = False
    encrypted: bool = False

    @property
    def lacks_only_the_key(self) -> bool:
        """All agrees and the signature holds, but by a key that is not known here: whose it is has to be asked."""
        return [found.fault for found in self.findings] == [Fault.UNKNOWN_KEY]

    @property
    def intact(self) -> bool:
        return not self.findings and self.manifest is not None and self.signer is not None and self.signer.is_known


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key that is trusted to seal packages. ``public_key``: raw, 32 bytes; ``name``: whose it is, for people."""

    public_key: bytes
    name: str
