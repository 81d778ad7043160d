"""The bar below a playback picture: its own time, and the camera's clock. Painted by hand, ten times a second."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vms_desktop.ui.playback.track_words import FooterWords
from vms_desktop.ui.wall import paint

HEIGHT = 22
_PAD = 6
_GAP = 12


class TrackFooter(QWidget):
    """Repaints only when its words really changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = FooterWords((), (), False)

    @property
    def words(self) -> FooterWords:
        return self._words

    def set_words(self, words: FooterWords) -> None:
        if words != self._words:
            self._words = words
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), paint.colour("surface"))
        words, space, left, right = self._words, self.width() - 2 * _PAD, "", ""
        strong, plain = paint.font(13, strong=True), paint.font(12)
        left_metrics, right_metrics = QFontMetrics(strong), QFontMetrics(plain)
        # A clock that is wrong is more important than the date, which all tiles share.
        for right in (*words.right, ""):
            wide = right_metrics.horizontalAdvance(right) + _GAP if right else 0
            left = next((one for one in words.left if left_metrics.horizontalAdvance(one) + wide <= space), "")
            if left or not words.left:
                break
        painter.setFont(strong)
        painter.setPen(paint.colour("text"))
        box = QRect(_PAD, 0, space, HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)
        painter.setFont(plain)
        painter.setPen(paint.colour("warning" if words.wrong else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
