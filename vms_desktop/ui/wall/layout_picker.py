"""The layout picker: every layout as a small drawing of itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from vms_desktop.domain.layout import Layout
from vms_desktop.ui.wall import arrangement, paint

_COLUMNS = 5
_RATIO = 2


def layout_icon(layout: Layout, size: QSize, space: int = 0) -> QIcon:
    """The layout drawn small; large cells in the accent colour. ``space``: left empty at the right, for a text."""
    picture = QPixmap((size + QSize(space, 0)) * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    gap = 2 if size.width() >= 36 else 1
    scale = 4
    places = arrangement.boxes(layout, size.width() * scale, size.height() * scale, gap * scale)
    for cell, (left, top, width, height) in zip(layout.cells, places, strict=True):
        painter.setBrush(paint.colour("accent" if cell.width > 1 else "text"))
        painter.drawRoundedRect(QRectF(left / scale, top / scale, width / scale, height / scale), 1, 1)
    painter.end()
    return QIcon(picture)


class LayoutPicker(QFrame):
    """A small window below the toolbar button. Signals: ``picked(Layout)``."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("layoutPicker")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        self._buttons: dict[Layout, QToolButton] = {}
        for index, layout in enumerate(Layout):
            button = QToolButton(self)
            button.setObjectName(f"layout{int(layout)}")
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(48, 32))
            button.setIcon(layout_icon(layout, QSize(48, 32)))
            button.setText(str(int(layout)))
            button.setMinimumSize(68, 68)
            button.clicked.connect(lambda _on=False, layout=layout: self._pick(layout))
            grid.addWidget(button, index // _COLUMNS, index % _COLUMNS)
            self._buttons[layout] = button
        self.retranslate()

    def retranslate(self) -> None:
        for layout, button in self._buttons.items():
            button.setAccessibleName(self.tr("%n tile(s)", "", int(layout)))

    def open_below(self, widget: QWidget, current: Layout) -> None:
        for layout, button in self._buttons.items():
            button.setChecked(layout is current)
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self._buttons[current].setFocus()

    def _pick(self, layout: Layout) -> None:
        self.hide()
        self.picked.emit(layout)
