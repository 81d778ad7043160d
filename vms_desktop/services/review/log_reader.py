"""Reading the access log, for whoever reviews it. Looking is an act like any other: it is recorded first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log_ports import HourOfPerson, ListedEntry, LogStore
from vms_desktop.services.operation import machinery, operation
from vms_desktop.services.review.review_ports import LogSearch, TextSearch

PAGE = 50


class ReadLog(LogStore, LogSearch, Protocol):
    """The log, and what finds in it."""


@machinery("what one recorded look may show: LogReader.open asks and records")
class LogView:
    """What one recorded look may show. Raises StorageError ``storage.*``."""

    def __init__(self, store: ReadLog, wanted: LogFilter) -> None:
        self._store = store
        self.wanted = wanted

    async def page(self, before: int | None = None, limit: int = PAGE) -> Sequence[ListedEntry]:
        """Newest first; ``before``: the id of the last entry of the page before. Shorter than ``limit``: the end."""
        return await self._store.page(self.wanted, before, limit)

    async def count(self) -> int:
        """How many entries match, exactly; the filter's text is not looked at."""
        return await self._store.count(self.wanted)

    async def newest(self) -> int:
        """The largest number an entry has now: what is recorded later can be kept out of a view with it."""
        return await self._store.newest()

    async def layout(self) -> tuple[int, Sequence[tuple[int, int]]]:
        """``newest``, and (days since 1970 UTC, entries) at that moment, the newest first, for all that match but the
        text.
        """
        return await self._store.layout(self.wanted)

    async def hours(self, from_us: int, to_us: int, before: int) -> Sequence[tuple[int, int]]:
        """As the days of ``layout`` by hours, of a part of the view's time; of entries recorded before that number."""
        return await self._store.hours(self._within(from_us, to_us), before)

    async def part(self, from_us: int, to_us: int, before: int, limit: int) -> Sequence[ListedEntry]:
        """As ``page``, of a part of the view's time."""
        return await self._store.page(self._within(from_us, to_us), before, limit)

    def _within(self, from_us: int, to_us: int) -> LogFilter:
        start = from_us if self.wanted.from_us is None else max(from_us, self.wanted.from_us)
        end = to_us if self.wanted.to_us is None else min(to_us, self.wanted.to_us)
        return replace(self.wanted, from_us=start, to_us=end)

    async def search(self, before: int | None, limit: int, within_s: float, *, dense: bool) -> TextSearch:
        """The next entries that hold the filter's text, as far as they are found within about that time."""
        return await self._store.search(self.wanted, before, limit, within_s, dense=dense)

    async def activity(self, since_us: int | None = None) -> Sequence[HourOfPerson]:
        """Entries by hour (UTC) and person, for a chart; text and parts of an hour are not looked at. ``since_us``:
        nothing older.
        """
        start = self.wanted.from_us
        if since_us is not None:
            start = since_us if start is None else max(start, since_us)
        return await self._store.activity(replace(self.wanted, from_us=start))


class LogReader:
    """Called on the loop thread."""

    def __init__(self, log: AccessLog, store: ReadLog, *, authority: Authority) -> None:
        self._authority = authority
        self._log = log
        self._store = store

    @operation(Permission.READ_LOG, logs=Action.LOG_READ)
    async def open(self, wanted: LogFilter, *, reason: str = "") -> LogView:
        """Recorded (``log.read``, with the filter) when it returns. Raises AccessError, LogError ``log.*``."""
        draft = EntryDraft(Action.LOG_READ, subject=Subject("log"), details=wanted.as_details(), reason=reason)
        await self._log.record(draft)
        return LogView(self._store, wanted)

    @operation(Permission.READ_LOG)
    async def persons(self) -> Sequence[tuple[str, str]]:
        """(id, newest name) of everybody who has entries, to choose from; no entry is shown by it."""
        return await self._store.persons()

    @operation(Permission.READ_LOG)
    async def desk_names(self) -> Mapping[str, str]:
        """By the desk's id; no entry is shown by it."""
        registry = await self._store.registry()
        return {desk_id: desk.name for desk_id, desk in registry.desks.items()}
