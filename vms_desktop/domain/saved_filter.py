"""A filter of the access log under a name. Its time is a period that moves with the day, or one that was given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.thai_time import THAI_TIME


class Period(StrEnum):
    """Stable: stored."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    """Today and the six days before; the others likewise."""
    MONTH = "month"
    QUARTER = "quarter"
    EVERYTHING = "everything"
    GIVEN = "given"
    """The filter's own times."""


_DAYS = {
    Period.TODAY: (0, 0),
    Period.YESTERDAY: (1, 1),
    Period.WEEK: (6, 0),
    Period.MONTH: (29, 0),
    Period.QUARTER: (89, 0),
}
"""How many days ago a period begins and ends, both counted in."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    id: str
    name: str
    period: Period
    selection: LogFilter


def in_period(selection: LogFilter, period: Period, now: datetime, zone: tzinfo = THAI_TIME) -> LogFilter:
    """The filter with the period's times as of ``now`` (aware); days are those of ``zone``.

    A period that reaches to today has no end: what a clock wrote that is ahead belongs to it.
    """
    if period is Period.GIVEN:
        return selection
    if period is Period.EVERYTHING:
        return replace(selection, from_us=None, to_us=None)
    first, last = _DAYS[period]
    today = now.astimezone(zone).date()
    end = None if last == 0 else midnight_us(today - timedelta(days=last - 1), zone)
    return replace(selection, from_us=midnight_us(today - timedelta(days=first), zone), to_us=end)


def midnight_us(day: date, zone: tzinfo = THAI_TIME) -> int:
    """When the day begins in ``zone``, UTC microseconds."""
    return microseconds(datetime.combine(day, time(), zone))
