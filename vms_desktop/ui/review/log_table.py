"""Entries of the access log as a table for Qt: millions of rows, of which those looked at are loaded.

The model asks for what the view shows (``load_around``); until it is there a row shows dots.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from vms_desktop.domain.log_entry import Entry, moment
from vms_desktop.domain.place import Province
from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.review.log_rows import FoundRows, LogRows
from vms_desktop.ui import formatting, log_texts
from vms_desktop.ui.newest_wish import NewestWish
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.review import review_texts

Index = QModelIndex | QPersistentModelIndex
TIME, PERSON, ACTION, SUBJECT, REQUEST, PLACE, REASON, DESK = COLUMNS = range(8)
WIDTHS = (172, 124, 148, 180, 92, 110, 130, 70)
AROUND = 60
"""Rows loaded beyond those seen, each way."""
LOOK_ROWS, LOOK_S = 200, 0.25
"""How far a search for words goes by one question."""


class LogTableModel(QAbstractTableModel):
    """Read-only. ``set_rows`` shows another look.

    Signals: ``looked()``: a search for words went on (``found_all``, ``reached_us``).
    """

    looked = Signal()

    def __init__(self, province: Province, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = PlaceNames(province)
        self._desks: Mapping[str, str] = {}
        self._rows: LogRows | FoundRows | None = None
        self._count = 0
        self._wish = NewestWish(self._load)

    # ---- contents --------------------------------------------------------------------------------------------

    def set_rows(self, rows: LogRows | FoundRows | None, desks: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._rows, self._desks = rows, desks
        self._wish.forget()
        self._count = rows.total if isinstance(rows, LogRows) else len(rows.rows) if rows is not None else 0
        self.endResetModel()

    def listed(self, row: int) -> ListedEntry | None:
        """The entry of a row; None: it is not loaded (yet)."""
        if isinstance(self._rows, LogRows):
            return self._rows.row(row)
        if self._rows is not None and 0 <= row < len(self._rows.rows):
            return self._rows.rows[row]
        return None

    async def load_around(self, first: int, last: int) -> None:
        """Make the rows from ``first`` to ``last`` ready and show them. Raises StorageError."""
        await self._wish.load_around(first, last)

    async def _load(self, first: int, last: int) -> None:
        rows = self._rows
        if isinstance(rows, LogRows):
            await self._load_rows(rows, first, last)
        elif rows is not None:
            await self._look_on(rows, last)

    async def _load_rows(self, rows: LogRows, first: int, last: int) -> None:
        if rows.is_loaded(first, last + 1):
            return
        await rows.load(first, last + 1)
        if rows is self._rows:
            self.dataChanged.emit(self.index(first, 0), self.index(min(last, self._count - 1), DESK))
            if not self._wish.is_waiting and not rows.is_loaded(first - AROUND, last + AROUND):
                await rows.load(first - AROUND, last + AROUND)

    async def _look_on(self, rows: FoundRows, last: int) -> None:
        """Until what is seen is full, the whole log was looked through, or somebody wants something else."""
        while not rows.is_end and len(rows.rows) <= last + AROUND and rows is self._rows:
            await rows.look(LOOK_ROWS, LOOK_S)
            if rows is not self._rows:
                return
            found = len(rows.rows)
            if found > self._count:
                self.beginInsertRows(QModelIndex(), self._count, found - 1)
                self._count = found
                self.endInsertRows()
            self.looked.emit()

    # ---- words -----------------------------------------------------------------------------------------------

    @staticmethod
    def titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("LogTable", "Time"),
            translate("LogTable", "Person"),
            translate("LogTable", "Action"),
            translate("LogTable", "What it was about"),
            translate("LogTable", "Request"),
            translate("LogTable", "Place"),
            translate("LogTable", "Reason"),
            translate("LogTable", "Desk"),
        ]

    def desk_name(self, desk: str) -> str:
        return self._desks.get(desk) or desk[:8]

    def place_name(self, code: str) -> str:
        return self._names.subdistrict(code) if len(code) > 4 else self._names.district(code)

    def text(self, entry: Entry, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == TIME:
            return formatting.moment_text(moment(entry.time_us))
        if column == PERSON:
            return entry.person_name or QCoreApplication.translate("LogTable", "(the program)")
        if column == ACTION:
            return log_texts.action_text(entry.action)
        if column == SUBJECT:
            return review_texts.subject_text(entry)
        if column == PLACE:
            return self.place_name(entry.place)
        if column == REASON:
            return entry.reason
        return entry.request if column == REQUEST else self.desk_name(entry.desk)

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.ForegroundRole,
        ):
            return None
        listed, column = self.listed(index.row()), index.column()
        if listed is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == TIME else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(listed.entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(listed.entry, column))
        if column == PERSON and not listed.entry.person:
            return QColor(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        return None
