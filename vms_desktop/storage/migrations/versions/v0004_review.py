"""Reviewing the access log: rules, marked areas, saved filters, the queue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DESK = sa.String(24)


def upgrade() -> None:
    """Rules and what they need, then the queue with its entries and steps."""
    op.create_table(
        "review_rules",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID; of the first rule of a kind the kind itself"),
        sa.Column(
            "details", sa.Text, nullable=False, comment="JSON: kind, enabled, due_days, title and the kind's parameters"
        ),
        sa.Column("updated_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_rules"),
        comment="Rules that were changed or added; of the others the program's defaults count.",
    )
    op.create_table(
        "private_areas",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column(
            "pan_from", sa.Float, nullable=False, comment="ONVIF generic space, -1..1; from > to: across the seam"
        ),
        sa.Column("pan_to", sa.Float, nullable=False),
        sa.Column("tilt_from", sa.Float, nullable=False, comment="-1..1"),
        sa.Column("tilt_to", sa.Float, nullable=False),
        sa.Column("zoom_from", sa.Float, nullable=False, comment="0..1; less zoom than that sees nothing"),
        sa.PrimaryKeyConstraint("id", name="pk_private_areas"),
        sa.ForeignKeyConstraint(
            ["camera_id"], ["cameras.id"], name="fk_private_areas_camera_id_cameras", ondelete="CASCADE"
        ),
        comment="Where PTZ cameras must not look without a reason.",
    )
    op.create_index("ix_private_areas_camera_id", "private_areas", ["camera_id"])
    op.create_table(
        "review_filters",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("period", sa.String(20), nullable=False, comment="domain Period"),
        sa.Column(
            "selection", sa.Text, nullable=False, comment="JSON of the LogFilter; times only where the period is given"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review_filters"),
        comment="Filters of the access log under a name.",
    )
    op.create_table(
        "review_positions",
        sa.Column("desk", _DESK, nullable=False),
        sa.Column(
            "sequence", sa.BigInteger, nullable=False, comment="of this desk's chain the last entry the rules have seen"
        ),
        sa.PrimaryKeyConstraint("desk", name="pk_review_positions"),
        comment="How far the rules have looked through a desk's log.",
    )
    _queue()


def _queue() -> None:
    op.create_table(
        "review_items",
        sa.Column("id", sa.Integer, nullable=False, comment="the item's number, as people call it"),
        sa.Column("rule", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False, comment="domain RuleKind"),
        sa.Column("title", sa.String(100), nullable=False, comment="of the rule, as it was then"),
        sa.Column(
            "group_key", sa.String(300), nullable=False, comment="rule, person and day: later entries join an open item"
        ),
        sa.Column("person", sa.String(100), nullable=False, comment="whom it is about; empty: nobody known"),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False, comment="held then"),
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("state", sa.String(20), nullable=False, comment="domain ItemState"),
        sa.Column("queued_us", sa.BigInteger, nullable=False),
        sa.Column("due_us", sa.BigInteger, nullable=False),
        sa.Column("from_us", sa.BigInteger, nullable=False, comment="first entry's time"),
        sa.Column("to_us", sa.BigInteger, nullable=False, comment="last entry's time"),
        sa.Column("closed_us", sa.BigInteger, comment="signed off; null: not yet"),
        sa.Column("facts", sa.Text, nullable=False, comment="JSON: numbers and names from which the reason is told"),
        sa.PrimaryKeyConstraint("id", name="pk_review_items"),
        comment="The review queue. Nothing is ever deleted from it.",
    )
    op.create_index("ix_review_items_due", "review_items", ["state", "due_us", "id"])
    op.create_index("ix_review_items_group", "review_items", ["group_key"])
    op.create_index("ix_review_items_person", "review_items", ["person", "state"])
    op.create_index("ix_review_items_queued", "review_items", ["queued_us"])
    op.create_table(
        "review_item_entries",
        sa.Column("item", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("desk", _DESK, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("time_us", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("item", "desk", "sequence", name="pk_review_item_entries"),
        sa.ForeignKeyConstraint(["item"], ["review_items.id"], name="fk_review_item_entries_item_review_items"),
        comment="The entries an item is about; of very many the first ones.",
    )
    op.create_table(
        "review_steps",
        sa.Column("item", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False, comment="1 …"),
        sa.Column("kind", sa.String(20), nullable=False, comment="domain StepKind"),
        sa.Column("time_us", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(100), nullable=False),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.Column("note", sa.String(1100), nullable=False),
        sa.Column("finding", sa.String(20), nullable=False, comment="domain Finding; empty: no sign-off"),
        sa.PrimaryKeyConstraint("item", "number", name="pk_review_steps"),
        sa.ForeignKeyConstraint(["item"], ["review_items.id"], name="fk_review_steps_item_review_items"),
        comment="What was done with an item; each step stands in the access log too.",
    )
