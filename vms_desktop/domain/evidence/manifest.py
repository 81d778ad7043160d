"""The manifest: the description, every file with its hash, and who sealed it. ``manifest.json`` is its JSON form.

The chain of a check: the signature holds for ``manifest.json``; that names the SHA-256 of ``SHA256SUMS``; and that has
the hash of every other file. So nothing but ``openssl`` and ``sha256sum`` is needed (docs/evidence-package.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from vms_desktop.domain.desk import ID_LENGTH
from vms_desktop.domain.evidence.description import CONTENT, FileFacts, PackageDescription
from vms_desktop.domain.evidence.json_form import to_json

FORMAT = "vms-evidence/1"
MANIFEST, SIGNATURE, SUMS, KEY = "manifest.json", "manifest.sig", "SHA256SUMS", "public-key.pem"
GUIDE, VIEWER = "HOW-TO-CHECK.txt", "viewer.html"
NOT_LISTED = (MANIFEST, SIGNATURE, SUMS)
"""Files that the list of the manifest cannot name: it is in the first, which the others are made from."""
ALGORITHM = "Ed25519"


@dataclass(frozen=True, slots=True)
class Software:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Sealer:
    """The desk that sealed it. ``fingerprint``: SHA-256 of the raw public key (32 bytes), hexadecimal; ``desk``: the
    first 24 digits of it.
    """

    desk: str
    name: str
    algorithm: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``content_sha256``: ``content_hash`` of the files handed over as evidence. ``sums_sha256``: of ``SHA256SUMS``."""

    format: str
    made_at: datetime
    software: Software
    sealer: Sealer
    package: PackageDescription
    files: tuple[FileFacts, ...]
    content_sha256: str
    sums_sha256: str

    def file(self, path: str) -> FileFacts | None:
        return next((one for one in self.files if one.path == path), None)


def fingerprint(public_key: bytes) -> str:
    """64 hexadecimal digits; the desk's id is the beginning of it. ``public_key``: raw, 32 bytes."""
    return sha256(public_key).hexdigest()


def sealer(public_key: bytes, name: str) -> Sealer:
    whole = fingerprint(public_key)
    return Sealer(whole[:ID_LENGTH], name, ALGORITHM, whole)


def sums_text(files: Iterable[FileFacts]) -> bytes:
    """``SHA256SUMS``: as ``sha256sum --binary`` writes it, in the order of the paths' bytes."""
    ordered = sorted(files, key=lambda one: one.path.encode())
    return "".join(f"{one.sha256} *{one.path}\n" for one in ordered).encode()


def content_hash(files: Iterable[FileFacts]) -> str:
    """SHA-256 over the lines that ``SHA256SUMS`` has of the evidence: what printed forms carry, because the package's
    own hash cannot stand on a paper inside it.
    """
    return sha256(sums_text(one for one in files if one.role in CONTENT)).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """What is signed: UTF-8 JSON, one field a line, the same bytes for the same manifest."""
    return (json.dumps(to_json(manifest), ensure_ascii=False, indent=1) + "\n").encode()
