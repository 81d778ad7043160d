"""A moment as people type it: 26/11/2569 14:05:09, 26 พ.ย. 69 14.05 น., ๑๔:๐๕, yesterday 14:05, -5 min.

Both eras, Thai and Arabic digits. The year is brought into the Common Era before the date is built: 29/02/2567 is a
real day, and no 2567 of the Gregorian calendar has one.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.ui.formatting import THAI_DIGITS

FIRST_BUDDHIST_YEAR = 2400
_MONTHS = (
    ("ม.ค.", "มค", "มกราคม", "jan", "january"),
    ("ก.พ.", "กพ", "กุมภาพันธ์", "feb", "february"),
    ("มี.ค.", "มีค", "มีนาคม", "mar", "march"),
    ("เม.ย.", "เมย", "เมษายน", "apr", "april"),
    ("พ.ค.", "พค", "พฤษภาคม", "may", "may"),
    ("มิ.ย.", "มิย", "มิถุนายน", "jun", "june"),
    ("ก.ค.", "กค", "กรกฎาคม", "jul", "july"),
    ("ส.ค.", "สค", "สิงหาคม", "aug", "august"),
    ("ก.ย.", "กย", "กันยายน", "sep", "september"),
    ("ต.ค.", "ตค", "ตุลาคม", "oct", "october"),
    ("พ.ย.", "พย", "พฤศจิกายน", "nov", "november"),
    ("ธ.ค.", "ธค", "ธันวาคม", "dec", "december"),
)
_MONTH_OF = {name.replace(".", ""): number for number, names in enumerate(_MONTHS, 1) for name in names}
_DAYS_AGO = {"วันนี้": 0, "today": 0, "เมื่อวาน": 1, "เมื่อวานนี้": 1, "yesterday": 1, "วานนี้": 1}

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,6}))?)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})\s*([^\W\d_][^\d\s]*)\s*(?:(\d{4}|\d{2})(?!\d))?")
_AGO = re.compile(r"[-−–]\s*(\d{1,4})\s*([^\d\s]*)")
_UNITS = {
    "": 60, "m": 60, "min": 60, "นาที": 60, "น.": 60, "s": 1, "sec": 1, "วิ": 1, "วินาที": 1,
    "h": 3600, "ชม": 3600, "ชม.": 3600, "ชั่วโมง": 3600, "d": 86400, "วัน": 86400,
}  # fmt: skip
_LEFT_OUT = re.compile(r"พ\.ศ\.|ค\.ศ\.|วันที่|เวลา|นาฬิกา|น\.$|\bat\b|\bb\.?e\.?\b|\ba\.?d\.?\b", re.IGNORECASE)


def parse_moment(text: str, now: datetime) -> datetime:
    """The moment meant, UTC. ``now``: aware; times without a zone are of its zone.

    A time alone is the last one that has passed; a date alone begins at midnight; a minus sign counts back from now,
    in minutes where no unit stands. Raises InputError ``input.moment`` (value=…).
    """
    wrong = InputError("input.moment", value=text.strip())
    rest = text.translate(THAI_DIGITS).strip().lower()
    if not rest or len(rest) > 80:
        raise wrong
    ago = _AGO.fullmatch(rest)
    if ago is not None:
        if ago[2] not in _UNITS:
            raise wrong
        return (now - timedelta(seconds=int(ago[1]) * _UNITS[ago[2]])).astimezone(UTC)
    is_utc = rest.endswith("z")
    rest = " ".join(_LEFT_OUT.sub(" ", rest.rstrip("z").replace(",", " ")).split())
    zone = UTC if is_utc else now.tzinfo
    try:
        day, rest = _day(rest, now.date())
        clock = _clock(rest.strip(" t"))
        if day is not None:
            return datetime.combine(day, clock or time(), zone).astimezone(UTC)
        if clock is None:
            raise wrong
        moment = datetime.combine(now.date(), clock, zone)
    except ValueError as error:
        raise wrong from error
    return (moment - timedelta(days=1) if moment > now else moment).astimezone(UTC)


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The day at the beginning, and what stands behind it. Raises ValueError for one that does not exist."""
    for word, days in _DAYS_AGO.items():
        if text == word or text.startswith(f"{word} "):
            return today - timedelta(days=days), text[len(word) :]
    found = _ISO.match(text)
    if found is not None:
        return date(_year(found[1], today), int(found[2]), int(found[3])), text[found.end() :]
    found = _NUMBERS.match(text)
    if found is not None:
        return date(_year(found[3], today), int(found[2]), int(found[1])), text[found.end() :]
    found = _NAMED.match(text)
    if found is not None and _month(found[2]) is not None and not text[found.end() :].startswith((":", ".")):
        year = _year(found[3], today) if found[3] else today.year
        return date(year, _month(found[2]) or 1, int(found[1])), text[found.end() :]
    if found is not None and _month(found[2]) is not None:
        # "26 nov 14:05": what looked like a year of two digits is the hour.
        return date(today.year, _month(found[2]) or 1, int(found[1])), text[found.end(2) :]
    return None, text


def _month(name: str) -> int | None:
    return _MONTH_OF.get(name.replace(".", ""))


def _year(digits: str, today: date) -> int:
    """Four digits: Buddhist from 2400 on. Two: of the era in which they lie nearest today (69 and 26 are the same)."""
    year = int(digits)
    if len(digits) == 4:
        return year - ERA if year >= FIRST_BUDDHIST_YEAR else year
    return min((2500 + year - ERA, 2000 + year), key=lambda each: abs(each - today.year))


def _clock(text: str) -> time | None:
    """Raises ValueError for what is no time."""
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    return time(hour, minute, second, int((found[4] or "0").ljust(6, "0")))
