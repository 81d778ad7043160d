"""The password of a database server, sealed by the vault in a file of the data folder."""

from __future__ import annotations

import errno
import secrets
from pathlib import Path

from vms_desktop.adapters.secrets.vault import AesGcmVault
from vms_desktop.domain.errors import StorageError

_PURPOSE = "vms-desktop database password"


def keep_password(path: Path, vault: AesGcmVault, password: str | None) -> None:
    """None forgets it. Raises StorageError ``storage.disk_full``, ``storage.not_writable``, and those of the vault."""
    sealed = None if password is None else vault.seal_secret(password.encode(), _PURPOSE)
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        if sealed is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            partial.touch(mode=0o600)
            partial.write_bytes(sealed)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        code = "storage.disk_full" if error.errno == errno.ENOSPC else "storage.not_writable"
        raise StorageError(code, detail=str(error.strerror), path=str(path), folder=str(path.parent)) from error


def kept_password(path: Path, vault: AesGcmVault) -> str | None:
    """None: none was kept. Raises StorageError ``storage.vault_key_wrong`` and others of the vault."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        folder = str(path.parent)
        raise StorageError("storage.not_writable", detail=str(error.strerror), path=str(path), folder=folder) from error
    return vault.unseal_secret(sealed, _PURPOSE).decode()
