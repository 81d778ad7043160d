"""The left panel: search field and camera tree.

TreePanel(cameras: CameraService, health: CameraHealth, parent: QWidget | None = None,
recording: RecordingService | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.services.cameras.camera_tree import TreeNode, build_tree
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.ui import icons, theme
from vms_desktop.ui.conditions import SIGN_PX
from vms_desktop.ui.search_field import SearchField
from vms_desktop.ui.tree.pruned import pruned
from vms_desktop.ui.tree.tree_model import (
    CAMERA_ROLE,
    CAMERAS_ROLE,
    COLOUR_ROLE,
    COUNT_ROLE,
    PATH_ROLE,
    RECORDING_ROLE,
    SIGN_ROLE,
    CameraTreeModel,
)
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 300
RECORDING_PX = 12
EXPAND_RESULTS_UP_TO = 400
"""Search results are opened down to the cameras while they are few enough to be read."""


class _CountDelegate(QStyledItemDelegate):
    """Paints at the right edge a branch's count with the sign and colour of its health, or how a camera's recording
    goes.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        count = index.data(COUNT_ROLE)
        if not count:
            self._paint_camera(painter, option, index)
            return
        font = QFont(option.font)
        font.setPixelSize(theme.SMALL_PX)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(count) + SIGN_PX + 14
        whole = QRect(option.rect)
        option.rect = whole.adjusted(0, 0, -width, 0)
        super().paint(painter, option, index)
        painter.setFont(font)
        painter.setPen(index.data(COLOUR_ROLE))
        place = QRect(whole.right() - width, whole.top(), width - 8, whole.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        sign = index.data(SIGN_ROLE)
        if isinstance(sign, QIcon):
            sign.paint(painter, QRect(place.left() + 2, place.center().y() - 5, 12, 12))

    def _paint_camera(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        sign, whole = index.data(RECORDING_ROLE), QRect(option.rect)
        if isinstance(sign, QIcon):
            option.rect = whole.adjusted(0, 0, -RECORDING_PX - 12, 0)
        super().paint(painter, option, index)
        if isinstance(sign, QIcon):
            at = QRect(
                whole.right() - RECORDING_PX - 8, whole.center().y() - RECORDING_PX // 2, RECORDING_PX, RECORDING_PX
            )
            sign.paint(painter, at)


class TreePanel(QFrame):
    """Signals, each with a camera id: ``camera_activated(str)`` (show it), ``camera_selected(str)``,
    ``edit_asked(str)``, ``remove_asked(str)``; of a branch ``cameras_asked(list, bool)``: show these, and whether the
    layout may grow for them; of both ``record_asked(list)``: what is recorded of these.
    """

    camera_activated = Signal(str)
    camera_selected = Signal(str)
    cameras_asked = Signal(list, bool)
    edit_asked = Signal(str)
    remove_asked = Signal(str)
    record_asked = Signal(list)

    def __init__(
        self,
        cameras: CameraService,
        health: CameraHealth,
        parent: QWidget | None = None,
        recording: RecordingService | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("treePanel")
        self.setMinimumWidth(220)
        self._cameras = cameras
        self._is_stale = False
        self._records = recording is not None
        self._whole: TreeNode | None = None
        self._opened_before: list[str] | None = None
        self.search_field = SearchField("cameraSearch", self)
        self.search_field.entered.connect(lambda: self._cameras.search)
        self.model = CameraTreeModel(health.state_of, self)
        if recording is not None:
            self.model = CameraTreeModel(health.state_of, self, recording.status)
        self.view = QTreeView(self)
        self.view.setObjectName("cameraTree")
        self.view.setModel(self.model)
        self.view.setItemDelegate(_CountDelegate(self.view))
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(14)
        self.view.setIconSize(QSize(16, 16))
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.setExpandsOnDoubleClick(False)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.nothing = WordsLabel(self)
        self.nothing.setProperty("role", "quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.search_field)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        self.search_field.textChanged.connect(self._filter)
        self.search_field.returnPressed.connect(self._first_result)
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._clicked)
        self.view.customContextMenuRequested.connect(self._menu)
        self._stop_hearing = [cameras.on_change(self._register_changed), health.on_change(self._health_changed)]
        if recording is not None:
            self._stop_hearing.append(recording.on_change(self._health_changed))
        self.retranslate()
        self._filter("")

    def close_panel(self) -> None:
        for stop in self._stop_hearing:
            stop()

    def take_keyboard(self) -> None:
        self.search_field.setFocus()

    def focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def retranslate(self) -> None:
        self.search_field.setPlaceholderText(self.tr("Find a camera: name, code, place, agency"))
        self.search_field.setAccessibleName(self.tr("Find a camera"))
        self.view.setAccessibleName(self.tr("Camera tree"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show_anew()

    # ---- contents --------------------------------------------------------------------------------------------

    def _register_changed(self) -> None:
        self._whole = None
        self._show_anew()

    def _show_anew(self) -> None:
        """Thousands of branches are built only where somebody looks."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._filter(self.search_field.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_anew()

    def _health_changed(self, camera_ids: set[str]) -> None:
        self.model.cameras_changed(camera_ids)
        self.view.viewport().update()

    def _tree(self) -> TreeNode:
        if self._whole is None:
            self._whole = build_tree(self._cameras.province, self._cameras.cameras)
        return self._whole

    def _filter(self, text: str) -> None:
        if not text.strip():
            opened = self._open_paths() if self._opened_before is None else self._opened_before
            self._opened_before = None
            self.model.set_tree(self._tree())
            self.nothing.hide()
            self.view.expandToDepth(0)
            for path in opened:
                self.view.expand(self.model.index_of(path))
            return
        if self._opened_before is None:
            self._opened_before = self._open_paths()
        found = set(self._cameras.search.search(text))
        self.model.set_tree(pruned(self._tree(), found))
        self.nothing.setVisible(not found)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setText(self.tr("No camera matches “{0}”.").format(text.strip()))
        if len(found) <= EXPAND_RESULTS_UP_TO:
            self.view.expandAll()
        else:
            self.view.expandToDepth(1)

    def _open_paths(self) -> list[str]:
        """Paths of the branches that stand open, so that a changed register does not close them."""
        paths: list[str] = []
        waiting = [self.model.index(0, 0)]
        while waiting:
            index = waiting.pop()
            if index.isValid() and self.view.isExpanded(index):
                paths.append(index.data(PATH_ROLE))
                waiting += [self.model.index(row, 0, index) for row in range(self.model.rowCount(index))]
        return paths

    # ---- hands -----------------------------------------------------------------------------------------------

    def _first_result(self) -> None:
        text = self.search_field.text()
        found = self._cameras.search.search(text) if text.strip() else []
        if found:
            self.camera_activated.emit(found[0])

    def _activated(self, index: QModelIndex) -> None:
        camera_id = index.data(CAMERA_ROLE)
        if camera_id:
            self.camera_activated.emit(camera_id)
        else:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _clicked(self, index: QModelIndex) -> None:
        camera_id = index.data(CAMERA_ROLE)
        if camera_id:
            self.camera_selected.emit(camera_id)

    def _menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        camera_id = index.data(CAMERA_ROLE)
        if not camera_id:
            self._branch_menu(index.data(CAMERAS_ROLE) or [], place)
            return
        menu = self._empty_menu()
        for name, text, signal in (
            ("monitor-play", self.tr("Show on the wall"), self.camera_activated),
            ("pencil", self.tr("Edit…"), self.edit_asked),
            ("trash-2", self.tr("Delete…"), self.remove_asked),
        ):
            action = menu.addAction(icons.icon(name), text)
            action.triggered.connect(lambda _checked=False, told=signal: told.emit(camera_id))
        self._offer_recording(menu, [camera_id])
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _branch_menu(self, camera_ids: list[str], place: QPoint) -> None:
        """Of a district, a subdistrict, an agency."""
        if not camera_ids:
            return
        menu = self._empty_menu()
        for text, grow in (
            (self.tr("Show in the free tiles"), False),
            (self.tr("Show all, with more tiles if needed"), True),
        ):
            action = menu.addAction(icons.icon("layout-dashboard" if grow else "monitor-play"), text)
            action.triggered.connect(lambda _on=False, grow=grow: self.cameras_asked.emit(camera_ids, grow))
        self._offer_recording(menu, camera_ids)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _offer_recording(self, menu: QMenu, camera_ids: list[str]) -> None:
        if self._records:
            action = menu.addAction(icons.icon("circle-dot"), self.tr("Recording…"))
            action.triggered.connect(lambda _on=False: self.record_asked.emit(camera_ids))

    def _empty_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("cameraTreeMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
