"""What reviewing needs from the database. Storage fulfils it; called on the desk's event loop.

Everything raises StorageError ``storage.*``. ``record``: what the access log says of a change, in its transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vms_desktop.domain.log_entry import Entry, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review import ItemState, ReviewItem, Step
from vms_desktop.domain.review_looks import Found
from vms_desktop.domain.review_report import Total
from vms_desktop.domain.review_rule import Rule, RuleKind
from vms_desktop.domain.saved_filter import SavedFilter
from vms_desktop.services.log_ports import ListedEntry


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """All that is given must hold. ``overdue_us``: due before that time and not signed off."""

    states: tuple[ItemState, ...] = ()
    kinds: tuple[RuleKind, ...] = ()
    person: str = ""
    overdue_us: int | None = None


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many items there are in each state; ``overdue`` are among the unfinished ones."""

    by_state: dict[ItemState, int]
    overdue: int

    def of(self, *states: ItemState) -> int:
        return sum(self.by_state.get(state, 0) for state in states)


@dataclass(frozen=True, slots=True)
class TextSearch:
    """``found``: newest first; ``reached``: number of the oldest entry looked at, and its time; ``is_end``: there is
    nothing older.
    """

    found: tuple[ListedEntry, ...]
    reached: int
    reached_us: int
    is_end: bool


class RuleRepository(Protocol):
    async def rules(self) -> list[Rule]:
        """Those that were changed or added."""

    async def save_rule(self, rule: Rule, now_us: int, record: Sequence[EntryDraft]) -> None: ...

    async def remove_rule(self, rule_id: str, record: Sequence[EntryDraft]) -> None: ...

    async def areas(self) -> list[PrivateArea]: ...

    async def save_area(self, area: PrivateArea, record: Sequence[EntryDraft]) -> None: ...

    async def remove_area(self, area_id: str, record: Sequence[EntryDraft]) -> None: ...


class FilterRepository(Protocol):
    async def filters(self) -> list[SavedFilter]: ...

    async def save_filter(self, one: SavedFilter) -> None: ...

    async def remove_filter(self, filter_id: str) -> None: ...


class WatchedLog(Protocol):
    """This desk's chain as the rules look through it."""

    async def position(self) -> int | None:
        """Sequence of the last entry the rules have seen; None: they never looked."""

    async def first_since(self, time_us: int) -> int:
        """Sequence of about the first entry of that time or later (a clock may have been set back); the next one to be
        written where there is none.
        """

    async def entries_from(self, sequence: int, limit: int) -> list[Entry]:
        """From that one on, in their order."""

    async def keep(self, found: Sequence[Found], seen_to: int, now_us: int) -> list[int]:
        """Put into the queue what was found, and remember how far the rules have looked, together; what is there
        already is not put there again. Returns the numbers of items that are new.
        """


class QueueRepository(Protocol):
    async def items(self, wanted: QueueFilter, after: ReviewItem | None, limit: int) -> list[ReviewItem]:
        """What is due first comes first; signed-off ones by when they were signed off, the last one first."""

    async def counts(self, now_us: int, person: str = "") -> QueueCounts: ...

    async def item(self, number: int) -> ReviewItem | None: ...

    async def history(self, number: int) -> list[Step]: ...

    async def entries(self, number: int) -> list[ListedEntry]:
        """Those that are still in the database, in their order."""

    async def queued_between(self, from_us: int, to_us: int) -> list[tuple[ReviewItem, Step | None]]:
        """Items put into the queue in that time, each with its newest step, in the order they came."""

    async def take_step(self, item: ReviewItem, step: Step, record: Sequence[EntryDraft]) -> bool:
        """False, and nothing is changed: the item is not any more as it was seen."""


class LogSearch(Protocol):
    """What pages and charts of the log need beyond ``LogStore``."""

    async def search(
        self, wanted: LogFilter, before: int | None, limit: int, within_s: float, *, dense: bool
    ) -> TextSearch:
        """Entries with ``wanted.text``, looked for among those that match the rest, for about that long. ``dense``: the
        rest matches so many that going through all entries is quicker than going by index.
        """

    async def layout(self, wanted: LogFilter) -> tuple[int, list[tuple[int, int]]]:
        """The largest number an entry has, and (days since 1970 UTC, entries), the newest day first; together all that
        match at that moment, exactly. Not for a text.
        """

    async def hours(self, wanted: LogFilter, before: int) -> list[tuple[int, int]]:
        """As the days of ``layout`` by hours, for a filter of a day or so; of entries recorded before that number."""

    async def totals(self, wanted: LogFilter) -> list[Total]:
        """Entries by person, action and district, of whole hours."""

    async def wall_of(self, desk: str, sequence: int, limit: int) -> tuple[list[Entry], bool]:
        """The openings of live view that were not closed yet when that entry was written, oldest first; False: not all
        could be looked for within ``limit`` entries.
        """

    async def end_of(self, entry: Entry) -> Entry | None:
        """What ended what the entry began; None: nothing yet."""

    async def entry(self, desk: str, sequence: int) -> Entry | None:
        """None: it is not there (any more)."""

    async def newest(self) -> int:
        """The largest number of an entry; 0: none."""
