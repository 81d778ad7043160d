"""How the tables of the pages look and behave."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from vms_desktop.ui import theme
from vms_desktop.ui.pages.column_fit import LEAST_LAST, ColumnFit


def table_of(
    model: QAbstractItemModel,
    name: str,
    widths: tuple[int, ...],
    parent: QWidget,
    *,
    sorted_by: int = 0,
    least_last: int = LEAST_LAST,
) -> QTableView:
    """A table of whole rows, read-only, sorted by its headings. ``widths``: how wide each column may be where room is
    short (``column_fit``); ``least_last``: pixels left to a last column that stretches.
    """
    table = QTableView(parent)
    table.setObjectName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setIconSize(QSize(14, 14))
    # Tab leaves the table; the arrows move within it.
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
    table.horizontalHeader().setStretchLastSection(True)
    # The headings ask of each chosen cell whether its whole column is chosen: half a second for ten thousand rows.
    # With a selection of their own, which nobody makes, they never have to.
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSelectionModel(QItemSelectionModel(model, table))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    table.setSortingEnabled(True)
    table.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
    ColumnFit(table, widths, least_last)
    return table
