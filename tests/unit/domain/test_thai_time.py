"""Thai time is what everybody sees and types, on a workstation set to any zone; and no module goes past it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from workstation_zone import workstation_zone

import vms_desktop
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.recording import WeekHours
from vms_desktop.domain.saved_filter import Period, in_period
from vms_desktop.domain.shift import ShiftName, shift_of
from vms_desktop.domain.thai_dates import moment, short_moment
from vms_desktop.domain.thai_time import midnight, other_zone, thai_day, thai_time

SOURCES = Path(vms_desktop.__file__).parent
LATE = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)
"""01:30 of New Year's day in Thailand, 13:30 of the day before in New York."""
FORBIDDEN = {"toLocalTime", "currentDateTime", "currentDate", "currentTime", "localtime", "mktime", "ctime", "today"}
"""What asks the workstation for its zone, whoever calls it: of Qt, of ``time``, of ``datetime``."""


@pytest.fixture(params=["America/New_York", "UTC", "Asia/Bangkok"])
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The workstation's zone, for the length of a test."""
    with workstation_zone(request.param):
        yield request.param


def test_the_day_is_a_thai_day(zone: str) -> None:
    assert f"{thai_time(LATE):%d/%m/%Y %H:%M}" == "01/01/2027 01:30"
    assert thai_day(LATE) == date(2027, 1, 1)
    assert midnight(date(2027, 1, 1)) == datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert short_moment(microseconds(LATE)).replace("\u00a0", " ") == "1 ม.ค. 2570 01:30:00 น."
    assert moment(microseconds(LATE)).hour == 1


def test_a_moment_of_nobody_knows_which_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        thai_time(LATE.replace(tzinfo=None))


def test_shifts_days_and_hours_of_the_week_are_thai_ones(zone: str) -> None:
    assert shift_of(LATE) == (date(2027, 1, 1), ShiftName.NIGHT)
    today = in_period(LogFilter(), Period.TODAY, LATE)
    assert today.from_us == microseconds(datetime(2026, 12, 31, 17, tzinfo=UTC))
    friday_one_o_clock = WeekHours(1 << (4 * 24 + 1))
    assert friday_one_o_clock.at(thai_time(LATE))


def test_another_zone_of_the_workstation_is_known(zone: str) -> None:
    told = {"America/New_York": "UTC−05:00", "UTC": "UTC+00:00", "Asia/Bangkok": ""}
    assert other_zone(LATE) == told[zone]


def asks_the_workstation(source: str) -> list[int]:
    """Lines with a call whose answer depends on the workstation's zone."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, given = node.func.attr, len(node.args) + len(node.keywords)
        if name in FORBIDDEN or (name == "astimezone" and not given) or (name == "fromtimestamp" and given < 2):
            lines.append(node.lineno)
    return lines


def test_what_asks_the_workstation_is_recognised() -> None:
    asking = "a.astimezone()\nd.fromtimestamp(1)\nQDate.currentDate()\ntime.localtime()\ndate.today()"
    assert asks_the_workstation(asking) == [1, 2, 3, 4, 5]
    assert asks_the_workstation("a.astimezone(UTC)\nd.fromtimestamp(1, UTC)\nthai_day(now)") == []


def test_no_module_asks_the_workstation_for_its_zone() -> None:
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        lines = asks_the_workstation(path.read_text("utf-8"))
        if lines and path.name != "thai_time.py":
            found[path.relative_to(SOURCES).as_posix()] = lines
    assert found == {}, "use domain/thai_time.py"
