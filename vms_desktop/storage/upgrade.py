"""Bringing a database file to this program's schema: made new, upgraded after a backup, or refused untouched."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy import inspect as inspect_tables

from vms_desktop.domain.errors import StorageError
from vms_desktop.storage import log_guard, request_guard
from vms_desktop.storage.faults import told_as_storage_errors
from vms_desktop.storage.schema import HEAD_REVISION

_log = logging.getLogger(__name__)
# Checking reads the whole file: always for a register's few megabytes, after a crash (a WAL was left) for any size.
_ALWAYS_CHECKED_BYTES = 100 * 1024 * 1024
_SQLITE_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Migrations:
    """Where Alembic's environment lies and its newest revision (numbers as text: ``0001``, ``0002`` …)."""

    location: Path
    head: str


SHIPPED = Migrations(Path(__file__).parent / "migrations", HEAD_REVISION)


class Age(Enum):
    """How a database file stands to the program."""

    ABSENT = "absent"
    OLDER = "older"
    CURRENT = "current"


def inspect(path: Path, migrations: Migrations = SHIPPED) -> tuple[Age, str | None]:
    """What is there, and its revision. Changes nothing.

    Raises StorageError ``storage.damaged`` (path), ``storage.newer`` (path, found, known), ``storage.not_ours`` (path),
    ``storage.locked``, ``storage.not_writable``.
    """
    with told_as_storage_errors(path):
        if not path.exists() or path.stat().st_size == 0:
            return Age.ABSENT, None
        with path.open("rb") as file:
            if file.read(len(_SQLITE_HEADER)) != _SQLITE_HEADER:
                raise _damaged(path, "the file's header is wrong")
        left_open = path.with_name(path.name + "-wal")
        must_check = path.stat().st_size <= _ALWAYS_CHECKED_BYTES or left_open.exists()
        with closing(sqlite3.connect(path, timeout=5.0)) as connection:
            if must_check:
                _quick_check(connection, path)
            revision = _revision(connection, path)
    return age_of(revision, str(path), migrations), revision


def age_of(revision: str | None, place: str, migrations: Migrations) -> Age:
    """Of a database with that revision. Raises StorageError ``storage.newer`` (path, found, known)."""
    if revision is None:
        return Age.ABSENT
    if revision == migrations.head:
        return Age.CURRENT
    if not revision.isdigit() or int(revision) > int(migrations.head):
        raise StorageError("storage.newer", path=place, found=revision, known=migrations.head)
    return Age.OLDER


def _damaged(path: Path, detail: str) -> StorageError:
    return StorageError("storage.damaged", detail=detail, path=str(path), folder=str(path.parent))


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    if found != ["ok"]:
        raise _damaged(path, "; ".join(found))


def _revision(connection: sqlite3.Connection, path: Path) -> str | None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StorageError("storage.not_ours", path=str(path))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None and tables != {"alembic_version"}:
        raise _damaged(path, "no schema revision")
    return None if row is None else str(row[0])


def upgrade(engine: Engine, path: Path, migrations: Migrations = SHIPPED) -> None:
    """Run all missing migrations in one transaction: the schema is the new one, or the old one untouched.

    Raises StorageError ``storage.disk_full``, ``storage.locked``, ``storage.not_writable``.
    """
    with told_as_storage_errors(path), engine.connect() as connection, connection.begin():
        run_migrations(connection, migrations)


def run_migrations(connection: Connection, migrations: Migrations) -> None:
    """All that are missing, and the triggers of log and requests, within the caller's transaction."""
    # Alembic costs a fifth of a second to import, and is needed at most once after an installation.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(migrations.location).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, migrations.head)
    # A batch migration drops triggers silently: they come back before anybody else sees the tables.
    log_guard.restore(connection)
    if inspect_tables(connection).has_table("requests"):
        request_guard.restore(connection)
    _log.info("database schema is now %s", migrations.head)
