"""Finding and counting entries among millions. Functions on a connection; they read nothing but indexes and the rows
they return.

``access_log_kinds`` holds each combination of desk, person, action and district that occurs. A page is put together
from the newest entries of each matching kind, so that a rare combination is found without reading past the others; a
count adds up whole days from ``access_log_days`` and counts entries only in the two days at the edges. A filter's
text is not looked at here: no index knows words (``log_search``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, false, func, literal_column, select, true

from vms_desktop.domain.log_entry import FIELDS, Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.storage.log_append import DAY_US, HOUR_US
from vms_desktop.storage.log_schema import access_log, days, hours, kinds

_L, _K, _H, _D = access_log.c, kinds.c, hours.c, days.c
_ENTRY = [_L[name] for name in FIELDS]
_FEW = 40_000
"""Entries whose times are gone through at once: some 20 ms."""
_FIRST_WINDOW, _WINDOW_GROWS = 5_000, 8


def page(connection: Connection, wanted: LogFilter, before: int | None, limit: int) -> list[tuple[int, Entry]]:
    """The newest entries recorded before number ``before`` (None: of all), with their numbers, newest first."""
    if _is_short(connection, wanted):
        return _page_of_short_time(connection, wanted, before, limit)
    if wanted.camera or wanted.request or not asks_kinds(wanted):
        query = _page_of_all(connection, wanted, before, limit, [_L.id, *_ENTRY])
        rows = [] if query is None else connection.execute(query).all()
    else:
        ids = _newest_of_kinds(connection, wanted, before, limit)
        rows = connection.execute(select(_L.id, *_ENTRY).where(_L.id.in_(ids)).order_by(_L.id.desc())).all()
    return [(row[0], Entry._make(row[1:])) for row in rows]


def _is_short(connection: Connection, wanted: LogFilter) -> bool:
    """So short a time that going through all of its entries is the quickest way, whatever their numbers are."""
    if wanted.from_us is None or wanted.to_us is None or wanted.camera or wanted.request:
        return False
    first, last = wanted.from_us // DAY_US, (wanted.to_us - 1) // DAY_US
    totals = _D.kind.in_(select(_K.id).where(*_totals(LogFilter())))
    query = select(func.sum(_D.entries)).where(totals, _D.day >= first, _D.day <= last)
    return (connection.execute(query).scalar() or 0) <= _FEW


def _page_of_short_time(
    connection: Connection, wanted: LogFilter, before: int | None, limit: int
) -> list[tuple[int, Entry]]:
    """By the index of the times; the plus sign keeps the others out of it. After a clock was wrong an hour may hold
    entries from both ends of the log, and going by numbers would read all that lies between.
    """
    number: ColumnElement[int] = literal_column("+access_log.id")
    conditions = [*in_time(wanted), *_kind_by_the_way(wanted)]
    if before is not None:
        conditions.append(number < before)
    query = select(_L.id).where(*conditions).order_by(number.desc()).limit(limit)
    ids = list(connection.execute(query).scalars())
    rows = connection.execute(select(_L.id, *_ENTRY).where(_L.id.in_(ids)).order_by(_L.id.desc())).all()
    return [(row[0], Entry._make(row[1:])) for row in rows]


def page_ids(connection: Connection, wanted: LogFilter, before: int | None, limit: int) -> list[int]:
    """The numbers alone of a page, in no order."""
    if wanted.camera or wanted.request or not asks_kinds(wanted):
        query = _page_of_all(connection, wanted, before, limit, [_L.id])
        return [] if query is None else list(connection.execute(query).scalars())
    return _newest_of_kinds(connection, wanted, before, limit)


def _page_of_all(
    connection: Connection,
    wanted: LogFilter,
    before: int | None,
    limit: int,
    columns: Sequence[ColumnElement[Any]],
) -> Select[Any] | None:
    """Where no kinds are asked for, or a camera or request leaves few entries. None: there are none."""
    bounds = ids_of(connection, wanted)
    if bounds is None:
        return None
    conditions = [*in_time(wanted), *bounds, *of_one(wanted), *kind_among(wanted)]
    if before is not None:
        conditions.append(_L.id < before)
    return select(*columns).where(*conditions).order_by(_L.id.desc()).limit(limit)


def matching(
    connection: Connection,
    wanted: LogFilter,
    columns: Sequence[ColumnElement[Any]],
    words: Sequence[ColumnElement[bool]] = (),
) -> Select[Any]:
    """All of them, in the order they were recorded. ``words``: conditions for the filter's text."""
    if wanted == LogFilter(desks=wanted.desks) and len(wanted.desks) == 1:
        return select(*columns).where(_L.desk == wanted.desks[0]).order_by(_L.sequence)
    bounds = ids_of(connection, wanted)
    if bounds is None:
        bounds = [false()]
    conditions = [*bounds, *in_time(wanted), *of_one(wanted), *kind_among(wanted), *words]
    return select(*columns).where(*conditions).order_by(_L.id)


