"""The tables, with comments. Written so that SQLite and PostgreSQL both take them; changed only through migrations.

Times are UTC. Ids are UUID text made by the program, so that several desks can add rows without asking one another.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

HEAD_REVISION = "0019"
"""The newest migration this program knows (a test holds it to the files)."""


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in Python; SQLite keeps no zone, so it is taken off and put back here. Naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        known: datetime = value
        return known.replace(tzinfo=UTC) if known.tzinfo is None else known.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

cameras = Table(
    "cameras",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID, made once, never reused"),
    Column("code", String(40), nullable=False, unique=True, comment="the room's number for it, e.g. 1101-0007"),
    Column("name_th", String(200), nullable=False),
    Column("name_en", String(200), nullable=False),
    Column("district_code", String(4), nullable=False, comment="DOPA code, 4 digits"),
    Column("subdistrict_code", String(6), nullable=False, comment="DOPA code, 6 digits; empty: not stated"),
    Column("agency_code", String(200), nullable=False, comment="our code of the owner; empty: not stated"),
    Column("main_url", String(2000), comment="RTSP address without user information; null: none"),
    Column("sub_url", String(2000), comment="RTSP address without user information; null: none"),
    Column("transport", String(8), nullable=False, comment="tcp or udp (domain Transport)"),
    Column("onvif_host", String(255), nullable=False, comment="empty: known by RTSP addresses only"),
    Column("onvif_port", Integer, nullable=False),
    Column("onvif_path", String(2000), nullable=False),
    Column("main_profile", String(200), nullable=False, comment="ONVIF media profile token"),
    Column("sub_profile", String(200), nullable=False, comment="ONVIF media profile token"),
    Column("has_ptz", Boolean, nullable=False),
    Column("latitude", Float, comment="degrees WGS 84"),
    Column("longitude", Float, comment="degrees WGS 84"),
    Column("created_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
    comment="Cameras of the register. Secrets are in credentials, sealed.",
)

credentials = Table(
    "credentials",
    metadata,
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), primary_key=True),
    Column(
        "sealed",
        LargeBinary,
        nullable=False,
        comment="encrypted by the vault; the key is not in this database",
    ),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="User name and password of a camera, encrypted.",
)

views = Table(
    "views",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("name", String(200), nullable=False),
    Column("layout", Integer, nullable=False, comment="number of tiles (domain Layout)"),
    Column("created_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="Saved views of the wall.",
)

view_tiles = Table(
    "view_tiles",
    metadata,
    Column("view_id", String(36), ForeignKey(views.c.id, ondelete="CASCADE"), primary_key=True),
    Column("tile", Integer, primary_key=True, comment="0.., in the order of the layout's cells"),
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), nullable=False, index=True),
    comment="Which camera stands in a view's tile. An empty tile has no row; a removed camera leaves its tile empty.",
)

last_walls = Table(
    "last_walls",
    metadata,
    Column("desk", String(100), primary_key=True, comment="which desk's wall; empty: the only one"),
    Column("layout", Integer, nullable=False, comment="number of tiles (domain Layout)"),
    Column("geometry", LargeBinary, comment="Qt's window geometry; null: not known"),
    Column("screen_name", String(200), nullable=False),
    Column("full_screen", Boolean, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="What a desk's wall showed last, and where, to show it again at the next start.",
)

last_wall_tiles = Table(
    "last_wall_tiles",
    metadata,
    Column("desk", String(100), ForeignKey(last_walls.c.desk, ondelete="CASCADE"), primary_key=True),
    Column("tile", Integer, primary_key=True),
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), nullable=False, index=True),
    comment="As view_tiles, for last_walls.",
)
