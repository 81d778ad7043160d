"""The states of one request from top to bottom: what is behind, where it stands, what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.steps_offered import Station
from vms_desktop.ui.wall import paint

WIDTH = 196
_ROW, _DOT, _LEFT = 50, 26, 8


class StateRail(QWidget):
    """Painted; its words are the accessible description too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestStates")
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._stations: Sequence[Station] = ()

    @property
    def stations(self) -> Sequence[Station]:
        return self._stations

    def show_stations(self, stations: Sequence[Station]) -> None:
        self._stations = stations
        here = next((one.state for one in stations if one.now), None)
        self.setAccessibleName(self.tr("State of the request"))
        self.setAccessibleDescription(request_texts.state_text(here) if here is not None else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _ROW * max(1, len(self._stations)) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 120)

    def _row_height(self) -> int:
        """Closer together where the window is low."""
        return max(34, min(_ROW, (self.height() - 8) // max(1, len(self._stations))))

    def event(self, event: QEvent) -> bool:
        """The whole name of the state under the pointer, which may be shortened on the rail."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = (event.pos().y() - 4) // self._row_height()
            tip = request_texts.state_text(self._stations[at].state) if 0 <= at < len(self._stations) else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._row_height()
        for number, station in enumerate(self._stations):
            self._draw(painter, station, QRect(0, 4 + number * row, self.width(), row), number)
        painter.end()

    def _draw(self, painter: QPainter, station: Station, box: QRect, number: int) -> None:
        icon, hue = request_texts.STATE_LOOKS[station.state]
        dot = QRectF(_LEFT, box.top() + 2, _DOT, _DOT)
        if number:
            done = station.passed or station.now
            painter.setPen(QPen(paint.colour("ok" if done else "line"), 2))
            centre = dot.center().x()
            painter.drawLine(QPointF(centre, box.top() - (box.height() - _DOT) + 4), QPointF(centre, dot.top() - 2))
        if station.passed:
            icon, hue = "check", theme.OK
        elif not station.now:
            hue = theme.TEXT_QUIET
        painter.setPen(QPen(paint.colour("accent"), 2) if station.now else QPen(paint.colour("line"), 1))
        painter.setBrush(paint.colour("raised"))
        painter.drawEllipse(dot)
        painter.drawPixmap(dot.adjusted(5, 5, -5, -5).toRect(), icons.pixmap(icon, hue, 16))
        left = int(dot.right()) + 10
        painter.setFont(paint.font(theme.BASE_PX if station.now else 14, strong=station.now))
        painter.setPen(paint.colour("text" if station.now or station.passed else "quiet"))
        metrics = QFontMetrics(painter.font())
        words = metrics.elidedText(_words(station), Qt.TextElideMode.ElideRight, box.width() - left)
        has_time = station.at_us is not None and box.height() >= 44
        line = Qt.TextFlag.TextSingleLine
        painter.drawText(
            QRect(left, box.top(), box.width() - left, 26 if has_time else _DOT + 4),
            Qt.AlignmentFlag.AlignVCenter | line,
            words,
        )
        if has_time and station.at_us is not None:
            painter.setFont(paint.font(12))
            painter.setPen(paint.colour("quiet"))
            when = thai_time(moment(station.at_us))
            told = f"{formatting.day_text(when.date())} {when:%H:%M}"
            painter.drawText(
                QRect(left, box.top() + 23, box.width() - left, 20), Qt.AlignmentFlag.AlignVCenter | line, told
            )


def _words(station: Station) -> str:
    """As short as the rail needs; its tool tip has the whole name."""
    if station.state is State.FORWARDED:
        return QCoreApplication.translate("StateRail", "Forwarded on")
    return request_texts.state_text(station.state)
