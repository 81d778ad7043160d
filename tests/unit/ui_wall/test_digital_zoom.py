"""Digital zoom keeps the point under the cursor, the picture's shape and its edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, ZoomRegion
from vms_desktop.ui.wall.digital_zoom import MOST, is_zoomed, magnification, pan, picture_box, window_box, zoom_at

shares = st.floats(0, 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), shares, shares, st.floats(0.2, 5)),
        st.tuples(st.just("pan"), st.floats(-2, 2), st.floats(-2, 2), st.just(0.0)),
    ),
    max_size=12,
)


def after(actions) -> ZoomRegion:
    region = WHOLE_PICTURE
    for kind, first, second, factor in actions:
        region = zoom_at(region, first, second, factor) if kind == "zoom" else pan(region, first, second)
    return region


@given(steps)
def test_the_region_stays_inside_the_picture_and_keeps_its_shape(actions):
    region = after(actions)
    assert 1 / MOST - 1e-9 <= region.width <= 1
    assert region.width == region.height
    assert -1e-9 <= region.left <= 1 - region.width + 1e-9
    assert -1e-9 <= region.top <= 1 - region.height + 1e-9


@given(steps, shares, shares)
def test_zooming_in_keeps_the_point_under_the_cursor(actions, x, y):
    before = after(actions)
    zoomed = zoom_at(before, x, y, 1.25)
    assert zoomed.left + x * zoomed.width == pytest.approx(before.left + x * before.width, abs=1e-6)
    assert zoomed.top + y * zoomed.height == pytest.approx(before.top + y * before.height, abs=1e-6)


def test_zooming_out_far_enough_is_the_whole_picture():
    region = zoom_at(zoom_at(WHOLE_PICTURE, 0.1, 0.9, 4), 0.5, 0.5, 0.1)
    assert region == WHOLE_PICTURE
    assert not is_zoomed(region)


def test_magnification_is_bounded():
    region = WHOLE_PICTURE
    for _ in range(50):
        region = zoom_at(region, 0.5, 0.5, 1.25)
    assert magnification(region) == pytest.approx(MOST)


def test_dragging_to_the_right_shows_what_lies_to_the_left():
    region = zoom_at(WHOLE_PICTURE, 0.5, 0.5, 2)
    assert pan(region, 0.2, 0).left < region.left


def test_dragging_the_whole_picture_does_nothing():
    assert pan(WHOLE_PICTURE, 0.3, 0.3) == WHOLE_PICTURE


def test_a_point_in_the_letterbox_counts_as_the_edge():
    assert zoom_at(WHOLE_PICTURE, -3, 9, 2) == zoom_at(WHOLE_PICTURE, 0, 1, 2)


@pytest.mark.parametrize(
    ("area", "aspect", "box"),
    [
        ((400, 400), 2.0, (0, 100, 400, 200)),
        ((400, 100), 2.0, (100, 0, 200, 100)),
        ((320, 180), 16 / 9, (0, 0, 320, 180)),
        ((0, 10), 1.0, (0, 0, 0, 10)),
    ],
)
def test_letterbox(area, aspect, box):
    assert picture_box(*area, aspect) == pytest.approx(box)


@pytest.mark.parametrize("aspect", [16 / 9, 4 / 3, 9 / 16, 638 / 358, 1.0])
@pytest.mark.parametrize("area", [(311, 180), (412, 231), (633, 1000), (1260, 500), (3, 3), (1, 1), (0, 0)])
def test_a_players_window_is_even_wide_and_filled_from_side_to_side(area, aspect):
    left, top, width, height = window_box(*area, aspect)
    assert left >= 0 and top >= 0 and left + width <= max(area[0], 1) and top + height <= max(area[1], 1)
    if min(area) > 3:
        assert width % 2 == 0
        # libVLC fits the picture into the window: by its width, which is even, and not by its height.
        assert int(height * aspect + 1e-6) >= width
        assert width > picture_box(*area, aspect)[2] - 2
