"""A QR code drawn here, on this screen: nothing of a secret goes to a web page or a file to become a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vms_desktop.ui.people.services import Modules

QUIET = 4
"""Light squares around it (ISO/IEC 18004, 6.3.8)."""
_SQUARE_PX = 4


class QrLabel(QWidget):
    """Dark on white in every theme: phones read it so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self.setAccessibleName(self.tr("Square to scan with the phone"))

    def show_modules(self, modules: Modules) -> None:
        self._modules = modules
        side = (len(modules) + 2 * QUIET) * _SQUARE_PX
        self.setFixedSize(QSize(side, side))
        self.update()

    def clear(self) -> None:
        self._modules = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._modules:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for row, squares in enumerate(self._modules):
            for column, dark in enumerate(squares):
                if dark:
                    place = QRectF((column + QUIET) * _SQUARE_PX, (row + QUIET) * _SQUARE_PX, _SQUARE_PX, _SQUARE_PX)
                    painter.fillRect(place, QColor(Qt.GlobalColor.black))
        painter.end()
