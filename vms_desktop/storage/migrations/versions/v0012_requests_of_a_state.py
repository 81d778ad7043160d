"""An index for the requests of one state, those first whose answer is due first: the usual list of a board."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_requests_state_by_due", "requests", ["state", "runs", "due_us", "id"])
