"""Which steps a request offers to whoever looks at it: the next one, the others, and why what is not possible is not.

Plain rules over the domain's table and guards; no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.errors import RequestError, VmsError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.request import DeliveryState, Judgement, Request, Wanted
from vms_desktop.domain.requests.states import DECIDED, WAYS, State, Step

RefusedStep = Callable[[Step], VmsError | None]
"""Why whoever is signed in may not take it, by their role or by the request's cameras; None: they may."""
_GIVEN_UP = (Step.KEEP_READY, Step.KEEP_HANDED)
"""Giving a copy up is offered where its progress is shown; here where another one was wished for and never begun."""
_BY_THE_PROGRAM = frozenset({Step.REGISTER, Step.FINISH_COPY, Step.FAIL_COPY, *_GIVEN_UP})
_IN_ONE_DIALOG = frozenset({Step.APPROVE_PARTLY, Step.REFUSE})
"""Decided where ``APPROVE`` is: one dialog asks how."""
_ELSEWHERE = frozenset({Step.CHANGE, Step.ATTACH, Step.NUMBER_LETTER})
"""Offered beside what they change; a letter's number where the letter is printed."""
_ALWAYS = frozenset({Step.FORWARD, Step.CANCEL, Step.CLOSE, Step.REOPEN})
"""Looked for by people also where they are not possible: shown then with the reason."""
_ANY_REASON = "."
"""Stands for the reason that is still to be typed, where it is only asked whether a step is possible."""


@dataclass(frozen=True, slots=True)
class Offer:
    """``refused``: why it may not be done now; None: it may."""

    step: Step
    refused: VmsError | None = None


def offer_of(request: Request, step: Step, by: Actor, refused: RefusedStep) -> Offer:
    """What the domain says first: who may not do a thing at all is told so only where it could be done."""
    try:
        guards.check(request, step, by, _ANY_REASON)
    except RequestError as error:
        return Offer(step, error)
    # A part may be approved in the dialog of the whole.
    return Offer(step, refused(Step.APPROVE_PARTLY if step is Step.APPROVE else step))


def next_step(request: Request) -> Step | None:
    """The one that leads on, whoever has to take it; None: nothing is left to do."""
    return _NEXT[request.state] if request.state in _NEXT else _worked_out(request)


_NEXT = {
    State.RECEIVED: Step.CHECK,
    State.CHECKING: Step.SEARCH,
    State.MORE_DOCUMENTS: Step.TAKE_DOCUMENTS,
    State.SUBMITTED: Step.APPROVE,
    State.REFUSED: Step.CLOSE,
    State.NOT_FOUND: Step.CLOSE,
    State.FORWARDED: Step.CLOSE,
}


def _worked_out(request: Request) -> Step | None:
    if request.state is State.SEARCHING:
        return _after_searching(request)
    if request.state in DECIDED:
        return Step.SHOW if request.wanted is Wanted.VIEW else Step.BEGIN_COPY
    if request.state is State.COPYING:
        if not is_copying(request):
            return Step.BEGIN_COPY
        waits = request.oral_order is not None and request.oral_order.confirmed_us is None
        return Step.CONFIRM_ORDER if waits and not guards.is_approved(request) else None
    if request.state is State.READY:
        return Step.HAND_OVER if guards.is_approved(request) else Step.CONFIRM_ORDER
    if request.state is State.HANDED_OVER:
        if lacks_receipt(request):
            return Step.TAKE_RECEIPT
        return Step.TAKE_PAPER if lacks_paper(request) else Step.CLOSE
    return None


def _after_searching(request: Request) -> Step:
    told = {found.asked_id: found for found in request.found}
    if any(asked.id not in told for asked in request.asked):
        return Step.TELL_FOUND
    return Step.SUBMIT if any(found.stretches for found in told.values()) else Step.NOTHING_FOUND


def others(request: Request, by: Actor, refused: RefusedStep) -> Sequence[Offer]:
    """The menu beside the next step, in the order of the table."""
    main = next_step(request)
    wanted = [
        step
        for step, way in WAYS.items()
        if step is not main
        and step not in _BY_THE_PROGRAM | _IN_ONE_DIALOG | _ELSEWHERE
        and (request.state in way.before or step in _ALWAYS)
    ]
    if not lacks_paper(request):
        wanted = [step for step in wanted if step is not Step.TAKE_PAPER]
    order = request.oral_order
    if order is None or order.confirmed_us is not None:
        wanted = [step for step in wanted if step is not Step.CONFIRM_ORDER]
    if not lacks_receipt(request):
        wanted = [step for step in wanted if step is not Step.TAKE_RECEIPT]
    if not handed_over(request):
        wanted = [step for step in wanted if step is not Step.TAKE_BACK]
    if request.wanted is not Wanted.VIEW:
        wanted = [step for step in wanted if step is not Step.SHOW]
    wanted += [step for step in _GIVEN_UP if offer_of(request, step, by, lambda _step: None).refused is None]
    return [offer_of(request, step, by, refused) for step in wanted]


def is_copying(request: Request) -> bool:
    return any(one.state is DeliveryState.COPYING for one in request.deliveries)


def lacks_receipt(request: Request) -> bool:
    """A package was handed over on paper whose signed receipt is not back."""
    return any(one.handover is not None and not one.handover.signature for one in request.deliveries)


def lacks_paper(request: Request) -> bool:
    return request.oral_order is not None and request.oral_order.paper_us is None


def handed_over(request: Request) -> list[str]:
    """Ids of the deliveries whose media are out."""
    return [one.id for one in request.deliveries if one.state is DeliveryState.HANDED_OVER]


MAIN_WAY = (
    State.RECEIVED,
    State.CHECKING,
    State.SEARCHING,
    State.SUBMITTED,
    State.APPROVED,
    State.COPYING,
    State.READY,
    State.HANDED_OVER,
    State.CLOSED,
)
"""The rail of states from top to bottom."""
_STANDS_FOR = {
    State.MORE_DOCUMENTS: State.CHECKING,
    State.PARTLY_APPROVED: State.APPROVED,
    State.REFUSED: State.APPROVED,
    State.NOT_FOUND: State.SEARCHING,
}


@dataclass(frozen=True, slots=True)
class Station:
    """One place of the rail. ``state``: as it is told; ``passed``: with ``at_us``, when; ``now``: here it stands.

    Neither before the place where it stands: the way led past it (an oral order is copied before anybody approved).
    """

    state: State
    passed: bool
    now: bool
    at_us: int | None = None


def stations(request: Request) -> list[Station]:
    """The main way with the side exits where they leave it, and when each was reached last."""
    reached: dict[State, int] = {State.RECEIVED: request.received_us}
    for taken in request.history:
        if taken.after is not taken.before:
            reached[taken.after] = taken.at_us
    judged = _judged(request)
    if judged is not None and request.decision is not None:
        reached.setdefault(judged, request.decision.at_us)  # an oral order that was confirmed
    way = list(MAIN_WAY)
    for side, place in _STANDS_FOR.items():
        stands = request.state is side
        if side in (State.PARTLY_APPROVED, State.REFUSED):
            stands = stands or _judged(request) is side
        if stands:
            way[way.index(place)] = side
    if request.state in (State.CANCELLED, State.FORWARDED):
        passed = [state for state in way if state in reached and state is not State.CLOSED]
        return [Station(state, True, False, reached[state]) for state in passed] + [
            Station(request.state, False, True, reached.get(request.state))
        ]
    if request.state in (State.REFUSED, State.NOT_FOUND):
        way = [*way[: way.index(request.state) + 1], State.CLOSED]
    if request.state is State.CLOSED and State.HANDED_OVER not in reached:
        way = [state for state in way if state in reached or state is State.CLOSED]
    here = way.index(request.state) if request.state in way else 0
    return [
        Station(state, at < here and state in reached, at == here, reached.get(state) if at <= here else None)
        for at, state in enumerate(way)
    ]


def _judged(request: Request) -> State | None:
    if request.decision is None:
        return None
    return {
        Judgement.PARTLY_APPROVED: State.PARTLY_APPROVED,
        Judgement.REFUSED: State.REFUSED,
        Judgement.APPROVED: State.APPROVED,
    }[request.decision.judgement]
