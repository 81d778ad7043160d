"""The wall shows each camera to those only who may see it, and goes on through locks and hand-overs."""

from __future__ import annotations

import asyncio

import pytest
from authority_fakes import person

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.view import WallContent


async def settled() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


@pytest.fixture
async def walled(room):
    await room.wall.start()
    room.widgets(4)
    yield room
    await room.wall.stop()


def playing(room) -> set[int]:
    return {tile for tile in range(4) if room.wall.status(tile).quality is not None}


async def test_nobody_sees_anything_and_the_wall_waits_for_somebody(walled) -> None:
    walled.desk.become(None)
    walled.wall.show(WallContent(Layout.FOUR, ("c0", "c1", None, None)))
    await settled()
    assert playing(walled) == set()
    assert [walled.wall.status(tile).camera for tile in range(4)] == [None] * 4
    walled.desk.become(person())
    await settled()
    assert playing(walled) == {0, 1}


async def test_locked_desk_goes_on_but_takes_no_orders(walled) -> None:
    walled.wall.assign(0, "c0")
    await settled()
    opened = dict(walled.players.generations)
    walled.desk.lock()
    await settled()
    assert playing(walled) == {0}
    assert opened and walled.players.generations == opened  # not even for a moment
    with pytest.raises(AccessError) as caught:
        walled.wall.assign(1, "c1")
    assert caught.value.code == "access.locked"


async def test_hand_over_keeps_what_the_next_may_see_and_hides_the_rest(walled) -> None:
    walled.wall.show(WallContent(Layout.FOUR, ("c0", "c1", None, None)))
    await settled()
    opened = dict(walled.players.generations)
    walled.desk.become(person("p-2", limits=Limits(cameras=frozenset({"c1"}))))
    await settled()
    assert playing(walled) == {1} and walled.players.generations == opened
    assert walled.wall.status(0).camera is None and walled.wall.status(0).stale_picture is None
    with pytest.raises(AccessError) as caught:
        walled.wall.assign(2, "c2")
    assert caught.value.code == "access.place"
    assert walled.wall.assign_next("c1") == 0  # what is not seen is an empty tile
    walled.desk.become(person("p-3"))
    await settled()
    assert playing(walled) == {0, 1}


async def test_permission_that_is_taken_ends_the_picture(walled) -> None:
    walled.wall.assign(0, "c0")
    await settled()
    walled.desk.become(person(), frozenset({Permission.KNOW_CAMERAS}))
    await settled()
    assert playing(walled) == set()
