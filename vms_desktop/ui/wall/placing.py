"""Cameras asked for from outside the wall (tree, register, health): which tile they get, and what that meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.services.wall.filling import Filled
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui import language
from vms_desktop.ui.wall.wall_grid import WallGrid


class Placing(QObject):
    """Signals: ``notice(Words)``: what was written over or found no room, ``failed(VmsError)``."""

    notice = Signal(object)
    failed = Signal(object)

    def __init__(self, wall: WallService, grid: WallGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._wall = wall
        self._grid = grid

    def show_camera(self, camera_id: str) -> bool:
        """Into a free tile, else the selected one, whose camera is then named. Whether it is shown."""
        selected = self._grid.selected_tile
        tile = self._wall.next_tile(selected)
        gone = self._wall.status(tile).camera
        try:
            self._wall.assign_next(camera_id, selected)
        except VmsError as error:  # removed from the register a moment ago, or not to be seen
            self.failed.emit(error)
            return False
        if gone is not None and gone.id != camera_id:
            self.notice.emit(lambda: self._made_way(tile, gone))
        return True

    def _made_way(self, tile: int, gone: Camera) -> str:
        told = self.tr("Tile {0}: {1} {2} made way for the new camera")
        return told.format(tile + 1, gone.code, language.camera_name(gone))

    def show_cameras(self, camera_ids: Sequence[str], grow: bool = False) -> None:
        """Into the free tiles; ``grow``: into a larger layout where they need one."""
        try:
            filled = self._wall.fill(camera_ids, grow=grow)
        except VmsError as error:
            self.failed.emit(error)
            return
        self.notice.emit(lambda: self._put(filled))

    def _put(self, filled: Filled) -> str:
        told = [self.tr("Put on the wall: %Ln camera(s)", "", filled.put)]
        if filled.already:
            told.append(self.tr("there already: %Ln", "", filled.already))
        if filled.left:
            told.append(self.tr("no free tile for %Ln; choose a larger layout", "", filled.left))
        return " · ".join(told)
