"""Bookmarks on footage, and how far cameras' clocks were off, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, text, update

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.domain.clock_offset import ClockReading, ClockSource
from vms_desktop.domain.log_entry import Actor, EntryDraft
from vms_desktop.domain.thai_text import search_key, search_words
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.recording_schema import bookmarks, clock_offsets

_B, _C = bookmarks.c, clock_offsets.c
_PUT_OFFSET = text(
    f"INSERT INTO {clock_offsets.name} (camera_id, at_us, offset_ms, source)"
    " VALUES (:camera_id, :at_us, :offset_ms, :source) ON CONFLICT (camera_id, at_us) DO NOTHING"
)


class SqlBookmarks:
    """Fulfils ``services.recording.recording_ports.Bookmarks``. A removed one stays as a row."""

    def __init__(self, database: Database, log: LogAppender | None) -> None:
        self._database = database
        self._log = log

    async def find(self, wanted: BookmarkFilter, limit: int) -> list[Bookmark]:
        """The newest footage first."""
        query = select(bookmarks).where(_B.removed_us.is_(None))
        if wanted.camera_ids:
            query = query.where(_B.camera_id.in_(wanted.camera_ids))
        if wanted.end_us is not None:
            query = query.where(_B.begin_us < wanted.end_us)
        if wanted.begin_us is not None:
            ends = func.coalesce(_B.end_us, _B.begin_us)
            query = query.where(or_(_B.begin_us >= wanted.begin_us, ends > wanted.begin_us))
        if wanted.person:
            query = query.where(_B.made_by == wanted.person)
        for word in search_words(wanted.text):
            query = query.where(_B.note_key.contains(word, autoescape=True))
        query = query.order_by(_B.begin_us.desc(), _B.id).limit(limit)
        rows = await self._database.read(lambda connection: connection.execute(query).mappings().fetchall())
        return [_bookmark(row) for row in rows]

    async def get(self, bookmark_id: str) -> Bookmark | None:
        """None: there is none, or it was removed."""
        query = select(bookmarks).where(_B.id == bookmark_id, _B.removed_us.is_(None))
        row = await self._database.read(lambda connection: connection.execute(query).mappings().first())
        return None if row is None else _bookmark(row)

    async def save(self, bookmark: Bookmark, record: Sequence[EntryDraft] = ()) -> None:
        """New, or in place of the one with its id; who made it and when stays."""
        values = {
            "begin_us": bookmark.begin_us,
            "end_us": bookmark.end_us,
            "note": bookmark.note,
            "note_key": search_key(bookmark.note),
        }
        new = {
            "id": bookmark.id,
            "camera_id": bookmark.camera_id,
            "made_us": bookmark.made_us,
            "made_by": bookmark.made_by.person,
            "made_by_name": bookmark.made_by.name,
        }

        def work(connection: Connection) -> None:
            if connection.execute(update(bookmarks).where(_B.id == bookmark.id).values(**values)).rowcount == 0:
                connection.execute(insert(bookmarks).values(**new, **values))

        await self._database.write(with_entries(work, self._log, record))

    async def remove(self, bookmark_id: str, removed_us: int, record: Sequence[EntryDraft] = ()) -> None:
        def work(connection: Connection) -> None:
            connection.execute(update(bookmarks).where(_B.id == bookmark_id).values(removed_us=removed_us))

        await self._database.write(with_entries(work, self._log, record))


def _bookmark(row: Any) -> Bookmark:
    made_by = Actor(row["made_by"], row["made_by_name"])
    return Bookmark(row["id"], row["camera_id"], row["begin_us"], row["end_us"], row["note"], row["made_us"], made_by)


class SqlClockOffsets:
    """Fulfils ``services.recording.recording_ports.ClockOffsets``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, readings: Sequence[ClockReading]) -> None:
        rows = [
            {
                "camera_id": reading.camera_id,
                "at_us": reading.at_us,
                "offset_ms": reading.offset_ms,
                "source": reading.source.value,
            }
            for reading in readings
        ]

        def work(connection: Connection) -> None:
            connection.execute(_PUT_OFFSET, rows)

        if rows:
            await self._database.write(work)

    async def newest(self) -> dict[str, ClockReading]:
        """By camera id."""
        last = select(_C.camera_id, func.max(_C.at_us).label("at_us")).group_by(_C.camera_id).subquery()
        query = select(clock_offsets).join(last, (last.c.camera_id == _C.camera_id) & (last.c.at_us == _C.at_us))
        rows = await self._database.read(lambda connection: connection.execute(query).fetchall())
        return {row[0]: _reading(row) for row in rows}

    async def history(self, camera_id: str, begin_us: int, end_us: int) -> list[ClockReading]:
        """In order; also the last one before ``begin_us``."""
        own = select(clock_offsets).where(_C.camera_id == camera_id)
        before = own.where(_C.at_us < begin_us).order_by(_C.at_us.desc()).limit(1)
        inside = own.where(_C.at_us >= begin_us, _C.at_us < end_us).order_by(_C.at_us)

        def work(connection: Connection) -> list[Any]:
            return [*connection.execute(before).fetchall(), *connection.execute(inside).fetchall()]

        return [_reading(row) for row in await self._database.read(work)]


def _reading(row: Any) -> ClockReading:
    camera_id, at_us, offset_ms, source = row
    return ClockReading(camera_id, at_us, offset_ms, ClockSource(source))
