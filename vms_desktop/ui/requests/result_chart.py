"""What came of requests, month by month or year by year, as bars. Words and figures of the same: ``statistics_words``.

ResultChart(parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.statistics import RequestStatistics
from vms_desktop.ui import formatting, theme
from vms_desktop.ui.requests.request_texts import result_text
from vms_desktop.ui.requests.statistics_words import period_text
from vms_desktop.ui.wall import paint

_BAR, _GAP, _NAME = 20, 8, 130
_COLOURS = {
    Result.APPROVED: "ok",
    Result.PARTLY_APPROVED: "accent",
    Result.REFUSED: "alarm",
    Result.NOT_FOUND: "warning",
    Result.FORWARDED: "hold",
    Result.CANCELLED: "quiet",
    Result.OPEN: "line",
}


class ResultChart(QWidget):
    """A bar for each period, its parts what came of the requests; beside it how many, below it what a colour means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestChart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._found: RequestStatistics | None = None

    def show_statistics(self, found: RequestStatistics | None) -> None:
        self._found = found
        told = []
        if found is not None:
            told = [f"{period_text(row, found.period)} {formatting.count_text(row.received)}" for row in found.rows]
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._found.rows) if self._found is not None else 0
        return QSize(600, rows * (_BAR + _GAP) + 34 if rows else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._found
        if found is None or not found.rows:
            return
        painter = QPainter(self)
        painter.setFont(paint.font(theme.SMALL_PX))
        most = max(row.received for row in found.rows)
        room = self.width() - _NAME - 60
        for number, row in enumerate(found.rows):
            top = number * (_BAR + _GAP)
            painter.setPen(paint.colour("text"))
            line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, top - 2, _NAME - 10, _BAR + 4), line, period_text(row, found.period))
            at = float(_NAME)
            for result, colour in _COLOURS.items():
                count = row.results.get(result, 0)
                wide = room * count / most
                painter.fillRect(QRectF(at, top, wide, _BAR), paint.colour(colour))
                at += wide
            painter.drawText(
                QRectF(at + 8, top - 2, 52, _BAR + 4),
                Qt.AlignmentFlag.AlignVCenter,
                formatting.count_text(row.received),
            )
        self._draw_legend(painter, len(found.rows) * (_BAR + _GAP) + 6)
        painter.end()

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        metrics, at = QFontMetricsF(painter.font()), float(_NAME)
        for result, colour in _COLOURS.items():
            words = result_text(result)
            painter.fillRect(QRectF(at, top + 6, 12, 12), paint.colour(colour))
            painter.setPen(paint.colour("quiet"))
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(at + 18, top, wide + 4, 24), Qt.AlignmentFlag.AlignVCenter, words)
            at += 18 + wide + 20
