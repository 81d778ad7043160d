"""Groups that were fetched from a recorder and are kept for a while, and which of them follows which."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection

from vms_desktop.footage.group import Group

MOST_BYTES = 64 * 1024 * 1024


class KeptGroups:
    """By their beginnings. Safe between threads."""

    def __init__(self) -> None:
        self._groups: OrderedDict[int, Group] = OrderedDict()
        self._sizes: dict[int, int] = {}
        self._after: dict[int, int] = {}
        self._before: dict[int, int] = {}
        self._newest = 0
        self._lock = threading.RLock()

    def put(self, group: Group) -> None:
        with self._lock:
            self._newest = group.begin_us
            self._groups[group.begin_us] = group
            self._groups.move_to_end(group.begin_us)
            self._sizes.setdefault(group.begin_us, 0)

    def grew(self, size: int, *, keep: Collection[int]) -> None:
        """The newest one has so many bytes more; old ones are forgotten, but for those in ``keep``."""
        with self._lock:
            if self._newest in self._sizes:
                self._sizes[self._newest] += size
            if sum(self._sizes.values()) <= MOST_BYTES:
                return
            for begin in list(self._groups):
                if begin not in keep:
                    self.forget(begin)
                    if sum(self._sizes.values()) <= MOST_BYTES:
                        return

    def link(self, begin_us: int, following_us: int) -> None:
        """The recorder has nothing between these two."""
        with self._lock:
            if begin_us in self._groups and following_us in self._groups:
                self._after[begin_us], self._before[following_us] = following_us, begin_us

    def forget(self, begin_us: int) -> None:
        with self._lock:
            self._groups.pop(begin_us, None)
            self._sizes.pop(begin_us, None)
            following, previous = self._after.pop(begin_us, None), self._before.pop(begin_us, None)
            if following is not None:
                self._before.pop(following, None)
            if previous is not None:
                self._after.pop(previous, None)

    def get(self, begin_us: int) -> Group | None:
        return self._groups.get(begin_us)

    def after(self, begin_us: int) -> Group | None:
        with self._lock:
            return self._groups.get(self._after.get(begin_us, -1))

    def before(self, begin_us: int) -> Group | None:
        with self._lock:
            return self._groups.get(self._before.get(begin_us, -1))

    def holding(self, at_us: int) -> Group | None:
        """The group that has the picture of that moment; one that is still coming only when it has come so far."""
        with self._lock:
            for begin, group in self._groups.items():
                has_come = group.is_complete or group.known_us >= at_us
                if begin <= at_us < group.end_us and has_come:
                    self._groups.move_to_end(begin)
                    return group
        return None
