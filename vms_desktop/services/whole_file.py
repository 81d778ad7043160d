"""Files that people save, written whole or not at all: beside their place first, then put there."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vms_desktop.domain.errors import StorageError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """The file to write instead of ``path``, in the same folder. It takes its place when the block has ended, on the
    disk by then; a file of that name is replaced. Where the block fails, nothing is left. Blocking.

    Raises StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder), also for an OSError within.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".saved-", suffix=".part", dir=path.parent)
        os.close(handle)
        partial = Path(name)
        try:
            yield partial
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            # mkstemp makes 0600 files; what is saved is read by colleagues as far as the folder allows.
            partial.chmod(0o640)
            partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        code = "storage.disk_full" if error.errno in _NO_ROOM else "storage.file_not_writable"
        raise StorageError(code, file=path.name, folder=str(path.parent), detail=error.strerror or "") from error


def write_whole(path: Path, data: bytes) -> None:
    """As ``whole_file``. Blocking."""
    with whole_file(path) as partial:
        partial.write_bytes(data)
