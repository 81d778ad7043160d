"""When to try a lost camera again: soon, then ever more rarely, never all at the same moment."""

from __future__ import annotations

import random
import threading
import time

from vms_desktop.domain.stream import StreamState

FIRST_S, MOST_S = 1.0, 30.0
BUSY_FIRST_S = 5.0
"""A camera without a free session has one when somebody else stops, hardly within a second."""
AUTH_AGAIN_S, AUTH_AGAIN_MOST_S = 300.0, 3600.0
"""A refused password is tried again this rarely by itself: cameras lock accounts after a few wrong ones."""
UNSUPPORTED_AGAIN_S = 60.0
"""Nothing heals by itself here; but somebody may be setting the camera right."""


class Backoff:
    """Exponential with jitter, 1 to 30 s; after a refused password 5 minutes to an hour."""

    def __init__(self) -> None:
        self._failures = self._refusals = 0

    def reset(self) -> None:
        self._failures = self._refusals = 0

    def next_wait(self, state: StreamState) -> float:
        """Seconds to wait after a failure that led to ``state``; longer each time, until ``reset``."""
        if state is StreamState.AUTH_FAILED:
            wait = min(AUTH_AGAIN_MOST_S, AUTH_AGAIN_S * 2.0**self._refusals)
            self._refusals += 1
            return wait
        if state is StreamState.UNSUPPORTED:
            return UNSUPPORTED_AGAIN_S
        first = BUSY_FIRST_S if state is StreamState.BUSY else FIRST_S
        wait = min(MOST_S, first * 2.0**self._failures)
        self._failures += 1
        return wait * random.uniform(0.75, 1.25)


class OpenGate:
    """Staggers connecting: few at a time, a short moment apart, so that one lost switch is no storm."""

    def __init__(self, at_once: int = 12, apart_s: float = 0.01) -> None:
        self._slots = threading.Semaphore(at_once)
        self._lock = threading.Lock()
        self._apart_s = apart_s
        self._next = 0.0

    def __enter__(self) -> OpenGate:
        self._slots.acquire()
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + self._apart_s
        if start > now:
            time.sleep(start - now)
        return self

    def __exit__(self, *_: object) -> None:
        self._slots.release()
