"""The one door through which entries leave the database: below a signed anchor, when they are old enough.

The trigger lets a DELETE pass only for entries an anchor stands for (``log_guard``). The anchor is recorded together
with an entry that tells of it, before anything is deleted; an interrupted deletion goes on at the next start.
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Table, bindparam, delete, func, insert, select, update

from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.log_seal import SignedLine
from vms_desktop.storage.log_append import DAY_US, HOUR_US, TOTAL, LogAppender
from vms_desktop.storage.log_guard import LEAST_AGE_US
from vms_desktop.storage.log_schema import access_log, anchors, days, hours, kinds

_L, _A = access_log.c, anchors.c
AT_ONCE = 500
"""Entries deleted in one transaction: some milliseconds, for which a picture may have to wait."""


def record(connection: Connection, appender: LogAppender, anchor: SignedLine, made_us: int, draft: EntryDraft) -> None:
    """Anchor and entry, in one transaction."""
    row = {"desk": anchor.desk, "sequence": anchor.number, "hash": anchor.digest}
    connection.execute(insert(anchors).values(**row, made_us=made_us, line=anchor.line))
    appender.append(connection, [draft])


def delete_some(connection: Connection, desk: str) -> int:
    """Up to AT_ONCE of the entries that may go, oldest first; returns how many went."""
    anchor = connection.execute(
        select(_A.sequence, _A.made_us).where(_A.desk == desk).order_by(_A.sequence.desc()).limit(1)
    ).first()
    if anchor is None:
        return 0
    query = select(_L.id, _L.kind, _L.time_us).where(_L.desk == desk, _L.sequence <= anchor[0])
    rows = connection.execute(query.order_by(_L.sequence).limit(AT_ONCE)).all()
    doomed = [row for row in rows if anchor[1] - row[2] >= LEAST_AGE_US]
    if not doomed:
        return 0
    person, action, district = TOTAL
    total = connection.execute(
        select(kinds.c.id).filter_by(desk=desk, person=person, action=action, district=district)
    ).scalar_one()
    of_hours: dict[tuple[int, int], int] = {}
    of_days: dict[tuple[int, int], int] = {}
    for _, kind, time_us in doomed:
        for which in (kind, total):
            for gone, at in ((of_hours, time_us // HOUR_US), (of_days, time_us // DAY_US)):
                gone[which, at] = gone.get((which, at), 0) + 1
    connection.execute(delete(access_log).where(_L.id == bindparam("doomed")), [{"doomed": row[0]} for row in doomed])
    _count_less(connection, hours, hours.c.hour, of_hours)
    _count_less(connection, days, days.c.day, of_days)
    return len(doomed)


def _count_less(connection: Connection, table: Table, time: Column[int], gone: dict[tuple[int, int], int]) -> None:
    """``gone``: by kind and hour or day."""
    there = (table.c.kind == bindparam("of"), time == bindparam("at"))
    fewer = update(table).where(*there).values(entries=table.c.entries - bindparam("less"))
    connection.execute(fewer, [{"of": kind, "at": at, "less": less} for (kind, at), less in sorted(gone.items())])
    empty = delete(table).where(*there, table.c.entries <= 0)
    connection.execute(empty, [{"of": kind, "at": at} for kind, at in gone])


def older_than(connection: Connection, desk: str, limit_us: int) -> tuple[int, int] | None:
    """First and last sequence of the desk's entries before the first whose time is not before ``limit_us``.

    The chain's last entry is never among them.
    """
    mine = select(_L.sequence).where(_L.desk == desk)
    first = connection.execute(mine.order_by(_L.sequence).limit(1)).scalar()
    if first is None:
        return None
    total = select(kinds.c.id).where(kinds.c.desk == desk, kinds.c.action == "").scalar_subquery()
    recent = select(func.min(hours.c.first_id)).where(hours.c.kind == total, hours.c.hour >= limit_us // HOUR_US)
    since = connection.execute(recent).scalar()
    kept = None
    if since is not None:
        query = mine.where(_L.id >= since, _L.time_us >= limit_us).order_by(_L.id).limit(1)
        kept = connection.execute(query).scalar()
    if kept is None:
        kept = connection.execute(mine.order_by(_L.sequence.desc()).limit(1)).scalar_one()
    return (first, kept - 1) if kept > first else None
