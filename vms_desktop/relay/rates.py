"""Pictures and bits per second over the last seconds, and the age of the newest picture."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

WINDOW_S = 3.0
MOST_KEPT = 240
FEWEST = 5
"""Pictures from which a rate is told."""
LONGEST_SPAN_S = 30.0
"""Camera stamps of one window that lie further apart: the camera's clock was set meanwhile."""

_Seen = tuple[float, float, int]
"""Arrival and the camera's own stamp in seconds, size in bytes."""


class Rates:
    """Fed by the pump's thread, read by the reporting thread (numbers and a bounded deque: safe under the GIL)."""

    def __init__(self) -> None:
        self._seen: deque[_Seen] = deque(maxlen=MOST_KEPT)
        self._last: float | None = None

    def add(self, now: float, camera_s: float, size: int) -> None:
        seen = self._seen
        seen.append((now, camera_s, size))
        while now - seen[0][0] > WINDOW_S:
            seen.popleft()
        self._last = now

    def age(self, now: float) -> float | None:
        """Seconds since the last picture; None before the first."""
        return None if self._last is None else max(0.0, now - self._last)

    def measure(self, now: float) -> tuple[float, float]:
        """Pictures and bits per second; zeros while too little is known."""
        seen = [item for item in tuple(self._seen) if now - item[0] <= WINDOW_S]
        if len(seen) < FEWEST:
            return 0.0, 0.0
        interval = _interval(seen)
        fps = 1.0 / interval if interval > 0 else 0.0
        return fps, sum(size for _, _, size in seen) * 8 / len(seen) * fps


def _interval(seen: list[_Seen]) -> float:
    """Seconds from picture to picture.

    By the camera's stamps: arrival has the network's jitter, and many cameras send their kept pictures all at once
    when asked. By arrival only where the stamps make no sense (the camera's clock was set, or stands still).
    """
    span = seen[-1][1] - seen[0][1]
    if 0 < span < LONGEST_SPAN_S:
        return span / (len(seen) - 1)
    gaps = sorted(after[0] - before[0] for before, after in pairwise(seen))
    return gaps[len(gaps) // 2]
