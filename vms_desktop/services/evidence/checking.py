"""Checking a package: every byte of it against what was sealed, every name against what may be there.

The package comes from somebody: nothing in it is believed before the signature was looked at, and nothing is read
beyond the length that the manifest gives. All that is wrong is found, not the first fault only. Blocking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import CheckReport, Fault, Finding, KnownKey, Signer
from vms_desktop.domain.evidence.json_form import LONGEST_BYTES
from vms_desktop.domain.evidence.manifest import (
    KEY,
    MANIFEST,
    NOT_LISTED,
    SIGNATURE,
    SUMS,
    Manifest,
    fingerprint,
    sums_text,
)
from vms_desktop.domain.log_seal import SignatureHolds
from vms_desktop.services.evidence.blocks import Step, hash_of, no_step
from vms_desktop.services.evidence.contents import Contents, Listed, printable
from vms_desktop.services.evidence.keys import LONGEST_PEM, key_of_pem, with_fingerprints
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.parts import JOIN_GUIDE, PART_SUMS, Parts, join_guide, part_sums_text, parts_of

_SIGNATURE_BYTES = 64
_LONGEST_SUMS = 16 << 20


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose seal is believed. ``fingerprints``: hexadecimal digits (``keys.fingerprint_digits``) a person gave."""

    known: Sequence[KnownKey]
    holds: SignatureHolds
    fingerprints: Sequence[str] = ()


def check(
    contents: Contents, trust: Trust, *, step: Step = no_step, begins: Callable[[int], None] = no_step
) -> CheckReport:
    """``begins`` is told how many bytes will be read, ``step`` of each block; both may raise to stop.

    Raises EvidenceError ``evidence.not_a_package``, ``evidence.newer_format`` (format).
    """
    return _Check(contents, trust, step).run(begins)


