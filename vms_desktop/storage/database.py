"""One database, one thread: every statement of the program runs there, in order, off the event loop."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from vms_desktop.domain.errors import StorageError
from vms_desktop.storage.engine import READS_ONLY
from vms_desktop.storage.faults import told_as_storage_errors

T = TypeVar("T")


class Database:
    """Runs functions on a connection, each in one transaction: it commits whole or leaves nothing.

    One thread is enough: statements take milliseconds, SQLite has one writer anyway, and order stays as called.
    """

    def __init__(self, engine: Engine, path: Path | str, thread: ThreadPoolExecutor) -> None:
        self._engine = engine
        self._path = path
        self._thread = thread
        self._closed = False

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Raises StorageError ``storage.*``."""
        return await self.run(functools.partial(self._in_transaction, work, False))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """As ``write``, for work that changes nothing: it does not wait for another process's writing."""
        return await self.run(functools.partial(self._in_transaction, work, True))

    @property
    def closed(self) -> bool:
        return self._closed

    async def run(self, call: Callable[[], T]) -> T:
        """Anything else that must happen between two statements, on the database's thread."""
        if self._closed:
            raise StorageError("storage.closed", path=str(self._path))
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    def _in_transaction(self, work: Callable[[Connection], T], reads_only: bool) -> T:
        with told_as_storage_errors(self._path), self._engine.connect() as plain:
            connection = plain.execution_options(**{READS_ONLY: reads_only})
            with connection.begin():
                return work(connection)

    async def close(self) -> None:
        """Finish what was called, then close the file. May be called twice."""
        if self._closed:
            return
        self._closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)
        self._thread.shutdown(wait=False)
