"""Pictures and bits per second over the last seconds, and the age of the newest picture."""

from __future__ import annotations

from collections import deque

WINDOW_S = 3.0


class Rates:
    """Fed by the fetch thread, read by the reporting thread (numbers and a bounded deque: safe under the GIL)."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque(maxlen=400)
        self._last: float | None = None

    def add(self, now: float, size: int) -> None:
        self._seen.append((now, size))
        self._last = now

    def age(self, now: float) -> float | None:
        """Seconds since the last picture; None before the first."""
        return None if self._last is None else max(0.0, now - self._last)

    def _recent(self, now: float) -> list[tuple[float, int]]:
        return [item for item in tuple(self._seen) if now - item[0] <= WINDOW_S]

    def fps(self, now: float) -> float:
        recent = self._recent(now)
        if len(recent) < 2:
            return 0.0
        span = recent[-1][0] - recent[0][0]
        return (len(recent) - 1) / span if span > 0 else 0.0

    def bits_per_second(self, now: float) -> float:
        recent = self._recent(now)
        if len(recent) < 2:
            return 0.0
        span = recent[-1][0] - recent[0][0]
        return sum(size for _, size in recent[1:]) * 8 / span if span > 0 else 0.0
