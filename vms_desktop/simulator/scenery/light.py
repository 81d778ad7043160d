"""Daylight: what colour things have in the sun and in the shade, and how far one sees."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vms_desktop.simulator.scenery.view import Doubles, Point

Colour = tuple[int, int, int]
EXPOSURE = 1.1


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` 0: the one, 1: the other."""
    share = min(1.0, max(0.0, share))
    return (
        int(one[0] + (other[0] - one[0]) * share),
        int(one[1] + (other[1] - one[1]) * share),
        int(one[2] + (other[2] - one[2]) * share),
    )


def _towards(azimuth: float, elevation: float) -> Point:
    """Unit vector; azimuth in degrees to the right of y, elevation in degrees."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)


@lru_cache(maxsize=64)
def _array(*values: float) -> NDArray[Any]:
    return np.array(values)


@dataclass(frozen=True, slots=True)
class Light:
    """``sun`` and ``sky``: factors on a colour, per channel. ``haze_m``: where a thing is 63 % haze."""

    sky_top: Colour
    sky_low: Colour
    cloud: Colour
    cover: float
    to_sun: Point
    sun: tuple[float, float, float]
    sky: tuple[float, float, float]
    haze_m: float
    shadow: float
    wet: float = 0.0

    def on(self, colour: Colour, normal: Point = (0.0, 0.0, 1.0)) -> Colour:
        """A surface's colour in this light."""
        facing = max(0.0, normal[0] * self.to_sun[0] + normal[1] * self.to_sun[1] + normal[2] * self.to_sun[2])
        # Surfaces that look down see the ground instead of the sky.
        above = 0.82 + 0.18 * normal[2]
        lit = [c * EXPOSURE * (s * facing + a * above) for c, s, a in zip(colour, self.sun, self.sky, strict=True)]
        return min(255, int(lit[0])), min(255, int(lit[1])), min(255, int(lit[2]))

    def far(self, colour: Colour, depth: float) -> Colour:
        """That colour through ``depth`` metres of air."""
        return blend(colour, self.sky_low, 1.0 - math.exp(-max(0.0, depth) / self.haze_m))

    def of_many(self, colours: Doubles, normals: Doubles, depths: Doubles) -> NDArray[Any]:
        """``far`` of ``on`` for n surfaces: (n, 3) integers."""
        to_sun, sun, sky, sky_low = (_array(*values) for values in (self.to_sun, self.sun, self.sky, self.sky_low))
        facing = np.maximum(0.0, normals @ to_sun)[:, None]
        above = (0.82 + 0.18 * normals[:, 2])[:, None]
        lit = np.minimum(255, (colours * EXPOSURE * (sun * facing + sky * above)).astype(int))
        share = (1.0 - np.exp(-np.maximum(0.0, depths) / self.haze_m))[:, None]
        found: NDArray[Any] = (lit + (sky_low - lit) * share).astype(int)
        return found


LIGHTS = (
    Light(
        (74, 128, 196), (196, 218, 234), (250, 250, 252), 0.42,
        _towards(-140, 48), (0.74, 0.71, 0.64), (0.46, 0.49, 0.54), 900, 0.46,
    ),
    Light(
        (104, 146, 190), (222, 220, 206), (250, 246, 238), 0.50,
        _towards(120, 34), (0.78, 0.69, 0.54), (0.44, 0.46, 0.50), 520, 0.42,
    ),
    Light(
        (150, 164, 178), (206, 211, 214), (226, 229, 232), 0.86,
        _towards(-60, 62), (0.20, 0.20, 0.20), (0.72, 0.73, 0.76), 480, 0.12,
    ),
    Light(
        (88, 118, 168), (244, 206, 160), (255, 226, 192), 0.46,
        _towards(-105, 20), (0.92, 0.68, 0.42), (0.42, 0.43, 0.50), 600, 0.40,
    ),
    Light(
        (60, 120, 200), (180, 212, 240), (255, 255, 255), 0.30,
        _towards(160, 66), (0.72, 0.70, 0.66), (0.46, 0.49, 0.53), 1400, 0.50,
    ),
    Light(
        (126, 142, 160), (192, 200, 208), (214, 218, 224), 0.74,
        _towards(40, 50), (0.28, 0.28, 0.28), (0.60, 0.62, 0.66), 420, 0.16, 0.8,
    ),
)  # fmt: skip
"""Morning, warm haze, overcast, late afternoon, clear noon, after rain."""
