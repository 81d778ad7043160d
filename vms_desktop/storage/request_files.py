"""Attachments in the data folder: ``attachments/ab/abcd…`` by SHA-256, read-only, without a name that anything runs."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
import os
import stat
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO

from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.file_names import given_name
from vms_desktop.domain.requests.attachment import BEGINNING, MOST_BYTES, FileKind, kind_of
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.requests.attachments import StoredFile
from vms_desktop.services.to_end import to_end
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.request_papers import SqlPapers

_CHUNK = 1 << 20
_READ_ONLY = stat.S_IRUSR
OPENED = "opened"
"""Below the folder: copies laid out for other programs, for a while."""


class AttachmentFolder:
    """Fulfils ``services.requests.attachments.AttachmentFiles``. Works on threads: a share may be slow.

    ``papers``: where several desks share a database, what one took in lies there too, and comes from there when another
    shows it.
    """

    def __init__(self, root: Path, papers: SqlPapers | None = None) -> None:
        self._root = root
        self._papers = papers
        self._opened = root / OPENED
        self._laying_out = threading.Lock()
        """Nothing is cleared between a copy's folder being made and the copy being written."""

    async def take_in(self, source: Path | bytes, name: str) -> StoredFile:
        stored = await asyncio.to_thread(self._take_in, source, name)
        if self._papers is not None:
            await self._papers.put(stored.sha256, self._place(stored.sha256))
        return stored

    async def lay_out(self, sha256: str, name: str) -> Path:
        try:
            return await asyncio.to_thread(self._lay_out, sha256, name)
        except RequestError:
            # Taken in at another desk, or changed here since.
            if self._papers is None or not await self._fetched(sha256, self._papers):
                raise
        return await asyncio.to_thread(self._lay_out, sha256, name)

    async def share(self) -> None:
        """Put into the database what lies here only: it was taken in before desks shared their papers.

        Raises StorageError.
        """
        if self._papers is None:
            return
        for sha256 in await self._papers.missing():
            place = self._place(sha256)
            with told_as_storage_errors(self._root):
                if await asyncio.to_thread(_is_whole, place, sha256):
                    await self._papers.put(sha256, place)

    async def _fetched(self, sha256: str, papers: SqlPapers) -> bool:
        """Whether it is in the folder now as it should be."""
        partial = await asyncio.to_thread(self._partial)
        try:
            with told_as_storage_errors(self._root):
                if not await papers.get(sha256, partial) or not await asyncio.to_thread(_is_whole, partial, sha256):
                    return False
                await to_end(lambda: self._put_in_place(partial, sha256))
        finally:
            await to_end(lambda: partial.unlink(missing_ok=True))
        return True

    def _partial(self) -> Path:
        with told_as_storage_errors(self._root):
            self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix="partial-", dir=self._root)
            os.close(handle)
        return Path(name)

    def _put_in_place(self, partial: Path, sha256: str) -> None:
        place = self._place(sha256)
        place.parent.mkdir(exist_ok=True, mode=0o700)
        partial.chmod(_READ_ONLY)
        with contextlib.suppress(FileNotFoundError):
            place.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows replaces no file that is read-only
        partial.replace(place)

    async def take_back(self, copy: Path) -> None:
        """As in the port. What lies anywhere else is left alone."""
        await to_end(lambda: self._take_back(copy))

    async def clear(self) -> None:
        """As in the port."""
        await to_end(self._clear)

    def _place(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def _take_in(self, source: Path | bytes, name: str) -> StoredFile:
        if isinstance(source, bytes):
            return self._store(io.BytesIO(source), name)
        try:
            # A pipe or a device would block for ever or give without end.
            if not source.is_file():
                raise InputError("input.attachment_unreadable", name=given_name(name))
            with source.open("rb") as file:
                return self._store(file, name)
        except OSError as error:
            raise InputError("input.attachment_unreadable", detail=str(error), name=given_name(name)) from error

    def _store(self, file: BinaryIO, name: str) -> StoredFile:
        beginning = file.read(BEGINNING)
        kind: FileKind = kind_of(name, beginning)
        digest, size = hashlib.sha256(), 0
        partial = self._partial()
        try:
            with told_as_storage_errors(self._root), partial.open("wb") as out:
                chunk = beginning
                while chunk:
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise InputError("input.attachment_large", name=given_name(name), limit=MOST_BYTES >> 20)
                    digest.update(chunk)
                    out.write(chunk)
                    chunk = file.read(_CHUNK)
                out.flush()
                os.fsync(out.fileno())
            with told_as_storage_errors(self._root):
                if not _is_whole(self._place(digest.hexdigest()), digest.hexdigest()):
                    self._put_in_place(partial, digest.hexdigest())
        finally:
            partial.unlink(missing_ok=True)
        return StoredFile(given_name(name), kind, size, digest.hexdigest())

    def _lay_out(self, sha256: str, name: str) -> Path:
        place = self._place(sha256)
        try:
            content = place.read_bytes()
        except FileNotFoundError as error:
            raise RequestError("request.attachment_gone", name=name) from error
        except OSError as error:
            with told_as_storage_errors(place):
                raise error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise RequestError("request.attachment_changed", name=name)
        with told_as_storage_errors(self._root), self._laying_out:
            self._opened.mkdir(exist_ok=True, mode=0o700)
            copy = Path(tempfile.mkdtemp(prefix="", dir=self._opened)) / given_name(name)
            copy.write_bytes(content)
            copy.chmod(_READ_ONLY)
        return copy

    def _take_back(self, copy: Path) -> None:
        with self._laying_out, contextlib.suppress(OSError):
            if copy.parent.parent == self._opened and not self._opened.is_symlink():
                remove(copy.parent)

    def _clear(self) -> None:
        with self._laying_out, contextlib.suppress(OSError):
            if self._opened.is_symlink():
                self._opened.unlink()  # what it leads to is none of ours
                return
            for found in self._opened.iterdir():
                with contextlib.suppress(OSError):
                    remove(found)


def _is_whole(path: Path, sha256: str) -> bool:
    """Raises OSError, but where there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
