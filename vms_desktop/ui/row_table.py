"""A short table of whole rows, filled by hand: for lists in dialogs, which have some hundred rows at most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from vms_desktop.ui import theme
from vms_desktop.ui.plain_tip import plain_tip


class RowTable(QTableWidget):
    """Read-only; each row carries an id. The last column takes what is left of the width."""

    def __init__(self, name: str, headings: Sequence[str], widths: Sequence[int], parent: QWidget) -> None:
        super().__init__(0, len(headings), parent)
        self.setObjectName(name)
        self._headings = list(headings)
        self.setHorizontalHeaderLabels(self._headings)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves it; the arrows move within
        self.setIconSize(QSize(14, 14))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setStretchLastSection(True)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def fill(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Each row: its id and its cells. The row that was chosen stays chosen where it is still there."""
        kept = self.chosen
        self.setRowCount(len(rows))
        for row, (row_id, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                item.setData(Qt.ItemDataRole.UserRole, row_id)
                self.setItem(row, column, item)
        chosen = next((row for row, (row_id, _) in enumerate(rows) if row_id == kept), None)
        if chosen is None:
            self.clearSelection()
            self.setCurrentCell(-1, -1)
        else:
            self.selectRow(chosen)

    def cells(self) -> list[list[str]]:
        """The headings, and below them what is shown."""
        rows = [[self._text(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())]
        return [self._headings, *rows]

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    @property
    def chosen(self) -> str | None:
        """The id of the row that is chosen."""
        items = self.selectedItems()
        return str(items[0].data(Qt.ItemDataRole.UserRole)) if items else None

    def choose(self, row_id: str) -> None:
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == row_id:
                self.selectRow(row)
                self.scrollToItem(item)
