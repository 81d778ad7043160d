"""A table of whole rows that is never wider than its place: columns share what there is, long texts wrap or are elided.

For cards of a page, whose main facts nobody should have to scroll sideways for; a cell's whole text is its tool tip.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QWidget

from vms_desktop.ui import theme
from vms_desktop.ui.row_table import RowTable

_MEASURED = 300
"""Rows that are given the height their texts need; of longer lists, all have room for two lines."""
_TWO_LINES = theme.ROW_HEIGHT + 20
_SPACE = 10
"""Above and below a text of several lines together, pixels."""


class FittedTable(RowTable):
    """``columns``: of each its least width in pixels, and its share of what is left over (0: it does not grow).

    As high as its rows, up to ``most`` pixels.
    """

    def __init__(
        self, name: str, headings: Sequence[str], columns: Sequence[tuple[int, int]], most: int, parent: QWidget
    ) -> None:
        self._columns, self._most = tuple(columns), most
        super().__init__(name, headings, [least for least, _ in columns], parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        heading = self.horizontalHeader()
        heading.setStretchLastSection(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.ROW_HEIGHT)

    def fill(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().fill(rows)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def _share(self) -> None:
        width, least = self.viewport().width(), sum(one for one, _ in self._columns)
        shares = max(1, sum(share for _, share in self._columns))
        for column, (own, share) in enumerate(self._columns):
            fits = width >= least
            self.setColumnWidth(column, own + (width - least) * share // shares if fits else own * width // least)
        self._fit_height()

    def _fit_height(self) -> None:
        if self.rowCount() <= _MEASURED:
            self.resizeRowsToContents()
            for row in range(self.rowCount()):
                if self.rowHeight(row) > theme.ROW_HEIGHT:  # several lines: else they touch those of the next row
                    self.setRowHeight(row, self.rowHeight(row) + _SPACE)
        else:
            self.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        rows = self.verticalHeader().length()
        whole = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        self.setFixedHeight(min(self._most, whole))
