"""One player host as the pool sees it: a child process and the slots it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vms_desktop.adapters.video.child_process import ChildProcess
from vms_desktop.child_protocol.player import (
    HEARTBEAT_S,
    PLAYER_TO_DESK,
    CloseSlot,
    CropSlot,
    Hello,
    HostFault,
    OpenSlot,
    Ready,
    Shutdown,
    SlotReports,
    SlotShowing,
)
from vms_desktop.domain.clock import Clock

HUNG_AFTER_S = HEARTBEAT_S * 2.5
"""Silent for so long, a host is taken for hung. Its main loop never waits for libVLC, so silence means something."""
STOP_WITHIN_S = 2.5
"""More than a host takes to stop its players (``player.host``, CLOSE_WITHIN_S)."""


@dataclass(slots=True)
class PoolSlot:
    """What the wall wants of a slot, and the counts of players that served it before the present one."""

    name: str
    generation: int
    window: int
    url: str
    steady: bool = False
    crop: tuple[float, float, float, float] | None = None
    displayed_before: int = 0
    lost_before: int = 0
    displayed: int = 0
    lost: int = 0

    def count_from_zero(self) -> None:
        """Another player takes over: what was counted so far stays counted."""
        self.displayed_before, self.lost_before = self.displayed, self.lost

    def open_message(self) -> OpenSlot:
        return OpenSlot(self.name, self.generation, self.window, self.url, self.steady)

    def crop_message(self) -> CropSlot:
        left, top, width, height = self.crop or (0.0, 0.0, 1.0, 1.0)
        return CropSlot(self.name, left, top, width, height)


@dataclass(slots=True)
class HostEvents:
    """Where a host's news go; called on the loop thread."""

    ready: Callable[[PlayerHost], None]
    reports: Callable[[PlayerHost, SlotReports], None]
    showing: Callable[[PlayerHost, SlotShowing], None]
    fault: Callable[[PlayerHost, HostFault], None]
    ended: Callable[[PlayerHost, int], None]


@dataclass(eq=False, slots=True)
class PlayerHost:
    """``slots``: names of the slots it serves. ``leaving``: it gets no new ones and is shut down when empty."""

    number: int
    child: ChildProcess
    started_at: float
    slots: set[str] = field(default_factory=set)
    ready: bool = False
    leaving: bool = False
    rss_mb: float = 0.0
    empty_since: float = 0.0

    def open(self, slot: PoolSlot) -> None:
        """Messages sent before the host is ready wait in its pipe."""
        self.slots.add(slot.name)
        self.child.send(slot.open_message())
        if slot.crop is not None:
            self.child.send(slot.crop_message())

    def close(self, slot: str, now: float) -> None:
        self.slots.discard(slot)
        self.child.send(CloseSlot(slot))
        if not self.slots:
            self.empty_since = now

    async def stop(self) -> None:
        await self.child.stop(Shutdown(), STOP_WITHIN_S)


def launch_host(number: int, software_rendering: bool, clock: Clock, events: HostEvents) -> PlayerHost:
    """Start a host process. Raises WorkstationError ``child.start_failed``."""

    def heard(message: object) -> None:
        if isinstance(message, SlotReports):
            host.rss_mb = message.rss_mb
            events.reports(host, message)
        elif isinstance(message, SlotShowing):
            events.showing(host, message)
        elif isinstance(message, Ready):
            host.ready = True
            events.ready(host)
        elif isinstance(message, HostFault):
            events.fault(host, message)

    child = ChildProcess(
        f"player host {number}",
        ["player-host"],
        PLAYER_TO_DESK,
        clock,
        on_message=heard,
        on_end=lambda code: events.ended(host, code),
        heartbeat_s=HUNG_AFTER_S,
    )
    now = clock.monotonic()
    host = PlayerHost(number, child, started_at=now, empty_since=now)
    child.start()
    child.send(Hello(software_rendering))
    return host
