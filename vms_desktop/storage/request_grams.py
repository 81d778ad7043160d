"""Which requests have certain words: an index of every three letters of what they are searched by (SQLite's FTS5).

Whoever searches types parts of Thai words, so nothing that divides texts at spaces would do. The index keeps no text of
its own (``content=''``) and knows a request by its key (``request_keys.py``), which never changes; a row's own number
might, when somebody tidies the file. It is written beside the text in the same transaction, with line ends behind it:
so every letter begins some three, and shorter words are found by all the threes that begin with them. PostgreSQL has an
index of its own (``request_words.py``), an SQLite without FTS5 has none: there all texts are gone through.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    String,
    Table,
    literal_column,
    text,
)

from vms_desktop.storage.request_schema import SEQ_BITS, requests

NAME = "request_grams"
MOST_BEGINNINGS = 200
"""Of a letter that more threes begin with, all texts are gone through: the index would be asked for each."""
_LETTERS = 3
_LAST_LETTER = "\U0010ffff"
_R = requests.c
# Apart from the other tables, which Alembic compares with the database: FTS5 makes and names its tables itself.
_apart = MetaData()
grams = Table(NAME, _apart, Column("rowid", BigInteger, primary_key=True))
SAME_REQUEST = (
    _R.year_be == grams.c.rowid.op(">>")(SEQ_BITS),
    _R.seq == grams.c.rowid.op("&")((1 << SEQ_BITS) - 1),
)
_TEXT = "request_key, words || char(10, 10) FROM request_texts WHERE request_id = :request_id"
_ADD = text(f"INSERT INTO {NAME} (rowid, words) SELECT {_TEXT}")
_TAKE = text(f"INSERT INTO {NAME} ({NAME}, rowid, words) SELECT 'delete', {_TEXT}")
_THERE = text("SELECT 1 FROM sqlite_master WHERE name = :name")
_TERMS = text(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.request_terms USING fts5vocab(main, {NAME}, row)")
_BEGINNING = text("SELECT term FROM temp.request_terms WHERE term >= :first AND term < :last LIMIT :most")


def has_grams(connection: Connection) -> bool:
    """Whether this database has the index."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.execute(_THERE, {"name": NAME}).scalar() is not None


def asked_of_index(connection: Connection, word: str) -> str | None:
    """The index's own question for a search key; None: it does not know where that stands. It reads texts as far as a
    NUL.
    """
    if "\0" in word:
        return None
    if len(word) >= _LETTERS:
        return _phrase(word)
    connection.execute(_TERMS)
    between = {"first": word, "last": word + _LAST_LETTER, "most": MOST_BEGINNINGS + 1}
    beginning = connection.execute(_BEGINNING, between).scalars().all()
    if len(beginning) > MOST_BEGINNINGS:
        return None
    # Nothing begins with it: what nobody has stands for that.
    return f"({' OR '.join(map(_phrase, beginning))})" if beginning else _phrase("\x01\x01\x01")


def _phrase(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def has_all(asked: Sequence[str]) -> ColumnElement[bool]:
    """Of ``grams``: those that have all of it somewhere, letter for letter. ``asked``: of ``asked_of_index``."""
    return literal_column(NAME, String).op("MATCH", is_comparison=True)(" AND ".join(asked))


def add_text(connection: Connection, request_id: str) -> None:
    """After the text was stored."""
    if has_grams(connection):
        connection.execute(_ADD, {"request_id": request_id})


def take_text(connection: Connection, request_id: str) -> None:
    """Before the text is changed: the index must be told what it forgets."""
    if has_grams(connection):
        connection.execute(_TAKE, {"request_id": request_id})
