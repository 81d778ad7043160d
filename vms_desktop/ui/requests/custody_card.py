"""The chain of custody of a request on the page: asked for by a button, because reading it is recorded each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from vms_desktop.domain.requests.custody import CustodyLine
from vms_desktop.domain.thai_text import strip_invisible
from vms_desktop.ui import icons
from vms_desktop.ui.fitted_table import FittedTable
from vms_desktop.ui.requests.custody_words import about_text, what_text
from vms_desktop.ui.requests.fact_card import FactCard
from vms_desktop.ui.requests.request_words import when

_MOST_HEIGHT = 560
_COLUMNS = ((176, 0), (120, 2), (110, 1), (180, 5), (90, 1), (100, 2), (90, 0))
"""Least widths of when, what, by whom, about what, hash, reason, place in the log; and how they share the rest."""


class CustodyCard(FactCard):
    """Signals: ``asked()``: read it; ``export_asked(list)``: its rows, headings first."""

    asked = Signal()
    export_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("requestCustody", parent)
        self.table: FittedTable | None = None
        self._lines: Sequence[CustodyLine] = ()
        self._codes: Mapping[str, str] = {}
        self.show_button, self.export = QPushButton(self), QPushButton(self)
        self.show_button.setObjectName("custodyShow")
        self.export.setObjectName("custodyExport")
        icons.set_beside_text(self.show_button, "shield-check")
        icons.set_beside_text(self.export, "file-output")
        self.show_button.clicked.connect(self.asked)
        self.export.clicked.connect(self._export)
        self.corner.addWidget(self.export)
        self.corner.addWidget(self.show_button)
        self.forget()

    def forget(self) -> None:
        """Another request is shown."""
        self.show_lines(())

    def show_lines(self, lines: Sequence[CustodyLine], codes: Mapping[str, str] | None = None) -> None:
        """The oldest first, as they happened. ``codes``: of the request's cameras, by their ids."""
        self._lines, self._codes = lines, codes or {}
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        self.export.setVisible(bool(lines))
        if not lines:
            return
        self.table = FittedTable("custodyTable", self._headings(), _COLUMNS, _MOST_HEIGHT, self)
        self.table.setAccessibleName(self.tr("Chain of custody"))
        self.table.fill([(str(number), _cells(line, self._codes)) for number, line in enumerate(lines)])
        self.body.addWidget(self.table)

    def _headings(self) -> list[str]:
        return [
            self.tr("When"),
            self.tr("What"),
            self.tr("By"),
            self.tr("What it was about"),
            self.tr("SHA-256"),
            self.tr("Reason"),
            self.tr("Log no."),
        ]

    def _export(self) -> None:
        self.export_asked.emit(
            [self._headings(), *([strip_invisible(cell) for cell in _cells(line, self._codes)] for line in self._lines)]
        )

    def retranslate(self) -> None:
        self.name_it(self.tr("Chain of custody"))
        self.show_button.setText(self.tr("Show the chain of custody"))
        self.export.setText(self.tr("Export…"))
        self.show_lines(self._lines, self._codes)


def _cells(line: CustodyLine, codes: Mapping[str, str]) -> tuple[str, ...]:
    entry = str(line.sequence) if line.sequence else "–"
    return when(line.at_us), what_text(line), line.by.name, about_text(line, codes), line.sha256, line.reason, entry
