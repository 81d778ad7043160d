"""The hours of a week as a field: seven rows of twenty-four, painted by mouse, or by arrows and the space bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vms_desktop.domain.recording import DAYS, HOURS, WHOLE_WEEK, WeekHours
from vms_desktop.ui import theme

CELL_W, CELL_H = 20, 24
LEFT, TOP = 92, 24
EVERY_HOURS = 3
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WeekHoursField(QWidget):
    """Signals: ``changed()``, by hand only."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekHours")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hours = WHOLE_WEEK
        self._day, self._hour = 0, 0
        self._painting: bool | None = None
        self.setAccessibleName(self.tr("Hours of the week that are recorded"))
        self._tell()

    @property
    def hours(self) -> WeekHours:
        return self._hours

    def set_hours(self, hours: WeekHours) -> None:
        self._hours = hours
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEFT + HOURS * CELL_W + 1, TOP + DAYS * CELL_H + 1)

    # ---- changing --------------------------------------------------------------------------------------------

    def _set(self, day: int, hour: int, chosen: bool) -> None:
        after = self._hours.with_hour(day, hour, chosen)
        if after != self._hours:
            self._hours = after
            self.changed.emit()
        self._tell()
        self.update()

    def _cell(self, place: QPoint) -> tuple[int, int] | None:
        day, hour = (place.y() - TOP) // CELL_H, (place.x() - LEFT) // CELL_W
        return (day, hour) if 0 <= day < DAYS and 0 <= hour < HOURS else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell(event.position().toPoint())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._day, self._hour = cell
        self._painting = not self._hours.has(*cell)
        self._set(*cell, self._painting)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._cell(event.position().toPoint())
        if cell is not None and self._painting is not None:
            self._set(*cell, self._painting)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._painting = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            self._day, self._hour = (self._day + move[0]) % DAYS, (self._hour + move[1]) % HOURS
            self._tell()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._set(self._day, self._hour, not self._hours.has(self._day, self._hour))
        else:
            super().keyPressEvent(event)

    # ---- showing ---------------------------------------------------------------------------------------------

    def _days(self) -> list[str]:
        return [
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        ]

    def _tell(self) -> None:
        """For who does not see the field."""
        chosen = self.tr("recorded") if self._hours.has(self._day, self._hour) else self.tr("not recorded")
        self.setAccessibleDescription(f"{self._days()[self._day]} {self._hour:02}:00 {chosen}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(theme.TEXT_QUIET))
        for hour in range(0, HOURS, EVERY_HOURS):
            place = QRect(LEFT + hour * CELL_W, 0, EVERY_HOURS * CELL_W, TOP - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{hour:02}")
        for day, name in enumerate(self._days()):
            place = QRect(0, TOP + day * CELL_H, LEFT - 8, CELL_H)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        for day in range(DAYS):
            for hour in range(HOURS):
                cell = QRect(LEFT + hour * CELL_W, TOP + day * CELL_H, CELL_W, CELL_H)
                painter.setPen(QColor(theme.DARK.line))
                painter.setBrush(QColor(theme.DARK.accent) if self._hours.has(day, hour) else Qt.BrushStyle.NoBrush)
                painter.drawRect(cell)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.DARK.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(LEFT + self._hour * CELL_W, TOP + self._day * CELL_H, CELL_W, CELL_H))
        painter.end()
