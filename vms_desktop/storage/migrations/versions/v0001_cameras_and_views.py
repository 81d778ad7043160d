"""Cameras with their sealed credentials, saved views, the last wall.

A migration never imports ``storage.schema``: it must make the same tables for ever.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "cameras",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID, made once, never reused"),
        sa.Column("code", sa.String(40), nullable=False, comment="the room's number for it, e.g. 1101-0007"),
        sa.Column("name_th", sa.String(200), nullable=False),
        sa.Column("name_en", sa.String(200), nullable=False),
        sa.Column("district_code", sa.String(4), nullable=False, comment="DOPA code, 4 digits"),
        sa.Column("subdistrict_code", sa.String(6), nullable=False, comment="DOPA code, 6 digits; empty: not stated"),
        sa.Column("agency_code", sa.String(200), nullable=False, comment="our code of the owner; empty: not stated"),
        sa.Column("main_url", sa.String(2000), comment="RTSP address without user information; null: none"),
        sa.Column("sub_url", sa.String(2000), comment="RTSP address without user information; null: none"),
        sa.Column("transport", sa.String(8), nullable=False, comment="tcp or udp (domain Transport)"),
        sa.Column("onvif_host", sa.String(255), nullable=False, comment="empty: known by RTSP addresses only"),
        sa.Column("onvif_port", sa.Integer, nullable=False),
        sa.Column("onvif_path", sa.String(2000), nullable=False),
        sa.Column("main_profile", sa.String(200), nullable=False, comment="ONVIF media profile token"),
        sa.Column("sub_profile", sa.String(200), nullable=False, comment="ONVIF media profile token"),
        sa.Column("has_ptz", sa.Boolean, nullable=False),
        sa.Column("latitude", sa.Float, comment="degrees WGS 84"),
        sa.Column("longitude", sa.Float, comment="degrees WGS 84"),
        sa.Column("created_at", _TIME, nullable=False, comment="UTC"),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_cameras"),
        sa.UniqueConstraint("code", name="uq_cameras_code"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="ck_cameras_coordinates"),
        comment="Cameras of the register. Secrets are in credentials, sealed.",
    )
    op.create_table(
        "credentials",
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column(
            "sealed",
            sa.LargeBinary,
            nullable=False,
            comment="encrypted by the vault; the key is not in this database",
        ),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("camera_id", name="pk_credentials"),
        sa.ForeignKeyConstraint(["camera_id"], ["cameras.id"], name="fk_credentials_camera_id", ondelete="CASCADE"),
        comment="User name and password of a camera, encrypted.",
    )
    op.create_table(
        "views",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("layout", sa.Integer, nullable=False, comment="number of tiles (domain Layout)"),
        sa.Column("created_at", _TIME, nullable=False, comment="UTC"),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
        comment="Saved views of the wall.",
    )
    op.create_table(
        "last_walls",
        sa.Column("desk", sa.String(100), nullable=False, comment="which desk's wall; empty: the only one"),
        sa.Column("layout", sa.Integer, nullable=False, comment="number of tiles (domain Layout)"),
        sa.Column("geometry", sa.LargeBinary, comment="Qt's window geometry; null: not known"),
        sa.Column("screen_name", sa.String(200), nullable=False),
        sa.Column("full_screen", sa.Boolean, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("desk", name="pk_last_walls"),
        comment="What a desk's wall showed last, and where, to show it again at the next start.",
    )
    _tiles(
        "view_tiles",
        "view_id",
        36,
        "views.id",
        "Which camera stands in a view's tile. An empty tile has no row; a removed camera leaves its tile empty.",
        "0.., in the order of the layout's cells",
    )
    _tiles("last_wall_tiles", "desk", 100, "last_walls.desk", "As view_tiles, for last_walls.", None)


def _tiles(name: str, owner: str, length: int, target: str, comment: str, tile_comment: str | None) -> None:
    op.create_table(
        name,
        sa.Column(owner, sa.String(length), nullable=False),
        sa.Column("tile", sa.Integer, nullable=False, comment=tile_comment),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint(owner, "tile", name=f"pk_{name}"),
        sa.ForeignKeyConstraint([owner], [target], name=f"fk_{name}_{owner}", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["camera_id"], ["cameras.id"], name=f"fk_{name}_camera_id", ondelete="CASCADE"),
        comment=comment,
    )
    op.create_index(f"ix_{name}_camera_id", name, ["camera_id"])
