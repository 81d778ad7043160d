"""A desk: one data folder with a signing key of its own. Its id is made from the key, so that nobody can borrow it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

ID_LENGTH = 24


def desk_id(public_key: bytes) -> str:
    """The first 24 hexadecimal digits of the SHA-256 of the raw Ed25519 public key (32 bytes)."""
    return sha256(public_key).hexdigest()[:ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Desk:
    """``public_key``: Ed25519, raw, 32 bytes. ``name``: for people, may change."""

    public_key: bytes
    name: str

    @property
    def id(self) -> str:
        return desk_id(self.public_key)
