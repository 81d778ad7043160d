"""What the health page lists: lists to choose a condition, a district, a subdistrict and an owner from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import language
from vms_desktop.ui.conditions import WORST_FIRST, condition_title

NOTABLE = frozenset((CameraCondition.FAILING, CameraCondition.LATE, CameraCondition.LIVE))
"""Cameras that only answer, or were not asked yet, are counted above the table: thousands of rows tell nothing."""
_EVERY = frozenset(CameraCondition)


@dataclass(frozen=True, slots=True)
class HealthFilter:
    """Which cameras are listed; an empty code lets all through."""

    conditions: frozenset[CameraCondition] = NOTABLE
    district: str = ""
    subdistrict: str = ""
    agency: str = ""

    @property
    def has_place(self) -> bool:
        return bool(self.district or self.subdistrict or self.agency)

    def lets_through(self, camera: Camera) -> bool:
        """By place and owner."""
        return (
            (not self.district or self.district == camera.district_code)
            and (not self.subdistrict or self.subdistrict == camera.subdistrict_code)
            and (not self.agency or self.agency == camera.agency_code)
        )


class HealthFilters(QWidget):
    """Signals: ``changed()``."""

    changed = Signal()

    def __init__(self, province: Province, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._province = province
        self.condition, self.district, self.subdistrict, self.agency = (QComboBox(self) for _ in range(4))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, box, letters in (
            ("healthCondition", self.condition, 18),
            ("healthDistrict", self.district, 14),
            ("healthSubdistrict", self.subdistrict, 14),
            ("healthAgency", self.agency, 18),
        ):
            box.setObjectName(name)
            box.setMaxVisibleItems(20)
            # Wide enough to be read, but a long owner's name must not push the others off a small screen.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            row.addWidget(box)
        self.retranslate()
        self.district.currentIndexChanged.connect(self._district_changed)
        for box in (self.condition, self.subdistrict, self.agency):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def chosen(self) -> HealthFilter:
        """What is chosen now."""
        condition = self.condition.currentData()
        one = frozenset((CameraCondition(condition),)) if condition else NOTABLE
        return HealthFilter(
            _EVERY if condition == "" else one,
            self.district.currentData() or "",
            self.subdistrict.currentData() or "",
            self.agency.currentData() or "",
        )

    # ---- contents --------------------------------------------------------------------------------------------

    def _district_changed(self) -> None:
        self._fill_subdistricts()
        self._fill_agencies()
        self.changed.emit()

    def retranslate(self) -> None:
        """In the language of now; what was chosen stays."""
        several = [(self.tr("Failing, late or live"), None), (self.tr("All cameras"), "")]
        single = [(condition_title(condition), condition.value) for condition in WORST_FIRST]
        _fill(self.condition, [several[0], *single, several[1]])
        districts = [(language.place_name(one), one.code) for one in self._province.districts]
        _fill(self.district, [(self.tr("All districts"), ""), *districts])
        self._fill_subdistricts()
        self._fill_agencies()
        self.condition.setAccessibleName(self.tr("Condition"))
        self.district.setAccessibleName(self.tr("District"))
        self.subdistrict.setAccessibleName(self.tr("Subdistrict"))
        self.agency.setAccessibleName(self.tr("Owner"))

    def _fill_subdistricts(self) -> None:
        code = self.district.currentData()
        places = [sub for one in self._province.districts if one.code == code for sub in one.subdistricts]
        named = sorted(((language.place_name(one), one.code) for one in places), key=lambda pair: sort_key(pair[0]))
        _fill(self.subdistrict, [(self.tr("All subdistricts"), ""), *named])
        self.subdistrict.setEnabled(bool(code))

    def _fill_agencies(self) -> None:
        code = self.district.currentData()
        owners = [one for one in self._province.agencies if not code or one.district_code in (code, None)]
        named = sorted(((language.agency_name(one), one.code) for one in owners), key=lambda pair: sort_key(pair[0]))
        _fill(self.agency, [(self.tr("All owners"), ""), *named])


def _fill(box: QComboBox, entries: list[tuple[str, str | None]]) -> None:
    """Replace the entries without telling; the one chosen stays, or else the first is."""
    chosen = box.currentData()
    first = box.count() == 0
    with QSignalBlocker(box):
        box.clear()
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(0 if first else max(0, box.findData(chosen)))
