"""The cursor while a camera is carried to another tile: a hand with the camera's code on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QFontMetrics, QPainter, QPixmap, QPolygonF

from vms_desktop.ui.wall import paint

_LONGEST = 180
_ARROW = QPolygonF([QPointF(0, 0), QPointF(0, 14), QPointF(4, 11), QPointF(10, 10)])


def carry_cursor(code: str, ratio: float) -> QCursor:
    font = paint.font(13, strong=True)
    metrics = QFontMetrics(font)
    text = metrics.elidedText(code, Qt.TextElideMode.ElideMiddle, _LONGEST)
    width, height = 14 + metrics.horizontalAdvance(text) + 16, 40
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(paint.colour("background"))
    painter.setBrush(paint.colour("text"))
    painter.drawPolygon(_ARROW)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paint.colour("accent"))
    box = QRectF(12, 14, width - 13, 24)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(paint.colour("background"))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return QCursor(picture, 0, 0)
