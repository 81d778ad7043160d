"""Two desks on one database steer one camera: one at a time, told who it is, taken over by whoever may."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from people_room import ADMIN, ADMIN_PASSWORD, PASSWORD, Room, TwoClocks

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzVector
from vms_desktop.domain.role import Role
from vms_desktop.domain.steering import HOLDS, Judgement, Turn, judged
from vms_desktop.paths import DataFolder
from vms_desktop.services.log.log_sessions import SteeringLog
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.steering_turns import SteeringTurns

RIGHT, LEFT, STILL = PtzVector(pan=0.5), PtzVector(pan=-0.5), PtzVector()


class OneCamera:
    """The camera itself, and the register that knows it: the same for both desks. ``orders``: (desk, order)."""

    def __init__(self) -> None:
        self.orders: list[tuple[str, str]] = []
        self.pan = 0.0
        self.speed = STILL

    def get(self, camera_id: str) -> Camera:
        return Camera(camera_id, "1101-0001", "แยกปากน้ำ", "", "1101", "", "", None, None, main_profile="main")

    async def endpoint(self, camera_id: str) -> DeviceEndpoint:
        return DeviceEndpoint("127.0.0.1", 80, "/", None)


class Line:
    """How a desk reaches the camera (``ports.CameraDevice``)."""

    def __init__(self, desk: str, camera: OneCamera) -> None:
        self._desk, self._camera = desk, camera

    async def ptz_capabilities(self, _endpoint, _profile) -> PtzCapabilities:
        return PtzCapabilities(pan_tilt=True, zoom=True, presets=4, home=True)

    async def position(self, _endpoint, _profile) -> PtzPosition:
        self._camera.pan += self._camera.speed.pan
        return PtzPosition(self._camera.pan, 0.0, 0.0)

    async def move(self, _endpoint, _profile, speed, _timeout_s) -> None:
        self._camera.orders.append((self._desk, f"move {speed.pan:+}"))
        self._camera.speed = speed

    async def stop(self, _endpoint, _profile) -> None:
        self._camera.orders.append((self._desk, "stop"))
        self._camera.speed = STILL

    async def go_to_preset(self, _endpoint, _profile, preset) -> None:
        self._camera.orders.append((self._desk, f"preset {preset}"))


class Desk:
    def __init__(self, room: Room, camera: OneCamera, name: str) -> None:
        self.room, self.name = room, name
        self.turns = SteeringTurns(
            room.opened.store.turns,
            room.opened.signer.desk,
            authority=room.session,
            log=room.opened.log,
            look_s=0.02,
            gives_way_s=0.2,
        )
        log = SteeringLog(room.opened.log)
        self.ptz = PtzService(
            Line(name, camera),  # type: ignore[arg-type]
            camera,
            room.clock,
            log,
            authority=room.session,
            turns=self.turns,
        )
        self.told: list[VmsError] = []
        self.ptz.on_error(lambda _camera, error: self.told.append(error))

    async def actions(self) -> list[tuple[str, str]]:
        return [(entry.action, entry.person_name) for entry in await self.room.entries("ptz") if self.is_own(entry)]

    def is_own(self, entry) -> bool:
        return entry.desk == self.room.opened.signer.desk.id


async def until(met) -> None:
    async with asyncio.timeout(10):
        while not met():  # noqa: ASYNC110 - the condition is in plain lists
            await asyncio.sleep(0.005)


class TwoDesks:
    """Desk A: the operator สมชาย; desk B: whoever ``sits_down``. ``clock`` is both machines'."""

    def __init__(self, folder: Path) -> None:
        self.clock = TwoClocks()
        self.camera = OneCamera()
        self._folder = folder
        self._rooms: list[Room] = []

    async def open(self) -> None:
        database = str(self._folder / "shared.db")
        for name in ("A", "B"):
            room = Room(DataFolder(self._folder / name), self.clock, database, f"โต๊ะ {name}")
            self._rooms.append(await room.open())
        first, second = self._rooms
        await first.first()
        await first.add("somchai")
        await first.add("malee")
        await first.add("boss", Role.SUPERVISOR)
        await first.session.hand_over(Typed("somchai", PASSWORD))
        self.a, self.b = Desk(first, self.camera, "A"), Desk(second, self.camera, "B")

    async def sits_down(self, username: str, password: str = PASSWORD) -> None:
        await self.b.room.session.sign_in(Typed(username, password))

    def moved_by(self, name: str) -> int:
        return sum(1 for desk, order in self.camera.orders if desk == name and order != "stop")

    async def close(self) -> None:
        for desk in (self.a, self.b):
            await desk.ptz.close()
        for room in self._rooms:
            await room.close()


