"""Reading requests: one, lists, boards, the calendar, what there is of the footage, statistics, disclosures.

Lists hold no card's number and no telephone; reading one request, which does, is recorded, and so is every search by
words and every statistic or register that leaves as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject, moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.request import Asked, Request
from vms_desktop.domain.requests.statistics import (
    Period,
    RequestStatistics,
    day_begins_us,
    first_day,
    next_month,
    periods,
    summed,
)
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.availability import Available, available
from vms_desktop.services.requests.request_desk import READ_AGAIN_S, RequestDesk, subject_of
from vms_desktop.services.requests.request_ports import (
    AskedStretch,
    BoardCounts,
    Disclosure,
    Found,
    Page,
    RequestFilter,
    RequestRow,
    SortBy,
    Viewer,
)

MOST_IN_CALENDAR = 5_000
MOST_IN_LIST = 1_000_000
FIRST_PAGE = Page()


@dataclass(frozen=True, slots=True)
class Look:
    """What there is of one asked stretch. ``overwritten_us``: when it is expected to be gone where it lies, if nothing
    is done; None: held here, or not known.
    """

    asked: Asked
    available: tuple[Available, ...]
    overwritten_us: int | None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    received: tuple[RequestRow, ...]
    due: tuple[RequestRow, ...]


class Finding(RequestDesk):
    """The part of ``RequestService`` that reads."""

    _read_last: dict[tuple[str, str], float]
    _searched_last: tuple[str, str]

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_READ, inside=True)
    async def get(self, request_id: str) -> Request:
        """By id or number. Recorded: it holds protected data.

        Raises RequestError ``request.unknown``, AccessError, LogError (then nothing is shown), StorageError.
        """
        self._may_read()
        request = await self._repository.get(request_id)
        if request is None:
            found = await self._repository.id_of(request_id)
            request = None if found is None else await self._repository.get(found)
        if request is None:
            raise RequestError("request.unknown")
        self._places.require_seen(request)
        await self._record_reading(request)
        return request

    async def _record_reading(self, request: Request) -> None:
        key, now = (self._authority.actor.person, request.id), self._parts.clock.monotonic()
        read = self._read_last.get(key)
        if read is None or now - read >= READ_AGAIN_S:
            draft = EntryDraft(Action.REQUEST_READ, subject=subject_of(request), request=request.number)
            await self._parts.log.record(draft)
            self._read_last = {one: at for one, at in self._read_last.items() if now - at < READ_AGAIN_S}
            self._read_last[key] = now

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_SEARCHED, inside=True)
    async def find(self, wanted: RequestFilter, page: Page = FIRST_PAGE) -> Found:
        """A page of a list, and how many there are. A search by words is recorded once until other words are searched.

        Raises AccessError, LogError, StorageError.
        """
        self._may_read()
        words = " ".join(wanted.text.split())
        searched = (self._authority.actor.person, words)
        if words and searched != self._searched_last:
            draft = EntryDraft(Action.REQUEST_SEARCHED, subject=Subject("requests"), details={"words": words})
            await self._parts.log.record(draft)
            self._searched_last = searched
        return await self._repository.find(wanted, page, self._viewer())

    @operation(Permission.EXPORT_LISTS, logs=Action.REQUEST_SEARCHED)
    async def whole_list(self, wanted: RequestFilter, page: Page, file: str) -> Sequence[RequestRow]:
        """Every row in the order of ``page``, to be written to ``file``: recorded with what was chosen, because a list
        leaves the house.

        Raises AccessError, LogError, StorageError.
        """
        self._may_read()
        viewer = self._viewer()
        found = await self._repository.find(wanted, replace(page, start=0, size=MOST_IN_LIST), viewer)
        details = {"list": file, "rows": len(found.rows), **_part(viewer), **chosen(wanted)}
        await self._parts.log.record(EntryDraft(Action.REQUEST_SEARCHED, subject=Subject("requests"), details=details))
        return found.rows

    @operation(Permission.HANDLE_REQUESTS, inside=True)
    async def boards(self) -> BoardCounts:
        """Raises AccessError, StorageError."""
        self._may_read()
        return await self._repository.counts(self._viewer())

    @operation(Permission.HANDLE_REQUESTS, inside=True)
    async def calendar(self, month: date) -> Mapping[date, CalendarDay]:
        """Days (of the desk's zone) of the month that ``month`` lies in, with what was received and what is still due.

        Raises AccessError, StorageError.
        """
        self._may_read()
        begin = month.replace(day=1)
        from_us, to_us = (day_begins_us(day, self._parts.zone) for day in (begin, next_month(begin)))
        viewer, days = self._viewer(), {}
        received = RequestFilter(from_us=from_us, to_us=to_us)
        due = RequestFilter(due_from_us=from_us, due_to_us=to_us)
        came = await self._repository.find(received, Page(0, MOST_IN_CALENDAR, SortBy.RECEIVED), viewer)
        owed = await self._repository.find(due, Page(0, MOST_IN_CALENDAR, SortBy.RECEIVED), viewer)
        received_on: defaultdict[date, list[RequestRow]] = defaultdict(list)
        due_on: defaultdict[date, list[RequestRow]] = defaultdict(list)
        for row in came.rows:
            received_on[self._day(row.received_us)].append(row)
        for row in owed.rows:
            if row.answered_us is None:
                due_on[self._day(row.due_us)].append(row)
        for day in (begin + timedelta(days=n) for n in range((next_month(begin) - begin).days)):
            days[day] = CalendarDay(tuple(received_on[day]), tuple(due_on[day]))
        return days

    @operation(Permission.HANDLE_REQUESTS, inside=True)
    async def asked_between(self, camera_ids: Collection[str], begin_us: int, end_us: int) -> Sequence[AskedStretch]:
        """What open requests ask of those of these cameras that are one's own, for timelines. Raises AccessError,
        StorageError.
        """
        self._may_read()
        theirs = [camera_id for camera_id in camera_ids if self._places.is_theirs(camera_id)]
        return await self._repository.asked_between(theirs, begin_us, end_us)

    @operation(Permission.HANDLE_REQUESTS, inside=True)
    async def look_for(self, request_id: str) -> Sequence[Look]:
        """What there is of each asked stretch, source by source. Pictures are not shown by it.

        Raises RequestError ``request.unknown``, AccessError, StorageError.
        """
        self._may_read()
        request = await self._seen(request_id)
        looks = []
        for asked in request.asked:
            looks.append(Look(asked, await available(self._parts, asked.interval), asked.overwritten_us))
        return looks

    # ---- as a whole ----------------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_SEARCHED, inside=True)
    async def statistics(self, begin: date, end: date, period: Period = Period.MONTH) -> RequestStatistics:
        """Of requests received from ``begin`` to the day before ``end``, as far as one may see them (then it says so).

        Raises AccessError, LogError, StorageError.
        """
        self._may_read()
        from_us, to_us = (day_begins_us(day, self._parts.zone) for day in (begin, end))
        viewer = self._viewer()
        details = {"statistics": period.value, "from": begin.isoformat(), "to": end.isoformat(), **_part(viewer)}
        await self._parts.log.record(EntryDraft(Action.REQUEST_SEARCHED, subject=Subject("requests"), details=details))
        days = periods(begin, end, period)
        starts = [max(from_us, day_begins_us(day, self._parts.zone)) for day in days]
        counted = await self._repository.counted([*starts, to_us], viewer)
        made = summed(zip(days, counted, strict=True), period)
        return replace(made, is_part=not viewer.limits.is_everywhere)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_SEARCHED, inside=True)
    async def disclosures(self, year: int, *, fiscal: bool = False) -> Sequence[Disclosure]:
        """The register of disclosures of a Buddhist year (บัญชีแสดงการเปิดเผย), oldest first, of requests one may see.
        Recorded.

        Raises AccessError, LogError, StorageError.
        """
        self._may_read()
        begin = date(year - ERA, 1, 1)
        if fiscal:
            begin = first_day(begin, Period.FISCAL_YEAR)
        from_us, to_us = (day_begins_us(day, self._parts.zone) for day in (begin, begin.replace(year=begin.year + 1)))
        viewer = self._viewer()
        details = {"disclosures": year, "fiscal": fiscal, **_part(viewer)}
        await self._parts.log.record(EntryDraft(Action.REQUEST_SEARCHED, subject=Subject("requests"), details=details))
        return await self._repository.disclosures(from_us, to_us, viewer)

    def _day(self, time_us: int) -> date:
        return moment(time_us).astimezone(self._parts.zone).date()


def _part(viewer: Viewer) -> dict[str, bool]:
    """For the log: that not all was counted."""
    return {} if viewer.limits.is_everywhere else {"part": True}


def chosen(wanted: RequestFilter) -> dict[str, object]:
    """What a list was asked for, for the access log."""
    told: dict[str, object] = {}
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value != field.default:
            told[field.name] = sorted(value) if isinstance(value, frozenset) else value
    return told
