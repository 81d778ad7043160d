"""Exports and protective copies in the database. Nothing here is ever deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.requests.export import OVER, ExportJob
from vms_desktop.domain.requests.protective import ProtectionState, ProtectiveCopy
from vms_desktop.storage.database import Database
from vms_desktop.storage.export_schema import jobs, protective_copies
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.request_codec import from_json, to_json

_J, _C = jobs.c, protective_copies.c


class SqlExportJobs:
    """Fulfils ``services.requests.export_ports.ExportJobs``."""

    def __init__(self, database: Database, log: LogAppender | None) -> None:
        self._database = database
        self._log = log

    async def add(self, job: ExportJob, record: Sequence[EntryDraft]) -> None:
        """As in the port."""

        def work(connection: Connection) -> None:
            try:
                connection.execute(insert(jobs).values(**_job_row(job)))
            except IntegrityError as error:
                raise RequestError("export.running", number=job.number) from error

        await self._database.write(with_entries(work, self._log, record))

    async def save(self, job: ExportJob, record: Sequence[EntryDraft] = ()) -> None:
        statement = update(jobs).where(_J.id == job.id).values(**_job_row(job))
        await self._database.write(with_entries(lambda connection: _done(connection, statement), self._log, record))

    async def get(self, job_id: str) -> ExportJob | None:
        found = await self._found(select(_J.body).where(_J.id == job_id))
        return found[0] if found else None

    async def of_request(self, request_id: str) -> list[ExportJob]:
        """As in the port."""
        newest = select(_J.body).where(_J.request_id == request_id).order_by(_J.begun_us.desc(), _J.id)
        return await self._found(newest)

    async def unfinished(self, desk: str) -> list[ExportJob]:
        """As in the port."""
        over = sorted(state.value for state in OVER)
        query = select(_J.body).where(_J.desk == desk, _J.state.not_in(over)).order_by(_J.begun_us, _J.id)
        return await self._found(query)

    async def _found(self, query: Select[Any]) -> list[ExportJob]:
        texts = await self._database.read(lambda connection: connection.execute(query).scalars().all())
        return [from_json(ExportJob, text) for text in texts]


class SqlProtectiveCopies:
    """Fulfils ``services.requests.protective_ports.ProtectiveStore``."""

    def __init__(self, database: Database, log: LogAppender | None) -> None:
        self._database = database
        self._log = log

    async def add(self, copies: Sequence[ProtectiveCopy], record: Sequence[EntryDraft]) -> None:
        """As in the port."""
        rows = [_copy_row(one) for one in copies]

        def work(connection: Connection) -> None:
            if rows:
                connection.execute(insert(protective_copies), rows)

        await self._database.write(with_entries(work, self._log, record))

    async def save(self, copy: ProtectiveCopy) -> None:
        statement = update(protective_copies).where(_C.id == copy.id).values(**_copy_row(copy))
        await self._database.write(lambda connection: _done(connection, statement))

    async def get(self, copy_id: str) -> ProtectiveCopy | None:
        found = await self._found(select(_C.body).where(_C.id == copy_id))
        return found[0] if found else None

    async def of_request(self, request_id: str) -> list[ProtectiveCopy]:
        """As in the port."""
        query = select(_C.body).where(_C.request_id == request_id).order_by(_C.begin_us, _C.camera_id, _C.id)
        return await self._found(query)

    async def of_camera(self, camera_id: str, begin_us: int, end_us: int, desk: str) -> list[ProtectiveCopy]:
        """As in the port."""
        kept = select(_C.body).where(_C.camera_id == camera_id, _C.desk == desk, _C.state == ProtectionState.KEPT.value)
        touching = kept.where(_C.begin_us <= end_us, _C.end_us >= begin_us).order_by(_C.begin_us, _C.id)
        return await self._found(touching)

    async def to_do(self, desk: str) -> list[ProtectiveCopy]:
        """As in the port."""
        states = (ProtectionState.WAITING.value, ProtectionState.COPYING.value)
        query = select(_C.body).where(_C.desk == desk, _C.state.in_(states)).order_by(_C.begin_us, _C.id)
        return await self._found(query)

    async def _found(self, query: Select[Any]) -> list[ProtectiveCopy]:
        texts = await self._database.read(lambda connection: connection.execute(query).scalars().all())
        return [from_json(ProtectiveCopy, text) for text in texts]


def _done(connection: Connection, statement: Any) -> None:
    connection.execute(statement)


def _job_row(job: ExportJob) -> dict[str, Any]:
    return {
        "id": job.id,
        "request_id": job.request_id,
        "desk": job.desk,
        "step": job.step.value,
        "state": job.state.value,
        "begun_us": job.begun_us,
        "body": to_json(job),
    }


def _copy_row(copy: ProtectiveCopy) -> dict[str, Any]:
    return {
        "id": copy.id,
        "request_id": copy.request_id,
        "desk": copy.desk,
        "camera_id": copy.interval.camera_id,
        "begin_us": copy.interval.begin_us,
        "end_us": copy.interval.end_us,
        "state": copy.state.value,
        "due_us": copy.due_us,
        "body": to_json(copy),
    }
