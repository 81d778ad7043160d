"""Areas of a picture that are covered by hand along key frames: faces, number plates, a window across the street.

Places are shares of the picture, (0, 0) its upper left and (1, 1) its lower right corner, so that they hold for every
size it is drawn at. Times are microseconds since 1970, UTC, of the pictures themselves (*true time*).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vms_desktop.domain.errors import CopyError

Point = tuple[float, float]

MOST_AREAS = 200
MOST_KEYS = 5_000
"""Of one area."""
LEAST_POINTS, MOST_POINTS = 3, 64
MOST_PLACES = 40_000
"""Points of all key frames of all areas together: what is sent to the process stays bounded."""
LEAST_SIZE = 0.002
"""Of an area, a share of the picture: smaller ones are slips of the hand."""
SAME_PICTURE_US = 2_000
"""A picture so near to a key frame is that one. Containers keep times to a millisecond, and areas that were drawn on
one clip cover another cut of the same pictures: each of the two may be off by one.
"""


class AreaLook(StrEnum):
    """What is seen instead. Only BLACK gives nothing away; the others leave a hint of colour and movement."""

    BLACK = "black"
    BLUR = "blur"
    PIXELS = "pixels"


class AreaShape(StrEnum):
    RECTANGLE = "rectangle"
    POLYGON = "polygon"


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """Where the area is in the picture of ``at_us``."""

    at_us: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One area and its key frames in order of time, all with as many points; a rectangle's begin at its upper left and
    go clockwise. ``before``, ``after``: covered also before the first and after the last key frame, where it then is.
    """

    id: str
    shape: AreaShape
    look: AreaLook
    keys: tuple[KeyFrame, ...]
    before: bool = False
    after: bool = False

    def points_at(self, at_us: int) -> tuple[Point, ...] | None:
        """Where it is in that picture; None: nowhere. Between key frames each point moves evenly on a line."""
        keys = self.keys
        if not keys:
            return None
        if at_us < keys[0].at_us - SAME_PICTURE_US:
            return keys[0].points if self.before else None
        if at_us > keys[-1].at_us + SAME_PICTURE_US:
            return keys[-1].points if self.after else None
        following = bisect_right(keys, at_us, key=lambda key: key.at_us)
        if following == 0:
            return keys[0].points
        if following == len(keys):
            return keys[-1].points
        one, two = keys[following - 1], keys[following]
        share = (at_us - one.at_us) / (two.at_us - one.at_us)
        return tuple(
            (x + (to_x - x) * share, y + (to_y - y) * share)
            for (x, y), (to_x, to_y) in zip(one.points, two.points, strict=True)
        )

    def covers(self, at_us: int) -> bool:
        return self.points_at(at_us) is not None

    def touches(self, begin_us: int, end_us: int) -> bool:
        """Whether it covers something between these two moments, both included."""
        first_us, last_us = self.keys[0].at_us, self.keys[-1].at_us
        return (self.before or first_us <= end_us) and (self.after or last_us >= begin_us)

    @property
    def covers_one_picture(self) -> bool:
        """Whether it is seen in a single picture only, which is hardly ever meant."""
        return len(self.keys) == 1 and not self.before and not self.after


@dataclass(frozen=True, slots=True)
class Masking:
    """All areas of a clip. Later ones lie over earlier ones."""

    areas: tuple[Area, ...] = ()

    def at(self, at_us: int) -> list[tuple[AreaLook, tuple[Point, ...]]]:
        """What is covered in that picture."""
        return [(area.look, points) for area in self.areas if (points := area.points_at(at_us)) is not None]


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def checked_masking(masking: Masking) -> Masking:
    """The same, if pictures can be covered by it.

    Raises CopyError ``copy.no_area``, ``copy.too_many_keys``, ``copy.area`` (number): an area without a key frame, with
    its key frames out of order, with too few or too many points, or outside the picture.
    """
    if not masking.areas:
        raise CopyError("copy.no_area")
    if len(masking.areas) > MOST_AREAS:
        raise CopyError("copy.area", number=MOST_AREAS + 1)
    if sum(len(key.points) for area in masking.areas for key in area.keys) > MOST_PLACES:
        raise CopyError("copy.too_many_keys")
    for number, area in enumerate(masking.areas, 1):
        if not _is_possible(area):
            raise CopyError("copy.area", number=number)
    return masking


def _is_possible(area: Area) -> bool:
    if not 0 < len(area.keys) <= MOST_KEYS:
        return False
    count = len(area.keys[0].points)
    if not LEAST_POINTS <= count <= MOST_POINTS or (area.shape is AreaShape.RECTANGLE and count != 4):
        return False
    before_us = None
    for key in area.keys:
        if len(key.points) != count or (before_us is not None and key.at_us <= before_us):
            return False
        if not all(0.0 <= x <= 1.0 and 0.0 <= y <= 1.0 for x, y in key.points):
            return False
        left, top, right, bottom = bounds(key.points)
        if right - left < LEAST_SIZE or bottom - top < LEAST_SIZE:
            return False
        before_us = key.at_us
    return True
