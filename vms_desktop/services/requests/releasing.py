"""Letting footage go again when a request has ended. Nothing is let go by itself: a person does it, with a second
person who consents to all of it at once; holds placed apart from a request stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.states import ENDED
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.request_desk import RequestDesk


class Releasing(RequestDesk):
    """The part of ``RequestService`` about holds."""

    @operation(Permission.HANDLE_REQUESTS)
    async def holds_of(self, request_id: str) -> Sequence[Hold]:
        """Every hold placed for it, also of stretches no longer asked for, and lifted ones, the newest first.

        Raises RequestError ``request.unknown``, StorageError.
        """
        request = await self._seen(request_id)
        await self._parts.holds.load()
        return [hold for hold in self._parts.holds.holds if hold.request == request.number]

    @operation(Permission.HOLD)
    async def to_lift(self, request_id: str) -> Sequence[Hold]:
        """What may be lifted because the request has ended; nothing is lifted here.

        Raises RequestError ``request.unknown``, ``request.still_open`` (number), StorageError.
        """
        request = await self._seen(request_id)
        if request.state not in ENDED:
            raise RequestError("request.still_open", number=request.number)
        return [hold for hold in await self.holds_of(request_id) if not hold.is_lifted]

    @operation(Permission.HOLD)
    async def lifting(self, request_id: str, reason: str) -> ConsentDraft | None:
        """What a second person has to consent to before ``lift``; None: nobody is asked, or nothing is held.

        Raises as ``lift``.
        """
        return await self._parts.holds.lifting_all([hold.id for hold in await self.to_lift(request_id)], reason)

    @operation(Permission.HOLD, logs=Action.FOOTAGE_RELEASED)
    async def lift(self, request_id: str, reason: str, *, consent: str | None = None) -> Sequence[Hold]:
        """Let go of everything that is still held for a request that has ended: all or nothing. ``consent``: id of the
        second person's, to what ``lifting`` says.

        Raises RequestError ``request.unknown``, ``request.still_open`` (number), and as ``FootageHoldService.lift``.
        """
        holds = [hold.id for hold in await self.to_lift(request_id)]
        lifted = await self._parts.holds.lift_all(holds, reason, consent=consent)
        self._on_change.notify(request_id)
        return lifted
