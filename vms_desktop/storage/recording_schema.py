"""The tables of recording: the index of segments, plans, holds, needs, bookmarks, clock offsets.

The index (``recording_folders`` to ``recorded_days``) can be made anew from the files; the rest cannot. Footage
outlives its camera in the register: only the plans refer to ``cameras``. Times are UTC, microseconds since 1970.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from vms_desktop.storage.schema import UtcDateTime, cameras, metadata

folders = Table(
    "recording_folders",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID; stands in the folder's marker file too"),
    Column("desk", String(24), nullable=False, comment="which desk last recorded there"),
    Column("path", String(4000), nullable=False, comment="where it was then"),
    Column("seen_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="Folders with segments. One that was moved keeps its id.",
)

streams = Table(
    "recorded_streams",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folder", String(36), ForeignKey(folders.c.id), nullable=False),
    Column("camera_id", String(36), nullable=False, index=True, comment="cameras.id, also when the camera is no more"),
    Column("quality", String(8), nullable=False, comment="main or sub"),
    UniqueConstraint("folder", "camera_id", "quality", name="uq_recorded_streams_folder"),
    comment="Streams that have segments.",
)

segments = Table(
    "segments",
    metadata,
    Column("stream", Integer, ForeignKey(streams.c.id), primary_key=True, autoincrement=False),
    Column("begin_us", BigInteger, primary_key=True, autoincrement=False, comment="arrival of the first picture"),
    Column("end_us", BigInteger, nullable=False, comment="arrival of the last picture"),
    Column("pictures", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("codec", String(8), nullable=False),
    Column("offset_low_ms", BigInteger, comment="least the camera's clock was ahead of ours; null: not known"),
    Column("offset_high_ms", BigInteger, comment="most the camera's clock was ahead of ours; null: not known"),
    Column("state", String(8), nullable=False, comment="domain SegmentState"),
    Column("path", String(400), comment="below the folder; null: as the program names it (domain segment_path)"),
    comment="Files of about a minute of a stream. A million rows and more.",
    sqlite_with_rowid=False,
)
Index("ix_segments_begin_us", segments.c.begin_us)
NOT_CLOSED = "state <> 'closed'"
"""Of a million segments a few dozen; in these very words a question finds their index."""
Index(
    "ix_segments_not_closed",
    segments.c.stream,
    sqlite_where=text(NOT_CLOSED),
    postgresql_where=text(NOT_CLOSED),
)

days = Table(
    "recorded_days",
    metadata,
    Column("stream", Integer, ForeignKey(streams.c.id), primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="days since 1970-01-01 UTC"),
    Column("minutes", LargeBinary, nullable=False, comment="a bit a minute with footage (domain minute_map)"),
    Column("segments", Integer, nullable=False, comment="that begin on the day"),
    Column("bytes", BigInteger, nullable=False, comment="of those"),
    comment="The index in short: what a timeline of months is drawn from, and sums.",
    sqlite_with_rowid=False,
)

plans = Table(
    "camera_recording",
    metadata,
    Column("camera_id", String(36), ForeignKey(cameras.c.id, ondelete="CASCADE"), primary_key=True),
    Column("mode", String(10), nullable=False, comment="domain RecordingMode"),
    Column("quality", String(8), nullable=False, comment="main, sub or both"),
    Column("hours", String(42), nullable=False, comment="of the week, hexadecimal (domain WeekHours)"),
    Column("updated_at", UtcDateTime, nullable=False, comment="UTC"),
    comment="What is recorded of a camera. No row: nothing.",
)

holds = Table(
    "footage_holds",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("camera_id", String(36), nullable=False, index=True),
    Column("begin_us", BigInteger, nullable=False),
    Column("end_us", BigInteger, comment="null: until it is lifted"),
    Column("reason", String(1000), nullable=False),
    Column("request", String(60), nullable=False, comment="number of the request for footage; empty: none"),
    Column("placed_us", BigInteger, nullable=False),
    Column("placed_by", String(100), nullable=False, comment="person's stable id"),
    Column("placed_by_name", String(200), nullable=False),
    Column("lifted_us", BigInteger, comment="null: in force"),
    Column("lifted_by", String(100), nullable=False),
    Column("lifted_by_name", String(200), nullable=False),
    Column("lift_reason", String(1000), nullable=False),
    Column("second", String(100), nullable=False, comment="who consented to lifting it; empty: nobody was asked"),
    Column("second_name", String(200), nullable=False),
    Column("review_us", BigInteger, comment="until when it is meant; null: the usual time after placed_us"),
    comment="Footage that must not be deleted. Never deleted itself.",
)

needs = Table(
    "recording_needs",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("camera_id", String(36), nullable=False, index=True),
    Column("begin_us", BigInteger, nullable=False),
    Column("end_us", BigInteger, comment="null: until it is ended"),
    Column("reason", String(1000), nullable=False),
    Column("request", String(60), nullable=False),
    Column("asked_us", BigInteger, nullable=False),
    Column("asked_by", String(100), nullable=False),
    Column("asked_by_name", String(200), nullable=False),
    Column("ended_us", BigInteger, comment="null: in force"),
    comment="Cameras that somebody needs recorded for a while.",
)

bookmarks = Table(
    "bookmarks",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("camera_id", String(36), nullable=False),
    Column("begin_us", BigInteger, nullable=False),
    Column("end_us", BigInteger, comment="null: a moment"),
    Column("note", Text, nullable=False),
    Column("note_key", Text, nullable=False, comment="what is searched (domain search_key)"),
    Column("made_us", BigInteger, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("made_by_name", String(200), nullable=False),
    Column("removed_us", BigInteger, comment="null: it is there"),
    comment="Moments and stretches of footage with a note.",
)
Index("ix_bookmarks_camera_id", bookmarks.c.camera_id, bookmarks.c.begin_us)

clock_offsets = Table(
    "clock_offsets",
    metadata,
    Column("camera_id", String(36), primary_key=True),
    Column("at_us", BigInteger, primary_key=True, autoincrement=False),
    Column("offset_ms", BigInteger, nullable=False, comment="the camera's clock minus ours"),
    Column("source", String(8), nullable=False, comment="rtcp or onvif"),
    comment="How far cameras' clocks were off, when it changed or hourly.",
    sqlite_with_rowid=False,
)
