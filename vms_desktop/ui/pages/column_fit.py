"""Columns as wide as their words need, where the table has room: no place cut to "…" beside a column half empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

LEAST_LAST = 160
"""Pixels left to the last column, which stretches."""
WIDEST = 460
_ROWS_MEASURED = 60
"""Beyond the rows that are seen: ten thousand are not measured."""


def fitted(needed: Sequence[int], usual: Sequence[int], room: int) -> list[int]:
    """Widths in pixels. No column gets more than it needs; up to its usual width it gets that also where the table
    must be scrolled then; what is left of ``room`` goes in equal parts to those that need more.
    """
    widths = [min(need, width) for need, width in zip(needed, usual, strict=True)]
    left = room - sum(widths)
    wanting = [column for column, need in enumerate(needed) if need > widths[column]]
    while left > 0 and wanting:
        share = max(1, left // len(wanting))
        for column in wanting:
            more = min(share, needed[column] - widths[column], left)
            widths[column] += more
            left -= more
        wanting = [column for column in wanting if needed[column] > widths[column]]
    return widths


class ColumnFit(QObject):
    """Keeps one table's columns fitted, when it is shown, resized, filled anew or speaks another language. A column
    somebody drew wider or narrower stays as it is.
    """

    def __init__(self, table: QTableView, usual: Sequence[int], least_last: int = LEAST_LAST) -> None:
        super().__init__(table)
        self._least_last = least_last
        self._table = table
        self._usual = usual
        self._by_hand: set[int] = set()
        self._is_fitting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        header = table.horizontalHeader()
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.sectionResized.connect(self._resized)
        model = table.model()
        for changed in (model.modelReset, model.rowsInserted):
            changed.connect(self._soon.start)
        table.installEventFilter(self)

    def fit_soon(self) -> None:
        """For a model whose rows are there before their words are."""
        self._soon.start()

    def _resized(self, column: int) -> None:
        if not self._is_fitting and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._by_hand.add(column)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LanguageChange):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        if not table.isVisible() or table.model().rowCount() == 0:
            return
        columns = range(len(self._usual))
        now = [header.sectionSize(column) for column in columns]
        needed = [
            now[column]  # 0 where it is hidden
            if column in self._by_hand or header.isSectionHidden(column)
            else min(WIDEST, max(table.sizeHintForColumn(column) + 4, header.sectionSizeHint(column)))
            for column in columns
        ]
        usual = [now[column] if column in self._by_hand else width for column, width in enumerate(self._usual)]
        last = 0 if len(self._usual) == table.model().columnCount() else self._least_last
        self._is_fitting = True
        try:
            for column, width in enumerate(fitted(needed, usual, table.viewport().width() - last)):
                if width != now[column] and not header.isSectionHidden(column):
                    table.setColumnWidth(column, width)
        finally:
            self._is_fitting = False
