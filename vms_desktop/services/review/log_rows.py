"""A look at the log as numbered rows, newest first, of which only what is looked at is ever loaded.

Among millions a page can be put together from a key, but not from a row's number. So the rows are laid out by hours:
how many entries each hour has is known after one question, and the entries of the hours somebody scrolled to are paged
by key. Entries stand in the hour their time tells, and within it in the order they were recorded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.operation import machinery
from vms_desktop.services.review.log_reader import LogView

HOUR_US = 3_600_000_000
AT_ONCE = 300
"""Entries loaded by one question: some screens full."""
MOST_KEPT = 12_000
"""Entries kept; those that were not looked at for longest go."""


@dataclass(slots=True)
class _Hour:
    """``loaded``: its newest entries, as far as they were looked at."""

    hour: int
    first_row: int
    entries: int
    loaded: list[ListedEntry] = field(default_factory=list)
    is_whole: bool = False

    @property
    def start_us(self) -> int:
        return self.hour * HOUR_US

    def holds(self, offset: int) -> bool:
        return self.is_whole or offset < len(self.loaded)


@machinery("rows of a look that LogReader.open asked for and recorded")
class LogRows:
    """Rows of one look. Entries recorded after ``open`` are not in it. Called on the loop thread, one call at a time.

    Raises StorageError ``storage.*``.
    """

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._top = 0
        self._hours: list[_Hour] = []
        self._first_rows: list[int] = []
        self._kept: OrderedDict[int, int] = OrderedDict()
        self.total = 0

    async def open(self) -> None:
        """Lay out the rows; ``total`` is known then."""
        self._top = await self._view.newest() + 1
        counted = await self._view.hours()
        starts = [0, *accumulate(entries for _, entries in counted)]
        self._hours = [_Hour(hour, row, entries) for (hour, entries), row in zip(counted, starts, strict=False)]
        self._first_rows = starts[:-1]
        self.total = starts[-1]

    def row(self, number: int) -> ListedEntry | None:
        """The entry in that row, if it is loaded."""
        if not 0 <= number < self.total:
            return None
        at = bisect_right(self._first_rows, number) - 1
        hour = self._hours[at]
        offset = number - hour.first_row
        return hour.loaded[offset] if offset < len(hour.loaded) else None

    def is_loaded(self, first: int, past: int) -> bool:
        return self._next_missing(max(0, first), min(past, self.total)) is None

    async def load(self, first: int, past: int) -> None:
        """Make the rows from ``first`` to before ``past`` ready; more around them come along."""
        first, past = max(0, first), min(past, self.total)
        while (missing := self._next_missing(first, past)) is not None:
            hour = self._hours[missing[0]]
            if hour.entries > AT_ONCE:
                await self._load_more(missing[0], missing[1])
            else:
                await self._load_run(missing[0])
        self._forget(first, past)

    def _next_missing(self, first: int, past: int) -> tuple[int, int] | None:
        """Number of the first hour that lacks one of the rows, and the offset in it."""
        if first >= past:
            return None
        at = bisect_right(self._first_rows, first) - 1
        while at < len(self._hours) and self._hours[at].first_row < past:
            hour = self._hours[at]
            last = min(past, hour.first_row + hour.entries) - 1 - hour.first_row
            if not hour.holds(last):
                return at, last
            at += 1
        return None

    async def _load_run(self, at: int) -> None:
        """This hour and those after it, as many as one question brings."""
        end, count = at, 0
        while end < len(self._hours) and count + self._hours[end].entries <= AT_ONCE and not self._hours[end].is_whole:
            count += self._hours[end].entries
            end += 1
        run = self._hours[at:end]
        found = await self._view.part(run[-1].start_us, run[0].start_us + HOUR_US, self._top, count)
        by_hour: dict[int, list[ListedEntry]] = {hour.hour: [] for hour in run}
        for one in found:
            by_hour.setdefault(one.entry.time_us // HOUR_US, []).append(one)
        for number, hour in enumerate(run, start=at):
            hour.loaded, hour.is_whole = by_hour[hour.hour], True
            self._keep(number)

    async def _load_more(self, at: int, offset: int) -> None:
        """Of a busy hour page by page, on from the last entry that is there."""
        hour = self._hours[at]
        while not hour.holds(offset):
            before = hour.loaded[-1].id if hour.loaded else self._top
            page = await self._view.part(hour.start_us, hour.start_us + HOUR_US, before, AT_ONCE)
            hour.loaded += page
            hour.is_whole = len(page) < AT_ONCE or len(hour.loaded) >= hour.entries
        self._keep(at)

    def _keep(self, at: int) -> None:
        self._kept[at] = len(self._hours[at].loaded)
        self._kept.move_to_end(at)

    def _forget(self, first: int, past: int) -> None:
        """Let go of what was looked at longest ago, but for the rows that are looked at now."""
        kept = sum(self._kept.values())
        for at in list(self._kept):
            if kept <= MOST_KEPT:
                return
            hour = self._hours[at]
            if hour.first_row < past and hour.first_row + hour.entries > first:
                continue
            kept -= self._kept.pop(at)
            hour.loaded, hour.is_whole = [], False


@machinery("rows of a look that LogReader.open asked for and recorded")
class FoundRows:
    """What a text is found in, as far as somebody has looked. Called on the loop thread, one call at a time."""

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._dense = True
        self._before: int | None = None
        self._rows: list[ListedEntry] = []
        self.is_end = False
        self.reached_us: int | None = None
        """The time of the oldest entry that was looked at."""

    async def open(self) -> None:
        """Find out how to look: through all entries, or through the few that match the rest of the filter."""
        newest = await self._view.newest()
        self._before = newest + 1
        self._dense = await self._view.count() * SPARSE > newest

    @property
    def rows(self) -> Sequence[ListedEntry]:
        return self._rows

    async def look(self, limit: int, within_s: float) -> None:
        """Go on looking, for about that long or until so many more are found. Raises StorageError."""
        if self.is_end:
            return
        step = await self._view.search(self._before, limit, within_s, dense=self._dense)
        self._rows += step.found
        self._before, self.is_end = step.reached, step.is_end
        if step.reached_us:
            self.reached_us = step.reached_us


SPARSE = 20
"""Going by index costs about so many times as much for an entry as going through all of them."""
