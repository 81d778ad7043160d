"""Which cameras are not well, why, and since when; the watched streams' figures beside.

HealthPage(cameras: CameraService, health: CameraHealth, parent: QWidget | None = None,
recording: RecordingService | None = None)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.recording import NO_RECORDING
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.clock_history import ClockHistory
from vms_desktop.ui.conditions import WORST_FIRST, condition_title
from vms_desktop.ui.offered import Refused, nothing_refused, offer
from vms_desktop.ui.pages.health_filters import HealthFilter, HealthFilters
from vms_desktop.ui.pages.health_table import COLUMNS, DETAIL, LEAST_DETAIL, WIDTHS, HealthRow, HealthTableModel
from vms_desktop.ui.pages.row_menu import Entry, row_menu
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.words_label import WordsLabel

REFRESH_MS = 1000
Rows = Callable[[], list[list[str]]]


class HealthPage(QWidget):
    """Refreshes once a second while it is seen.

    Signals: ``edit_asked(str)``, ``show_asked(str)`` (camera ids), ``export_asked(Rows)``: a function that makes the
    rows shown, headings first, and may be called in any thread.
    """

    edit_asked = Signal(str)
    show_asked = Signal(str)
    export_asked = Signal(object)

    def __init__(
        self,
        cameras: CameraService,
        health: CameraHealth,
        parent: QWidget | None = None,
        recording: RecordingService | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("healthPage")
        self._cameras, self._health = cameras, health
        self._recording = recording
        self._clocks: ClockHistory | None = None
        self._changed: set[str] = set()
        self._all_anew = True
        self._filter = HealthFilter()
        self._numbers: dict[str, int] = {}
        """By camera id: its place among all, by code."""
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._counts = QLabel(self)
        self._counts.setObjectName("healthCounts")
        self._counts.setProperty("role", "quiet")
        self._nothing = QLabel(self)
        self._nothing.setObjectName("healthNothing")
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = WordsLabel(self)
        self._told.setObjectName("healthChosen")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self.filters = HealthFilters(cameras.province, self)
        self.filters.changed.connect(self._show_anew)
        self._refused: Refused = nothing_refused
        self._export = QPushButton(self)
        icons.set_beside_text(self._export, "file-output")
        self._export.setObjectName("healthExport")
        self._export.clicked.connect(self._ask_export)
        self.model = HealthTableModel(cameras.province, self)
        self.table = table_of(self.model, "healthTable", WIDTHS, self, least_last=LEAST_DETAIL)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.activated.connect(lambda _index: self._ask(self.edit_asked))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self._lay_out()
        self._stop_hearing = [health.on_change(self._health_changed), cameras.on_change(self._register_changed)]
        if recording is not None:
            self._stop_hearing.append(recording.on_change(self._health_changed))
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title)
        top.addWidget(self._counts, 1)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.filters)
        chosen.addStretch(1)
        chosen.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(chosen)
        column.addWidget(self.table, 1)
        column.addWidget(self._told)
        column.addWidget(self._nothing, 1)

    def follow_clocks(self, history: ClockHistory, clocks: ClockKeeper) -> None:
        """What is known of cameras' clocks, also of those that are not watched now."""
        self._clocks = history
        history.changed.connect(self._tell_chosen)
        self._stop_hearing.append(clocks.on_change(self._health_changed))
        self._show_anew()

    def take_keyboard(self) -> None:
        (self.table if self.table.isVisible() else self.filters.condition).setFocus()

    def close_page(self) -> None:
        for stop in self._stop_hearing:
            stop()
        self._timer.stop()

    # ---- contents --------------------------------------------------------------------------------------------

    def _health_changed(self, camera_ids: set[str]) -> None:
        self._changed.update(camera_ids)

    def _register_changed(self) -> None:
        self._all_anew = True

    def _show_anew(self) -> None:
        self._all_anew = True
        self.refresh()

    def refresh(self) -> None:
        """Bring the table up to date, if anybody looks: what changed since last time, or all of it."""
        if not self.isVisible():
            return
        chosen = self._chosen()
        if self._all_anew:
            self._all_anew = False
            self._changed.clear()
            self._filter = self.filters.chosen()
            self._numbers = {camera.id: number for number, camera in enumerate(self._cameras.cameras)}
            self.model.set_rows(row for camera_id in self._numbers if (row := self._row(camera_id)) is not None)
            self._show_state()
        else:
            changed = bool(self._changed)
            self._changed.update(self._health.reported)
            self.model.change({camera_id: self._row(camera_id) for camera_id in self._changed})
            self._changed.clear()
            if changed:
                self._show_state()
        self._choose(chosen)
        self._tell_chosen()

    def _row(self, camera_id: str) -> HealthRow | None:
        """A camera's row; None where the filters leave it out, or it is no more."""
        condition = self._health.state_of(camera_id)
        number = self._numbers.get(camera_id)
        if number is None or condition not in self._filter.conditions:
            return None
        camera = self._cameras.cameras[number]
        if self._filter.has_place and not self._filter.lets_through(camera):
            return None
        recording = self._recording.status(camera_id) if self._recording is not None else NO_RECORDING
        since, report = self._health.since(camera_id), self._health.report(camera_id)
        clock = self._clocks.newest(camera_id) if self._clocks is not None else None
        return HealthRow(number, camera, condition, since, report, recording, clock)

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self._nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        offer(self._export, self._refused(Permission.EXPORT_LISTS), bool(rows))
        self._nothing.setText(
            self.tr("No camera matches the filter.")
            if self._filter != HealthFilter()
            else self.tr("No camera is failing, and none is shown on the wall.")
        )
        counts = self._health.totals
        if self._filter.has_place:
            inside = (camera.id for camera in self._cameras.cameras if self._filter.lets_through(camera))
            counts = self._health.counts(inside)
        told = [f"{condition_title(one)} {formatting.count_text(counts[one])}" for one in WORST_FIRST]
        self._counts.setText("   ·   ".join(told))

    # ---- the chosen row --------------------------------------------------------------------------------------

    def _chosen(self) -> str | None:
        index = self.table.currentIndex()
        selected = index.isValid() and self.table.selectionModel().isRowSelected(index.row())
        return self.model.row(index.row()).camera.id if selected else None

    def _choose(self, camera_id: str | None) -> None:
        """Stay on the camera that was chosen, wherever its row went."""
        if camera_id is None or camera_id == self._chosen():
            return
        row = self.model.shown_row(camera_id)
        if row is None:
            self.table.clearSelection()
        else:
            self.table.selectRow(row)

    def _tell_chosen(self) -> None:
        """The chosen row's last column in full: on a small screen it does not fit into the table."""
        camera_id = self._chosen()
        row = self.model.shown_row(camera_id) if camera_id is not None else None
        words = "" if row is None else self.model.text(self.model.row(row), DETAIL)
        if self._clocks is not None:
            self._clocks.look_at(camera_id)
        self._told.setVisible(bool(words))
        if row is not None and words:
            self._told.setText("\n".join([f"{self.model.row(row).camera.code} — {words}", *self._clock_lines()]))

    def _clock_lines(self) -> list[str]:
        lines = self._clocks.lines() if self._clocks is not None else []
        return [self.tr("Camera's clock: {0}").format("   ·   ".join(lines))] if lines else []

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        offer(self._export, refused(Permission.EXPORT_LISTS), bool(self.model.shown_rows()))

    def _ask(self, signal: SignalInstance) -> None:
        camera_id = self._chosen()
        if camera_id is not None:
            signal.emit(camera_id)

    def _menu(self, place: QPoint) -> None:
        entries = []
        changing = self._refused(Permission.MANAGE_CAMERAS) is None
        exporting = self._refused(Permission.EXPORT_LISTS) is None
        if self._chosen() is not None:
            entries = [
                Entry("healthShow", "monitor-play", self.tr("Show on the wall"), lambda: self._ask(self.show_asked)),
                Entry("healthEdit", "pencil", self.tr("Edit…"), lambda: self._ask(self.edit_asked), changing),
            ]
        entries.append(
            Entry("healthExportMenu", "file-output", self.tr("Export the list…"), self._ask_export, exporting)
        )
        row_menu("healthMenu", entries, self).popup(self.table.viewport().mapToGlobal(place))

    def _ask_export(self) -> None:
        model, shown = self.model, self.model.shown_rows()

        def rows() -> list[list[str]]:
            return [model.titles(), *([model.text(row, column) for column in COLUMNS] for row in shown)]

        self.export_asked.emit(rows)

    # ---- Qt --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_anew()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Health of the cameras"))
        self.table.setAccessibleName(self.tr("Cameras and their condition"))
        self._export.setText(self.tr("Export…"))
        self._export.setAccessibleName(self.tr("Export the list shown"))
        self.filters.retranslate()
        self._show_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
