"""Requests by one number, beside their cameras and their words: lists for whoever is limited by place, and searches of
words that many have, went through a hundred thousand rows by their ids. And single letters, as bits.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
_AT_ONCE = 1_000
_THAI, _LATIN = range(0x0E01, 0x0E5C), range(ord("a"), ord("z") + 1)
_THAI_DIGITS = range(0x0E50, 0x0E5A)
_HALF, _OTHERS = 63, 9
_KEY = "(SELECT (CAST(r.year_be AS BIGINT) << 32) | r.seq FROM requests r WHERE r.id = {table}.request_id)"
_INDEX = "ix_request_texts_letters"
# Without statistics of it: of words that nearly all have, the planner would make the letters of each text anew instead
# of asking the index, a millisecond a text.
_LETTERS = (
    f"CREATE INDEX {_INDEX} ON request_texts USING gin (request_letters(words))",
    f"ALTER INDEX {_INDEX} ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER FUNCTION request_letters(text) COST 1000",
)


def upgrade() -> None:
    """Add the columns, fill them and make their indexes: some ten seconds for a hundred thousand requests, on
    PostgreSQL some minutes, because its index of letters is made anew.
    """
    on_server = op.get_bind().dialect.name == "postgresql"
    if on_server:
        # Changing a row of the texts would write it again for each of its letters, which takes longer.
        op.drop_index(_INDEX, "request_texts", if_exists=True)
    columns = {"request_cameras": ("request_key",), "request_texts": ("request_key", "letters_low", "letters_high")}
    comments = {
        "request_key": "Buddhist year << 32 | running number of the request",
        "letters_low": "letters that occur (storage/request_bits.py)",
        "letters_high": "the other half of them",
    }
    for table, names in columns.items():
        for name in names:
            column = sa.Column(name, sa.BigInteger, nullable=False, server_default="0", comment=comments[name])
            op.add_column(table, column)
        op.execute(f"UPDATE {table} SET request_key = {_KEY.format(table=table)}")
    _fill_letters()
    if on_server:
        for table, names in columns.items():
            for name in names:
                op.alter_column(table, name, server_default=None)
        for statement in _LETTERS:
            op.execute(statement)
    op.create_index("ix_request_cameras_request_key", "request_cameras", ["camera_id", "request_key"])
    op.create_index(
        "ix_request_texts_request_key", "request_texts", ["request_key", "letters_low", "letters_high"], unique=True
    )
    op.drop_index("ix_requests_registered_by", "requests")
    op.create_index("ix_requests_registered_by", "requests", ["registered_by", "state", "year_be", "seq"])


def _fill_letters() -> None:
    connection = op.get_bind()
    keys = connection.execute(sa.text("SELECT request_key FROM request_texts ORDER BY request_key")).scalars().all()
    some = sa.text("SELECT request_id, words FROM request_texts WHERE request_key BETWEEN :first AND :last")
    fill = sa.text("UPDATE request_texts SET letters_low = :low, letters_high = :high WHERE request_id = :request_id")
    # Found by their keys meanwhile; the index that stays is made when all is there.
    op.create_index("ix_request_texts_filled", "request_texts", ["request_key"])
    for begin in range(0, len(keys), _AT_ONCE):
        part = keys[begin : begin + _AT_ONCE]
        rows = connection.execute(some, {"first": part[0], "last": part[-1]}).all()
        connection.execute(fill, [_bits(words) | {"request_id": request_id} for request_id, words in rows])
    op.drop_index("ix_request_texts_filled", "request_texts")


def _bits(words: str) -> dict[str, int]:
    bits = 0
    for letter in set(words):
        bits |= 1 << _place(ord(letter))
    return {"low": bits & ((1 << _HALF) - 1), "high": bits >> _HALF}


def _place(code: int) -> int:
    """Of Thai letters, with Arabic digits instead of Thai ones, and Latin letters: of each its own."""
    if ord("0") <= code <= ord("9"):
        return _THAI_DIGITS.start + code - ord("0") - _THAI.start
    if code in _THAI and code not in _THAI_DIGITS:
        return code - _THAI.start
    if code in _LATIN:
        return len(_THAI) + code - _LATIN.start
    return len(_THAI) + len(_LATIN) + code % _OTHERS
