"""The columns of a camera list, by their names in English and Thai, and a row of cells as a camera draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.place import Province
from vms_desktop.domain.stream import Transport
from vms_desktop.domain.thai_text import arabic_digits, search_key, strip_invisible
from vms_desktop.services.csv_export import unguarded
from vms_desktop.services.operation import machinery

# Column name (as documented) → field of CameraDraft.
COLUMNS = {
    "code": "code",
    "name_th": "name_th",
    "name_en": "name_en",
    "district_code": "district_code",
    "subdistrict_code": "subdistrict_code",
    "agency": "agency_code",
    "main_url": "main_url",
    "sub_url": "sub_url",
    "transport": "transport",
    "onvif_address": "onvif_host",
    "username": "username",
    "password": "password",
    "ptz": "has_ptz",
    "latitude": "latitude",
    "longitude": "longitude",
    "main_profile": "main_profile",
    "sub_profile": "sub_profile",
}
REQUIRED = ("code", "name_th", "district_code")
_ADDRESSES = ("main_url", "sub_url", "onvif_address")
# The first one is the heading that an export writes in Thai.
_ALIASES = {
    "code": ("รหัสกล้อง", "หมายเลขกล้อง", "รหัส"),
    "name_th": ("ชื่อไทย", "ชื่อ", "ชื่อกล้อง", "ชื่อภาษาไทย", "จุดติดตั้ง"),
    "name_en": ("ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ"),
    "district_code": ("อำเภอ", "รหัสอำเภอ", "เขต", "district"),
    "subdistrict_code": ("ตำบล", "รหัสตำบล", "แขวง", "subdistrict"),
    "agency": ("หน่วยงานเจ้าของกล้อง", "หน่วยงาน", "agency_code"),
    "main_url": ("สตรีมหลัก", "ที่อยู่สตรีมหลัก"),
    "sub_url": ("สตรีมรอง", "ที่อยู่สตรีมรอง"),
    "transport": ("วิธีส่ง", "การส่งข้อมูล"),
    "onvif_address": ("ที่อยู่ ONVIF", "onvif"),
    "main_profile": ("โปรไฟล์หลัก",),
    "sub_profile": ("โปรไฟล์รอง",),
    "username": ("ชื่อผู้ใช้", "user"),
    "password": ("รหัสผ่าน",),
    "ptz": ("ปรับมุมมอง", "กล้องแบบปรับมุมมอง"),
    "latitude": ("ละติจูด", "lat"),
    "longitude": ("ลองจิจูด", "lon", "lng"),
}
_YES = {"1", "y", "yes", "true", "x", "✓", "ใช่", "มี"}
_NO = {"", "0", "n", "no", "false", "-", "ไม่", "ไม่ใช่", "ไม่มี"}
_LOOSE = re.compile(r"[\s_\-./]+")


def _loosely(text: str) -> str:
    return _LOOSE.sub("", search_key(text))


_BY_HEADING = {_loosely(name): name for name in COLUMNS}
_BY_HEADING |= {_loosely(alias): name for name, aliases in _ALIASES.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Heading:
    """Which cell holds which column. ``shown``: the heading as it stands in the file, for messages."""

    positions: Mapping[str, int]
    shown: Mapping[str, str]
    width: int

    def column_of(self, field: str) -> str:
        """The heading (or the documented name) of the column that fills a field of CameraDraft."""
        column = next((name for name, target in COLUMNS.items() if target == field), field)
        return self.shown.get(column, column)


def heading_text(name: str, thai: bool) -> str:
    """The heading of a column for an export; ``read_heading`` knows it."""
    return _ALIASES[name][0] if thai else name


def column_named(heading: str) -> str | None:
    """The documented name of the column that a heading means; None: no column of ours."""
    return _BY_HEADING.get(_loosely(heading))


def known_columns(cells: list[str]) -> int:
    """How many of these are headings of ours."""
    return sum(_loosely(cell) in _BY_HEADING for cell in cells)


def read_heading(cells: list[str]) -> Heading:
    """Raises InputError ``import.column_unknown`` (column), ``import.column_twice`` (column),
    ``import.column_missing`` (column). An unknown heading is refused: a misspelt one would lose its data silently.
    """
    positions: dict[str, int] = {}
    shown: dict[str, str] = {}
    for position, cell in enumerate(cells):
        text = strip_invisible(cell).strip()
        if not text:
            continue
        name = _BY_HEADING.get(_loosely(cell))
        if name is None:
            raise InputError("import.column_unknown", column=_short(text))
        if name in positions:
            raise InputError("import.column_twice", column=_short(text))
        positions[name], shown[name] = position, _short(text)
    for name in REQUIRED:
        if name not in positions:
            raise InputError("import.column_missing", column=name)
    if not any(name in positions for name in _ADDRESSES):
        raise InputError("import.column_missing", column=_ADDRESSES[0])
    return Heading(positions, shown, len(cells))


def _short(text: str) -> str:
    """For a message. In a list without headings an address may stand there, with a password in it."""
    if "://" in text or "@" in text:
        return "…"
    return "".join(ch for ch in text if ch.isprintable())[:60]


@machinery("public knowledge")
class PlaceNames:
    """Places and owners by code or by name, as lists write them."""

    def __init__(self, province: Province) -> None:
        self._districts = {d.code: d.code for d in province.districts}
        self._subdistricts: dict[tuple[str, str], str] = {}
        self._agencies: dict[str, str] = {}
        for district in province.districts:
            for kind in ("", "อำเภอ", "อ.", "เขต", "amphoe"):
                self._districts[_loosely(kind + district.name_th)] = district.code
                self._districts[_loosely(kind + district.name_en)] = district.code
            for sub in district.subdistricts:
                for kind in ("", "ตำบล", "ต.", "แขวง", "tambon"):
                    self._subdistricts[district.code, _loosely(kind + sub.name_th)] = sub.code
                    self._subdistricts[district.code, _loosely(kind + sub.name_en)] = sub.code
        for agency in province.agencies:
            for name in (agency.code, agency.short_th, agency.name_th, agency.name_en):
                self._agencies[_loosely(name)] = agency.code

    def district(self, text: str) -> str:
        """The code, or the text itself where nothing has that name."""
        return self._districts.get(_loosely(text), text)

    def subdistrict(self, district_code: str, text: str) -> str:
        return self._subdistricts.get((district_code, _loosely(text)), text)

    def agency(self, text: str) -> str:
        return self._agencies.get(_loosely(text), text)


def draft_from(cells: Sequence[str], heading: Heading, places: PlaceNames, base: CameraDraft) -> CameraDraft:
    """``base`` with what the row says. Columns the file lacks keep what ``base`` has.

    Raises InputError with ``field``: ``input.yes_or_no`` (value), ``input.transport`` (value).
    """
    given = {name: cells[position] for name, position in heading.positions.items()}
    values: dict[str, Any] = {COLUMNS[name]: unguarded(text.strip()) for name, text in given.items()}
    if "password" in given:
        values["password"] = given["password"]
    if "district_code" in values:
        values["district_code"] = arabic_digits(places.district(values["district_code"]))
    if values.get("subdistrict_code"):
        district = values.get("district_code", base.district_code)
        values["subdistrict_code"] = places.subdistrict(district, values["subdistrict_code"])
    if values.get("agency_code"):
        values["agency_code"] = places.agency(values["agency_code"])
    if "has_ptz" in values:
        values["has_ptz"] = _yes(values["has_ptz"])
    if "transport" in values:
        values["transport"] = _transport(values["transport"])
    if "onvif_host" in values:
        values["onvif_port"], values["onvif_path"] = 0, ""
    return replace(base, **values)


def _yes(text: str) -> bool:
    word = search_key(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise InputError("input.yes_or_no", field="has_ptz", value=_short(text))


def _transport(text: str) -> Transport:
    word = search_key(text) or Transport.TCP.value
    try:
        return Transport(word)
    except ValueError:
        raise InputError("input.transport", field="transport", value=_short(text)) from None
