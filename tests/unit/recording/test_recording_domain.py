"""Names and stretches of segments, plans, holds, and how long the disk lasts: the rules, without files or a clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.clock_offset import ClockReading, ClockSource, says_nothing_new, signed_seconds, worth_keeping
from vms_desktop.domain.footage_hold import HeldFootage, Hold
from vms_desktop.domain.log_entry import PROGRAM, microseconds
from vms_desktop.domain.minute_map import day_of, days_of, minutes_of, packed, runs, unpacked
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, WeekHours
from vms_desktop.domain.retention import (
    GIB,
    ClockTrust,
    ClockWatch,
    DiskFacts,
    DiskLevel,
    RetentionRules,
    outlook,
    to_free,
)
from vms_desktop.domain.segment import (
    DAY_US,
    HOUR_US,
    MINUTE_US,
    SECOND_US,
    Stretch,
    merged,
    parse_segment_path,
    segment_path,
)
from vms_desktop.domain.stream import StreamKey, StreamQuality

NOW = microseconds(datetime(2026, 11, 26, 7, 5, 9, 123_456, tzinfo=UTC))
KEY = StreamKey("6f2c1e1c-0000-4000-8000-000000000001", StreamQuality.SUB)


# ---- names ---------------------------------------------------------------------------------------------------


def test_a_segments_path_says_stream_and_time() -> None:
    path = segment_path(KEY, NOW)
    assert path == "6f2c1e1c-0000-4000-8000-000000000001/sub/2026-11-26/20261126T070509.123Z.ts"
    named = parse_segment_path(path)
    assert named is not None
    assert (named.key, named.begin_us) == (KEY, NOW // 1000 * 1000)
    assert not named.in_buddhist_era


def test_a_year_of_the_buddhist_era_is_noticed() -> None:
    named = parse_segment_path("c-1/main/2569-11-26/25691126T070509.123Z.ts")
    assert named is not None and named.in_buddhist_era


@pytest.mark.parametrize(
    "path",
    [
        "",
        "x.ts",
        "c/sub/2026-11-26/copy of 20261126T070509.123Z.ts",
        "c/sub/2026-11-27/20261126T070509.123Z.ts",
        "c/third/2026-11-26/20261126T070509.123Z.ts",
        "../sub/2026-11-26/20261126T070509.123Z.ts",
        "c/sub/2026-13-26/20261326T070509.123Z.ts",
        "c/sub/2026-02-30/20260230T070509.123Z.ts",
        "c/sub/2026-11-26/20261126T070509.123Z.ts/",
        "c/sub/2026-11-26/20261126T070509.123Z.mp4",
    ],
)
def test_other_names_are_not_ours(path: str) -> None:
    assert parse_segment_path(path) is None


@given(st.integers(0, microseconds(datetime(2399, 12, 31, tzinfo=UTC))))
def test_every_time_has_a_name_that_is_read_back(time_us: int) -> None:
    named = parse_segment_path(segment_path(KEY, time_us))
    assert named is not None and named.begin_us == time_us // 1000 * 1000


# ---- stretches -----------------------------------------------------------------------------------------------


def test_stretches_are_merged_across_small_gaps_only() -> None:
    assert merged([(10, 20), (0, 8), (22, 30), (33, 40)], 2) == [Stretch(0, 30), Stretch(33, 40)]
    assert merged([(0, 100), (10, 20)], 0) == [Stretch(0, 100)]
    assert merged([]) == []


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 200)), max_size=30))
def test_the_minutes_of_a_day_are_those_that_a_stretch_touches(those: list[tuple[int, int]]) -> None:
    """Against the plain way, minute by minute, over midnight."""
    day = 20_000
    stretches = [
        (day * DAY_US + begin * MINUTE_US, day * DAY_US + (begin + length) * MINUTE_US) for begin, length in those
    ]
    touched = {begin // MINUTE_US + n for begin, end in stretches for n in range((end - begin) // MINUTE_US + 1)}
    found = set()
    for each in {d for begin, end in stretches for d in days_of(begin, end)}:
        minutes = 0
        for begin, end in stretches:
            minutes |= minutes_of(each, begin, end)
        assert unpacked(packed(minutes)) == minutes
        for begin, end in runs(each, packed(minutes)):
            found |= set(range(begin // MINUTE_US, end // MINUTE_US))
    assert found == touched


def test_a_time_before_1970_has_a_day_too() -> None:
    assert day_of(-1) == -1
    assert list(days_of(-1, 1)) == [-1, 0]


# ---- plans ---------------------------------------------------------------------------------------------------


def test_a_plan_wants_what_its_mode_says() -> None:
    monday_6 = datetime(2026, 11, 23, 6, 59)  # noqa: DTZ001 - the workstation's own time
    hours = WeekHours(0).with_hour(0, 6, True)
    scheduled = RecordingPlan(RecordingMode.SCHEDULE, hours=hours)
    assert scheduled.wants(monday_6, False)
    assert not scheduled.wants(monday_6.replace(hour=7), False)
    assert not scheduled.wants(monday_6.replace(day=24), False)
    assert scheduled.wants(monday_6.replace(hour=7), True), "a hold counts outside the hours"
    assert RecordingPlan(RecordingMode.NEEDED).wants(monday_6, True)
    assert not RecordingPlan(RecordingMode.NEEDED).wants(monday_6, False)
    assert not RecordingPlan(RecordingMode.OFF).wants(monday_6, True)
    assert RecordingPlan(RecordingMode.ALWAYS).wants(monday_6, False)
    assert RecordingPlan(quality=RecordedQuality.BOTH).qualities == (StreamQuality.MAIN, StreamQuality.SUB)


@given(st.integers(0, (1 << 168) - 1))
def test_hours_of_the_week_are_read_back(mask: int) -> None:
    hours = WeekHours(mask)
    assert len(str(hours)) == 42
    assert WeekHours.parse(str(hours)) == hours


@pytest.mark.parametrize("text", ["", "x", "f" * 43, "-1"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        WeekHours.parse(text)


# ---- holds ---------------------------------------------------------------------------------------------------


def hold(camera: str, begin: int, end: int | None, **more: object) -> Hold:
    return Hold(f"{camera}-{begin}", camera, begin, end, "why", "2569/0012", 0, PROGRAM, **more)  # type: ignore[arg-type]


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 20) | st.none()), max_size=8),
    st.integers(0, 130),
    st.integers(0, 10),
)
def test_footage_is_held_where_any_hold_touches_it(those: list[tuple[int, int | None]], at: int, length: int) -> None:
    holds = [hold("c", begin, None if more is None else begin + more) for begin, more in those]
    held = HeldFootage(holds)
    expected = any(one.begin_us <= at + length and at <= one.stretch.end_us for one in holds)
    assert held.holds("c", at, at + length) == expected
    assert not held.holds("other", at, at + length)


def test_a_lifted_hold_holds_nothing() -> None:
    held = HeldFootage([hold("c", 0, 10, lifted_us=5, lifted_by=PROGRAM)])
    assert not held.holds("c", 0, 10)
    assert held.cameras == frozenset()


# ---- the disk ------------------------------------------------------------------------------------------------


def facts(**more: float) -> DiskFacts:
    values = {"total": 1000 * GIB, "free": 500 * GIB, "recorded": 400 * GIB, "held": 0, "rate": 1024 * 1024, **more}
    return DiskFacts(**values)  # type: ignore[arg-type]


def test_it_is_told_when_the_disk_will_be_full_and_what_goes_then() -> None:
    told = outlook(facts(rate=10 * 1024 * 1024), RetentionRules(days=30, percent=90))
    left = min(900 - 400, 500 - 4) * GIB
    assert told.level is DiskLevel.SHORT
    assert told.fills_in_us == pytest.approx(left / (10 * 1024 * 1024) * SECOND_US, abs=2)
    assert told.reaches_us == pytest.approx((left + 400 * GIB) / (10 * 1024 * 1024) * SECOND_US, abs=2)
    assert told.overwritten_at(NOW) == NOW + told.kept_us
    assert told.kept_us == told.reaches_us


def test_a_disk_that_holds_the_days_is_fine() -> None:
    told = outlook(facts(rate=100 * 1024), RetentionRules(days=30))
    assert (told.level, told.fills_in_us, told.kept_us) == (DiskLevel.FINE, None, 30 * DAY_US)
    assert outlook(facts(rate=0), RetentionRules()).level is DiskLevel.FINE


def test_held_footage_leaves_less_and_less_room() -> None:
    """What is on hold cannot make room: people must hear of it before recording stops."""
    rules = RetentionRules(days=30, percent=90)
    scarce = outlook(facts(free=20 * GIB, recorded=880 * GIB, held=870 * GIB, rate=2 * 1024 * 1024), rules)
    assert scarce.level is DiskLevel.SCARCE
    assert scarce.reaches_us is not None and 3 * HOUR_US < scarce.reaches_us < 6 * HOUR_US
    full = outlook(facts(free=3 * GIB, recorded=900 * GIB, held=900 * GIB), rules)
    assert full.level is DiskLevel.FULL
    assert outlook(facts(free=3 * GIB, recorded=900 * GIB, held=900 * GIB, rate=0), rules).level is DiskLevel.FULL


def test_nothing_is_deleted_while_there_is_room_and_an_hours_worth_at_once_when_not() -> None:
    rules = RetentionRules(percent=90)
    assert to_free(facts(), rules) == 0
    over_share = to_free(facts(recorded=901 * GIB, free=99 * GIB), rules)
    assert over_share == 1 * GIB + 1024 * 1024 * 3600
    others_fill = to_free(facts(recorded=100 * GIB, free=1 * GIB), rules)
    assert others_fill == 3 * GIB + 1024 * 1024 * 3600, "other programs' files push footage out too"


# ---- clocks --------------------------------------------------------------------------------------------------


def test_a_clock_that_says_2569_is_not_believed() -> None:
    watch = ClockWatch(NOW, 0.0, NOW)
    assert watch.look(NOW + 60 * SECOND_US, 60.0) is ClockTrust.SOUND
    typed_wrong = microseconds(datetime(2569, 11, 26, tzinfo=UTC))
    assert watch.look(typed_wrong, 120.0) is ClockTrust.BUDDHIST_YEAR
    assert watch.look(NOW + 180 * SECOND_US, 180.0) is ClockTrust.WAS_SET, "set right, but watched for a day"
    assert watch.look(NOW + 3 * DAY_US, 3 * 86400.0) is ClockTrust.SOUND


@pytest.mark.parametrize("step", [-HOUR_US, HOUR_US, 400 * DAY_US])
def test_a_clock_that_is_set_is_watched_for_a_day(step: int) -> None:
    watch = ClockWatch(NOW, 0.0, NOW)
    assert watch.look(NOW + step, 0.0) is ClockTrust.WAS_SET
    assert watch.look(NOW + step + DAY_US // 2, 43_200.0) is ClockTrust.WAS_SET
    assert watch.look(NOW + step + DAY_US, 86_400.0) is ClockTrust.SOUND


def test_after_weeks_without_a_desk_footage_gets_a_days_grace() -> None:
    watch = ClockWatch(NOW, 0.0, NOW - 40 * DAY_US)
    assert watch.look(NOW, 0.0) is ClockTrust.LONG_AWAY
    assert watch.look(NOW + DAY_US, 86_400.0) is ClockTrust.SOUND
    assert ClockWatch(NOW, 0.0, None).look(NOW, 0.0) is ClockTrust.SOUND


def reading(at: int, offset: int, source: ClockSource = ClockSource.RTCP) -> ClockReading:
    return ClockReading("c", NOW + at, offset, source)


def test_an_offset_is_kept_when_it_changed_or_an_hour_went_by() -> None:
    first = reading(0, 1500)
    assert worth_keeping(None, first)
    assert not worth_keeping(first, reading(SECOND_US, 1700))
    assert worth_keeping(first, reading(SECOND_US, 1701))
    assert worth_keeping(first, reading(HOUR_US, 1500))
    assert worth_keeping(first, reading(-SECOND_US, 1500)), "our own clock was set back"
    assert not worth_keeping(first, reading(SECOND_US, 2000, ClockSource.ONVIF)), "whole seconds say no more"
    assert worth_keeping(first, reading(SECOND_US, 3000, ClockSource.ONVIF))
    assert reading(0, -2001).is_wrong and not reading(0, 2000).is_wrong


def test_whole_seconds_do_not_replace_a_finer_reading_they_agree_with() -> None:
    fine = reading(0, 1500)
    assert says_nothing_new(fine, reading(SECOND_US, 2400, ClockSource.ONVIF))
    assert not says_nothing_new(fine, reading(SECOND_US, 2600, ClockSource.ONVIF))
    assert not says_nothing_new(fine, reading(HOUR_US, 1500, ClockSource.ONVIF)), "that is long ago"
    assert not says_nothing_new(reading(0, 1500, ClockSource.ONVIF), reading(SECOND_US, 1500))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (-0.04, "0.0"),
        (0.04, "0.0"),
        (-0.05001, "−0.1"),
        (2.13, "+2.1"),
        (-7200, "−7,200.0"),
    ],
)
def test_an_offset_that_is_nothing_has_no_sign(seconds: float, text: str) -> None:
    assert signed_seconds(seconds) == text
