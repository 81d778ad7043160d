"""Papers of requests in the database, for desks that share one: a file lay at the desk that took it alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. Each desk puts into it what lies in its own folder when it starts (``request_papers.py``)."""
    op.create_table(
        "request_papers",
        sa.Column("sha256", sa.String(64), nullable=False, comment="of the whole file"),
        sa.Column("part", sa.Integer, autoincrement=False, nullable=False, comment="0.., in order"),
        sa.Column("data", sa.LargeBinary, nullable=False, comment="1 MiB, the last one what is left"),
        sa.PrimaryKeyConstraint("sha256", "part", name="pk_request_papers"),
        comment="Files handed in with requests, where several desks share the database.",
    )
