"""The review queue as a table for Qt: what is due first stands first, and more comes as somebody scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.review import ItemState, ReviewItem
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.review import review_texts

Index = QModelIndex | QPersistentModelIndex
DUE, NUMBER, REASON, PERSON, STATE, WHEN, ENTRIES = COLUMNS = range(7)
WIDTHS = (116, 46, 138, 124, 104, 96, 60)


class QueueTableModel(QAbstractTableModel):
    """Read-only. ``set_items`` shows others, ``add_items`` puts more below."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._items: list[ReviewItem] = []

    @property
    def items(self) -> Sequence[ReviewItem]:
        return self._items

    def set_items(self, items: Sequence[ReviewItem]) -> None:
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def add_items(self, items: Sequence[ReviewItem]) -> None:
        if items:
            self.beginInsertRows(QModelIndex(), len(self._items), len(self._items) + len(items) - 1)
            self._items += items
            self.endInsertRows()

    def row_of(self, number: int) -> int | None:
        return next((row for row, item in enumerate(self._items) if item.id == number), None)

    @staticmethod
    def titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("QueueTable", "Time left"),
            translate("QueueTable", "No."),
            translate("QueueTable", "Why"),
            translate("QueueTable", "Person"),
            translate("QueueTable", "State"),
            translate("QueueTable", "Happened on"),
            translate("QueueTable", "Entries"),
        ]

    def text(self, item: ReviewItem, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == DUE:
            return due_text(item, microseconds(self._clock.now()))
        if column == NUMBER:
            return str(item.id)
        if column == REASON:
            return review_texts.item_title(item)
        if column == PERSON:
            return item.about.name or review_texts.person_text("", "")
        if column == STATE:
            return review_texts.state_text(item.state)
        if column == WHEN:
            return formatting.date_text(thai_day(moment(item.from_us)))
        return formatting.count_text(item.facts.entries)

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item, column = self._items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(item, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(review_texts.reason_text(item) if column == REASON else self.text(item, column))
        if column == DUE and item.is_overdue(microseconds(self._clock.now())):
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(theme.ALARM)
            if role == Qt.ItemDataRole.DecorationRole:
                return icons.icon("triangle-alert", theme.ALARM)
        if column == STATE and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_COLOURS.get(item.state, theme.TEXT))
        return None


_COLOURS = {
    ItemState.QUESTIONED: theme.TEXT_QUIET,
    ItemState.ANSWERED: theme.ACCENT,
    ItemState.ESCALATED: theme.WARNING,
    ItemState.SIGNED_OFF: theme.OK,
}


def due_text(item: ReviewItem, now_us: int) -> str:
    """How long somebody has still, by how much it is overdue, or when it was signed off."""
    translate = QCoreApplication.translate
    if item.closed_us is not None:
        return formatting.date_text(thai_day(moment(item.closed_us)))
    seconds = (item.due_us - now_us) / 1_000_000
    if seconds < 0:
        return translate("QueueTable", "Overdue {0}").format(formatting.duration_text(-seconds))
    return formatting.duration_text(seconds)
