"""Which cameras stand around a place. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable

from vms_desktop.domain.camera import Camera

_EARTH_M = 6_371_008.8
"""Mean radius of the earth, metres (IUGG)."""


def distance_m(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Metres along the surface between two places in degrees WGS 84 (haversine; within half a percent)."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    half_up = math.sin((second - first) / 2) ** 2
    half_along = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half_up + math.cos(first) * math.cos(second) * half_along)))


def cameras_near(
    cameras: Iterable[Camera], latitude: float, longitude: float, radius_m: float
) -> list[tuple[Camera, float]]:
    """Those within ``radius_m`` whose position is known, with their distance in metres, the nearest first."""
    found = [
        (camera, distance_m(latitude, longitude, camera.latitude, camera.longitude))
        for camera in cameras
        if camera.latitude is not None and camera.longitude is not None
    ]
    return sorted(((camera, metres) for camera, metres in found if metres <= radius_m), key=lambda one: one[1])
