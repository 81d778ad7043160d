"""All that is wrong with a camera's description at once, not only the first mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import InputError
from vms_desktop.services.cameras.cameras import CameraService, PreparedCamera

# What stands in for a field already told to be wrong, so that the other mistakes are found in the same pass.
_GOOD: dict[str, Any] = {
    "code": "0",
    "name_th": "0",
    "name_en": "",
    "subdistrict_code": "",
    "agency_code": "",
    "main_url": "rtsp://host/",
    "sub_url": "",
    "onvif_host": "",
    "main_profile": "",
    "sub_profile": "",
    "username": "",
    "password": "",
    "latitude": None,
    "longitude": None,
}
_TOGETHER = {
    "latitude": ("latitude", "longitude"),
    "longitude": ("latitude", "longitude"),
    "username": ("username", "password"),
}


def prepare_or_tell(
    cameras: CameraService, draft: CameraDraft, existing: Camera | None, tell: Callable[[InputError], None]
) -> PreparedCamera | None:
    """The checked camera; None when something was wrong, each mistake told once. Changes nothing."""
    trial, wrong = draft, set()
    while True:
        try:
            prepared = cameras.prepare(trial, existing)
        except InputError as error:
            name = str(error.params.get("field", ""))
            if name in wrong:
                return None
            tell(error)
            wrong.add(name)
            trial = _with_good(cameras, trial, name)
        else:
            return None if wrong else prepared


def problems_of(cameras: CameraService, draft: CameraDraft, existing: Camera | None) -> list[InputError]:
    """Every mistake, each with its ``field``; empty where the draft can be stored."""
    problems: list[InputError] = []
    prepare_or_tell(cameras, draft, existing, problems.append)
    return problems


def _with_good(cameras: CameraService, draft: CameraDraft, name: str) -> CameraDraft:
    """The draft with something that cannot be wrong in this field and those that are judged with it."""
    if name == "district_code":
        return replace(draft, district_code=cameras.province.districts[0].code, subdistrict_code="")
    together = _TOGETHER.get(name, (name,))
    return replace(draft, **{each: _GOOD[each] for each in together if each in _GOOD})
