"""Shifts: which one a moment belongs to, and what stands in the shift log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


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


def shift_at(moment: datetime, starts: Sequence[str] = USUAL_STARTS) -> ShiftName:
    """``starts``: beginnings of the room's two or three shifts, the first one in the morning (workstation's time).

    Raises ValueError for another number of them, or what is no ``HH:MM``.
    """
    names = _NAMES.get(len(starts))
    if names is None:
        raise ValueError(f"{len(starts)} shifts")
    now = moment.astimezone().time().replace(tzinfo=None)
    begun = sorted(zip((time.fromisoformat(start) for start in starts), names, strict=True))
    return next((name for start, name in reversed(begun) if start <= now), begun[-1][1])


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
