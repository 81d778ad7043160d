"""Covering: whatever the area's shape, what lies in it is gone in every plane, and little around it is touched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.evidence.copies import MOST_PIXELS, copied_size
from vms_desktop.domain.evidence.masking import AreaLook, bounds, rectangle
from vms_desktop.footage.copies.covering import MOST_CELLS, cover
from vms_desktop.footage.copies.label_strip import told
from vms_desktop.footage.copies.planes import Planes

ROWS, COLUMNS = 90, 160
FROM, TO = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
SHARE = st.floats(0, 1, allow_nan=False)


def picture() -> Planes:
    """Nothing in it is black or grey in colour."""
    random = np.random.default_rng(3)
    luma = random.integers(60, 200, (ROWS, COLUMNS), np.uint8)
    blue, red = (random.integers(20, 100, (ROWS // 2, COLUMNS // 2), np.uint8) for _ in range(2))
    return Planes(luma, blue, red)


def inside(points, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """By the sides of its edges, another way than the program's even-odd rule; of triangles both say the same."""
    sides = np.stack(
        [
            (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)
        ]
    )
    return (sides > 1e-9).all(axis=0) | (sides < -1e-9).all(axis=0)


@given(st.tuples(st.tuples(SHARE, SHARE), st.tuples(SHARE, SHARE), st.tuples(SHARE, SHARE)))
def test_every_pixel_that_a_triangle_touches_is_black_in_all_planes(points):
    planes = picture()
    before = planes.luma.copy()
    cover(planes, [(AreaLook.BLACK, points)], full_range=False)
    columns, rows = np.meshgrid(np.arange(COLUMNS), np.arange(ROWS))
    within = np.zeros((ROWS, COLUMNS), bool)
    for x, y in ((0.5, 0.5), (0.01, 0.01), (0.99, 0.01), (0.01, 0.99), (0.99, 0.99)):
        within |= inside(points, (columns + x) / COLUMNS, (rows + y) / ROWS)
    assert (planes.luma[within] == 16).all()
    blocks = within.reshape(ROWS // 2, 2, COLUMNS // 2, 2).any(axis=(1, 3))
    assert (planes.blue[blocks] == 128).all() and (planes.red[blocks] == 128).all()
    left, top, right, bottom = bounds(points)
    near = (columns >= left * COLUMNS - 2) & (columns <= right * COLUMNS + 2)
    near &= (rows >= top * ROWS - 2) & (rows <= bottom * ROWS + 2)
    assert (planes.luma[~near] == before[~near]).all()


@given(SHARE, SHARE, SHARE, SHARE, st.sampled_from(AreaLook), st.booleans())
def test_a_rectangle_covers_its_bounds_and_at_most_a_block_more(x0, y0, x1, y1, look, full_range):
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    planes = picture()
    before = planes.luma.copy()
    cover(planes, [(look, rectangle(left, top, right, bottom))], full_range=full_range)
    changed = planes.luma != before
    outside = np.ones_like(changed)
    outside[
        max(0, int(top * ROWS) - 2) : int(np.ceil(bottom * ROWS)) + 2,
        max(0, int(left * COLUMNS) - 2) : int(np.ceil(right * COLUMNS)) + 2,
    ] = False
    assert not (changed & outside).any()
    if look is AreaLook.BLACK and right > left and bottom > top:
        within = planes.luma[
            int(top * ROWS) : int(np.ceil(bottom * ROWS)), int(left * COLUMNS) : int(np.ceil(right * COLUMNS))
        ]
        assert (within == (0 if full_range else 16)).all()


@pytest.mark.parametrize("look", [AreaLook.PIXELS, AreaLook.BLUR])
def test_what_is_left_depends_on_a_few_means_only(look: AreaLook):
    """Shuffling what lies within a cell changes nothing: so nothing finer than a cell is kept."""
    shape = [(look, rectangle(0, 0, 1, 1))]
    one, other = picture(), picture()
    edges_y, edges_x = (
        np.linspace(0, ROWS, ROWS // 20 + 1).astype(int),
        np.linspace(0, COLUMNS, MOST_CELLS + 1).astype(int),
    )
    random = np.random.default_rng(5)
    for top, bottom in pairwise(edges_y):
        for left, right in pairwise(edges_x):
            cell = other.luma[top:bottom, left:right]
            cell[:] = random.permutation(cell.ravel()).reshape(cell.shape)
    assert (one.luma != other.luma).mean() > 0.9
    for planes in (one, other):
        cover(planes, shape, full_range=False)
    assert (one.luma == other.luma).all()


def test_an_area_over_another_one_is_made_of_what_is_left():
    planes = picture()
    whole = rectangle(0, 0, 1, 1)
    cover(planes, [(AreaLook.BLACK, whole), (AreaLook.BLUR, whole)], full_range=False)
    assert (planes.luma == 16).all()


@given(st.datetimes(timezones=st.just(UTC), min_value=FROM, max_value=TO))
def test_the_clock_shows_the_buddhist_era_and_local_time(at: datetime):
    offset = timedelta(hours=7)
    at_us = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    local = at + offset

    def read(*places: str) -> str:
        return "".join(told(place, at_us, offset) for place in places)

    assert read("D10", "D1") == str(local.day)
    assert read("M") == f"M{local.month}"
    assert read("Y1000", "Y100", "Y10", "Y1") == str(local.year + 543)
    shown = read("h10", "h1", "m10", "m1", "s10", "s1", "f100", "f10", "f1")
    assert shown == f"{local:%H%M%S}{local.microsecond // 1000:03}"


@given(st.integers(16, 16384), st.integers(16, 16384))
def test_a_copy_is_even_and_bounded(width: int, height: int):
    wide, high = copied_size(width, height)
    assert wide % 2 == high % 2 == 0 and min(wide, high) >= 16
    assert wide * high <= MOST_PIXELS + 16 * max(width, height)
    if width * height <= MOST_PIXELS:
        assert (wide, high) == (width & ~1, height & ~1)
