"""Statistics of requests: how many, what came of them, how long answers took, why nothing was found. Pure.

Months and fiscal years (1 October to 30 September) are Thai ones; a request counts where it was
received. Times used are whole seconds.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.number import fiscal_year_be
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, RequesterType
from vms_desktop.domain.thai_dates import ERA

_SECOND_US = 1_000_000


class Period(StrEnum):
    MONTH = "month"
    FISCAL_YEAR = "fiscal_year"


@dataclass(frozen=True, slots=True)
class Timing:
    """Of one request. ``was_late``: answered after it was due, or due and not answered yet."""

    received_us: int
    answered_us: int | None
    result: Result
    type: RequesterType
    was_late: bool


@dataclass(slots=True)
class Counts:
    """Of some requests, to be added up. ``causes``: asked stretches of which nothing was found. ``used_s``: times from
    received to answered of those answered, in no order.
    """

    received: int = 0
    late: int = 0
    results: Counter[Result] = field(default_factory=Counter)
    types: Counter[RequesterType] = field(default_factory=Counter)
    causes: Counter[Cause] = field(default_factory=Counter)
    used_s: list[int] = field(default_factory=list)

    def count(self, one: Timing) -> None:
        self.received += 1
        self.late += one.was_late
        self.results[one.result] += 1
        self.types[one.type] += 1
        if one.answered_us is not None:
            self.used_s.append(used_s(one.received_us, one.answered_us))


@dataclass(frozen=True, slots=True)
class Tally:
    """One row. ``begins``: first day of the month; of a fiscal year its 1 October; None: of all. Times used from
    received to answered: seconds, of those answered; None: none was.
    """

    begins: date | None
    received: int
    answered: int
    late: int
    results: Mapping[Result, int]
    types: Mapping[RequesterType, int]
    median_s: float | None
    worst_s: float | None


@dataclass(frozen=True, slots=True)
class RequestStatistics:
    """``causes``: asked stretches of which nothing was found, by reason, in the whole time. ``is_part``: only of the
    requests that whoever asked may see.
    """

    period: Period
    rows: tuple[Tally, ...]
    total: Tally
    causes: Mapping[Cause, int] = field(default_factory=dict)
    is_part: bool = False


def used_s(received_us: int, answered_us: int) -> int:
    """Whole seconds from the one to the other."""
    return (answered_us - received_us) // _SECOND_US


def first_day(day: date, period: Period) -> date:
    """Of the month, or of the fiscal year, that the day lies in."""
    if period is Period.MONTH:
        return day.replace(day=1)
    return date(fiscal_year_be(day) - ERA - 1, 10, 1)


def day_begins_us(day: date, zone: tzinfo) -> int:
    """Midnight of the day there."""
    return microseconds(datetime.combine(day, time(), zone))


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def periods(begin: date, end: date, period: Period) -> list[date]:
    """First days of the months or fiscal years that lie between, the first as it is; without ``end``'s."""
    days, day = [], first_day(begin, period)
    while day < end:
        days.append(day)
        day = next_month(day) if period is Period.MONTH else day.replace(year=day.year + 1)
    return days


def summed(counted: Iterable[tuple[date, Counts]], period: Period) -> RequestStatistics:
    """A row for each period with requests, in the order given, and the total."""
    rows, total = [], Counts()
    for day, one in counted:
        if one.received:
            used = sorted(one.used_s)
            rows.append(_tally(day, one, used))
            total.received += one.received
            total.late += one.late
            total.results.update(one.results)
            total.types.update(one.types)
            total.used_s += used
        total.causes.update(one.causes)
    # Parts that are sorted already: putting them together costs little.
    return RequestStatistics(period, tuple(rows), _tally(None, total, sorted(total.used_s)), dict(total.causes))


def tallied(timings: Iterable[Timing], causes: Mapping[Cause, int], period: Period, zone: tzinfo) -> RequestStatistics:
    """A row for each period with requests, oldest first, and the total: of requests one by one."""
    everything = list(timings)
    days, starts = _periods([one.received_us for one in everything], period, zone)
    counted = [Counts() for _ in days]
    for one in everything:
        counted[bisect_right(starts, one.received_us) - 1].count(one)
    made = summed(zip(days, counted, strict=True), period)
    return RequestStatistics(period, made.rows, made.total, dict(causes))


def _periods(times_us: Sequence[int], period: Period, zone: tzinfo) -> tuple[list[date], list[int]]:
    """First days of the periods that the times lie in, and when those days begin, in order."""
    if not times_us:
        return [], []
    first, last = (moment(one(times_us)).astimezone(zone).date() for one in (min, max))
    days = periods(first, last + timedelta(days=1), period)
    return days, [day_begins_us(day, zone) for day in days]


def _tally(begins: date | None, those: Counts, used: Sequence[int]) -> Tally:
    """``used``: its times, sorted."""
    return Tally(
        begins,
        those.received,
        len(used),
        those.late,
        dict(those.results),
        dict(those.types),
        statistics.median(used) if used else None,
        used[-1] if used else None,
    )
