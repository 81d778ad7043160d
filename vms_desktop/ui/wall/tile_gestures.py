"""What a pressed mouse means on a tile: pan while zoomed, or carry the camera to another tile.

Carrying inside the wall is done with the mouse grab and not with QDrag, whose ``exec`` runs a second event loop.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


class Gestured(Protocol):
    """What the gestures ask of their tile."""

    @property
    def can_pan(self) -> bool: ...

    @property
    def has_camera(self) -> bool: ...

    def on_video(self, position: QPointF) -> bool: ...

    def picture_size(self) -> tuple[float, float]: ...


class _Mode(Enum):
    IDLE = auto()
    PRESSED = auto()
    PANNING = auto()
    CARRYING = auto()


class TileGestures(QObject):
    """The state of one tile's mouse button.

    Signals: ``panned(float, float)`` (shares of what is shown), ``reset_asked()``, ``carried(QPoint)`` and
    ``dropped(QPoint)`` (global positions), ``carry_ended()`` (also after a drop).
    """

    panned = Signal(float, float)
    reset_asked = Signal()
    carried = Signal(QPoint)
    dropped = Signal(QPoint)
    carry_ended = Signal()

    def __init__(self, tile: Gestured, parent: QObject) -> None:
        super().__init__(parent)
        self._tile = tile
        self._mode = _Mode.IDLE
        self._from = QPointF()
        self._may_pan = False

    def press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self.reset_asked.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._mode = _Mode.PRESSED
            self._from = event.position()
            self._may_pan = self._tile.can_pan and self._tile.on_video(event.position())

    def move(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
            return
        moved = event.position() - self._from
        if self._mode is _Mode.PRESSED and moved.manhattanLength() >= QApplication.startDragDistance():
            if self._may_pan:
                self._mode = _Mode.PANNING
            else:
                self._mode = _Mode.CARRYING if self._tile.has_camera else _Mode.IDLE
        if self._mode is _Mode.PANNING:
            width, height = self._tile.picture_size()
            if width and height:
                self.panned.emit(moved.x() / width, moved.y() / height)
            self._from = event.position()
        elif self._mode is _Mode.CARRYING:
            self.carried.emit(event.globalPosition().toPoint())

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        carrying = self._mode is _Mode.CARRYING
        self._mode = _Mode.IDLE
        if carrying:
            self.dropped.emit(event.globalPosition().toPoint())
            self.carry_ended.emit()

    def cancel(self) -> None:
        """Let go without dropping: Escape, another window came up, the button was released elsewhere."""
        carrying = self._mode is _Mode.CARRYING
        self._mode = _Mode.IDLE
        if carrying:
            self.carry_ended.emit()
