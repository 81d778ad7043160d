"""The custody chain of a request on one screen: its history together with what the access log has of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.custody import CustodyLine, chain, of_delivery
from vms_desktop.domain.requests.request import Request
from vms_desktop.services.log_ports import ListedEntry, LogRegistry
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.request_desk import RequestDesk, subject_of

_AT_ONCE = 1_000
MOST_ENTRIES = 20_000
"""The newest of one request; more than that are looks by a program gone wild, and the history is whole without them."""


class LogPages(Protocol):
    """The access log, as far as it is asked for one request. Raises StorageError ``storage.*``."""

    async def page(self, wanted: LogFilter, before: int | None, limit: int) -> list[ListedEntry]:
        """Newest first, before that number."""

    async def registry(self) -> LogRegistry: ...


class Custody(RequestDesk):
    """The part of ``RequestService`` that tells where everything was."""

    _pages: LogPages | None

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_READ, inside=True)
    async def custody(self, request_id: str, delivery_id: str = "") -> Sequence[CustodyLine]:
        """The whole chain, oldest first; of one package with ``delivery_id``. Of this request only: who may not read
        the log as a whole sees the entries that carry its number. Recorded.

        Raises RequestError ``request.unknown``, ``request.delivery_unknown``, AccessError, LogError, StorageError.
        """
        self._may_read()
        request = await self._seen(request_id)
        number = next((one.number for one in request.deliveries if one.id == delivery_id), 0)
        if delivery_id and not number:
            raise RequestError("request.delivery_unknown")
        await self._record_custody(request, **({"delivery": number} if number else {}))
        lines = chain(request, await self._entries(request.number))
        return of_delivery(lines, number) if number else lines

    @operation(Permission.EXPORT_LISTS, logs=Action.REQUEST_READ)
    async def custody_leaves(self, request_id: str, file: str) -> None:
        """To be called before the chain is written to ``file`` (its name): recorded with the request's number.

        Raises RequestError ``request.unknown``, AccessError, LogError, StorageError.
        """
        await self._record_custody(await self._seen(request_id), file=file)

    async def _record_custody(self, request: Request, **more: object) -> None:
        details = {"custody": True, **more}
        entry = EntryDraft(Action.REQUEST_READ, subject=subject_of(request), details=details, request=request.number)
        await self._parts.log.record(entry)

    async def _entries(self, number: str) -> list[Entry]:
        found: list[Entry] = []
        before: int | None = None
        while self._pages is not None and len(found) < MOST_ENTRIES:
            some = await self._pages.page(LogFilter(request=number), before, _AT_ONCE)
            found += [one.entry for one in some]
            if len(some) < _AT_ONCE:
                break
            before = some[-1].id
        found.reverse()
        return found
