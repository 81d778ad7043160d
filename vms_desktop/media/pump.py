"""One thread that reads every open connection: what comes in goes on to the players within the same call.

Connecting may block for seconds and has a thread a stream (``stream.py``); reading never blocks. One reader instead of
one a camera: pictures of many cameras come together, and each of their threads would wait for the interpreter.
"""

from __future__ import annotations

import selectors
import socket
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Sequence
from typing import Protocol

TICK_S = 0.25
"""How often every load works though nothing comes: a stream that nobody wants any more is noticed by it."""


class Load(Protocol):
    """What the pump carries. Its methods are called on the pump's thread and must not block."""

    sockets: Sequence[socket.socket]

    @property
    def due(self) -> float | None:
        """When ``work`` is wanted though nothing can be read (monotonic); None: never."""

    def work(self, now: float) -> bool:
        """Something can be read, or TICK_S have passed. ``now``: monotonic. False: it is over."""

    def let_go(self, broken: bool) -> None:
        """The pump reads it no more. ``broken``: ``work`` failed in a way nobody foresaw."""


class Pump:
    """Carries loads until they are over. ``start`` once; the thread is a daemon and ends with the process."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._coming: deque[Load] = deque()
        self._loads: list[Load] = []
        self._due: dict[Load, float] = {}
        self._alarm, self._bell = socket.socketpair()
        for one in (self._alarm, self._bell):
            one.setblocking(False)
        self._selector.register(self._alarm, selectors.EVENT_READ, None)

    def start(self) -> None:
        threading.Thread(target=self._run, name="pump", daemon=True).start()

    def carry(self, load: Load) -> None:
        """From any thread. ``work`` is called once at once: something may have come before."""
        self._coming.append(load)
        self.nudge()

    def nudge(self) -> None:
        """Let every load work now: what it depends on has changed."""
        try:
            self._bell.send(b"!")
        except BlockingIOError:
            # The bell is ringing already.
            return

    def _run(self) -> None:
        tick = 0.0
        while True:
            ready = self._selector.select(max(0.0, min((tick, *self._due.values())) - time.monotonic()))
            now = time.monotonic()
            nudged = False
            for key, _ in ready:
                if key.data is None:
                    nudged = self._heed_bell()
                elif key.data in self._loads:
                    self._work(key.data, now)
            if nudged or now >= tick:
                tick = now + TICK_S
                for load in tuple(self._loads):
                    self._work(load, now)
            for load in [load for load, due in self._due.items() if due <= now]:
                self._work(load, now)

    def _heed_bell(self) -> bool:
        self._alarm.recv(4096)
        while self._coming:
            load = self._coming.popleft()
            self._loads.append(load)
            for one in load.sockets:
                self._selector.register(one, selectors.EVENT_READ, load)
        return True

    def _work(self, load: Load, now: float) -> None:
        broken = False
        try:
            if load.work(now):
                due = load.due
                if due is not None:
                    self._due[load] = due
                else:
                    self._due.pop(load, None)
                return
        except Exception:  # noqa: BLE001 - a mistake in one stream must not stop all the others
            traceback.print_exc(file=sys.stderr)
            broken = True
        self._loads.remove(load)
        self._due.pop(load, None)
        for one in load.sockets:
            self._selector.unregister(one)
        load.let_go(broken)
