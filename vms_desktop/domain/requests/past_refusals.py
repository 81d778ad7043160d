"""Refusals that were decided before an appeal or before a request was opened again, as its history keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vms_desktop.domain.requests.request import Decision, Judgement, Request, StepTaken
from vms_desktop.domain.requests.states import Step

_DECIDING = frozenset({Step.APPROVE, Step.APPROVE_PARTLY, Step.REFUSE, Step.CONFIRM_ORDER})


@dataclass(frozen=True, slots=True)
class PastRefusal:
    """``seq``: of its step in the history; ``number``: which decision on the request it was, from 1."""

    seq: int
    number: int
    decision: Decision


def past_refusals(request: Request) -> Sequence[PastRefusal]:
    """The oldest first, without the decision that stands now."""
    decided = [taken for taken in request.history if taken.step in _DECIDING]
    return [
        PastRefusal(taken.seq, number, _decision(taken))
        for number, taken in enumerate(decided, 1)
        if taken.step is Step.REFUSE and (request.decision is None or request.decision.at_us != taken.at_us)
    ]


def _decision(taken: StepTaken) -> Decision:
    """What a cut or odd line of the history does not say stays empty."""
    try:
        told = json.loads(taken.details or "{}")
        until = date.fromisoformat(str(told.get("appeal_until", ""))) if told.get("appeal_until") else None
    except (ValueError, AttributeError):
        told, until = {}, None
    return Decision(
        Judgement.REFUSED,
        taken.by,
        taken.at_us,
        reason=taken.reason,
        acting_for=str(told.get("acting_for", "")),
        appeal_until=until,
    )
