"""Shifts: which one a moment belongs to, and what stands in the shift log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.thai_time import thai_time


class ShiftName(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    NIGHT = "night"
    DAY = "day"


USUAL_STARTS = ("08:00", "16:00", "00:00")
_NAMES = {
    2: (ShiftName.DAY, ShiftName.NIGHT),
    3: (ShiftName.MORNING, ShiftName.AFTERNOON, ShiftName.NIGHT),
}


def shift_names(count: int) -> tuple[ShiftName, ...]:
    """Of a day's two or three shifts, from the morning on. Raises ValueError for another number of them."""
    names = _NAMES.get(count)
    if names is None:
        raise ValueError(f"{count} shifts")
    return names


def checked_starts(starts: Sequence[str]) -> tuple[str, ...]:
    """Beginnings as a person set them, if they can be that. Raises InputError ``input.shift_starts``: two shifts begin
    at the same time, or they do not follow one another round the clock.
    """
    times = [time.fromisoformat(start) for start in starts]
    following = sorted(times)
    at = following.index(times[0])
    if len(set(times)) < len(times) or following[at:] + following[:at] != times:
        raise InputError("input.shift_starts")
    return tuple(starts)


def shift_of(moment: datetime, starts: Sequence[str] = USUAL_STARTS) -> tuple[date, ShiftName]:
    """The shift of that moment, and the day it began: the hours after midnight belong to the night before.

    ``starts``: beginnings of the room's two or three shifts, the first one in the morning (Thai time).
    Raises ValueError for another number of them, or what is no ``HH:MM``.
    """
    names = shift_names(len(starts))
    local = thai_time(moment)
    now = local.time().replace(tzinfo=None)
    begun = sorted(zip((time.fromisoformat(start) for start in starts), names, strict=True))
    for start, name in reversed(begun):
        if start <= now:
            return local.date(), name
    return local.date() - timedelta(days=1), begun[-1][1]


def shift_at(moment: datetime, starts: Sequence[str] = USUAL_STARTS) -> ShiftName:
    """Its name alone. Raises as ``shift_of``."""
    return shift_of(moment, starts)[1]


class ShiftEvent(StrEnum):
    """What a line of the shift log says."""

    BEGAN = "began"
    HANDED_OVER = "handed_over"
    ENDED = "ended"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """``person`` did it; ``to_name``: who took over. ``at``: UTC. ``number``: order in which lines were written."""

    number: int
    at: datetime
    desk: str
    event: ShiftEvent
    person: str
    person_name: str
    role: str
    to_name: str = ""
    text: str = ""


NOTE_LIMIT = 2000
"""Characters."""
