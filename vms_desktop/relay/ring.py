"""The last minutes of a stream, compressed as they came, bounded in time and in bytes."""

from __future__ import annotations

import threading
from collections import deque

from vms_desktop.media.picture import Picture

KEEP_S = 120.0
MOST_BYTES_ONE = 32 * 1024 * 1024
"""Of one ring, however few there are: two minutes of a main stream of 2 Mb/s."""


class RingBudget:
    """Shares a number of bytes among the rings, so that many streams do not eat the machine's memory."""

    def __init__(self, total_bytes: int) -> None:
        self._total = total_bytes
        self._rings = 0

    def join(self) -> None:
        self._rings += 1

    def leave(self) -> None:
        self._rings -= 1

    @property
    def share(self) -> int:
        """Bytes one ring may hold."""
        return min(MOST_BYTES_ONE, self._total // max(1, self._rings))


class Ring:
    """Pictures of the last KEEP_S seconds; always at least the newest group of pictures. Safe between threads."""

    def __init__(self, budget: RingBudget) -> None:
        self._budget = budget
        self._lock = threading.Lock()
        self._pictures: deque[Picture] = deque()
        self._newest_group: list[Picture] = []
        self._bytes = 0

    def add(self, picture: Picture) -> None:
        with self._lock:
            if picture.is_key:
                self._newest_group = []
            self._newest_group.append(picture)
            self._pictures.append(picture)
            self._bytes += len(picture.data)
            share, oldest = self._budget.share, picture.stamp - KEEP_S
            while self._pictures and (self._bytes > share or self._pictures[0].stamp < oldest):
                self._bytes -= len(self._pictures.popleft().data)

    def pictures(self) -> list[Picture]:
        """All that are kept, in order."""
        with self._lock:
            return list(self._pictures)

    def newest_group(self) -> list[Picture]:
        """From the last key frame on; empty when there was none."""
        with self._lock:
            group = self._newest_group
            return list(group) if group and group[0].is_key else []

    def forget_all_but_newest_group(self) -> None:
        """The stream is no longer watched: what is kept is only for showing its last picture."""
        with self._lock:
            self._pictures.clear()
            self._bytes = 0

    def clear(self) -> None:
        with self._lock:
            self._pictures.clear()
            self._newest_group = []
            self._bytes = 0
