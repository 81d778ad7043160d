"""District, subdistrict and owner: three lists that follow one another."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from vms_desktop.domain.camera_draft import owners_are_known
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import language


class PlaceFields(QObject):
    """The combo boxes ``district``, ``subdistrict`` and ``agency``; the owner's list begins with the district's own.

    A code that the province's data do not hold is kept as it is: saving a camera must not lose its owner. Where the
    data hold no local governments at all, the owner can be typed.
    """

    def __init__(self, province: Province, parent: QWidget) -> None:
        super().__init__(parent)
        self._province = province
        self.district, self.subdistrict, self.agency = (QComboBox(parent) for _ in range(3))
        for name, box in (
            ("cameraDistrict", self.district),
            ("cameraSubdistrict", self.subdistrict),
            ("cameraAgency", self.agency),
        ):
            box.setObjectName(name)
            box.setMaxVisibleItems(20)
            # The longest owner's name must not make the dialog wider than the screen.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20)
        if not owners_are_known(province):
            self.agency.setEditable(True)
            self.agency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for district in province.districts:
            self.district.addItem(language.place_name(district), district.code)
        self.district.currentIndexChanged.connect(self._follow)
        self._follow()

    def choose(self, district: str, subdistrict: str, agency: str) -> None:
        for box, code in ((self.district, district), (self.subdistrict, subdistrict), (self.agency, agency)):
            _choose(box, code)

    @property
    def codes(self) -> tuple[str, str, str]:
        """District, subdistrict and owner; "" for none."""
        owner = self.agency.currentData() or ""
        if self.agency.isEditable() and self.agency.currentText() != self.agency.itemText(self.agency.currentIndex()):
            owner = self.agency.currentText().strip()
        return self.district.currentData(), self.subdistrict.currentData() or "", owner

    def _follow(self) -> None:
        code = self.district.currentData()
        self.subdistrict.clear()
        self.subdistrict.addItem("—", "")
        for district in self._province.districts:
            if district.code == code:
                for place in sorted(district.subdistricts, key=lambda one: sort_key(language.place_name(one))):
                    self.subdistrict.addItem(language.place_name(place), place.code)
        kept = self.codes[2]
        self.agency.clear()
        self.agency.addItem("—", "")
        near = [one for one in self._province.agencies if one.district_code in (code, None)]
        far = [one for one in self._province.agencies if one.district_code not in (code, None)]
        for agency in [*near, *far]:
            self.agency.addItem(language.agency_name(agency), agency.code)
        _choose(self.agency, kept)


def _choose(box: QComboBox, code: str) -> None:
    if code and box.findData(code) < 0:
        box.addItem(code, code)
    box.setCurrentIndex(max(0, box.findData(code)))
