"""The one zone of the program: Thai time, UTC+7, whatever zone a workstation is set to.

A police letter says Thai time, and so do papers, screens, lists and what people type; days, months, fiscal years,
shifts and the hours of the week are Thai ones. Stored is UTC. Thailand has kept UTC+7 since 1920, so a fixed offset is
right for every moment there is footage of, and needs no zone database (Windows has none).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

THAI_OFFSET_S = 7 * 3600
"""Ahead of UTC, seconds."""
THAI_TIME = timezone(timedelta(seconds=THAI_OFFSET_S))


def thai_time(at: datetime) -> datetime:
    """The moment as clocks in Thailand show it. Raises ValueError for one without a zone: nobody knows whose it is."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(THAI_TIME)


def thai_day(at: datetime) -> date:
    """The day it is then in Thailand. Raises as ``thai_time``."""
    return thai_time(at).date()


def midnight(day: date) -> datetime:
    """When the day begins in Thailand."""
    return datetime.combine(day, time(), THAI_TIME)


def other_zone(now: datetime) -> str:
    """The workstation's own zone at that moment, as ``UTC−05:00``; empty where its clock shows Thai time."""
    own = now.astimezone().utcoffset() or timedelta()
    if own == THAI_TIME.utcoffset(None):
        return ""
    minutes = abs(round(own.total_seconds() / 60))
    return f"UTC{'−' if own < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
