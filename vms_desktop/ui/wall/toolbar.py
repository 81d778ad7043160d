"""The bar above the wall: saved views, layout, snapshot, clear, full screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from vms_desktop.domain.layout import Layout
from vms_desktop.domain.permission import Permission
from vms_desktop.ui import icons
from vms_desktop.ui.offered import Refused, nothing_refused, offer, reworded
from vms_desktop.ui.wall.layout_picker import LayoutPicker, layout_icon

_HEIGHT = 36
_CHEVRON = 9


class DropButton(QToolButton):
    """A button that opens something below itself and shows so by a chevron (drawn: the font has none)."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_CHEVRON + 8, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(self.foregroundRole())
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, middle = self.width() - _CHEVRON - 8, self.height() / 2
        tip = QPointF(left + _CHEVRON / 2, middle + 2.5)
        painter.drawLine(QPointF(left, middle - 2.5), tip)
        painter.drawLine(tip, QPointF(left + _CHEVRON, middle - 2.5))


class WallToolbar(QFrame):
    """Signals: ``views_asked()``, ``layout_picked(Layout)``, ``snapshot_asked()``, ``clear_asked()``,
    ``full_screen_asked()``.
    """

    views_asked = Signal()
    layout_picked = Signal(object)
    snapshot_asked = Signal()
    clear_asked = Signal()
    full_screen_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wallToolbar")
        self._layout_now = Layout.FOUR
        self._view_name = ""
        self._has_camera = False
        self._refused: Refused = nothing_refused
        self.layout_button = self._button("wallLayout", None, self._open_picker, DropButton(self))
        self.views_button = self._button("wallViews", "layout-dashboard", self.views_asked.emit, DropButton(self))
        self.snapshot_button = self._button("wallSnapshot", "camera", self.snapshot_asked.emit)
        self.clear_button = self._button("wallClear", "eraser", self.clear_asked.emit)
        self.full_screen_button = self._button("wallFullScreen", "maximize", self.full_screen_asked.emit)
        self.picker = LayoutPicker(self)
        self.picker.picked.connect(self.layout_picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        # The name of a view is of any length: what stands behind it would move with it.
        row.addWidget(self.layout_button)
        row.addWidget(self.views_button)
        row.addStretch(1)
        for button in (self.snapshot_button, self.clear_button, self.full_screen_button):
            row.addWidget(button)
        self.retranslate()

    def _button(
        self, name: str, icon: str | None, clicked: Callable[[], None], made: QToolButton | None = None
    ) -> QToolButton:
        button = made or QToolButton(self)
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setMinimumHeight(_HEIGHT)
        if icon is not None:
            icons.set_beside_text(button, icon)
        button.clicked.connect(lambda _on=False: clicked())
        return button

    def _open_picker(self) -> None:
        self.picker.open_below(self.layout_button, self._layout_now)

    def set_layout_now(self, layout: Layout) -> None:
        self._layout_now = layout
        self.layout_button.setIcon(layout_icon(layout, QSize(28, 20), space=6))
        self.layout_button.setIconSize(QSize(34, 20))
        self.retranslate()

    def set_view_name(self, name: str) -> None:
        """The saved view shown, "" where the wall is none of them."""
        self._view_name = name
        self.retranslate()

    def set_tile_usable(self, has_camera: bool) -> None:
        self._has_camera = has_camera
        offer(self.snapshot_button, self._refused(Permission.SNAPSHOT), has_camera)

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        self.set_tile_usable(self._has_camera)

    def retranslate(self) -> None:
        if self._view_name:
            self.views_button.setText(self.tr("View: {0}").format(self._view_name))
        else:
            self.views_button.setText(self.tr("Views"))
        widest = 0
        for layout in (*Layout, self._layout_now):
            self.layout_button.setText(self.tr("Layout {0}").format(int(layout)))
            widest = max(widest, self.layout_button.sizeHint().width())
        self.layout_button.setFixedWidth(widest)
        self.snapshot_button.setText(self.tr("Snapshot"))
        self.clear_button.setText(self.tr("Clear wall"))
        self.full_screen_button.setText(self.tr("Full screen"))
        self.views_button.setToolTip(self.tr("Open, save, rename or delete a view of the wall"))
        self.layout_button.setToolTip(self.tr("Number and size of the tiles"))
        self.snapshot_button.setToolTip(self.tr("Save a picture of the selected camera (Ctrl+S)"))
        self.clear_button.setToolTip(self.tr("Close all tiles"))
        self.full_screen_button.setToolTip(self.tr("Only the wall, on the whole screen (F11)"))
        for button in (
            self.views_button,
            self.layout_button,
            self.snapshot_button,
            self.clear_button,
            self.full_screen_button,
        ):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(button.toolTip())
        self.picker.retranslate()
        reworded(self.snapshot_button)
        self.set_tile_usable(self._has_camera)
