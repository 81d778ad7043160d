"""Province, district, subdistrict and agency: the branches of the camera tree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with its DOPA code (2, 4 or 6 digits: province, district, subdistrict)."""

    code: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Subdistrict(Place):
    district_code: str


@dataclass(frozen=True, slots=True)
class District(Place):
    subdistricts: tuple[Subdistrict, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """An owner of cameras. ``short_th`` keeps the organisation prefix: ทม.แพรกษา and ทต.แพรกษา are two bodies.

    ``code`` is ours and stable (letters, digits, ``-``), e.g. ``tm-phraeksa``.
    """

    code: str
    short_th: str
    name_th: str
    name_en: str
    district_code: str | None


@dataclass(frozen=True, slots=True)
class Province(Place):
    abbreviation_th: str
    districts: tuple[District, ...]
    agencies: tuple[Agency, ...]
