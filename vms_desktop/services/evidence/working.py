"""The working place of a package: a hidden name that nobody takes for a package, held as long as somebody works there.

What a killed program leaves is recognised by its name and by nobody holding it, and taken away.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from vms_desktop.domain.errors import EvidenceError
from vms_desktop.services.evidence.faults import told_as_evidence_errors

_ENDING, _HELD = ".partial", ".held"
_SPARE = 16 << 20
"""Bytes left free beside what is written: manifest, forms, the file system's own."""
_TRIES = 3

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
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
        except OSError:
            # Held, or a file system that knows no locks (some shares): then nobody can tell, and nothing is taken away.
            return False
        return True


def _is_at(path: Path, file: BinaryIO) -> bool:
    """Whether that is still the file others find there: who held it may have taken it away between its being opened and
    its being locked here.
    """
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def working_name(name: str) -> str:
    """``.REQ-2569-0001_1.partial``"""
    return f".{name}{_ENDING}"


@contextmanager
def working_place(folder: Path, name: str) -> Iterator[Path]:
    """A path to work at, where nothing lies yet; on leaving the block nothing lies there any more: it was given its
    name, or is removed. What an earlier try left is taken away first.

    Raises EvidenceError ``evidence.being_made`` (name), and as ``told_as_evidence_errors``.
    """
    place = folder / working_name(name)
    held = folder / f"{working_name(name)}{_HELD}"
    with told_as_evidence_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(held, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        if not _take(file) or not _is_at(held, file):
            raise EvidenceError("evidence.being_made", name=name)
        with told_as_evidence_errors(folder):
            remove(place)
        try:
            yield place
        finally:
            with suppress(OSError):  # a medium that is gone keeps it; it is recognised when it comes back
                remove(place)
            with suppress(OSError):
                held.unlink()
    finally:
        with suppress(OSError):
            file.close()
        if os.name == "nt":  # where an open file cannot be taken away
            with suppress(OSError):
                held.unlink()


def require_room(folder: Path, size: int) -> None:
    """Raises EvidenceError ``evidence.disk_full`` (folder): there is not room for so many bytes and some spare."""
    with told_as_evidence_errors(folder):
        free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise EvidenceError("evidence.disk_full", folder=str(folder))


def clean_leftovers(folder: Path) -> list[str]:
    """Take away what killed programs left in ``folder``; returns the names of the packages that were being made.

    Raises EvidenceError as ``told_as_evidence_errors``.
    """
    cleaned = []
    with told_as_evidence_errors(folder):
        try:
            names = sorted(os.listdir(folder))
        except FileNotFoundError:
            return []
        for found in names:
            if not (found.startswith(".") and found.endswith(_HELD)):
                continue
            held = folder / found
            try:
                file = held.open("r+b")
            except FileNotFoundError:
                continue  # whoever worked there has just come to an end
            with file:
                if not _take(file) or not _is_at(held, file):
                    continue
                place = folder / found.removesuffix(_HELD)
                if os.path.lexists(place):
                    cleaned.append(found.removesuffix(_HELD).removeprefix(".").removesuffix(_ENDING))
                    remove(place)
                with suppress(OSError):  # Windows takes no open file away
                    held.unlink()
            if os.name == "nt":
                with suppress(OSError):
                    held.unlink()
    return cleaned


def remove(place: Path) -> None:
    """A file or a folder, also one that was made read-only already. Raises OSError."""
    if not os.path.lexists(place):
        return
    if place.is_symlink() or not place.is_dir():
        place.chmod(stat.S_IRUSR | stat.S_IWUSR) if not place.is_symlink() else None
        place.unlink()
        return
    for inner, _folders, _files in os.walk(place):
        os.chmod(inner, stat.S_IRWXU)

    def writable(call: Callable[..., Any], path: str, _error: Any) -> None:
        os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
        call(path)

    for again in reversed(range(_TRIES)):
        try:
            shutil.rmtree(place, onerror=writable)
        except OSError as error:
            # Somebody who was told to stop put one more file into it meanwhile.
            if error.errno != errno.ENOTEMPTY or not again:
                raise
        else:
            return


def make_read_only(place: Path) -> None:
    """Against mistakes, not against malice: that is what the signature is for. Raises OSError."""
    if place.is_file():
        place.chmod(0o444)
        return
    for inner, _folders, files in os.walk(place, topdown=False):
        for name in files:
            os.chmod(os.path.join(inner, name), 0o444)
        os.chmod(inner, 0o555)
