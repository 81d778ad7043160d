"""A button of the rail, with a figure at its corner where something waits on its page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from vms_desktop.ui import theme

_HEIGHT = 18
_MOST = 99


class RailButton(QToolButton):
    """``show_count`` says how much waits, and whether something of it is late."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._is_late = 0, False

    @property
    def count(self) -> int:
        return self._count

    def show_count(self, count: int, *, late: bool) -> None:
        if (count, late) != (self._count, self._is_late):
            self._count, self._is_late = count, late
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        text = str(self._count) if self._count <= _MOST else f"{_MOST}+"
        wide = max(_HEIGHT, QFontMetricsF(font).horizontalAdvance(text) + 10)
        box = QRectF(self.width() / 2 + 6, 4, wide, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ALARM if self._is_late else theme.WARNING))
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(QColor("#1A0505"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
