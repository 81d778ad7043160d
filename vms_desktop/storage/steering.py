"""Whose turn it is to steer a camera, in the database that desks share: looked at and taken in one transaction.

Times are those of the database's server, so that desks whose clocks differ agree; a SQLite file is one machine's.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.steering import HOLDS, Judgement, Turn, judged
from vms_desktop.services.wall.steering_turns import Asked, TellsOf
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.steering_schema import turns


class SqlSteeringTurns:
    """Fulfils ``services.wall.steering_turns.TurnRepository``."""

    def __init__(self, database: Database, clock: Clock, log: LogAppender | None = None) -> None:
        self._database = database
        self._clock = clock
        self._log = log

    async def find(self, camera_id: str) -> Turn | None:
        def work(connection: Connection) -> Turn | None:
            found = _found(connection, camera_id)
            return found if found is not None and found.holds(self._now(connection)) else None

        return await self._database.read(work)

    async def take(self, wanted: Turn, tells_of: TellsOf) -> Asked:
        def work(connection: Connection) -> Asked:
            if connection.dialect.name != "sqlite":
                # Where there is no row to lock two desks would both find nobody; SQLite has one writer anyway.
                key = func.hashtextextended(wanted.camera_id, 0)
                connection.execute(select(func.pg_advisory_xact_lock(key)))
            now = self._now(connection)
            before = _found(connection, wanted.camera_id)
            judgement = judged(before, wanted, now)
            if judgement is Judgement.REFUSED:
                return Asked(judgement, before)
            connection.execute(delete(turns).where(turns.c.camera_id == wanted.camera_id))
            connection.execute(insert(turns).values(**asdict(_short(replace(wanted, until=now + HOLDS)))))
            if judgement is not Judgement.TAKEN_OVER or before is None:
                return Asked(judgement)
            drafts = tells_of(before)
            if drafts and self._log is None:
                raise RuntimeError("entries to record, but the database was opened without a desk")
            if self._log is not None:
                self._log.append(connection, drafts)
            return Asked(judgement, before)

        return await self._database.write(work)

    async def let_go(self, desk: str) -> None:
        await self._database.write(lambda connection: connection.execute(delete(turns).where(turns.c.desk == desk)))

    def _now(self, connection: Connection) -> datetime:
        if connection.dialect.name == "sqlite":
            return self._clock.now()
        now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return now


def _found(connection: Connection, camera_id: str) -> Turn | None:
    row = connection.execute(select(turns).where(turns.c.camera_id == camera_id)).one_or_none()
    return None if row is None else Turn(**row._mapping)


def _short(turn: Turn) -> Turn:
    return replace(turn, desk_name=turn.desk_name[:200], person_name=turn.person_name[:200])
