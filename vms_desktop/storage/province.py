"""The bundled national data as ``Province``; details where a province's owners of cameras are known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.domain.place import Agency, District, Province, Subdistrict
from vms_desktop.paths import resources_dir

T = TypeVar("T")
_SAMUT_PRAKAN = "11"
_NATIONAL = "thailand_admin.json"
# The organisation's prefix as people abbreviate it (ทน. ทม. ทต. อบต. อบจ.), in Latin letters, and what its English
# name ends with. The code is stored with cameras: a change here needs a migration.
_KINDS = {
    "PAO": ("obc", "Provincial Administrative Organization"),
    "ThesabanNakhon": ("tn", "City Municipality"),
    "ThesabanMueang": ("tm", "Town Municipality"),
    "ThesabanTambon": ("tt", "Subdistrict Municipality"),
    "TAO": ("obt", "Subdistrict Administrative Organization"),
}


class BundledProvinces:
    """Fulfils ``services.ports.ProvinceSource`` from ``resources/province-data`` (sources: its README)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources_dir() / "province-data"

    def province(self, code: str) -> Province:
        """As bundled. Raises WorkstationError ``system.resource_missing`` (name: the file that is missing or
        damaged), ``system.province_unknown`` (province).
        """
        # The national file has 443 kB; the first customer's own 14 kB say the same about the province.
        return self._samut_prakan() if code == _SAMUT_PRAKAN else self._from_national(code)

    def codes(self) -> list[tuple[str, str, str]]:
        """All provinces: code, Thai and English name, in the order of the codes."""
        return self._using(_NATIONAL, lambda data: [(str(p["code"]), p["th"], p["en"]) for p in data["provinces"]])

    def _samut_prakan(self) -> Province:
        owners = self._using("samut_prakan_lao.json", _local_governments)
        police = self._using("samut_prakan_police_stations.json", _provincial_police)
        return self._using("samut_prakan_admin.json", lambda data: _detailed(data, (police, *owners)))

    def _from_national(self, code: str) -> Province:
        return self._using(_NATIONAL, lambda data: _national(data, code))

    def _using(self, name: str, read: Callable[[Any], T]) -> T:
        try:
            return read(json.loads((self._folder / name).read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            detail = f"{type(error).__name__}: {error}"
            raise WorkstationError("system.resource_missing", detail=detail, name=name) from error


def _detailed(data: dict[str, Any], owners: tuple[Agency, ...]) -> Province:
    head = data["province"]
    districts = tuple(
        District(
            code=item["code"],
            name_th=item["name_th"],
            name_en=item["name_en"],
            subdistricts=tuple(
                Subdistrict(sub["code"], sub["name_th"], sub["name_en"], item["code"]) for sub in item["subdistricts"]
            ),
        )
        for item in data["districts"]
    )
    own = _province_office(head["code"], head["name_th"], head["name_en"])
    return Province(head["code"], head["name_th"], head["name_en"], head["abbr_th"], districts, (own, *owners))


def _national(data: dict[str, Any], code: str) -> Province:
    found = next((item for item in data["provinces"] if str(item["code"]) == code), None)
    if found is None:
        raise WorkstationError("system.province_unknown", province=code)
    by_district: dict[int, list[Subdistrict]] = {}
    for sub_code, name_th, name_en, *_ in data["subdistricts"]:
        if sub_code // 10000 == found["code"]:
            district = sub_code // 100
            sub = Subdistrict(str(sub_code), name_th, name_en, str(district))
            by_district.setdefault(district, []).append(sub)
    districts = tuple(
        District(str(number), name_th, name_en, tuple(by_district.get(number, ())))
        for number, name_th, name_en, *_ in data["districts"]
        if number // 100 == found["code"]
    )
    own = _province_office(code, found["th"], found["en"])
    return Province(code, found["th"], found["en"], found["abbr"], districts, (own,))


def _province_office(code: str, name_th: str, name_en: str) -> Agency:
    """The province itself owns cameras too. Bangkok is no จังหวัด but an administration of its own kind."""
    if code == "10":
        return Agency("province", "กทม.", name_th, "Bangkok Metropolitan Administration", None)
    return Agency("province", f"จังหวัด{name_th}", f"จังหวัด{name_th}", f"{name_en} Province", None)


def _provincial_police(data: dict[str, Any]) -> Agency:
    # The list of stations is incomplete by its own word; only the provincial police stands in it for sure.
    parent = data["parent"]
    return Agency("police", parent["abbr"], parent["th"], "Samut Prakan Provincial Police", None)


def _local_governments(data: dict[str, Any]) -> tuple[Agency, ...]:
    agencies = tuple(
        Agency(_agency_code(item), item["short_th"], item["name_th"], item["name_en"], item["district_code"])
        for item in data["organisations"]
    )
    if len({agency.code for agency in agencies}) != len(agencies):
        raise ValueError("two organisations with one code")
    return agencies


def _agency_code(item: dict[str, Any]) -> str:
    prefix, kind_en = _KINDS[item["type"]]
    name = item["name_en"].removesuffix(kind_en).strip().lower()
    return f"{prefix}-{re.sub(r'[^a-z0-9]+', '-', name).strip('-')}"
