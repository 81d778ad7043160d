"""What can be read off a request: what came of it, when it was answered, what somebody still owes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from vms_desktop.domain.requests.request import Judgement, Request, StepTaken
from vms_desktop.domain.requests.states import ANSWERED, State, Step


class Result(StrEnum):
    """What came of a request. Stable: stored, counted in the statistics."""

    OPEN = "open"
    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    FORWARDED = "forwarded"
    CANCELLED = "cancelled"


_ENDS = {State.NOT_FOUND: Result.NOT_FOUND, State.FORWARDED: Result.FORWARDED, State.CANCELLED: Result.CANCELLED}
_JUDGED = {
    Judgement.APPROVED: Result.APPROVED,
    Judgement.PARTLY_APPROVED: Result.PARTLY_APPROVED,
    Judgement.REFUSED: Result.REFUSED,
}
WAITS_FOR_REQUESTER = frozenset({State.MORE_DOCUMENTS})
"""The clock of hours stands still."""


def result_of(request: Request) -> Result:
    """A closed request has the result it was closed with."""
    state = request.state
    if state is State.CLOSED:
        state = next((step.before for step in reversed(request.history) if step.step is Step.CLOSE), state)
    if state in _ENDS:
        return _ENDS[state]
    return Result.OPEN if request.decision is None else _JUDGED[request.decision.judgement]


def answered_us(history: Sequence[StepTaken]) -> int | None:
    """When the requester got the answer that stands; None: none yet, or it was opened again."""
    answered: int | None = None
    for step in history:
        if step.after not in ANSWERED:
            answered = None
        elif step.before not in ANSWERED:
            answered = step.at_us
    return answered


def runs(request: Request) -> bool:
    """Whether the clock of hours runs: registered, not answered, not waiting for the requester."""
    return request.state not in ANSWERED | WAITS_FOR_REQUESTER | {State.DRAFT}


def is_overdue(request: Request, now_us: int) -> bool:
    """The answer, or the paper of an oral order, should have been there."""
    order = request.oral_order
    return (runs(request) and now_us > request.due_us) or (order is not None and order.is_overdue(now_us))
