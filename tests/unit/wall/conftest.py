"""A wall with a relay and players that only remember what they were told; time stands still until moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from authority_fakes import AtTheDesk

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamReason, StreamState
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import SlotStatus, StillPicture
from vms_desktop.services.wall.wall import WallService


class StillClock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> datetime:
        return datetime(2026, 11, 24, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds


class RememberedRelay:
    def __init__(self) -> None:
        self.ready = True
        self.run = 1
        self.retried: list[StreamKey] = []
        self.stills: dict[StreamKey, StillPicture] = {}
        self.health: Listeners = Listeners()
        self.answers: Listeners = Listeners()
        self.readiness: Listeners = Listeners()

    def configure(self, key, address, credential, transport) -> None: ...

    def forget(self, key) -> None: ...

    def live_url(self, key: StreamKey) -> str | None:
        return f"http://relay/{self.run}/{key}" if self.ready else None

    def retry_now(self, key: StreamKey) -> None:
        self.retried.append(key)

    def probe_hosts(self, targets, interval_s) -> None: ...

    async def still(self, key: StreamKey) -> StillPicture | None:
        return self.stills.get(key)

    def on_health(self, listener):
        return self.health.add(listener)

    def on_host_answers(self, listener):
        return self.answers.add(listener)

    def on_ready(self, listener):
        return self.readiness.add(listener)

    def report(self, key: StreamKey, state: StreamState, reason: StreamReason = StreamReason.NONE, **facts) -> None:
        self.health.notify(StreamHealth(key, state, reason, **facts))


class RememberedPlayers:
    def __init__(self) -> None:
        self.playing: dict[str, tuple[int, str]] = {}
        self.generations: dict[str, int] = {}
        self.crops: dict[str, tuple[float, ...]] = {}
        self.showing_listeners: Listeners = Listeners()
        self.status_listeners: Listeners = Listeners()
        self.replaced_listeners: Listeners = Listeners()

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        self.playing[slot] = (window, url)
        self.generations[slot] = self.generations.get(slot, 0) + 1
        return self.generations[slot]

    def close(self, slot: str) -> None:
        self.playing.pop(slot, None)

    def crop(self, slot: str, *region: float) -> None:
        self.crops[slot] = region

    def on_showing(self, listener):
        return self.showing_listeners.add(listener)

    def on_status(self, listener):
        return self.status_listeners.add(listener)

    def on_replaced(self, listener):
        return self.replaced_listeners.add(listener)

    def first_picture(self, slot: str, generation: int | None = None) -> None:
        self.showing_listeners.notify(slot, generation or self.generations[slot], 0.2)

    def status(self, slot: str, displayed: int, stalled_s: float = 0.0, decoded: int = 0) -> None:
        self.status_listeners.notify(SlotStatus(slot, self.generations[slot], displayed, 0, stalled_s, decoded))


class Register:
    def __init__(self, count: int) -> None:
        self.cameras = {f"c{n}": self._camera(n) for n in range(count)}
        self.changes: Listeners = Listeners()
        self.ensured: list[str] = []

    @staticmethod
    def _camera(n: int) -> Camera:
        return Camera(
            id=f"c{n}",
            code=f"1101-{n:04}",
            name_th=f"กล้อง {n}",
            name_en=f"Camera {n}",
            district_code="1101",
            subdistrict_code="110101",
            agency_code="a",
            main=StreamAddress(f"rtsp://127.0.0.1:{n + 1}/main"),
            sub=StreamAddress(f"rtsp://127.0.0.1:{n + 1}/sub"),
        )

    def get(self, camera_id: str) -> Camera:
        try:
            return self.cameras[camera_id]
        except KeyError:
            raise CameraError("camera.unknown", camera=camera_id) from None

    async def ensure_streams(self, camera_id: str) -> None:
        self.ensured.append(camera_id)

    def on_change(self, listener):
        return self.changes.add(listener)


class Room:
    """A wall with everything around it, and short ways to move it."""

    def __init__(self) -> None:
        self.clock = StillClock()
        self.relay = RememberedRelay()
        self.players = RememberedPlayers()
        self.register = Register(20)
        self.desk = AtTheDesk()
        self.wall = WallService(
            self.register, self.relay, self.players, self.clock, authority=self.desk, most_main_streams=2
        )
        self.told: list = []
        self.wall.on_tile(self.told.append)

    def widgets(self, count: int, height: int = 200) -> None:
        for n in range(count):
            self.wall.surfaces_ready(n, (100 + 2 * n, 101 + 2 * n), height * 16 // 9, height)


@pytest.fixture
async def room():
    room = Room()
    await room.wall.start()
    yield room
    await room.wall.stop()
