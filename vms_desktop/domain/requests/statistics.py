"""Statistics of requests: how many, what came of them, how long answers took, why nothing was found. Pure.

Months and fiscal years (1 October to 30 September) are Thai ones; a request counts where it was
received.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.number import fiscal_year_be
from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import Cause, RequesterType
from vms_desktop.domain.thai_dates import ERA


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


@dataclass(frozen=True, slots=True)
class Tally:
    """One row. ``label``: first day of the month; of a fiscal year its 1 October; None: of all. Times used from
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
    used_s: tuple[float, ...] = ()
    """Each of these times, for a report that adds periods up."""


@dataclass(frozen=True, slots=True)
class RequestStatistics:
    """``causes``: asked stretches of which nothing was found, by reason, in the whole time."""

    period: Period
    rows: tuple[Tally, ...]
    total: Tally
    causes: Mapping[Cause, int] = field(default_factory=dict)


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


def tallied(timings: Iterable[Timing], causes: Mapping[Cause, int], period: Period, zone: tzinfo) -> RequestStatistics:
    """A row for each period with requests, oldest first, and the total."""
    by_period: dict[date, list[Timing]] = {}
    everything = list(timings)
    days, starts = _periods([one.received_us for one in everything], period, zone)
    for one in everything:
        by_period.setdefault(days[bisect_right(starts, one.received_us) - 1], []).append(one)
    rows = tuple(_tally(day, by_period[day]) for day in sorted(by_period))
    return RequestStatistics(period, rows, _tally(None, everything), dict(causes))


def _periods(times_us: Sequence[int], period: Period, zone: tzinfo) -> tuple[list[date], list[int]]:
    """First days of the periods that the times lie in, and when those days begin, in order."""
    if not times_us:
        return [], []
    day, last = first_day(moment(min(times_us)).astimezone(zone).date(), period), max(times_us)
    days, starts = [], []
    while (begins_us := day_begins_us(day, zone)) <= last:
        days.append(day)
        starts.append(begins_us)
        day = next_month(day) if period is Period.MONTH else day.replace(year=day.year + 1)
    return days, starts


def _tally(begins: date | None, those: Sequence[Timing]) -> Tally:
    used = [(one.answered_us - one.received_us) / 1e6 for one in those if one.answered_us is not None]
    return Tally(
        begins,
        len(those),
        len(used),
        sum(1 for one in those if one.was_late),
        dict(Counter(one.result for one in those)),
        dict(Counter(one.type for one in those)),
        statistics.median(used) if used else None,
        max(used) if used else None,
        tuple(used),
    )
