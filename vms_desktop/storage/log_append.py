"""Writing the access log: drafts become the chain's next entries inside the transaction of what they tell about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, func, insert, select, text

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import CLOCK_TOLERANCE_US
from vms_desktop.domain.log_entry import (
    BEFORE_THE_FIRST,
    FIELDS,
    Entry,
    EntryDraft,
    Subject,
    chained,
    iso,
    microseconds,
)
from vms_desktop.storage.log_schema import access_log, anchors, days, desks, hours, kinds

T = TypeVar("T")
HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
_L = access_log.c
_HEAD = select(_L.sequence, _L.hash, _L.time_us).order_by(_L.sequence.desc()).limit(1)
_ANCHOR = select(anchors.c.sequence, anchors.c.hash, anchors.c.made_us).order_by(anchors.c.sequence.desc()).limit(1)
_INSERT = insert(access_log)
_INSERT_AND_NUMBER = _INSERT.returning(_L.id, sort_by_parameter_order=True)
_COUNT = text(
    f"INSERT INTO {hours.name} (kind, hour, entries, first_id, last_id) VALUES (:kind, :hour, :entries, :first, :last)"
    f" ON CONFLICT (kind, hour) DO UPDATE SET entries = {hours.name}.entries + excluded.entries,"
    " last_id = excluded.last_id"
)
_COUNT_DAY = text(
    f"INSERT INTO {days.name} (kind, day, entries) VALUES (:kind, :day, :entries)"
    f" ON CONFLICT (kind, day) DO UPDATE SET entries = {days.name}.entries + excluded.entries"
)
_LAST = select(func.max(_L.id))
_PERSONS_AT_ONCE = 20
TOTAL = ("", "", "")
"""Person, action and district of a desk's total."""


