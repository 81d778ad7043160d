"""The areas of one clip while they are drawn: what is there, what is chosen, and every step back and forth.

No Qt and no pictures. Times are microseconds since 1970, UTC, of the picture that is shown; places are shares of it.
Changing where an area is always sets its key frame of that picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from vms_desktop.domain.evidence.masking import (
    LEAST_SIZE,
    MOST_AREAS,
    MOST_POINTS,
    SAME_PICTURE_US,
    Area,
    AreaLook,
    AreaShape,
    KeyFrame,
    Masking,
    Point,
    bounds,
    rectangle,
)

MOST_STEPS = 500
"""That can be taken back."""
SMALLEST = max(LEAST_SIZE * 2, 0.01)
"""Of an area that is drawn by hand, a share of the picture."""


class MaskModel:
    """``changed``: called after everything that changes what is seen."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._changed = changed
        self._areas: tuple[Area, ...] = ()
        self._undo: list[tuple[Area, ...]] = []
        self._redo: list[tuple[Area, ...]] = []
        self._in_gesture = False
        self._count = 0
        self.chosen: str | None = None

    # ---- what is there ---------------------------------------------------------------------------------------

    @property
    def masking(self) -> Masking:
        return Masking(self._areas)

    @property
    def areas(self) -> tuple[Area, ...]:
        return self._areas

    @property
    def chosen_area(self) -> Area | None:
        return next((one for one in self._areas if one.id == self.chosen), None)

    def number_of(self, area_id: str) -> int:
        """As it is called on the screen, from 1."""
        return next(number for number, one in enumerate(self._areas, 1) if one.id == area_id)

    def has_key(self, area: Area, at_us: int) -> bool:
        return any(abs(key.at_us - at_us) <= SAME_PICTURE_US for key in area.keys)

    def key_beside(self, at_us: int, direction: int) -> int | None:
        """Of the chosen area, or of all where none is chosen: the nearest key frame before (−1) or after (1)."""
        area = self.chosen_area
        keys = sorted(key.at_us for one in ([area] if area is not None else self._areas) for key in one.keys)
        if direction < 0:
            return max((one for one in keys if one < at_us - SAME_PICTURE_US), default=None)
        return min((one for one in keys if one > at_us + SAME_PICTURE_US), default=None)

    def area_at(self, point: Point, at_us: int) -> str | None:
        """The uppermost one that lies there in that picture."""
        for area in reversed(self._areas):
            points = area.points_at(at_us)
            if points is not None and contains(points, point):
                return area.id
        return None

    def choose(self, area_id: str | None) -> None:
        if area_id != self.chosen:
            self.chosen = area_id
            self._changed()

    def begin_with(self, masking: Masking) -> None:
        """Areas that were drawn before, called anew; there is no step back behind them."""
        self._areas = tuple(replace(area, id=f"area-{number}") for number, area in enumerate(masking.areas, 1))
        self._count = len(self._areas)
        self._undo, self._redo, self.chosen = [], [], None
        self._changed()

    # ---- drawing ---------------------------------------------------------------------------------------------

    def add(self, shape: AreaShape, points: Sequence[Point], at_us: int, look: AreaLook) -> str | None:
        """Its id, and it is chosen; None: it is too small, has too many points, or there are too many areas."""
        placed = tuple(_inside(point) for point in points)
        if len(self._areas) >= MOST_AREAS or not 3 <= len(placed) <= MOST_POINTS or _too_small(placed):
            return None
        if shape is AreaShape.RECTANGLE:
            placed = rectangle(*bounds(placed))
        self._count += 1
        area = Area(f"area-{self._count}", shape, look, (KeyFrame(at_us, placed),))
        self.chosen = area.id
        self._keep((*self._areas, area))
        return area.id

    def place(self, area_id: str, at_us: int, points: Sequence[Point]) -> None:
        """There it is in that picture. What would be too small, or has another count of points, is passed over."""
        area = self._area(area_id)
        placed = tuple(_inside(point) for point in points)
        if area is None or _too_small(placed) or len(placed) != len(area.keys[0].points):
            return
        keys = [key for key in area.keys if abs(key.at_us - at_us) > SAME_PICTURE_US]
        self._replace(replace(area, keys=tuple(sorted([*keys, KeyFrame(at_us, placed)], key=lambda key: key.at_us))))

    def where(self, area: Area, at_us: int) -> tuple[Point, ...]:
        """Where it is in that picture, or would be if it were covered there."""
        return replace(area, before=True, after=True).points_at(at_us) or area.keys[0].points

    def move(self, at_us: int, across: float, down: float) -> None:
        """The chosen one, without leaving the picture."""
        area = self.chosen_area
        if area is not None:
            self.place(area.id, at_us, moved(self.where(area, at_us), across, down))

    def resize(self, at_us: int, across: float, down: float) -> None:
        """The chosen one, from its upper left corner, which stays."""
        area = self.chosen_area
        if area is None:
            return
        points = self.where(area, at_us)
        left, top, right, bottom = bounds(points)
        width, height = max(SMALLEST, right - left + across), max(SMALLEST, bottom - top + down)
        wide, high = min(width, 1.0 - left) / (right - left), min(height, 1.0 - top) / (bottom - top)
        self.place(area.id, at_us, [(left + (x - left) * wide, top + (y - top) * high) for x, y in points])

    # ---- key frames ------------------------------------------------------------------------------------------

    def set_key(self, at_us: int) -> None:
        """The chosen one stays where it is in that picture, as a key frame."""
        area = self.chosen_area
        if area is not None and not self.has_key(area, at_us):
            self.place(area.id, at_us, self.where(area, at_us))

    def end_at(self, at_us: int) -> None:
        """That picture is the last in which the chosen one is covered."""
        area = self.chosen_area
        if area is None:
            return
        points = self.where(area, at_us)
        keys = [key for key in area.keys if key.at_us < at_us - SAME_PICTURE_US]
        self._replace(replace(area, keys=(*keys, KeyFrame(at_us, points)), after=False))

    def remove_key(self, at_us: int) -> None:
        """Of the chosen one; with its last key frame the area goes too."""
        area = self.chosen_area
        if area is None or not self.has_key(area, at_us):
            return
        keys = tuple(key for key in area.keys if abs(key.at_us - at_us) > SAME_PICTURE_US)
        if keys:
            self._replace(replace(area, keys=keys))
        else:
            self.remove()

    def remove(self) -> None:
        """The chosen area."""
        if self.chosen_area is not None:
            gone, self.chosen = self.chosen, None
            self._keep(tuple(one for one in self._areas if one.id != gone))

    def set_look(self, look: AreaLook) -> None:
        area = self.chosen_area
        if area is not None and area.look is not look:
            self._replace(replace(area, look=look))

    def set_beyond(self, *, before: bool, after: bool) -> None:
        """Whether the chosen one is covered before its first and after its last key frame."""
        area = self.chosen_area
        if area is not None and (area.before, area.after) != (before, after):
            self._replace(replace(area, before=before, after=after))

    # ---- back and forth --------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def undo(self) -> None:
        if self._undo:
            self._redo.append(self._areas)
            self._show(self._undo.pop())

    def redo(self) -> None:
        if self._redo:
            self._undo.append(self._areas)
            self._show(self._redo.pop())

    def begin_gesture(self) -> None:
        """All changes until ``end_gesture`` are one step: a drag of the mouse."""
        self._undo.append(self._areas)
        self._in_gesture = True

    def end_gesture(self) -> None:
        if not self._in_gesture:
            return
        self._in_gesture = False
        if self._undo[-1] == self._areas:
            self._undo.pop()  # nothing was changed: a mere click
        else:
            self._redo.clear()
            self._bound()
        self._changed()

    def _show(self, areas: tuple[Area, ...]) -> None:
        self._areas = areas
        if self.chosen_area is None:
            self.chosen = None
        self._changed()

    def _area(self, area_id: str) -> Area | None:
        return next((one for one in self._areas if one.id == area_id), None)

    def _replace(self, area: Area) -> None:
        self._keep(tuple(area if one.id == area.id else one for one in self._areas))

    def _keep(self, areas: tuple[Area, ...]) -> None:
        if areas == self._areas:
            return
        if not self._in_gesture:
            self._undo.append(self._areas)
            self._redo.clear()
            self._bound()
        self._areas = areas
        self._changed()

    def _bound(self) -> None:
        del self._undo[: max(0, len(self._undo) - MOST_STEPS)]


