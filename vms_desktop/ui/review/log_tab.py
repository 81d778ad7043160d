"""The access log as supervisors look at it: filters at the left, entries in the middle, one in full at the right.

LogTab(reader: LogReader, filters: SavedFilters, cameras: CameraService, clock: Clock, parent: QWidget | None = None)
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_entry import Entry, microseconds, moment
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.saved_filter import Period, in_period
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.review.activity import by_hour_of_day
from vms_desktop.services.review.log_reader import LogReader, LogView
from vms_desktop.services.review.log_rows import FoundRows, LogRows
from vms_desktop.services.review.saved_filters import SavedFilters
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.pages.column_fit import ColumnFit
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.review.activity_chart import MOST_PERSONS, ActivityChart
from vms_desktop.ui.review.entry_details import EntryDetails
from vms_desktop.ui.review.filter_menu import FilterMenu
from vms_desktop.ui.review.log_filters import LogFilters
from vms_desktop.ui.review.log_table import WIDTHS, LogTableModel
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

CHART_DAYS = 92
"""The chart adds up the newest days of a look; of many years it would take longer than anybody waits."""
_SCROLL_RESTS_MS = 25


class LogTab(QWidget):
    """One press of “Show” is one look, recorded once however far somebody scrolls in it.

    Signals: ``failed(VmsError)``; ``seen_asked(Entry)``, ``wall_asked(Entry)``: show it on the wall;
    ``request_asked(str)``; ``export_asked(LogFilter)``: what is shown, to be exported.
    """

    failed = Signal(object)
    seen_asked = Signal(object)
    wall_asked = Signal(object)
    request_asked = Signal(str)
    export_asked = Signal(object)

    def __init__(
        self,
        reader: LogReader,
        filters: SavedFilters,
        cameras: CameraService,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("logTab")
        self._reader, self._clock = reader, clock
        self._tasks = WidgetTasks("access log page", self)
        self._tasks.failed.connect(self._told_failure)
        self._shown: LogFilter | None = None
        self._look = 0
        """Counts the looks, so that what an older one still brings is thrown away."""
        self._visit = 0
        """Counts who was at the desk, likewise."""
        self._desks: Mapping[str, str] = {}
        self._rows: LogRows | FoundRows | None = None
        self._trouble: VmsError | None = None
        self._is_waiting = False
        self.filters = LogFilters(cameras, self)
        self.menu = FilterMenu(filters, self.filters, self._tasks, self)
        self.model = LogTableModel(cameras.province, self)
        self.table = table_of(self.model, "logTable", WIDTHS, self)
        self.table.setSortingEnabled(False)  # newest first, always: that is how pages go on
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.details = EntryDetails(self.model, self)
        self.chart = ActivityChart(self)
        self._count, self._chart_title = QLabel(self), QLabel(self)
        self._count.setObjectName("logCount")
        self._chart_title.setProperty("role", "small")
        self._state = WordsLabel(self)
        self._state.setObjectName("logState")
        self._state.setProperty("role", "quiet")
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chart_button, self._export_button = QPushButton(self), QPushButton(self)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SCROLL_RESTS_MS)
        self._rest.timeout.connect(self._load_seen)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._chart_button.setObjectName("logChartButton")
        self._chart_button.setCheckable(True)
        self._chart_button.setChecked(True)
        icons.set_beside_text(self._chart_button, "chart-column")
        self._export_button.setObjectName("logExport")
        icons.set_beside_text(self._export_button, "file-output")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._count, 1)
        top.addWidget(self.menu.button)
        top.addWidget(self._chart_button)
        top.addWidget(self._export_button)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(top)
        middle.addWidget(self._chart_title)
        middle.addWidget(self.chart)
        middle.addWidget(self.table, 1)
        middle.addWidget(self._state, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addLayout(middle, 1)
        row.addWidget(self.details)

    def _connect(self) -> None:
        self.filters.wanted.connect(self.look)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self.table.verticalScrollBar().rangeChanged.connect(lambda *_range: self._rest.start())
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.model.dataChanged.connect(lambda *_where: self._tell_chosen())
        self.model.looked.connect(self._tell_count)
        self._chart_button.toggled.connect(lambda _on: self._show_state())
        self._export_button.clicked.connect(self._ask_export)
        self.details.seen_asked.connect(self.seen_asked)
        self.details.wall_asked.connect(self.wall_asked)
        self.details.request_asked.connect(self.request_asked)
        self.details.only_asked.connect(self._narrow)

    async def close_tab(self) -> None:
        self._rest.stop()
        self.filters.close_filters()
        self.menu.close_menu()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        (self.table if self.table.isVisible() else self.filters.show_button).setFocus()

    # ---- looking ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Show what the filters say, as a new look."""
        period, selection = self.filters.chosen()
        wanted = in_period(selection, period, self._clock.now())
        self._look += 1
        self._is_waiting, self._trouble = True, None
        self._show_state()
        self._tasks.start(self._open(wanted, self._look), "look")

    def look_at(self, selection: LogFilter, period: Period = Period.EVERYTHING) -> None:
        """Show that selection, in the filters too."""
        self.filters.fill(period, selection)
        self.look()

    def offer_persons(self) -> None:
        """Let people choose whose entries to look at before the first look: looking at everybody's is recorded too."""
        self._tasks.start_once(self._offer_persons(self._visit), "persons to choose from")

    async def _offer_persons(self, visit: int) -> None:
        persons = await self._reader.persons()
        if visit == self._visit:
            self.filters.set_persons(persons)

    def forget(self) -> None:
        """Take away what is shown: somebody else is at the desk, or nobody."""
        self._look += 1
        self._visit += 1
        self._rows, self._shown, self._trouble, self._is_waiting = None, None, None, False
        self.model.set_rows(None, {})
        self.chart.set_rows(())
        self.details.show_entry(None)
        self.filters.clear()
        self.filters.set_persons(())
        self._show_state()

    async def _open(self, wanted: LogFilter, look: int) -> None:
        try:
            view = await self._reader.open(wanted)
            if not self._desks:
                self._desks = await self._reader.desk_names()
            rows = FoundRows(view) if wanted.text else LogRows(view)
            await rows.open()
        except VmsError as error:
            if look == self._look:
                self._is_waiting, self._trouble = False, error
                self._rows = None
                self.model.set_rows(None, {})
                self._show_state()
            raise
        if look != self._look:
            return
        self._is_waiting, self._rows, self._shown = False, rows, wanted
        self.chart.set_rows(())
        self.model.set_rows(rows, self._desks)
        self.details.show_entry(None)
        self._show_state()
        self.table.verticalScrollBar().setValue(0)
        await self._load(0, self._last_seen())
        if (fit := self.table.findChild(ColumnFit)) is not None:
            fit.fit_soon()  # the rows were there before their words
        if look == self._look:
            await self._draw_chart(view, look)

    async def _draw_chart(self, view: LogView, look: int) -> None:
        end = view.wanted.to_us or microseconds(self._clock.now())
        counted = await view.activity(end - CHART_DAYS * 24 * 3_600_000_000)
        persons = await self._reader.persons()
        names = dict(persons)
        # The adding up is in a thread: it may be a hundred thousand hours.
        days = await asyncio.to_thread(by_hour_of_day, counted, names, MOST_PERSONS)
        if look == self._look:
            self.chart.set_rows(days)
            self.filters.set_persons(persons)
            self._show_state()

    def _load_seen(self) -> None:
        first = max(0, self.table.rowAt(0))
        last = max(first, self._last_seen())
        if self.model.rowCount() or isinstance(self._rows, FoundRows):
            self._tasks.start(self._load(first, last), "load rows")

    async def _load(self, first: int, last: int) -> None:
        try:
            await self.model.load_around(first, last)
        except VmsError as error:
            self._trouble = error
            self._show_state()
            raise
        self._tell_count()
        self._show_state()

    def _last_seen(self) -> int:
        row = self.table.rowAt(self.table.viewport().height() - 1)
        shown = self.table.viewport().height() // max(1, self.table.verticalHeader().defaultSectionSize()) + 1
        return row if row >= 0 else max(self.model.rowCount() - 1, shown)

    def _told_failure(self, error: VmsError) -> None:
        self.failed.emit(error)

    # ---- what is shown -----------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        """Table or words instead of it: nothing asked yet, nothing found, cannot be read."""
        has_rows = self.model.rowCount() > 0
        self.table.setVisible(has_rows)
        self._state.setVisible(not has_rows)
        shows_chart = has_rows and self._chart_button.isChecked() and bool(self.chart.rows)
        self.chart.setVisible(shows_chart)
        self._chart_title.setVisible(shows_chart)
        self._export_button.setEnabled(self._shown is not None)
        if not has_rows:
            self._state.setText(self._instead())
        self._tell_count()

    def _instead(self) -> str:
        if self._trouble is not None:
            return messages.error_text(self._trouble)
        if self._is_waiting or self._is_searching():
            return self.tr("Reading the access log…")
        if self._shown is None:
            return self.tr("Choose at the left what to look at, then press “Show”. Each look is recorded.")
        return self.tr("No entry matches. Choose a longer time, or take away one of the conditions at the left.")

    def _is_searching(self) -> bool:
        return isinstance(self._rows, FoundRows) and not self._rows.is_end and not self.model.rowCount()

    def _tell_count(self) -> None:
        rows, tip = self._rows, ""
        if rows is None or self._shown is None:
            self._count.setText("")
        elif isinstance(rows, FoundRows):
            found = formatting.count_text(len(rows.rows))
            if rows.is_end or rows.reached_us is None:
                self._count.setText(self.tr("Found: {0}").format(found))
            else:
                back_to = formatting.date_text(thai_day(moment(rows.reached_us)))
                self._count.setText(self.tr("Found: {0} (back to {1})").format(found, back_to))
                tip = self.tr("The search goes on to older entries when you scroll to the end.")
        else:
            self._count.setText(self.tr("Entries: {0}").format(formatting.count_text(rows.total)))
        self._count.setToolTip(tip)

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        index = self.table.currentIndex()
        listed = self.model.listed(index.row()) if index.isValid() else None
        chosen = listed is not None and self.table.selectionModel().isRowSelected(index.row())
        self.details.show_entry(listed.entry if chosen and listed is not None else None)

    def _narrow(self, field: str, value: str, name: str) -> None:
        self.filters.narrow(name, **{field: (value,) if field == "persons" else value})

    def _ask_export(self) -> None:
        if self._shown is not None:
            self.export_asked.emit(self._shown)

    def chosen_entry(self) -> Entry | None:
        index = self.table.currentIndex()
        listed = self.model.listed(index.row()) if index.isValid() else None
        return None if listed is None else listed.entry

    def choose_row(self, row: int) -> None:
        self.table.selectionModel().setCurrentIndex(
            self.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    # ---- Qt --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._chart_button.setText(self.tr("Chart"))
        self._export_button.setText(self.tr("Export…"))
        self._export_button.setToolTip(self.tr("Export what is shown, sealed, with the means to check it"))
        self._chart_title.setText(self.tr("Activity by person and hour of the day (at most the last three months)"))
        self.table.setAccessibleName(self.tr("Entries of the access log"))
        self.chart.setAccessibleName(self.tr("Activity by person and hour of the day"))
        self._show_state()
        self.table.viewport().update()
        self.chart.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
