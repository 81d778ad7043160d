"""Held keys as a steering vector. No Qt: keys are named by what they do.

Opposite keys cancel; letting one go leaves the other, as a hand on a keyboard expects.
"""

from __future__ import annotations

from enum import Enum

from vms_desktop.domain.ptz import PtzVector


class PtzKey(Enum):
    """A direction, as (pan, tilt, zoom) of ±1."""

    LEFT = (-1, 0, 0)
    RIGHT = (1, 0, 0)
    UP = (0, 1, 0)
    DOWN = (0, -1, 0)
    ZOOM_IN = (0, 0, 1)
    ZOOM_OUT = (0, 0, -1)


def vector_of(keys: set[PtzKey], speed: float) -> PtzVector:
    """The movement for the held keys at ``speed`` (0..1)."""
    pan, tilt, zoom = (sum(key.value[axis] for key in keys) * speed for axis in range(3))
    return PtzVector(pan, tilt, zoom)
