"""The table of who steers which camera now."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from vms_desktop.storage.schema import UtcDateTime, metadata

turns = Table(
    "steering_turns",
    metadata,
    Column("camera_id", String(36), primary_key=True, comment="one turn a camera; no foreign key: it is soon over"),
    Column("desk", String(24), nullable=False, comment="id of the desk that steers"),
    Column("desk_name", String(200), nullable=False, comment="for people"),
    Column("person", String(36), nullable=False),
    Column("person_name", String(200), nullable=False, comment="as it was then"),
    Column("first", Boolean, nullable=False, comment="steers with priority"),
    Column("until", UtcDateTime, nullable=False, comment="UTC, by the database's clock; over after it"),
    comment="Who steers a camera now, at which desk. Shared by all desks of a database.",
)
