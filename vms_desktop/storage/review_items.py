"""The review queue in the database: ``QueueRepository`` and ``WatchedLog`` of ``services.review.review_ports``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

from vms_desktop.domain.log_entry import FIELDS, Actor, Entry, EntryDraft
from vms_desktop.domain.review import (
    LEADS_TO,
    MOST_ENTRIES,
    UNFINISHED,
    EntryRef,
    Finding,
    ItemState,
    ReviewItem,
    Step,
    StepKind,
    facts_of,
)
from vms_desktop.domain.review_looks import Found
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.review.review_ports import QueueCounts, QueueFilter
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import HOUR_US, LogAppender, with_entries
from vms_desktop.storage.log_schema import access_log
from vms_desktop.storage.review_schema import item_entries, items, positions, steps

_DAY_US = 24 * HOUR_US
_I, _E, _S, _L = items.c, item_entries.c, steps.c, access_log.c
_ENTRY = [_L[name] for name in FIELDS]
_AT_ONCE = 300
_TURN = 0x766D735F727677
"""Any number that no other program on the server is likely to lock."""


class SqlReviewRepository:
    """``open_reader``: the queue and the log are read on a connection and a thread of their own, so that no picture
    waits for the rules.
    """

    def __init__(self, database: Database, open_reader: Callable[[], Database], appender: LogAppender) -> None:
        self._database = database
        self._reading = open_reader()
        self._appender = appender

    async def close(self) -> None:
        """Finish reading. May be called twice."""
        await self._reading.close()

    # ---- the log as the rules see it ---------------------------------------------------------------------------

    async def position(self) -> int | None:
        query = select(positions.c.sequence).where(positions.c.desk == self._appender.desk.id)
        return await self._reading.read(lambda connection: connection.execute(query).scalar())

    async def first_since(self, time_us: int) -> int:
        return await self._reading.read(lambda connection: _first_since(connection, self._appender.desk.id, time_us))

    async def entries_from(self, sequence: int, limit: int) -> list[Entry]:
        query = select(*_ENTRY).where(_L.desk == self._appender.desk.id, _L.sequence >= sequence)
        query = query.order_by(_L.sequence).limit(limit)
        return await self._reading.read(lambda c: [Entry._make(row) for row in c.execute(query)])

    async def keep(self, found: Sequence[Found], seen_to: int, now_us: int) -> list[int]:
        def put(connection: Connection) -> list[int]:
            if connection.dialect.name != "sqlite":
                # Desks take turns: what two find of one person's day is one item.
                connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
            new = [number for one in found if (number := _put(connection, one, now_us)) is not None]
            desk = self._appender.desk.id
            moved = update(positions).where(positions.c.desk == desk).values(sequence=seen_to)
            if connection.execute(moved).rowcount == 0:
                connection.execute(insert(positions).values(desk=desk, sequence=seen_to))
            return new

        return await self._database.write(put)

    # ---- the queue ---------------------------------------------------------------------------------------------

    async def items(self, wanted: QueueFilter, after: ReviewItem | None, limit: int) -> list[ReviewItem]:
        query = select(items).where(*_conditions(wanted)).limit(limit)
        if wanted.states == (ItemState.SIGNED_OFF,):
            query = query.order_by(_I.closed_us.desc(), _I.id.desc())
            if after is not None:
                query = query.where(_later((_I.closed_us, after.closed_us or 0), (_I.id, after.id), down=True))
        else:
            query = query.order_by(_I.due_us, _I.id)
            if after is not None:
                query = query.where(_later((_I.due_us, after.due_us), (_I.id, after.id), down=False))
        rows = await self._reading.read(lambda connection: connection.execute(query).all())
        return [_item(row) for row in rows]

    async def counts(self, now_us: int, person: str = "") -> QueueCounts:
        about = [_I.person == person] if person else []
        by_state = select(_I.state, func.count()).where(*about).group_by(_I.state)
        late = select(func.count()).select_from(items)
        late = late.where(_I.state.in_(UNFINISHED), _I.due_us < now_us, *about)

        def count(connection: Connection) -> QueueCounts:
            found = {ItemState(state): int(number) for state, number in connection.execute(by_state)}
            return QueueCounts(found, int(connection.execute(late).scalar_one()))

        return await self._reading.read(count)

    async def item(self, number: int) -> ReviewItem | None:
        query = select(items).where(_I.id == number)
        row = await self._reading.read(lambda connection: connection.execute(query).first())
        return None if row is None else _item(row)

    async def history(self, number: int) -> list[Step]:
        query = select(steps).where(_S.item == number).order_by(_S.number)
        rows = await self._reading.read(lambda connection: connection.execute(query).all())
        return [_step(row) for row in rows]

    async def entries(self, number: int) -> list[ListedEntry]:
        query = (
            select(_L.id, *_ENTRY)
            .join(item_entries, and_(_E.desk == _L.desk, _E.sequence == _L.sequence))
            .where(_E.item == number)
            .order_by(_L.id)
        )
        rows = await self._reading.read(lambda connection: connection.execute(query).all())
        return [ListedEntry(row[0], Entry._make(row[1:])) for row in rows]

    async def queued_between(self, from_us: int, to_us: int) -> list[tuple[ReviewItem, Step | None]]:
        queued = select(items).where(_I.queued_us >= from_us, _I.queued_us < to_us).order_by(_I.id)
        newest = select(_S.item, func.max(_S.number).label("number")).group_by(_S.item).subquery()
        last = select(steps).join(newest, and_(_S.item == newest.c.item, _S.number == newest.c.number))
        last = last.where(_S.item.in_(select(_I.id).where(_I.queued_us >= from_us, _I.queued_us < to_us)))

        def read(connection: Connection) -> list[tuple[ReviewItem, Step | None]]:
            by_item = {row.item: _step(row) for row in connection.execute(last)}
            return [(_item(row), by_item.get(row.id)) for row in connection.execute(queued)]

        return await self._reading.read(read)

    async def take_step(self, item: ReviewItem, step: Step, record: Sequence[EntryDraft]) -> bool:
        try:
            await self._database.write(
                with_entries(lambda connection: _take(connection, item, step), self._appender, record)
            )
        except _Changed:
            return False
        return True


class _Changed(Exception):
    """Undoes the transaction: somebody else was quicker."""


def _take(connection: Connection, item: ReviewItem, step: Step) -> None:
    # Locked, so that no other desk's rules add entries to it meanwhile that nobody has looked at.
    row = connection.execute(select(items).where(_I.id == item.id).with_for_update()).first()
    if row is None or _item(row) != item:
        raise _Changed
    state = LEADS_TO[step.kind]
    closed = step.time_us if state is ItemState.SIGNED_OFF else None
    connection.execute(update(items).where(_I.id == item.id).values(state=state.value, closed_us=closed))
    number = connection.execute(select(func.count()).select_from(steps).where(_S.item == item.id)).scalar_one() + 1
    connection.execute(
        insert(steps).values(
            item=item.id,
            number=number,
            kind=step.kind.value,
            time_us=step.time_us,
            person=step.by.person,
            person_name=step.by.name,
            role=step.by.role,
            note=step.note,
            finding="" if step.finding is None else step.finding.value,
        )
    )


def _conditions(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.states:
        conditions.append(_I.state.in_([state.value for state in wanted.states]))
    if wanted.kinds:
        conditions.append(_I.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.person:
        conditions.append(_I.person == wanted.person)
    if wanted.overdue_us is not None:
        conditions += [_I.due_us < wanted.overdue_us, _I.state.in_(UNFINISHED)]
    return conditions


def _later(
    first: tuple[ColumnElement[Any], int], second: tuple[ColumnElement[Any], int], *, down: bool
) -> ColumnElement[bool]:
    (column, value), (tie, tie_value) = first, second
    if down:
        return or_(column < value, and_(column == value, tie < tie_value))
    return or_(column > value, and_(column == value, tie > tie_value))


def _item(row: Row[Any]) -> ReviewItem:
    return ReviewItem(
        id=row.id,
        rule=row.rule,
        kind=RuleKind(row.kind),
        title=row.title,
        about=Actor(row.person, row.person_name, row.role),
        desk=row.desk,
        state=ItemState(row.state),
        queued_us=row.queued_us,
        due_us=row.due_us,
        from_us=row.from_us,
        to_us=row.to_us,
        facts=facts_of(json.loads(row.facts)),
        closed_us=row.closed_us,
    )


def _step(row: Row[Any]) -> Step:
    finding = Finding(row.finding) if row.finding else None
    return Step(StepKind(row.kind), row.time_us, Actor(row.person, row.person_name, row.role), row.note, finding)


# ---- putting into the queue ------------------------------------------------------------------------------------------


def _first_since(connection: Connection, desk: str, time_us: int) -> int:
    """Halving the chain, whose times rise but for clocks that were set back: some twenty entries are looked at."""
    ends = select(func.min(_L.sequence), func.max(_L.sequence)).where(_L.desk == desk)
    low, high = connection.execute(ends).one()
    if low is None:
        return 1
    past = int(high) + 1
    low = int(low)
    while low < past:
        middle = (low + past) // 2
        query = select(_L.time_us).where(_L.desk == desk, _L.sequence >= middle).order_by(_L.sequence).limit(1)
        if connection.execute(query).scalar_one() < time_us:
            low = middle + 1
        else:
            past = middle
    return low


def _put(connection: Connection, found: Found, now_us: int) -> int | None:
    """Into the open item of the group, or a new one; its number where it is new."""
    refs = _not_there(connection, found)
    if not refs:
        return None
    of_group = select(items).where(_I.group_key == found.key, _I.state == ItemState.OPEN.value)
    # Locked: whoever takes a step with it at another desk does so before this or after it has seen these entries.
    row = connection.execute(of_group.order_by(_I.id.desc()).limit(1).with_for_update()).first()
    if row is not None:
        _join(connection, _item(row), found, refs)
        return None
    number = connection.execute(
        insert(items)
        .values(
            rule=found.rule.id,
            kind=found.rule.kind.value,
            title=found.rule.title,
            group_key=found.key,
            person=found.about.person,
            person_name=found.about.name,
            role=found.about.role,
            desk=refs[0].desk,
            state=ItemState.OPEN.value,
            queued_us=now_us,
            due_us=now_us + found.rule.due_days * _DAY_US,
            from_us=min(ref.time_us for ref in refs),
            to_us=max(ref.time_us for ref in refs),
            facts=_text(found.facts().as_details() | {"entries": len(refs)}),
        )
        .returning(_I.id)
    ).scalar_one()
    _add_refs(connection, number, refs, MOST_ENTRIES)
    return int(number)


def _join(connection: Connection, item: ReviewItem, found: Found, refs: Sequence[EntryRef]) -> None:
    facts = item.facts.joined(found.facts(), len(refs))
    connection.execute(
        update(items)
        .where(_I.id == item.id)
        .values(
            facts=_text(facts.as_details()),
            from_us=min(item.from_us, *(ref.time_us for ref in refs)),
            to_us=max(item.to_us, *(ref.time_us for ref in refs)),
        )
    )
    _add_refs(connection, item.id, refs, max(0, MOST_ENTRIES - item.facts.entries))


def _not_there(connection: Connection, found: Found) -> list[EntryRef]:
    """Those entries that no item of the group has yet: after a crash the rules look at some twice.

    Desk by desk (an evaluator sees one), because SQLite enters no index by pairs of values.
    """
    there: set[tuple[str, int]] = set()
    of_group = select(_I.id).where(_I.group_key == found.key)
    for desk in {ref.desk for ref in found.refs}:
        sequences = [ref.sequence for ref in found.refs if ref.desk == desk]
        for at in range(0, len(sequences), _AT_ONCE):
            those = _E.sequence.in_(sequences[at : at + _AT_ONCE])
            query = select(_E.sequence).where(_E.item.in_(of_group), _E.desk == desk, those)
            there |= {(desk, sequence) for sequence in connection.execute(query).scalars()}
    return [ref for ref in found.refs if (ref.desk, ref.sequence) not in there]


def _add_refs(connection: Connection, number: int, refs: Sequence[EntryRef], most: int) -> None:
    rows = [{"item": number, "desk": ref.desk, "sequence": ref.sequence, "time_us": ref.time_us} for ref in refs[:most]]
    if rows:
        connection.execute(insert(item_entries), rows)


def _text(details: dict[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False)
