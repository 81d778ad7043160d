"""Entries of the access log by day and kind: laying out a look by hours added up millions of rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and fill it from the hours: some seconds for five million entries."""
    op.create_table(
        "access_log_days",
        sa.Column("kind", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer, nullable=False, autoincrement=False, comment="time_us // 86400000000, UTC"),
        sa.Column("entries", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("kind", "day", name="pk_access_log_days"),
        comment="How many entries of a kind a day has.",
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO access_log_days (kind, day, entries)"
        " SELECT kind, hour / 24, sum(entries) FROM access_log_hours GROUP BY kind, hour / 24"
    )
