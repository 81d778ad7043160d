"""Seals credentials. Blob: ``V1``, 8 bytes that name the key, nonce, AES-256-GCM over JSON [user, password]."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import threading
from collections.abc import Callable

from vms_desktop.adapters.secrets.key_file import KEY_BYTES, KeyRecord, read_record, write_record
from vms_desktop.adapters.secrets.key_store import KeyStore, KeyStoreUnavailable, SystemKeyStore
from vms_desktop.domain.address import Credential
from vms_desktop.domain.errors import StorageError
from vms_desktop.paths import DataFolder
from vms_desktop.services.ports import SealedCredential

_log = logging.getLogger(__name__)
_MAGIC = b"V1"
_NAME_BYTES = 8
_NONCE_BYTES = 12
_PURPOSE = b"vms-desktop camera credential"
_PADDED_TO = 64


class AesGcmVault:
    """Fulfils ``services.ports.Vault``. The key is fetched at first use, once; any thread may call."""

    def __init__(self, fetch_key: Callable[[], bytes]) -> None:
        self._fetch_key = fetch_key
        self._key: bytes | None = None
        self._one_fetch = threading.Lock()

    def __repr__(self) -> str:
        return "AesGcmVault()"

    def seal(self, credential: Credential) -> SealedCredential:
        """Raises StorageError ``storage.key_store_unavailable``, ``storage.vault_damaged``, ``storage.disk_full``,
        ``storage.not_writable``.
        """
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._the_key()
        plain = json.dumps([credential.username, credential.password], ensure_ascii=False).encode()
        # Padded with spaces, which JSON passes over: the blob's length does not tell the password's.
        plain += b" " * (-len(plain) % _PADDED_TO)
        head = _MAGIC + _name_of(key)
        nonce = os.urandom(_NONCE_BYTES)
        return SealedCredential(head + nonce + AESGCM(key).encrypt(nonce, plain, _PURPOSE + head))

    def unseal(self, sealed: SealedCredential) -> Credential:
        """Raises StorageError ``storage.vault_key_wrong`` (also for a blob that was changed), and as ``seal``."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._the_key()
        head_length = len(_MAGIC) + _NAME_BYTES
        head, rest = sealed.blob[:head_length], sealed.blob[head_length:]
        nonce, body = rest[:_NONCE_BYTES], rest[_NONCE_BYTES:]
        try:
            plain = AESGCM(key).decrypt(nonce, body, _PURPOSE + head)
            username, password = json.loads(plain)
        except (InvalidTag, ValueError, TypeError):
            other = head != _MAGIC + _name_of(key)
            detail = "sealed with another key" if other else "the sealed credential was changed"
            raise StorageError("storage.vault_key_wrong", detail=detail) from None
        return Credential(str(username), str(password))

    def seal_secret(self, secret: bytes, purpose: str) -> bytes:
        """Another secret under the same key; it can only be unsealed for the same purpose. Raises as ``seal``."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._the_key()
        head, nonce = _MAGIC + _name_of(key), os.urandom(_NONCE_BYTES)
        return head + nonce + AESGCM(key).encrypt(nonce, secret, purpose.encode() + head)

    def unseal_secret(self, blob: bytes, purpose: str) -> bytes:
        """Raises as ``unseal``."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._the_key()
        head_length = len(_MAGIC) + _NAME_BYTES
        head, nonce = blob[:head_length], blob[head_length : head_length + _NONCE_BYTES]
        try:
            return AESGCM(key).decrypt(nonce, blob[head_length + _NONCE_BYTES :], purpose.encode() + head)
        except (InvalidTag, ValueError):
            detail = "sealed with another key" if head != _MAGIC + _name_of(key) else "the sealed secret was changed"
            raise StorageError("storage.vault_key_wrong", detail=detail) from None

    def _the_key(self) -> bytes:
        with self._one_fetch:
            if self._key is None:
                self._key = self._fetch_key()
            return self._key


def _name_of(key: bytes) -> bytes:
    return hashlib.sha256(b"vms-desktop key name" + key).digest()[:_NAME_BYTES]


def open_vault(folder: DataFolder, *, key_store: KeyStore | None = None, use_key_store: bool = True) -> AesGcmVault:
    """The vault of a data folder. Nothing is read or asked before the first credential.

    ``use_key_store`` False keeps a new key in the folder (demonstrations, tests); a key made earlier stays where it is.
    """
    store = key_store or SystemKeyStore()
    return AesGcmVault(lambda: _fetch_or_make(folder, store, use_key_store))


def _fetch_or_make(folder: DataFolder, store: KeyStore, use_key_store: bool) -> bytes:
    record = read_record(folder.key_file) or _make(folder, store, use_key_store)
    if record.key is not None:
        return record.key
    try:
        found = store.get(record.key_id)
    except KeyStoreUnavailable as error:
        raise StorageError("storage.key_store_unavailable", detail=str(error)) from error
    try:
        key = bytes.fromhex(found or "")
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        # A new key here would make every stored password unreadable without a word.
        raise StorageError("storage.vault_key_missing", path=str(folder.key_file))
    return key


def _make(folder: DataFolder, store: KeyStore, use_key_store: bool) -> KeyRecord:
    key, key_id = os.urandom(KEY_BYTES), f"vault-{secrets.token_hex(8)}"
    record = KeyRecord(key_id, key)
    if use_key_store:
        try:
            store.set(key_id, key.hex())
            record = KeyRecord(key_id, None)
        except KeyStoreUnavailable as error:
            _log.info("no usable key store (%s): the vault's key lies in the data folder", error)
    if not write_record(folder.key_file, record):
        winner = read_record(folder.key_file)
        if winner is None:
            raise StorageError("storage.vault_damaged", path=str(folder.key_file))
        return winner
    return record
