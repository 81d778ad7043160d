"""The access log's tables. Entries, anchors, checkpoints and desks are append-only (``log_guard``); kinds, hours and
days are made from the entries, to find and count them quickly, and can be made again.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from vms_desktop.domain.desk import ID_LENGTH
from vms_desktop.storage.schema import metadata

_Desk = String(ID_LENGTH)
# SQLite counts rows by itself only under a key that is called INTEGER.
_Counted = BigInteger().with_variant(Integer, "sqlite")

access_log = Table(
    "access_log",
    metadata,
    Column("id", _Counted, primary_key=True, comment="order in which this database recorded; not part of the hash"),
    Column("kind", Integer, nullable=False, comment="access_log_kinds.id; not part of the hash"),
    Column("desk", _Desk, nullable=False, comment="whose chain: made from the desk's public key"),
    Column("sequence", BigInteger, nullable=False, comment="1 … without gaps, per desk"),
    Column("time_us", BigInteger, nullable=False, comment="UTC, microseconds since 1970, as the clock said"),
    Column("person", String(100), nullable=False, comment="stable id; empty: the program itself"),
    Column("person_name", String(200), nullable=False, comment="as it was then"),
    Column("role", String(60), nullable=False, comment="held then"),
    Column("action", String(40), nullable=False, comment="domain Action"),
    Column("subject_kind", String(20), nullable=False, comment="camera, person, request, export, settings, log …"),
    Column("subject", String(200), nullable=False, comment="stable id"),
    Column("subject_name", String(300), nullable=False, comment="as it was then"),
    Column("camera", String(36), nullable=False, comment="the one camera it concerns; empty: none"),
    Column("place", String(6), nullable=False, comment="DOPA code of 2, 4 or 6 digits"),
    Column("details", Text, nullable=False, comment="JSON; empty: none"),
    Column("reason", String(1000), nullable=False),
    Column("request", String(60), nullable=False, comment="number of the request for footage"),
    Column("previous_hash", String(64), nullable=False, comment="of the desk's entry before; zeros: the first"),
    Column("hash", String(64), nullable=False, comment="SHA-256, specified in docs/access-log.md"),
    UniqueConstraint("desk", "sequence", name="uq_access_log_desk_sequence"),
    comment="Who did what. Append-only by triggers, chained by hashes, one chain a desk.",
)
# What filters look at lies whole in each index: pages and counts read no rows that are not shown.
Index("ix_access_log_kind", access_log.c.kind, access_log.c.id, access_log.c.time_us)
Index("ix_access_log_time", access_log.c.time_us, access_log.c.kind)
_of_camera, _of_request = access_log.c.camera != "", access_log.c.request != ""
Index(
    "ix_access_log_camera",
    access_log.c.camera,
    access_log.c.id,
    access_log.c.kind,
    access_log.c.time_us,
    sqlite_where=_of_camera,
    postgresql_where=_of_camera,
)
Index(
    "ix_access_log_request",
    access_log.c.request,
    access_log.c.id,
    access_log.c.kind,
    access_log.c.time_us,
    sqlite_where=_of_request,
    postgresql_where=_of_request,
)

kinds = Table(
    "access_log_kinds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("desk", _Desk, nullable=False),
    Column("person", String(100), nullable=False),
    Column("action", String(40), nullable=False, comment="empty: the desk's total, for access_log_hours"),
    Column("district", String(4), nullable=False, comment="first four digits of the place"),
    UniqueConstraint("desk", "person", "action", "district", name="uq_access_log_kinds_desk"),
    comment="Combinations that occur in the log; a few thousand. Filters choose among these.",
)

hours = Table(
    "access_log_hours",
    metadata,
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("hour", Integer, primary_key=True, autoincrement=False, comment="time_us // 3600000000"),
    Column("entries", BigInteger, nullable=False),
    Column("first_id", BigInteger, nullable=False, comment="smallest access_log.id among them"),
    Column("last_id", BigInteger, nullable=False, comment="largest access_log.id among them"),
    comment="How many entries of a kind an hour has.",
    sqlite_with_rowid=False,
)

days = Table(
    "access_log_days",
    metadata,
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="time_us // 86400000000, UTC"),
    Column("entries", BigInteger, nullable=False),
    comment="How many entries of a kind a day has.",
    sqlite_with_rowid=False,
)

desks = Table(
    "access_log_desks",
    metadata,
    Column("desk", _Desk, primary_key=True),
    Column("public_key", LargeBinary, nullable=False, comment="Ed25519, raw, 32 bytes"),
    Column("name", String(200), nullable=False, comment="as it was when the desk first wrote here"),
    Column("since_us", BigInteger, nullable=False),
    comment="Desks that write into this log.",
)

checkpoints = Table(
    "access_log_checkpoints",
    metadata,
    Column("desk", _Desk, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("line", String(500), nullable=False, comment="signed (domain log_seal)"),
    comment="Signed checkpoints, kept until and after they lie outside the database too.",
)

anchors = Table(
    "access_log_anchors",
    metadata,
    Column("desk", _Desk, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False, comment="the last entry archived"),
    Column("hash", String(64), nullable=False, comment="of that entry"),
    Column("made_us", BigInteger, nullable=False, comment="when the anchor was made; entries 90 days older may go"),
    Column("line", String(500), nullable=False, comment="signed (domain log_seal)"),
    comment="Where a chain goes on after archived entries. Only entries below an anchor can be deleted.",
)
