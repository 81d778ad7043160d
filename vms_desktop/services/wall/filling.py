"""Many cameras at once onto the wall: which tiles they get, and which layout has room for them. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vms_desktop.domain.layout import Layout


@dataclass(frozen=True, slots=True)
class Filled:
    """How many cameras were put into free tiles, how many stood on the wall already, how many found no room."""

    put: int
    already: int
    left: int


@dataclass(frozen=True, slots=True)
class Filling:
    """``put``: by tile number, the camera that goes there. ``already``, ``left``: as ``Filled``."""

    layout: Layout
    put: dict[int, str]
    already: int
    left: int


def fill_tiles(
    taken: Sequence[str | None], layout: Layout, camera_ids: Sequence[str], *, grow: bool = False
) -> Filling:
    """``taken``: what stands in each tile, also in those ``layout`` hides. ``grow``: the smallest larger layout that
    has room for all, else the largest; never a smaller one.
    """
    chosen = layout
    if grow:
        larger = [one for one in Layout if one >= layout]
        chosen = next((one for one in larger if not _filled(taken, one, camera_ids).left), larger[-1])
    return _filled(taken, chosen, camera_ids)


def _filled(taken: Sequence[str | None], layout: Layout, camera_ids: Sequence[str]) -> Filling:
    shown = taken[: len(layout.cells)]
    new = [camera_id for camera_id in dict.fromkeys(camera_ids) if camera_id not in shown]
    free = [number for number, camera_id in enumerate(shown) if camera_id is None]
    put = dict(zip(free, new, strict=False))
    return Filling(layout, put, len(dict.fromkeys(camera_ids)) - len(new), len(new) - len(put))
