"""What the players themselves count over a while, displayed and lost: less true than the screen, but always there."""

from __future__ import annotations

import time
from collections.abc import Callable

from vms_desktop.services.ports import SlotStatus


class PlayerCounts:
    """``heard`` takes the players' reports (``ports.TilePlayers.on_status``). Called on the loop thread."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._seen: dict[str, list[tuple[float, int, int]]] = {}
        """By slot: (monotonic seconds, displayed, lost) of each report."""

    def heard(self, status: SlotStatus) -> None:
        self._seen.setdefault(status.slot, []).append((self._monotonic(), status.displayed, status.lost))

    def rates(self) -> list[float]:
        """Pictures displayed per second between the first and the last report, of each slot that reported twice."""
        return [(last[1] - first[1]) / (last[0] - first[0]) for first, last in self._spans()]

    def lost_percent(self) -> float:
        """Of all pictures that were displayed or lost; 0 where there were none."""
        spans = self._spans()
        lost = sum(last[2] - first[2] for first, last in spans)
        shown = sum(last[1] - first[1] for first, last in spans)
        return 100 * lost / max(1, lost + shown)

    def _spans(self) -> list[tuple[tuple[float, int, int], tuple[float, int, int]]]:
        return [(seen[0], seen[-1]) for seen in self._seen.values() if seen[-1][0] > seen[0][0]]
