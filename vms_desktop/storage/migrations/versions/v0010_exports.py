"""Exports of requests, and protective copies of what lies on agencies' recorders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
_NOT_OVER = sa.text("state IN ('running', 'stopped')")


def upgrade() -> None:
    """Make both tables."""
    _jobs()
    _copies()


def _jobs() -> None:
    op.create_table(
        "export_jobs",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("desk", sa.String(24), nullable=False, comment="which desk works at it and has its files"),
        sa.Column("step", sa.String(10), nullable=False, comment="domain ExportStep: what is to be done next"),
        sa.Column("state", sa.String(10), nullable=False, comment="domain ExportState"),
        sa.Column("begun_us", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of domain ExportJob"),
        sa.PrimaryKeyConstraint("id", name="pk_export_jobs"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_export_jobs_request_id"),
        comment="Exports: how far each has come, so that a kill loses nothing.",
    )
    op.create_index("ix_export_jobs_request_id", "export_jobs", ["request_id"])
    op.create_index(
        "uq_export_jobs_not_over",
        "export_jobs",
        ["request_id"],
        unique=True,
        sqlite_where=_NOT_OVER,
        postgresql_where=_NOT_OVER,
    )


def _copies() -> None:
    op.create_table(
        "protective_copies",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("desk", sa.String(24), nullable=False, comment="which desk fetches it and has its files"),
        sa.Column("camera_id", sa.String(36), nullable=False, comment="cameras.id, also when the camera is no more"),
        sa.Column("begin_us", sa.BigInteger, nullable=False),
        sa.Column("end_us", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False, comment="domain ProtectionState"),
        sa.Column("due_us", sa.BigInteger, nullable=False, comment="when it is to be fetched"),
        sa.Column("body", sa.Text, nullable=False, comment="JSON of domain ProtectiveCopy"),
        sa.PrimaryKeyConstraint("id", name="pk_protective_copies"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_protective_copies_request_id"),
        comment="Footage of agencies' recorders that was fetched for requests before it was overwritten.",
    )
    op.create_index("ix_protective_copies_request_id", "protective_copies", ["request_id"])
    op.create_index("ix_protective_copies_camera_id", "protective_copies", ["camera_id", "begin_us"])
    op.create_index("ix_protective_copies_desk", "protective_copies", ["desk", "state"])
