"""Requests by one number each, and sets of them that a question asks for more than once.

The key is made of year and running number, which never change, and which every index that lists are gone through by
has: so whether a request is one of a set is known without its row. On SQLite a set is gathered in a table of the
connection's own; PostgreSQL makes it within each statement that asks for it (nothing may be written there).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    SelectBase,
    Table,
    and_,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
)

from vms_desktop.storage.request_schema import SEQ_BITS, requests

Key = tuple[int, int]
"""Year and running number of a request."""
_R = requests.c
# Not shifted, because PostgreSQL would shift a number of 32 bits.
KEY: ColumnElement[int] = _R.year_be * literal_column(str(1 << SEQ_BITS), BigInteger) + _R.seq


def key_of(year_be: int, seq: int) -> int:
    return year_be << SEQ_BITS | seq


def split(key: int) -> Key:
    return key >> SEQ_BITS, key & ((1 << SEQ_BITS) - 1)


def among(keys: Sequence[Key]) -> ColumnElement[bool]:
    """Of ``requests``: these."""
    years: dict[int, list[int]] = {}
    for year, seq in keys:
        years.setdefault(year, []).append(seq)
    return or_(false(), *(and_(_R.year_be == year, _R.seq.in_(numbers)) for year, numbers in years.items()))


class KeySet:
    """``name``: of the set; on SQLite it takes the place of the last one of that name. ``query``: of one column, the
    keys, each once. ``has``: of ``requests``: those in it. ``number``: how many, where that is known already.
    """

    def __init__(self, connection: Connection, name: str, query: SelectBase) -> None:
        self.number: int | None = None
        self._rows: Any
        self._on_sqlite = connection.dialect.name == "sqlite"
        if self._on_sqlite:
            self._rows = Table(f"request_{name}", MetaData(), Column("key", Integer, primary_key=True), schema="temp")
            self.number = self._gather(connection, query)
        else:
            wanted = query.subquery()
            self._rows = select(wanted.c[0].label("key")).cte(f"chosen_{name}").prefix_with("MATERIALIZED")
        self.has = self.holds(KEY)

    def _gather(self, connection: Connection, query: SelectBase) -> int:
        name = self._rows.fullname
        connection.execute(text(f"CREATE TEMP TABLE IF NOT EXISTS {self._rows.name} (key INTEGER PRIMARY KEY)"))
        connection.execute(text(f"DELETE FROM {name}"))
        return connection.execute(self._rows.insert().from_select(["key"], query)).rowcount

    def holds(self, key: ColumnElement[int]) -> ColumnElement[bool]:
        """Of other tables with such keys."""
        held = key.in_(select(self._rows.c.key))
        # A server asks it of each row that an index leaves, in that order: joined, all would be looked up or sorted.
        return held if self._on_sqlite else held.is_(true())

    def count(self) -> Select[int]:
        """The question how many there are."""
        return select(func.count()).select_from(self._rows)
