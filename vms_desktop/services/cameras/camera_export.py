"""The register as a list that ``camera_import`` reads back: every column but the secrets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.onvif_address import onvif_text
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.place import Province
from vms_desktop.services.cameras.camera_columns import COLUMNS, PlaceNames, heading_text
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.csv_export import write_table
from vms_desktop.services.operation import operation, plumbing

SECRET = ("username", "password")
"""Sealed in the vault, which no export opens."""
EXPORTED = tuple(name for name in COLUMNS if name not in SECRET)


class CameraExport:
    """Writes cameras into lists. Called on the loop thread; the writing is done beside it.

    Where the register has an access log, a list is recorded in it before the file is there.
    """

    def __init__(self, cameras: CameraService) -> None:
        self._cameras = cameras
        self._authority = cameras.authority

    @operation(Permission.EXPORT_LISTS, logs=Action.CAMERAS_EXPORTED)
    async def write(self, path: Path, camera_ids: Iterable[str] | None = None, *, thai: bool) -> int:
        """These cameras in this order, or all by code; returns how many. Unknown ids are passed over.

        ``thai``: headings, places and owners in Thai, else in English; either is read back. A file of that name is
        replaced. Raises LogError ``log.not_written``, StorageError ``storage.disk_full``,
        ``storage.file_not_writable``.
        """
        cameras = list(self._cameras.cameras)
        if camera_ids is not None:
            known = {camera.id: camera for camera in cameras}
            cameras = [known[camera_id] for camera_id in camera_ids if camera_id in known]
        await self._record("register", path, len(cameras))
        await asyncio.to_thread(_write, path, cameras, self._cameras.province, thai)
        return len(cameras)

    @operation(Permission.EXPORT_LISTS, logs=Action.CAMERAS_EXPORTED)
    async def write_rows(self, path: Path, rows: Callable[[], list[list[str]]], *, what: str = "health") -> int:
        """A table about cameras as a page shows it, headings first; returns how many rows it has without them.
        ``rows`` is called in a worker thread. Raises as ``write``.
        """
        made = await asyncio.to_thread(rows)
        await self._record(what, path, len(made) - 1)
        await asyncio.to_thread(write_table, path, made)
        return len(made) - 1

    async def _record(self, what: str, path: Path, count: int) -> None:
        if self._cameras.log is not None:
            details = {"what": what, "file": path.name, "count": count}
            await self._cameras.log.record(
                EntryDraft(Action.CAMERAS_EXPORTED, subject=Subject("cameras"), details=details)
            )

    @plumbing("an empty list")
    async def write_template(self, path: Path, *, thai: bool) -> None:
        """The headings of all columns, those of the secrets too, for a person to fill in. Raises as ``write``."""
        await asyncio.to_thread(write_table, path, [[heading_text(name, thai) for name in COLUMNS]])


def _write(path: Path, cameras: Sequence[Camera], province: Province, thai: bool) -> None:
    write_table(path, camera_rows(cameras, province, thai))


def camera_rows(cameras: Iterable[Camera], province: Province, thai: bool) -> Iterable[list[str]]:
    """The headings, then a row a camera."""
    words = _Words(province, thai)
    yield [heading_text(name, thai) for name in EXPORTED]
    for camera in cameras:
        yield words.row(camera)


class _Words:
    """Places and owners by name where the import finds that very place by it, else by code."""

    def __init__(self, province: Province, thai: bool) -> None:
        self._yes, self._no = ("มี", "ไม่มี") if thai else ("yes", "no")
        names = PlaceNames(province)
        self._districts, self._subdistricts, self._agencies = {}, {}, {}
        for district in province.districts:
            name = district.name_th if thai else district.name_en
            self._districts[district.code] = name if names.district(name) == district.code else district.code
            for sub in district.subdistricts:
                name = sub.name_th if thai else sub.name_en
                same = names.subdistrict(district.code, name) == sub.code
                self._subdistricts[district.code, sub.code] = name if same else sub.code
        for agency in province.agencies:
            name = agency.short_th if thai else agency.name_en
            self._agencies[agency.code] = name if names.agency(name) == agency.code else agency.code

    def row(self, camera: Camera) -> list[str]:
        place = (camera.district_code, camera.subdistrict_code)
        values = {
            "code": camera.code,
            "name_th": camera.name_th,
            "name_en": camera.name_en,
            "district_code": self._districts.get(camera.district_code, camera.district_code),
            "subdistrict_code": self._subdistricts.get(place, camera.subdistrict_code),
            "agency": self._agencies.get(camera.agency_code, camera.agency_code),
            "main_url": camera.main.url if camera.main else "",
            "sub_url": camera.sub.url if camera.sub else "",
            "transport": camera.transport.value,
            "onvif_address": onvif_text(camera.onvif_host, camera.onvif_port, camera.onvif_path),
            "main_profile": camera.main_profile,
            "sub_profile": camera.sub_profile,
            "ptz": self._yes if camera.has_ptz else self._no,
            "latitude": _degrees(camera.latitude),
            "longitude": _degrees(camera.longitude),
        }
        return [values[name] for name in EXPORTED]


def _degrees(value: float | None) -> str:
    """As many digits as bring back the same number."""
    return "" if value is None else repr(value)
