"""Files that people save, written whole or not at all: beside their place first, then put there."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vms_desktop.domain.errors import StorageError

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a disk says that takes no more: none left, none left for this person, no such large files."""


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """The file to write instead of ``path``, in the same folder. It takes its place when the block has ended, on the
    disk by then; a file of that name is replaced. Where the block fails, nothing is left. Blocking. Raises OSError.
    """
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


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """As ``put_in_place``. Raises StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder); an
    OSError of the block becomes one of them too.
    """
    try:
        with put_in_place(path) as partial:
            yield partial
    except OSError as error:
        code = "storage.disk_full" if error.errno in NO_ROOM else "storage.file_not_writable"
        raise StorageError(code, file=path.name, folder=str(path.parent), detail=error.strerror or "") from error


def write_whole(path: Path, data: bytes) -> None:
    """As ``whole_file``. Blocking."""
    with whole_file(path) as partial:
        partial.write_bytes(data)