def moved(points: Sequence[Point], across: float, down: float) -> list[Point]:
    """As far as it stays within the picture."""
    left, top, right, bottom = bounds(points)
    across, down = max(-left, min(across, 1.0 - right)), max(-top, min(down, 1.0 - bottom))
    return [(x + across, y + down) for x, y in points]


def dragged(points: Sequence[Point], number: int, to: Point, shape: AreaShape) -> list[Point]:
    """With that point somewhere else; a rectangle's neighbours follow it, so that it stays one."""
    x, y = _inside(to)
    if shape is AreaShape.POLYGON:
        return [(x, y) if place == number else point for place, point in enumerate(points)]
    opposite = points[(number + 2) % 4]
    return list(rectangle(min(x, opposite[0]), min(y, opposite[1]), max(x, opposite[0]), max(y, opposite[1])))


def contains(points: Sequence[Point], point: Point) -> bool:
    """Even-odd rule."""
    x, y = point
    inside = False
    x0, y0 = points[-1]
    for x1, y1 in points:
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
        x0, y0 = x1, y1
    return inside


def _inside(point: Point) -> Point:
    return min(1.0, max(0.0, point[0])), min(1.0, max(0.0, point[1]))


def _too_small(points: Sequence[Point]) -> bool:
    left, top, right, bottom = bounds(points)
    return right - left < SMALLEST - 1e-9 or bottom - top < SMALLEST - 1e-9
