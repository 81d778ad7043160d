"""What stands in a tile's place of the picture when there is no living one: why, since when, what happens next.

A plain sibling of the video surfaces: the tile hides them before it shows this, because nothing can be painted over
a living native window.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from vms_desktop.domain.footage import TrackState
from vms_desktop.domain.stream import StreamState
from vms_desktop.ui.wall import paint
from vms_desktop.ui.wall.tile_words import OverlayWords

_MARGIN = 8
_BUTTON_HEIGHT = 32
_LABEL = 30
_LEAST_FOR_BUTTON = QSize(110, 118)
_LEAST_FOR_SIGN, _LEAST_FOR_LARGE_SIGN = 84, 240
_SIGN, _LARGE_SIGN = 26, 40
_LEAST_FOR_LARGE_WORDS = QSize(420, 240)
_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class TileOverlay(QWidget):
    """Signals: ``retry_clicked()``."""

    retry_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._words: OverlayWords | None = None
        self._picture = QPixmap()
        self._phase = 0
        self._lit = False
        self._spinner = QRect()
        self._retry = QPushButton(self)
        self._retry.setCursor(Qt.CursorShape.PointingHandCursor)
        self._retry.clicked.connect(self.retry_clicked)
        self._retry.hide()
        self.retranslate()

    @property
    def words(self) -> OverlayWords | None:
        return self._words

    @property
    def retry_button(self) -> QPushButton:
        return self._retry

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def retranslate(self) -> None:
        self._retry.setText(self.tr("Try now"))
        self._retry.setAccessibleName(self.tr("Try to connect now"))

    def set_words(self, words: OverlayWords) -> None:
        if words != self._words:
            self._words = words
            self._place()
            self.update()

    def set_picture(self, image: QImage) -> None:
        """The greyed last picture, or a null image."""
        self._picture = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        self._place()
        self.update()

    def set_lit(self, lit: bool) -> None:
        """What is being dragged over it may be dropped here."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def set_phase(self, phase: int) -> None:
        self._phase = phase
        if not self._spinner.isEmpty():
            self.update(self._spinner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ---- what fits -----------------------------------------------------------------------------------------------

    def _holds(self, size: QSize) -> bool:
        return self.width() >= size.width() and self.height() >= size.height()

    def _fonts(self) -> tuple[QFont, QFont]:
        large = self._holds(_LEAST_FOR_LARGE_WORDS)
        return paint.font(20 if large else 15, strong=True), paint.font(15 if large else 13)

    def _centre_words(self, words: OverlayWords) -> bool:
        """A picture that is merely late speaks for itself: its label says the rest."""
        return not (self.has_picture and words.state is StreamState.LATE)

    def _place(self) -> None:
        words = self._words
        show = words is not None and words.retry and self._holds(_LEAST_FOR_BUTTON)
        if show:
            size = self._retry.sizeHint().expandedTo(QSize(96, _BUTTON_HEIGHT))
            size.setWidth(min(size.width(), self.width() - 2 * _MARGIN))
            top = min(self._block_top() + self._block_height(), self.height() - 4) - size.height()
            self._retry.setGeometry((self.width() - size.width()) // 2, top, size.width(), size.height())
        if self._retry.isVisibleTo(self) != show:
            self._retry.setVisible(show)

    def _sign_size(self) -> int:
        if self.height() < _LEAST_FOR_SIGN:
            return 0
        return _LARGE_SIGN if self.height() >= _LEAST_FOR_LARGE_SIGN else _SIGN

    def _texts(self) -> list[tuple[str, QFont, int]]:
        """Title and as many lines as fit, each with its font and height."""
        words = self._words
        if words is None:
            return []
        strong, plain = self._fonts()
        width = self.width() - 2 * _MARGIN
        left = self.height() - self._fixed_height()
        chosen: list[tuple[str, QFont, int]] = []
        for text, font in [(words.title, strong), *((line, plain) for line in words.lines)]:
            needed = QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), _FLAGS, text).height() + 2
            if needed > left and chosen:
                break
            chosen.append((text, font, needed))
            left -= needed
        return chosen

    def _fixed_height(self) -> int:
        words = self._words
        button = words is not None and words.retry and self.height() >= _LEAST_FOR_BUTTON.height()
        label = _LABEL if words is not None and words.label else 4
        sign = self._sign_size()
        return label + (sign + 6 if sign else 0) + (_BUTTON_HEIGHT + 8 if button else 0)

    def _block_height(self) -> int:
        label = _LABEL if self._words is not None and self._words.label else 4
        return self._fixed_height() - label + sum(height for _, _, height in self._texts())

    def _block_top(self) -> int:
        """Centred, but never under the label."""
        label = _LABEL if self._words is not None and self._words.label else 0
        return max(label, (self.height() - self._block_height()) // 2)

    # ---- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        words = self._words
        painter.fillRect(event.rect(), paint.colour("raised" if self._lit else "background"))
        self._spinner = QRect()
        if words is None:
            return
        if words.state is None and words.title:
            self._paint_place_holder(painter)
        if self.has_picture:
            self._paint_picture(painter)
        self._paint_words(painter, words)
        if words.label:
            self._paint_label(painter, words.label)

    def _paint_place_holder(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(6.5, 6.5, -6.5, -6.5)
        painter.setPen(QPen(paint.colour("accent" if self._lit else "line"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)

    def _paint_picture(self, painter: QPainter) -> None:
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.drawPixmap(box, self._picture)

    def _paint_words(self, painter: QPainter, words: OverlayWords) -> None:
        if not self._centre_words(words):
            return
        top = self._block_top()
        if self.has_picture:
            self._paint_plate(painter, top)
        sign = self._sign_size()
        if sign:
            box = QRectF((self.width() - sign) / 2, top, sign, sign)
            if words.state is not None:
                paint.draw_state(painter, box, words.state, words.tone, self._phase)
                if words.state in (StreamState.CONNECTING, TrackState.LOADING):
                    self._spinner = box.toAlignedRect().adjusted(-2, -2, 2, 2)
            else:
                self._paint_plus(painter, box)
            top += sign + 6
        for index, (text, font, height) in enumerate(self._texts()):
            painter.setFont(font)
            painter.setPen(paint.colour("text" if index == 0 and words.state is not None else "quiet"))
            painter.drawText(QRect(_MARGIN, top, self.width() - 2 * _MARGIN, height), _FLAGS, text)
            top += height

    def _paint_plate(self, painter: QPainter, top: int) -> None:
        """A dark ground under words on a picture, for contrast whatever the picture shows."""
        ground = QColor(paint.colour("background"))
        ground.setAlpha(200)
        painter.fillRect(QRect(0, top - 6, self.width(), self._block_height() + 12), ground)

    def _paint_plus(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(paint.colour("accent" if self._lit else "quiet"), 2))
        middle = box.center()
        reach = box.width() * 0.3
        painter.drawLine(int(middle.x() - reach), int(middle.y()), int(middle.x() + reach), int(middle.y()))
        painter.drawLine(int(middle.x()), int(middle.y() - reach), int(middle.x()), int(middle.y() + reach))

    def _paint_label(self, painter: QPainter, text: str) -> None:
        """The amber label: the one thing a glance must catch."""
        font = paint.font(13, strong=True)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 20)
        box = QRectF(4, 4, metrics.horizontalAdvance(shown) + 12, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour("warning"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(paint.colour("background"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
