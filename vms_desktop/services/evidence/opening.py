"""From a path that somebody names to a package's contents: a folder, a ZIP file, or a ZIP file in parts."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.manifest import MANIFEST, NOT_LISTED
from vms_desktop.services.evidence.contents import Contents, FolderContents
from vms_desktop.services.evidence.evidence_ports import EncryptedZips
from vms_desktop.services.evidence.split_zip import first_part_in, folder_of_parts, parts_of_zip
from vms_desktop.services.evidence.zip_contents import ZipContents
from vms_desktop.services.operation import machinery


@machinery("reads what EvidenceService was asked to")
class JoinedFile(io.RawIOBase):
    """Parts of a file as one, to be read and sought in."""

    def __init__(self, parts: list[BinaryIO]) -> None:
        self._parts = parts
        self._lengths = [part.seek(0, os.SEEK_END) for part in parts]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: sum(self._lengths)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as io.BufferedReader calls it
        begin = 0
        for part, length in zip(self._parts, self._lengths, strict=True):
            if self._at < begin + length:
                part.seek(self._at - begin)
                data = part.read(min(len(buffer), begin + length - self._at))
                buffer[: len(data)] = data
                self._at += len(data)
                return len(data)
            begin += length
        return 0


@contextmanager
def opened(
    path: Path, passphrase: str | None = None, encrypted: EncryptedZips | None = None, *, afresh: bool = False
) -> Iterator[Contents]:
    """The contents of a package; ``path`` may also be its ``manifest.json``, or the first part of a split ZIP.

    Raises EvidenceError ``evidence.not_there`` (path), ``evidence.not_readable`` (path), ``evidence.not_a_package``,
    ``evidence.part_missing`` (file), and as ``ZipContents``. Blocking.
    """
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        code = "evidence.not_there" if isinstance(error, FileNotFoundError) else "evidence.not_readable"
        raise EvidenceError(code, path=path.name, detail=error.strerror or "") from error
    except ValueError as error:  # a name with a NUL
        raise EvidenceError("evidence.not_there", path=repr(path.name), detail=str(error)) from error
    if stat.S_ISDIR(mode):
        path = first_part_in(path) or path
        if path.is_dir():
            # Before all of a home folder is walked through: somebody dropped the wrong one.
            if not any(os.path.lexists(path / name) for name in NOT_LISTED):
                raise EvidenceError("evidence.not_a_package")
            yield FolderContents(path, afresh=afresh)
            return
        mode = stat.S_IFREG
    if not stat.S_ISREG(mode):
        raise EvidenceError("evidence.not_a_package")
    if path.name == MANIFEST:
        yield FolderContents(path.parent, afresh=afresh)
        return
    with ExitStack() as stack:
        try:
            files: list[BinaryIO] = [stack.enter_context(part.open("rb")) for part in parts_of_zip(path)]
        except OSError as error:
            raise EvidenceError("evidence.not_readable", path=path.name, detail=error.strerror or "") from error
        if files[0].read(2) != b"PK":
            raise EvidenceError("evidence.not_a_package")
        one = files[0] if len(files) == 1 else cast("BinaryIO", io.BufferedReader(JoinedFile(files)))
        yield ZipContents(one, passphrase, encrypted, around=folder_of_parts(path))
