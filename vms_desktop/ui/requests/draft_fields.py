"""The text fields of a request: who asks, on what basis, what happened. A draft from them: ``draft_cards.py``.

The fields have the names of the domain's own, so that a mistake finds its field by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import RequesterType, Urgency, Wanted
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.field_cell import FieldCell
from vms_desktop.ui.typed_time import parse_moment

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """``wide``: how many of the three columns."""

    name: str
    wide: int = 1
    required: bool = False


WHO = (
    _Place("type"),
    _Place("rank"),
    _Place("name", required=True),
    _Place("position"),
    _Place("agency"),
    _Place("phone"),
    _Place("id_number"),
    _Place("email"),
    _Place("urgency"),
)
BASIS = (
    _Place("letter_number"),
    _Place("letter_date"),
    _Place("station"),
    _Place("case_number"),
    _Place("daily_record_number"),
    _Place("daily_record_us"),
    _Place("charge"),
    _Place("legal_basis", 2),
    _Place("purpose", 3, required=True),
)
WHAT = (
    _Place("what", 2),
    _Place("happened_us"),
    _Place("place"),
    _Place("plate"),
    _Place("clothing"),
    _Place("wanted"),
    _Place("medium", 2),
)
_CHOICES = ("type", "urgency", "wanted")
_LETTER_EXAMPLE = "สป 0017.2/ว 303"
"""A letter's number is Thai in every language."""
_DATES, _MOMENTS = ("letter_date",), ("daily_record_us", "happened_us")


def label_text(name: str) -> str:
    """Of a field, by the domain's name for it."""
    translate = QCoreApplication.translate
    return {
        "type": translate("DraftFields", "Requester type"),
        "name": translate("DraftFields", "Name"),
        "rank": translate("DraftFields", "Rank or title"),
        "position": translate("DraftFields", "Position"),
        "agency": translate("DraftFields", "Agency"),
        "phone": translate("DraftFields", "Telephone"),
        "id_number": translate("DraftFields", "ID or officer card no."),
        "email": translate("DraftFields", "E-mail"),
        "urgency": translate("DraftFields", "Urgency"),
        "letter_number": translate("DraftFields", "Letter no."),
        "letter_date": translate("DraftFields", "Letter dated"),
        "station": translate("DraftFields", "Police station"),
        "case_number": translate("DraftFields", "Case no."),
        "daily_record_number": translate("DraftFields", "Daily record no."),
        "daily_record_us": translate("DraftFields", "Daily record, when"),
        "charge": translate("DraftFields", "Charge"),
        "legal_basis": translate("DraftFields", "Legal basis"),
        "purpose": translate("DraftFields", "Purpose"),
        "what": translate("DraftFields", "What happened"),
        "happened_us": translate("DraftFields", "When it happened"),
        "place": translate("DraftFields", "Place of the incident"),
        "plate": translate("DraftFields", "Number plate"),
        "clothing": translate("DraftFields", "Clothing, marks"),
        "wanted": translate("DraftFields", "Wanted"),
        "medium": translate("DraftFields", "Medium"),
    }[name]


def _example(name: str) -> str:
    translate = QCoreApplication.translate
    if name == "letter_number":
        return translate("DraftFields", "e.g. {0}").format(_LETTER_EXAMPLE)
    return {
        "letter_date": translate("DraftFields", "e.g. 26/11/2026"),
        "daily_record_us": translate("DraftFields", "e.g. 26/11/2026 14:05"),
        "happened_us": translate("DraftFields", "e.g. 26/11/2026 14:05"),
        "medium": translate("DraftFields", "USB stick, DVD …"),
    }.get(name, "")


class DraftFields(QFrame):
    """One card of fields. Signals: ``changed()``: by a person."""

    changed = Signal()

    def __init__(self, title: str, places: Sequence[_Place], parent: QWidget) -> None:
        """``title``: as it is translated (``title_text``)."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title_key = title
        self._title = QLabel(self)
        self._title.setProperty("role", "section")
        self.cells: dict[str, FieldCell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.addWidget(self._title, 0, 0, 1, COLUMNS)
        row, column = 1, 0
        for place in places:
            if column + place.wide > COLUMNS:
                row, column = row + 1, 0
            cell = FieldCell(place.name, self._field(place.name), self, required=place.required)
            self.cells[place.name] = cell
            self._grid.addWidget(cell, row, column, 1, place.wide)
            column += place.wide
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        self._row = row + 1
        self.retranslate()

    def add_below(self, widget: QWidget) -> None:
        """More of the card, over its whole width."""
        self._grid.addWidget(widget, self._row, 0, 1, COLUMNS)
        self._row += 1

    def _field(self, name: str) -> QWidget:
        if name in _CHOICES:
            box = QComboBox(self)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _at: self.changed.emit())
            return box
        field = LineField(self)
        field.textEdited.connect(lambda _text: self.changed.emit())
        return field

    # ---- values ------------------------------------------------------------------------------------------------

    def line(self, name: str) -> LineField:
        field = self.cells[name].field
        assert isinstance(field, LineField)
        return field

    def box(self, name: str) -> QComboBox:
        field = self.cells[name].field
        assert isinstance(field, QComboBox)
        return field

    def text(self, name: str) -> str:
        return self.line(name).text().strip()

    def set_text(self, name: str, text: str) -> None:
        self.line(name).setText(text)
        self.line(name).setCursorPosition(0)

    def choose(self, name: str, value: str) -> None:
        self.box(name).setCurrentIndex(max(0, self.box(name).findData(value)))

    def day(self, name: str) -> date | None:
        """None where nothing, or no date, stands (``mistakes`` says so)."""
        try:
            return formatting.parse_date(self.text(name)) if self.text(name) else None
        except InputError:
            return None

    def moment_us(self, name: str, now: datetime) -> int | None:
        try:
            return microseconds(parse_moment(self.text(name), now)) if self.text(name) else None
        except InputError:
            return None

    def mistakes(self, now: datetime) -> list[tuple[str, InputError]]:
        """Dates and times that cannot be read."""
        found = []
        for name in self.cells:
            if name not in _DATES + _MOMENTS or not self.text(name):
                continue
            try:
                if name in _DATES:
                    formatting.parse_date(self.text(name))
                else:
                    parse_moment(self.text(name), now)
            except InputError as error:
                found.append((name, error))
        return found

    def take_back(self) -> None:
        for cell in self.cells.values():
            cell.tell("")

    # ---- words -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(title_text(self._title_key))
        for name, cell in self.cells.items():
            cell.name_it(label_text(name))
            if isinstance(cell.field, LineField):
                cell.field.setPlaceholderText(_example(name))
        for name, entries in (
            ("type", [(request_texts.requester_text(one), one.value) for one in RequesterType]),
            ("urgency", [(request_texts.urgency_text(one), one.value) for one in Urgency]),
            ("wanted", [(request_texts.wanted_text(one), one.value) for one in reversed(Wanted)]),
        ):
            if name not in self.cells:
                continue
            box = self.box(name)
            kept = max(0, box.currentIndex())
            box.clear()
            for text, value in entries:
                box.addItem(text, value)
            box.setCurrentIndex(kept)


WHO_CARD, BASIS_CARD, FOOTAGE_CARD, WHAT_CARD = "who", "basis", "footage", "what"


def title_text(key: str) -> str:
    translate = QCoreApplication.translate
    return {
        WHO_CARD: translate("DraftFields", "Who asks"),
        BASIS_CARD: translate("DraftFields", "On what basis"),
        FOOTAGE_CARD: translate("DraftFields", "Which footage"),
        WHAT_CARD: translate("DraftFields", "What happened"),
    }[key]
