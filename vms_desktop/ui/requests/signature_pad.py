"""A pad to sign on with mouse or pen. What is drawn becomes a picture: black strokes on white, as on paper."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vms_desktop.ui import theme
from vms_desktop.ui.wall import paint

WIDTH, HEIGHT = 480, 150
_SCALE = 2
"""The picture is twice as fine as what is seen: it is printed."""
_PAPER, _INK = "#FFFFFF", "#0B1B33"


class SignaturePad(QWidget):
    """Strokes are kept as points of the pad, so that the picture does not depend on the screen.

    Signals: ``changed()``: something was drawn, or all of it was wiped away.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signaturePad")
        self.setFixedSize(WIDTH, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._strokes: list[list[tuple[QPointF, float]]] = []
        self._is_drawing = False
        self.setAccessibleName(self.tr("Signature of the receiver"))

    @property
    def is_empty(self) -> bool:
        """A dot by accident is no signature."""
        return sum(len(stroke) for stroke in self._strokes) < 4

    def wipe(self) -> None:
        self._strokes.clear()
        self._is_drawing = False
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """What was signed; empty while nothing is."""
        if self.is_empty:
            return b""
        picture = QImage(WIDTH * _SCALE, HEIGHT * _SCALE, QImage.Format.Format_RGB32)
        picture.fill(QColor(_PAPER))
        painter = QPainter(picture)
        painter.scale(_SCALE, _SCALE)
        self._draw_strokes(painter)
        painter.end()
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture)
        buffer.close()
        return bytes(held.data())

    # ---- the hand --------------------------------------------------------------------------------------------

    def _begin(self, place: QPointF, pressure: float) -> None:
        self._is_drawing = True
        self._strokes.append([(place, pressure)])
        self.update()

    def _go_on(self, place: QPointF, pressure: float) -> None:
        if self._is_drawing and QRectF(self.rect()).contains(place):
            self._strokes[-1].append((place, pressure))
            self.update()

    def _end(self) -> None:
        if self._is_drawing:
            self._is_drawing = False
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), 0.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), 0.5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Taken here, a pen gives no mouse events beside."""
        event.accept()
        if event.type() is QTabletEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure())
        elif event.type() is QTabletEvent.Type.TabletMove:
            self._go_on(event.position(), event.pressure())
        elif event.type() is QTabletEvent.Type.TabletRelease:
            self._end()

    # ---- looks -----------------------------------------------------------------------------------------------

    def _draw_strokes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self._strokes:
            for (before, _), (after, pressure) in pairwise(stroke):
                pen = QPen(QColor(_INK), 1.2 + 2.2 * pressure)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(before, after)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(paint.colour("line"), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        base = HEIGHT - 34
        painter.setPen(QPen(QColor("#9AA6B5"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(24, base, WIDTH - 24, base)
        if not self._strokes:
            painter.setFont(paint.font(13))
            painter.setPen(QColor("#52606F"))
            words = self.tr("Sign here with mouse or pen")
            painter.drawText(QRectF(0, base + 2, WIDTH, 28), Qt.AlignmentFlag.AlignCenter, words)
        self._draw_strokes(painter)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)
