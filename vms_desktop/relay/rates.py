"""Pictures and bits per second over the last seconds, and the age of the newest picture."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

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
        """From the middle interval: kept pictures that a camera sends at once when asked are no frame rate."""
        times = [at for at, _ in self._recent(now)]
        gaps = sorted(after - before for before, after in pairwise(times))
        return 1.0 / gaps[len(gaps) // 2] if len(gaps) >= 5 and gaps[len(gaps) // 2] > 0 else 0.0

    def bits_per_second(self, now: float) -> float:
        recent = self._recent(now)
        if not recent:
            return 0.0
        return sum(size for _, size in recent) * 8 / len(recent) * self.fps(now)
