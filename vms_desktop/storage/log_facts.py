"""What is kept beside the entries, held against them: guards, counts, places in the index. Reads only."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, inspect, or_, select

from vms_desktop.domain.desk import Desk
from vms_desktop.services.log_ports import LogFacts, LogRegistry
from vms_desktop.storage import log_guard
from vms_desktop.storage.log_schema import access_log, anchors, checkpoints, days, desks, hours, kinds

_L, _K, _H = access_log.c, kinds.c, hours.c


def registry(connection: Connection) -> LogRegistry:
    """Desks, anchors, checkpoints."""
    registered = connection.execute(select(desks.c.desk, desks.c.public_key, desks.c.name)).all()
    return LogRegistry(
        desks={desk: Desk(bytes(key), name) for desk, key, name in registered},
        anchors=tuple(connection.execute(select(anchors.c.line).order_by(anchors.c.sequence)).scalars()),
        checkpoints=tuple(connection.execute(select(checkpoints.c.line).order_by(checkpoints.c.sequence)).scalars()),
    )


def facts(connection: Connection) -> LogFacts:
    """Counts and places of all entries are compared: some seconds a million entries."""
    return LogFacts(
        missing_guards=tuple(log_guard.missing(connection)),
        wrong_counts=_wrong_counts(connection),
        misfiled=_misfiled(connection),
    )


def _wrong_counts(connection: Connection) -> int:
    real = {kind: n for kind, n in connection.execute(select(_L.kind, func.count()).group_by(_L.kind))}
    of_desk: dict[str, int] = {}
    totals = {}
    for kind, desk, action in connection.execute(select(_K.id, _K.desk, _K.action)):
        of_desk[desk] = of_desk.get(desk, 0) + real.get(kind, 0)
        if not action:
            totals[kind] = desk
    real |= {kind: of_desk[desk] for kind, desk in totals.items()}
    tables = [hours]
    if inspect(connection).has_table(days.name):  # a copy of an older program's database has none
        tables.append(days)
    return sum(_wrong_in(connection, table, real) for table in tables)


def _wrong_in(connection: Connection, table: Table, real: dict[int, int]) -> int:
    query = select(table.c.kind, func.sum(table.c.entries)).group_by(table.c.kind)
    kept = {kind: int(n) for kind, n in connection.execute(query)}
    return sum(kept.get(kind, 0) != real.get(kind, 0) for kind in {*kept, *real})


def _misfiled(connection: Connection) -> tuple[str, int] | None:
    query = (
        select(_L.desk, _L.sequence)
        .outerjoin(kinds, _K.id == _L.kind)
        .where(
            or_(
                _K.id.is_(None),
                _K.desk != _L.desk,
                _K.person != _L.person,
                _K.action != _L.action,
                _K.district != func.substr(_L.place, 1, 4),
            )
        )
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else (str(row[0]), int(row[1]))


def recount(connection: Connection) -> None:
    """Make the kept counts again from the entries."""
    connection.execute(hours.delete())
    hour = _L.time_us // 3_600_000_000
    columns = (hour, func.count(), func.min(_L.id), func.max(_L.id))
    names = ["kind", "hour", "entries", "first_id", "last_id"]
    connection.execute(hours.insert().from_select(names, select(_L.kind, *columns).group_by(_L.kind, hour)))
    total = kinds.alias()
    by_desk = select(total.c.id, *columns).join(total, total.c.desk == _L.desk).where(total.c.action == "")
    connection.execute(hours.insert().from_select(names, by_desk.group_by(total.c.id, hour)))
    count_days(connection)


def days_are_short(connection: Connection) -> bool:
    """Whether the days count other totals than the hours: a desk of an older program, which knows no days, went on
    writing after another one had brought the server's database up to date. Some milliseconds.
    """
    totals = select(_K.id).where(_K.action == "")
    of_days = select(func.coalesce(func.sum(days.c.entries), 0)).where(days.c.kind.in_(totals))
    of_hours = select(func.coalesce(func.sum(_H.entries), 0)).where(_H.kind.in_(totals))
    return int(connection.execute(of_days).scalar_one()) != int(connection.execute(of_hours).scalar_one())


def count_days(connection: Connection) -> None:
    """Make the counts by day again from those by hour."""
    if connection.dialect.name != "sqlite":
        # Whoever is recording meanwhile adds to what is made here, not to what is taken away.
        connection.exec_driver_sql(f"LOCK TABLE {days.name} IN EXCLUSIVE MODE")
    connection.execute(days.delete())
    day = _H.hour // 24
    by_day = select(_H.kind, day, func.sum(_H.entries)).group_by(_H.kind, day)
    connection.execute(days.insert().from_select(["kind", "day", "entries"], by_day))
