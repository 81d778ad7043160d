"""The database as the program uses it: opened (and upgraded) once, closed once. A SQLite file of the data folder, or a
PostgreSQL server that several desks share.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Engine

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.paths import DataFolder
from vms_desktop.storage import log_facts, log_guard, postgresql, request_guard
from vms_desktop.storage.backup import back_up, back_up_daily
from vms_desktop.storage.cameras import SqlCameraRepository
from vms_desktop.storage.database import Database
from vms_desktop.storage.desk_lock import DeskLock
from vms_desktop.storage.duty import SqlConsentRepository, SqlShiftRepository
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.exports import SqlExportJobs, SqlProtectiveCopies
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.footage_holds import SqlFootageHolds
from vms_desktop.storage.footage_notes import SqlBookmarks, SqlClockOffsets
from vms_desktop.storage.location import Location
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.log_store import SqlAccessLog
from vms_desktop.storage.people import SqlPeopleRepository
from vms_desktop.storage.postgresql import Password
from vms_desktop.storage.recorders import SqlRecorders
from vms_desktop.storage.recording_plans import SqlRecordingPlans
from vms_desktop.storage.request_papers import SqlPapers
from vms_desktop.storage.requests import SqlRequests
from vms_desktop.storage.review_items import SqlReviewRepository
from vms_desktop.storage.review_rules import SqlRuleRepository
from vms_desktop.storage.segment_index import SqlSegmentIndex
from vms_desktop.storage.steering import SqlSteeringTurns
from vms_desktop.storage.upgrade import SHIPPED, Age, Migrations, inspect, upgrade
from vms_desktop.storage.views import SqlViewRepository


@dataclass(frozen=True, slots=True)
class Place:
    """Where the database is and how it is entered. ``location`` None: the data folder's own file."""

    folder: DataFolder
    location: Location | None = None
    password: Password = lambda: None

    @property
    def of(self) -> Location:
        return self.location or Location(self.folder.database)


