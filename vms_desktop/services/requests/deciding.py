"""Deciding on a request: by a second person, on what was asked for and no more, or by word of mouth first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from vms_desktop.domain.errors import AccessError, InputError, RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, iso, moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.request import Decision, Interval, Judgement, OralOrder, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.operation import operation
from vms_desktop.services.people.rights import actor_of
from vms_desktop.services.requests.request_desk import Change, RequestDesk, codes_of, told_interval
from vms_desktop.services.requests.request_draft import LONG_LIMIT, SHORT_LIMIT, clean, interval_problems

_STEPS = {
    Judgement.APPROVED: Step.APPROVE,
    Judgement.PARTLY_APPROVED: Step.APPROVE_PARTLY,
    Judgement.REFUSED: Step.REFUSE,
}


class Deciding(RequestDesk):
    """The part of ``RequestService`` for approvers."""

    @operation(Permission.APPROVE, logs=Action.REQUEST_DECIDED)
    async def decide(
        self,
        request_id: str,
        version: int,
        judgement: Judgement,
        approved: Sequence[Interval] = (),
        reason: str = "",
        conditions: str = "",
        acting_for: str = "",
        appeal_until: date | None = None,
    ) -> Request:
        """``approved``: for PARTLY_APPROVED; APPROVED is all that was asked for. ``appeal_until``: for REFUSED; None:
        as many days as the room has set.

        Whoever is limited by place decides on cameras of their places only: on a mixed request partly.
        Raises RequestError ``request.outside_asked`` (camera), ``request.nothing_approved``, InputError
        ``input.request_cameras``, ``input.request_hours``, ``input.request_appeal``, AccessError ``access.place``, and
        as every step.
        """
        await self._require_still()
        limits = await self._repository.limits()
        request = await self._seen(request_id)
        asked = [one.interval for one in request.asked]
        wanted = tuple(dict.fromkeys(approved)) if judgement is Judgement.PARTLY_APPROVED else ()
        if judgement is Judgement.APPROVED:
            wanted = tuple(asked)
        for name, text, limit in (
            ("reason", reason, LONG_LIMIT),
            ("conditions", conditions, LONG_LIMIT),
            ("acting_for", acting_for, SHORT_LIMIT),
        ):
            if len(clean(text)) > limit:
                raise InputError("input.request_text_long", field=name, limit=limit)

        def make(before: Request, by: Actor, at_us: int) -> Change:
            last_day = None
            if judgement is Judgement.REFUSED:
                today = moment(at_us).astimezone(self._parts.zone).date()
                last_day = appeal_until or today + timedelta(days=limits.appeal_days)
                if last_day < today:
                    raise InputError("input.request_appeal", field="appeal_until")
            else:
                _check_allowed(before, wanted, limits)
            decision = Decision(
                judgement, by, at_us, wanted, clean(reason), clean(conditions), clean(acting_for), last_day
            )
            return Change(replace(before, decision=decision), _told(before, decision), about=wanted)

        return await self._step(request_id, version, _STEPS[judgement], make, reason=reason)

    # ---- by word of mouth ----------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS)
    async def approvers(self, request_id: str) -> Sequence[Person]:
        """Who may be named for an oral order: accounts that count now, with the right to approve all cameras asked
        for, but not whoever registered it or asks now. Raises RequestError ``request.unknown``, StorageError.
        """
        request, by = await self._seen(request_id), self._authority.actor
        found = []
        for person in await self._parts.approvers.who_may(Permission.APPROVE):
            own = person.id == by.person or guards.is_involved(request, actor_of(person))
            if not own and await self._may_all(person.id, [one.interval for one in request.asked]):
                found.append(person)
        return found

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_DECIDED)
    async def order_orally(
        self, request_id: str, version: int, approver_id: str, words: str, approved: Sequence[Interval]
    ) -> Request:
        """A named approver ordered it by word of mouth: copying may begin, the paper is owed from now on.

        Raises RequestError ``request.no_approver``, ``request.own_decision``, ``request.outside_asked``,
        ``request.nothing_approved``, and as every step.
        """
        limits = await self._repository.limits()
        wanted = tuple(dict.fromkeys(approved))
        approver = await self._parts.approvers.actor(approver_id)
        if approver is None or not await self._may_all(approver_id, wanted):
            raise RequestError("request.no_approver", name=approver.name if approver is not None else "")
        if len(clean(words)) > LONG_LIMIT:
            raise InputError("input.request_text_long", field="reason", limit=LONG_LIMIT)
        named = approver

        def make(before: Request, by: Actor, at_us: int) -> Change:
            if named.person == by.person or guards.is_involved(before, named):
                raise RequestError("request.own_decision")
            _check_allowed(before, wanted, limits)
            due_us = at_us + limits.paper_hours * HOUR_US
            order = OralOrder(named, at_us, by, clean(words), wanted, due_us)
            codes = codes_of(before)
            told = {
                "approver": named.person,
                "approver_name": named.name,
                "approved": [told_interval(one, codes) for one in wanted],
                "paper_due": iso(due_us),
            }
            return Change(replace(before, oral_order=order), told, about=wanted)

        return await self._step(request_id, version, Step.ORDER_ORALLY, make, reason=words)

    @operation(Permission.APPROVE, logs=Action.REQUEST_DECIDED)
    async def confirm_order(self, request_id: str, version: int, acting_for: str = "") -> Request:
        """The approver signs for what was ordered by word of mouth. Where that account no longer may, another approver
        can. Raises RequestError ``request.not_ordered``, ``request.other_approver`` (name), and as every step.
        """
        request = await self._seen(request_id)
        order = request.oral_order
        if order is None:
            raise RequestError("request.not_ordered")
        await self._require_still()
        gone = not await self._may_all(order.approver.person, order.approved)

        def make(before: Request, by: Actor, at_us: int) -> Change:
            order = before.oral_order
            assert order is not None
            whole = {one.interval for one in before.asked} <= set(order.approved)
            judgement = Judgement.APPROVED if whole else Judgement.PARTLY_APPROVED
            decision = Decision(judgement, by, at_us, order.approved, order.words, "", clean(acting_for))
            told = _told(before, decision)
            if by.person != order.approver.person:
                told |= {"instead_of": order.approver.name}
            confirmed = replace(order, confirmed_us=at_us)
            return Change(replace(before, decision=decision, oral_order=confirmed), told, about=order.approved)

        return await self._step(request_id, version, Step.CONFIRM_ORDER, make, approver_gone=gone)

    async def _require_still(self) -> None:
        """That the right to approve was not taken away at another desk a moment ago, which this one hears of later.
        Raises AccessError ``access.denied`` (permission), StorageError.
        """
        if not await self._parts.approvers.may(self._authority.actor.person, Permission.APPROVE, None):
            raise AccessError("access.denied", permission=Permission.APPROVE)

    async def _may_all(self, person_id: str, intervals: Sequence[Interval]) -> bool:
        cameras = [self._parts.cameras.find(camera_id) for camera_id in {one.camera_id for one in intervals}]
        may = self._parts.approvers.may
        answers = [await may(person_id, Permission.APPROVE, camera) for camera in [None, *cameras]]
        return all(answers)


def _check_allowed(request: Request, approved: Sequence[Interval], limits: RequestLimits) -> None:
    """Within what was asked for and within what the room sets for who asks."""
    if not approved:
        raise RequestError("request.nothing_approved")
    asked, codes = [one.interval for one in request.asked], codes_of(request)
    for one in approved:
        if one.length_us <= 0 or not one.within(asked):
            raise RequestError("request.outside_asked", camera=codes.get(one.camera_id, ""))
    for problem in interval_problems(list(approved), request.requester.type, limits):
        raise problem


def _told(request: Request, decision: Decision) -> dict[str, object]:
    codes = codes_of(request)
    told: dict[str, object] = {
        "judgement": decision.judgement.value,
        "approved": [told_interval(one, codes) for one in decision.approved],
        "conditions": decision.conditions,
        "acting_for": decision.acting_for,
        "appeal_until": decision.appeal_until.isoformat() if decision.appeal_until is not None else "",
    }
    return {name: value for name, value in told.items() if value}
