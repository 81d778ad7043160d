"""What a step needs besides the right state: another person, a decision, a receipt. Pure; asked by the service.

Two things no order of steps may reach: a hand-over that no second person approved, and a copy of what nobody allowed.
"""

from __future__ import annotations

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import DeliveryState, Interval, Judgement, Request, Wanted
from vms_desktop.domain.requests.states import WAYS, Step

DECIDING = frozenset({Step.APPROVE, Step.APPROVE_PARTLY, Step.REFUSE, Step.CONFIRM_ORDER})
"""Taken by a second person only."""

_NOT_AFTER_HANDING_OVER = frozenset({Step.CANCEL, Step.NOTHING_FOUND})
_APPROVED_ONLY = frozenset({Step.HAND_OVER, Step.DELIVER_AGAIN, Step.SHOW, Step.KEEP_HANDED})


def check(request: Request, step: Step, by: Actor, reason: str = "", *, approver_gone: bool = False) -> None:
    """``approver_gone``: who ordered orally can no longer sign for it; any other second person may then.

    Raises RequestError ``request.not_now`` (step, state), ``request.reason_missing`` (step),
    ``request.own_decision``, ``request.not_approved``, ``request.other_approver`` (name), ``request.paper_missing``,
    ``request.receipt_missing``, ``request.not_sealed``, ``request.not_ordered``, ``request.copying_already``,
    ``request.copy_wanted``, ``request.handed_already``.
    """
    way = WAYS[step]
    if request.state not in way.before:
        raise RequestError("request.not_now", step=step.value, state=request.state.value)
    if way.reason and not reason.strip():
        raise RequestError("request.reason_missing", field="reason", step=step.value)
    if step in DECIDING and is_involved(request, by):
        raise RequestError("request.own_decision")
    if step is Step.CONFIRM_ORDER:
        _confirming(request, by, approver_gone)
    if step is Step.BEGIN_COPY and not request.allowed():
        raise RequestError("request.not_approved")
    if step is Step.BEGIN_COPY and any(one.state is DeliveryState.COPYING for one in request.deliveries):
        raise RequestError("request.copying_already")
    if step in _APPROVED_ONLY and not is_approved(request):
        raise RequestError("request.not_approved")
    if step in _NOT_AFTER_HANDING_OVER and _was_handed(request):
        raise RequestError("request.handed_already")
    if step in (Step.KEEP_READY, Step.KEEP_HANDED):
        _keeping(request, step)
    if step is Step.SHOW and request.wanted is not Wanted.VIEW:
        raise RequestError("request.copy_wanted")
    if step is Step.HAND_OVER and not any(one.state is DeliveryState.SEALED for one in request.deliveries):
        raise RequestError("request.not_sealed")
    if step is Step.TAKE_PAPER and (request.oral_order is None or request.oral_order.paper_us is not None):
        raise RequestError("request.not_ordered")
    if step is Step.CLOSE:
        _closing(request)


def is_involved(request: Request, person: Actor) -> bool:
    """Who registered it, changed what it asks for, or recorded the oral order, cannot be the second person. Nobody (no
    id) never can.
    """
    order = request.oral_order
    own = {request.registered_by.person} | ({order.recorded_by.person} if order is not None else set())
    own |= {taken.by.person for taken in request.history if taken.step is Step.CHANGE}
    return not person.person or person.person in own


def is_approved(request: Request) -> bool:
    """Whether a person who did not register it has approved at least a part of it."""
    decision = request.decision
    return (
        decision is not None and decision.judgement is not Judgement.REFUSED and not is_involved(request, decision.by)
    )


def _was_handed(request: Request) -> bool:
    """Whether the requester got something on the decision that stands; what was handed over on an earlier one, before
    the request was opened again, is another matter.
    """
    since = request.decision.at_us if request.decision is not None else None
    return since is not None and any(
        one.handover is not None and one.handover.at_us >= since for one in request.deliveries
    )


def _confirming(request: Request, by: Actor, approver_gone: bool) -> None:
    order = request.oral_order
    if order is None or order.confirmed_us is not None:
        raise RequestError("request.not_ordered")
    if order.approver.person != by.person and not approver_gone:
        raise RequestError("request.other_approver", name=order.approver.name)


def _keeping(request: Request, step: Step) -> None:
    states = {one.state for one in request.deliveries}
    if DeliveryState.COPYING in states:
        raise RequestError("request.copying_already")
    waits = DeliveryState.SEALED in states
    if (step is Step.KEEP_READY) != waits or (not waits and DeliveryState.HANDED_OVER not in states):
        raise RequestError("request.not_sealed")


def _closing(request: Request) -> None:
    order = request.oral_order
    if order is not None and order.paper_us is None:
        raise RequestError("request.paper_missing")
    handed = [one for one in request.deliveries if one.handover is not None]
    if any(one.handover is not None and not one.handover.signature for one in handed):
        raise RequestError("request.receipt_missing")


def outside(request: Request, intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Those that were not allowed, as a whole or in part."""
    allowed = request.allowed()
    return tuple(interval for interval in intervals if not interval.within(allowed))
