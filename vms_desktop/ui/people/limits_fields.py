"""Where an account counts, how far back it may look, and from when to when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.person import Limits
from vms_desktop.domain.person_draft import MOST_REPLAY_HOURS
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import formatting, language
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.search_field import SearchField

PLACE, AGENCY, CAMERA = "place", "agency", "camera"
_KIND, _CODE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
MOST_LISTED = 300
"""Rows listed at a time; the filter finds the rest."""


class LimitsFields(QWidget):
    """``fill`` first, then ``read``. What is chosen stays chosen while the filter hides it."""

    def __init__(self, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: set[tuple[str, str]] = set()
        self._known = list(_everything(cameras.province, cameras))
        self.everywhere = QCheckBox(self)
        self.everywhere.setObjectName("limitsEverywhere")
        self.everywhere.toggled.connect(self._show_places)
        self._filter = SearchField("limitsFilter", self)
        self._filter.textChanged.connect(self._list)
        self.places = QListWidget(self)
        self.places.setObjectName("limitsPlaces")
        self.places.setMinimumHeight(200)
        self.places.itemChanged.connect(self._ticked)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self.unlimited = QCheckBox(self)
        self.unlimited.setObjectName("limitsUnlimited")
        self.hours = QSpinBox(self)
        self.hours.setObjectName("limitsHours")
        self.hours.setRange(0, MOST_REPLAY_HOURS)
        self.hours.lineEdit().setTextMargins(6, 0, 0, 0)
        self.unlimited.toggled.connect(lambda on: self.hours.setEnabled(not on))
        self.dates = {name: LineField(self) for name in ("valid_from", "valid_until")}
        for name, line in self.dates.items():
            line.setObjectName(f"limits_{name}")
            line.setMaxLength(20)
        self._labels = {name: QLabel(self) for name in ("hours", "valid_from", "valid_until")}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.everywhere)
        column.addWidget(self._filter)
        column.addWidget(self.places, 1)
        column.addWidget(self._count)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addWidget(self._labels["hours"])
        back = QHBoxLayout()
        back.addWidget(self.unlimited)
        back.addWidget(self.hours, 1)
        column.addLayout(back)
        days = QHBoxLayout()
        days.setSpacing(12)
        for name, field in self.dates.items():
            part = QVBoxLayout()
            part.setSpacing(0)
            self._labels[name].setBuddy(field)
            part.addWidget(self._labels[name])
            part.addWidget(field)
            days.addLayout(part)
        column.addLayout(days)

    # ---- what is chosen --------------------------------------------------------------------------------------

    def fill(self, limits: Limits) -> None:
        self._chosen = {(PLACE, code) for code in limits.places}
        self._chosen |= {(AGENCY, code) for code in limits.agencies}
        self._chosen |= {(CAMERA, code) for code in limits.cameras}
        self.everywhere.setChecked(limits.is_everywhere)
        self.unlimited.setChecked(limits.replay_hours is None)
        self.hours.setValue(24 * 7 if limits.replay_hours is None else limits.replay_hours)
        self.hours.setEnabled(limits.replay_hours is not None)
        for name, day in (("valid_from", limits.valid_from), ("valid_until", limits.valid_until)):
            self.dates[name].setText("" if day is None else formatting.date_to_type(day))
        self._show_places()

    def read(self) -> Limits:
        """Raises InputError ``input.date`` (field), ``input.places_missing``."""
        chosen = set() if self.everywhere.isChecked() else self._chosen
        if not self.everywhere.isChecked() and not chosen:
            # An empty choice means everywhere to the rules; nobody who unticked that meant it.
            raise InputError("input.places_missing", field="places")
        return Limits(
            places=frozenset(code for kind, code in chosen if kind == PLACE),
            agencies=frozenset(code for kind, code in chosen if kind == AGENCY),
            cameras=frozenset(code for kind, code in chosen if kind == CAMERA),
            replay_hours=None if self.unlimited.isChecked() else self.hours.value(),
            valid_from=self._day("valid_from"),
            valid_until=self._day("valid_until"),
        )

    def _day(self, name: str) -> date | None:
        text = self.dates[name].text().strip()
        if not text:
            return None
        try:
            return formatting.parse_date(text)
        except InputError as error:
            raise InputError(error.code, field=name, **error.params) from error

    def field(self, name: str) -> QWidget | None:
        """The one that an error names."""
        return {"places": self.places, "replay_hours": self.hours, **self.dates}.get(name)

    # ---- the list --------------------------------------------------------------------------------------------

    def _show_places(self) -> None:
        limited = not self.everywhere.isChecked()
        for part in (self._filter, self.places, self._count):
            part.setEnabled(limited)
        self._list()

    def _list(self) -> None:
        words = self._filter.text().strip().casefold()
        found = [one for one in self._known if words in one[3]]
        if not words:
            # Thousands of cameras are found by the filter; what is chosen is seen without it.
            found = [one for one in self._known if one[0] != CAMERA or one[:2] in self._chosen]
        found.sort(key=lambda one: one[:2] not in self._chosen)
        self.places.blockSignals(True)
        self.places.clear()
        for kind, code, name, _ in found[:MOST_LISTED]:
            item = QListWidgetItem(name, self.places)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            on = (kind, code) in self._chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setData(_KIND, kind)
            item.setData(_CODE, code)
        self.places.blockSignals(False)
        self._show_count()

    def _ticked(self, item: QListWidgetItem) -> None:
        one = (str(item.data(_KIND)), str(item.data(_CODE)))
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen.add(one)
        else:
            self._chosen.discard(one)
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText("" if self.everywhere.isChecked() else self.tr("Chosen: {0}").format(len(self._chosen)))

    # ---- words -----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.everywhere.setText(self.tr("Everywhere in the province"))
        self._filter.setPlaceholderText(self.tr("Find a district, agency or camera"))
        self._filter.setAccessibleName(self._filter.placeholderText())
        self.places.setAccessibleName(self.tr("Places"))
        self.unlimited.setText(self.tr("Any time"))
        self.hours.setSuffix(self.tr(" h"))
        for name, text in (
            ("hours", self.tr("May look back")),
            ("valid_from", self.tr("First day")),
            ("valid_until", self.tr("Last day")),
        ):
            self._labels[name].setText(text)
        self.hours.setAccessibleName(self._labels["hours"].text())
        for name, line in self.dates.items():
            line.setAccessibleName(self._labels[name].text())
            line.setPlaceholderText(self.tr("day/month/year, or empty"))
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _everything(province: Province, cameras: CameraService) -> Iterable[tuple[str, str, str, str]]:
    """Kind, code, name as shown, name as searched: districts with their subdistricts, agencies, cameras."""
    for district in province.districts:
        yield PLACE, district.code, language.place_name(district), _searched(district.name_th, district.name_en)
        for sub in sorted(district.subdistricts, key=lambda one: sort_key(language.place_name(one))):
            name = f"{language.place_name(district)} › {language.place_name(sub)}"
            yield PLACE, sub.code, name, _searched(sub.name_th, sub.name_en, district.name_th)
    for agency in province.agencies:
        yield (
            AGENCY,
            agency.code,
            language.agency_name(agency),
            _searched(agency.short_th, agency.name_th, agency.name_en),
        )
    for camera in cameras.cameras:
        name = f"{camera.code} {language.camera_name(camera)}"
        yield CAMERA, camera.id, name, _searched(camera.code, camera.name_th, camera.name_en)


def _searched(*names: str) -> str:
    return " ".join(names).casefold()
