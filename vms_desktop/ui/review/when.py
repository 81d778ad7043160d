"""A day, or a day with a time, as a person types it: both eras, Thai or Arabic digits."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.saved_filter import midnight_us
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.thai_text import arabic_digits
from vms_desktop.domain.thai_time import THAI_TIME, thai_time
from vms_desktop.ui import formatting, language

_WHEN = re.compile(r"\s*(\S+)(?:\s+(\d{1,2})[:.](\d{2})(?:\s*น\.?)?)?\s*")


def parse_when(text: str, *, is_end: bool = False) -> int | None:
    """UTC microseconds of ``23/11/2569 14:30`` in Thai time; None: nothing was typed.

    ``is_end``: a day without a time means all of that day, a time its whole minute. Raises InputError ``input.date``.
    """
    if not text.strip():
        return None
    found = _WHEN.fullmatch(arabic_digits(text))
    if found is None:
        raise InputError("input.date", value=text)
    day = formatting.parse_date(found[1])
    if found[2] is None:
        return midnight_us(day + timedelta(days=1) if is_end else day)
    try:
        at = datetime.combine(day, time(int(found[2]), int(found[3])), THAI_TIME)
    except ValueError as error:
        raise InputError("input.date", value=text) from error
    return microseconds(at + timedelta(minutes=1) if is_end else at)


def when_text(time_us: int, *, is_end: bool = False) -> str:
    """What ``parse_when`` reads as that time, to the minute."""
    at = thai_time(moment(time_us))
    if is_end:
        # The minute that holds the last moment before it.
        at = (at - timedelta(microseconds=1)).replace(second=0, microsecond=0)
    year = at.year + (ERA if language.is_thai() else 0)
    day = f"{at.day}/{at.month}/{year}"
    is_whole_day = (at.hour, at.minute) == ((23, 59) if is_end else (0, 0))
    return day if is_whole_day else f"{day} {at.hour:02d}:{at.minute:02d}"
