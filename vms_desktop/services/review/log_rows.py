"""A look at the log as numbered rows, newest first, of which only what is looked at is ever loaded.

Among millions a page can be put together from a key, but not from a row's number. So the rows are laid out by days: how
many entries each has is known after one question. A busy day is laid out by its hours when somebody scrolls to it, and
the entries of the days and hours he scrolled to are paged by key. Entries stand in the day (of a busy day: the hour)
their time tells, and within it in the order they were recorded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from vms_desktop.services.log_ports import ListedEntry
from vms_desktop.services.operation import machinery
from vms_desktop.services.review.log_reader import LogView

HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
AT_ONCE = 300
"""Entries loaded by one question: some screens full."""
MOST_KEPT = 12_000
"""Entries kept; those that were not looked at for longest go."""


@dataclass(slots=True, eq=False)
class _Part:
    """A day or an hour. ``loaded``: its newest entries, as far as they were looked at."""

    start_us: int
    end_us: int
    first_row: int
    entries: int
    loaded: list[ListedEntry] = field(default_factory=list)
    is_whole: bool = False

    @property
    def is_busy_day(self) -> bool:
        """To be laid out by hours before anything of it is loaded."""
        return self.entries > AT_ONCE and self.end_us - self.start_us > HOUR_US

    def holds(self, offset: int) -> bool:
        return self.is_whole or offset < len(self.loaded)


def _parts(counted: Sequence[tuple[int, int]], length_us: int, first_row: int) -> list[_Part]:
    """``counted``: (number of the day or hour, entries)."""
    rows = accumulate((entries for _, entries in counted), initial=first_row)
    return [
        _Part(number * length_us, (number + 1) * length_us, row, entries)
        for (number, entries), row in zip(counted, rows, strict=False)
    ]


@machinery("rows of a look that LogReader.open asked for and recorded")
class LogRows:
    """Rows of one look. Entries recorded after ``open`` are not in it. Called on the loop thread, one call at a time.

    Raises StorageError ``storage.*``.
    """

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._top = 0
        self._parts: list[_Part] = []
        self._first_rows: list[int] = []
        self._kept: OrderedDict[int, _Part] = OrderedDict()
        """By first row, those looked at last at the end."""
        self.total = 0

    async def open(self) -> None:
        """Lay out the rows; ``total`` is known then."""
        newest, counted = await self._view.layout()
        self._top = newest + 1
        self._parts = _parts(counted, DAY_US, 0)
        self._first_rows = [part.first_row for part in self._parts]
        self.total = sum(entries for _, entries in counted)

    def row(self, number: int) -> ListedEntry | None:
        """The entry in that row, if it is loaded."""
        if not 0 <= number < self.total:
            return None
        part = self._parts[bisect_right(self._first_rows, number) - 1]
        offset = number - part.first_row
        return part.loaded[offset] if offset < len(part.loaded) else None

    def is_loaded(self, first: int, past: int) -> bool:
        return self._next_missing(max(0, first), min(past, self.total)) is None

    async def load(self, first: int, past: int) -> None:
        """Make the rows from ``first`` to before ``past`` ready; more around them come along."""
        first, past = max(0, first), min(past, self.total)
        while (missing := self._next_missing(first, past)) is not None:
            at, offset = missing
            if self._parts[at].is_busy_day:
                await self._lay_out_day(at)
            elif self._parts[at].entries > AT_ONCE:
                await self._load_more(at, offset)
            else:
                await self._load_run(at)
        self._forget(first, past)

    def _next_missing(self, first: int, past: int) -> tuple[int, int] | None:
        """Number of the first part that lacks one of the rows, and the last offset in it that is wanted."""
        if first >= past:
            return None
        at = bisect_right(self._first_rows, first) - 1
        while at < len(self._parts) and self._parts[at].first_row < past:
            part = self._parts[at]
            last = min(past, part.first_row + part.entries) - 1 - part.first_row
            if not part.holds(last):
                return at, last
            at += 1
        return None

    async def _lay_out_day(self, at: int) -> None:
        day = self._parts[at]
        counted = await self._view.hours(day.start_us, day.end_us, self._top)
        hours = _parts(counted, HOUR_US, day.first_row)
        if sum(hour.entries for hour in hours) != day.entries:
            # Entries left (archived) or came late (another desk's commit) since the look began: rows stay as counted.
            hours = [hour for hour in hours if hour.first_row < day.first_row + day.entries] or [replace(day)]
            last = hours[-1]
            last.entries = day.first_row + day.entries - last.first_row
            last.end_us = min(last.end_us, last.start_us + HOUR_US)
        self._parts[at : at + 1] = hours
        self._first_rows[at : at + 1] = [hour.first_row for hour in hours]

    async def _load_run(self, at: int) -> None:
        """This part and those after it, as many as one question brings."""
        end, count = at, 0
        while end < len(self._parts) and count + self._parts[end].entries <= AT_ONCE and not self._parts[end].is_whole:
            count += self._parts[end].entries
            end += 1
        run = self._parts[at:end]
        found = await self._view.part(run[-1].start_us, run[0].end_us, self._top, count)
        starts = [part.start_us for part in reversed(run)]
        by_part: list[list[ListedEntry]] = [[] for _ in run]
        for one in found:
            by_part[-bisect_right(starts, one.entry.time_us)].append(one)
        for part, entries in zip(run, by_part, strict=True):
            part.loaded, part.is_whole = entries, True
            self._keep(part)

    async def _load_more(self, at: int, offset: int) -> None:
        """Of a busy hour page by page, on from the last entry that is there."""
        part = self._parts[at]
        while not part.holds(offset):
            before = part.loaded[-1].id if part.loaded else self._top
            page = await self._view.part(part.start_us, part.end_us, before, AT_ONCE)
            part.loaded += page
            part.is_whole = len(page) < AT_ONCE or len(part.loaded) >= part.entries
        self._keep(part)

    def _keep(self, part: _Part) -> None:
        self._kept[part.first_row] = part
        self._kept.move_to_end(part.first_row)

    def _forget(self, first: int, past: int) -> None:
        """Let go of what was looked at longest ago, but for the rows that are looked at now."""
        kept = sum(len(part.loaded) for part in self._kept.values())
        for row, part in list(self._kept.items()):
            if kept <= MOST_KEPT:
                return
            if part.first_row < past and part.first_row + part.entries > first:
                continue
            kept -= len(part.loaded)
            del self._kept[row]
            part.loaded, part.is_whole = [], False


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
