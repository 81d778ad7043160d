"""Cells into pixels, and which cell lies next to which. No Qt."""

from __future__ import annotations

from vms_desktop.domain.layout import Cell, Layout

GAP = 3

Box = tuple[int, int, int, int]
"""left, top, width, height"""


def boxes(layout: Layout, width: int, height: int, gap: int = GAP) -> list[Box]:
    """Each cell's pixels; edges are shared, so that no rounding leaves a column wider than a gap."""
    across, down = _edges(layout.grid, width, gap), _edges(layout.grid, height, gap)
    return [_box(cell, across, down, gap) for cell in layout.cells]


def neighbour(layout: Layout, tile: int, dx: int, dy: int) -> int:
    """The tile reached from ``tile`` by one arrow key (one of ``dx``, ``dy`` is ±1); itself at the wall's edge.

    From a large cell the way goes from its middle; into a large one from any of its sides.
    """
    cell = layout.cells[tile]
    x = cell.left + (cell.width - 1) // 2
    y = cell.top + (cell.height - 1) // 2
    while 0 <= x < layout.grid and 0 <= y < layout.grid:
        found = _at(layout, x, y)
        if found is not None and found != tile:
            return found
        x, y = x + dx, y + dy
    return tile


def _at(layout: Layout, x: int, y: int) -> int | None:
    for number, cell in enumerate(layout.cells):
        if cell.left <= x < cell.left + cell.width and cell.top <= y < cell.top + cell.height:
            return number
    return None


def _edges(units: int, length: int, gap: int) -> list[int]:
    return [round(index * (length + gap) / units) for index in range(units + 1)]


def _box(cell: Cell, across: list[int], down: list[int], gap: int) -> Box:
    left, top = across[cell.left], down[cell.top]
    right, bottom = across[cell.left + cell.width] - gap, down[cell.top + cell.height] - gap
    return left, top, max(1, right - left), max(1, bottom - top)
