"""The access log in the database: fulfils ``services.log_ports.LogSource`` and ``LogStore``.

Appending goes through the database's one thread, in the order it was asked for. Reading has a thread and a connection
of its own, and so has every scan of the whole log: no picture waits for somebody's report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from contextlib import asynccontextmanager, closing
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, insert, select

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import ENDS, Action
from vms_desktop.domain.log_entry import FIELDS, Entry, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_seal import SignedLine, parse_line
from vms_desktop.domain.review_report import Total
from vms_desktop.services.log_ports import HourOfPerson, ListedEntry, LogFacts, LogRegistry, Rows
from vms_desktop.services.review.review_ports import TextSearch
from vms_desktop.storage import log_facts, log_find, log_prune, log_search
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.log_schema import access_log, checkpoints

T = TypeVar("T")
_L = access_log.c
_ENTRY = [_L[name] for name in FIELDS]
_EVERYTHING = LogFilter()
BATCH = 200
"""Entries read at a time; few enough to stay in the processor's cache while they are hashed."""
_FROM_SERVER = 5000


class SqlLogSource:
    """A log that is only read. ``open_reader`` makes a database with a connection and a thread of its own."""

    def __init__(self, open_reader: Callable[[], Database]) -> None:
        self._open_reader = open_reader

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[Database]:
        database = self._open_reader()
        try:
            yield database
        finally:
            await database.close()

    async def registry(self) -> LogRegistry:
        async with self._aside() as database:
            return await database.read(log_facts.registry)

    async def facts(self) -> LogFacts:
        """Some seconds a million entries."""
        async with self._aside() as database:
            return await database.read(log_facts.facts)

    async def scan(self, visit: Callable[[Rows], T], wanted: LogFilter = _EVERYTHING) -> T:
        """Call ``visit`` once, on a thread of its own, with all matching entries in the order they were recorded."""

        def read(connection: Connection) -> T:
            # Whoever stops reading early must not leave a cursor on a connection that is being closed.
            with closing(_batches(connection, wanted)) as rows:
                return visit(rows)

        async with self._aside() as database:
            return await database.read(read)


class SqlAccessLog(SqlLogSource):
    """The log of the desk that writes it."""

    def __init__(self, database: Database, open_reader: Callable[[], Database], appender: LogAppender) -> None:
        super().__init__(open_reader)
        self._database = database
        self._reading = open_reader()
        # What adds up for charts and reports: no page waits for it.
        self._adding = open_reader()
        self._appender = appender
        self._desk = appender.desk

    @property
    def desk(self) -> Desk:
        return self._desk

    async def append(self, drafts: Sequence[EntryDraft]) -> list[Entry]:
        """All or none, committed when it returns."""
        return await self._database.write(lambda connection: self._appender.append(connection, drafts))

    async def last(self) -> Entry | None:
        query = select(*_ENTRY).where(_L.desk == self._desk.id).order_by(_L.sequence.desc()).limit(1)
        row = await self._reading.read(lambda connection: connection.execute(query).first())
        return None if row is None else Entry._make(row)

    async def page(self, wanted: LogFilter, before: int | None, limit: int) -> list[ListedEntry]:
        """Newest first, recorded before number ``before`` (None: of all)."""
        found = await self._reading.read(lambda connection: log_find.page(connection, wanted, before, limit))
        return [ListedEntry(*one) for one in found]

    async def count(self, wanted: LogFilter) -> int:
        return await self._reading.read(lambda connection: log_find.count(connection, wanted))

    async def activity(self, wanted: LogFilter) -> list[HourOfPerson]:
        # Made on the reading thread: of two years they are a hundred thousand.
        return await self._adding.read(
            lambda connection: [HourOfPerson(*one) for one in log_search.activity(connection, wanted)]
        )

    async def persons(self) -> list[tuple[str, str]]:
        return await self._adding.read(log_find.persons)

    # ---- for whoever reviews: fulfils ``services.review.review_ports.LogSearch`` ------------------------------------

    async def search(
        self, wanted: LogFilter, before: int | None, limit: int, within_s: float, *, dense: bool
    ) -> TextSearch:
        return await self._reading.read(
            lambda connection: log_search.search(connection, wanted, before, limit, within_s, dense)
        )

    async def layout(self, wanted: LogFilter) -> tuple[int, list[tuple[int, int]]]:
        return await self._reading.read(lambda connection: log_find.layout(connection, wanted))

    async def hours(self, wanted: LogFilter, before: int) -> list[tuple[int, int]]:
        return await self._reading.read(lambda connection: log_find.by_hour(connection, wanted, before))

    async def totals(self, wanted: LogFilter) -> list[Total]:
        return await self._adding.read(lambda connection: log_search.totals(connection, wanted))

    async def wall_of(self, desk: str, sequence: int, limit: int) -> tuple[list[Entry], bool]:
        return await self._reading.read(lambda connection: log_search.wall_of(connection, desk, sequence, limit))

    async def end_of(self, entry: Entry) -> Entry | None:
        return await self._reading.read(lambda connection: log_search.end_of(connection, entry))

    async def entry(self, desk: str, sequence: int) -> Entry | None:
        query = select(*_ENTRY).where(_L.desk == desk, _L.sequence == sequence)
        row = await self._reading.read(lambda connection: connection.execute(query).first())
        return None if row is None else Entry._make(row)

    async def newest(self) -> int:
        query = select(func.max(_L.id))
        return await self._reading.read(lambda connection: connection.execute(query).scalar()) or 0

    # ---- for the desk that writes ------------------------------------------------------------------------------

    async def unfinished(self) -> list[Entry]:
        """This desk's beginnings (live, PTZ, replay) since it last started that have no end."""
        return await self._reading.read(self._unfinished)

    def _unfinished(self, connection: Connection) -> list[Entry]:
        started = log_find.page(connection, LogFilter(desks=(self._desk.id,), actions=(Action.DESK_STARTED,)), None, 1)
        since = started[0][1].sequence if started else 0
        lasting = [action.value for pair in ENDS.items() for action in pair]
        query = select(*_ENTRY).where(_L.desk == self._desk.id, _L.sequence > since, _L.action.in_(lasting))
        open_ones: dict[int, Entry] = {}
        for row in connection.execute(query.order_by(_L.sequence)):
            entry = Entry._make(row)
            if entry.action in ENDS:
                open_ones[entry.sequence] = entry
            else:
                open_ones.pop(json.loads(entry.details or "{}").get("opened", 0), None)
        return list(open_ones.values())

    async def older_than(self, limit_us: int) -> tuple[int, int] | None:
        """First and last sequence of this desk's entries before the first that is not older; None: there are none."""
        return await self._reading.read(lambda connection: log_prune.older_than(connection, self._desk.id, limit_us))

    async def checkpoints(self) -> list[SignedLine]:
        """This desk's, oldest first."""
        mine = select(checkpoints.c.line).where(checkpoints.c.desk == self._desk.id)
        query = mine.order_by(checkpoints.c.sequence)
        lines = await self._reading.read(lambda connection: connection.execute(query).scalars().all())
        return [parse_line(line) for line in lines]

    async def keep_checkpoint(self, checkpoint: SignedLine) -> None:
        """Once; it is never changed."""
        key = {"desk": checkpoint.desk, "sequence": checkpoint.number}
        known = select(checkpoints.c.sequence).filter_by(**key)

        def keep(connection: Connection) -> None:
            if connection.execute(known).first() is None:
                connection.execute(insert(checkpoints).values(**key, line=checkpoint.line))

        await self._database.write(keep)

    async def hash_of(self, sequence: int) -> str | None:
        """Of this desk's entry; None: it is not there (any more)."""
        query = select(_L.hash).where(_L.desk == self._desk.id, _L.sequence == sequence)
        return await self._reading.read(lambda connection: connection.execute(query).scalar())

    async def prune(self, anchor: SignedLine, made_us: int, draft: EntryDraft) -> int:
        """Record the anchor and the entry, then delete this desk's entries up to the anchor; returns how many."""
        await self._database.write(
            lambda connection: log_prune.record(connection, self._appender, anchor, made_us, draft)
        )
        return await self.finish_pruning()

    async def finish_pruning(self) -> int:
        """Delete what an anchor allows and is still there, in small transactions: a desk may be recording."""
        deleted = 0
        while part := await self._database.write(lambda connection: log_prune.delete_some(connection, self._desk.id)):
            deleted += part
        return deleted

    async def recount(self) -> None:
        """Make the counts that filters show again from the entries."""
        await self._database.write(log_facts.recount)

    async def close(self) -> None:
        """Finish reading. May be called twice."""
        await self._reading.close()
        await self._adding.close()


def _batches(connection: Connection, wanted: LogFilter) -> Generator[Sequence[tuple[Any, ...]], None, None]:
    words = log_search.text_conditions(connection, wanted.text)
    query = log_find.matching(connection, wanted, _ENTRY, words)
    if connection.dialect.name == "sqlite":
        yield from _sqlite_batches(connection, query)
    else:
        result = connection.execution_options(yield_per=_FROM_SERVER).execute(query)
        yield from ([tuple(row) for row in rows] for rows in result.partitions())


def _sqlite_batches(connection: Connection, query: Select[Any]) -> Generator[Sequence[tuple[Any, ...]], None, None]:
    """The driver's own tuples: SQLAlchemy's rows would cost a third of the time of checking a log."""
    read = 0
    while True:
        cursor = connection.execute(query.offset(read)).cursor
        assert cursor is not None
        try:
            while batch := cursor.fetchmany(BATCH):
                yield batch
                read += len(batch)
            return
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            # A damaged row holds bytes that are no text. Go on from there; whoever reads finds the row wrong.
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        finally:
            cursor.close()
