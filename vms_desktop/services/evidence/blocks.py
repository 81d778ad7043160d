"""Reading, hashing and copying in blocks: memory stays the same however large a file is. Blocking."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.services.evidence.faults import told_as_evidence_errors
from vms_desktop.services.operation import machinery

BLOCK = 2 << 20
"""Bytes read and hashed at once."""
Step = Callable[[int], None]
"""Told the bytes of each block when it is done with; may raise to stop."""


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def no_step(_bytes: int) -> None: ...


class Hash(Protocol):
    """As ``hashlib`` makes them."""

    def update(self, data: memoryview | bytes, /) -> None: ...


def hash_of(file: Readable, most: int, step: Step = no_step, *, also: Hash | None = None) -> tuple[str, int]:
    """SHA-256 and length of what ``file`` gives, at most ``most`` bytes and a block of it: more is told by the length.
    ``also``: is given every byte too. Raises OSError.
    """
    sha256, length = hashlib.sha256(), 0
    for piece in _pieces(file):
        sha256.update(piece)
        if also is not None:
            also.update(piece)
        length += len(piece)
        step(len(piece))
        if length > most:
            break
    return sha256.hexdigest(), length


def _pieces(file: Readable) -> Iterator[memoryview | bytes]:
    if not isinstance(file, BlockFile):
        while data := file.read(BLOCK):
            yield data
        return
    block = memoryview(bytearray(BLOCK))  # one for all: the next piece takes the place of the one before
    while count := file.readinto(block):
        yield block[:count]


@machinery("reads what others were asked to")
class BlockFile:
    """A regular file that is read from its beginning to its end."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def readinto(self, block: memoryview) -> int:
        if hasattr(os, "readv"):
            return os.readv(self._descriptor, [block])
        data = os.read(self._descriptor, len(block))
        block[: len(data)] = data
        return len(data)

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; all that is left without it."""
        pieces: list[bytes] = []
        while size and (data := os.read(self._descriptor, BLOCK if size < 0 else min(size, BLOCK))):
            pieces.append(data)
            size -= len(data) if size > 0 else 0
        return b"".join(pieces)


def drop_from_cache(descriptor: int) -> None:
    """Ask the system to forget the file's pages, so that the next reading comes from the disk.

    It may keep them, a drive's own cache is not reached, and Windows has no such call: reading back then shows that
    the file can be read as it was written, not that the medium holds it. Unplugging the medium is the only proof.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def reading(path: Path, *, afresh: bool = False) -> Iterator[BlockFile]:
    """A regular file, no link, device or pipe. ``afresh``: from the disk, as far as the system allows.

    Raises OSError.
    """
    descriptor = _open(path)
    try:
        if afresh:
            drop_from_cache(descriptor)
        yield BlockFile(descriptor)
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not every system has each
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "no regular file", str(path))
    return descriptor


def copy_hashed(source: Path, target: Path, step: Step = no_step) -> tuple[str, int]:
    """Copy and hash in one pass; on the disk when it returns. Never over a file that is there.

    Raises EvidenceError ``evidence.source_unreadable`` (file), and as ``told_as_evidence_errors`` for the target.
    """
    try:
        descriptor = _open(source)
    except OSError as error:
        raise EvidenceError("evidence.source_unreadable", file=source.name, detail=error.strerror or "") from error
    try:
        return _write_from(BlockFile(descriptor), source, target, step)
    finally:
        os.close(descriptor)


def split_hashed(
    source: Path, part: Callable[[int], Path], most: int, step: Step = no_step
) -> tuple[str, int, dict[Path, str]]:
    """Copy into parts of ``most`` bytes; SHA-256 and length of the whole, and the hash of each part. ``part``: the
    path of the part of that number, from 1. Raises as ``copy_hashed``.
    """
    try:
        descriptor = _open(source)
    except OSError as error:
        raise EvidenceError("evidence.source_unreadable", file=source.name, detail=error.strerror or "") from error
    whole, length = hashlib.sha256(), 0
    hashes: dict[Path, str] = {}
    block = memoryview(bytearray(BLOCK))
    try:
        reader = BlockFile(descriptor)
        count = _read(reader, block[: min(BLOCK, most)], source)
        while count:
            target = part(len(hashes) + 1)
            sha256, left = hashlib.sha256(), most
            with told_as_evidence_errors(target.parent), target.open("xb", buffering=0) as file:
                while count:
                    piece = block[:count]
                    sha256.update(piece)
                    whole.update(piece)
                    write_all(file, piece)
                    left -= count
                    length += count
                    step(count)
                    count = _read(reader, block[: min(BLOCK, left)], source) if left else 0
                os.fsync(file.fileno())
            hashes[target] = sha256.hexdigest()
            count = _read(reader, block[: min(BLOCK, most)], source) if not left else 0
    finally:
        os.close(descriptor)
    return whole.hexdigest(), length, hashes


def _write_from(reader: BlockFile, source: Path, target: Path, step: Step) -> tuple[str, int]:
    sha256, length = hashlib.sha256(), 0
    block = memoryview(bytearray(BLOCK))
    with told_as_evidence_errors(target.parent), target.open("xb", buffering=0) as file:
        while count := _read(reader, block, source):
            piece = block[:count]
            sha256.update(piece)
            write_all(file, piece)
            length += count
            step(count)
        os.fsync(file.fileno())
        drop_from_cache(file.fileno())
    return sha256.hexdigest(), length


def _read(reader: BlockFile, block: memoryview, source: Path) -> int:
    try:
        return reader.readinto(block)
    except OSError as error:
        # The reason must not be taken for the target's: a torn-out source medium is another thing to mend.
        raise EvidenceError("evidence.source_unreadable", file=source.name, detail=error.strerror or "") from error


def write_all(file: BinaryIO, data: memoryview | bytes) -> None:
    """An unbuffered file may take less than it is given."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) or 0 :]


def write_file(path: Path, content: bytes) -> tuple[str, int]:
    """A new small file, on the disk when it returns. Raises as ``told_as_evidence_errors``."""
    with told_as_evidence_errors(path.parent), path.open("xb", buffering=0) as file:
        write_all(file, content)
        os.fsync(file.fileno())
    return hashlib.sha256(content).hexdigest(), len(content)


def sync_folder(folder: Path) -> None:
    """The names in it are on the disk when it returns. Windows knows no such call and needs none."""
    if os.name == "nt":
        return
    with told_as_evidence_errors(folder):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
