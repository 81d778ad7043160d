"""Recorders of others, and which of their channels is which camera."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of recorders."""
    op.create_table(
        "recorders",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID, made once, never reused"),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False, comment="onvif, or the id of a form of address"),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("port", sa.Integer, nullable=False, comment="of ONVIF, or of RTSP"),
        sa.Column("path", sa.String(2000), nullable=False, comment="of the ONVIF device service; else empty"),
        sa.Column("kept_days", sa.Integer, nullable=False, comment="how far back it reaches, as a person stated"),
        sa.Column("utc_offset_s", sa.Float, nullable=False, comment="zone of its local time, seconds"),
        sa.Column(
            "clock_offset_s", sa.Float, comment="its clock minus ours as a person stated, seconds; null: not known"
        ),
        sa.Column("sealed", sa.LargeBinary, comment="user name and password, encrypted by the vault; null: none"),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_recorders"),
        sa.UniqueConstraint("name", name="uq_recorders_name"),
        comment="Recorders and cameras with a card whose footage may be played.",
    )
    op.create_table(
        "recorder_channels",
        sa.Column("recorder_id", sa.String(36), nullable=False),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("channel", sa.String(200), nullable=False, comment="ONVIF recording token, or number of the channel"),
        sa.PrimaryKeyConstraint("recorder_id", "camera_id", name="pk_recorder_channels"),
        sa.ForeignKeyConstraint(
            ["recorder_id"], ["recorders.id"], name="fk_recorder_channels_recorder_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["camera_id"], ["cameras.id"], name="fk_recorder_channels_camera_id", ondelete="CASCADE"
        ),
        comment="Which of a recorder's channels is which camera.",
    )
    op.create_index("ix_recorder_channels_camera_id", "recorder_channels", ["camera_id"])
