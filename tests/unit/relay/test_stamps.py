"""Stamps decide delay and smoothness: they always rise, never run ahead of arrival, and forget what is over."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.relay.stamps import MOST_LATE_S, ClockFilter


@given(
    st.lists(
        st.tuples(st.floats(0, 3), st.one_of(st.none(), st.floats(-1e6, 1e6))),
        min_size=1,
        max_size=60,
    )
)
def test_stamps_rise_and_stay_near_arrival_whatever_a_camera_sends(packets):
    clock, arrival, stamps = ClockFilter(), 100.0, []
    for pause, camera in packets:
        arrival += pause
        stamp = clock.stamp(arrival, camera)
        assert stamp >= arrival - MOST_LATE_S - 1e-9
        assert stamp <= arrival + 0.001 * len(packets)
        stamps.append(stamp)
    assert all(after > before for before, after in itertools.pairwise(stamps))


def test_small_jitter_of_the_network_is_taken_out():
    clock = ClockFilter()
    stamps = [clock.stamp(10 + n / 15 + (0.015 if n % 2 else 0.0), n / 15) for n in range(60)]
    gaps = [after - before for before, after in itertools.pairwise(stamps[10:])]
    assert max(gaps) - min(gaps) < 0.01


def test_a_camera_that_froze_and_goes_on_is_live_at_once():
    clock = ClockFilter()
    for n in range(30):
        clock.stamp(10 + n / 15, n / 15)
    for n in range(30, 60):
        stamp = clock.stamp(30 + n / 15, n / 15)
    assert 30 + 59 / 15 - stamp <= MOST_LATE_S
    assert clock.delay_s < 0.1


def test_a_slow_clock_never_adds_up_to_a_delay():
    """200 ppm over an hour are 0.7 s; the best arrival seen must be allowed to move."""
    clock = ClockFilter()
    for n in range(0, 3600 * 5):
        clock.stamp(n / 5 * 1.0002, n / 5)
    assert clock.delay_s < 0.05
