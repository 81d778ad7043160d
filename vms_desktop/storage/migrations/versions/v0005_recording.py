"""Recording: the index of segments, what is recorded, holds, needs, bookmarks, clock offsets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of recording."""
    _index()
    _plans()
    _holds()
    _notes()


def _index() -> None:
    op.create_table(
        "recording_folders",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID; stands in the folder's marker file too"),
        sa.Column("desk", sa.String(24), nullable=False, comment="which desk last recorded there"),
        sa.Column("path", sa.String(4000), nullable=False, comment="where it was then"),
        sa.Column("seen_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_recording_folders"),
        comment="Folders with segments. One that was moved keeps its id.",
    )
    op.create_table(
        "recorded_streams",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("folder", sa.String(36), nullable=False),
        sa.Column("camera_id", sa.String(36), nullable=False, comment="cameras.id, also when the camera is no more"),
        sa.Column("quality", sa.String(8), nullable=False, comment="main or sub"),
        sa.PrimaryKeyConstraint("id", name="pk_recorded_streams"),
        sa.ForeignKeyConstraint(["folder"], ["recording_folders.id"], name="fk_recorded_streams_folder"),
        sa.UniqueConstraint("folder", "camera_id", "quality", name="uq_recorded_streams_folder"),
        comment="Streams that have segments.",
    )
    op.create_index("ix_recorded_streams_camera_id", "recorded_streams", ["camera_id"])
    op.create_table(
        "segments",
        sa.Column("stream", sa.Integer, nullable=False, autoincrement=False),
        sa.Column(
            "begin_us", sa.BigInteger, nullable=False, autoincrement=False, comment="arrival of the first picture"
        ),
        sa.Column("end_us", sa.BigInteger, nullable=False, comment="arrival of the last picture"),
        sa.Column("pictures", sa.Integer, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("codec", sa.String(8), nullable=False),
        sa.Column(
            "offset_low_ms", sa.BigInteger, comment="least the camera's clock was ahead of ours; null: not known"
        ),
        sa.Column(
            "offset_high_ms", sa.BigInteger, comment="most the camera's clock was ahead of ours; null: not known"
        ),
        sa.Column("state", sa.String(8), nullable=False, comment="domain SegmentState"),
        sa.Column(
            "path", sa.String(400), comment="below the folder; null: as the program names it (domain segment_path)"
        ),
        sa.PrimaryKeyConstraint("stream", "begin_us", name="pk_segments"),
        sa.ForeignKeyConstraint(["stream"], ["recorded_streams.id"], name="fk_segments_stream"),
        comment="Files of about a minute of a stream. A million rows and more.",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_segments_begin_us", "segments", ["begin_us"])
    not_closed = sa.text("state <> 'closed'")
    op.create_index(
        "ix_segments_not_closed", "segments", ["stream"], sqlite_where=not_closed, postgresql_where=not_closed
    )
    op.create_table(
        "recorded_days",
        sa.Column("stream", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer, nullable=False, autoincrement=False, comment="days since 1970-01-01 UTC"),
        sa.Column("minutes", sa.LargeBinary, nullable=False, comment="a bit a minute with footage (domain minute_map)"),
        sa.Column("segments", sa.Integer, nullable=False, comment="that begin on the day"),
        sa.Column("bytes", sa.BigInteger, nullable=False, comment="of those"),
        sa.PrimaryKeyConstraint("stream", "day", name="pk_recorded_days"),
        sa.ForeignKeyConstraint(["stream"], ["recorded_streams.id"], name="fk_recorded_days_stream"),
        comment="The index in short: what a timeline of months is drawn from, and sums.",
        sqlite_with_rowid=False,
    )


def _plans() -> None:
    op.create_table(
        "camera_recording",
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False, comment="domain RecordingMode"),
        sa.Column("quality", sa.String(8), nullable=False, comment="main, sub or both"),
        sa.Column("hours", sa.String(42), nullable=False, comment="of the week, hexadecimal (domain WeekHours)"),
        sa.Column("updated_at", _TIME, nullable=False, comment="UTC"),
        sa.PrimaryKeyConstraint("camera_id", name="pk_camera_recording"),
        sa.ForeignKeyConstraint(
            ["camera_id"], ["cameras.id"], name="fk_camera_recording_camera_id", ondelete="CASCADE"
        ),
        comment="What is recorded of a camera. No row: nothing.",
    )


def _holds() -> None:
    op.create_table(
        "footage_holds",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("begin_us", sa.BigInteger, nullable=False),
        sa.Column("end_us", sa.BigInteger, comment="null: until it is lifted"),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("request", sa.String(60), nullable=False, comment="number of the request for footage; empty: none"),
        sa.Column("placed_us", sa.BigInteger, nullable=False),
        sa.Column("placed_by", sa.String(100), nullable=False, comment="person's stable id"),
        sa.Column("placed_by_name", sa.String(200), nullable=False),
        sa.Column("lifted_us", sa.BigInteger, comment="null: in force"),
        sa.Column("lifted_by", sa.String(100), nullable=False),
        sa.Column("lifted_by_name", sa.String(200), nullable=False),
        sa.Column("lift_reason", sa.String(1000), nullable=False),
        sa.Column(
            "second", sa.String(100), nullable=False, comment="who consented to lifting it; empty: nobody was asked"
        ),
        sa.Column("second_name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_footage_holds"),
        comment="Footage that must not be deleted. Never deleted itself.",
    )
    op.create_index("ix_footage_holds_camera_id", "footage_holds", ["camera_id"])
    op.create_table(
        "recording_needs",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("begin_us", sa.BigInteger, nullable=False),
        sa.Column("end_us", sa.BigInteger, comment="null: until it is ended"),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("request", sa.String(60), nullable=False),
        sa.Column("asked_us", sa.BigInteger, nullable=False),
        sa.Column("asked_by", sa.String(100), nullable=False),
        sa.Column("asked_by_name", sa.String(200), nullable=False),
        sa.Column("ended_us", sa.BigInteger, comment="null: in force"),
        sa.PrimaryKeyConstraint("id", name="pk_recording_needs"),
        comment="Cameras that somebody needs recorded for a while.",
    )
    op.create_index("ix_recording_needs_camera_id", "recording_needs", ["camera_id"])


def _notes() -> None:
    op.create_table(
        "bookmarks",
        sa.Column("id", sa.String(36), nullable=False, comment="UUID"),
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("begin_us", sa.BigInteger, nullable=False),
        sa.Column("end_us", sa.BigInteger, comment="null: a moment"),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("note_key", sa.Text, nullable=False, comment="what is searched (domain search_key)"),
        sa.Column("made_us", sa.BigInteger, nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("made_by_name", sa.String(200), nullable=False),
        sa.Column("removed_us", sa.BigInteger, comment="null: it is there"),
        sa.PrimaryKeyConstraint("id", name="pk_bookmarks"),
        comment="Moments and stretches of footage with a note.",
    )
    op.create_index("ix_bookmarks_camera_id", "bookmarks", ["camera_id", "begin_us"])
    op.create_table(
        "clock_offsets",
        sa.Column("camera_id", sa.String(36), nullable=False),
        sa.Column("at_us", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("offset_ms", sa.BigInteger, nullable=False, comment="the camera's clock minus ours"),
        sa.Column("source", sa.String(8), nullable=False, comment="rtcp or onvif"),
        sa.PrimaryKeyConstraint("camera_id", "at_us", name="pk_clock_offsets"),
        comment="How far cameras' clocks were off, when it changed or hourly.",
        sqlite_with_rowid=False,
    )
