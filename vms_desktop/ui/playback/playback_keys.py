"""The keys of the Playback page, as editors of film have them.

J K L play backwards, pause, play (again: faster); ← → one picture, with Shift one second, with Ctrl one minute; ↑ ↓
where the last or the next stretch of footage begins; Home and End the first and the newest footage; + − the timeline.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from vms_desktop.ui.letter_keys import letter_of
from vms_desktop.ui.main_row import key_of, preset_number
from vms_desktop.ui.playback.session import PlaybackSession

SECOND, MINUTE = 1.0, 60.0
SLOW = 0.25


class PlaybackKeys(QObject):
    """Signals: ``zoom_asked(int)`` (timeline closer or further), ``edge_asked(int)``, ``end_asked(int)`` (first or
    newest footage), ``snapshot_asked()``, ``bookmark_asked()``, ``hold_asked()``, ``clip_asked()``, ``jump_asked()``,
    ``tile_asked(int)``, ``maximise_asked()``, ``back_asked()``, ``close_asked()``.
    """

    zoom_asked = Signal(int)
    edge_asked = Signal(int)
    end_asked = Signal(int)
    snapshot_asked = Signal()
    bookmark_asked = Signal()
    hold_asked = Signal()
    clip_asked = Signal()
    jump_asked = Signal()
    tile_asked = Signal(int)
    maximise_asked = Signal()
    back_asked = Signal()
    close_asked = Signal()

    def __init__(self, session: PlaybackSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        key = key_of(event)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if key == Qt.Key.Key_Right else -1, ctrl, shift)
            return True
        if event.isAutoRepeat() and key not in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal):
            return key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)
        if ctrl:
            return self._with_ctrl(letter_of(event))
        return self._plain(key, shift) or self._letter(letter_of(event), shift)

    def _move(self, direction: int, ctrl: bool, shift: bool) -> None:
        if ctrl:
            self._session.shift(direction * MINUTE)
        elif shift:
            self._session.shift(direction * SECOND)
        else:
            self._session.step(direction)

    def _with_ctrl(self, letter: Qt.Key) -> bool:
        match letter:
            case Qt.Key.Key_S:
                self.snapshot_asked.emit()
            case Qt.Key.Key_G:
                self.jump_asked.emit()
            case _:
                return False
        return True

    def _plain(self, key: Qt.Key, shift: bool) -> bool:
        number = preset_number(key)
        if number is not None:
            self.tile_asked.emit(number - 1)
            return True
        match key:
            case Qt.Key.Key_Space:
                self._session.toggle()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.edge_asked.emit(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.end_asked.emit(1 if key == Qt.Key.Key_End else -1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_asked.emit(1)
            case Qt.Key.Key_Minus:
                self.zoom_asked.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.maximise_asked.emit()
            case Qt.Key.Key_Escape:
                self.back_asked.emit()
            case Qt.Key.Key_Delete:
                self.close_asked.emit()
            case _:
                return False
        return True

    def _letter(self, letter: Qt.Key, shift: bool) -> bool:
        session = self._session
        match letter:
            case Qt.Key.Key_J | Qt.Key.Key_L:
                direction = 1 if letter == Qt.Key.Key_L else -1
                if shift:
                    session.play(direction * SLOW)
                else:
                    session.faster(direction)
            case Qt.Key.Key_K:
                session.pause()
            case Qt.Key.Key_I:
                session.mark_begin()
            case Qt.Key.Key_O:
                session.mark_end()
            case Qt.Key.Key_R:
                session.set_loop(not session.loops)
            case Qt.Key.Key_B:
                self.bookmark_asked.emit()
            case Qt.Key.Key_H:
                self.hold_asked.emit()
            case Qt.Key.Key_C:
                self.clip_asked.emit()
            case Qt.Key.Key_G:
                self.jump_asked.emit()
            case _:
                return False
        return True
