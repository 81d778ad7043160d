"""Papers of requests in the database, in pieces, for desks that share one: each reads what another has taken in.

Used on a server only. With a file of its own a desk has its folder for them, which is backed up with it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from vms_desktop.services.to_end import to_end
from vms_desktop.storage.database import Database
from vms_desktop.storage.request_schema import attachments, papers

PIECE = 1 << 20
"""Bytes of a piece: what a statement and this program hold in memory at a time."""


class SqlPapers:
    """``open_reader``: papers are read on a connection of their own, so that no step waits for one of 50 MB.

    Content under its hash never changes: pieces are written one by one, each whole, also by two desks at once, and what
    a killed one left out is added by the next.
    """

    def __init__(self, database: Database, open_reader: Callable[[], Database]) -> None:
        self._database = database
        self._open_reader = open_reader
        self._reader: Database | None = None

    async def close(self) -> None:
        """Finish reading. May be called twice."""
        if self._reader is not None:
            await self._reader.close()

    def _reading(self) -> Database:
        if self._reader is None:
            self._reader = self._open_reader()
        return self._reader

    async def put(self, sha256: str, file: Path) -> None:
        """All of ``file``, whose hash that is. Raises StorageError, OSError."""
        query = select(papers.c.part).where(papers.c.sha256 == sha256)
        there = set(await self._database.read(lambda connection: connection.execute(query).scalars().all()))
        number = 0
        while piece := await to_end(lambda: _piece(file, number)):  # noqa: B023 - awaited before it changes
            if number not in there:
                row = insert(papers).values(sha256=sha256, part=number, data=piece).on_conflict_do_nothing()

                def write(connection: Connection) -> None:
                    connection.execute(row)  # noqa: B023 - awaited before it changes

                await self._database.write(write)
            number += 1

    async def get(self, sha256: str, target: Path) -> bool:
        """What there is of it, written to ``target``; False: nothing. Whether it is whole, its hash says.

        Raises StorageError, OSError.
        """
        number = 0
        while True:
            query = select(papers.c.data).where(papers.c.sha256 == sha256, papers.c.part == number)
            piece = await self._reading().read(lambda connection: connection.execute(query).scalar())  # noqa: B023
            if piece is None:
                return number > 0
            await to_end(lambda: _add(target, piece))  # noqa: B023 - awaited before it changes
            number += 1

    async def missing(self) -> list[str]:
        """Hashes of attachments that are not here whole. Raises StorageError."""
        pieces = select(papers.c.sha256, func.count().label("pieces")).group_by(papers.c.sha256).subquery()
        query = (
            select(attachments.c.sha256, attachments.c.bytes, func.coalesce(pieces.c.pieces, 0))
            .distinct()
            .outerjoin(pieces, pieces.c.sha256 == attachments.c.sha256)
        )
        rows = await self._reading().read(lambda connection: connection.execute(query).all())
        return [sha256 for sha256, size, there in rows if there < -(-size // PIECE)]


def _piece(file: Path, number: int) -> bytes:
    with file.open("rb") as opened:
        opened.seek(number * PIECE)
        return opened.read(PIECE)


def _add(target: Path, piece: bytes) -> None:
    with target.open("ab") as file:
        file.write(piece)
