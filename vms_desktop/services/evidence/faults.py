"""What a disk or stick says when it does not take what is written, as errors a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vms_desktop.domain.errors import EvidenceError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOENT, errno.ENOTCONN, errno.EHOSTDOWN}
_WINDOWS_GONE = {21, 31, 55, 64, 433, 1117, 1167}
"""ERROR_NOT_READY, GEN_FAILURE, DEV_NOT_EXIST, NETNAME_DELETED, NO_SUCH_DEVICE, IO_DEVICE, DEVICE_NOT_CONNECTED."""


def evidence_error(error: OSError, folder: Path) -> EvidenceError:
    """Codes ``evidence.disk_full``, ``evidence.too_large`` (the file system takes no such large files),
    ``evidence.read_only``, ``evidence.medium_gone``, ``evidence.exists``, ``evidence.not_written``; all: folder.
    """
    if error.errno in _FULL:
        code = "evidence.disk_full"
    elif error.errno == errno.EFBIG:
        code = "evidence.too_large"
    elif error.errno in _READ_ONLY:
        code = "evidence.read_only"
    elif error.errno in _GONE or getattr(error, "winerror", None) in _WINDOWS_GONE:
        code = "evidence.medium_gone"
    elif error.errno in (errno.EEXIST, errno.ENOTEMPTY):
        code = "evidence.exists"
    else:
        code = "evidence.not_written"
    return EvidenceError(code, folder=str(folder), detail=error.strerror or "")


@contextmanager
def told_as_evidence_errors(folder: Path) -> Iterator[None]:
    """Raises EvidenceError as ``evidence_error`` makes it of an OSError of the block."""
    try:
        yield
    except OSError as error:
        raise evidence_error(error, folder) from error
