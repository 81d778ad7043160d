"""The data folder's database as the program uses it: opened (and upgraded) once, closed once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from vms_desktop.domain.clock import Clock
from vms_desktop.paths import DataFolder
from vms_desktop.storage.backup import back_up, back_up_daily
from vms_desktop.storage.cameras import SqlCameraRepository
from vms_desktop.storage.database import Database
from vms_desktop.storage.desk_lock import DeskLock
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.upgrade import SHIPPED, Age, Migrations, inspect, upgrade
from vms_desktop.storage.views import SqlViewRepository


class Store:
    """Repositories over one data folder. Use ``open``; ``close`` lets go of the folder."""

    def __init__(
        self, database: Database, lock: DeskLock, folder: DataFolder, clock: Clock, *, exclusive: bool
    ) -> None:
        self._database = database
        self._lock = lock
        self._folder = folder
        self._clock = clock
        self._exclusive = exclusive
        self.cameras = SqlCameraRepository(database, clock)
        self.views = SqlViewRepository(database, clock)

    @classmethod
    async def open(
        cls,
        folder: DataFolder,
        clock: Clock,
        *,
        exclusive: bool = True,
        migrations: Migrations = SHIPPED,
    ) -> Store:
        """Open or make the database.

        ``exclusive``: hold the folder's lock until closed, as a desk and every command that changes data must.
        Without it the lock is only held while a missing or older database is brought up to date.
        Raises StorageError ``storage.in_use``, ``storage.newer``, ``storage.damaged``, ``storage.not_ours``,
        ``storage.disk_full``, ``storage.locked``, ``storage.not_writable``, ``storage.io_failed``.
        """
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        lock = DeskLock(folder.lock)
        try:
            engine = await asyncio.get_running_loop().run_in_executor(
                thread, _prepare, folder, clock, lock, exclusive, migrations
            )
        except BaseException:
            thread.shutdown(wait=False)
            lock.release()
            raise
        database = Database(engine, folder.database, thread)
        return cls(database, lock, folder, clock, exclusive=exclusive)

    async def back_up_if_due(self) -> None:
        """The daily copy into the backups folder. Done at ``close`` too; a desk that never closes calls it by timer."""
        path, backups = self._folder.database, self._folder.backups
        await self._database.run(lambda: back_up_daily(path, backups, self._clock))

    async def close(self) -> None:
        """Finish, make the daily copy, close the file, release the folder. May be called twice."""
        if self._exclusive and not self._database.closed:
            await self.back_up_if_due()
        await self._database.close()
        self._lock.release()


def _prepare(folder: DataFolder, clock: Clock, lock: DeskLock, exclusive: bool, migrations: Migrations) -> Engine:
    path = folder.database
    with told_as_storage_errors(path):
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    if exclusive:
        lock.take()
    age, revision = inspect(path, migrations)
    if age is Age.CURRENT:
        return _opened(folder)
    if not exclusive:
        lock.take()
    if revision is not None:
        back_up(path, folder.backups, revision, clock)
    engine = _opened(folder)
    try:
        upgrade(engine, path, migrations)
    except BaseException:
        engine.dispose()
        raise
    if not exclusive:
        lock.release()
    return engine


def _opened(folder: DataFolder) -> Engine:
    """The connection is made now, so that what is wrong with the file shows here and not at the first click."""
    engine = make_engine(folder.database)
    try:
        with told_as_storage_errors(folder.database):
            # Private also in a folder others may enter; SQLite gives its side files the same mode.
            folder.database.touch(mode=0o600)
            engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine
