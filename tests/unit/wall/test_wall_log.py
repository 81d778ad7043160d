"""No picture before the access log has it: openings and closings of cameras on the wall."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest
from authority_fakes import AtTheDesk

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import LogError
from vms_desktop.domain.layout import Layout
from vms_desktop.services.wall.wall import WallService


class Watched:
    """As ``services.log.log_sessions.Watching``; holds openings up until ``go``, refuses while ``refuses``."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.refuses = False
        self.now: set[str] = set()
        self.log: list[str] = []

    def is_open(self, camera_id: str) -> bool:
        return camera_id in self.now

    async def open(self, camera: Camera) -> None:
        await self.go.wait()
        if self.refuses:
            raise LogError("log.not_written", cause="storage.disk_full")
        if camera.id not in self.now:
            self.now.add(camera.id)
            self.log.append(f"+{camera.id}")

    def keep_only(self, camera_ids: Collection[str]) -> None:
        for camera_id in sorted(self.now - set(camera_ids)):
            self.now.discard(camera_id)
            self.log.append(f"-{camera_id}")


@pytest.fixture
async def recorded(room):
    """The room's wall with a log; its own wall is left unused."""
    room.watched, room.errors = Watched(), []
    room.wall = WallService(
        room.register,
        room.relay,
        room.players,
        room.clock,
        authority=AtTheDesk(),
        on_world_error=room.errors.append,
        watching=room.watched,
    )
    await room.wall.start()
    room.widgets(4)
    yield room
    await room.wall.stop()


async def settled() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


def shown(room) -> set[str]:
    return {url.rpartition("/")[2].partition(".")[0] for _, url in room.players.playing.values()}


async def test_no_player_opens_before_the_entry_is_committed(recorded) -> None:
    recorded.wall.assign(0, "c0")
    await settled()
    assert recorded.players.playing == {} and recorded.register.ensured == []
    recorded.watched.go.set()
    await settled()
    assert shown(recorded) == {"c0"} and recorded.watched.log == ["+c0"]


async def test_camera_that_cannot_be_recorded_is_not_shown_and_a_person_is_told(recorded) -> None:
    recorded.watched.go.set()
    recorded.watched.refuses = True
    recorded.wall.assign(0, "c0")
    await settled()
    assert recorded.players.playing == {}
    assert [error.code for error in recorded.errors] == ["log.not_written"]
    recorded.watched.refuses = False
    recorded.wall.assign(1, "c1")  # any change of the wall tries again
    await settled()
    assert shown(recorded) == {"c0", "c1"}


async def test_closing_hiding_and_covering_end_the_watching_and_showing_again_begins_it(recorded) -> None:
    recorded.watched.go.set()
    recorded.wall.assign(0, "c0")
    recorded.wall.assign(1, "c1")
    await settled()
    recorded.wall.close(0)
    recorded.wall.set_visible(1, False)
    assert recorded.watched.log == ["+c0", "+c1", "-c0", "-c1"]
    recorded.wall.set_visible(1, True)
    await settled()
    assert shown(recorded) == {"c1"}
    recorded.wall.assign(0, "c0")
    await settled()
    recorded.wall.maximise(0)
    assert recorded.watched.log[4:] == ["+c1", "+c0", "-c1"]
    recorded.wall.maximise(None)
    await settled()
    assert shown(recorded) == {"c0", "c1"}
    recorded.wall.surfaces_gone(0)
    assert recorded.watched.log[-1] == "-c0"


async def test_moving_a_camera_or_showing_it_twice_is_no_new_entry(recorded) -> None:
    recorded.watched.go.set()
    recorded.wall.assign(0, "c0")
    recorded.wall.assign(1, "c1")
    recorded.wall.assign(2, "c0")
    await settled()
    recorded.wall.swap(0, 1)
    await settled()
    recorded.wall.close(2)
    recorded.relay.run += 1
    recorded.relay.readiness.notify()
    await settled()
    assert recorded.watched.log == ["+c0", "+c1"]


async def test_camera_replaced_in_a_full_layout_is_closed(recorded) -> None:
    recorded.watched.go.set()
    recorded.wall.set_layout(Layout.ONE)
    recorded.wall.assign(0, "c0")
    await settled()
    recorded.wall.assign(0, "c1")
    await settled()
    assert recorded.watched.log == ["+c0", "-c0", "+c1"]


async def test_camera_closed_while_it_was_being_recorded_gets_its_end(recorded) -> None:
    recorded.wall.assign(0, "c0")
    await settled()
    recorded.wall.close(0)
    recorded.watched.go.set()
    await settled()
    assert recorded.watched.log == ["+c0", "-c0"] and recorded.players.playing == {}


async def test_end_of_the_wall_ends_all(recorded) -> None:
    recorded.watched.go.set()
    recorded.wall.assign(0, "c0")
    await settled()
    await recorded.wall.stop()
    assert recorded.watched.log == ["+c0", "-c0"]
