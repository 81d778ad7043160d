"""Places and owners of a province by their codes, in the language of now; for tables of thousands of rows."""

from __future__ import annotations

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.place import Province
from vms_desktop.ui import language


class PlaceNames:
    """A code without a name is shown as it is: a camera of another province must not look like one without a place."""

    def __init__(self, province: Province) -> None:
        self._districts = {district.code: district for district in province.districts}
        self._subdistricts = {sub.code: sub for district in province.districts for sub in district.subdistricts}
        self._agencies = {agency.code: agency for agency in province.agencies}

    def district(self, code: str) -> str:
        place = self._districts.get(code)
        return language.place_name(place) if place is not None else code

    def subdistrict(self, code: str) -> str:
        place = self._subdistricts.get(code)
        return language.place_name(place) if place is not None else code

    def agency(self, code: str) -> str:
        agency = self._agencies.get(code)
        return language.agency_name(agency) if agency is not None else code

    def place(self, camera: Camera) -> str:
        """Subdistrict and district: ``ปากน้ำ, เมืองสมุทรปราการ``."""
        district = self.district(camera.district_code)
        return f"{self.subdistrict(camera.subdistrict_code)}, {district}" if camera.subdistrict_code else district
