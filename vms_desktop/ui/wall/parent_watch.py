"""Native windows of the tiles do not follow when a parent moves (see surface.py): hear of every move."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_MOVES = (QEvent.Type.Move, QEvent.Type.ParentChange)


class ParentWatch(QObject):
    """``moved`` is called when the widget or one it stands in was moved. Call ``begin`` whenever it is shown."""

    def __init__(self, widget: QWidget, moved: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._moved = moved
        self._watched: list[QWidget] = []

    def begin(self) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        widget: QWidget | None = self._widget
        while widget is not None and not widget.isWindow():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            if event.type() == QEvent.Type.ParentChange:
                self.begin()
            self._moved()
        return super().eventFilter(watched, event)
