"""What was drawn for the desk, until it fetches it."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

MOST_RESULTS = 32


class Results:
    """PNGs that wait to be fetched, the oldest given up. Safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: OrderedDict[str, bytes] = OrderedDict()

    def put(self, name: str, png: bytes) -> None:
        with self._lock:
            self._waiting[name] = png
            while len(self._waiting) > MOST_RESULTS:
                self._waiting.popitem(last=False)

    def take(self, name: str) -> bytes | None:
        with self._lock:
            return self._waiting.pop(name, None)
