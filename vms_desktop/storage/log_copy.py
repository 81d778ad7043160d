"""A log in any database, to be checked where it is: opened read-only, nothing is made, upgraded or put back."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.pool import StaticPool

from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.storage.database import Database
from vms_desktop.storage.engine import READS_ONLY
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.location import Location
from vms_desktop.storage.log_schema import access_log, anchors, checkpoints, desks, hours, kinds
from vms_desktop.storage.log_store import SqlLogSource
from vms_desktop.storage.postgresql import Password, make_postgresql_engine

_TABLES = {table.name for table in (access_log, anchors, checkpoints, desks, hours, kinds)}


def open_copy(location: Location, password: Password = lambda: None) -> SqlLogSource:
    """Blocking. Raises LogError ``log.none_here`` (path), StorageError ``storage.damaged`` and others."""
    place = location.place
    with told_as_storage_errors(place):
        engine = _engine(location, password)
        try:
            with engine.connect().execution_options(**{READS_ONLY: True}) as connection:
                if not set(inspect(connection).get_table_names()) >= _TABLES:
                    raise LogError("log.none_here", path=location.shown)
        finally:
            engine.dispose()

    def open_reader() -> Database:
        return Database(_engine(location, password), place, ThreadPoolExecutor(max_workers=1))

    return SqlLogSource(open_reader)


def _engine(location: Location, password: Password) -> Engine:
    if location.server is not None:
        return make_postgresql_engine(location.server, password)
    path = location.path
    assert path is not None
    if not path.is_file():
        raise StorageError("storage.not_there", path=str(path))
    engine = create_engine("sqlite://", creator=lambda: _open(path), poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _open(path: Path) -> sqlite3.Connection:
    """Read-only; on a medium that cannot be written, where SQLite can make no side files, as one that never changes."""
    uri = path.absolute().as_uri()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            is_last = mode != "mode=ro" or path.with_name(path.name + "-wal").exists()
            if is_last or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
        else:
            return connection
    raise AssertionError("unreachable")