class Store:
    """Repositories over one database. Use ``open``; ``close`` lets go of the folder.

    ``restored_guards``: triggers of access log and requests that were gone or changed and were put back; somebody must
    be told.
    """

    def __init__(
        self, database: Database, lock: DeskLock, place: Place, clock: Clock, desk: Desk | None, *, exclusive: bool
    ) -> None:
        self._database = database
        self._lock = lock
        self._place = place
        self._clock = clock
        self._exclusive = exclusive
        self._appender = None if desk is None else LogAppender(desk, clock)
        self._log: SqlAccessLog | None = None
        self._review: SqlReviewRepository | None = None
        self.restored_guards: list[str] = []
        self.cameras = SqlCameraRepository(database, clock, self._appender)
        self.review_rules = SqlRuleRepository(database, self._appender)
        own_wall = desk.id if desk is not None and place.of.server is not None else ""
        self.views = SqlViewRepository(database, clock, own_wall, self._appender)
        self.people = SqlPeopleRepository(database, clock, self._appender)
        self.shifts = SqlShiftRepository(database, self._appender)
        self.consents = SqlConsentRepository(database, self._appender)
        self.segments = SqlSegmentIndex(database, self.open_reader, clock, self._appender)
        self.recording_plans = SqlRecordingPlans(database, clock, self._appender)
        self.holds = SqlFootageHolds(database, self._appender)
        self.bookmarks = SqlBookmarks(database, self._appender)
        self.clock_offsets = SqlClockOffsets(database)
        self.turns = SqlSteeringTurns(database, clock, self._appender)
        self.recorders = SqlRecorders(database, clock, self._appender)
        self.requests = SqlRequests(database, self.open_reader, self._appender)
        self.papers = None if place.of.server is None else SqlPapers(database, self.open_reader)
        self.export_jobs = SqlExportJobs(database, self._appender)
        self.protective_copies = SqlProtectiveCopies(database, self._appender)

    @property
    def log(self) -> SqlAccessLog:
        """The access log of the desk the store was opened for."""
        if self._log is None:
            raise RuntimeError("the store was opened without a desk")
        return self._log

    @property
    def review(self) -> SqlReviewRepository:
        """The review queue, for the desk the store was opened for."""
        if self._review is None:
            raise RuntimeError("the store was opened without a desk")
        return self._review

    @classmethod
    async def open(
        cls,
        folder: DataFolder,
        clock: Clock,
        *,
        exclusive: bool = True,
        migrations: Migrations = SHIPPED,
        location: Location | None = None,
        password: Password = lambda: None,
        desk: Desk | None = None,
    ) -> Store:
        """Open or make the database.

        ``exclusive``: hold the folder's lock until closed, as a desk and every command that changes data must.
        Without it the lock is only held while a missing or older database is brought up to date.
        ``location``: another file than the folder's, or a server; ``desk``: who writes the access log.
        Raises StorageError ``storage.in_use``, ``storage.newer``, ``storage.damaged``, ``storage.not_ours``,
        ``storage.disk_full``, ``storage.locked``, ``storage.not_writable``, ``storage.io_failed``,
        ``storage.database_unreachable``, ``storage.database_refused``, ``storage.postgresql_missing``.
        """
        place = Place(folder, location, password)
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        lock = DeskLock(folder.lock)
        try:
            engine = await asyncio.get_running_loop().run_in_executor(
                thread, _prepare, place, clock, lock, exclusive, migrations
            )
        except BaseException:
            thread.shutdown(wait=False)
            lock.release()
            raise
        store = cls(Database(engine, place.of.place, thread), lock, place, clock, desk, exclusive=exclusive)
        try:
            await store._guard_log()
        except BaseException:
            await store._database.close()
            lock.release()
            raise
        return store

    async def _guard_log(self) -> None:
        """Triggers are there, the desk is registered, an interrupted pruning is finished."""
        for guard in (log_guard, request_guard):
            if await self._database.read(guard.missing):
                self.restored_guards += await self._database.write(guard.restore)
        appender = self._appender
        if appender is None:
            return
        if not await self._database.read(appender.is_registered):
            await self._database.write(appender.begin)
        self._log = SqlAccessLog(self._database, self.open_reader, appender)
        self._review = SqlReviewRepository(self._database, self.open_reader, appender)
        if self.restored_guards:
            details = {"triggers": self.restored_guards}
            await self._log.append([EntryDraft(Action.LOG_GUARD_RESTORED, subject=Subject("log"), details=details)])
        if self._exclusive:
            if await self._database.read(log_facts.days_are_short):
                await self._database.write(log_facts.count_days)
            await self._log.finish_pruning()

    def open_reader(self) -> Database:
        """The same database again, with a connection and a thread of its own."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        return Database(_engine(self._place), self._place.of.place, thread)

    async def back_up_if_due(self) -> None:
        """The daily copy into the backups folder. Done at ``close`` too; a desk that never closes calls it by timer.

        A server's database is not copied: its administrator's backups are for that.
        """
        path, backups = self._place.of.path, self._place.folder.backups
        if path is not None:
            # On a connection of its own: with years of the access log it takes seconds, and no picture waits for it.
            await asyncio.to_thread(back_up_daily, path, backups, self._clock)

    async def close(self) -> None:
        """Finish, make the daily copy, close the database, release the folder. May be called twice."""
        if self._exclusive and not self._database.closed:
            await self.back_up_if_due()
        if self._log is not None:
            await self._log.close()
        if self._review is not None:
            await self._review.close()
        await self.segments.close()
        await self.requests.close()
        if self.papers is not None:
            await self.papers.close()
        await self._database.close()
        self._lock.release()


def _prepare(place: Place, clock: Clock, lock: DeskLock, exclusive: bool, migrations: Migrations) -> Engine:
    with told_as_storage_errors(place.folder.database):
        place.folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    if exclusive:
        lock.take()
    path = place.of.path
    if path is None:
        engine = _engine(place)
        try:
            postgresql.prepare(engine, place.of, migrations)
        except BaseException:
            engine.dispose()
            raise
        return engine
    age, revision = inspect(path, migrations)
    if age is Age.CURRENT:
        return _opened(place)
    if not exclusive:
        lock.take()
    if revision is not None:
        back_up(path, place.folder.backups, revision, clock)
    engine = _opened(place)
    try:
        upgrade(engine, path, migrations)
    except BaseException:
        engine.dispose()
        raise
    if not exclusive:
        lock.release()
    return engine


def _engine(place: Place) -> Engine:
    where = place.of
    if where.server is not None:
        return postgresql.make_postgresql_engine(where.server, place.password)
    assert where.path is not None
    return make_engine(where.path)


def _opened(place: Place) -> Engine:
    """The connection is made now, so that what is wrong with the file shows here and not at the first click."""
    path = place.of.path
    assert path is not None
    engine = _engine(place)
    try:
        with told_as_storage_errors(path):
            # Private also in a folder others may enter; SQLite gives its side files the same mode.
            path.touch(mode=0o600)
            engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine
