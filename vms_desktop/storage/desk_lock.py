"""One desk per data folder. The operating system holds the lock and lets go when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from vms_desktop.domain.errors import StorageError
from vms_desktop.storage.faults import told_as_storage_errors

# Windows locks bytes and keeps others from reading them; a byte far behind the text leaves the process id readable.
_LOCKED_BYTE = 1 << 20

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class DeskLock:
    """Held from ``take`` until ``release`` or the end of the process. Not inherited by child processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Raises StorageError ``storage.in_use`` (path, pid; 0: not known), ``storage.not_writable``."""
        with told_as_storage_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self._locked()
            while not _is_at(self._path, file):
                # Who held it took it away between its being opened and its being locked here.
                file.close()
                file = self._locked()
            file.seek(0)
            file.truncate()
            file.write(str(os.getpid()).encode())
            file.flush()
        self._file = file

    def _locked(self) -> BinaryIO:
        # Neither truncated nor replaced: the file may be somebody else's lock.
        file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        if not _take(file):
            owner = file.read(20)
            file.close()
            pid = int(owner) if owner.strip().isdigit() else 0
            raise StorageError("storage.in_use", path=str(self._path.parent), pid=pid)
        return file

    def release(self) -> None:
        """May be called twice. The file stays; who removes it does so while it holds it."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _is_at(path: Path, file: BinaryIO) -> bool:
    """Whether that is still the file others find there."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
