"""Recorders of others in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.recorder import Recorder
from vms_desktop.services.ports import SealedCredential
from vms_desktop.storage import schema
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.recorder_schema import channels, recorders

_R = recorders.c


class SqlRecorders:
    """Fulfils ``services.recorders.recorder_ports.RecorderRepository``."""

    def __init__(self, database: Database, clock: Clock, log: LogAppender | None) -> None:
        self._database = database
        self._clock = clock
        self._log = log

    async def recorders(self) -> list[Recorder]:
        """By name."""

        def work(connection: Connection) -> list[Recorder]:
            known: defaultdict[str, dict[str, str]] = defaultdict(dict)
            for recorder_id, camera_id, channel in connection.execute(select(channels)):
                known[recorder_id][camera_id] = channel
            rows = connection.execute(select(recorders).order_by(_R.name)).mappings()
            return [_recorder(row, known[row["id"]]) for row in rows]

        return await self._database.read(work)

    async def save(
        self, recorder: Recorder, credential: SealedCredential | None, record: Sequence[EntryDraft] = ()
    ) -> None:
        """As in the port. Channels of cameras that are no longer in the register are left out."""
        row = _row(recorder) | {"updated_at": self._clock.now()}
        if credential is not None:
            row["sealed"] = credential.blob
        elif not recorder.has_credential:
            row["sealed"] = None

        def work(connection: Connection) -> None:
            try:
                known = connection.execute(select(_R.id).where(_R.id == recorder.id)).first()
                statement = update(recorders).where(_R.id == recorder.id) if known else insert(recorders)
                connection.execute(statement.values(**row))
            except IntegrityError as error:
                raise InputError("input.recorder_name_taken", field="name", name=recorder.name) from error
            connection.execute(delete(channels).where(channels.c.recorder_id == recorder.id))
            cameras = set(connection.execute(select(schema.cameras.c.id)).scalars())
            rows = [
                {"recorder_id": recorder.id, "camera_id": camera_id, "channel": channel}
                for camera_id, channel in recorder.channels.items()
                if camera_id in cameras
            ]
            if rows:
                connection.execute(insert(channels), rows)

        await self._database.write(with_entries(work, self._log, record))

    async def remove(self, recorder_id: str, record: Sequence[EntryDraft] = ()) -> None:
        """As in the port."""

        def work(connection: Connection) -> None:
            connection.execute(delete(recorders).where(_R.id == recorder_id))

        await self._database.write(with_entries(work, self._log, record))

    async def recorder_credential(self, recorder_id: str) -> SealedCredential | None:
        query = select(_R.sealed).where(_R.id == recorder_id)
        blob = await self._database.read(lambda connection: connection.execute(query).scalar_one_or_none())
        return None if blob is None else SealedCredential(bytes(blob))


def _recorder(row: Any, known: dict[str, str]) -> Recorder:
    return Recorder(
        row["id"],
        row["name"],
        row["kind"],
        row["host"],
        row["port"],
        row["path"],
        known,
        row["kept_days"],
        row["utc_offset_s"],
        row["clock_offset_s"],
        row["sealed"] is not None,
    )


def _row(recorder: Recorder) -> dict[str, Any]:
    return {
        "id": recorder.id,
        "name": recorder.name,
        "kind": recorder.kind,
        "host": recorder.host,
        "port": recorder.port,
        "path": recorder.path,
        "kept_days": recorder.kept_days,
        "utc_offset_s": recorder.utc_offset_s,
        "clock_offset_s": recorder.clock_offset_s,
    }
