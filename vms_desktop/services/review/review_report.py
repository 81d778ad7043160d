"""The monthly report: gathered here, written as PDF by the screen's side (it sets type) and as XLSX by an adapter.

Making one is an act like reading the log: it is recorded first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.review_report import (
    KindTotals,
    Month,
    Notable,
    PersonTotals,
    by_action,
    by_district,
    kinds_of,
    notable_of,
    persons_of,
)
from vms_desktop.domain.saved_filter import midnight_us
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.review.activity import PersonsDay, by_hour_of_day
from vms_desktop.services.review.log_reader import ReadLog
from vms_desktop.services.review.review_ports import QueueRepository
from vms_desktop.services.workbooks import Sheet, Workbooks

CHART_PERSONS = 12


@dataclass(frozen=True, slots=True)
class MonthReport:
    """``made``: when (aware); ``by``: who made it. ``actions``, ``districts``: (code, entries)."""

    month: Month
    made: datetime
    by: Actor
    entries: int
    persons: Sequence[PersonTotals]
    actions: Sequence[tuple[str, int]]
    districts: Sequence[tuple[str, int]]
    activity: Sequence[PersonsDay]
    kinds: Sequence[KindTotals]
    notable: Sequence[Notable]


class ReviewReports:
    """Called on the loop thread. ``zone``: in which months and hours are counted."""

    def __init__(
        self,
        store: ReadLog,
        queue: QueueRepository,
        workbooks: Workbooks,
        log: AccessLog,
        clock: Clock,
        *,
        authority: Authority,
        zone: tzinfo = THAI_TIME,
    ) -> None:
        self._store = store
        self._queue = queue
        self._workbooks = workbooks
        self._log = log
        self._clock = clock
        self._authority = authority
        self._zone = zone

    @plumbing("a list of months")
    def months(self, most: int = 24) -> list[Month]:
        """The last complete month first, then this one so far, then back in time."""
        today = self._clock.now().astimezone(self._zone).date()
        this = Month(today.year, today.month)
        return [this.before(1), this, *(this.before(back) for back in range(2, most))]

    @operation(Permission.REVIEW_LOG, logs=Action.REVIEW_REPORTED)
    async def gather(self, month: Month) -> MonthReport:
        """Recorded (``review.reported``) before anything is read.

        Raises ReviewError ``review.report_empty``, LogError ``log.not_written``, StorageError ``storage.*``.
        """
        details = {"month": f"{month.year}-{month.month:02d}"}
        draft = EntryDraft(Action.REVIEW_REPORTED, subject=Subject("log"), details=details)
        await self._log.record(draft)
        start, end = midnight_us(month.first, self._zone), midnight_us(month.after, self._zone)
        wanted = LogFilter(from_us=start, to_us=end)
        totals = await self._store.totals(wanted)
        items = await self._queue.queued_between(start, end)
        if not totals and not items:
            raise ReviewError("review.report_empty")
        names = dict(await self._store.persons())
        counted = await self._store.activity(wanted)
        activity = await asyncio.to_thread(by_hour_of_day, counted, names, CHART_PERSONS, self._zone)
        now = self._clock.now()
        return MonthReport(
            month,
            now,
            self._authority.actor,
            sum(one.entries for one in totals),
            persons_of(totals, names),
            by_action(totals),
            by_district(totals),
            activity,
            kinds_of(items, microseconds(now)),
            notable_of(items),
        )

    @operation(Permission.REVIEW_LOG)
    async def write_workbook(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """What was gathered, as tables. Raises as ``Workbooks.write``."""
        await asyncio.to_thread(self._workbooks.write, path, sheets)
