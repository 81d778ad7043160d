"""SQLite's, PostgreSQL's and the file system's errors as ours, with the next step decided by the code; one place."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from vms_desktop.domain.errors import StorageError

# Primary result codes (sqlite.org/rescode.html); extended codes carry them in the low byte.
_BY_RESULT = {
    sqlite3.SQLITE_BUSY: "storage.locked",
    sqlite3.SQLITE_LOCKED: "storage.locked",
    sqlite3.SQLITE_PROTOCOL: "storage.locked",
    sqlite3.SQLITE_FULL: "storage.disk_full",
    sqlite3.SQLITE_CORRUPT: "storage.damaged",
    sqlite3.SQLITE_NOTADB: "storage.damaged",
    sqlite3.SQLITE_READONLY: "storage.not_writable",
    sqlite3.SQLITE_CANTOPEN: "storage.not_writable",
    sqlite3.SQLITE_PERM: "storage.not_writable",
}
_DISK_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


def storage_error(error: Exception, path: Path | str) -> StorageError | None:
    """Our error for a foreign one; None: not the world's fault (a bug such as a broken constraint)."""
    if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
        error = error.orig
        if not isinstance(error, sqlite3.Error):
            return _of_postgresql(error, path)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    if isinstance(error, OSError):
        code = "storage.disk_full" if error.errno in _DISK_FULL else "storage.not_writable"
        return _named(code, f"{type(error).__name__}: {error.strerror}", path)
    return None


def _of_sqlite(error: sqlite3.Error, path: Path | str) -> StorageError | None:
    if "Could not decode" in str(error):
        # The driver's own word for bytes that are no text.
        return _named("storage.damaged", f"{error}"[:200], path)
    result = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError) or result is None:
        return None
    detail = f"{getattr(error, 'sqlite_errorname', 'SQLite')}: {error}"
    if result & 0xFF == sqlite3.SQLITE_IOERR:
        return _named("storage.io_failed", detail, path)
    code = _BY_RESULT.get(result & 0xFF)
    return _named(code, detail, path) if code else None


# SQLSTATE classes and codes (PostgreSQL manual, appendix A); the longer one counts.
_BY_SQLSTATE = {
    "08": "storage.database_unreachable",
    "28": "storage.database_refused",
    "3D": "storage.database_refused",
    "42501": "storage.database_refused",
    "25006": "storage.not_writable",
    "53100": "storage.disk_full",
    "53": "storage.database_unreachable",
    "55P03": "storage.locked",
    "57014": "storage.locked",
    "40": "storage.locked",
    "57P": "storage.database_unreachable",
    "58": "storage.io_failed",
    "XX001": "storage.damaged",
    "XX002": "storage.damaged",
}


def _of_postgresql(error: Exception, place: Path | str) -> StorageError | None:
    state = getattr(error, "sqlstate", None)
    detail = f"{type(error).__name__}: {str(error).strip()}"[:300]
    if state is None:
        # No connection (or none any more): libpq tells the reason in words only.
        is_lost = type(error).__name__ in ("OperationalError", "ConnectionTimeout", "InterfaceError")
        refused = "authentication" in detail or "password" in detail or "does not exist" in detail
        code = "storage.database_refused" if refused else "storage.database_unreachable"
        return _named(code, detail, place) if is_lost else None
    found = next((_BY_SQLSTATE[state[:length]] for length in (5, 3, 2) if state[:length] in _BY_SQLSTATE), None)
    return _named(found, detail, place) if found else None


def _named(code: str, detail: str, path: Path | str) -> StorageError:
    folder = path.parent if isinstance(path, Path) else path
    return StorageError(code, detail=detail, path=str(path), folder=str(folder))


@contextmanager
def told_as_storage_errors(path: Path | str) -> Iterator[None]:
    """Errors of the world leave the block as StorageError; bugs leave it as they are.

    ``path``: the database's file, or how its server is called.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        known = storage_error(error, path)
        if known is None:
            raise
        raise known from error