class _Check:
    def __init__(self, contents: Contents, trust: Trust, step: Step) -> None:
        self._contents, self._trust, self._step = contents, trust, step
        self._findings: list[Finding] = list(contents.findings)
        self._blamed = {finding.name for finding in contents.findings}
        self._files = self._bytes = 0

    def run(self, begins: Callable[[int], None]) -> CheckReport:
        listed = self._contents.files
        if not any(name in listed or name in self._blamed for name in NOT_LISTED):
            raise EvidenceError("evidence.not_a_package")
        text = self._small(MANIFEST, LONGEST_BYTES)
        signature = self._small(SIGNATURE, _SIGNATURE_BYTES)
        signer = self._signer(text, signature)
        manifest, flaws = read_manifest(text) if text is not None else (None, [])
        self._findings += flaws
        split = False
        if manifest is None:
            self._small(SUMS, _LONGEST_SUMS)
        else:
            if signer is not None and manifest.sealer.fingerprint != signer.fingerprint:
                self._findings.append(Finding(Fault.FIELD, "sealer.fingerprint", "sealer"))
            split = self._compare(manifest, begins)
        digest = sha256(text).hexdigest() if text is not None else ""
        found = tuple(dict.fromkeys(map(_harmless, self._findings)))
        encrypted = self._contents.encrypted
        return CheckReport(found, manifest, digest, signer, self._files, self._bytes, split, encrypted)

    # ---- the seal --------------------------------------------------------------------------------------------

    def _small(self, name: str, most: int) -> bytes | None:
        """A file that is kept in memory; None: it is not there or not that small, which is a finding."""
        listed = self._contents.files.get(name)
        if listed is None:
            self._missing(name)
            return None
        try:
            content = self._read(listed, most)
        except OSError as error:
            self._findings.append(Finding(Fault.UNREADABLE, name, error.strerror or ""))
            return None
        if content is None:
            self._findings.append(Finding(Fault.CHANGED, name, "size"))
        return content

    def _read(self, listed: Listed, most: int) -> bytes | None:
        """None: it is longer. Raises OSError."""
        if listed.size > most:
            return None
        with self._contents.open(listed.path) as file:
            pieces, left = [], most + 1
            while left and (data := file.read(left)):
                pieces.append(data)
                left -= len(data)
        return b"".join(pieces) if left else None

    def _missing(self, name: str) -> None:
        if name not in self._blamed:  # a link in its place was told already
            self._findings.append(Finding(Fault.MISSING, name))

    def _signer(self, text: bytes | None, signature: bytes | None) -> Signer | None:
        """Whose signature it is; None, with a finding: nobody's."""
        if text is None or signature is None:
            return None
        candidate = self._key_inside()
        known = with_fingerprints(self._trust.known, self._trust.fingerprints, candidate)
        names = {key.public_key: key.name for key in reversed(known)}
        for public_key in [*names, *([candidate] if candidate is not None else [])]:
            if self._trust.holds(public_key, text, signature):
                signer = Signer(fingerprint(public_key), names.get(public_key, ""), public_key)
                if not signer.is_known:
                    self._findings.append(Finding(Fault.UNKNOWN_KEY, KEY, signer.fingerprint))
                return signer
        self._findings.append(Finding(Fault.SIGNATURE, SIGNATURE))
        return None

    def _key_inside(self) -> bytes | None:
        """The key that lies in the package, whoever put it there. Whether it is the sealed one is looked at later."""
        listed = self._contents.files.get(KEY)
        try:
            given = self._read(listed, LONGEST_PEM) if listed is not None else None
        except OSError:
            return None
        return key_of_pem(given) if given is not None else None

    # ---- the files -------------------------------------------------------------------------------------------

    def _compare(self, manifest: Manifest, begins: Callable[[int], None]) -> bool:
        """Whether it is a split copy."""
        listed = self._contents.files
        parts = {
            one.path: found
            for one in manifest.files
            if one.path not in listed and (found := parts_of(one.path, listed))
        }
        to_read = [one for one in manifest.files if one.path in listed or one.path in parts]
        around = self._contents.around
        size = sum(one.size for one in to_read if self._size_of(one.path, parts) == one.size)
        begins(size + (around.size if around is not None else 0))
        if around is not None:
            self._findings += around.check(self._step)
        self._sums(manifest)
        whole_parts: dict[str, str] = {}
        for one in manifest.files:
            if one.path in parts:
                whole_parts |= self._joined(one.path, parts[one.path], one.size, one.sha256)
            elif one.path in listed:
                self._file(listed[one.path], one.size, one.sha256)
            else:
                self._missing(one.path)
        if parts:
            # Both follow from what is sealed and from the parts: so they are protected like the rest.
            self._follows(PART_SUMS, part_sums_text(whole_parts))
            wholes = {one.path: one.sha256 for one in manifest.files}
            names = {path: [part.path for part in those] for path, those in parts.items()}
            self._follows(JOIN_GUIDE, join_guide(wholes, names))
        expected = {one.path for one in manifest.files} | set(NOT_LISTED)
        expected |= {part.path for those in parts.values() for part in those}
        expected |= {PART_SUMS, JOIN_GUIDE} if parts else set()
        self._findings += [Finding(Fault.ADDED, path) for path in listed if path not in expected]
        return bool(parts) or around is not None

    def _size_of(self, path: str, parts: dict[str, Parts]) -> int:
        if path in parts:
            return sum(part.size for part in parts[path])
        return self._contents.files[path].size

    def _sums(self, manifest: Manifest) -> None:
        given = self._small(SUMS, _LONGEST_SUMS)
        if given is not None and given != sums_text(manifest.files):
            self._findings.append(Finding(Fault.CHANGED, SUMS))

    def _follows(self, name: str, content: bytes) -> None:
        given = self._small(name, _LONGEST_SUMS)
        if given is not None and given != content:
            self._findings.append(Finding(Fault.CHANGED, name))

    def _file(self, listed: Listed, size: int, digest: str) -> None:
        if listed.size != size:
            self._findings.append(Finding(Fault.CHANGED, listed.path, "size", str(size), str(listed.size)))
            return
        try:
            with self._contents.open(listed.path) as file:
                found, length = hash_of(file, size, self._step)
        except OSError as error:
            self._findings.append(Finding(Fault.UNREADABLE, listed.path, error.strerror or ""))
            return
        self._files += 1
        self._bytes += length
        if (found, length) != (digest, size):
            self._findings.append(Finding(Fault.CHANGED, listed.path, "" if length == size else "size"))

    def _joined(self, path: str, parts: Parts, size: int, digest: str) -> dict[str, str]:
        """The hashes of the parts, which are hashed as the whole at the same time."""
        whole, length = sha256(), 0
        hashes: dict[str, str] = {}
        for part in parts:
            try:
                with self._contents.open(part.path) as file:
                    hashes[part.path], read = hash_of(file, part.size, self._step, also=whole)
            except OSError as error:
                self._findings.append(Finding(Fault.UNREADABLE, part.path, error.strerror or ""))
                return hashes
            length += read
        self._files += 1
        self._bytes += length
        if (whole.hexdigest(), length) != (digest, size):
            self._findings.append(Finding(Fault.CHANGED, path, "parts"))
        return hashes


def _harmless(finding: Finding) -> Finding:
    """Names in a hostile manifest may hold what a terminal obeys."""
    name, note, was, now = map(printable, (finding.name, finding.note, finding.was, finding.now))
    return Finding(finding.fault, name, note, was, now)
