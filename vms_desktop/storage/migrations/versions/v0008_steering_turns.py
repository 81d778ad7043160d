"""Who steers which camera now, for desks that share their cameras."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of turns."""
    op.create_table(
        "steering_turns",
        sa.Column(
            "camera_id", sa.String(36), nullable=False, comment="one turn a camera; no foreign key: it is soon over"
        ),
        sa.Column("desk", sa.String(24), nullable=False, comment="id of the desk that steers"),
        sa.Column("desk_name", sa.String(200), nullable=False, comment="for people"),
        sa.Column("person", sa.String(36), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False, comment="as it was then"),
        sa.Column("first", sa.Boolean, nullable=False, comment="steers with priority"),
        sa.Column(
            "until", sa.DateTime(timezone=True), nullable=False, comment="UTC, by the database's clock; over after it"
        ),
        sa.PrimaryKeyConstraint("camera_id", name="pk_steering_turns"),
        comment="Who steers a camera now, at which desk. Shared by all desks of a database.",
    )
