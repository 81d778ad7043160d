"""Dates and times as official Thai papers write them: in full, Buddhist era, 24 hours.

Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, the layout of letters. Paper is Thai whatever the language of
the screen, so this asks no language. Digits are Arabic here; who wants Thai ones has them replaced by ``thai_digits``.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from vms_desktop.domain.thai_time import THAI_TIME

ERA = 543
"""Buddhist era minus Common Era, years."""
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORD = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z]")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai_digits(text: str) -> str:
    """``2569`` → ``๒๕๖๙``."""
    return text.translate(_THAI_DIGITS)


def printed_digits(text: str) -> str:
    """Thai digits, but in words with Latin letters, which are names and codes: SHA-256, CCTV-01, an e-mail address."""
    return _WORD.sub(lambda word: word.group() if _LATIN.search(word.group()) else thai_digits(word.group()), text)


def moment(microseconds: int, zone: tzinfo = THAI_TIME) -> datetime:
    """UTC microseconds since 1970 as clocks in that zone show it."""
    return (_EPOCH + timedelta(microseconds=microseconds)).astimezone(zone)


def long_date(day: date) -> str:
    """23 พฤศจิกายน 2569."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + ERA}"


def month_and_year(day: date) -> str:
    """พฤศจิกายน 2569: with room for a day written by hand before it."""
    return f"{MONTHS[day.month - 1]} {day.year + ERA}"


def short_date(day: date) -> str:
    """23 พ.ย. 2569, in one piece."""
    return f"{day.day}\u00a0{SHORT_MONTHS[day.month - 1]}\u00a0{day.year + ERA}"


def clock(at: datetime) -> str:
    """14:05:09 น., in one piece where lines are broken."""
    return f"{at:%H:%M:%S}\u00a0น."


def long_moment(microseconds: int, zone: tzinfo = THAI_TIME) -> str:
    """23 พฤศจิกายน 2569 เวลา 14:05:09 น."""
    at = moment(microseconds, zone)
    return f"{long_date(at.date())} เวลา {clock(at)}"


def short_moment(microseconds: int, zone: tzinfo = THAI_TIME) -> str:
    """23 พ.ย. 2569 14:05:09 น."""
    at = moment(microseconds, zone)
    return f"{short_date(at.date())} {clock(at)}"


def length(microseconds: int) -> str:
    """1 ชั่วโมง 5 นาที 9 วินาที; parts that are nought are left out."""
    whole = max(0, round(microseconds / 1_000_000))
    parts = ((whole // 3600, "ชั่วโมง"), (whole // 60 % 60, "นาที"), (whole % 60, "วินาที"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 วินาที"
