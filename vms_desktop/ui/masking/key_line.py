"""The small timeline of a clip: a row an area, where it is covered, its key frames, gaps, and the moment shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from vms_desktop.domain.evidence.masking import Area
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.ui import formatting, theme
from vms_desktop.ui.masking.mask_model import MaskModel

SIDE = 12
"""Pixels left free at both ends, so that a key frame of the first picture is seen whole."""
HEAD, ROW, LEAST_ROW = 24, 14, 7
MOST_HEIGHT = 140
KEPT_ROWS = 3
"""There is room for so many areas from the beginning: the picture above must not change its size while one draws."""
KEY = 5
SMALL_PX = 13


class KeyLine(QWidget):
    """Signals: ``seek_asked(object)`` (microseconds)."""

    seek_asked = Signal(object)

    def __init__(self, model: MaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyLine")
        self._model = model
        self._begin_us, self._end_us, self._at_us = 0, 1, 0
        self._gaps: Sequence[tuple[int, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_range(self, begin_us: int, end_us: int) -> None:
        self._begin_us, self._end_us = begin_us, max(begin_us + 1, end_us)
        self.update()

    def set_gaps(self, gaps: Sequence[TimeRange]) -> None:
        """Where the clip has no pictures: hatched."""
        self._gaps = [(microseconds(one.begin), microseconds(one.end)) for one in gaps]
        about = self.tr("Hatched: no pictures there") if gaps else ""
        self.setToolTip(about)
        self.setAccessibleDescription(about)
        self.update()

    def set_position(self, at_us: int) -> None:
        self._at_us = at_us
        self.update()

    def refresh(self) -> None:
        """The areas were changed."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        needed = HEAD + len(self._model.areas) * LEAST_ROW + 6
        return QSize(400, min(MOST_HEIGHT, max(HEAD + KEPT_ROWS * ROW + 6, needed)))

    # ---- places ----------------------------------------------------------------------------------------------

    def x_of(self, at_us: int) -> float:
        share = (at_us - self._begin_us) / (self._end_us - self._begin_us)
        return SIDE + min(1.0, max(0.0, share)) * (self.width() - 2 * SIDE)

    def moment_at(self, x: float) -> int:
        share = (x - SIDE) / max(1, self.width() - 2 * SIDE)
        return self._begin_us + round(min(1.0, max(0.0, share)) * (self._end_us - self._begin_us))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.seek_asked.emit(self._near_key(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.seek_asked.emit(self.moment_at(event.position().x()))

    def _near_key(self, place: QPointF) -> int:
        """A key frame that was clicked is meant exactly."""
        keys = [key.at_us for area in self._model.areas for key in area.keys]
        near = [one for one in keys if abs(self.x_of(one) - place.x()) <= KEY + 1]
        return min(near, key=lambda one: abs(self.x_of(one) - place.x())) if near else self.moment_at(place.x())

    # ---- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.SURFACE))
        self._paint_gaps(painter)
        self._paint_ends(painter)
        areas = self._model.areas
        row = max(LEAST_ROW, min(ROW, (self.height() - HEAD - 6) / max(1, len(areas))))
        for number, area in enumerate(areas):
            self._paint_area(painter, area, HEAD + number * row, row)
        x = self.x_of(self._at_us)
        painter.setPen(QPen(QColor(theme.TEXT), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setBrush(QColor(theme.TEXT))
        painter.drawPolygon(QPolygonF([QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, 9)]))
        painter.end()

    def _paint_gaps(self, painter: QPainter) -> None:
        hatch = QBrush(QColor(theme.TEXT_QUIET), Qt.BrushStyle.BDiagPattern)
        for begin_us, end_us in self._gaps:
            if end_us > self._begin_us and begin_us < self._end_us:
                left = self.x_of(begin_us)
                # Seen also where it is shorter than a dot.
                painter.fillRect(QRectF(left, HEAD - 4, max(3.0, self.x_of(end_us) - left), self.height()), hatch)

    def _paint_ends(self, painter: QPainter) -> None:
        """From when to when the clip goes."""
        painter.setPen(QPen(QColor(theme.LINE), 2))
        painter.drawLine(QPointF(SIDE, HEAD - 4), QPointF(self.width() - SIDE, HEAD - 4))
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(QColor(theme.TEXT_QUIET))
        room = QRectF(SIDE + 8, 0, self.width() - 2 * SIDE - 16, HEAD - 6)
        for at_us, side in ((self._begin_us, Qt.AlignmentFlag.AlignLeft), (self._end_us, Qt.AlignmentFlag.AlignRight)):
            if at_us > 1:
                painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, formatting.clock_text(moment(at_us)))

    def _paint_area(self, painter: QPainter, area: Area, top: float, height: float) -> None:
        chosen = area.id == self._model.chosen
        colour = QColor(theme.ACCENT if chosen else theme.WARNING)
        middle = top + height / 2
        left = SIDE if area.before else self.x_of(area.keys[0].at_us)
        right = self.width() - SIDE if area.after else self.x_of(area.keys[-1].at_us)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QColor(colour)
        bar.setAlpha(130)
        painter.setBrush(bar)
        thick = max(2.0, height * 0.4)
        painter.drawRect(QRectF(left, middle - thick / 2, max(1.0, right - left), thick))
        painter.setBrush(colour)
        size = min(KEY, height / 2)
        for key in area.keys:
            x = self.x_of(key.at_us)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x, middle - size),
                        QPointF(x + size, middle),
                        QPointF(x, middle + size),
                        QPointF(x - size, middle),
                    ]
                )
            )
