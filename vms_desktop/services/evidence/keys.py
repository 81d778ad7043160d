"""Public keys as files: PEM as ``openssl`` writes it, fingerprints as people compare them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Sequence

from vms_desktop.domain.desk import ID_LENGTH
from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import KnownKey
from vms_desktop.domain.evidence.manifest import fingerprint
from vms_desktop.services.log.log_files import pem

LONGEST_PEM = 4096
_HEAD = bytes.fromhex("302a300506032b6570032100")
_PEM = re.compile(rb"-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*", re.ASCII)

__all__ = ["LONGEST_PEM", "fingerprint_digits", "key_of_pem", "pem", "with_fingerprints"]


def key_of_pem(text: bytes) -> bytes | None:
    """The raw Ed25519 key (32 bytes) of a PEM file (RFC 8410); None: it is none."""
    match = _PEM.fullmatch(text.strip()) if len(text) <= LONGEST_PEM else None
    if match is None:
        return None
    try:
        der = base64.b64decode(b"".join(match[1].split()), validate=True)
    except binascii.Error:
        return None
    return der[len(_HEAD) :] if der.startswith(_HEAD) and len(der) == len(_HEAD) + 32 else None


def fingerprint_digits(text: str) -> str:
    """A fingerprint as it was typed or read off paper: spaces, colons and capitals do not count; its beginning is
    enough, from a desk's id on. Raises EvidenceError ``evidence.bad_fingerprint`` (least).
    """
    digits = re.sub(r"[\s:-]", "", text).lower()
    if not re.fullmatch(rf"[0-9a-f]{{{ID_LENGTH},64}}", digits, re.ASCII):
        raise EvidenceError("evidence.bad_fingerprint", least=ID_LENGTH)
    return digits


def with_fingerprints(keys: Iterable[KnownKey], given: Sequence[str], candidate: bytes | None) -> list[KnownKey]:
    """``keys``, and the key that lies in the package where its fingerprint is one of those ``given``."""
    found = list(keys)
    if candidate is not None:
        whole = fingerprint(candidate)
        found += [KnownKey(candidate, one) for one in given if whole.startswith(one)]
    return found
