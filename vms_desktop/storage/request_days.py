"""How many requests came on each day and what came of them: kept beside the requests, so that statistics of ten years
add up some thousand days and not a hundred thousand requests.

Days are those of UTC, which no desk's time zone changes; the few on which a month of the desk's zone begins are counted
request by request. A day is counted anew, whole, in the transaction that changes a request of it: nothing drifts.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, RequesterType
from vms_desktop.domain.requests.statistics import Counts, Timing
from vms_desktop.services.requests.request_ports import Viewer
from vms_desktop.storage.request_places import seen_by
from vms_desktop.storage.request_schema import asked, days, requests

T = TypeVar("T")
DAY_US = 24 * 60 * 60 * 1_000_000
_AT_ONCE = 60
"""Days of a statement."""
_R, _C, _D = requests.c, asked.c, days.c
_RESULTS = {one.value: one for one in Result}
_TYPES = {one.value: one for one in RequesterType}
_CAUSES = {one.value: one for one in Cause}
_TIMED = (_R.received_us, _R.answered_us, _R.result, _R.requester_type, _R.due_us)


# ---- counting a day ----------------------------------------------------------------------------------------------


def count_day(connection: Connection, received_us: int) -> None:
    """After a request that came then was added or changed."""
    day = _day(received_us)
    empty = {"begins_us": day, "received": 0, "late": 0, "results": "{}", "types": "{}", "causes": "{}", "used_s": ""}
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(make(days).values(**empty).on_conflict_do_nothing())
    # Desks take turns until they commit: each sees what the other has changed of the day.
    connection.execute(select(_D.begins_us).where(_D.begins_us == day).with_for_update())
    made = Counts()
    for one in _timings(connection, [day]):
        made.count(one)
    for _, cause in _causes(connection, [day]):
        made.causes[cause] += 1
    values = {
        "received": made.received,
        "late": made.late,
        "results": json.dumps(made.results),
        "types": json.dumps(made.types),
        "causes": json.dumps(made.causes),
        "used_s": ",".join(map(str, made.used_s)),
    }
    connection.execute(update(days).where(_D.begins_us == day).values(**values))


def _day(time_us: int) -> int:
    """The midnight before, UTC."""
    return time_us - time_us % DAY_US


def _timings(connection: Connection, of_days: Sequence[int]) -> Iterator[Timing]:
    """Of the requests of those days, one at least. ``was_late``: of those answered only, because the others'
    depends on the time it is.
    """
    return _read_timings(connection, select(*_TIMED).where(_on(of_days)))


def _on(of_days: Sequence[int]) -> ColumnElement[bool]:
    # Not joined with their rows: PostgreSQL takes a range that is not known beforehand for a ninth of all requests.
    return or_(*(and_(_R.received_us >= day, _R.received_us < day + DAY_US) for day in of_days))


def _read_timings(connection: Connection, query: Select[Any]) -> Iterator[Timing]:
    for received, answered, result, kind, due in connection.execute(query):
        was_late = answered is not None and answered > due
        yield Timing(received, answered, _RESULTS[result], _TYPES[kind], was_late)


def _causes(connection: Connection, of_days: Sequence[int]) -> Iterator[tuple[int, Cause]]:
    """When received and why not found, of each asked stretch."""
    query = select(_R.received_us, _C.cause).select_from(requests)
    return _read_causes(connection, query.where(_on(of_days)))


def _read_causes(connection: Connection, query: Select[Any]) -> Iterator[tuple[int, Cause]]:
    query = query.join(asked, _C.request_id == _R.id).where(_C.cause != "")
    for received, cause in connection.execute(query):
        yield received, _CAUSES[cause]


# ---- adding them up ----------------------------------------------------------------------------------------------


def counted(connection: Connection, starts_us: Sequence[int], viewer: Viewer) -> list[Counts]:
    """See ``RequestRepository.counted``."""
    made = [Counts() for _ in starts_us[1:]]
    if not made:
        return made
    seen = seen_by(connection, viewer)
    theirs = [seen.has] if seen is not None else []
    if theirs:
        _add_seen(connection, made, starts_us, theirs)
    else:
        _add_all(connection, made, starts_us)
    between = (_R.received_us >= starts_us[0], _R.received_us < starts_us[-1])
    late = select(_R.received_us).where(_R.runs.is_(True), _R.due_us < viewer.now_us, *between, *theirs)
    for received in connection.execute(late):
        made[bisect_right(starts_us, received[0]) - 1].late += 1
    return made


def _add_all(connection: Connection, made: Sequence[Counts], starts_us: Sequence[int]) -> None:
    """By the day, as far as days lie within one period."""
    divided = {_day(start) for start in starts_us if start % DAY_US}
    one_by_one: list[int] = []
    whole: list[list[Row[Any]]] = [[] for _ in made]
    between = (_D.begins_us >= _day(starts_us[0]), _D.begins_us < starts_us[-1])
    for row in connection.execute(select(days).where(*between).order_by(_D.begins_us)).all():
        if row[0] in divided:
            one_by_one.append(row[0])
        else:
            whole[bisect_right(starts_us, row[0]) - 1].append(row)
    for counts, rows in zip(made, whole, strict=True):
        _add_days(counts, rows)
    _add_one_by_one(connection, made, starts_us, one_by_one)


def _add_seen(
    connection: Connection, made: Sequence[Counts], starts_us: Sequence[int], seen: Sequence[ColumnElement[bool]]
) -> None:
    """Request by request: what is counted by the day is of all of them."""
    which = (_R.received_us >= starts_us[0], _R.received_us < starts_us[-1], *seen)
    for one in _read_timings(connection, select(*_TIMED).where(*which)):
        made[bisect_right(starts_us, one.received_us) - 1].count(one)
    causes = select(_R.received_us, _C.cause).select_from(requests).where(*which)
    for received, cause in _read_causes(connection, causes):
        made[bisect_right(starts_us, received) - 1].causes[cause] += 1


def _add_days(counts: Counts, rows: Sequence[Row[Any]]) -> None:
    counts.received += sum(row.received for row in rows)
    counts.late += sum(row.late for row in rows)
    # All texts of a period at once: one by one they take three times as long.
    used = ",".join([row.used_s for row in rows if row.used_s])
    counts.used_s += map(int, used.split(",") if used else ())
    counts.results.update(_added([row.results for row in rows], _RESULTS))
    counts.types.update(_added([row.types for row in rows], _TYPES))
    counts.causes.update(_added([row.causes for row in rows], _CAUSES))


def _added(texts: Sequence[str], known: Mapping[str, T]) -> dict[T, int]:
    found: dict[str, int] = {}
    for one in json.loads(f"[{','.join(texts)}]"):
        for name, number in one.items():
            found[name] = found.get(name, 0) + number
    return {known[name]: number for name, number in found.items()}


def _add_one_by_one(
    connection: Connection, made: Sequence[Counts], starts_us: Sequence[int], of_days: Sequence[int]
) -> None:
    first, last = starts_us[0], starts_us[-1]
    for begin in range(0, len(of_days), _AT_ONCE):
        some = of_days[begin : begin + _AT_ONCE]
        for one in _timings(connection, some):
            if first <= one.received_us < last:
                made[bisect_right(starts_us, one.received_us) - 1].count(one)
        for received, cause in _causes(connection, some):
            if first <= received < last:
                made[bisect_right(starts_us, received) - 1].causes[cause] += 1
