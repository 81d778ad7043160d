"""Statistics of requests by month or fiscal year: a chart, the table, and why nothing was found.

StatisticsTab(parts: PageParts, parent: QWidget | None = None)
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.requests.number import year_be
from vms_desktop.domain.requests.statistics import Period, RequestStatistics, first_day, next_month
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.ui import icons, language, theme
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.requests import statistics_words
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.result_chart import ResultChart
from vms_desktop.ui.requests.statistics_words import rows_of, text_rows
from vms_desktop.ui.row_table import RowTable
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

MONTHS, YEARS = 12, 5
_BESIDE = 40
"""Pixels of the scroll bar and the margins beside a table."""


class StatisticsTab(QWidget):
    """Making them is recorded, so nothing is worked out before somebody presses the button.

    Signals: ``failed(VmsError)``; ``told(Words)``: what was written.
    """

    failed = Signal(object)
    told = Signal(object)

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestStatistics")
        self._parts = parts
        self._found: RequestStatistics | None = None
        self._tasks = WidgetTasks("request statistics", self)
        self._tasks.failed.connect(self.failed)
        self.period = QComboBox(self)
        self.period.setObjectName("statisticsPeriod")
        self.show_button, self.xlsx, self.pdf = QPushButton(self), QPushButton(self), QPushButton(self)
        self.register, self.year = QPushButton(self), QComboBox(self)
        self.register.setObjectName("statisticsRegister")
        self.year.setObjectName("statisticsYear")
        icons.set_beside_text(self.register, "printer")
        this_year = year_be(thai_day(parts.clock.now()))
        for year in range(this_year, this_year - YEARS, -1):
            self.year.addItem("", year)
        for name, button in (
            ("statisticsShow", self.show_button),
            ("statisticsXlsx", self.xlsx),
            ("statisticsPdf", self.pdf),
        ):
            button.setObjectName(name)
        self.show_button.setProperty("role", "accent")
        icons.set_beside_text(self.xlsx, "list")
        icons.set_beside_text(self.pdf, "file-text")
        self.chart = ResultChart(self)
        self._titles = {"table": QLabel(self), "causes": QLabel(self), "types": QLabel(self)}
        for title in self._titles.values():
            title.setProperty("role", "section")
            title.hide()  # shown above its table
        self._instead = WordsLabel(self)
        self._instead.setProperty("role", "quiet")
        self._instead.setWordWrap(True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table: RowTable | None = None
        self._tables = QVBoxLayout()
        self._lay_out()
        self.show_button.clicked.connect(lambda: self._tasks.start_once(self._make(), "statistics of requests"))
        self.xlsx.clicked.connect(lambda: self._ask_where("xlsx", "Excel (*.xlsx)"))
        self.pdf.clicked.connect(self._show_pdf)
        self.register.clicked.connect(lambda: self._tasks.start_once(self._disclose(), "register of disclosures"))
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.period)
        top.addWidget(self.show_button)
        top.addStretch(1)
        top.addWidget(self.year)
        top.addWidget(self.register)
        top.addSpacing(8)
        top.addWidget(self.xlsx)
        top.addWidget(self.pdf)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addWidget(self.chart)
        column.addLayout(self._tables)
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._instead, 1)

    async def close_tab(self) -> None:
        await self._tasks.close()

    def take_keyboard(self) -> None:
        self.show_button.setFocus()

    def look(self) -> None:
        self._show()

    def forget(self) -> None:
        self._found = None
        self._show()

    @property
    def found(self) -> RequestStatistics | None:
        return self._found

    async def _make(self) -> None:
        period = Period(self.period.currentData())
        today = thai_day(self._parts.clock.now())
        self._found = await self._parts.book.statistics(*span(today, period), period)
        self._show()

    def _show(self) -> None:
        found = self._found
        there = found is not None and bool(found.rows)
        self._area.setVisible(there)
        self._instead.setVisible(not there)
        self._instead.setText(
            self.tr("Choose how to count, then press “Show”. Each time is recorded.")
            if found is None
            else self.tr("No request was received in this time.")
        )
        self.chart.show_statistics(found)
        for button in (self.xlsx, self.pdf):
            button.setEnabled(there)
        self.xlsx.setVisible(self._parts.write_sheets is not None)
        for part in (self.pdf, self.register, self.year):
            part.setVisible(self._parts.printing is not None)
        if found is not None and there:
            self._show_tables(found)

    def _show_tables(self, found: RequestStatistics) -> None:
        while (item := self._tables.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, RowTable):
                widget.hide()
                widget.deleteLater()
        heading = statistics_words.headings()
        widths = [150, *(96 for _ in heading[1:])]
        self.table = self._add("table", heading, widths, text_rows(rows_of(found)))
        number = self.tr("Number")
        if causes := text_rows(statistics_words.cause_rows(found)):
            self._add("causes", [self.tr("Cause"), number], (300, 100), causes)
        self._titles["causes"].setVisible(bool(causes))
        self._add("types", [self.tr("Requester"), number], (300, 100), text_rows(statistics_words.type_rows(found)))

    def _add(
        self, name: str, heading: list[str], widths: list[int] | tuple[int, ...], rows: list[list[str]]
    ) -> RowTable:
        table = RowTable(f"statistics_{name}", heading, widths, self)
        table.fill([(str(number), row) for number, row in enumerate(rows)])
        if len(heading) > 2:
            _line_up(table, self._area.width() - _BESIDE)
        table.setFixedHeight(44 + theme.ROW_HEIGHT * max(1, len(rows)))
        table.setAccessibleName(self._titles[name].text())
        self._tables.addWidget(self._titles[name])
        self._titles[name].show()
        self._tables.addWidget(table)
        return table

    # ---- files -------------------------------------------------------------------------------------------------

    def _ask_where(self, suffix: str, kinds: str) -> None:
        if self._found is None:
            return
        dialog = file_dialog("statisticsWhere", self.tr("Save the statistics"), self)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"requests-{self._found.period.value}.{suffix}")
        dialog.fileSelected.connect(lambda file: self.write_xlsx(Path(file)))
        dialog.open()

    def write_xlsx(self, path: Path) -> None:
        self._tasks.start_once(self._write_xlsx(path), "write statistics")

    async def _write_xlsx(self, path: Path) -> None:
        write = self._parts.write_sheets
        if self._found is None or write is None:
            return
        await write(path, statistics_words.sheets_of(self._found))
        self.told.emit(lambda: self.tr("Saved: {0}").format(path.name))

    def _show_pdf(self) -> None:
        if self._parts.printing is not None and self._found is not None:
            self._parts.printing.show_statistics(self._found, self.window())

    async def _disclose(self) -> None:
        """The register of disclosures of a year, to be printed."""
        year = int(self.year.currentData())
        lines = await self._parts.book.disclosures(year)
        if self._parts.printing is not None:
            self._parts.printing.show_disclosures(year, lines, self.window())

    # ---- Qt ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        kept = max(0, self.period.currentIndex())
        self.period.clear()
        self.period.addItem(self.tr("By month, the last 12"), Period.MONTH.value)
        self.period.addItem(self.tr("By fiscal year, the last 5"), Period.FISCAL_YEAR.value)
        self.period.setCurrentIndex(kept)
        self.period.setAccessibleName(self.tr("How to count"))
        self.show_button.setText(self.tr("Show"))
        self.register.setText(self.tr("Register of disclosures…"))
        self.year.setAccessibleName(self.tr("Year of the register of disclosures"))
        for row in range(self.year.count()):
            year = int(self.year.itemData(row))
            self.year.setItemText(row, str(year if language.is_thai() else year - ERA))
        self.xlsx.setText(self.tr("Save as Excel…"))
        self.pdf.setText(self.tr("Save as PDF…"))
        self._titles["table"].setText(self.tr("Requests and what came of them"))
        self._titles["causes"].setText(self.tr("Why nothing was found (cameras and times)"))
        self._titles["types"].setText(self.tr("Who asked"))
        self.chart.setAccessibleName(self.tr("Requests and what came of them"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def span(today: date, period: Period) -> tuple[date, date]:
    """First day counted, and the first that is not, up to the end of the running month or fiscal year."""
    if period is Period.MONTH:
        number = today.year * 12 + today.month - MONTHS
        return date(number // 12, number % 12 + 1, 1), next_month(today.replace(day=1))
    first = first_day(today, period)
    return date(first.year - YEARS + 1, 10, 1), date(first.year + 1, 10, 1)


def _line_up(table: RowTable, room: int) -> None:
    """All columns but the first hold numbers, which are compared by their last digits. ``room``: pixels they share."""
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column in range(1, table.columnCount()):
        for cell in (table.horizontalHeaderItem(column), *(table.item(row, column) for row in range(table.rowCount()))):
            if cell is not None:
                cell.setTextAlignment(right)
    table.resizeColumnsToContents()
    columns = range(table.columnCount())
    apart = max(0, room - sum(table.columnWidth(column) for column in columns)) // table.columnCount()
    for column in columns:
        table.setColumnWidth(column, table.columnWidth(column) + apart)