@pytest.fixture
async def desks(tmp_path: Path) -> AsyncIterator[TwoDesks]:
    made = TwoDesks(tmp_path)
    await made.open()
    yield made
    await made.close()


async def test_an_equal_is_told_who_steers_and_moves_nothing(desks: TwoDesks) -> None:
    await desks.sits_down("malee")
    desks.a.ptz.steer("c", RIGHT)
    await until(lambda: desks.moved_by("A"))
    desks.b.ptz.steer("c", LEFT)
    await until(lambda: desks.b.told)
    told = desks.b.told[0]
    assert (told.code, told.params["name"], told.params["desk"]) == ("ptz.steered_by", "นาย somchai", "โต๊ะ A")
    with pytest.raises(CameraError, match=r"ptz\.steered_by"):
        await desks.b.ptz.go_to_preset("c", "1")
    who = await desks.b.ptz.steered_by("c")
    assert who is not None and (who.person_name, who.desk_name) == ("นาย somchai", "โต๊ะ A")
    assert await desks.a.ptz.steered_by("c") is None
    assert desks.moved_by("B") == 0
    assert await desks.b.actions() == []
    desks.a.ptz.release("c")
    await until(lambda: desks.camera.speed.is_still)
    with pytest.raises(CameraError, match=r"ptz\.steered_by"):
        await desks.b.ptz.go_to_preset("c", "1")  # who let go a moment ago may want to correct
    desks.clock.go(HOLDS.total_seconds() + 1)
    await desks.b.ptz.go_to_preset("c", "1")
    assert desks.camera.orders[-1] == ("B", "preset 1")


@pytest.mark.parametrize("way", ["steers", "calls a preset"])
async def test_priority_takes_over_and_both_logs_have_it(desks: TwoDesks, way: str) -> None:
    await desks.sits_down("boss")
    desks.a.ptz.steer("c", RIGHT)
    await until(lambda: desks.moved_by("A"))
    if way == "steers":
        desks.b.ptz.steer("c", LEFT)
    else:
        await desks.b.ptz.go_to_preset("c", "2")
    await until(lambda: desks.moved_by("B"))
    at = next(at for at, (desk, order) in enumerate(desks.camera.orders) if desk == "B" and order != "stop")
    assert desks.camera.orders[at - 1] == ("A", "stop"), "the one before was stopped before the other moved"
    assert {desk for desk, _ in desks.camera.orders[at:]} == {"B"}, "and never touched the camera again"
    assert [error.code for error in desks.a.told] == ["ptz.taken_over"]
    assert desks.a.told[0].params["name"] == "นาย boss"
    assert desks.b.told == []
    assert await desks.b.actions() == [("ptz.taken", "นาย boss"), ("ptz.began", "นาย boss")]
    assert await desks.a.actions() == [("ptz.began", "นาย somchai"), ("ptz.ended", "นาย somchai")]
    entries = [entry for entry in await desks.a.room.entries("ptz") if entry.action in ("ptz.taken", "ptz.ended")]
    details = {entry.action: json.loads(entry.details) for entry in entries}
    assert details["ptz.taken"] == {
        "from": desks.a.room.session.actor.person,
        "from_name": "นาย somchai",
        "desk": "โต๊ะ A",
    }
    assert details["ptz.ended"]["how"] == "taken_over"
    assert details["ptz.ended"]["by_name"] == "นาย boss"
    # And is not taken back by who has no priority.
    desks.a.ptz.steer("c", RIGHT)
    await until(lambda: len(desks.a.told) > 1)
    assert desks.a.told[1].code == "ptz.steered_by"


