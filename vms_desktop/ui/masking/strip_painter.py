"""Draws the strip that stands above a copy's pictures, with Qt, which shapes Thai as on the screen.

Two lines: what kind of copy it is and the request's number; the camera and the true time. Nothing of the picture is
covered. The strip is Thai and English at once, whatever the desk speaks: nobody here knows who will look at it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.domain.thai_dates import SHORT_MONTHS
from vms_desktop.services.evidence.copy_ports import Glyph, Strip, StripWords
from vms_desktop.ui import theme

LEAST_PX, SHARE_OF_HEIGHT = 13, 0.03
LINE = 1.62
"""Of the size of the letters: Thai marks on marks stand out of a lower line."""
_LABEL, _TEXT, _GROUND = QColor("#F5B83D"), QColor("#FFFFFF"), QColor("#000000")
_DIGITS = "0123456789"
_CLOCK = (
    ("D10", "D1"),
    " ",
    ("M",),
    " ",
    ("Y1000", "Y100", "Y10", "Y1"),
    "  ",
    ("h10", "h1"),
    ":",
    ("m10", "m1"),
    ":",
    ("s10", "s1"),
    ".",
    ("f100", "f10", "f1"),
    " น.",
)
"""23 พ.ย. 2569  14:05:09.480 น.: what runs is named, the rest stands still."""


class QtStripPainter:
    """Implements ``copy_ports.StripPainter``. On the thread of the application; without one it makes its own, which
    shows nothing.
    """

    def __init__(self) -> None:
        self._own: QGuiApplication | None = None

    def paint(self, width: int, picture_height: int, words: StripWords) -> Strip:
        """As in the port."""
        self._have_fonts()
        size = max(LEAST_PX, round(picture_height * SHARE_OF_HEIGHT))
        while True:
            made = _Drawing(width, size)
            # On a very narrow picture the time must still stand there whole.
            if made.clock_width + 2 * made.margin <= width or size <= 6:
                return made.strip(words)
            size -= 1

    def _have_fonts(self) -> None:
        if QGuiApplication.instance() is not None:
            return
        arguments = [sys.argv[0] or "vms-desktop", "-platform", "offscreen"]
        self._own = QGuiApplication(arguments)
        try:
            theme.load_fonts()
        except WorkstationError as error:
            # The system's own letters then; a copy without a strip would be worse.
            print(error, file=sys.stderr)  # noqa: T201 - there is no desk to tell it


class _Drawing:
    def __init__(self, width: int, size: int) -> None:
        self.width = width
        self.bold, self.font = _font(size, QFont.Weight.DemiBold), _font(size, QFont.Weight.Normal)
        self.line = round(size * LINE)
        self.margin = max(4, size // 2)
        self.height = (2 * self.line + self.margin // 2 + 1) & ~1
        metrics = QFontMetrics(self.font)
        self._digit = max(metrics.horizontalAdvance(sign) for sign in _DIGITS)
        self._month = max(metrics.horizontalAdvance(month) for month in SHORT_MONTHS) + 2
        self._metrics = metrics
        self.clock_width = sum(self._width(part) for part in _CLOCK)

    def _width(self, part: str | tuple[str, ...]) -> int:
        if isinstance(part, str):
            return self._metrics.horizontalAdvance(part)
        return sum(self._month if what == "M" else self._digit for what in part)

    def strip(self, words: StripWords) -> Strip:
        image = QImage(self.width, self.height, QImage.Format.Format_RGB888)
        image.fill(_GROUND)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        first, second = self.margin // 4, self.margin // 4 + self.line
        request_width = QFontMetrics(self.bold).horizontalAdvance(words.request)
        room = self.width - 2 * self.margin
        # The label says that this is no original: it is never shortened for the number's sake.
        label_width = min(room, QFontMetrics(self.bold).horizontalAdvance(words.label) + 1)
        self._text(painter, self.bold, _LABEL, words.label, self.margin, first, label_width)
        left = max(self.width - self.margin - request_width, self.margin * 2 + label_width)
        self._text(painter, self.bold, _TEXT, words.request, left, first, self.width - self.margin - left)
        clock_left = self.width - self.margin - self.clock_width
        self._text(painter, self.font, _TEXT, words.camera, self.margin, second, clock_left - 2 * self.margin)
        places = self._clock(painter, clock_left, second)
        painter.end()
        return Strip(self.width, self.height, _rgb(image), self._glyphs(), tuple(places), words.utc_offset_s)

    def _text(self, painter: QPainter, font: QFont, colour: QColor, text: str, left: int, top: int, width: int) -> None:
        if width <= 0:
            return
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, self.line), int(_MIDDLE), shown)

    def _clock(self, painter: QPainter, left: int, top: int) -> list[tuple[str, int, int]]:
        """What stands still is drawn; told is where the rest goes."""
        places = []
        for part in _CLOCK:
            if isinstance(part, str):
                self._text(painter, self.font, _TEXT, part, left, top, self._width(part) + 2)
                left += self._width(part)
                continue
            for what in part:
                places.append((what, left, top))
                left += self._month if what == "M" else self._digit
        return places

    def _glyphs(self) -> dict[str, Glyph]:
        digits = {sign: self._glyph(sign, self._digit, Qt.AlignmentFlag.AlignHCenter) for sign in _DIGITS}
        months = {
            f"M{number}": self._glyph(name, self._month, Qt.AlignmentFlag.AlignHCenter)
            for number, name in enumerate(SHORT_MONTHS, 1)
        }
        return {**digits, **months}

    def _glyph(self, text: str, width: int, alignment: Qt.AlignmentFlag) -> Glyph:
        image = QImage(width, self.line, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self.font)
        painter.setPen(_TEXT)
        painter.drawText(QRect(0, 0, width, self.line), int(alignment | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
        return Glyph(width, self.line, _rows(image, width))


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _font(size: int, weight: QFont.Weight) -> QFont:
    font = QFont(theme.FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _rgb(image: QImage) -> bytes:
    return _rows(image, image.width() * 3)


def _rows(image: QImage, length: int) -> bytes:
    """Without the bytes that fill each row up to a multiple of four."""
    data, stride = bytes(image.constBits()), image.bytesPerLine()
    return b"".join(data[row * stride : row * stride + length] for row in range(image.height()))
