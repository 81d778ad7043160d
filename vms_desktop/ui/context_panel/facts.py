"""What is known about a tile's camera and stream, as pairs of words.

Values change twice a second, labels never move.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.clock_offset import WARN_ABOVE_MS, ClockReading
from vms_desktop.domain.place import Agency, Province
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.ui import formatting, language
from vms_desktop.ui.wall import tile_words

translate = QCoreApplication.translate
_NOTHING = "–"

LONG_ROWS = (2, 3)
"""Place and owner: names of any length."""
CLOCK_ROW = 11


def fact_labels() -> tuple[str, ...]:
    """In the order of ``fact_values``."""
    return (
        translate("CameraFacts", "State"),
        translate("CameraFacts", "Code"),
        translate("CameraFacts", "Place"),
        translate("CameraFacts", "Owner"),
        translate("CameraFacts", "Stream"),
        translate("CameraFacts", "Picture size"),
        translate("CameraFacts", "Codec"),
        translate("CameraFacts", "Frame rate"),
        translate("CameraFacts", "Bit rate"),
        translate("CameraFacts", "Delay"),
        translate("CameraFacts", "Picture age"),
        translate("CameraFacts", "Camera's clock"),
    )


def fact_values(
    status: TileStatus, province: Province, clock: Clock, reading: ClockReading | None = None
) -> tuple[str, ...]:
    """Values for an occupied tile, "–" where nothing is known (yet). ``reading``: of the camera's clock, the newest."""
    camera = status.camera
    state = tile_words.shown_state(status, clock)
    if camera is None or state is None:
        return (_NOTHING,) * len(fact_labels())
    health = status.health
    size = f"{health.width} × {health.height}" if health is not None and health.width else _NOTHING
    codec = health.codec.upper() if health is not None and health.codec else _NOTHING
    fps = f"{status.displayed_fps:.1f}" if status.surface is not None and status.displayed_fps else _NOTHING
    rate = formatting.bit_rate_text(health.bits_per_second) if health and health.bits_per_second else _NOTHING
    delay = formatting.milliseconds_text(health.delay_s) if health and health.delay_s is not None else _NOTHING
    age = tile_words.picture_age_s(status, clock)
    return (
        tile_words.state_word(state),
        camera.code,
        place_text(camera, province),
        agency_text(camera, province),
        tile_words.stream_short(status) or _NOTHING,
        size,
        codec,
        fps,
        rate,
        delay,
        _NOTHING if age is None else formatting.age_text(age),
        _clock_text(health.clock_offset_s if health is not None else None, reading),
    )


def _clock_text(offset_s: float | None, reading: ClockReading | None) -> str:
    """Against ours; marked where an officer would look at the wrong moment."""
    if offset_s is None and reading is not None:
        offset_s = reading.offset_ms / 1000
    if offset_s is None:
        return _NOTHING
    text = formatting.seconds_text(offset_s)
    return f"▲ {text}" if abs(offset_s) * 1000 > WARN_ABOVE_MS else text


def place_text(camera: Camera, province: Province) -> str:
    district = next((one for one in province.districts if one.code == camera.district_code), None)
    if district is None:
        return _NOTHING
    subdistrict = next((one for one in district.subdistricts if one.code == camera.subdistrict_code), None)
    names = [language.place_name(place) for place in (subdistrict, district) if place is not None]
    return ", ".join(names)


def agency_text(camera: Camera, province: Province) -> str:
    agency: Agency | None = next((one for one in province.agencies if one.code == camera.agency_code), None)
    return language.agency_name(agency) if agency is not None else (camera.agency_code or _NOTHING)
