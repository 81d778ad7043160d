"""Digital zoom as arithmetic: which part of the picture is shown, in 0..1 of its width and height. No Qt here.

Width and height of the region shrink by the same factor, so the picture's shape on the screen never changes.
"""

from __future__ import annotations

import math

from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, ZoomRegion

MOST = 8.0
"""Eight times: beyond that a sub stream is a few coloured squares and tells nobody anything."""

USUAL_ASPECT = 16 / 9
"""What a picture is taken for before its size is known."""

STEP = 1.25
"""One notch of the wheel."""

_NEARLY_WHOLE = 0.999


def magnification(region: ZoomRegion) -> float:
    """1.0 for the whole picture."""
    return 1.0 / region.width


def is_zoomed(region: ZoomRegion) -> bool:
    return region.width < _NEARLY_WHOLE


def zoom_at(region: ZoomRegion, x: float, y: float, factor: float) -> ZoomRegion:
    """Magnify by ``factor`` (below 1: back out) around a point that keeps its place under the cursor.

    ``x``, ``y``: the point in 0..1 of what is shown now; points outside (the letterbox) count as the nearest edge.
    """
    x, y = _unit(x), _unit(y)
    size = min(1.0, max(1.0 / MOST, region.width / factor))
    if size >= _NEARLY_WHOLE:
        return WHOLE_PICTURE
    left = region.left + x * (region.width - size)
    top = region.top + y * (region.height - size)
    return _inside(left, top, size)


def pan(region: ZoomRegion, dx: float, dy: float) -> ZoomRegion:
    """Move the picture under the hand: ``dx``, ``dy`` in shares of what is shown (+ is right, down)."""
    if not is_zoomed(region):
        return WHOLE_PICTURE
    return _inside(region.left - dx * region.width, region.top - dy * region.height, region.width)


def picture_box(width: float, height: float, aspect: float) -> tuple[float, float, float, float]:
    """Left, top, width, height of a picture of that shape (width/height) letterboxed into an area."""
    if width <= 0 or height <= 0 or aspect <= 0:
        return 0.0, 0.0, max(width, 0.0), max(height, 0.0)
    if width / height > aspect:
        shown = height * aspect
        return (width - shown) / 2, 0.0, shown, height
    shown = width / aspect
    return 0.0, (height - shown) / 2, width, shown


def window_box(width: int, height: int, aspect: float) -> tuple[int, int, int, int]:
    """Where a player's window lies in an area: as ``picture_box``, in whole pixels, and of an even width.

    A player that scales by software (libswscale) falls back to interpolating colours pixel by pixel where a picture
    is an odd number of pixels wide, at six times the cost of everything else it does to it. The height is rounded up,
    so that the player fills the width and does not shrink the picture to an odd one by itself.
    """
    _, _, box_width, _ = picture_box(width, height, aspect)
    even = int(box_width + 1e-6) // 2 * 2
    if even < 2 or aspect <= 0:
        return 0, 0, max(width, 1), max(height, 1)
    tall = min(height, math.ceil(even / aspect - 1e-6))
    return (width - even) // 2, (height - tall) // 2, even, tall


def _inside(left: float, top: float, size: float) -> ZoomRegion:
    return ZoomRegion(min(max(left, 0.0), 1.0 - size), min(max(top, 0.0), 1.0 - size), size, size)


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)
