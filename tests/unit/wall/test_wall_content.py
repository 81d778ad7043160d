"""What stands where: a full wall, many cameras at once, and what a smaller layout hides."""

from __future__ import annotations

import pytest
from authority_fakes import person

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.permission import Permission
from vms_desktop.services.wall.filling import Filled, fill_tiles

ALL = [f"c{n}" for n in range(20)]


async def test_a_full_wall_gives_the_chosen_tile_to_the_next_camera(room):
    """Enter in the search wrote over the last tile, whichever tile was selected."""
    room.wall.fill(ALL[:4])
    assert room.wall.next_tile(1) == 1
    assert room.wall.assign_next("c9", 1) == 1
    assert room.wall.content.camera_ids == ("c0", "c9", "c2", "c3")
    assert room.wall.assign_next("c8", 30) == 3, "a tile that is not shown cannot be meant"


async def test_a_free_tile_is_taken_before_the_chosen_one(room):
    room.wall.assign(0, "c0")
    assert room.wall.assign_next("c1", 0) == 1


async def test_what_a_smaller_layout_hides_is_kept_for_the_next_start(room):
    """Sixteen cameras, four tiles, a restart: the other twelve were gone."""
    room.wall.set_layout(Layout.SIXTEEN)
    room.wall.fill(ALL[:16])
    room.wall.set_layout(Layout.FOUR)
    left_as = room.wall.kept
    assert left_as.layout is Layout.FOUR
    assert left_as.camera_ids == tuple(ALL[:16])
    assert len(room.wall.content.camera_ids) == 4
    room.wall.clear()
    room.wall.restore(left_as)
    assert room.wall.content.camera_ids == tuple(ALL[:4])
    room.wall.set_layout(Layout.SIXTEEN)
    assert room.wall.content.camera_ids == tuple(ALL[:16])


async def test_what_is_kept_has_bounds(room):
    room.wall.restore(room.wall.kept)
    assert len(room.wall.kept.camera_ids) == 4
    room.wall.set_layout(Layout.THIRTY_SIX)
    assert len(room.wall.kept.camera_ids) == 36


async def test_many_cameras_fill_the_free_tiles_in_their_order(room):
    room.wall.assign(1, "c5")
    assert room.wall.fill(["c0", "c5", "c1", "c2", "c3"]) == Filled(put=3, already=1, left=1)
    assert room.wall.content.camera_ids == ("c0", "c5", "c1", "c2")
    assert room.wall.fill(["c7"]) == Filled(put=0, already=0, left=1)
    assert room.wall.content.camera_ids == ("c0", "c5", "c1", "c2"), "nothing is written over"


async def test_the_layout_grows_only_when_asked(room):
    room.wall.fill(ALL[:4])
    room.wall.fill(ALL[4:7])
    assert room.wall.content.layout is Layout.FOUR
    assert room.wall.fill(ALL[4:7], grow=True) == Filled(put=3, already=0, left=0)
    assert room.wall.content.layout is Layout.EIGHT
    assert room.wall.content.camera_ids == (*ALL[:7], None)


def test_growing_leaves_room_for_what_comes_back_and_ends_at_the_largest():
    hidden = ["a", "b", "c", "d", "e", "f", *[None] * 30]
    assert fill_tiles(hidden, Layout.FOUR, ["x", "y"], grow=True).layout is Layout.EIGHT
    too_many = fill_tiles(hidden, Layout.FOUR, [f"n{n}" for n in range(50)], grow=True)
    assert (too_many.layout, too_many.left) == (Layout.THIRTY_SIX, 20)
    assert fill_tiles([None] * 36, Layout.NINE, ["x"], grow=True).layout is Layout.NINE


async def test_only_what_may_be_seen_is_put_on_the_wall(room):
    room.desk.become(person(), frozenset(Permission) - {Permission.VIEW_LIVE})
    with pytest.raises(AccessError):
        room.wall.fill(["c0", "c1"])
    assert not any(room.wall.kept.camera_ids)
