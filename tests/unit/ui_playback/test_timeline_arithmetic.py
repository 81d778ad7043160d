"""The timeline's arithmetic: what part of time is seen, where its lines stand, what is drawn of the footage."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.ui.playback.stretches import Stretches
from vms_desktop.ui.playback.time_view import LEAST_S, MOST_S, TimeView, scale

DAY = 86400.0
BEGIN = 1795651200.0  # a midnight, UTC
BANGKOK = 7 * 3600.0


def test_zooming_keeps_the_moment_under_the_pointer():
    view = TimeView(BEGIN, BEGIN + DAY)
    closer = view.zoomed(2.0, BEGIN + DAY / 4)
    assert closer.span == DAY / 2
    assert closer.x_of(BEGIN + DAY / 4, 1000) == pytest.approx(view.x_of(BEGIN + DAY / 4, 1000))


def test_zooming_ends_at_a_second_and_at_a_month():
    view = TimeView(BEGIN, BEGIN + DAY)
    assert view.zoomed(1e9, view.middle).span == LEAST_S
    assert view.zoomed(1e-9, view.middle).span == MOST_S


def test_following_turns_the_page_only_where_the_moment_has_left_it():
    view = TimeView(BEGIN, BEGIN + 100)
    assert view.following(BEGIN + 99) is view
    turned = view.following(BEGIN + 101)
    assert turned.contains(BEGIN + 101)
    assert turned.span == 100


@pytest.mark.parametrize("span", [1, 10, 60, 3600, 6 * 3600, DAY, 7 * DAY, 32 * DAY])
def test_lines_with_words_stand_at_round_local_times_and_far_enough_apart(span: float):
    view = TimeView(BEGIN + 1234.5, BEGIN + 1234.5 + span)
    found = scale(view, 1000, BANGKOK)
    xs = [view.x_of(tick.moment, 1000) for tick in found.ticks]
    assert 1 <= len(xs) <= 13
    assert all(after - before >= 89.9 for before, after in itertools.pairwise(xs))
    for tick in found.ticks:
        off = (tick.moment + BANGKOK) % found.step_s
        assert min(off, found.step_s - off) == pytest.approx(0, abs=1e-4)
        assert tick.is_day == (round((tick.moment + BANGKOK) * 100) % round(DAY * 100) == 0)


def test_a_day_line_stands_at_local_midnight():
    view = TimeView(BEGIN, BEGIN + DAY)
    days = [tick.moment for tick in scale(view, 1000, BANGKOK).ticks if tick.is_day]
    assert days == [BEGIN + DAY - BANGKOK]


stretches = st.lists(
    st.tuples(st.floats(0, 1000), st.floats(0, 50)).map(lambda pair: (BEGIN + pair[0], BEGIN + pair[0] + pair[1])),
    max_size=60,
)


@given(stretches, st.integers(1, 400), st.floats(0, 900), st.floats(10, 1000))
def test_what_is_drawn_is_in_order_within_the_picture_and_covers_the_footage(parts, width, offset, span):
    view = TimeView(BEGIN + offset, BEGIN + offset + span)
    runs = Stretches(parts).pixel_runs(view, width)
    edge = -1
    for left, wide in runs:
        assert left > edge or (edge < 0 and left == 0)
        assert wide >= 1
        edge = left + wide - 1
    assert edge < width
    drawn = {x for left, wide in runs for x in range(left, left + wide)}
    for begin, end in parts:
        if end < view.begin or begin >= view.end:
            continue
        middle = max(view.begin, min(view.end, (max(begin, view.begin) + min(end, view.end)) / 2))
        x = min(width - 1, int(view.x_of(middle, width)))
        assert x in drawn or x - 1 in drawn or x + 1 in drawn


def test_a_gap_of_two_pixels_is_seen_and_one_of_a_fraction_is_not():
    view = TimeView(BEGIN, BEGIN + 100)
    assert len(Stretches([(BEGIN, BEGIN + 50), (BEGIN + 52, BEGIN + 100)]).pixel_runs(view, 100)) == 2
    assert len(Stretches([(BEGIN, BEGIN + 50), (BEGIN + 50.3, BEGIN + 100)]).pixel_runs(view, 100)) == 1


def test_a_month_of_minutes_is_no_more_than_its_pixels():
    """43,200 stretches were drawn one by one: the drag stood still."""
    many = Stretches((BEGIN + 60 * n, BEGIN + 60 * n + 55) for n in range(43_200))
    assert many.pixel_runs(TimeView(BEGIN, BEGIN + 30 * DAY), 1600) == [(0, 1600)]
    hours = Stretches((BEGIN + 3600 * n, BEGIN + 3600 * n + 900) for n in range(720))
    assert len(hours.pixel_runs(TimeView(BEGIN, BEGIN + 30 * DAY), 1600)) == 720
    assert len(hours.pixel_runs(TimeView(BEGIN, BEGIN + 30 * DAY), 400)) == 1


def test_a_row_of_pixels_is_the_same_however_it_was_dragged_to():
    parts = Stretches((BEGIN + 3000 * n, BEGIN + 3000 * n + 1700) for n in range(500))
    px_s = 600.0
    first = int(BEGIN / px_s)
    whole = parts.row(first, 1500, px_s)
    assert len(whole) == 1500
    for shift in (1, 255, 256, 700):
        assert parts.row(first + shift, 500, px_s) == whole[shift : shift + 500]
    fresh = Stretches(zip(parts.begins, parts.ends, strict=True))
    assert fresh.row(first + 700, 500, px_s) == whole[700:1200]
    assert parts.row(int(BEGIN / 1000.0), 3, 1000.0) == b"\1\1\0"


def test_edges_are_found_both_ways():
    parts = Stretches([(10, 20), (30, 40), (50, 60)])
    assert parts.next_edge(30, 1) == 50
    assert parts.next_edge(30, -1) == 10
    assert parts.next_edge(35, -1) == 30
    assert parts.next_edge(55, 1) is None
    assert parts.next_edge(5, -1) is None


def test_overlapping_stretches_are_one_in_any_order():
    parts = [(10.0, 20.0), (15.0, 30.0), (30.0, 31.0), (50.0, 60.0)]
    random.Random(3).shuffle(parts)
    made = Stretches(parts)
    assert (made.begins, made.ends) == ([10, 50], [31, 60])
    assert made.holds(31) and not made.holds(32)
