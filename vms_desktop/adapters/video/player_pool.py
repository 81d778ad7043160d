"""Players for the wall's tiles, spread over host processes that come and go without the wall noticing.

A few rules, applied in one place (``_tend``, at the end of the loop iteration in which something changed):
there are as many hosts as the open slots need at ``SLOTS_PER_HOST`` each, with a little room left so that a click
never waits for a process to start; a slot goes to the host with the fewest; a host that ended is replaced and its
slots opened again; a host grown beyond its memory is emptied into a fresh one, slot by slot, while it still draws.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable

from vms_desktop.adapters.video.back_off import BackOff
from vms_desktop.adapters.video.player_host import HostEvents, PlayerHost, PoolSlot, launch_host
from vms_desktop.child_protocol.player import MAX_SLOTS, HostFault, SlotReports, SlotShowing
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import SlotStatus, Unsubscribe

_log = logging.getLogger(__name__)

SLOTS_PER_HOST = 12
"""Hosts of nine to twelve start a wall fastest; beyond sixteen pictures come late, below nine memory is wasted."""
ROOM = 2
"""Places kept free for the next click, or for a tile that brings up its other stream."""
MOST_HOSTS = 12
LET_GO_AFTER_S = 20.0
"""A host that serves no slot for so long is ended: a view that changes needs it again at once."""
TEND_EVERY_S = 1.0
FAULT_RETRY_S = 15.0
"""After libVLC was missing, or no process could be started."""
MEMORY_BASE_MB = 300.0
MEMORY_PER_SLOT_MB = 60.0
"""A 1080p stream takes some 46 MB, a 640×360 one 5 MB: a host above the sum for its slots has been leaking."""
MOVE_WITHIN_S = 10.0
"""Slots that the new host does not show by then are closed on the old one all the same."""


class PlayerPool:
    """Implements ``ports.TilePlayers``. Called on the loop thread.

    ``memory_limit_mb``: resident memory above which a host is quietly exchanged; None: by its number of slots.
    """

    def __init__(
        self,
        *,
        software_rendering: bool,
        clock: Clock,
        slots_per_host: int = SLOTS_PER_HOST,
        memory_limit_mb: float | None = None,
    ) -> None:
        if not 1 <= slots_per_host <= MAX_SLOTS:
            raise ValueError(f"slots_per_host outside 1..{MAX_SLOTS}: {slots_per_host}")
        self._software_rendering = software_rendering
        self._clock = clock
        self._slots_per_host = slots_per_host
        self._memory_limit_mb = memory_limit_mb
        self._events = HostEvents(
            ready=self._host_ready,
            reports=self._reported,
            showing=self._showing,
            fault=self._fault,
            ended=self._host_ended,
        )
        self._hosts: list[PlayerHost] = []
        self._hosts_made = 0
        self._slots: dict[str, PoolSlot] = {}
        self._generation = 0
        self._expected_slots = 0
        self._back_off = BackOff()
        self._not_before = 0.0
        self._moving_until = 0.0
        self._running = False
        self._tend_soon: asyncio.Handle | None = None
        self._tend_timer: asyncio.TimerHandle | None = None
        self._farewells: set[asyncio.Task[None]] = set()
        self._on_showing: Listeners[[str, int, float]] = Listeners()
        self._on_status: Listeners[[SlotStatus]] = Listeners()
        self._on_replaced: Listeners[[list[str]]] = Listeners()
        self._on_fault: Listeners[[WorkstationError]] = Listeners()

    # ---- life ------------------------------------------------------------------------------------------------

    async def start(self, expected_slots: int = 0) -> None:
        """Start hosts for so many slots ahead (at least one). Returns at once."""
        self._running = True
        self.expect(expected_slots)
        self._tend_regularly()

    def expect(self, slots: int) -> None:
        """So many slots will soon be open (a view is about to be shown): hosts for them are started now."""
        self._expected_slots = slots
        self._soon()

    async def stop(self) -> None:
        """End all hosts, bounded in time; no process is left."""
        self._running = False
        for handle in (self._tend_soon, self._tend_timer):
            if handle is not None:
                handle.cancel()
        self._slots.clear()
        await asyncio.gather(*(host.stop() for host in self._hosts), *self._farewells)
        self._hosts.clear()

    @property
    def host_pids(self) -> list[int]:
        """Process ids of the hosts that live now."""
        return [host.child.pid for host in self._hosts if not host.child.ended]

    def host_of(self, slot: str) -> int | None:
        """The process id of the host that serves this slot; None while it waits for one."""
        return next((host.child.pid for host in self._hosts if slot in host.slots and not host.leaving), None)

    # ---- ports.TilePlayers -----------------------------------------------------------------------------------

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        """As in the port."""
        self._generation += 1
        before = self._slots.get(slot)
        wanted = PoolSlot(slot, self._generation, window, url, steady, crop=before.crop if before else None)
        self._slots[slot] = wanted
        for host in self._hosts:
            if slot in host.slots and not host.leaving:
                host.open(wanted)
                break
        else:
            self._soon()
        return self._generation

    def close(self, slot: str) -> None:
        """As in the port."""
        if self._slots.pop(slot, None) is None:
            return
        for host in self._hosts:
            if slot in host.slots:
                host.close(slot, self._clock.monotonic())
        self._soon()

    def crop(self, slot: str, left: float, top: float, width: float, height: float) -> None:
        """As in the port."""
        wanted = self._slots.get(slot)
        if wanted is None or (wanted.crop is None and (left, top, width, height) == (0.0, 0.0, 1.0, 1.0)):
            return
        wanted.crop = (left, top, width, height)
        for host in self._hosts:
            if slot in host.slots:
                host.child.send(wanted.crop_message())

    def on_showing(self, listener: Callable[[str, int, float], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_showing.add(listener)

    def on_status(self, listener: Callable[[SlotStatus], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_status.add(listener)

    def on_replaced(self, listener: Callable[[list[str]], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_replaced.add(listener)

    def on_fault(self, listener: Callable[[WorkstationError], None]) -> Unsubscribe:
        """No host can work (``system.libvlc_missing``, ``child.start_failed``); it is tried again now and then."""
        return self._on_fault.add(listener)

    # ---- tending ---------------------------------------------------------------------------------------------

    def _soon(self) -> None:
        if self._running and self._tend_soon is None:
            self._tend_soon = asyncio.get_running_loop().call_soon(self._tend_now)

    def _tend_now(self) -> None:
        self._tend_soon = None
        self._tend()

    def _tend_regularly(self) -> None:
        self._tend()
        self._tend_timer = asyncio.get_running_loop().call_later(TEND_EVERY_S, self._tend_regularly)

    def _tend(self) -> None:
        if not self._running:
            return
        now = self._clock.monotonic()
        self._shut_down_left_hosts()
        staying = self._staying()
        wanted = math.ceil((max(len(self._slots), self._expected_slots) + ROOM) / self._slots_per_host)
        wanted = min(MOST_HOSTS, max(1, wanted))
        for _ in range(wanted - len(staying)):
            self._launch(now)
        self._give_slots_to_hosts()
        self._let_go_of_idle_host(wanted, now)
        self._exchange_grown_host(now)

    def _staying(self) -> list[PlayerHost]:
        return [host for host in self._hosts if not host.leaving]

    def _launch(self, now: float) -> None:
        if now < self._not_before:
            return
        self._hosts_made += 1
        try:
            host = launch_host(self._hosts_made, self._software_rendering, self._clock, self._events)
        except WorkstationError as error:
            self._not_before = now + FAULT_RETRY_S
            self._on_fault.notify(error)
            return
        self._hosts.append(host)

    def _give_slots_to_hosts(self) -> None:
        served = {name for host in self._staying() for name in host.slots}
        for name, slot in self._slots.items():
            if name in served:
                continue
            host = min(self._staying(), key=lambda each: len(each.slots), default=None)
            if host is None or len(host.slots) >= MAX_SLOTS:
                return
            host.open(slot)

    def _let_go_of_idle_host(self, wanted: int, now: float) -> None:
        staying = self._staying()
        idle = [host for host in staying if host.ready and not host.slots and now - host.empty_since > LET_GO_AFTER_S]
        if len(staying) > wanted and idle:
            idle[-1].leaving = True
            self._shut_down_left_hosts()

    def _shut_down_left_hosts(self) -> None:
        for host in [each for each in self._hosts if each.leaving and not each.slots]:
            self._hosts.remove(host)
            farewell = asyncio.get_running_loop().create_task(host.stop(), name=f"end {host.child.name}")
            self._farewells.add(farewell)
            farewell.add_done_callback(self._farewells.discard)

    # ---- exchanging a host that has grown --------------------------------------------------------------------

    def _limit_mb(self, host: PlayerHost) -> float:
        if self._memory_limit_mb is not None:
            return self._memory_limit_mb
        return MEMORY_BASE_MB + MEMORY_PER_SLOT_MB * len(host.slots)

    def _exchange_grown_host(self, now: float) -> None:
        """One host at a time, when nothing else happens. Both hosts draw into the windows until the new one shows."""
        leaving = [host for host in self._hosts if host.leaving]
        if leaving:
            if now > self._moving_until:
                for host in leaving:
                    host.slots.clear()
                self._soon()
            return
        if not all(host.ready for host in self._hosts):
            return
        grown = [host for host in self._hosts if host.slots and host.rss_mb > self._limit_mb(host)]
        if not grown:
            return
        old = max(grown, key=lambda host: host.rss_mb)
        _log.info("%s has grown to %.0f MB and is exchanged", old.child.name, old.rss_mb)
        old.leaving = True
        self._moving_until = now + MOVE_WITHIN_S
        self._launch(now)
        for name in old.slots:
            self._slots[name].count_from_zero()
        self._give_slots_to_hosts()

    # ---- news of hosts ---------------------------------------------------------------------------------------

    def _host_ready(self, host: PlayerHost) -> None:
        _log.info("%s (pid %d) is ready", host.child.name, host.child.pid)

    def _fault(self, host: PlayerHost, fault: HostFault) -> None:
        self._not_before = self._clock.monotonic() + FAULT_RETRY_S
        self._on_fault.notify(WorkstationError(fault.code, detail=fault.detail))

    def _host_ended(self, host: PlayerHost, code: int) -> None:
        if host not in self._hosts:
            return
        self._hosts.remove(host)
        if not self._running:
            return
        now = self._clock.monotonic()
        _log.error("%s ended with code %d; %d slots are opened again", host.child.name, code, len(host.slots))
        self._not_before = max(self._not_before, now + self._back_off.after_end(now - host.started_at))
        lost = sorted(name for name in host.slots if name in self._slots and not host.leaving)
        for name in lost:
            self._slots[name].count_from_zero()
        if lost:
            self._on_replaced.notify(lost)
        if self._not_before > now:
            asyncio.get_running_loop().call_later(self._not_before - now + 0.01, self._soon)
        self._tend()

    def _current(self, host: PlayerHost, name: str, generation: int) -> PoolSlot | None:
        slot = self._slots.get(name)
        if slot is None or slot.generation != generation or name not in host.slots or host.leaving:
            return None
        return slot

    def _showing(self, host: PlayerHost, message: SlotShowing) -> None:
        slot = self._current(host, message.slot, message.generation)
        if slot is None:
            return
        for old in self._hosts:
            if old.leaving and slot.name in old.slots:
                old.close(slot.name, self._clock.monotonic())
                self._soon()
        self._on_showing.notify(slot.name, slot.generation, message.after_s)

    def _reported(self, host: PlayerHost, message: SlotReports) -> None:
        for report in message.reports:
            slot = self._current(host, report.slot, report.generation)
            if slot is None:
                continue
            slot.displayed = slot.displayed_before + report.displayed
            slot.lost = slot.lost_before + report.lost
            self._on_status.notify(
                SlotStatus(slot.name, slot.generation, slot.displayed, slot.lost, report.stalled_s, report.decoded)
            )
