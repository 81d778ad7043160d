"""A line to type in whose grey words keep their tone marks.

Qt draws a placeholder into a box as high as the font says a line is, and cuts off what stands out. Thai marks on marks
do stand out: ``เมื่อ`` lost its tone, ``ถูก`` its vowel. Here it is drawn over the whole height of the field.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame


class LineField(QLineEdit):
    """As QLineEdit; the style sheet makes Qt's own placeholder transparent (``ui/theme.py``)."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() or not self.placeholderText():
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        box.setLeft(self.cursorRect().center().x() + 1)  # where the text would begin, right of an icon
        words = self.fontMetrics().elidedText(self.placeholderText(), Qt.TextElideMode.ElideRight, box.width())
        painter = QPainter(self)
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.end()
