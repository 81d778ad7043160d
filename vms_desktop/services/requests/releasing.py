"""Letting footage go again when a request has ended. Nothing is let go by itself: a person does it, hold by hold, with
a second person (``FootageHoldService.lift``); here is which holds a request has.
"""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.states import ENDED
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.request_desk import RequestDesk


class Releasing(RequestDesk):
    """The part of ``RequestService`` about holds."""

    @operation(Permission.HANDLE_REQUESTS)
    async def holds_of(self, request_id: str) -> Sequence[Hold]:
        """Every hold placed for it, also of stretches no longer asked for, and lifted ones, the newest first.

        Raises RequestError ``request.unknown``, StorageError.
        """
        request = await self._known(request_id)
        await self._parts.holds.load()
        return [hold for hold in self._parts.holds.holds if hold.request == request.number]

    @operation(Permission.HOLD)
    async def to_lift(self, request_id: str) -> Sequence[Hold]:
        """What may be lifted with ``FootageHoldService.lift`` because the request has ended; nothing is lifted here.

        Raises RequestError ``request.unknown``, ``request.still_open`` (number), StorageError.
        """
        request = await self._known(request_id)
        if request.state not in ENDED:
            raise RequestError("request.still_open", number=request.number)
        return [hold for hold in await self.holds_of(request_id) if not hold.is_lifted]
