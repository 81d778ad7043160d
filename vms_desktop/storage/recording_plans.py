"""What is recorded of each camera, in the database."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, WeekHours
from vms_desktop.storage import schema
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.recording_schema import plans

_log = logging.getLogger(__name__)
_P = plans.c
_AT_ONCE = 500


class SqlRecordingPlans:
    """Fulfils ``services.recording.recording_ports.RecordingPlans``."""

    def __init__(self, database: Database, clock: Clock, log: LogAppender | None) -> None:
        self._database = database
        self._clock = clock
        self._log = log

    async def all(self) -> dict[str, RecordingPlan]:
        """By camera id."""
        query = select(_P.camera_id, _P.mode, _P.quality, _P.hours)
        rows = await self._database.read(lambda connection: connection.execute(query).fetchall())
        return {camera_id: _plan(*texts) for camera_id, *texts in rows}

    async def store(self, plans: Mapping[str, RecordingPlan], record: Sequence[EntryDraft] = ()) -> None:
        """Of cameras of the register; others are passed over."""
        now = self._clock.now()

        def work(connection: Connection) -> None:
            _store(connection, plans, now)

        await self._database.write(with_entries(work, self._log, record))


def _plan(mode: str, quality: str, hours: str) -> RecordingPlan:
    try:
        return RecordingPlan(RecordingMode(mode), RecordedQuality(quality), WeekHours.parse(hours))
    except ValueError:
        # Of a newer program: recording too much harms less than recording nothing.
        _log.warning("a recording plan that is not understood: %s %s", mode, quality)
        return RecordingPlan(RecordingMode.ALWAYS)


def _store(connection: Connection, wanted: Mapping[str, RecordingPlan], now: datetime) -> None:
    ids = list(wanted)
    known: set[str] = set()
    cameras = schema.cameras.c.id
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        known |= set(connection.execute(select(cameras).where(cameras.in_(some))).scalars())
        connection.execute(delete(plans).where(_P.camera_id.in_(some)))
    rows = [
        {
            "camera_id": camera_id,
            "mode": plan.mode.value,
            "quality": plan.quality.value,
            "hours": str(plan.hours),
            "updated_at": now,
        }
        for camera_id, plan in wanted.items()
        if camera_id in known
    ]
    if rows:
        connection.execute(insert(plans), rows)
