"""Passwords of people: argon2id (RFC 9106), and secrets sealed under a password. ``argon2`` is known here only.

A secret for one-time codes lies under its owner's password and not under the desk's vault: desks that share a database
need share no key, and whoever copies the database has neither.
Blob: ``P1``, 16 bytes salt, 12 bytes nonce, AES-256-GCM under argon2id(password, salt).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_MAGIC = b"P1"
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_PURPOSE = b"vms-desktop one-time codes"


class Argon2Keeper:
    """Fulfils ``services.people.people_ports.PasswordKeeper``. Any thread may call.

    ``time_cost``, ``memory_kib``, ``lanes``: RFC 9106, section 4, second recommended option, unless a test says less.
    """

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 65_536, lanes: int = 4) -> None:
        self._time_cost, self._memory_kib, self._lanes = time_cost, memory_kib, lanes
        self._pretended: str | None = None

    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher(self._time_cost, self._memory_kib, self._lanes)

    def hash(self, password: str) -> str:
        return self._hasher().hash(_bytes(password))

    def holds(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import Argon2Error, InvalidHashError

        try:
            return self._hasher().verify(hashed, _bytes(password))
        except (Argon2Error, InvalidHashError):
            return False

    def pretend(self, password: str) -> None:
        if self._pretended is None:
            self._pretended = self.hash("nobody's")
        self.holds(self._pretended, password)

    def is_outdated(self, hashed: str) -> bool:
        from argon2.exceptions import InvalidHashError

        try:
            return self._hasher().check_needs_rehash(hashed)
        except InvalidHashError:
            return False

    def seal(self, secret: bytes, password: str) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        key = self._key(password, salt)
        return _MAGIC + salt + nonce + AESGCM(key).encrypt(nonce, secret, _PURPOSE)

    def unseal(self, sealed: bytes, password: str) -> bytes | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, rest = sealed[len(_MAGIC) : len(_MAGIC) + _SALT_BYTES], sealed[len(_MAGIC) + _SALT_BYTES :]
        if not sealed.startswith(_MAGIC) or len(rest) < _NONCE_BYTES:
            return None
        try:
            key = self._key(password, salt)
            return AESGCM(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], _PURPOSE)
        except InvalidTag:
            return None

    def _key(self, password: str, salt: bytes) -> bytes:
        from argon2.low_level import Type, hash_secret_raw

        return hash_secret_raw(
            _bytes(password), salt, self._time_cost, self._memory_kib, self._lanes, _KEY_BYTES, Type.ID
        )


def _bytes(password: str) -> bytes:
    # A half surrogate, which a broken input method may send, must not be an error of the program.
    return password.encode("utf-8", "surrogatepass")
