"""The shift log and the requests for a second person, in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from vms_desktop.domain.second_person import Consent, ConsentState, Marked
from vms_desktop.domain.shift import ShiftEvent, ShiftLine
from vms_desktop.services.people.people_ports import Record
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.people_schema import consents, shift_log

_ACTS = {act.value: act for act in Marked}


class SqlShiftRepository:
    """Fulfils ``services.people.people_ports.ShiftRepository``."""

    def __init__(self, database: Database, log: LogAppender | None = None) -> None:
        self._database = database
        self._log = log

    async def add(self, lines: Sequence[ShiftLine], record: Record) -> None:
        rows = [
            {
                "at": line.at,
                "desk": line.desk[:200],
                "event": line.event.value,
                "person": line.person,
                "person_name": line.person_name,
                "role": line.role,
                "to_name": line.to_name,
                "text": line.text,
            }
            for line in lines
        ]
        await self._database.write(with_entries(lambda it: it.execute(insert(shift_log), rows), self._log, record))

    async def lines(self, before: int | None, limit: int) -> list[ShiftLine]:
        query = select(shift_log).order_by(shift_log.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(shift_log.c.number < before)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [
            ShiftLine(
                row.number,
                row.at,
                row.desk,
                ShiftEvent(row.event),
                row.person,
                row.person_name,
                row.role,
                row.to_name,
                row.text,
            )
            for row in rows
        ]


class _SomebodyWasQuicker(Exception):
    """Ends the transaction, so that nothing is recorded."""


class SqlConsentRepository:
    """Fulfils ``services.people.people_ports.ConsentRepository``."""

    def __init__(self, database: Database, log: LogAppender | None = None) -> None:
        self._database = database
        self._log = log

    async def add(self, consent: Consent, record: Record) -> None:
        statement = insert(consents).values(
            id=consent.id,
            act=consent.act.value,
            subjects=json.dumps(consent.subjects),
            about=consent.about,
            reason=consent.reason,
            desk=consent.desk[:200],
            asked_by=consent.asked_by,
            asked_name=consent.asked_name,
            asked_at=consent.asked_at,
            **_changing(consent),
        )
        await self._database.write(with_entries(lambda it: it.execute(statement), self._log, record))

    async def get(self, consent_id: str) -> Consent | None:
        query = select(consents).where(consents.c.id == consent_id)
        row = await self._database.read(lambda connection: connection.execute(query).one_or_none())
        return None if row is None or row.act not in _ACTS else _consent(row)

    async def waiting(self, now: datetime) -> list[Consent]:
        waits = (consents.c.state == ConsentState.WAITING.value) & (consents.c.until > now)
        query = select(consents).where(waits).order_by(consents.c.asked_at)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [_consent(row) for row in rows if row.act in _ACTS]

    async def move(self, consent: Consent, before: ConsentState, record: Record) -> bool:
        statement = (
            update(consents)
            .where(consents.c.id == consent.id, consents.c.state == before.value)
            .values(**_changing(consent))
        )

        def work(connection: Connection) -> None:
            if connection.execute(statement).rowcount == 0:
                raise _SomebodyWasQuicker

        try:
            await self._database.write(with_entries(work, self._log, record))
        except _SomebodyWasQuicker:
            return False
        return True


def _changing(consent: Consent) -> dict[str, Any]:
    return {
        "until": consent.until,
        "state": consent.state.value,
        "decided_by": consent.decided_by,
        "decided_name": consent.decided_name,
        "note": consent.note,
    }


def _consent(row: Row[Any]) -> Consent:
    return Consent(
        row.id,
        _ACTS[row.act],
        tuple(json.loads(row.subjects)),
        row.about,
        row.reason,
        row.desk,
        row.asked_by,
        row.asked_name,
        row.asked_at,
        row.until,
        ConsentState(row.state),
        row.decided_by,
        row.decided_name,
        row.note,
    )
