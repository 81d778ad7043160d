"""The states of a request and every step between them: one table, and nothing else decides where a request may go.

Source: the province's practice letter of 25 January 2564 and the criteria of the working group (states, side exits,
the oral order). What a step needs besides its state (another person, a decision, a receipt) stands in ``guards.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission


class State(StrEnum):
    """Stable: stored. In the order of the main way, then the side exits."""

    DRAFT = "draft"
    """Not registered: no number, no hold, seen only by who writes it."""
    RECEIVED = "received"
    CHECKING = "checking"
    MORE_DOCUMENTS = "more_documents"
    SEARCHING = "searching"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    REFUSED = "refused"
    COPYING = "copying"
    READY = "ready"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    NOT_FOUND = "not_found"
    CANCELLED = "cancelled"
    FORWARDED = "forwarded"


class Step(StrEnum):
    """What a person does to a request. Stable: stored with each step taken."""

    REGISTER = "register"
    CHANGE = "change"
    ATTACH = "attach"
    NUMBER_LETTER = "number_letter"
    """A letter that goes out for it has got its number and day."""
    CHECK = "check"
    ASK_DOCUMENTS = "ask_documents"
    TAKE_DOCUMENTS = "take_documents"
    SEARCH = "search"
    TELL_FOUND = "tell_found"
    """What was found of a camera's footage, or why not."""
    NOTHING_FOUND = "nothing_found"
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    APPROVE_PARTLY = "approve_partly"
    REFUSE = "refuse"
    APPEAL = "appeal"
    """A refused requester appeals: it is decided anew."""
    ORDER_ORALLY = "order_orally"
    """A named approver ordered it by word of mouth: copying may begin, handing over waits for the approver."""
    CONFIRM_ORDER = "confirm_order"
    """The approver signs for what was ordered orally."""
    TAKE_PAPER = "take_paper"
    """The paper that an oral order promised has come."""
    BEGIN_COPY = "begin_copy"
    FINISH_COPY = "finish_copy"
    FAIL_COPY = "fail_copy"
    HAND_OVER = "hand_over"
    TAKE_RECEIPT = "take_receipt"
    """The receipt that was signed on paper has come back as a scan."""
    SHOW = "show"
    """Who wanted only to see the footage has seen it here; nothing was handed over."""
    DELIVER_AGAIN = "deliver_again"
    """Another package on the same decision."""
    KEEP_READY = "keep_ready"
    """Another copy is given up; a sealed package still waits to be handed over."""
    KEEP_HANDED = "keep_handed"
    """Another copy is given up; what was handed over before remains."""
    TAKE_BACK = "take_back"
    """Delivered media were returned, or their destruction was told."""
    FORWARD = "forward"
    TAKE_CONSENT = "take_consent"
    """The owning agency agreed or refused."""
    CANCEL = "cancel"
    CLOSE = "close"
    REOPEN = "reopen"


