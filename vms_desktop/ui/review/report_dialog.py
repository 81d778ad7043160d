"""Asks for which month the report is made, and as what.

ReportDialog(reports: ReviewReports, province: Province, parent: QWidget | None = None)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.place import Province
from vms_desktop.domain.review_report import Month
from vms_desktop.services.review.review_report import ReviewReports
from vms_desktop.ui import formatting, icons, language
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.review.report_pdf import write_pdf
from vms_desktop.ui.review.report_words import report_words, sheets_of
from vms_desktop.ui.tasks import WidgetTasks


class ReportDialog(QDialog):
    """Shown with ``open()``; stays open until it is closed, so that both files of a month can be made.

    Signals: ``failed(VmsError)``; ``told(Words)``: what was written.
    """

    failed = Signal(object)
    told = Signal(object)

    def __init__(self, reports: ReviewReports, province: Province, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(self.tr("Monthly report"))
        self.setMinimumWidth(460)
        self._reports, self._province = reports, province
        self._tasks = WidgetTasks("monthly report", self)
        self._tasks.failed.connect(self.failed)
        heading = QLabel(self.tr("Monthly report"), self)
        heading.setProperty("role", "title")
        told = QLabel(self.tr("Who used what, and what the reviewing found. Making it is recorded."), self)
        told.setProperty("role", "quiet")
        told.setWordWrap(True)
        self.month = QComboBox(self)
        self.month.setObjectName("reportMonth")
        self.month.setAccessibleName(self.tr("Month"))
        for month in reports.months():
            self.month.addItem(formatting.month_text(month.year, month.month), month)
        self.thai_digits = QCheckBox(self.tr("Thai digits (PDF)"), self)
        self.thai_digits.setObjectName("reportThaiDigits")
        self.thai_digits.setVisible(language.is_thai())
        self._pdf, self._xlsx = QPushButton(self.tr("Save as PDF…"), self), QPushButton(self.tr("Save as Excel…"), self)
        for name, button, icon in (("reportPdf", self._pdf, "file-text"), ("reportXlsx", self._xlsx, "list")):
            button.setObjectName(name)
            button.setAutoDefault(False)
            icons.set_beside_text(button, icon, "#06121F" if button is self._pdf else "#E6EAF0")
        self._pdf.setProperty("role", "accent")
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("reportClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._pdf.clicked.connect(lambda: self._ask_where("pdf", "PDF (*.pdf)", self.write_pdf))
        self._xlsx.clicked.connect(lambda: self._ask_where("xlsx", "Excel (*.xlsx)", self.write_xlsx))
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch(1)
        row.addWidget(self._xlsx)
        row.addWidget(self._pdf)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (heading, told, self.month, self.thai_digits):
            column.addWidget(widget)
        column.addLayout(row)
        self.finished.connect(lambda _result: self.deleteLater())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _chosen(self) -> Month:
        month = self.month.currentData()
        assert isinstance(month, Month)
        return month

    def _ask_where(self, suffix: str, kinds: str, write: Callable[[Path], object]) -> None:
        month = self._chosen()
        dialog = file_dialog(f"reportWhere_{suffix}", self.tr("Save the report"), self)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"cctv-review_{month.year}-{month.month:02d}.{suffix}")
        dialog.fileSelected.connect(lambda file: write(Path(file)))
        dialog.open()

    def write_pdf(self, path: Path) -> None:
        self._tasks.start_once(self._write_pdf(path, self._chosen(), self._digits()), "write a report")

    def write_xlsx(self, path: Path) -> None:
        self._tasks.start_once(self._write_xlsx(path, self._chosen()), "write a report")

    def _digits(self) -> bool:
        return self.thai_digits.isChecked() and language.is_thai()

    async def _write_pdf(self, path: Path, month: Month, thai_digits: bool) -> None:
        words = report_words(await self._reports.gather(month), self._province)
        pages = await asyncio.to_thread(write_pdf, path, words, thai_digits=thai_digits)
        self.told.emit(lambda: self.tr("Saved: {0} (pages: {1})").format(path.name, pages))

    async def _write_xlsx(self, path: Path, month: Month) -> None:
        words = report_words(await self._reports.gather(month), self._province)
        await self._reports.write_workbook(path, sheets_of(words))
        self.told.emit(lambda: self.tr("Saved: {0}").format(path.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.cancel()
        super().closeEvent(event)
