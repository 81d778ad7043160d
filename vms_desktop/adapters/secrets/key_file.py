"""The small file in the data folder that says where the vault's key is, and holds it where there is no key store.

Mode 0600 on POSIX, put right when found otherwise. On Windows the file inherits the access list of the user's profile
folder (the user, administrators, the system); a data folder elsewhere should be given the same.
"""

from __future__ import annotations

import base64
import errno
import json
import logging
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from vms_desktop.domain.errors import StorageError

_log = logging.getLogger(__name__)
KEY_BYTES = 32
_VERSION = 1


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """``key`` None: it is in the system's key store under ``key_id``."""

    key_id: str
    key: bytes | None = field(repr=False)


def read_record(path: Path) -> KeyRecord | None:
    """None: no key was made yet. Raises StorageError ``storage.vault_damaged``, ``storage.not_writable``."""
    try:
        _keep_private(path)
        data = json.loads(path.read_text("utf-8"))
        key = base64.b64decode(data["key"], validate=True) if data.get("key") else None
        record = KeyRecord(str(data["key_id"]), key)
        right = data["version"] == _VERSION and record.key_id and (key is None or len(key) == KEY_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(
            "storage.not_writable", detail=str(error.strerror), path=str(path), folder=str(path.parent)
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageError("storage.vault_damaged", detail=type(error).__name__, path=str(path)) from None
    if not right:
        raise StorageError("storage.vault_damaged", path=str(path))
    return record


def write_record(path: Path, record: KeyRecord) -> bool:
    """Whole or not at all, never over an existing one (False: somebody was faster).

    Raises StorageError ``storage.disk_full``, ``storage.not_writable``.
    """
    data = {"version": _VERSION, "key_id": record.key_id}
    if record.key is not None:
        data["key"] = base64.b64encode(record.key).decode()
    return write_private(path, json.dumps(data))


def write_private(path: Path, text: str) -> bool:
    """A file only the user may read: whole or not at all, never over an existing one (False). Raises as above."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            return _publish(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        code = "storage.disk_full" if error.errno == errno.ENOSPC else "storage.not_writable"
        raise StorageError(code, detail=str(error.strerror), path=str(path), folder=str(path.parent)) from error


def _publish(partial: Path, path: Path) -> bool:
    """Give the finished file its name unless the name is taken."""
    try:
        if os.name == "nt":
            partial.rename(path)  # refuses an existing target there
        else:
            os.link(partial, path)
    except FileExistsError:
        return False
    except OSError as error:
        # File systems without hard links (FAT, some shares): the desk lock already keeps others out.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        if path.exists():
            return False
        partial.replace(path)
    return True


def _keep_private(path: Path) -> None:
    if os.name == "nt":
        return
    mode = path.stat().st_mode
    if stat.S_IMODE(mode) & 0o077:
        _log.warning("the vault's key file was readable by others; its mode is put back to 0600")
        path.chmod(0o600)
