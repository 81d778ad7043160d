"""Reading the access log, for whoever reviews it. Looking is an act like any other: it is recorded first."""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log_ports import HourOfPerson, ListedEntry, LogStore
from vms_desktop.services.operation import machinery, operation

PAGE = 50


@machinery("what one recorded look may show: LogReader.open asks and records")
class LogView:
    """What one recorded look may show. Raises StorageError ``storage.*``."""

    def __init__(self, store: LogStore, wanted: LogFilter) -> None:
        self._store = store
        self.wanted = wanted

    async def page(self, before: int | None = None, limit: int = PAGE) -> Sequence[ListedEntry]:
        """Newest first; ``before``: the id of the last entry of the page before. Shorter than ``limit``: the end."""
        return await self._store.page(self.wanted, before, limit)

    async def count(self) -> int:
        """How many entries match, exactly."""
        return await self._store.count(self.wanted)

    async def activity(self) -> Sequence[HourOfPerson]:
        """Entries by hour (UTC) and person, for a chart; camera, request and parts of an hour are not looked at."""
        return await self._store.activity(self.wanted)


class LogReader:
    """Called on the loop thread."""

    def __init__(self, log: AccessLog, store: LogStore, *, authority: Authority) -> None:
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