class LogAppender:
    """Appends to one desk's chain. Its functions run on the database's thread, inside a transaction.

    Where the chain stands is read each time: another process (the command line) may write for the same desk.
    """

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    @property
    def desk(self) -> Desk:
        return self._desk

    def is_registered(self, connection: Connection) -> bool:
        known = select(desks.c.desk).where(desks.c.desk == self._desk.id)
        return connection.execute(known).first() is not None

    def begin(self, connection: Connection) -> None:
        """Register the desk and write its first entry, once."""
        if self.is_registered(connection):
            return
        now_us = microseconds(self._clock.now())
        desk = {"desk": self._desk.id, "public_key": self._desk.public_key, "name": self._desk.name[:200]}
        connection.execute(insert(desks).values(**desk, since_us=now_us))
        details = {"public_key": self._desk.public_key.hex(), "desk": self._desk.name}
        self.append(connection, [EntryDraft(Action.LOG_BEGUN, subject=Subject("log"), details=details)])

    def append(self, connection: Connection, drafts: Sequence[EntryDraft]) -> list[Entry]:
        """The drafts as entries, in their order and at the present time. If the clock was set back since the last
        entry, one that says so comes first (it is not in the result).
        """
        if not drafts:
            return []
        if connection.dialect.name != "sqlite":
            # SQLite has one writer anyway; elsewhere two processes of one desk take turns here.
            connection.execute(select(desks.c.desk).where(desks.c.desk == self._desk.id).with_for_update())
        sequence, digest, last_us = self._head(connection)
        now_us = microseconds(self._clock.now())
        wanted = list(drafts)
        if now_us < last_us - CLOCK_TOLERANCE_US:
            step = {"before": iso(last_us), "after": iso(now_us)}
            wanted.insert(0, EntryDraft(Action.CLOCK_SET_BACK, subject=Subject("desk", self._desk.id), details=step))
        entries = []
        for draft in wanted:
            entry = chained(draft, self._desk.id, sequence + 1, now_us, digest)
            sequence, digest = entry.sequence, entry.hash
            entries.append(entry)
        self.insert(connection, entries)
        return entries[-len(drafts) :]

    def _head(self, connection: Connection) -> tuple[int, str, int]:
        """Sequence, hash and time of the chain's last entry."""
        row = connection.execute(_HEAD.where(_L.desk == self._desk.id)).first()
        if row is None:
            row = connection.execute(_ANCHOR.where(anchors.c.desk == self._desk.id)).first()
        return (0, BEFORE_THE_FIRST, 0) if row is None else (row[0], row[1], row[2])

    def insert(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Entries of this desk that are chained already, with what finds and counts them."""
        known = self._kinds(connection, {TOTAL, *((entry.person, entry.action, entry.district) for entry in entries)})
        total = known[TOTAL]
        rows: list[dict[str, Any]] = [
            {"kind": known[entry.person, entry.action, entry.district], **dict(zip(FIELDS, entry, strict=True))}
            for entry in entries
        ]
        counts: dict[tuple[int, int], list[int]] = {}
        of_days: dict[tuple[int, int], int] = {}
        for entry_id, row in zip(_inserted(connection, rows), rows, strict=True):
            hour, day = row["time_us"] // HOUR_US, row["time_us"] // DAY_US
            for kind in (row["kind"], total):
                count = counts.setdefault((kind, hour), [0, entry_id, 0])
                count[0] += 1
                count[2] = entry_id
                of_days[kind, day] = of_days.get((kind, day), 0) + 1
        connection.execute(
            _COUNT,
            [
                {"kind": kind, "hour": hour, "entries": count, "first": first, "last": last}
                for (kind, hour), (count, first, last) in sorted(counts.items())
            ],
        )
        connection.execute(
            _COUNT_DAY, [{"kind": kind, "day": day, "entries": n} for (kind, day), n in sorted(of_days.items())]
        )

    def _kinds(self, connection: Connection, wanted: set[tuple[str, str, str]]) -> dict[tuple[str, str, str], int]:
        """Numbers of combinations, made where they are new. Not kept between calls: a transaction may fail.

        By each column's values, because SQLite enters no index by tuples: thousands of combinations were gone through
        for every entry. Some that were not asked for are found by the way.
        """
        columns = (kinds.c.person, kinds.c.action, kinds.c.district)
        found: dict[tuple[str, str, str], int] = {}
        persons = sorted({person for person, _, _ in wanted})
        for first in range(0, len(persons), _PERSONS_AT_ONCE):
            those = frozenset(persons[first : first + _PERSONS_AT_ONCE])
            keys = [key for key in wanted if key[0] in those]
            among = [column.in_(sorted({key[at] for key in keys})) for at, column in enumerate(columns)]
            query = select(*columns, kinds.c.id).where(kinds.c.desk == self._desk.id, *among)
            found |= {
                (person, action, district): number for person, action, district, number in connection.execute(query)
            }
        for person, action, district in sorted(wanted):
            if (person, action, district) not in found:
                values = {"desk": self._desk.id, "person": person, "action": action, "district": district}
                made = connection.execute(insert(kinds).values(**values).returning(kinds.c.id)).scalar_one()
                found[person, action, district] = made
        return found


def _inserted(connection: Connection, rows: Sequence[dict[str, Any]]) -> Sequence[int]:
    """Insert; the numbers the rows got."""
    if connection.dialect.name != "sqlite":
        return connection.execute(_INSERT_AND_NUMBER, rows).scalars().all()
    # The only writer numbers on from the largest; asking for each number would cost as much again.
    connection.execute(_INSERT, rows)
    last = connection.execute(_LAST).scalar_one()
    return range(last - len(rows) + 1, last + 1)


def with_entries(
    work: Callable[[Connection], T], appender: LogAppender | None, drafts: Sequence[EntryDraft]
) -> Callable[[Connection], T]:
    """``work`` and the entries that tell of it, for one transaction: both happen or neither. The entries come last,
    so that a desk's turn on its chain is held no longer than it takes to commit.
    """
    if not drafts:
        return work
    if appender is None:
        raise RuntimeError("entries to record, but the database was opened without a desk")
    log = appender

    def both(connection: Connection) -> T:
        result = work(connection)
        log.append(connection, drafts)
        return result

    return both
