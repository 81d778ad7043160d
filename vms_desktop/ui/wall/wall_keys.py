"""The wall's keys. Arrows steer where the selected camera can be steered, and move the selection elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from vms_desktop.ui.letter_keys import letter_of
from vms_desktop.ui.main_row import key_of, preset_number
from vms_desktop.ui.ptz_control import PtzControl
from vms_desktop.ui.ptz_keys import PtzKey
from vms_desktop.ui.wall.wall_grid import WallGrid

_STEER = {
    Qt.Key.Key_Left: PtzKey.LEFT,
    Qt.Key.Key_Right: PtzKey.RIGHT,
    Qt.Key.Key_Up: PtzKey.UP,
    Qt.Key.Key_Down: PtzKey.DOWN,
    Qt.Key.Key_Plus: PtzKey.ZOOM_IN,
    Qt.Key.Key_Equal: PtzKey.ZOOM_IN,
    Qt.Key.Key_PageUp: PtzKey.ZOOM_IN,
    Qt.Key.Key_Minus: PtzKey.ZOOM_OUT,
    Qt.Key.Key_PageDown: PtzKey.ZOOM_OUT,
}
_MOVE = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WallKeys(QObject):
    """Signals: ``full_screen_asked()`` (F11), ``back_asked()`` (Escape), ``snapshot_asked()`` (Ctrl+S),
    ``preset_asked(int)`` (1 to 9, while a camera that can be steered is selected), ``replay_asked()`` (R).

    Ctrl with an arrow always moves the selection, so that a person steering a camera can leave it by keyboard.
    """

    full_screen_asked = Signal()
    back_asked = Signal()
    snapshot_asked = Signal()
    preset_asked = Signal(int)
    replay_asked = Signal()

    def __init__(self, grid: WallGrid, control: PtzControl, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid
        self._control = control

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        key = key_of(event)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEER and not ctrl and self._control.camera_id is not None:
            if not event.isAutoRepeat():
                self._control.press(_STEER[key])
            return True
        number = preset_number(key)
        if number is not None and not ctrl and self._control.camera_id is not None:
            if not event.isAutoRepeat():
                self.preset_asked.emit(number)
            return True
        if key in _MOVE:
            self._grid.select_next(*_MOVE[key])
            return True
        return self._command(key, ctrl, event) if not event.isAutoRepeat() else False

    def release(self, event: QKeyEvent) -> bool:
        key = key_of(event)
        if key not in _STEER or event.isAutoRepeat():
            return False
        self._control.release(_STEER[key])
        return True

    def _command(self, key: Qt.Key, ctrl: bool, event: QKeyEvent) -> bool:
        tile = self._grid.selected_tile
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._grid.toggle_maximised(tile)
            case Qt.Key.Key_Escape:
                self.back_asked.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._grid.close_tile(tile)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal | Qt.Key.Key_PageUp:
                self._grid.zoom_step(tile, 1)
            case Qt.Key.Key_Minus | Qt.Key.Key_PageDown:
                self._grid.zoom_step(tile, -1)
            case Qt.Key.Key_0 | Qt.Key.Key_Asterisk:
                self._grid.reset_zoom(tile)
            case Qt.Key.Key_F11:
                self.full_screen_asked.emit()
            case Qt.Key.Key_S if ctrl:
                self.snapshot_asked.emit()
            case _ if not ctrl and letter_of(event) == Qt.Key.Key_R:
                self.replay_asked.emit()
            case _:
                return False
        return True
