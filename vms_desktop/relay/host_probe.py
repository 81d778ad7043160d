"""Which cameras answer at all: a TCP connection to each port now and then, few at a time, in one thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence

CONNECT_SECONDS = 3.0
AT_ONCE = 64
LEAST_INTERVAL_S = 5.0
TELL_EVERY = 100
"""Answers told together: ten thousand cameras are not told one by one, nor only when the last has answered."""

Target = tuple[str, str, int]


class HostProbe:
    """Probes the newest list of (stream, host, port) every ``interval_s``; tells changes and first answers.

    ``tell`` is called on the probe's thread; ``skip``: whether a stream's state is known without asking.
    """

    def __init__(self, tell: Callable[[dict[str, bool]], None], skip: Callable[[str], bool]) -> None:
        self._tell = tell
        self._skip = skip
        self._lock = threading.Lock()
        self._targets: list[Target] = []
        self._interval_s = 60.0
        self._known: dict[str, bool] = {}
        self._changed = threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self, targets: Sequence[Target], interval_s: float) -> None:
        """Replace the list; a first round starts at once."""
        with self._lock:
            same = set(targets) & set(self._targets)
            self._targets = list(targets)
            self._interval_s = max(LEAST_INTERVAL_S, interval_s)
            names = {name for name, _, _ in same}
            self._known = {name: answer for name, answer in self._known.items() if name in names}
        self._changed.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="host probe", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            self._changed.clear()
            with self._lock:
                targets, interval_s = self._targets, self._interval_s
            asyncio.run(self._round([target for target in targets if not self._skip(target[0])]))
            self._changed.wait(interval_s)

    async def _round(self, targets: list[Target]) -> None:
        gate = asyncio.Semaphore(AT_ONCE)
        news: dict[str, bool] = {}

        async def one(name: str, host: str, port: int) -> None:
            async with gate:
                answer = await _answers(host, port)
            if self._known.get(name) is not answer:
                self._known[name] = news[name] = answer
            if len(news) >= TELL_EVERY:
                self._tell(dict(news))
                news.clear()

        await asyncio.gather(*(one(*target) for target in targets))
        if news:
            self._tell(news)


async def _answers(host: str, port: int) -> bool:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError, ValueError):
        return False
    writer.close()
    return True
