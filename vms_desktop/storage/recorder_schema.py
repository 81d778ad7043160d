"""The tables of other people's recorders."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, String, Table

from vms_desktop.storage.schema import UtcDateTime, cameras, metadata

recorders = Table(
    "recorders",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID, made once, never reused"),
    Column("name", String(200), nullable=False, unique=True),
    Column("kind", String(40), nullable=False, comment="onvif, or the id of a form of address"),
    Column("host", String(255), nullable=False),
    Column("port", Integer, nullable=False, comment="of ONVIF, or of RTSP"),
    Column("path", String(2000), nullable=False, comment="of the ONVIF device service; else empty"),
    Column("kept_days", Integer, nullable=False, comment="how far back it reaches, as a person stated"),
    Column("utc_offset_s", Float, nullable=False, comment="zone of its local time, seconds"),
    Column("clock_offset_s", Float, comment="its clock minus ours as a person stated, seconds; null: not known"),
    Column("sealed", LargeBinary, comment="user name and password, encrypted by the vault; null: none"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="Recorders and cameras with a card whose footage may be played.",
)

channels = Table(
    "recorder_channels",
    metadata,
    Column("recorder_id", String(36), ForeignKey(recorders.c.id, ondelete="CASCADE"), primary_key=True),
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    Column("channel", String(200), nullable=False, comment="ONVIF recording token, or number of the channel"),
    comment="Which of a recorder's channels is which camera.",
)
