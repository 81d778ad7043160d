"""Colours, fonts and state signs for the hand-painted parts of a tile, from the theme's tokens.

Signs are drawn as shapes, not taken from a font: each state has its own outline, so that colour is never the only
signal, and they stay sharp at 12 pixels.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.footage import TrackState
from vms_desktop.domain.stream import StreamState
from vms_desktop.ui import theme
from vms_desktop.ui.wall.tile_words import Sign, Tone

SPIN_STEPS = 12

_TOKENS = {
    "background": theme.BACKGROUND,
    "surface": theme.SURFACE,
    "raised": theme.RAISED,
    "line": theme.LINE,
    "text": theme.TEXT,
    "quiet": theme.TEXT_QUIET,
    "accent": theme.ACCENT,
    "ok": theme.OK,
    "warning": theme.WARNING,
    "alarm": theme.ALARM,
    "hold": theme.HOLD,
}


@cache
def colour(token: str) -> QColor:
    return QColor(_TOKENS[token])


def tone_colour(tone: Tone) -> QColor:
    return colour(tone.value)


def font(pixels: int, *, strong: bool = False) -> QFont:
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(pixels)
    chosen.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return chosen


def draw_state(painter: QPainter, box: QRectF, state: Sign | None, tone: Tone, phase: int = 0) -> None:
    """● live, ◐ connecting (turns with ``phase``), ▲ late, ✕ lost, key refused, hourglass busy, ▢ empty; of footage ▶
    playing, ‖ paused, ∅ no footage, ✕ not to be had.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hue = tone_colour(tone)
    pen = QPen(
        hue, max(1.5, box.width() / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(pen.widthF() / 2, pen.widthF() / 2, -pen.widthF() / 2, -pen.widthF() / 2)
    match state:
        case StreamState.LIVE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case TrackState.PLAYING:
            painter.setBrush(hue)
            middle = QPointF(inner.right(), inner.center().y())
            painter.drawPolygon(QPolygonF([inner.topLeft(), middle, inner.bottomLeft()]))
        case TrackState.PAUSED:
            for share in (0.25, 0.75):
                x = inner.left() + inner.width() * share
                painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()))
        case StreamState.CONNECTING | TrackState.LOADING:
            draw_spinner(painter, inner, hue, phase)
        case StreamState.LATE:
            painter.setBrush(hue)
            painter.drawPolygon(
                QPolygonF([QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()])
            )
        case StreamState.LOST | TrackState.FAILED:
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        case StreamState.AUTH_FAILED:
            _draw_key(painter, inner)
        case StreamState.BUSY:
            _draw_hourglass(painter, inner)
        case StreamState.UNSUPPORTED | TrackState.MISSING:
            painter.drawEllipse(inner)
            slant = inner.width() * 0.15
            painter.drawLine(inner.topLeft() + QPointF(slant, slant), inner.bottomRight() - QPointF(slant, slant))
        case StreamState.STOPPED:
            painter.setBrush(hue)
            painter.drawRect(inner.adjusted(2, 2, -2, -2))
        case None:
            painter.drawRoundedRect(inner, 2, 2)
    painter.restore()


def draw_spinner(painter: QPainter, box: QRectF, hue: QColor, phase: int) -> None:
    faint = QColor(hue)
    faint.setAlpha(70)
    pen = painter.pen()
    pen.setColor(faint)
    painter.setPen(pen)
    painter.drawEllipse(box)
    pen.setColor(hue)
    painter.setPen(pen)
    painter.drawArc(box, -(phase % SPIN_STEPS) * 360 * 16 // SPIN_STEPS, 100 * 16)


def _draw_key(painter: QPainter, box: QRectF) -> None:
    ring = QRectF(box.left(), box.center().y() - box.height() * 0.25, box.width() * 0.5, box.height() * 0.5)
    painter.drawEllipse(ring)
    end = QPointF(box.right(), ring.center().y())
    painter.drawLine(QPointF(ring.right(), end.y()), end)
    painter.drawLine(end, end + QPointF(0, box.height() * 0.25))
    tooth = QPointF(box.right() - box.width() * 0.22, end.y())
    painter.drawLine(tooth, tooth + QPointF(0, box.height() * 0.2))


def _draw_hourglass(painter: QPainter, box: QRectF) -> None:
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.bottomLeft())
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    painter.drawPath(path)
