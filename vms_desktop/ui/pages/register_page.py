"""The register: all cameras in a table, with adding, changing, deleting, importing, exporting.

RegisterPage(cameras: CameraService, health: CameraHealth, parent: QWidget | None = None,
recording: RecordingService | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.offered import Refused, nothing_refused, offer
from vms_desktop.ui.pages.camera_table import CODE, WIDTHS, CameraTableModel
from vms_desktop.ui.pages.row_menu import Entry, row_menu
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.search_field import SearchField


class RegisterPage(QWidget):
    """Signals: ``add_asked()``, ``import_asked()``, ``recorders_asked()`` (the list of recorders); with camera ids
    ``edit_asked(str)``, ``show_asked(str)``, ``remove_asked(list[str])``, ``record_asked(list[str])``,
    ``export_asked(list[str])`` (those shown, in that order).
    """

    add_asked = Signal()
    import_asked = Signal()
    recorders_asked = Signal()
    edit_asked = Signal(str)
    show_asked = Signal(str)
    remove_asked = Signal(list)
    record_asked = Signal(list)
    export_asked = Signal(list)

    def __init__(
        self,
        cameras: CameraService,
        health: CameraHealth,
        parent: QWidget | None = None,
        recording: RecordingService | None = None,
        *,
        has_recorders: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("registerPage")
        self._cameras = cameras
        self._is_stale = False
        self._refused: Refused = nothing_refused
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._filter = SearchField("registerFilter", self)
        self._filter.setMaximumWidth(360)
        self._filter.entered.connect(lambda: self._cameras.search)
        self._filter.textChanged.connect(self._show)
        self._buttons = {name: self._button(name, icon) for name, icon in _BUTTONS.items()}
        self._buttons["add"].setProperty("role", "accent")
        icons.set_beside_text(self._buttons["add"], "plus", theme.DARK.on_accent)
        self._buttons["add"].clicked.connect(self.add_asked)
        self._buttons["import"].clicked.connect(self.import_asked)
        self._buttons["recorders"].clicked.connect(self.recorders_asked)
        self._buttons["recorders"].setVisible(has_recorders)
        self._buttons["edit"].clicked.connect(self._edit)
        self._buttons["remove"].clicked.connect(self._remove)
        self._buttons["export"].clicked.connect(self._export)
        self._buttons["record"].clicked.connect(self._record)
        self._buttons["record"].setVisible(recording is not None)
        self._records = recording is not None
        if recording is not None:
            self.model = CameraTableModel(cameras.province, health.state_of, self, recording.status)
        else:
            self.model = CameraTableModel(cameras.province, health.state_of, self)
        self.table = table_of(self.model, "registerTable", WIDTHS, self, sorted_by=CODE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.activated.connect(lambda _index: self._edit())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "quiet")
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
        # A reset (sorting, filtering) drops the selection without a word: Delete must not stay offered.
        self.model.modelReset.connect(self._selection_changed)
        self._stop_hearing = [
            cameras.on_change(self._register_changed),
            health.on_change(lambda _ids: self.model.conditions_changed()),
        ]
        if recording is not None:
            self._stop_hearing.append(recording.on_change(lambda _ids: self.model.conditions_changed()))
        self.retranslate()
        self._show()

    def _button(self, name: str, icon: str) -> QPushButton:
        button = QPushButton(self)
        icons.set_beside_text(button, icon)
        button.setObjectName(f"register_{name}")
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        for name in ("add", "import", "export", "recorders"):
            top.addWidget(self._buttons[name])
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._filter, 1)
        below.addStretch(1)
        for name in ("record", "edit", "remove"):
            below.addWidget(self._buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def close_page(self) -> None:
        for stop in self._stop_hearing:
            stop()

    # ---- contents --------------------------------------------------------------------------------------------

    def _register_changed(self) -> None:
        """Thousands of rows are listed anew only where somebody looks."""
        if self.isVisible():
            self._show()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        text = self._filter.text().strip()
        shown = list(self._cameras.cameras)
        if text:
            found = set(self._cameras.search.search(text))
            shown = [camera for camera in shown if camera.id in found]
        self.model.set_cameras(shown)
        header = self.table.horizontalHeader()
        wanted = (header.sortIndicatorSection(), header.sortIndicatorOrder())
        if wanted != (CODE, Qt.SortOrder.AscendingOrder):  # as the service gives them
            self.model.sort(*wanted)
        self._title.setText(self.tr("Camera register ({0})").format(formatting.count_text(len(shown))))
        self._empty.setVisible(not shown)
        self._empty.setText(
            self.tr("No camera matches the filter.")
            if text
            else self.tr("The register is empty. Add a camera or import a list.")
        )
        self._selection_changed()

    def reveal(self, camera_id: str) -> None:
        """Choose that camera's row; a filter that hides it is taken away."""
        self._show()
        row = self._row_of(camera_id)
        if row is None and self._filter.text():
            self._filter.clear()
            row = self._row_of(camera_id)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, CODE))

    def _row_of(self, camera_id: str) -> int | None:
        return next((row for row, camera in enumerate(self.model.cameras) if camera.id == camera_id), None)

    # ---- what is chosen --------------------------------------------------------------------------------------

    def _selected_rows(self) -> list[range]:
        """As stretches of rows: ten thousand chosen rows are one stretch, and asking for each took half a second."""
        selection = self.table.selectionModel().selection()
        stretches = (selection.at(number) for number in range(selection.count()))
        return [range(stretch.top(), stretch.bottom() + 1) for stretch in stretches]

    def _selected(self) -> list[str]:
        rows = sorted({row for stretch in self._selected_rows() for row in stretch})
        return [self.model.camera(row).id for row in rows]

    def _selection_changed(self) -> None:
        count = sum(map(len, self._selected_rows()))
        changing, exporting = self._refused(Permission.MANAGE_CAMERAS), self._refused(Permission.EXPORT_LISTS)
        some = count > 0
        for name, usable in (("add", True), ("import", True), ("edit", count == 1), ("remove", some), ("record", some)):
            offer(self._buttons[name], changing, usable)
        offer(self._buttons["export"], exporting, bool(self.model.cameras))

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        self._selection_changed()

    def _one(self) -> str | None:
        """The camera chosen, where it is exactly one."""
        rows = self._selected_rows()
        return self.model.camera(rows[0].start).id if sum(map(len, rows)) == 1 else None

    def _edit(self) -> None:
        camera_id = self._one()
        if camera_id is not None and self._buttons["edit"].isEnabled():
            self.edit_asked.emit(camera_id)

    def _show_on_wall(self) -> None:
        camera_id = self._one()
        if camera_id is not None:
            self.show_asked.emit(camera_id)

    def _remove(self) -> None:
        selected = self._selected()
        if selected and self._buttons["remove"].isEnabled():
            self.remove_asked.emit(selected)

    def _record(self) -> None:
        selected = self._selected()
        if selected:
            self.record_asked.emit(selected)

    def _export(self) -> None:
        self.export_asked.emit([camera.id for camera in self.model.cameras])

    def _menu(self, place: QPoint) -> None:
        one, some = self._one() is not None, bool(self._selected_rows())
        changing = self._refused(Permission.MANAGE_CAMERAS) is None
        exporting = self._buttons["export"].isEnabled()
        entries = [
            Entry("registerShow", "monitor-play", self.tr("Show on the wall"), self._show_on_wall, one),
            Entry("registerEdit", "pencil", self.tr("Edit…"), self._edit, one and changing),
            Entry("registerRemove", "trash-2", self.tr("Delete…"), self._remove, some and changing),
            Entry("registerExport", "file-output", self.tr("Export the list…"), self._export, exporting),
        ]
        if self._records:
            record = Entry("registerRecord", "circle-dot", self.tr("Recording…"), self._record, some and changing)
            entries.insert(2, record)
        row_menu("registerMenu", entries, self).popup(self.table.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        for name, text in (
            ("add", self.tr("Add a camera…")),
            ("import", self.tr("Import a list…")),
            ("recorders", self.tr("Recorders…")),
            ("record", self.tr("Recording…")),
            ("edit", self.tr("Edit…")),
            ("remove", self.tr("Delete…")),
            ("export", self.tr("Export…")),
        ):
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)
        self._filter.setPlaceholderText(self.tr("Filter: name, code, place, agency"))
        self._filter.setAccessibleName(self.tr("Filter the register"))
        self.table.setAccessibleName(self.tr("Cameras"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._register_changed()


_BUTTONS = {
    "add": "plus",
    "import": "file-input",
    "export": "file-output",
    "recorders": "server",
    "record": "circle-dot",
    "edit": "pencil",
    "remove": "trash-2",
}
