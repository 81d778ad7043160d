"""Dates, times, durations and numbers as people read and type them: Buddhist era in Thai, 24 hours, Thai time."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.clock_offset import signed_seconds
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.thai_dates import ERA, MONTHS, SHORT_MONTHS
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.ui import language

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""

_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_MONTHS_EN = tuple(month[:3] for month in _MONTHS_EN)
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DATE = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*")


def date_text(day: date) -> str:
    """23 พ.ย. 2569, or 23 Nov 2026 in English."""
    if language.is_thai():
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + ERA}"
    return f"{day.day} {_SHORT_MONTHS_EN[day.month - 1]} {day.year}"


def date_to_type(day: date) -> str:
    """23/11/2569, or 23/11/2026 in English: as ``parse_date`` reads it."""
    return f"{day.day}/{day.month:02d}/{day.year + ERA if language.is_thai() else day.year}"


def time_text(moment: datetime) -> str:
    """14:05:09 น., in Thai time whatever the workstation's zone."""
    text = thai_time(moment).strftime("%H:%M:%S")
    return f"{text} น." if language.is_thai() else text


def moment_text(moment: datetime) -> str:
    """Date and time."""
    return f"{date_text(thai_day(moment))} {time_text(moment)}"


def day_text(day: date) -> str:
    """23 พ.ย., or 23 Nov: without the year, for the scale of a timeline."""
    return f"{day.day} {(SHORT_MONTHS if language.is_thai() else _SHORT_MONTHS_EN)[day.month - 1]}"


def month_text(year: int, month: int) -> str:
    """พฤศจิกายน 2569, or November 2026. ``year``: of the Common Era; ``month``: 1..12."""
    return f"{MONTHS[month - 1]} {year + ERA}" if language.is_thai() else f"{_MONTHS_EN[month - 1]} {year}"


def clock_text(moment: datetime, *, exact: bool = False) -> str:
    """14:05:09, or ``exact`` 14:05:09.480: a picture's own time, by which one picture differs from the next."""
    local = thai_time(moment)
    return f"{local:%H:%M:%S}.{local.microsecond // 1000:03}" if exact else f"{local:%H:%M:%S}"


def exact_moment_text(moment: datetime) -> str:
    """23 พ.ย. 2569 14:05:09.480 น."""
    text = f"{date_text(thai_day(moment))} {clock_text(moment, exact=True)}"
    return f"{text} น." if language.is_thai() else text


def typed_moment_text(moment: datetime) -> str:
    """23/11/2569 14:05:09, as it can be typed again; the Common Era in English."""
    local = thai_time(moment)
    year = local.year + ERA if language.is_thai() else local.year
    return f"{local:%d/%m}/{year} {local:%H:%M:%S}"


def seconds_text(seconds: float) -> str:
    """+2.1 s, −0.4 s, +7,200.0 s: how far a clock is ahead of another."""
    return translate("formatting", "{0} s").format(signed_seconds(seconds))


def digest_text(digits: str) -> str:
    """34750f98 bd59fcfc …: groups of eight, so that two of them can be compared, and a line can break."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def length_text(seconds: float) -> str:
    """1:05:09 or 5:09: how long a stretch of footage is."""
    whole = max(0, round(seconds))
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def parse_date(text: str) -> date:
    """A date typed as day/month/year, in either era, with Thai or Arabic digits. Raises InputError ``input.date``.

    A year from 2400 on is of the Buddhist era. It is subtracted before the date is built: 29/02/2567 is a real day.
    """
    found = _DATE.fullmatch(text.translate(THAI_DIGITS))
    if found is None:
        raise InputError("input.date", value=text)
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year - ERA if year >= 2400 else year, month, day)
    except ValueError as error:
        raise InputError("input.date", value=text) from error


def duration_text(seconds: float) -> str:
    """Rounded to what a glance needs: 8 วิ, 2 นาที, 3 ชม., 2 วัน."""
    whole = max(0, int(seconds))
    if whole < 60:
        return translate("formatting", "{0} s").format(whole)
    if whole < 3600:
        return translate("formatting", "{0} min").format(whole // 60)
    if whole < 86400:
        return translate("formatting", "{0} h").format(whole // 3600)
    return translate("formatting", "{0} d").format(whole // 86400)


def age_text(seconds: float) -> str:
    """The age of a picture: tenths below ten seconds."""
    if seconds < 10:
        return translate("formatting", "{0} s").format(f"{seconds:.1f}")
    return duration_text(seconds)


def milliseconds_text(seconds: float) -> str:
    return translate("formatting", "{0} ms").format(round(seconds * 1000))


def bit_rate_text(bits_per_second: float) -> str:
    """512 kb/s, 8.1 Mb/s."""
    if bits_per_second < 1_000_000:
        return f"{round(bits_per_second / 1000)} kb/s"
    return f"{bits_per_second / 1_000_000:.1f} Mb/s"


def bytes_text(size: float) -> str:
    """120 kB, 512 MB, 1.4 GB, 3.6 TB; as disks are sold, in thousands."""
    for unit, step in (("TB", 1e12), ("GB", 1e9)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{round(size / 1e6)} MB" if size >= 1e6 or not size else f"{math.ceil(size / 1e3)} kB"


def count_text(number: int) -> str:
    return f"{number:,}"
