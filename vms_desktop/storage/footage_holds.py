"""Holds on footage and needs for recording, in the database. Nothing here is ever deleted: it is lifted or ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.log_entry import Actor, EntryDraft
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.recording_schema import holds as hold_table
from vms_desktop.storage.recording_schema import needs as need_table

_H, _N = hold_table.c, need_table.c


class SqlFootageHolds:
    """Fulfils ``services.recording.recording_ports.FootageHolds``."""

    def __init__(self, database: Database, log: LogAppender | None) -> None:
        self._database = database
        self._log = log

    async def holds(self) -> list[Hold]:
        """All, also lifted ones, the newest first."""
        query = select(hold_table).order_by(_H.placed_us.desc(), _H.id)
        rows = await self._database.read(lambda connection: connection.execute(query).mappings().fetchall())
        return [_hold(row) for row in rows]

    async def place(self, holds: Sequence[Hold], record: Sequence[EntryDraft] = ()) -> None:
        def work(connection: Connection) -> None:
            insert_holds(connection, holds)

        await self._database.write(with_entries(work, self._log, record))

    async def lift(self, lifted: Sequence[tuple[Hold, EntryDraft]]) -> None:
        """Does nothing to one, and records nothing of it, that another desk has lifted meanwhile."""
        await self._change(lifted, ("lifted_us", "lifted_by", "lifted_by_name", "lift_reason", "second", "second_name"))

    async def keep(self, kept: Sequence[tuple[Hold, EntryDraft]]) -> None:
        """As ``lift``."""
        await self._change(kept, ("review_us",))

    async def _change(self, changed: Sequence[tuple[Hold, EntryDraft]], names: Sequence[str]) -> None:
        def work(connection: Connection) -> None:
            record = []
            for hold, entry in changed:
                row = _hold_row(hold)
                statement = update(hold_table).where(_H.id == hold.id, _H.lifted_us.is_(None))
                if connection.execute(statement.values(**{name: row[name] for name in names})).rowcount:
                    record.append(entry)
            if record:
                with_entries(lambda _: None, self._log, record)(connection)

        await self._database.write(work)

    async def needs(self) -> list[Need]:
        """Those in force."""
        query = select(need_table).where(_N.ended_us.is_(None)).order_by(_N.asked_us, _N.id)
        rows = await self._database.read(lambda connection: connection.execute(query).mappings().fetchall())
        return [_need(row) for row in rows]

    async def ask(self, needs: Sequence[Need], record: Sequence[EntryDraft] = ()) -> None:
        def work(connection: Connection) -> None:
            insert_needs(connection, needs)

        await self._database.write(with_entries(work, self._log, record))

    async def end_need(self, need_id: str, ended_us: int, record: Sequence[EntryDraft] = ()) -> None:
        statement = update(need_table).where(_N.id == need_id, _N.ended_us.is_(None)).values(ended_us=ended_us)

        def work(connection: Connection) -> None:
            connection.execute(statement)

        await self._database.write(with_entries(work, self._log, record))


def insert_holds(connection: Connection, holds: Sequence[Hold]) -> None:
    """Within somebody's transaction: a request is registered together with its holds."""
    _insert(connection, hold_table, [_hold_row(hold) for hold in holds])


def insert_needs(connection: Connection, needs: Sequence[Need]) -> None:
    _insert(connection, need_table, [_need_row(need) for need in needs])


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _hold(row: Any) -> Hold:
    lifted = row["lifted_us"] is not None
    return Hold(
        row["id"],
        row["camera_id"],
        row["begin_us"],
        row["end_us"],
        row["reason"],
        row["request"],
        row["placed_us"],
        Actor(row["placed_by"], row["placed_by_name"]),
        row["lifted_us"],
        Actor(row["lifted_by"], row["lifted_by_name"]) if lifted else None,
        row["lift_reason"],
        Actor(row["second"], row["second_name"]) if row["second"] else None,
        row["review_us"],
    )


def _hold_row(hold: Hold) -> dict[str, Any]:
    lifted, second = hold.lifted_by or Actor(), hold.second or Actor()
    return {
        "id": hold.id,
        "camera_id": hold.camera_id,
        "begin_us": hold.begin_us,
        "end_us": hold.end_us,
        "reason": hold.reason,
        "request": hold.request,
        "placed_us": hold.placed_us,
        "placed_by": hold.placed_by.person,
        "placed_by_name": hold.placed_by.name,
        "lifted_us": hold.lifted_us,
        "lifted_by": lifted.person,
        "lifted_by_name": lifted.name,
        "lift_reason": hold.lift_reason,
        "second": second.person,
        "second_name": second.name,
        "review_us": hold.review_us,
    }


def _need(row: Any) -> Need:
    return Need(
        row["id"],
        row["camera_id"],
        row["begin_us"],
        row["end_us"],
        row["reason"],
        row["request"],
        row["asked_us"],
        Actor(row["asked_by"], row["asked_by_name"]),
        row["ended_us"],
    )


def _need_row(need: Need) -> dict[str, Any]:
    return {
        "id": need.id,
        "camera_id": need.camera_id,
        "begin_us": need.begin_us,
        "end_us": need.end_us,
        "reason": need.reason,
        "request": need.request,
        "asked_us": need.asked_us,
        "asked_by": need.asked_by.person,
        "asked_by_name": need.asked_by.name,
        "ended_us": need.ended_us,
    }
