"""What a person sees and types is Thai time on a workstation that is set to another zone, and the desk says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from workstation_zone import workstation_zone

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting
from vms_desktop.ui.playback import timeline_paint
from vms_desktop.ui.review.when import parse_when, when_text
from vms_desktop.ui.shell.clock_label import ClockLabel
from vms_desktop.ui.typed_time import parse_moment

LATE = datetime(2026, 12, 31, 18, 30, tzinfo=UTC)
"""01:30 of New Year's day in Thailand, 13:30 of the day before in New York."""


class StoodClock(SystemClock):
    def now(self) -> datetime:
        return LATE


@pytest.fixture(autouse=True)
def new_york() -> Iterator[None]:
    with workstation_zone("America/New_York"):
        yield


def test_moments_are_shown_and_typed_in_thai_time() -> None:
    assert formatting.moment_text(LATE) == "1 ม.ค. 2570 01:30:00 น."
    assert formatting.exact_moment_text(LATE) == "1 ม.ค. 2570 01:30:00.000 น."
    typed = formatting.typed_moment_text(LATE)
    assert typed == "01/01/2570 01:30:00"
    now = thai_time(LATE)
    assert parse_moment(typed, now) == LATE
    assert parse_moment("1.30 น.", now) == LATE
    assert parse_moment("เมื่อวาน 23:00", now) == datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert parse_when("1/1/2570 01:30") == microseconds(LATE)
    assert parse_when("1/1/2570") == microseconds(datetime(2026, 12, 31, 17, tzinfo=UTC))
    assert when_text(microseconds(LATE)) == "1/1/2570 01:30"


def test_the_timeline_has_thai_hours_and_days() -> None:
    assert timeline_paint._words(LATE.timestamp(), 1800) == "01:30"
    assert timeline_paint._words(datetime(2026, 12, 31, 17, tzinfo=UTC).timestamp(), 3600) == "1 ม.ค."


def test_the_clock_shows_thai_time_and_tells_of_the_other_zone(qapp: object) -> None:
    clock = ClockLabel(StoodClock())
    assert [label.text() for label in clock.findChildren(QLabel)] == ["1 ม.ค. 2570", "01:30:00 น."]
    assert "UTC−05:00" in clock.toolTip()
    with workstation_zone("Asia/Bangkok"):
        other = ClockLabel(StoodClock())
    assert "UTC+7" in other.toolTip() and "−05" not in other.toolTip()