def _newest_of_kinds(connection: Connection, wanted: LogFilter, before: int | None, limit: int) -> list[int]:
    """From the newest numbers back, in windows, each larger than the one before: what matches often fills the page from
    the first one; what is rare costs one look per kind and window, and there are few windows.
    """
    bounds = _between(connection, wanted)
    if bounds is None:
        return []
    first, past = bounds
    top = past if before is None else min(past, before)
    query = _in_window(connection, wanted)
    found: list[int] = []
    window = max(_FIRST_WINDOW, limit)
    while top > first and len(found) < limit:
        low = max(first, top - window)
        found += connection.execute(query, {"low": low, "high": top, "most": limit - len(found)}).scalars()
        top, window = low, window * _WINDOW_GROWS
    return found


def _in_window(connection: Connection, wanted: LogFilter) -> Select[Any]:
    """The newest numbers, at most ``most``, from ``low`` to before ``high``: by kinds. Left to itself a database would
    rather go through whole rows, because those lie in order.
    """
    within = [*in_time(wanted), _L.id >= bindparam("low"), _L.id < bindparam("high")]
    if connection.dialect.name == "sqlite":
        query = select(_L.id).with_hint(access_log, "INDEXED BY ix_access_log_kind", "sqlite")
        query = query.where(*kind_among(wanted), *within)
        return query.order_by(_L.id.desc()).limit(bindparam("most"))
    of_kind = select(_L.id).where(_L.kind == _K.id, *within).order_by(_L.id.desc()).limit(bindparam("most")).lateral()
    query = select(of_kind.c.id).select_from(kinds.join(of_kind, true())).where(*facets(wanted))
    return query.order_by(of_kind.c.id.desc()).limit(bindparam("most"))


def count(connection: Connection, wanted: LogFilter) -> int:
    """How many entries there are, exactly."""
    if wanted.camera or wanted.request:
        query = select(func.count()).select_from(access_log).where(*of_one(wanted), *kind_among(wanted))
        return connection.execute(query.where(*in_time(wanted))).scalar_one()
    conditions, edges = _whole_days(wanted)
    total = connection.execute(select(func.coalesce(func.sum(_D.entries), 0)).where(*conditions)).scalar_one()
    return int(total) + sum(_count_edge(connection, wanted, *edge) for edge in edges)