class Reach(Enum):
    """Which of a request's cameras have to be theirs who take a step and are limited by place (``places.py``)."""

    PART = "part"
    """One of them, or they registered it: paper work."""
    WHOLE = "whole"
    """All of them: it decides on, changes or ends the request as a whole."""
    NAMED = "named"
    """All that it is about: cameras whose footage is told of, decided on, copied or handed over."""


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the table. ``to`` None: the state stays. ``before``: the states it may be taken from."""

    before: frozenset[State]
    to: State | None
    permission: Permission
    logs: Action
    reason: bool = False
    """Whether it needs a reason in words."""
    reach: Reach = Reach.PART


_S, _P, _A = State, Permission, Action
_WHOLE, _NAMED = Reach.WHOLE, Reach.NAMED
OPEN = frozenset(State) - {_S.DRAFT, _S.CLOSED, _S.CANCELLED}
"""Registered, and nothing ends it yet."""
UNDECIDED = frozenset({_S.RECEIVED, _S.CHECKING, _S.MORE_DOCUMENTS, _S.SEARCHING, _S.SUBMITTED})
DECIDED = frozenset({_S.APPROVED, _S.PARTLY_APPROVED})
ENDED = frozenset({_S.CLOSED, _S.CANCELLED})
ANSWERED = frozenset({_S.REFUSED, _S.HANDED_OVER, _S.NOT_FOUND, _S.FORWARDED}) | ENDED
"""The requester has an answer: the clock of hours has stopped."""

_HANDLE = _P.HANDLE_REQUESTS

WAYS: Mapping[Step, Way] = {
    Step.REGISTER: Way(frozenset({_S.DRAFT}), _S.RECEIVED, _HANDLE, _A.REQUEST_REGISTERED, reach=_NAMED),
    Step.CHANGE: Way(UNDECIDED, None, _HANDLE, _A.REQUEST_CHANGED, reason=True, reach=_WHOLE),
    Step.ATTACH: Way(frozenset(_S) - ENDED, None, _HANDLE, _A.REQUEST_CHANGED),
    Step.NUMBER_LETTER: Way(frozenset(_S) - {_S.DRAFT}, None, _HANDLE, _A.REQUEST_CHANGED),
    Step.CHECK: Way(frozenset({_S.RECEIVED}), _S.CHECKING, _HANDLE, _A.REQUEST_CHANGED),
    Step.ASK_DOCUMENTS: Way(
        frozenset({_S.RECEIVED, _S.CHECKING, _S.SEARCHING}), _S.MORE_DOCUMENTS, _HANDLE, _A.REQUEST_CHANGED, reason=True
    ),
    Step.TAKE_DOCUMENTS: Way(frozenset({_S.MORE_DOCUMENTS}), _S.CHECKING, _HANDLE, _A.REQUEST_CHANGED),
    Step.SEARCH: Way(frozenset({_S.RECEIVED, _S.CHECKING}), _S.SEARCHING, _HANDLE, _A.REQUEST_CHANGED),
    Step.TELL_FOUND: Way(frozenset({_S.SEARCHING, _S.COPYING}), None, _HANDLE, _A.REQUEST_CHANGED, reach=_NAMED),
    Step.NOTHING_FOUND: Way(
        frozenset({_S.SEARCHING, _S.COPYING}), _S.NOT_FOUND, _HANDLE, _A.REQUEST_CHANGED, reason=True, reach=_WHOLE
    ),
    Step.SUBMIT: Way(frozenset({_S.SEARCHING}), _S.SUBMITTED, _HANDLE, _A.REQUEST_CHANGED),
    Step.SEND_BACK: Way(
        frozenset({_S.SUBMITTED}), _S.CHECKING, _P.APPROVE, _A.REQUEST_CHANGED, reason=True, reach=_WHOLE
    ),
    Step.APPROVE: Way(frozenset({_S.SUBMITTED}), _S.APPROVED, _P.APPROVE, _A.REQUEST_DECIDED, reach=_WHOLE),
    Step.APPROVE_PARTLY: Way(
        frozenset({_S.SUBMITTED}), _S.PARTLY_APPROVED, _P.APPROVE, _A.REQUEST_DECIDED, reason=True, reach=_NAMED
    ),
    Step.REFUSE: Way(frozenset({_S.SUBMITTED}), _S.REFUSED, _P.APPROVE, _A.REQUEST_DECIDED, reason=True, reach=_WHOLE),
    Step.APPEAL: Way(frozenset({_S.REFUSED}), _S.SUBMITTED, _HANDLE, _A.REQUEST_CHANGED, reason=True),
    Step.ORDER_ORALLY: Way(UNDECIDED, _S.COPYING, _HANDLE, _A.REQUEST_DECIDED, reason=True, reach=_NAMED),
    Step.CONFIRM_ORDER: Way(frozenset({_S.COPYING, _S.READY}), None, _P.APPROVE, _A.REQUEST_DECIDED, reach=_NAMED),
    Step.TAKE_PAPER: Way(OPEN, None, _HANDLE, _A.REQUEST_CHANGED),
    Step.BEGIN_COPY: Way(DECIDED | {_S.COPYING}, _S.COPYING, _P.EXPORT, _A.REQUEST_CHANGED, reach=_NAMED),
    Step.FINISH_COPY: Way(frozenset({_S.COPYING}), _S.READY, _P.EXPORT, _A.EXPORT_MADE, reach=_NAMED),
    Step.FAIL_COPY: Way(frozenset({_S.COPYING}), None, _P.EXPORT, _A.REQUEST_CHANGED, reason=True, reach=_NAMED),
    Step.HAND_OVER: Way(
        frozenset({_S.READY, _S.HANDED_OVER}), _S.HANDED_OVER, _HANDLE, _A.EXPORT_HANDED_OVER, reach=_NAMED
    ),
    Step.TAKE_RECEIPT: Way(frozenset({_S.HANDED_OVER, _S.CLOSED}), None, _HANDLE, _A.REQUEST_CHANGED, reach=_NAMED),
    Step.SHOW: Way(DECIDED, _S.CLOSED, _HANDLE, _A.REQUEST_CLOSED, reason=True, reach=_WHOLE),
    Step.DELIVER_AGAIN: Way(
        frozenset({_S.READY, _S.HANDED_OVER}), _S.COPYING, _P.EXPORT, _A.REQUEST_CHANGED, reason=True
    ),
    Step.KEEP_READY: Way(frozenset({_S.COPYING}), _S.READY, _P.EXPORT, _A.REQUEST_CHANGED, reason=True),
    Step.KEEP_HANDED: Way(frozenset({_S.COPYING}), _S.HANDED_OVER, _P.EXPORT, _A.REQUEST_CHANGED, reason=True),
    Step.TAKE_BACK: Way(
        frozenset({_S.HANDED_OVER, _S.CLOSED}), None, _HANDLE, _A.EXPORT_RETURNED, reason=True, reach=_NAMED
    ),
    Step.FORWARD: Way(UNDECIDED, _S.FORWARDED, _HANDLE, _A.REQUEST_CHANGED, reason=True, reach=_WHOLE),
    Step.TAKE_CONSENT: Way(OPEN, None, _HANDLE, _A.REQUEST_CHANGED),
    Step.CANCEL: Way(OPEN - {_S.HANDED_OVER}, _S.CANCELLED, _HANDLE, _A.REQUEST_CLOSED, reason=True, reach=_WHOLE),
    Step.CLOSE: Way(
        frozenset({_S.HANDED_OVER, _S.REFUSED, _S.NOT_FOUND, _S.FORWARDED}),
        _S.CLOSED,
        _HANDLE,
        _A.REQUEST_CLOSED,
        reach=_WHOLE,
    ),
    Step.REOPEN: Way(
        frozenset({_S.CLOSED, _S.CANCELLED, _S.NOT_FOUND, _S.FORWARDED}),
        _S.CHECKING,
        _P.APPROVE,
        _A.REQUEST_CHANGED,
        reason=True,
        reach=_WHOLE,
    ),
}
"""Every step there is. A step that is not here does not exist; nothing deletes a request."""


def steps_from(state: State) -> list[Step]:
    """What may be done next, in the order of the table."""
    return [step for step, way in WAYS.items() if state in way.before]


def after(state: State, step: Step) -> State | None:
    """Where the step leads from ``state``; None: it may not be taken there."""
    way = WAYS[step]
    if state not in way.before:
        return None
    return way.to or state
