"""Where a PTZ camera must not look without a reason: a marked part of its range (a bedroom window, a clinic's yard).

Positions are those of ONVIF's generic spaces (PTZ specification 5.4): pan and tilt −1..1, zoom 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.ptz import PtzPosition

NAME_LIMIT = 100
WHOLE = (-1.0, 1.0)


@dataclass(frozen=True, slots=True)
class PrivateArea:
    """All of ``pan_from`` ≤ pan ≤ ``pan_to``, tilt likewise, zoom ≥ ``zoom_from``.

    ``pan_from`` > ``pan_to``: across the seam where the head comes round from 1 to −1.
    """

    id: str
    camera_id: str
    name: str
    pan_from: float = -1.0
    pan_to: float = 1.0
    tilt_from: float = -1.0
    tilt_to: float = 1.0
    zoom_from: float = 0.0

    def holds(self, pan: float | None, tilt: float | None, zoom: float | None) -> bool:
        """Whether a camera that stands there looks into the area. An axis it does not tell counts as inside: better an
        item too many than one that is missed.
        """
        return self._pan_holds(pan) and _between(tilt, self.tilt_from, self.tilt_to) and _from(zoom, self.zoom_from)

    def _pan_holds(self, pan: float | None) -> bool:
        if pan is None or self.pan_from <= self.pan_to:
            return _between(pan, self.pan_from, self.pan_to)
        return pan >= self.pan_from or pan <= self.pan_to


def _between(value: float | None, least: float, most: float) -> bool:
    return value is None or least <= value <= most


def _from(value: float | None, least: float) -> bool:
    return value is None or value >= least


def checked_area(area: PrivateArea) -> PrivateArea:
    """The area, if it can be one. Raises InputError ``input.required``, ``input.too_long`` (field ``name``),
    ``input.area_range`` (field): a number outside its range, or tilt the wrong way round.
    """
    name = area.name.strip()
    if not name:
        raise InputError("input.required", field="name")
    if len(name) > NAME_LIMIT:
        raise InputError("input.too_long", field="name", limit=NAME_LIMIT)
    for field in ("pan_from", "pan_to", "tilt_from", "tilt_to"):
        value: float = getattr(area, field)
        if not -1.0 <= value <= 1.0:
            raise InputError("input.area_range", field=field, least=-1, most=1)
    if not 0.0 <= area.zoom_from <= 1.0:
        raise InputError("input.area_range", field="zoom_from", least=0, most=1)
    if area.tilt_from > area.tilt_to:
        raise InputError("input.area_range", field="tilt_to", least=area.tilt_from, most=1)
    return area


def around(pan: float, tilt: float, half_width: float) -> tuple[float, float, float, float]:
    """Pan from and to, tilt from and to of a square around where a camera looks; pan goes across the seam."""
    start, end = pan - half_width, pan + half_width
    pan_from = start + 2 if start < -1 else start
    pan_to = end - 2 if end > 1 else end
    return (
        round(pan_from, 3),
        round(pan_to, 3),
        round(max(-1.0, tilt - half_width), 3),
        round(min(1.0, tilt + half_width), 3),
    )


WIDEST, NARROWEST = 0.15, 0.03
"""Half of what is seen, as a share of the range: with the whole picture, and zoomed in as far as it goes. A first guess
that a person corrects; cameras do not tell how wide they see.
"""


def seen_from(area: PrivateArea, position: PtzPosition) -> PrivateArea:
    """The area around what a camera sees from there, from a little less zoom on. An axis that the camera does not tell
    stays as it is in ``area``.
    """
    zoom = position.zoom or 0.0
    half = WIDEST - (WIDEST - NARROWEST) * min(1.0, max(0.0, zoom))
    pan_from, pan_to, tilt_from, tilt_to = around(position.pan or 0.0, position.tilt or 0.0, half)
    if position.pan is not None:
        area = replace(area, pan_from=pan_from, pan_to=pan_to)
    if position.tilt is not None:
        area = replace(area, tilt_from=tilt_from, tilt_to=tilt_to)
    if position.zoom is not None:
        area = replace(area, zoom_from=max(0.0, round(zoom - 0.1, 2)))
    return area
