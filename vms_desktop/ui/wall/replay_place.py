"""Where a replay stands in a tile's place: it takes the whole of it, and the living picture goes on in a corner."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class ReplayPlace:
    """``tile``: number of the tile. ``corner``: of the replay, for the living picture; empty: there is no room."""

    tile: int
    replay: QWidget
    corner: Callable[[], QRect]

    def put(self, tile: QWidget, shown: Collection[int]) -> None:
        """After the tile has got its place. ``shown``: numbers of the tiles that are seen."""
        if self.tile not in shown:
            self.replay.hide()
            return
        self.replay.setGeometry(tile.geometry())
        self.replay.show()
        corner = self.corner()
        if corner.isEmpty():
            tile.hide()
        else:
            tile.setGeometry(corner.translated(self.replay.pos()))
            tile.raise_()
