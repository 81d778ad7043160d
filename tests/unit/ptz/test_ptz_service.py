"""No camera keeps moving by itself: whatever fails, a stop is sent until it is confirmed, or the person is told."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from authority_fakes import AtTheDesk, person

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError, CameraError, LogError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzVector
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.services.wall import ptz as ptz_module
from vms_desktop.services.wall.ptz import PtzService

LEFT, RIGHT, STILL = PtzVector(pan=-0.5), PtzVector(pan=0.5), PtzVector()


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time() + self.ahead


class Motors:
    """A device that remembers its orders. ``deaf_to_stop``: how many Stops it ignores; ``failing``: refuses all."""

    def __init__(self) -> None:
        self.orders: list[str] = []
        self.speed = STILL
        self.pan = 0.0
        self.deaf_to_stop = 0
        self.failing_stops = 0
        self.slow = asyncio.Event()
        self.slow.set()
        self.able = PtzCapabilities(pan_tilt=True, zoom=True, presets=0, home=False)

    async def facts(self, endpoint):
        raise CameraError("camera.unsupported")

    async def ptz_capabilities(self, endpoint, profile):
        return self.able

    async def position(self, endpoint, profile):
        if not self.speed.is_still:
            self.pan += self.speed.pan
        return PtzPosition(self.pan, 0.0, 0.0)

    async def move(self, endpoint, profile, speed, timeout_s):
        await self.slow.wait()
        self.orders.append(f"move {speed.pan:+}")
        self.speed = speed

    async def stop(self, endpoint, profile):
        if self.failing_stops:
            self.failing_stops -= 1
            raise CameraError("camera.timed_out")
        self.orders.append("stop")
        if self.deaf_to_stop:
            self.deaf_to_stop -= 1
            return
        self.speed = STILL

    async def presets(self, endpoint, profile):
        return []

    async def go_to_preset(self, endpoint, profile, preset): ...

    async def go_home(self, endpoint, profile): ...


class Register:
    def get(self, camera_id: str) -> Camera:
        return Camera(camera_id, "1101-0001", "", "", "1101", "", "", None, None, main_profile="main")

    async def endpoint(self, camera_id: str) -> DeviceEndpoint:
        return DeviceEndpoint("127.0.0.1", 80, "/", None)


class Hand:
    def __init__(self) -> None:
        self.motors, self.clock = Motors(), Clock()
        self.desk = AtTheDesk()
        self.ptz = PtzService(self.motors, Register(), self.clock, authority=self.desk)
        self.errors: list[str] = []
        self.ptz.on_error(lambda _camera, error: self.errors.append(error.code))

    async def until(self, met) -> None:
        async with asyncio.timeout(5):
            while not met():  # noqa: ASYNC110 - the condition is in plain lists
                await asyncio.sleep(0.005)


@pytest.fixture
async def hand(monkeypatch):
    monkeypatch.setattr(ptz_module, "REPEAT_S", 0.05)
    made = Hand()
    yield made
    await made.ptz.close()


async def test_holding_moves_and_letting_go_stops(hand):
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.ptz.release("c")
    await hand.until(lambda: hand.motors.speed.is_still)
    assert hand.motors.orders[-1] == "stop"


async def test_a_held_move_is_repeated_before_the_device_would_stop_by_itself(hand):
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders.count("move +0.5") >= 3)


async def test_a_stop_overtakes_moves_that_wait(hand):
    hand.motors.slow.clear()
    for _ in range(5):
        hand.ptz.steer("c", LEFT)
        hand.ptz.steer("c", RIGHT)
    hand.ptz.release("c")
    hand.motors.slow.set()
    await hand.until(lambda: "stop" in hand.motors.orders)
    assert len([order for order in hand.motors.orders if order.startswith("move")]) <= 1


async def test_a_camera_that_ignores_stop_is_told_again_until_it_stands_still(hand):
    hand.motors.deaf_to_stop = 2
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.ptz.release("c")
    await hand.until(lambda: hand.motors.speed.is_still)
    assert hand.motors.orders.count("stop") == 3
    assert hand.errors == []


async def test_a_stop_that_fails_is_sent_again(hand):
    hand.motors.failing_stops = 2
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.ptz.release("c")
    await hand.until(lambda: hand.motors.speed.is_still)
    assert hand.errors == []


async def test_a_stop_that_is_never_confirmed_is_told(hand, monkeypatch):
    monkeypatch.setattr(ptz_module, "STOP_WITHIN_S", 0.2)
    hand.motors.deaf_to_stop = 10_000
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.ptz.release("c")
    await hand.until(lambda: "ptz.stop_not_confirmed" in hand.errors)


async def test_a_stuck_key_ends_after_the_longest_hold(hand):
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.clock.ahead = ptz_module.LONGEST_HOLD_S + 1
    await hand.until(lambda: "stop" in hand.motors.orders)


async def test_axes_the_camera_lacks_are_not_sent(hand):
    hand.motors.able = PtzCapabilities(pan_tilt=False, zoom=True, presets=0, home=False)
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.errors == ["ptz.not_available"])
    assert hand.motors.orders == []


async def test_closing_stops_every_camera(hand):
    for camera in ("a", "b"):
        hand.ptz.steer(camera, RIGHT)
    await hand.until(lambda: len(hand.motors.orders) >= 2)
    await hand.ptz.close()
    assert hand.motors.speed.is_still


class PtzLog:
    """As ``services.log.log_sessions.SteeringLog``: refuses while ``refuses``."""

    def __init__(self) -> None:
        self.refuses = False
        self.commands = 0
        self.rests: list[tuple[str, PtzPosition]] = []

    def rested(self, camera_id: str, position: PtzPosition) -> None:
        self.rests.append((camera_id, position))

    async def command(self, camera) -> None:
        if self.refuses:
            raise LogError("log.not_written", cause="storage.disk_full")
        self.commands += 1

    def close(self) -> None: ...


async def test_camera_is_not_moved_where_that_cannot_be_recorded(hand):
    log = PtzLog()
    hand.ptz = PtzService(hand.motors, Register(), hand.clock, log, authority=AtTheDesk())
    hand.ptz.on_error(lambda _camera, error: hand.errors.append(error.code))
    log.refuses = True
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.errors == ["log.not_written"])
    with pytest.raises(LogError):
        await hand.ptz.go_home("c")
    assert hand.motors.orders == []
    log.refuses = False
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    await hand.ptz.go_to_preset("c", "1")
    assert log.commands == 2


# ---- who may -----------------------------------------------------------------------------------------------------


async def test_who_may_not_steer_is_told_and_nothing_moves(hand):
    hand.desk.become(person(), frozenset({Permission.VIEW_LIVE}))
    hand.ptz.steer("c", RIGHT)
    assert hand.errors == ["access.denied"]
    for asked in (hand.ptz.capabilities("c"), hand.ptz.presets("c"), hand.ptz.go_home("c")):
        with pytest.raises(AccessError):
            await asked
    with pytest.raises(AccessError):
        await hand.ptz.go_to_preset("c", "1")
    assert hand.motors.orders == []


@pytest.mark.parametrize("happens", ["locked", "handed over", "signed out", "may no more"])
async def test_what_moves_is_stopped_when_its_hand_is_gone(hand, happens):
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    if happens == "locked":
        hand.desk.lock()
    elif happens == "handed over":
        hand.desk.become(person("p-2"))
    elif happens == "signed out":
        hand.desk.become(None)
    else:
        hand.desk.become(hand.desk.person, frozenset({Permission.VIEW_LIVE}))
    await hand.until(lambda: hand.motors.speed.is_still)
    assert hand.errors == []


async def test_where_a_camera_came_to_rest_is_told_to_the_log(hand):
    """Whoever reviews asks whether it looked where it must not; the start of a movement does not tell."""
    log = PtzLog()
    hand.ptz = PtzService(hand.motors, Register(), hand.clock, log, authority=AtTheDesk())
    hand.ptz.steer("c", RIGHT)
    await hand.until(lambda: hand.motors.orders)
    hand.ptz.release("c")
    await hand.until(lambda: log.rests)
    assert log.rests == [("c", PtzPosition(hand.motors.pan, 0.0, 0.0))]


async def test_so_is_where_a_preset_led_it(hand, monkeypatch):
    monkeypatch.setattr(ptz_module, "SETS_OUT_WITHIN_S", 0.01)
    log = PtzLog()
    hand.ptz = PtzService(hand.motors, Register(), hand.clock, log, authority=AtTheDesk())
    hand.motors.pan = -0.7
    await hand.ptz.go_to_preset("c", "1")
    await hand.until(lambda: log.rests)
    assert log.rests == [("c", PtzPosition(-0.7, 0.0, 0.0))]
