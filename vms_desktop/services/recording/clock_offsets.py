"""How far cameras' clocks are off: measured while their streams are fetched, kept as a history, warned about.

A picture found by our time shows the camera's. Offsets come out of the streams (RTCP sender reports), and out of ONVIF
where somebody asks a camera.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.clock_offset import ClockReading, ClockSource, says_nothing_new, worth_keeping
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.stream import StreamHealth
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import DeviceEndpoint, StreamRelay, Unsubscribe
from vms_desktop.services.recording.recording_ports import ClockOffsets

WRITE_AFTER_S = 5.0
MOST_WAITING = 100_000


class DeviceClocks(Protocol):
    """The part of ``OnvifDevice`` that is needed here."""

    def on_clock(self, listener: Callable[[DeviceEndpoint, float], None]) -> Unsubscribe: ...


class Register(Protocol):
    """The part of CameraService that is needed here."""

    @property
    def every_camera(self) -> Sequence[Camera]: ...


@machinery("measures, whoever is signed in; tells nothing that a picture does not")
class ClockKeeper:
    """Called on the loop thread. ``start`` reads what is known and subscribes; ``close`` writes what waits."""

    def __init__(self, repository: ClockOffsets, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock
        self._newest: dict[str, ClockReading] = {}
        self._kept: dict[str, ClockReading] = {}
        self._waiting: list[ClockReading] = []
        self._writing: asyncio.Task[None] | None = None
        self._on_change: Listeners[[set[str]]] = Listeners()
        self._tasks = TaskOwner("clock offsets")
        self._unsubscribe: list[Unsubscribe] = []

    async def load(self) -> None:
        """What was measured before, for whoever only reads it. Raises StorageError."""
        self._kept = await self._repository.newest()
        self._newest = dict(self._kept)

    async def start(self, relay: StreamRelay) -> None:
        """Raises StorageError."""
        await self.load()
        self._unsubscribe = [relay.on_health(self._reported)]

    async def close(self) -> None:
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        await self._tasks.close()
        await self._write()

    def reading(self, camera_id: str) -> ClockReading | None:
        """The newest, also of an earlier day; None: it was never measured."""
        return self._newest.get(camera_id)

    @property
    def wrong(self) -> frozenset[str]:
        """Cameras whose clock is off by more than two seconds, as last measured."""
        return frozenset(camera_id for camera_id, reading in self._newest.items() if reading.is_wrong)

    async def history(self, camera_id: str, begin_us: int, end_us: int) -> Sequence[ClockReading]:
        """In order, also the last one before ``begin_us``. Raises StorageError."""
        return await self._repository.history(camera_id, begin_us, end_us)

    def on_change(self, listener: Callable[[set[str]], None]) -> Unsubscribe:
        """Called with the ids of cameras whose clock became right or wrong."""
        return self._on_change.add(listener)

    def measured(self, camera_id: str, offset_s: float, source: ClockSource) -> None:
        """``offset_s``: the camera's clock minus ours, seconds."""
        now = ClockReading(camera_id, microseconds(self._clock.now()), round(offset_s * 1000), source)
        before = self._newest.get(camera_id)
        if before is not None and says_nothing_new(before, now):
            return
        self._newest[camera_id] = now
        if worth_keeping(self._kept.get(camera_id), now):
            self._kept[camera_id] = now
            self._waiting.append(now)
            del self._waiting[:-MOST_WAITING]
            if self._writing is None or self._writing.done():
                self._writing = self._tasks.start(self._write_later(), "write")
        if (before is not None and before.is_wrong) != now.is_wrong:
            self._on_change.notify({camera_id})

    def follow_devices(self, devices: DeviceClocks, cameras: Register) -> None:
        """Also take what cameras say when they are asked by ONVIF, until ``close``."""

        def told(endpoint: DeviceEndpoint, offset_s: float) -> None:
            there = (endpoint.host, endpoint.port, endpoint.path)
            for camera in cameras.every_camera:
                if (camera.onvif_host, camera.onvif_port, camera.onvif_path) == there:
                    self.measured(camera.id, offset_s, ClockSource.ONVIF)

        self._unsubscribe.append(devices.on_clock(told))

    def _reported(self, health: StreamHealth) -> None:
        if health.clock_offset_s is not None:
            self.measured(health.key.camera_id, health.clock_offset_s, ClockSource.RTCP)

    async def _write_later(self) -> None:
        while self._waiting:
            await asyncio.sleep(WRITE_AFTER_S)
            await self._write()

    async def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        try:
            await self._repository.add(waiting)
        except VmsError:
            # The database is told of elsewhere; what was measured waits for it.
            self._waiting = [*waiting, *self._waiting]
