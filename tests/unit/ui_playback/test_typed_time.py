"""Times as people type them, in both eras and both kinds of digits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

pytest.importorskip("PySide6")

from vms_desktop.domain.errors import InputError
from vms_desktop.ui.typed_time import parse_moment

BANGKOK = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=BANGKOK)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("25/11/2569 05:00:09", at(2026, 11, 25, 5, 0, 9)),
        ("25/11/2026 05:00", at(2026, 11, 25, 5)),
        ("๒๕/๑๑/๒๕๖๙ ๐๕.๐๐ น.", at(2026, 11, 25, 5)),
        ("25-11-69 5.30", at(2026, 11, 25, 5, 30)),
        ("25/11/26", at(2026, 11, 25)),
        ("25 พ.ย. 2569 14:05:09.480 น.", at(2026, 11, 25, 14, 5, 9, 480000)),
        ("25 พฤศจิกายน 2569 เวลา 14:05 น.", at(2026, 11, 25, 14, 5)),
        ("25 Nov 2026 14:05", at(2026, 11, 25, 14, 5)),
        ("25 nov 14:05", at(2026, 11, 25, 14, 5)),
        ("เมื่อวาน 9.30 น.", at(2026, 11, 25, 9, 30)),
        ("yesterday 09:30", at(2026, 11, 25, 9, 30)),
        ("วันนี้ 09:30", at(2026, 11, 26, 9, 30)),
        ("11:59", at(2026, 11, 26, 11, 59)),
        ("14:05", at(2026, 11, 25, 14, 5)),
        ("2026-11-25T07:05:09Z", at(2026, 11, 25, 14, 5, 9)),
        ("2569-11-25 14:05", at(2026, 11, 25, 14, 5)),
        ("-5 min", at(2026, 11, 26, 11, 55)),
        ("−๕ นาที", at(2026, 11, 26, 11, 55)),
        ("-90s", at(2026, 11, 26, 11, 58, 30)),
        ("-2h", at(2026, 11, 26, 10)),
    ],
)
def test_what_is_typed_is_what_is_meant(text: str, meant: datetime):
    assert parse_moment(text, NOW) == meant
    assert parse_moment(text, NOW).tzinfo is UTC


def test_the_leap_day_of_a_buddhist_year_exists():
    """2567 is no leap year of the Gregorian calendar; 2024, which is meant, is one."""
    assert parse_moment("29/02/2567", NOW) == at(2024, 2, 29)
    with pytest.raises(InputError, match=r"input\.moment"):
        parse_moment("29/02/2568", NOW)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "foo", "25:00", "12:60", "32/01/2569", "01/13/2569", "26/11/256", "26/11/25690", "-5 parsecs",
     "9" * 200,     "2026-11-25T99:00Z", "26 foo 2569"],
)  # fmt: skip
def test_what_is_no_time_is_refused_and_not_guessed(text: str):
    with pytest.raises(InputError) as caught:
        parse_moment(text, NOW)
    assert caught.value.code == "input.moment"
