"""The small parts of playback: the session's clock, true times, what a speed allows, normal form, what was seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.footage import SPEEDS, PlayedRanges, TimeRange, check_speed, merged
from vms_desktop.footage import transport
from vms_desktop.footage.group import FootagePicture, Group
from vms_desktop.footage.normal_form import normal_form
from vms_desktop.footage.pace import Manner, manner
from vms_desktop.footage.true_times import true_times

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_the_clock_begins_when_all_are_ready_and_keeps_its_place_through_every_change():
    order = transport.played(transport.first(1_000_000, 10.0), 2.0, 10.0, ready=False)
    assert order.position_us(15.0) == 1_000_000
    order = transport.begun(order, 15.0)
    assert order.position_us(16.0) == 3_000_000
    assert order.when(4_000_000, 16.0) == pytest.approx(16.5)
    order = transport.played(order, -1.0, 16.0)
    assert order.position_us(17.0) == 2_000_000
    assert order.when(1_500_000, 17.0) == pytest.approx(17.5)
    paused = transport.paused(order, 17.0)
    assert (paused.position_us(99.0), paused.when(0, 99.0)) == (2_000_000, None)
    sought = transport.sought(order, 9_000_000, 18.0)
    assert (sought.position_us(30.0), sought.playing, sought.leap) == (9_000_000, True, order.leap + 1)
    moved = transport.moved(transport.stepped(sought, -1, 2, 19.0), 8_900_000, 2, 19.0)
    assert (moved.position_us(20.0), moved.leap, moved.follows) == (8_900_000, sought.leap, 2)


@given(st.lists(st.tuples(st.sampled_from(SPEEDS), st.floats(0, 5), st.booleans()), max_size=8))
def test_a_change_of_speed_never_moves_the_picture(changes):
    order, now = transport.begun(transport.played(transport.first(0, 0.0), 1.0, 0.0), 0.0), 0.0
    for speed, wait, back in changes:
        now += wait
        before = order.position_us(now)
        order = transport.played(order, -speed if back else speed, now)
        assert abs(order.position_us(now) - before) <= 1


@given(st.lists(st.integers(0, 400_000), min_size=2, max_size=60))
def test_jitter_of_arrival_is_taken_out(delays):
    taken = [number * 66_667 for number in range(len(delays))]
    arrived, latest = [], 0
    for moment, delay in zip(taken, delays, strict=True):
        latest = max(latest, moment + delay)
        arrived.append(latest)
    times = true_times(arrived, [moment / 1e6 for moment in taken])
    steps = {after - before for before, after in pairwise(times)}
    assert all(abs(step - 66_667) <= 1 for step in steps)
    assert all(time <= came for time, came in zip(times, arrived, strict=True))


@given(st.lists(st.tuples(st.integers(0, 10**10), st.floats(-1e4, 1e4)), min_size=1, max_size=40))
def test_times_are_all_different_whatever_a_camera_stamps(places):
    arrived = sorted(arrival for arrival, _ in places)
    times = true_times(arrived, [stamp for _, stamp in places])
    assert len(times) == len(set(times)) == len(places)


@given(st.integers(1, 60), st.floats(-8.0, 8.0), st.integers(10, 50))
def test_times_rise_through_a_clock_that_is_set_half_way(until, by_s, rate):
    arrived = [round(n * 1e6 / rate) for n in range(90)]
    times = true_times(arrived, [n / rate + (by_s if n >= until else 0.0) for n in range(90)])
    assert all(before < after for before, after in pairwise(times))


@pytest.mark.parametrize("order", [(0, 2, 1), (0, 3, 1, 2), (0, 8, 4, 2, 1, 3, 6, 5, 7)])
def test_pictures_sent_before_those_that_are_shown_before_them_have_the_times_of_their_showing(order):
    """B-frames: each group of this order follows the one before by the number of its pictures less one."""
    each, late_us = len(order) - 1, 200_000
    shown = [0, *(group * each + place for group in range(12) for place in order[1:])]
    arrived = [n * 40_000 + late_us + n % 3 * 7000 for n in range(len(shown))]
    times = true_times(arrived, [1000 + place / 25 for place in shown])
    assert {time - place * 40_000 for time, place in zip(times, shown, strict=True)} == {times[0]}
    assert all(time <= came for time, came in zip(times, arrived, strict=True))


def group(codec: str = "h264", rate: int = 15, **about) -> Group:
    pictures = [FootagePicture(n * 1_000_000 // rate, n == 0, None, lambda: b"") for n in range(30)]
    return Group(codec, pictures, 30 * 1_000_000 // rate, **about)


@pytest.mark.parametrize(
    "one,pixels,speed,tracks,expected",
    [
        (group(), 640 * 360, 1.0, 9, Manner.ORIGINALS),
        (group(), 640 * 360, 4.0, 4, Manner.ORIGINALS),
        (group(), 640 * 360, 16.0, 1, Manner.DRAWN),
        (group(), 640 * 360, 16.0, 9, Manner.KEYS),
        (group(rate=25), 1920 * 1080, 1.0, 4, Manner.ORIGINALS),
        (group(rate=25), 1920 * 1080, 2.0, 1, Manner.ORIGINALS),
        (group(rate=25), 1920 * 1080, 4.0, 1, Manner.KEYS),
        (group(), 640 * 360, -1.0, 9, Manner.DRAWN),
        (group(rate=25), 1920 * 1080, -4.0, 1, Manner.KEYS),
        (group("hevc"), 640 * 360, 1.0, 1, Manner.DRAWN),
        (group(reorders=True), 640 * 360, 1.0, 1, Manner.DRAWN),
    ],
)
def test_what_is_played_at_a_speed_is_what_can_be_carried(one, pixels, speed, tracks, expected):
    assert manner(one, pixels, speed, tracks) is expected


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=6), st.booleans())
def test_normal_form_is_the_same_whatever_stood_between_the_units(bodies, padded):
    units = [b"\x65" + body.replace(b"\x00", b"\x01") for body in bodies]
    wanted = b"".join(b"\x00\x00\x00\x01" + unit for unit in units)
    short = b"".join(b"\x00\x00\x01" + unit + (b"\x00\x00" if padded else b"") for unit in units)
    assert normal_form(wanted, "h264") is wanted
    assert normal_form(short, "h264") == wanted
    assert normal_form(short, "mjpeg") is short


@given(st.lists(st.sampled_from((b"\x00", b"\x01", b"\x65", b"\x00\x00\x00\x01")), max_size=14))
def test_what_is_taken_as_it_is_has_its_normal_form_already(parts):
    data = b"\x00\x00\x00\x01" + b"".join(parts)
    units = [unit.rstrip(b"\x00") for unit in data.split(b"\x00\x00\x01")]
    assert normal_form(data, "h264") == b"".join(b"\x00\x00\x00\x01" + unit for unit in units if unit)


def test_speeds_are_those_of_the_page():
    assert check_speed(-0.25) == -0.25
    for wrong in (0, 3, 32, -0.1):
        with pytest.raises(InputError):
            check_speed(wrong)


def test_what_was_seen_is_told_in_few_ranges_however_long_somebody_plays_about():
    played = PlayedRanges()
    for number in range(500):
        begin = NOON + timedelta(minutes=number)
        played.saw(begin, run_on=False)
        played.saw(begin + timedelta(seconds=1), run_on=True)
    found = played.ranges
    assert len(found) <= PlayedRanges.MOST
    assert (found[0].begin, found[-1].end) == (NOON, NOON + timedelta(minutes=499, seconds=1))
    backwards = PlayedRanges()
    backwards.saw(NOON, run_on=False)
    backwards.saw(NOON - timedelta(seconds=9), run_on=True)
    assert backwards.ranges == [TimeRange(NOON - timedelta(seconds=9), NOON)]


def test_ranges_that_touch_are_one():
    ranges = [TimeRange(NOON + timedelta(seconds=a), NOON + timedelta(seconds=b)) for a, b in ((5, 9), (0, 2), (3, 4))]
    assert len(merged(ranges)) == 3
    assert merged(ranges, 1.0) == [TimeRange(NOON, NOON + timedelta(seconds=9))]
