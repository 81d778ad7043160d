"""The tables of exports and protective copies. No row is ever deleted. Times are UTC, microseconds since 1970."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text, text

from vms_desktop.storage.request_schema import requests
from vms_desktop.storage.schema import metadata

jobs = Table(
    "export_jobs",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("desk", String(24), nullable=False, comment="which desk works at it and has its files"),
    Column("step", String(10), nullable=False, comment="domain ExportStep: what is to be done next"),
    Column("state", String(10), nullable=False, comment="domain ExportState"),
    Column("begun_us", BigInteger, nullable=False),
    Column("body", Text, nullable=False, comment="JSON of domain ExportJob"),
    comment="Exports: how far each has come, so that a kill loses nothing.",
)
NOT_OVER = "state IN ('running', 'stopped')"
Index(
    "uq_export_jobs_not_over",
    jobs.c.request_id,
    unique=True,
    sqlite_where=text(NOT_OVER),
    postgresql_where=text(NOT_OVER),
)
"""One at a time of a request: two officers who start the same are told apart by the database."""

protective_copies = Table(
    "protective_copies",
    metadata,
    Column("id", String(36), primary_key=True, comment="UUID"),
    Column("request_id", String(36), ForeignKey(requests.c.id), nullable=False, index=True),
    Column("desk", String(24), nullable=False, comment="which desk fetches it and has its files"),
    Column("camera_id", String(36), nullable=False, comment="cameras.id, also when the camera is no more"),
    Column("begin_us", BigInteger, nullable=False),
    Column("end_us", BigInteger, nullable=False),
    Column("state", String(10), nullable=False, comment="domain ProtectionState"),
    Column("due_us", BigInteger, nullable=False, comment="when it is to be fetched"),
    Column("body", Text, nullable=False, comment="JSON of domain ProtectiveCopy"),
    comment="Footage of agencies' recorders that was fetched for requests before it was overwritten.",
)
Index("ix_protective_copies_camera_id", protective_copies.c.camera_id, protective_copies.c.begin_us)
Index("ix_protective_copies_desk", protective_copies.c.desk, protective_copies.c.state)
