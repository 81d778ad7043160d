"""Which requests have certain words: an index of every three letters of what they are searched by (SQLite's FTS5).

Whoever searches types parts of Thai words, so nothing that divides texts at spaces would do. The index keeps no text of
its own (``content=''``) and knows a request by year and running number, which never change; a row's own number might,
when somebody tidies the file. It is written beside the text in the same transaction. Words shorter than three letters
are not in it, PostgreSQL and an SQLite without FTS5 do not have it: there all texts are gone through.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, ColumnElement, Connection, MetaData, String, Table, literal_column, text

from vms_desktop.storage.request_schema import requests

NAME = "request_grams"
LEAST_LETTERS = 3
_SEQ_BITS = 32
_R = requests.c
# Apart from the other tables, which Alembic compares with the database: FTS5 makes and names its tables itself.
grams = Table(NAME, MetaData(), Column("rowid", BigInteger, primary_key=True))
KEY: ColumnElement[int] = _R.year_be.op("<<")(_SEQ_BITS).op("|")(_R.seq)
"""By which the index knows a request."""
SAME_REQUEST = (
    _R.year_be == grams.c.rowid.op(">>")(_SEQ_BITS),
    _R.seq == grams.c.rowid.op("&")((1 << _SEQ_BITS) - 1),
)
_TEXT = (
    f"(r.year_be << {_SEQ_BITS}) | r.seq, t.words FROM requests r JOIN request_texts t ON t.request_id = r.id"
    " WHERE r.id = :request_id"
)
_ADD = text(f"INSERT INTO {NAME} (rowid, words) SELECT {_TEXT}")
_TAKE = text(f"INSERT INTO {NAME} ({NAME}, rowid, words) SELECT 'delete', {_TEXT}")
_THERE = text("SELECT 1 FROM sqlite_master WHERE name = :name")


def has_grams(connection: Connection) -> bool:
    """Whether this database has the index."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.execute(_THERE, {"name": NAME}).scalar() is not None


def is_indexed(word: str) -> bool:
    """Of a search key: whether the index knows where it stands. It reads texts as far as a NUL."""
    return len(word) >= LEAST_LETTERS and "\0" not in word


def has_all(words: Sequence[str]) -> ColumnElement[bool]:
    """Of ``grams``: those that have all the words somewhere, letter for letter. Each word ``is_indexed``."""
    phrases = " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
    return literal_column(NAME, String).op("MATCH", is_comparison=True)(phrases)


def add_text(connection: Connection, request_id: str) -> None:
    """After the text was stored."""
    if has_grams(connection):
        connection.execute(_ADD, {"request_id": request_id})


def take_text(connection: Connection, request_id: str) -> None:
    """Before the text is changed: the index must be told what it forgets."""
    if has_grams(connection):
        connection.execute(_TAKE, {"request_id": request_id})
