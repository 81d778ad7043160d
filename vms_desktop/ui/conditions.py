"""How a camera's condition is told: in words, in colour and with a sign of its own outline.

Colour is never the only signal. The signs are shapes drawn here, not characters of a font, and stay sharp when small.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from vms_desktop.domain.condition import CameraCondition
from vms_desktop.ui import theme

SIGN_PX = 16
GOOD = (CameraCondition.LIVE, CameraCondition.ANSWERING)
WORST_FIRST = (
    CameraCondition.FAILING,
    CameraCondition.LATE,
    CameraCondition.LIVE,
    CameraCondition.UNKNOWN,
    CameraCondition.ANSWERING,
)
_COLOURS = {
    CameraCondition.LIVE: theme.OK,
    CameraCondition.ANSWERING: theme.OK,
    CameraCondition.LATE: theme.WARNING,
    CameraCondition.FAILING: theme.ALARM,
    CameraCondition.UNKNOWN: theme.TEXT_QUIET,
}


def condition_title(condition: CameraCondition) -> str:
    """With a capital where the language has them: as a cell or an entry of its own."""
    text = condition_text(condition)
    return text[:1].upper() + text[1:]


def condition_text(condition: CameraCondition) -> str:
    translate = QCoreApplication.translate
    return {
        CameraCondition.LIVE: translate("CameraTree", "live"),
        CameraCondition.ANSWERING: translate("CameraTree", "answers, not shown"),
        CameraCondition.LATE: translate("CameraTree", "pictures late"),
        CameraCondition.FAILING: translate("CameraTree", "failing"),
        CameraCondition.UNKNOWN: translate("CameraTree", "not known yet"),
    }[condition]


def condition_colour(condition: CameraCondition) -> str:
    return _COLOURS[condition]


@cache
def condition_sign(condition: CameraCondition) -> QIcon:
    """● live, ○ answers, ▲ late, ✕ failing, – not known."""
    ratio = 2
    picture = QPixmap(SIGN_PX * ratio, SIGN_PX * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(_COLOURS[condition])
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    box = QRectF(3, 3, SIGN_PX - 6, SIGN_PX - 6)
    match condition:
        case CameraCondition.LIVE:
            painter.setBrush(colour)
            painter.drawEllipse(box)
        case CameraCondition.ANSWERING:
            painter.drawEllipse(box)
        case CameraCondition.LATE:
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        case CameraCondition.FAILING:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        case CameraCondition.UNKNOWN:
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    painter.end()
    sign = QIcon(picture)
    sign.addPixmap(picture, QIcon.Mode.Selected)  # a chosen row keeps the colour that says what is wrong
    return sign
