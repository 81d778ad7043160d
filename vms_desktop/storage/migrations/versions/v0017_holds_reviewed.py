"""Until when a hold is meant: one that somebody forgot kept footage for ever, and nobody was asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Holds that are there come up for review as long after they were placed as new ones do."""
    column = sa.Column(
        "review_us", sa.BigInteger, comment="until when it is meant; null: the usual time after placed_us"
    )
    op.add_column("footage_holds", column)
