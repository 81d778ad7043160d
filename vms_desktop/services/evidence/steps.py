"""How far a long work is, and how it is stopped: told after each block."""

from __future__ import annotations

import threading

from vms_desktop.services.evidence.wish import Progress, Tell
from vms_desktop.services.operation import machinery


class Stopped(Exception):
    """Somebody cancelled; never leaves this package."""


@machinery("counts for who copies and packs")
class Steps:
    """Counts blocks, tells of them, and stops when somebody wishes."""

    def __init__(self, stage: str, total: int, tell: Tell, stop: threading.Event | None) -> None:
        self._tell, self._stop = tell, stop
        self.begin(stage, total)

    def begin(self, stage: str, total: int) -> None:
        """The next part of the work, of ``total`` bytes."""
        self._stage, self._total, self._done = stage, total, 0

    def step(self, count: int) -> None:
        if self._stop is not None and self._stop.is_set():
            raise Stopped
        self._done += count
        self._tell(Progress(self._stage, self._done, self._total))
