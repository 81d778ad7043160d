"""The bar above a tile's picture: state, code, name, stream, age. Painted by hand: 36 of them twice a second."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from vms_desktop.ui.wall import paint
from vms_desktop.ui.wall.tile_words import HeaderWords, Tone

HEIGHT = 24
_PAD = 6
_GAP = 6
_GLYPH = 12
_CLOSE = 22
_LEAST_NAME, _GOOD_NAME = 48, 84
"""Pixels for a camera's name: fewer tell nothing; with so many most names can be told apart."""


class TileHeader(QWidget):
    """Signals: ``close_clicked()``. Repaints only when its words or its look really changed."""

    close_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self._words: HeaderWords | None = None
        self._phase = 0
        self._lit = False
        self._closable = False
        self._over_close = False
        self._pressed_close = False
        self.paints = 0

    @property
    def words(self) -> HeaderWords | None:
        return self._words

    def set_words(self, words: HeaderWords) -> None:
        if words != self._words:
            self._words = words
            self.update()

    def set_phase(self, phase: int) -> None:
        """The next step of the waiting sign."""
        self._phase = phase
        self.update(0, 0, _PAD + _GLYPH + _GAP, HEIGHT)

    def set_lit(self, lit: bool) -> None:
        """Selected, or what is being dragged over it may be dropped."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_closable(self, closable: bool) -> None:
        """Whether the close sign shows."""
        if closable != self._closable:
            self._closable = closable
            self.update()

    # ---- the close sign: painted, because 36 real buttons would each be polished and laid out -------------------

    def _close_box(self) -> QRect:
        return QRect(self.width() - _CLOSE - 1, 0, _CLOSE, HEIGHT)

    def _on_close(self, event: QMouseEvent) -> bool:
        return self._closable and self._close_box().contains(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_close = event.button() == Qt.MouseButton.LeftButton and self._on_close(event)
        if not self._pressed_close:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_close = self._pressed_close, False
        if pressed and self._on_close(event):
            self.close_clicked.emit()
        elif not pressed:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._on_close(event)
        if over != self._over_close:
            self._over_close = over
            self.update(self._close_box())
        if not self._pressed_close:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._over_close = False
        self.update(self._close_box())
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._words is not None:
            words = self._words
            parts = [f"{words.code} {words.name}".strip(), *words.right[:1]]
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), "\n".join(parts), self)
            return True
        return super().event(event)

    # ---- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), paint.colour("raised" if self._lit else "surface"))
        words = self._words
        if words is None:
            return
        left = _PAD
        paint.draw_state(
            painter, QRectF(left, (HEIGHT - _GLYPH) / 2, _GLYPH, _GLYPH), words.state, words.tone, self._phase
        )
        left += _GLYPH + _GAP
        right = self.width() - _PAD
        if self._closable:
            self._paint_close(painter)
            right = self.width() - _CLOSE - 3
        strong, plain = paint.font(13, strong=True), paint.font(13)
        if words.code:
            painter.setFont(strong)
            painter.setPen(paint.colour("text"))
            width = min(QFontMetrics(strong).horizontalAdvance(words.code), max(0, right - left))
            code = QFontMetrics(strong).elidedText(words.code, Qt.TextElideMode.ElideMiddle, width + 1)
            painter.drawText(QRect(left, 0, width + 2, HEIGHT), Qt.AlignmentFlag.AlignVCenter, code)
            left += width + _GAP
        metrics = QFontMetrics(plain)
        painter.setFont(plain)
        wording = _fitting(words.right, metrics, right - left, _reserves(words))
        if wording:
            width = metrics.horizontalAdvance(wording)
            painter.setPen(paint.tone_colour(words.right_tone))
            painter.drawText(QRect(right - width - 1, 0, width + 2, HEIGHT), Qt.AlignmentFlag.AlignVCenter, wording)
            right -= width + _GAP * 2
        if right - left >= _LEAST_NAME:
            painter.setPen(paint.colour("quiet" if words.state is None else "text"))
            name = metrics.elidedText(words.name, Qt.TextElideMode.ElideMiddle, right - left)
            painter.drawText(QRect(left, 0, right - left, HEIGHT), Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_close(self, painter: QPainter) -> None:
        box = QRectF(self._close_box())
        if self._over_close:
            painter.fillRect(box, paint.colour("line"))
        middle = box.center()
        painter.setPen(QPen(QColor(paint.colour("text" if self._over_close else "quiet")), 1.6))
        for sign in (1, -1):
            painter.drawLine(
                QPointF(middle.x() - 4, middle.y() - 4 * sign), QPointF(middle.x() + 4, middle.y() + 4 * sign)
            )


def _reserves(words: HeaderWords) -> tuple[int, ...]:
    """How much to leave for the name, best first. A trouble is more important than the whole name."""
    if not words.name:
        return (0,)
    return (_GOOD_NAME, _LEAST_NAME, 0) if words.right_tone is Tone.QUIET else (_GOOD_NAME, 0)


def _fitting(wordings: tuple[str, ...], metrics: QFontMetrics, space: int, reserves: tuple[int, ...]) -> str:
    """The longest wording that leaves the best of ``reserves`` that any wording leaves."""
    widths = [(text, metrics.horizontalAdvance(text)) for text in wordings]
    for reserve in reserves:
        for text, width in widths:
            if width + (reserve + 2 * _GAP if reserve else 0) <= space:
                return text
    return ""