def layout(connection: Connection, wanted: LogFilter) -> tuple[int, list[tuple[int, int]]]:
    """The largest number of an entry, and ``by_day``, both of the same moment. The first thing in a transaction."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    return connection.execute(select(func.max(_L.id))).scalar() or 0, by_day(connection, wanted)


def by_day(connection: Connection, wanted: LogFilter) -> list[tuple[int, int]]:
    """(days since 1970 UTC, entries), the newest first; days without entries are left out. Exactly as ``count``."""
    if wanted.camera or wanted.request:
        return _grouped(connection, wanted, DAY_US)
    conditions, edges = _whole_days(wanted)
    query = select(_D.day, func.sum(_D.entries)).where(*conditions).group_by(_D.day)
    counts = {int(day): int(entries) for day, entries in connection.execute(query)}
    for start, end in edges:
        counts[start // DAY_US] = counts.get(start // DAY_US, 0) + _count_edge(connection, wanted, start, end)
    return sorted(((day, entries) for day, entries in counts.items() if entries), reverse=True)


def by_hour(connection: Connection, wanted: LogFilter, before: int) -> list[tuple[int, int]]:
    """As ``by_day`` by hours, of the entries recorded before number ``before``, from the entries themselves: for a day
    or so.
    """
    return _grouped(connection, wanted, HOUR_US, [literal_column("+access_log.id") < before])


def _grouped(
    connection: Connection, wanted: LogFilter, length_us: int, more: Sequence[ColumnElement[bool]] = ()
) -> list[tuple[int, int]]:
    part = (_L.time_us // length_us).label("part")
    conditions = [*of_one(wanted), *in_time(wanted), *more]
    conditions += kind_among(wanted) if wanted.camera or wanted.request else _kind_by_the_way(wanted)
    query = select(part, func.count()).where(*conditions).group_by(part).order_by(part.desc())
    return [(int(number), int(entries)) for number, entries in connection.execute(query)]


def _whole_days(wanted: LogFilter) -> tuple[list[ColumnElement[bool]], list[tuple[int, int]]]:
    """Which rows of the days lie whole in the filter, and the parts of days at its edges (microseconds)."""
    start, end = wanted.from_us, wanted.to_us
    first = None if start is None else -(-start // DAY_US)
    past = None if end is None else end // DAY_US
    edges: list[tuple[int, int]] = []
    if start is not None and end is not None and past is not None and first is not None and past < first:
        edges.append((start, end))
    else:
        if start is not None and first is not None and start % DAY_US:
            edges.append((start, first * DAY_US))
        if end is not None and past is not None and end % DAY_US:
            edges.append((past * DAY_US, end))
    conditions: list[ColumnElement[bool]] = [_D.kind.in_(_kinds_to_add(wanted))]
    if first is not None:
        conditions.append(_D.day >= first)
    if past is not None:
        conditions.append(_D.day < past)
    return conditions, edges


def _count_edge(connection: Connection, wanted: LogFilter, start: int, end: int) -> int:
    if start >= end:
        return 0
    query = select(func.count()).select_from(access_log)
    query = query.where(_L.time_us >= start, _L.time_us < end, *_kind_by_the_way(wanted))
    return connection.execute(query).scalar_one()


def activity(connection: Connection, wanted: LogFilter) -> list[tuple[int, str, int]]:
    """(hour: time_us // 3600000000, person, entries) for all that has entries. Camera, request and parts of an hour
    are not looked at: it is for a chart.
    """
    query = (
        select(_H.hour, _K.person, func.sum(_H.entries))
        .join(kinds, _K.id == _H.kind)
        .where(*facets(wanted))
        .group_by(_H.hour, _K.person)
        .order_by(_H.hour, _K.person)
    )
    if wanted.from_us is not None:
        query = query.where(_H.hour >= wanted.from_us // HOUR_US)
    if wanted.to_us is not None:
        query = query.where(_H.hour < -(-wanted.to_us // HOUR_US))
    return [(hour, person, int(entries)) for hour, person, entries in connection.execute(query)]


def persons(connection: Connection) -> list[tuple[str, str]]:
    """(id, newest name) of everybody who has entries."""
    newest = select(func.max(_L.id)).where(_L.kind == _K.id).scalar_subquery()
    of_kinds = select(_K.person, newest.label("last")).where(_K.person != "", _K.action != "").subquery()
    last = select(of_kinds.c.person, func.max(of_kinds.c.last).label("last")).group_by(of_kinds.c.person).subquery()
    query = select(last.c.person, _L.person_name).join(access_log, _L.id == last.c.last).order_by(last.c.person)
    return [(person, name) for person, name in connection.execute(query)]


# ---- conditions --------------------------------------------------------------------------------------------------


def asks_kinds(wanted: LogFilter) -> bool:
    return bool(wanted.desks or wanted.persons or wanted.actions or wanted.districts)


def facets(wanted: LogFilter) -> list[ColumnElement[bool]]:
    """Kinds of entries (not the totals) that match."""
    conditions: list[ColumnElement[bool]] = [_K.action != ""]
    for column, values in (
        (_K.desk, wanted.desks),
        (_K.person, wanted.persons),
        (_K.action, [action.value for action in wanted.actions]),
        (_K.district, wanted.districts),
    ):
        if values:
            conditions.append(column.in_(values))
    return conditions


def kind_among(wanted: LogFilter) -> list[ColumnElement[bool]]:
    return [_L.kind.in_(select(_K.id).where(*facets(wanted)))] if asks_kinds(wanted) else []


def _kind_by_the_way(wanted: LogFilter) -> list[ColumnElement[bool]]:
    """As ``kind_among``, for entries that are found otherwise: the plus keeps SQLite from going by kinds."""
    kind: ColumnElement[int] = literal_column("+access_log.kind")
    return [kind.in_(select(_K.id).where(*facets(wanted)))] if asks_kinds(wanted) else []


def _kinds_to_add(wanted: LogFilter) -> Select[tuple[int]]:
    """Of what the days are added up: a desk's total where nothing but the desk is asked for."""
    if wanted.persons or wanted.actions or wanted.districts:
        return select(_K.id).where(*facets(wanted))
    return select(_K.id).where(*_totals(wanted))


def _totals(wanted: LogFilter) -> list[ColumnElement[bool]]:
    return [_K.action == "", *([_K.desk.in_(wanted.desks)] if wanted.desks else [])]


def of_one(wanted: LogFilter) -> list[ColumnElement[bool]]:
    # Partial indexes are only used where their own condition stands in the query, written out.
    empty: ColumnElement[str] = literal_column("''")
    conditions: list[ColumnElement[bool]] = []
    for column, value in ((_L.camera, wanted.camera), (_L.request, wanted.request)):
        if value:
            conditions += [column == value, column != empty]
    return conditions


def in_time(wanted: LogFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.from_us is not None:
        conditions.append(_L.time_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(_L.time_us < wanted.to_us)
    return conditions


def ids_of(connection: Connection, wanted: LogFilter) -> list[ColumnElement[bool]] | None:
    """Between which numbers the entries of a time lie; None: there are none. A clock that was wrong only widens it."""
    if wanted.from_us is None and wanted.to_us is None:
        return []
    bounds = _between(connection, wanted)
    return None if bounds is None else [_L.id >= bounds[0], _L.id < bounds[1]]


def _between(connection: Connection, wanted: LogFilter) -> tuple[int, int] | None:
    """The same as (first, past)."""
    query = select(func.min(_H.first_id), func.max(_H.last_id))
    query = query.where(_H.kind.in_(select(_K.id).where(*_totals(wanted))))
    if wanted.from_us is not None:
        query = query.where(_H.hour >= wanted.from_us // HOUR_US)
    if wanted.to_us is not None:
        query = query.where(_H.hour <= (wanted.to_us - 1) // HOUR_US)
    first, last = connection.execute(query).one()
    return None if first is None else (first, last + 1)
