"""District, subdistrict and owner: three lists that follow one another."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.ui import language


class PlaceFields(QObject):
    """The combo boxes ``district``, ``subdistrict`` and ``agency``; the owner's list begins with the district's own."""

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
        for district in province.districts:
            self.district.addItem(language.place_name(district), district.code)
        self.district.currentIndexChanged.connect(self._follow)
        self._follow()

    def choose(self, district: str, subdistrict: str, agency: str) -> None:
        self.district.setCurrentIndex(max(0, self.district.findData(district)))
        self.subdistrict.setCurrentIndex(max(0, self.subdistrict.findData(subdistrict)))
        self.agency.setCurrentIndex(max(0, self.agency.findData(agency)))

    def _follow(self) -> None:
        code = self.district.currentData()
        self.subdistrict.clear()
        self.subdistrict.addItem("—", "")
        for district in self._province.districts:
            if district.code == code:
                for place in sorted(district.subdistricts, key=lambda one: sort_key(one.name_th)):
                    self.subdistrict.addItem(language.place_name(place), place.code)
        kept = self.agency.currentData()
        self.agency.clear()
        self.agency.addItem("—", "")
        near = [one for one in self._province.agencies if one.district_code in (code, None)]
        far = [one for one in self._province.agencies if one.district_code not in (code, None)]
        for agency in [*near, *far]:
            self.agency.addItem(language.agency_name(agency), agency.code)
        self.agency.setCurrentIndex(max(0, self.agency.findData(kept)))
