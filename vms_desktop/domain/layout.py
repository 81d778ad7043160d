"""Wall layouts as cells on a grid. Sizes are in grid units; the wall widget scales them to pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Cell:
    """A tile's place: left, top, width, height in grid units."""

    left: int
    top: int
    width: int = 1
    height: int = 1


class Layout(IntEnum):
    """Number of tiles; each number is one arrangement."""

    ONE = 1
    FOUR = 4
    SIX = 6
    EIGHT = 8
    NINE = 9
    TEN = 10
    THIRTEEN = 13
    SIXTEEN = 16
    TWENTY_FIVE = 25
    THIRTY_SIX = 36

    @property
    def grid(self) -> int:
        """Units along each side of the (square) grid."""
        return _GRID[self]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, large ones first, then by row."""
        return _CELLS[self]


_GRID = {
    Layout.ONE: 1,
    Layout.FOUR: 2,
    Layout.SIX: 3,
    Layout.EIGHT: 4,
    Layout.NINE: 3,
    Layout.TEN: 4,
    Layout.THIRTEEN: 4,
    Layout.SIXTEEN: 4,
    Layout.TWENTY_FIVE: 5,
    Layout.THIRTY_SIX: 6,
}

_LARGE = {
    Layout.SIX: (Cell(0, 0, 2, 2),),
    Layout.EIGHT: (Cell(0, 0, 3, 3),),
    Layout.TEN: (Cell(0, 0, 2, 2), Cell(2, 0, 2, 2)),
    Layout.THIRTEEN: (Cell(1, 1, 2, 2),),
}


def _fill(layout: Layout) -> tuple[Cell, ...]:
    side = _GRID[layout]
    large = _LARGE.get(layout, ())
    taken = {
        (x, y)
        for cell in large
        for x in range(cell.left, cell.left + cell.width)
        for y in range(cell.top, cell.top + cell.height)
    }
    small = tuple(Cell(x, y) for y in range(side) for x in range(side) if (x, y) not in taken)
    return large + small


_CELLS = {layout: _fill(layout) for layout in Layout}
