"""The SQLite engine: WAL, foreign keys, busy timeout, and transactions that really begin where SQLAlchemy says."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

BUSY_TIMEOUT_S = 5.0
READS_ONLY = "vms_reads_only"
"""Execution option of a connection whose transaction never writes."""


class _Compiler(SQLiteCompiler):
    """Says ``INDEXED BY`` where a question names its index (``Select.with_hint``), which SQLAlchemy leaves out."""

    def get_from_hint_text(self, table: Any, text: str | None) -> str | None:
        return text


def make_engine(path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """An engine on one connection. Only the database thread may use it."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": busy_timeout_s},
    )
    engine.dialect.statement_compiler = _Compiler
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)
    return engine


def _connected(connection: sqlite3.Connection, _record: Any) -> None:
    # sqlite3's own transaction control opens transactions late and not around DDL; SQLAlchemy's begin does it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    # A register is written rarely; a change that was confirmed must outlive a power cut.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # IMMEDIATE where it may write: a reader that turns writer fails at once, without waiting its turn.
    reads_only = connection.get_execution_options().get(READS_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
