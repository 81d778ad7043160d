"""Importing a list of cameras: choose the file, see what is in it and what is wrong, then store.

ImportDialog(imports: CameraImport, parent: QWidget | None = None)
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.services.cameras.camera_columns import column_named, heading_text
from vms_desktop.services.cameras.camera_import import CameraImport, ImportReport
from vms_desktop.ui import formatting, icons, language, messages
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.theme import ROW_HEIGHT
from vms_desktop.ui.words_label import WordsLabel

SHOWN_PROBLEMS = 500
SIZE = (1200, 720)
"""Where the screen has room for it: a problem with its remedy is a long sentence."""


class ImportDialog(QDialog):
    """Shown with ``open()``. Nothing is stored before the button says so.

    Signals: ``template_asked()``: an empty list with the right headings, please.
    """

    template_asked = Signal()

    def __init__(self, imports: CameraImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a list of cameras"))
        self.setMinimumSize(760, 520)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*SIZE).boundedTo(room - QSize(80, 80)))
        self._imports = imports
        self._path: Path | None = None
        self._report: ImportReport | None = None
        self._newest_check = 0
        self._tasks = WidgetTasks("import dialog", self)
        self._tasks.failed.connect(self._failed)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        self._summary = WordsLabel(self.tr("Choose a CSV file with one camera a row."), self)
        self._summary.setObjectName("importSummary")
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._choose = QPushButton(self.tr("Choose a file…"), self)
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.setObjectName("importChoose")
        self._choose.clicked.connect(self._choose_file)
        self._update = QCheckBox(self.tr("Change cameras whose code is in the register already"), self)
        self._update.setObjectName("importUpdate")
        self._update.toggled.connect(lambda _on: self._check())
        self._skip = QCheckBox(self.tr("Store the good rows although others are bad"), self)
        self._skip.setObjectName("importSkip")
        self._skip.toggled.connect(lambda _on: self._offer())
        # Wrapped words ask for height when they know their width; a window is dragged through many widths.
        self._rows_wanted = QTimer(self)
        self._rows_wanted.setSingleShot(True)
        self._rows_wanted.timeout.connect(self._make_rows_high)
        self._problems = QTableWidget(0, 3, self)
        self._problems.setShowGrid(False)
        self._problems.setAlternatingRowColors(True)
        self._problems.setTabKeyNavigation(False)
        self._problems.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._problems.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._problems.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._problems.setObjectName("importProblems")
        self._problems.setAccessibleName(self.tr("Problems"))
        self._problems.setHorizontalHeaderLabels([self.tr("Row"), self.tr("Column"), self.tr("Problem")])
        self._problems.horizontalHeader().setStretchLastSection(True)
        self._problems.setColumnWidth(0, 70)
        self._problems.setColumnWidth(1, 220)
        self._problems.verticalHeader().hide()
        self._problems.setWordWrap(True)
        self._problems.horizontalHeader().sectionResized.connect(self._rows_wanted.start)
        self._problems.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._store = QPushButton(self.tr("Import"), self)
        self._store.setObjectName("importStore")
        self._store.setProperty("role", "accent")
        self._store.setEnabled(False)
        self._store.clicked.connect(lambda: self._tasks.start_once(self._run(), "import"))
        template = QPushButton(self.tr("Save an empty list…"), self)
        template.setObjectName("importTemplate")
        template.setAutoDefault(False)
        template.setToolTip(self.tr("The headings, to be filled in with a spreadsheet program"))
        template.clicked.connect(self.template_asked)
        close = self._close = QPushButton(self.tr("Close"), self)
        close.setObjectName("importClose")
        close.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self._summary, 1)
        top.addWidget(self._choose)
        bottom = QHBoxLayout()
        bottom.addWidget(template)
        bottom.addStretch(1)
        bottom.addWidget(close)
        bottom.addWidget(self._store)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(top)
        column.addWidget(self._update)
        column.addWidget(self._skip)
        column.addWidget(self._problems, 1)
        column.addLayout(bottom)
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _choose_file(self) -> None:
        dialog = file_dialog("importFileDialog", self.windowTitle(), self)
        dialog.setNameFilter(self.tr("Lists (*.csv *.txt);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Check that file."""
        self._path = path
        self._check()

    def _check(self) -> None:
        if self._path is not None:
            # What is shown is what will be stored: an older check's answer must not stand for this one.
            self._newest_check += 1
            self._report = None
            self._offer()
            self._tasks.start(self._dry_run(self._path, self._newest_check), "check the list")

    async def _dry_run(self, path: Path, number: int) -> None:
        try:
            report = await self._imports.dry_run(path, update=self._update.isChecked())
        except VmsError:
            if number == self._newest_check:
                raise
            return
        if number == self._newest_check:
            self._show(report)

    async def _run(self) -> None:
        if self._path is None:
            return
        choices = (self._choose, self._update, self._skip, self._store)
        for choice in choices:
            choice.setEnabled(False)
        try:
            report = await self._imports.run(
                self._path, update=self._update.isChecked(), skip_bad=self._skip.isChecked()
            )
        finally:
            for choice in choices[:-1]:
                choice.setEnabled(True)
        self._show(report)
        # Nothing is left to do. Qt would hand the keyboard to whatever stands next to the button that is off now.
        self._close.setFocus()

    def _show(self, report: ImportReport) -> None:
        self._report = report
        done = self.tr("Stored from {0}: new cameras {1}, changed {2}; rows left out {3}")
        would = self.tr("{0}: new cameras {1}, changed {2}; rows with problems {3}")
        counts = [formatting.count_text(number) for number in (report.new, report.changed, report.bad_rows)]
        self._summary.setText((done if report.applied else would).format(report.file, *counts))
        shown = report.problems[:SHOWN_PROBLEMS]
        self._problems.setRowCount(len(shown))
        for row, problem in enumerate(shown):
            text = messages.error_text(InputError(problem.code, **problem.params))
            for column, value in enumerate((str(problem.row), self._column_text(problem.column), text)):
                item = QTableWidgetItem(value)
                item.setToolTip(plain_tip(value))
                self._problems.setItem(row, column, item)
        self._rows_wanted.start()
        self._offer()

    @staticmethod
    def _column_text(column: str) -> str:
        """As the file writes it, and in Thai what it is."""
        name = column_named(column)
        thai = heading_text(name, thai=True) if name is not None and language.is_thai() else column
        return column if thai == column else f"{thai} ({column})"

    def _make_rows_high(self) -> None:
        self._problems.resizeRowsToContents()
        for row in range(self._problems.rowCount()):
            self._problems.setRowHeight(row, max(ROW_HEIGHT, self._problems.rowHeight(row)))

    def _offer(self) -> None:
        report = self._report
        good = report is not None and not report.applied and report.new + report.changed > 0
        whole = report is not None and report.bad_rows == 0
        self._store.setEnabled(good and (whole or self._skip.isChecked()))
        if report is not None:
            self._store.setText(self.tr("Import %Ln camera(s)", "", report.good))

    def _failed(self, error: VmsError) -> None:
        self._report = None
        self._problems.setRowCount(0)
        if "column" in error.params:
            error = InputError(error.code, **{**error.params, "column": self._column_text(str(error.params["column"]))})
        self._summary.setText(messages.error_text(error))
        self._store.setEnabled(False)
