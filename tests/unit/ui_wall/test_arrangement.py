"""Cells become pixels without gaps growing, and arrow keys reach every tile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.layout import Layout
from vms_desktop.ui.wall.arrangement import GAP, boxes, neighbour


@given(st.sampled_from(list(Layout)), st.integers(200, 4000), st.integers(200, 3000))
def test_tiles_fill_the_wall_and_never_overlap(layout, width, height):
    places = boxes(layout, width, height)
    assert len(places) == int(layout)
    for left, top, wide, high in places:
        assert left >= 0
        assert top >= 0
        assert left + wide <= width
        assert top + high <= height
    covered = sum((wide + GAP) * (high + GAP) for _, _, wide, high in places)
    assert covered == (width + GAP) * (height + GAP)


@pytest.mark.parametrize("layout", list(Layout))
def test_every_tile_is_reached_with_the_arrow_keys(layout):
    reached, edge = {0}, [0]
    while edge:
        tile = edge.pop()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = neighbour(layout, tile, dx, dy)
            if found not in reached:
                reached.add(found)
                edge.append(found)
    assert reached == set(range(int(layout)))


def test_at_the_edge_the_selection_stays():
    assert neighbour(Layout.FOUR, 0, -1, 0) == 0
    assert neighbour(Layout.FOUR, 3, 0, 1) == 3


def test_out_of_the_large_tile_and_back():
    assert neighbour(Layout.SIX, 0, 1, 0) == 1
    assert neighbour(Layout.SIX, 1, -1, 0) == 0
