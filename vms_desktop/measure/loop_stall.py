"""How long the desk's event loop was kept from its work: the longest time a due timer had to wait."""

from __future__ import annotations

import asyncio
import time

BEAT_S = 0.01


class LoopStallMeter:
    """A timer that should fire every 10 ms and notes how late it was. Called on the loop thread."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._due = 0.0
        self._handle: asyncio.TimerHandle | None = None

    def start(self) -> None:
        self.longest_s = 0.0
        self._arm()

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _arm(self) -> None:
        self._due = time.monotonic() + BEAT_S
        self._handle = asyncio.get_running_loop().call_later(BEAT_S, self._fired)

    def _fired(self) -> None:
        self.longest_s = max(self.longest_s, time.monotonic() - self._due)
        self._arm()
