"""The host: slots by name, players used again, one loop that hears the desk and looks after the slots."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from vms_desktop.child_protocol.player import (
    HEARTBEAT_S,
    MAX_SLOTS,
    CloseSlot,
    CropSlot,
    OpenSlot,
    Shutdown,
    SlotReports,
    SlotShowing,
)
from vms_desktop.player.process_memory import resident_mb
from vms_desktop.player.slot import Slot, SlotPlayer

STOPPERS = 3
"""Threads that stop players: a stop is synchronous, and a wall that changes page stops a dozen at once."""
SOUND_WITHIN_S = 0.8
"""A player whose last picture is younger than this needs no report at every heartbeat."""
CLOSE_WITHIN_S = 1.5
"""How long the host waits for its players when it ends."""
WEDGED_AFTER_S = 5.0
"""A player that has not stopped by then never will."""


class Wedged(Exception):
    """A player does not stop. Nothing inside this process can help: it must end and be replaced."""


class PlayerMaker(Protocol):
    """What a host needs of ``libvlc.Engine``."""

    def new_player(self) -> SlotPlayer: ...


class Host:
    """Runs until ``Shutdown`` comes through ``inbox``. ``send`` writes a message to the desk; ``log`` one line."""

    def __init__(
        self,
        engine: PlayerMaker,
        inbox: queue.SimpleQueue[Any],
        send: Callable[[Any], None],
        log: Callable[[str], None],
    ) -> None:
        self._engine = engine
        self._inbox = inbox
        self._send = send
        self._log = log
        self._slots: dict[str, Slot] = {}
        self._idle: list[SlotPlayer] = []
        self._to_stop: queue.SimpleQueue[Slot] = queue.SimpleQueue()
        self._beat_at = 0.0
        self._beats = 0
        for number in range(STOPPERS):
            threading.Thread(target=self._stop_players, name=f"stopper-{number}", daemon=True).start()

    def run(self) -> None:
        """Work until told to end. Raises Wedged."""
        while True:
            now = time.monotonic()
            due = [slot.due_in(now) for slot in self._slots.values()]
            wait = max(0.0, min([self._beat_at - now, *due]))
            try:
                message = self._inbox.get(timeout=wait) if wait > 0 else self._inbox.get_nowait()
            except queue.Empty:
                message = None
            if isinstance(message, Shutdown):
                return
            if message is not None:
                self._handle(message)
            self._step()

    def close(self) -> bool:
        """Stop all players, within a bounded time; False if one would not."""
        for slot in self._slots.values():
            slot.close()
        deadline = time.monotonic() + CLOSE_WITHIN_S
        self._step()
        while self._slots and time.monotonic() < deadline:
            try:
                message = self._inbox.get(timeout=0.05)
            except queue.Empty:
                message = None
            if isinstance(message, Slot):
                message.stopped()
            self._step(beat=False)
        if self._slots:
            return False
        for player in self._idle:
            player.close()
        self._idle.clear()
        return True

    # ---- messages --------------------------------------------------------------------------------------------

    def _handle(self, message: Any) -> None:
        if isinstance(message, Slot):
            message.stopped()
        elif isinstance(message, OpenSlot):
            self._open(message)
        elif isinstance(message, CloseSlot):
            slot = self._slots.get(message.slot)
            if slot is not None:
                slot.close()
        elif isinstance(message, CropSlot):
            slot = self._slots.get(message.slot)
            if slot is not None:
                slot.crop(message)

    def _open(self, message: OpenSlot) -> None:
        slot = self._slots.get(message.slot)
        if slot is None:
            # Slots that are being stopped still stand among the others; the desk no longer counts them.
            if len(self._slots) >= MAX_SLOTS + STOPPERS:
                self._log(f"slot {message.slot} refused: {len(self._slots)} are open")
                return
            player = self._idle.pop() if self._idle else self._engine.new_player()
            slot = self._slots[message.slot] = Slot(message.slot, player, self._to_stop.put)
        slot.open(message, time.monotonic())

    # ---- slots -----------------------------------------------------------------------------------------------

    def _step(self, *, beat: bool = True) -> None:
        now = time.monotonic()
        for slot in list(self._slots.values()):
            report = slot.report(now)
            after_s = slot.step(now)
            if after_s is not None and report is not None:
                self._send(SlotShowing(slot.name, report.generation, round(after_s, 3)))
            if slot.stopping_for(now) > WEDGED_AFTER_S:
                raise Wedged(slot.name)
            if slot.is_free:
                del self._slots[slot.name]
                self._idle.append(slot.player)
        if beat and now >= self._beat_at:
            self._beat_at = now + HEARTBEAT_S
            self._beats += 1
            reports = [report for slot in self._slots.values() if (report := slot.report(now)) is not None]
            if self._beats % 2:
                # Of what goes on as it should once a second is enough: the desk draws for each report.
                reports = [report for report in reports if report.stalled_s > SOUND_WITHIN_S]
            self._send(SlotReports(reports, round(resident_mb(), 1)))

    def _stop_players(self) -> None:
        """A stopper thread."""
        while True:
            slot = self._to_stop.get()
            slot.player.stop()
            self._inbox.put(slot)
