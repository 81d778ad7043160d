"""Numbers of the letters that go out for requests; in lists the rank of who asks, and until when papers are waited for.

An agency's answer quotes the number of the letter it was asked by, and nothing found the request by that.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
_AT_ONCE = 1_000
_RANK_LIMIT = 200
_RANKED = sa.text("UPDATE requests SET rank = :rank WHERE id = :id")
_SOME = sa.text("SELECT request_id, body FROM request_bodies WHERE request_id > :last ORDER BY request_id LIMIT :most")


def upgrade() -> None:
    """Make the table and the columns, and fill in ranks: some seconds for a hundred thousand requests."""
    op.create_table(
        "request_letters",
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column(
            "place", sa.Integer, autoincrement=False, nullable=False, comment="0.., in the order they were given"
        ),
        sa.Column("kind", sa.String(40), nullable=False, comment="domain LetterKind"),
        sa.Column(
            "agency", sa.String(200), nullable=False, comment="to whom, of letters to owners; empty: to the requester"
        ),
        sa.Column("step", sa.Integer, nullable=False, comment="seq of the step it tells of; 0: of none"),
        sa.Column("number", sa.String(100), nullable=False, comment="as it was typed"),
        sa.Column("number_key", sa.String(100), nullable=False, comment="comparable (domain reference_key)"),
        sa.Column("dated", sa.String(10), nullable=False, comment="the day on it, 2026-11-24"),
        sa.Column("year_be", sa.Integer, nullable=False, comment="Buddhist year of that day"),
        sa.Column("given_by", sa.String(100), nullable=False),
        sa.Column("given_by_name", sa.String(200), nullable=False),
        sa.Column("given_by_role", sa.String(60), nullable=False),
        sa.Column("given_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("request_id", "place", name="pk_request_letters"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_letters_request_id"),
        comment="Numbers of the letters that went out for requests. Only added to.",
    )
    op.create_index("ix_request_letters_by_number", "request_letters", ["number_key", "year_be"])
    documents = "when the last day of missing documents is over; null: none awaited"
    op.add_column("requests", sa.Column("documents_us", sa.BigInteger, comment=documents))
    rank = "of the requester, before the name"
    op.add_column("requests", sa.Column("rank", sa.String(200), nullable=False, server_default="", comment=rank))
    _fill_ranks()


def _fill_ranks() -> None:
    connection = op.get_bind()
    # It would refuse a change that is none of a person's. All triggers come back before anybody else sees the tables.
    on_table = " ON requests" if connection.dialect.name == "postgresql" else ""
    op.execute(f"DROP TRIGGER IF EXISTS requests_number_stays{on_table}")
    last = ""
    while some := connection.execute(_SOME, {"last": last, "most": _AT_ONCE}).all():
        ranks = {row.request_id: json.loads(row.body)["requester"].get("rank", "") for row in some}
        found = [{"id": request_id, "rank": rank[:_RANK_LIMIT]} for request_id, rank in ranks.items() if rank]
        if found:
            connection.execute(_RANKED, found)
        last = some[-1].request_id
