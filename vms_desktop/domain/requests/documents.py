"""Documents a requester was asked for, as the history keeps them: which, until when, and what was said beside.

The day is the requester's, and the clock of hours stands still meanwhile (``outcome.py``): once it has passed nothing
happens by itself, it is only shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vms_desktop.domain.requests.request import Request, StepTaken
from vms_desktop.domain.requests.states import State, Step


class DocumentKind(StrEnum):
    """What is mostly missing. Stable: stored with the step."""

    OFFICIAL_LETTER = "official_letter"
    ID_CARD = "id_card"
    DAILY_RECORD = "daily_record"
    POWER_OF_ATTORNEY = "power_of_attorney"
    INJURY = "injury"
    """What shows that somebody is the injured party."""
    VEHICLE = "vehicle"
    TIMES = "times"
    """Which cameras, days and times, where the letter does not say so clearly."""


@dataclass(frozen=True, slots=True)
class AskedDocuments:
    """``seq``: of the step in the history. ``kinds``: of the usual ones; ``others``: in the officer's words; ``note``:
    what was said beside. ``until``: the last day they are waited for (Gregorian), ``ends_us``: when that day is over
    (UTC, microseconds); None: none was said. ``reason``: all of it in one text, which is all that older steps have.
    """

    seq: int
    at_us: int
    reason: str
    kinds: tuple[DocumentKind, ...] = ()
    others: tuple[str, ...] = ()
    note: str = ""
    until: date | None = None
    ends_us: int | None = None

    def has_passed(self, now_us: int) -> bool:
        return self.ends_us is not None and now_us >= self.ends_us


def asked_documents(request: Request) -> Sequence[AskedDocuments]:
    """Each time documents were asked for, the oldest first."""
    return [_asked(taken) for taken in request.history if taken.step is Step.ASK_DOCUMENTS]


def waited_for(request: Request) -> AskedDocuments | None:
    """What is waited for now; None: nothing is."""
    asked = asked_documents(request)
    return asked[-1] if asked and request.state is State.MORE_DOCUMENTS else None


def _asked(taken: StepTaken) -> AskedDocuments:
    """What a line of an older program or an odd one does not say stays empty."""
    try:
        told = json.loads(taken.details or "{}")
        until = date.fromisoformat(told["until"]) if told.get("until") else None
        ends = told.get("ends_us")
        known = {kind.value for kind in DocumentKind}
        return AskedDocuments(
            taken.seq,
            taken.at_us,
            taken.reason,
            tuple(DocumentKind(one) for one in told.get("documents", ()) if one in known),
            tuple(str(one) for one in told.get("others", ())),
            str(told.get("note", "")),
            until,
            ends if isinstance(ends, int) else None,
        )
    except (ValueError, TypeError, AttributeError):
        return AskedDocuments(taken.seq, taken.at_us, taken.reason)
