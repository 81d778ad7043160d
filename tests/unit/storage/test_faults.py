"""Foreign errors become ours by their result code; bugs stay bugs."""

from __future__ import annotations

import errno
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from vms_desktop.storage import schema
from vms_desktop.storage.faults import storage_error

PATH = Path("data") / "vms.db"


def sqlite_error(kind: type[sqlite3.Error], result: int) -> sqlite3.Error:
    error = kind("text")
    error.sqlite_errorcode = result
    error.sqlite_errorname = "NAME"
    return error


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (sqlite3.SQLITE_BUSY, "storage.locked"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "storage.locked"),
        (sqlite3.SQLITE_FULL, "storage.disk_full"),
        (sqlite3.SQLITE_CORRUPT, "storage.damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "storage.damaged"),
        (sqlite3.SQLITE_NOTADB, "storage.damaged"),
        (sqlite3.SQLITE_READONLY, "storage.not_writable"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "storage.not_writable"),
        (sqlite3.SQLITE_CANTOPEN, "storage.not_writable"),
        (sqlite3.SQLITE_IOERR_WRITE, "storage.io_failed"),
    ],
)
def test_result_codes_of_sqlite(result: int, code: str) -> None:
    error = storage_error(sqlite_error(sqlite3.OperationalError, result), PATH)
    assert error is not None
    assert (error.code, error.params["path"], error.params["folder"]) == (code, str(PATH), "data")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "storage.disk_full"),
        (errno.EACCES, "storage.not_writable"),
        (errno.EROFS, "storage.not_writable"),
    ],
)
def test_errors_of_the_file_system(number: int, code: str) -> None:
    error = storage_error(OSError(number, "text"), PATH)
    assert error is not None and error.code == code


def test_bugs_are_not_told_as_the_worlds_errors() -> None:
    assert storage_error(sqlite_error(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT), PATH) is None
    assert storage_error(sqlite_error(sqlite3.OperationalError, sqlite3.SQLITE_ERROR), PATH) is None
    assert storage_error(ValueError(), PATH) is None


def test_postgresql_can_have_the_same_tables() -> None:
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_times_are_utc_in_both_directions() -> None:
    column, dialect = schema.UtcDateTime(), sqlite.dialect()
    moment = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    stored = column.process_bind_param(moment, dialect)
    assert stored is not None and stored.tzinfo is None
    assert column.process_result_value(stored, dialect) == moment
    with pytest.raises(ValueError):
        column.process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001


class ServerError(Exception):
    """As psycopg's errors: a SQLSTATE, or none where there is no connection."""

    def __init__(self, text: str, sqlstate: str | None) -> None:
        super().__init__(text)
        self.sqlstate = sqlstate


class OperationalError(ServerError):
    """What psycopg calls it when the connection cannot be had."""


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("08006", "storage.database_unreachable"),
        ("57P01", "storage.database_unreachable"),
        ("53300", "storage.database_unreachable"),
        ("53100", "storage.disk_full"),
        ("28P01", "storage.database_refused"),
        ("3D000", "storage.database_refused"),
        ("42501", "storage.database_refused"),
        ("25006", "storage.not_writable"),
        ("55P03", "storage.locked"),
        ("57014", "storage.locked"),
        ("40P01", "storage.locked"),
        ("58030", "storage.io_failed"),
        ("XX001", "storage.damaged"),
    ],
)
def test_sqlstates_of_a_server(state: str, code: str) -> None:
    error = storage_error(DBAPIError("SELECT 1", {}, ServerError("text", state)), "postgresql://desk@server/vms")
    assert error is not None
    assert (error.code, error.params["path"]) == (code, "postgresql://desk@server/vms")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("connection refused", "storage.database_unreachable"),
        ('FATAL:  password authentication failed for user "vms"', "storage.database_refused"),
        ('FATAL:  database "x" does not exist', "storage.database_refused"),
    ],
)
def test_server_without_a_connection(text: str, code: str) -> None:
    error = storage_error(DBAPIError("SELECT 1", {}, OperationalError(text, None)), "place")
    assert error is not None and error.code == code


@pytest.mark.parametrize("state", ["23505", "42601", "P0001", "22001"])
def test_bugs_on_a_server_stay_bugs(state: str) -> None:
    assert storage_error(DBAPIError("SELECT 1", {}, ServerError("text", state)), "place") is None
