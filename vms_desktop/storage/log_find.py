"""Finding and counting entries among millions. Functions on a connection; they read nothing but indexes and the rows
they return.

``access_log_kinds`` holds each combination of desk, person, action and district that occurs. A page is put together
from the newest entries of each matching kind, so that a rare combination is found without reading past the others; a
count adds up whole hours from ``access_log_hours`` and counts entries only in the two hours at the edges. A filter's
text is not looked at here: no index knows words (``log_search``).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, func, literal_column, select

from vms_desktop.domain.log_entry import FIELDS, Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.storage.log_append import HOUR_US
from vms_desktop.storage.log_schema import access_log, hours, kinds

_L, _K, _H = access_log.c, kinds.c, hours.c
_ENTRY = [_L[name] for name in FIELDS]
_SHORT_US = 4 * HOUR_US


def page(connection: Connection, wanted: LogFilter, before: int | None, limit: int) -> list[tuple[int, Entry]]:
    """The newest entries recorded before number ``before`` (None: of all), with their numbers, newest first."""
    if _is_short(wanted):
        return _page_of_short_time(connection, wanted, before, limit)
    conditions = _page_conditions(connection, wanted, before)
    if conditions is None:
        return []
    if wanted.camera or wanted.request or not asks_kinds(wanted):
        query = select(_L.id, *_ENTRY).where(*conditions, *of_one(wanted), *kind_among(wanted))
        rows = connection.execute(query.order_by(_L.id.desc()).limit(limit)).all()
    else:
        ids = _newest_of_kinds(connection, wanted, conditions, limit)
        rows = connection.execute(select(_L.id, *_ENTRY).where(_L.id.in_(ids)).order_by(_L.id.desc())).all()
    return [(row[0], Entry._make(row[1:])) for row in rows]


def _is_short(wanted: LogFilter) -> bool:
    """So short a time that reading all of its entries is the quickest way: whatever their numbers are."""
    if wanted.from_us is None or wanted.to_us is None or wanted.camera or wanted.request:
        return False
    return 0 < wanted.to_us - wanted.from_us <= _SHORT_US


def _page_of_short_time(
    connection: Connection, wanted: LogFilter, before: int | None, limit: int
) -> list[tuple[int, Entry]]:
    """By the index of the times; the plus signs keep the others out of it. After a clock was wrong an hour may hold
    entries from both ends of the log, and going by numbers would read all that lies between.
    """
    number: ColumnElement[int] = literal_column("+access_log.id")
    kind: ColumnElement[int] = literal_column("+access_log.kind")
    conditions = in_time(wanted)
    if before is not None:
        conditions.append(number < before)
    if asks_kinds(wanted):
        conditions.append(kind.in_(select(_K.id).where(*facets(wanted))))
    query = select(_L.id).where(*conditions).order_by(number.desc()).limit(limit)
    ids = list(connection.execute(query).scalars())
    rows = connection.execute(select(_L.id, *_ENTRY).where(_L.id.in_(ids)).order_by(_L.id.desc())).all()
    return [(row[0], Entry._make(row[1:])) for row in rows]


def page_ids(connection: Connection, wanted: LogFilter, before: int | None, limit: int) -> list[int]:
    """The numbers alone of a page, in no order."""
    conditions = _page_conditions(connection, wanted, before)
    if conditions is None:
        return []
    if wanted.camera or wanted.request or not asks_kinds(wanted):
        query = select(_L.id).where(*conditions, *of_one(wanted), *kind_among(wanted))
        return list(connection.execute(query.order_by(_L.id.desc()).limit(limit)).scalars())
    return _newest_of_kinds(connection, wanted, conditions, limit)


def _page_conditions(connection: Connection, wanted: LogFilter, before: int | None) -> list[ColumnElement[bool]] | None:
    bounds = ids_of(connection, wanted)
    if bounds is None:
        return None
    conditions = [*in_time(wanted), *bounds]
    if before is not None:
        conditions.append(_L.id < before)
    return conditions


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


def _newest_of_kinds(
    connection: Connection, wanted: LogFilter, conditions: Sequence[ColumnElement[bool]], limit: int
) -> list[int]:
    newest = select(_L.id).where(_L.kind == _K.id, *conditions).order_by(_L.id.desc()).limit(1).scalar_subquery()
    found = connection.execute(select(_K.id, newest).where(*facets(wanted))).all()
    heads = sorted(((top, kind) for kind, top in found if top is not None), reverse=True)
    best: list[int] = []
    for top, kind in heads:
        # Kinds come by their newest entry: once the page is full of newer ones, no later kind has anything for it.
        if len(best) >= limit and best[0] > top:
            break
        query = select(_L.id).where(_L.kind == kind, *conditions).order_by(_L.id.desc()).limit(limit)
        for entry_id in connection.execute(query).scalars():
            if len(best) < limit:
                heapq.heappush(best, entry_id)
            elif entry_id > best[0]:
                heapq.heapreplace(best, entry_id)
            else:
                break
    return best


def count(connection: Connection, wanted: LogFilter) -> int:
    """How many entries there are, exactly."""
    if wanted.camera or wanted.request:
        query = select(func.count()).select_from(access_log).where(*of_one(wanted), *kind_among(wanted))
        return connection.execute(query.where(*in_time(wanted))).scalar_one()
    whole = _H.kind.in_(kinds_to_add(wanted))
    if wanted.from_us is None and wanted.to_us is None:
        return int(connection.execute(select(func.coalesce(func.sum(_H.entries), 0)).where(whole)).scalar_one())
    first, past, edges = whole_hours(wanted)
    conditions: list[ColumnElement[bool]] = [whole]
    if first is not None:
        conditions.append(_H.hour >= first)
    if past is not None:
        conditions.append(_H.hour < past)
    total = int(connection.execute(select(func.coalesce(func.sum(_H.entries), 0)).where(*conditions)).scalar_one())
    return total + sum(count_edge(connection, wanted, *edge) for edge in edges)


def whole_hours(wanted: LogFilter) -> tuple[int | None, int | None, list[tuple[int, int]]]:
    """The whole hours of a filter's time (from, before), and the parts of hours at its edges (microseconds)."""
    start, end = wanted.from_us, wanted.to_us
    first = None if start is None else -(-start // HOUR_US)
    past = None if end is None else end // HOUR_US
    edges: list[tuple[int, int]] = []
    if start is not None and end is not None and past is not None and first is not None and past < first:
        edges.append((start, end))
    else:
        if start is not None and first is not None and start % HOUR_US:
            edges.append((start, first * HOUR_US))
        if end is not None and past is not None and end % HOUR_US:
            edges.append((past * HOUR_US, end))
    return first, past, edges


def count_edge(connection: Connection, wanted: LogFilter, start: int, end: int) -> int:
    if start >= end:
        return 0
    # By its time, whatever the clock did: the plus keeps SQLite from going by kinds instead.
    kind: ColumnElement[int] = literal_column("+access_log.kind")
    of_kinds = [kind.in_(select(_K.id).where(*facets(wanted)))] if asks_kinds(wanted) else []
    query = select(func.count()).select_from(access_log).where(_L.time_us >= start, _L.time_us < end, *of_kinds)
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


def kinds_to_add(wanted: LogFilter) -> Select[tuple[int]]:
    """Of what the hours are added up: a desk's total where nothing but the desk is asked for."""
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
    query = select(func.min(_H.first_id), func.max(_H.last_id)).where(
        _H.kind.in_(select(_K.id).where(*_totals(wanted)))
    )
    if wanted.from_us is not None:
        query = query.where(_H.hour >= wanted.from_us // HOUR_US)
    if wanted.to_us is not None:
        query = query.where(_H.hour <= (wanted.to_us - 1) // HOUR_US)
    first, last = connection.execute(query).one()
    return None if first is None else [_L.id >= first, _L.id <= last]