async def test_who_has_priority_keeps_it_against_another_with_priority(desks: TwoDesks) -> None:
    await desks.a.room.session.hand_over(Typed("boss", PASSWORD))
    await desks.sits_down(ADMIN, ADMIN_PASSWORD)
    await desks.a.ptz.go_to_preset("c", "1")
    with pytest.raises(CameraError, match=r"ptz\.steered_by"):
        await desks.b.ptz.go_to_preset("c", "2")


async def test_a_hand_over_gives_the_camera_to_who_comes_and_frees_it_for_others(desks: TwoDesks) -> None:
    await desks.a.ptz.go_to_preset("c", "1")
    await desks.a.room.session.hand_over(Typed("malee", PASSWORD))
    await desks.a.ptz.go_to_preset("c", "2")
    assert desks.camera.orders == [("A", "preset 1"), ("A", "preset 2")]
    await desks.a.room.session.sign_out()
    await desks.sits_down("somchai")

    async def is_free() -> bool:
        return await desks.b.room.opened.store.turns.find("c") is None

    async with asyncio.timeout(5):
        while not await is_free():  # noqa: ASYNC110 - another task's statement
            await asyncio.sleep(0.01)
    await desks.b.ptz.go_to_preset("c", "3")


async def test_a_long_movement_keeps_its_turn(desks: TwoDesks) -> None:
    await desks.sits_down("malee")
    desks.a.ptz.steer("c", RIGHT)
    await until(lambda: desks.moved_by("A"))
    for _ in range(4):
        desks.clock.go(HOLDS.total_seconds() / 2)
        before = await desks.a.room.opened.store.turns.find("c")
        assert before is not None
        desks.a.turns._held["c"] = replace(desks.a.turns._held["c"], taken_at=-1000.0)  # time passed for its loop too
        async with asyncio.timeout(5):
            while (await desks.a.room.opened.store.turns.find("c")) == before:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
    with pytest.raises(CameraError, match=r"ptz\.steered_by"):
        await desks.b.ptz.go_to_preset("c", "1")


async def test_without_the_database_nothing_is_moved_but_everything_is_stopped(desks: TwoDesks) -> None:
    desks.a.ptz.steer("c", RIGHT)
    await until(lambda: desks.moved_by("A"))

    async def gone(*_given: object) -> None:
        raise StorageError("storage.locked", path="")

    for name in ("find", "take"):
        setattr(desks.a.room.opened.store.turns, name, gone)
    desks.a.ptz.release("c")
    await until(lambda: desks.camera.speed.is_still)
    with pytest.raises(StorageError):
        await desks.a.ptz.go_to_preset("c", "1")
    assert desks.camera.orders[-1][1] == "stop"


async def test_a_turn_of_a_clock_that_was_set_back_is_over(desks: TwoDesks) -> None:
    await desks.sits_down("malee")
    await desks.a.ptz.go_to_preset("c", "1")
    desks.clock.set(hours=-1)
    await desks.b.ptz.go_to_preset("c", "2")


def test_judgement() -> None:
    now = TwoClocks().now()
    mine = Turn("c", "desk-a", "A", "p-1", "สมชาย", False, now + HOLDS)
    theirs = Turn("c", "desk-b", "B", "p-2", "มาลี", False)
    assert judged(None, theirs, now) is Judgement.FREE
    assert judged(mine, theirs, now) is Judgement.REFUSED
    assert judged(mine, replace(theirs, first=True), now) is Judgement.TAKEN_OVER
    assert judged(replace(mine, first=True), replace(theirs, first=True), now) is Judgement.REFUSED
    assert judged(mine, replace(theirs, person="p-1"), now) is Judgement.FREE
    assert judged(mine, replace(theirs, desk="desk-a"), now) is Judgement.FREE
    assert judged(mine, theirs, now + HOLDS) is Judgement.FREE
    assert Action.PTZ_TAKEN.group == "ptz"
