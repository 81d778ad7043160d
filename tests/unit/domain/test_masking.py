"""Areas and their key frames: where they are at any moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.errors import CopyError
from vms_desktop.domain.evidence.masking import (
    MOST_AREAS,
    Area,
    AreaLook,
    AreaShape,
    KeyFrame,
    Masking,
    bounds,
    checked_masking,
    rectangle,
)


def area(*keys: tuple[int, tuple[float, float, float, float]], **more: bool) -> Area:
    frames = tuple(KeyFrame(at, rectangle(*sides)) for at, sides in keys)
    return Area("a", AreaShape.RECTANGLE, AreaLook.BLACK, frames, **more)


ONE, TWO = (0.1, 0.1, 0.2, 0.3), (0.5, 0.3, 0.8, 0.9)
MOVING = area((1_000_000, ONE), (3_000_000, TWO))


def test_an_area_is_where_its_key_frames_say_and_moves_evenly_between_them():
    assert bounds(MOVING.points_at(1_000_000)) == pytest.approx(ONE)
    assert bounds(MOVING.points_at(3_000_000)) == pytest.approx(TWO)
    assert bounds(MOVING.points_at(2_000_000)) == pytest.approx((0.3, 0.2, 0.5, 0.6))


def test_before_the_first_and_after_the_last_it_is_nowhere_unless_told():
    assert MOVING.points_at(997_000) is None and MOVING.points_at(3_003_000) is None
    told = replace(MOVING, before=True, after=True)
    assert bounds(told.points_at(0)) == pytest.approx(ONE)
    assert bounds(told.points_at(10**15)) == pytest.approx(TWO)


def test_a_picture_whose_time_was_rounded_by_two_containers_still_has_the_key_frame():
    """Drawn on one clip, used for another cut of the same pictures: rounded to a millisecond in each."""
    assert MOVING.covers(998_950) and MOVING.covers(3_001_050)


def test_one_key_frame_covers_one_picture():
    single = area((5_000_000, ONE))
    assert single.covers_one_picture and single.covers(5_000_000) and not single.covers(5_040_000)
    assert not replace(single, after=True).covers_one_picture


@given(
    st.lists(st.integers(0, 10**9), min_size=2, max_size=20, unique=True),
    st.data(),
)
def test_between_two_key_frames_it_never_leaves_what_they_span(times: list[int], data: st.DataObject):
    times.sort()
    share = st.floats(0, 0.9)
    frames = [(at, (x, y, x + 0.1, y + 0.1)) for at in times for x, y in [(data.draw(share), data.draw(share))]]
    moving = area(*frames)
    number = data.draw(st.integers(0, len(times) - 2))
    at = data.draw(st.integers(times[number], times[number + 1]))
    left, top, right, bottom = bounds(moving.points_at(at))
    (_, one), (_, two) = frames[number], frames[number + 1]
    assert min(one[0], two[0]) - 1e-9 <= left and right <= max(one[2], two[2]) + 1e-9
    assert min(one[1], two[1]) - 1e-9 <= top and bottom <= max(one[3], two[3]) + 1e-9
    assert right - left == pytest.approx(0.1)


def test_later_areas_come_last():
    masking = Masking((MOVING, replace(MOVING, look=AreaLook.BLUR)))
    assert [look for look, _ in masking.at(2_000_000)] == [AreaLook.BLACK, AreaLook.BLUR]
    assert masking.at(0) == []


@pytest.mark.parametrize(
    "wrong",
    [
        area(),
        area((2, ONE), (1, TWO)),
        area((1, ONE), (1, TWO)),
        area((1, (0.1, 0.1, 1.2, 0.3))),
        area((1, (-0.1, 0.1, 0.2, 0.3))),
        area((1, (0.1, 0.1, 0.1, 0.3))),
        area((1, (float("nan"), 0.1, 0.2, 0.3))),
        replace(MOVING, keys=(MOVING.keys[0], KeyFrame(9_000_000, ((0.1, 0.1), (0.2, 0.2), (0.1, 0.3))))),
        replace(MOVING, shape=AreaShape.POLYGON, keys=(KeyFrame(1, ((0.1, 0.1), (0.2, 0.2))),)),
        replace(MOVING, keys=(KeyFrame(1, ((0.1, 0.1), (0.2, 0.2), (0.1, 0.3))),)),
    ],
)
def test_what_cannot_be_covered_is_told_by_its_number(wrong: Area):
    with pytest.raises(CopyError) as raised:
        checked_masking(Masking((MOVING, wrong)))
    assert (raised.value.code, raised.value.params) == ("copy.area", {"number": 2})


def test_there_is_a_limit_to_what_is_sent():
    with pytest.raises(CopyError) as raised:
        checked_masking(Masking(()))
    assert raised.value.code == "copy.no_area"
    with pytest.raises(CopyError):
        checked_masking(Masking((MOVING,) * (MOST_AREAS + 1)))
    many = replace(MOVING, keys=tuple(KeyFrame(at, rectangle(*ONE)) for at in range(5000)))
    with pytest.raises(CopyError) as raised:
        checked_masking(Masking((many,) * 3))
    assert raised.value.code == "copy.too_many_keys"
