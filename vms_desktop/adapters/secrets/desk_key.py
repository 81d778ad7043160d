"""The desk's signing key (Ed25519): made once, sealed by the vault, in ``desk.json`` of the data folder.

The public half lies there in clear, so that the desk knows who it is while the system's key store is still locked.
"""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.adapters.secrets.key_file import write_private
from vms_desktop.adapters.secrets.vault import AesGcmVault
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import StorageError

_PURPOSE = "vms-desktop desk signing key"
_VERSION = 1


class SealedDeskKey:
    """Fulfils ``services.log_ports.DeskSigner``. The key is unsealed at the first signature; any thread may call."""

    def __init__(self, desk: Desk, sealed: bytes, vault: AesGcmVault) -> None:
        self._desk = desk
        self._sealed = sealed
        self._vault = vault
        self._private: bytes | None = None
        self._one_unsealing = threading.Lock()

    def __repr__(self) -> str:
        return f"SealedDeskKey({self._desk.id})"

    @property
    def desk(self) -> Desk:
        return self._desk

    def sign(self, message: bytes) -> bytes:
        """64 bytes. Raises StorageError ``storage.key_store_unavailable``, ``storage.vault_*``."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        with self._one_unsealing:
            if self._private is None:
                self._private = self._vault.unseal_secret(self._sealed, _PURPOSE)
        return Ed25519PrivateKey.from_private_bytes(self._private).sign(message)


@dataclass(frozen=True, slots=True)
class _Record:
    desk: Desk
    sealed: bytes


def open_desk_key(path: Path, vault: AesGcmVault, name: str) -> SealedDeskKey:
    """The folder's key; made under ``name`` where there is none. Blocking: the vault may ask the key store.

    Raises StorageError ``storage.desk_key_damaged`` (path), ``storage.vault_*``, ``storage.key_store_unavailable``,
    ``storage.disk_full``, ``storage.not_writable``.
    """
    record = _read(path) or _make(path, vault, name)
    return SealedDeskKey(record.desk, record.sealed, vault)


def known_desk(path: Path) -> Desk | None:
    """Who the folder's desk is; None: it has no key yet. Raises StorageError ``storage.desk_key_damaged``."""
    record = _read(path)
    return None if record is None else record.desk


def _read(path: Path) -> _Record | None:
    try:
        data = json.loads(path.read_text("utf-8"))
        public, sealed = (base64.b64decode(data[field], validate=True) for field in ("public_key", "sealed_key"))
        record = _Record(Desk(public, str(data["name"])), sealed)
        right = data["version"] == _VERSION and data["desk"] == record.desk.id and len(public) == 32
    except FileNotFoundError:
        return None
    except OSError as error:
        detail = str(error.strerror)
        raise StorageError("storage.not_writable", detail=detail, path=str(path), folder=str(path.parent)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError("storage.desk_key_damaged", detail=type(error).__name__, path=str(path)) from None
    if not right:
        # A new key would begin a new chain and hide that the old one was lost.
        raise StorageError("storage.desk_key_damaged", path=str(path))
    return record


def _make(path: Path, vault: AesGcmVault, name: str) -> _Record:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    desk = Desk(private.public_key().public_bytes_raw(), name)
    sealed = vault.seal_secret(private.private_bytes_raw(), _PURPOSE)
    data = {
        "version": _VERSION,
        "desk": desk.id,
        "name": name,
        "public_key": base64.b64encode(desk.public_key).decode(),
        "sealed_key": base64.b64encode(sealed).decode(),
    }
    if not write_private(path, json.dumps(data, ensure_ascii=False, indent=1)):
        winner = _read(path)
        if winner is None:
            raise StorageError("storage.desk_key_damaged", path=str(path))
        return winner
    return _Record(desk, sealed)


def signature_holds(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` is Ed25519 of ``message`` by that key (raw, 32 bytes); False for nonsense too."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
