"""The access log. Its triggers are no part of this: ``storage.log_guard`` holds them to be there at every start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_DESK = sa.String(24)
_COUNTED = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Entries, what finds and counts them, desks, checkpoints, anchors."""
    op.create_table(
        "access_log",
        sa.Column(
            "id", _COUNTED, nullable=False, comment="order in which this database recorded; not part of the hash"
        ),
        sa.Column("kind", sa.Integer, nullable=False, comment="access_log_kinds.id; not part of the hash"),
        sa.Column("desk", _DESK, nullable=False, comment="whose chain: made from the desk's public key"),
        sa.Column("sequence", sa.BigInteger, nullable=False, comment="1 … without gaps, per desk"),
        sa.Column("time_us", sa.BigInteger, nullable=False, comment="UTC, microseconds since 1970, as the clock said"),
        sa.Column("person", sa.String(100), nullable=False, comment="stable id; empty: the program itself"),
        sa.Column("person_name", sa.String(200), nullable=False, comment="as it was then"),
        sa.Column("role", sa.String(60), nullable=False, comment="held then"),
        sa.Column("action", sa.String(40), nullable=False, comment="domain Action"),
        sa.Column(
            "subject_kind", sa.String(20), nullable=False, comment="camera, person, request, export, settings, log …"
        ),
        sa.Column("subject", sa.String(200), nullable=False, comment="stable id"),
        sa.Column("subject_name", sa.String(300), nullable=False, comment="as it was then"),
        sa.Column("camera", sa.String(36), nullable=False, comment="the one camera it concerns; empty: none"),
        sa.Column("place", sa.String(6), nullable=False, comment="DOPA code of 2, 4 or 6 digits"),
        sa.Column("details", sa.Text, nullable=False, comment="JSON; empty: none"),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("request", sa.String(60), nullable=False, comment="number of the request for footage"),
        sa.Column(
            "previous_hash", sa.String(64), nullable=False, comment="of the desk's entry before; zeros: the first"
        ),
        sa.Column("hash", sa.String(64), nullable=False, comment="SHA-256, specified in docs/access-log.md"),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
        sa.UniqueConstraint("desk", "sequence", name="uq_access_log_desk_sequence"),
        comment="Who did what. Append-only by triggers, chained by hashes, one chain a desk.",
    )
    op.create_index("ix_access_log_kind", "access_log", ["kind", "id", "time_us"])
    op.create_index("ix_access_log_time", "access_log", ["time_us", "kind"])
    for column in ("camera", "request"):
        op.create_index(
            f"ix_access_log_{column}",
            "access_log",
            [column, "id", "kind", "time_us"],
            sqlite_where=sa.text(f"{column} != ''"),
            postgresql_where=sa.text(f"{column} != ''"),
        )
    op.create_table(
        "access_log_kinds",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("action", sa.String(40), nullable=False, comment="empty: the desk's total, for access_log_hours"),
        sa.Column("district", sa.String(4), nullable=False, comment="first four digits of the place"),
        sa.PrimaryKeyConstraint("id", name="pk_access_log_kinds"),
        sa.UniqueConstraint("desk", "person", "action", "district", name="uq_access_log_kinds_desk"),
        comment="Combinations that occur in the log; a few thousand. Filters choose among these.",
    )
    op.create_table(
        "access_log_hours",
        sa.Column("kind", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("hour", sa.Integer, nullable=False, autoincrement=False, comment="time_us // 3600000000"),
        sa.Column("entries", sa.BigInteger, nullable=False),
        sa.Column("first_id", sa.BigInteger, nullable=False, comment="smallest access_log.id among them"),
        sa.Column("last_id", sa.BigInteger, nullable=False, comment="largest access_log.id among them"),
        sa.PrimaryKeyConstraint("kind", "hour", name="pk_access_log_hours"),
        comment="How many entries of a kind an hour has.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access_log_desks",
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False, comment="Ed25519, raw, 32 bytes"),
        sa.Column("name", sa.String(200), nullable=False, comment="as it was when the desk first wrote here"),
        sa.Column("since_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("desk", name="pk_access_log_desks"),
        comment="Desks that write into this log.",
    )
    op.create_table(
        "access_log_checkpoints",
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("line", sa.String(500), nullable=False, comment="signed (domain log_seal)"),
        sa.PrimaryKeyConstraint("desk", "sequence", name="pk_access_log_checkpoints"),
        comment="Signed checkpoints, kept until and after they lie outside the database too.",
    )
    op.create_table(
        "access_log_anchors",
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False, autoincrement=False, comment="the last entry archived"),
        sa.Column("hash", sa.String(64), nullable=False, comment="of that entry"),
        sa.Column(
            "made_us",
            sa.BigInteger,
            nullable=False,
            comment="when the anchor was made; entries 90 days older may go",
        ),
        sa.Column("line", sa.String(500), nullable=False, comment="signed (domain log_seal)"),
        sa.PrimaryKeyConstraint("desk", "sequence", name="pk_access_log_anchors"),
        comment="Where a chain goes on after archived entries. Only entries below an anchor can be deleted.",
    )
