"""Covering areas of a picture so that what was there is gone before it is encoded.

An area is covered outwards to whole blocks of two by two pixels, because colour is kept at half the size: nothing of
its edge remains in one plane. Blurred and pixelated areas keep at most ``MOST_CELLS`` values along their longer side,
each the mean of its cell: too little for a face or a plate, whatever is done to it later. Black keeps nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from vms_desktop.domain.evidence.masking import AreaLook, Point, bounds
from vms_desktop.footage.copies.planes import Plane, Planes

MOST_CELLS = 8
LEAST_CELL = 12
"""Pixels a cell has at least: an area far smaller than a face is not drawn finer than a face is."""
_GREY = 128
_Mask = NDArray[np.bool_]


def cover(planes: Planes, areas: Sequence[tuple[AreaLook, tuple[Point, ...]]], *, full_range: bool) -> None:
    """Later areas lie over earlier ones. Times and movement are worked out by whoever calls."""
    rows, columns = planes.luma.shape
    for look, points in areas:
        left, top, right, bottom = _outwards(points, columns, rows)
        if right <= left or bottom <= top:
            continue
        mask = None if _fills(points) else _inside(points, columns, rows, (left, top, right, bottom))
        luma = planes.luma[top:bottom, left:right]
        blue = planes.blue[top // 2 : bottom // 2, left // 2 : right // 2]
        red = planes.red[top // 2 : bottom // 2, left // 2 : right // 2]
        if look is AreaLook.BLACK:
            _put(luma, np.uint8(0 if full_range else 16), mask)
            for colour in (blue, red):
                _put(colour, np.uint8(_GREY), None if mask is None else mask[::2, ::2])
            continue
        smooth = look is AreaLook.BLUR
        cells = _cells(right - left, bottom - top)
        _put(luma, _coarse(luma, cells, smooth=smooth), mask)
        for colour in (blue, red):
            _put(colour, _coarse(colour, cells, smooth=smooth), None if mask is None else mask[::2, ::2])


def _put(target: Plane, value: Plane | np.uint8, mask: _Mask | None) -> None:
    if mask is None:
        target[:] = value
    else:
        np.copyto(target, value, where=mask)


def _outwards(points: Sequence[Point], columns: int, rows: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels, even, within the picture."""
    left, top, right, bottom = bounds(points)
    return (
        max(0, int(np.floor(left * columns))) & ~1,
        max(0, int(np.floor(top * rows))) & ~1,
        min(columns, (int(np.ceil(right * columns)) + 1) & ~1),
        min(rows, (int(np.ceil(bottom * rows)) + 1) & ~1),
    )


def _fills(points: Sequence[Point]) -> bool:
    """Whether it is an upright rectangle, which fills its bounds."""
    left, top, right, bottom = bounds(points)
    return len(points) == 4 and set(points) == {(left, top), (right, top), (right, bottom), (left, bottom)}


def _inside(points: Sequence[Point], columns: int, rows: int, box: tuple[int, int, int, int]) -> _Mask:
    """Which pixels of the box the polygon touches, as whole blocks of two by two. A block counts where one of the
    corners of its pixels lies inside, or an edge runs through it.
    """
    left, top, right, bottom = box
    corners = _corners_inside(points, columns, rows, box)
    touched = corners[:-1, :-1] | corners[1:, :-1] | corners[:-1, 1:] | corners[1:, 1:]
    previous = points[-1]
    for point in points:
        # Thin tips have no corner inside: each edge is walked in steps of less than a pixel, and what lies beside it
        # is taken too, because a step may pass over a pixel's very corner.
        (x0, y0), (x1, y1) = previous, point
        steps = int(max(abs(x1 - x0) * columns, abs(y1 - y0) * rows) * 2) + 2
        x = np.linspace(x0, x1, steps) * columns - left
        y = np.linspace(y0, y1, steps) * rows - top
        for aside_y, aside_x in product((-1, 0, 1), repeat=2):
            at_x = np.clip(x.astype(np.int64) + aside_x, 0, right - left - 1)
            at_y = np.clip(y.astype(np.int64) + aside_y, 0, bottom - top - 1)
            touched[at_y, at_x] = True
        previous = point
    blocks = touched[::2, ::2] | touched[1::2, ::2] | touched[::2, 1::2] | touched[1::2, 1::2]
    return np.asarray(blocks.repeat(2, axis=0).repeat(2, axis=1), np.bool_)


def _corners_inside(points: Sequence[Point], columns: int, rows: int, box: tuple[int, int, int, int]) -> _Mask:
    """Even-odd rule at every corner of a pixel in the box."""
    left, top, right, bottom = box
    x = np.arange(left, right + 1, dtype=np.float64)[None, :]
    y = np.arange(top, bottom + 1, dtype=np.float64)[:, None]
    inside = np.zeros((bottom - top + 1, right - left + 1), np.bool_)
    x0, y0 = points[-1][0] * columns, points[-1][1] * rows
    for share_x, share_y in points:
        x1, y1 = share_x * columns, share_y * rows
        if y0 != y1:
            crosses = (y0 > y) != (y1 > y)
            inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
        x0, y0 = x1, y1
    return inside


def _cells(width: int, height: int) -> tuple[int, int]:
    """Down and across."""
    cell = max(LEAST_CELL, -(-max(width, height) // MOST_CELLS))
    return max(1, height // cell), max(1, width // cell)


def _coarse(area: Plane, cells: tuple[int, int], *, smooth: bool) -> Plane:
    """The means of so many cells, drawn as flat cells or as a smooth course between their middles."""
    rows, columns = area.shape
    down, across = min(cells[0], rows), min(cells[1], columns)
    row_edges = np.linspace(0, rows, down + 1).astype(np.int64)
    column_edges = np.linspace(0, columns, across + 1).astype(np.int64)
    sums = np.add.reduceat(np.add.reduceat(area.astype(np.uint32), row_edges[:-1], 0), column_edges[:-1], 1)
    means = (sums / np.outer(np.diff(row_edges), np.diff(column_edges))).astype(np.float32)
    if not smooth:
        flat = np.rint(means).astype(np.uint8)
        return np.asarray(flat.repeat(np.diff(row_edges), axis=0).repeat(np.diff(column_edges), axis=1), np.uint8)
    low, high, share = _between(row_edges, rows)
    tall = means[low] + (means[high] - means[low]) * share[:, None]
    low, high, share = _between(column_edges, columns)
    left = tall[:, low]
    drawn = left + (tall[:, high] - left) * share
    return np.asarray(np.rint(drawn), np.uint8)


def _between(edges: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """For each place the two cells whose middles it lies between, and how near it is to the second."""
    middles = (edges[:-1] + edges[1:] - 1) / 2
    at = np.interp(np.arange(size), middles, np.arange(len(middles)))
    low = np.minimum(at.astype(np.int64), len(middles) - 1)
    return low, np.minimum(low + 1, len(middles) - 1), (at - low).astype(np.float32)
