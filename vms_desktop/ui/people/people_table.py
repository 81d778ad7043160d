"""People as a table for Qt: who there is, what they may, where, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from vms_desktop.domain.person import Person, Standing
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import formatting, people_texts, theme
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
NAME, USERNAME, ROLE, STANDING, PLACES, UNTIL, CODES = COLUMNS = range(7)
WIDTHS = (260, 150, 190, 150, 260, 160, 120)
_COLOURS = {
    Standing.ACTIVE: theme.OK,
    Standing.DISABLED: theme.TEXT_QUIET,
    Standing.NOT_YET: theme.WARNING,
    Standing.ENDED: theme.WARNING,
}


def places_text(person: Person, names: PlaceNames, most: int = 3) -> str:
    """Where the account counts: districts, agencies, single cameras; or everywhere."""
    limits = person.limits
    if limits.is_everywhere:
        return QCoreApplication.translate("PeopleTable", "everywhere")
    parts = [names.district(code) if len(code) == 4 else names.subdistrict(code) for code in sorted(limits.places)]
    parts += [names.agency(code) for code in sorted(limits.agencies)]
    if limits.cameras:
        # Not a text that counts: lupdate finds none outside a class.
        parts.append(QCoreApplication.translate("PeopleTable", "cameras: {0}").format(len(limits.cameras)))
    more = len(parts) - most
    return ", ".join(parts[:most]) + (f" +{more}" if more > 0 else "")


class PeopleTableModel(QAbstractTableModel):
    """Read-only. ``today``: the workstation's date."""

    def __init__(self, names: PlaceNames, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._today = today
        self._rows: list[Person] = []

    def set_people(self, people: Sequence[Person]) -> None:
        self.beginResetModel()
        self._rows = list(people)
        self.endResetModel()

    @property
    def people(self) -> Sequence[Person]:
        """As they are listed, from top to bottom."""
        return self._rows

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("PeopleTable", "Name"),
            translate("PeopleTable", "User name"),
            translate("PeopleTable", "Role"),
            translate("PeopleTable", "Account"),
            translate("PeopleTable", "Places"),
            translate("PeopleTable", "Last day"),
            translate("PeopleTable", "One-time codes"),
        ]

    def text(self, person: Person, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == NAME:
            return person.name
        if column == USERNAME:
            return person.username
        if column == ROLE:
            return people_texts.role_text(person.role)
        if column == STANDING:
            return people_texts.standing_text(person.standing(self._today()))
        if column == PLACES:
            return places_text(person, self._names)
        if column == UNTIL:
            until = person.limits.valid_until
            return "" if until is None else formatting.date_text(until)
        return QCoreApplication.translate("PeopleTable", "on") if person.has_codes else ""

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(person, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            if index.column() == PLACES:
                return plain_tip(places_text(person, self._names, most=100))
            return plain_tip(self.text(person, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            standing = person.standing(self._today())
            if index.column() == STANDING:
                return QColor(_COLOURS[standing])
            if standing is not Standing.ACTIVE:
                return QColor(theme.TEXT_QUIET)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Thai dictionary order; days as days."""
        self.beginResetModel()
        down = order is Qt.SortOrder.DescendingOrder
        if column == UNTIL:
            self._rows.sort(key=lambda person: person.limits.valid_until or date.max, reverse=down)
        else:
            self._rows.sort(key=lambda person: sort_key(self.text(person, column)), reverse=down)
        self.endResetModel()
