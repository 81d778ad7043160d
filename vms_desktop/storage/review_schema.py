"""The tables of reviewing: rules, marked areas, saved filters, how far a desk's log was looked through, the queue.

Times are UTC microseconds since 1970, as in the access log, which the queue refers to by desk and sequence: an entry
may be archived while its item stays.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from vms_desktop.domain.desk import ID_LENGTH
from vms_desktop.storage.schema import cameras, metadata

_Desk = String(ID_LENGTH)

rules = Table(
    "review_rules",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID; of the first rule of a kind the kind itself"),
    Column("details", Text, nullable=False, comment="JSON: kind, enabled, due_days, title and the kind's parameters"),
    Column("updated_us", BigInteger, nullable=False),
    comment="Rules that were changed or added; of the others the program's defaults count.",
)

private_areas = Table(
    "private_areas",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("pan_from", Float, nullable=False, comment="ONVIF generic space, -1..1; from > to: across the seam"),
    Column("pan_to", Float, nullable=False),
    Column("tilt_from", Float, nullable=False, comment="-1..1"),
    Column("tilt_to", Float, nullable=False),
    Column("zoom_from", Float, nullable=False, comment="0..1; less zoom than that sees nothing"),
    comment="Where PTZ cameras must not look without a reason.",
)

saved_filters = Table(
    "review_filters",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("name", String(100), nullable=False),
    Column("period", String(20), nullable=False, comment="domain Period"),
    Column("selection", Text, nullable=False, comment="JSON of the LogFilter; times only where the period is given"),
    comment="Filters of the access log under a name.",
)

positions = Table(
    "review_positions",
    metadata,
    Column("desk", _Desk, primary_key=True),
    Column("sequence", BigInteger, nullable=False, comment="of this desk's chain the last entry the rules have seen"),
    comment="How far the rules have looked through a desk's log.",
)

items = Table(
    "review_items",
    metadata,
    Column("id", Integer, primary_key=True, comment="the item's number, as people call it"),
    Column("rule", String(36), nullable=False),
    Column("kind", String(30), nullable=False, comment="domain RuleKind"),
    Column("title", String(100), nullable=False, comment="of the rule, as it was then"),
    Column("group_key", String(300), nullable=False, comment="rule, person and day: later entries join an open item"),
    Column("person", String(100), nullable=False, comment="whom it is about; empty: nobody known"),
    Column("person_name", String(200), nullable=False),
    Column("role", String(60), nullable=False, comment="held then"),
    Column("desk", _Desk, nullable=False),
    Column("state", String(20), nullable=False, comment="domain ItemState"),
    Column("queued_us", BigInteger, nullable=False),
    Column("due_us", BigInteger, nullable=False),
    Column("from_us", BigInteger, nullable=False, comment="first entry's time"),
    Column("to_us", BigInteger, nullable=False, comment="last entry's time"),
    Column("closed_us", BigInteger, comment="signed off; null: not yet"),
    Column("facts", Text, nullable=False, comment="JSON: numbers and names from which the reason is told"),
    comment="The review queue. Nothing is ever deleted from it.",
)
Index("ix_review_items_due", items.c.state, items.c.due_us, items.c.id)
Index("ix_review_items_group", items.c.group_key)
Index("ix_review_items_person", items.c.person, items.c.state)
Index("ix_review_items_queued", items.c.queued_us)

item_entries = Table(
    "review_item_entries",
    metadata,
    Column("item", Integer, ForeignKey(items.c.id), primary_key=True, autoincrement=False),
    Column("desk", _Desk, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("time_us", BigInteger, nullable=False),
    comment="The entries an item is about; of very many the first ones.",
)

steps = Table(
    "review_steps",
    metadata,
    Column("item", Integer, ForeignKey(items.c.id), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="1 …"),
    Column("kind", String(20), nullable=False, comment="domain StepKind"),
    Column("time_us", BigInteger, nullable=False),
    Column("person", String(100), nullable=False),
    Column("person_name", String(200), nullable=False),
    Column("role", String(60), nullable=False),
    Column("note", String(1100), nullable=False),
    Column("finding", String(20), nullable=False, comment="domain Finding; empty: no sign-off"),
    comment="What was done with an item; each step stands in the access log too.",
)
