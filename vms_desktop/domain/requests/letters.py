"""Letters that go out for a request: which letter it is, and under which number and day it went.

The number is the register of letters' of the agency, written as people write it (สป ๐๐๑๗.๒/๑๒๓๔). Two letters may have
the same one: agencies differ. Nothing of a letter that went out ever changes; another number is a further line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.states import Step


class LetterKind(StrEnum):
    """Forms that bear a number. Stable: stored; the names of those forms."""

    MEMO = "approval_memo"
    REFUSAL = "refusal_letter"
    NOT_FOUND = "not_found_letter"
    DOCUMENTS = "more_documents_letter"
    HOLD = "hold_letter"
    FORWARDING = "forwarding_letter"


TELLS_OF: Mapping[LetterKind, frozenset[Step]] = {
    LetterKind.MEMO: frozenset({Step.SUBMIT, Step.ORDER_ORALLY}),
    LetterKind.REFUSAL: frozenset({Step.REFUSE}),
    LetterKind.NOT_FOUND: frozenset({Step.NOTHING_FOUND}),
    LetterKind.DOCUMENTS: frozenset({Step.ASK_DOCUMENTS}),
    LetterKind.FORWARDING: frozenset({Step.FORWARD}),
    LetterKind.HOLD: frozenset(),
}
"""Of which steps a letter tells; one asking to hold footage tells of none."""


@dataclass(frozen=True, slots=True)
class LetterAbout:
    """Which letter of a request: printed again, it is the same one. ``agency``: to whom, of letters to owners of
    cameras; empty: to the requester. ``step``: place in the history of the step it tells of; 0: of none.
    """

    kind: LetterKind
    agency: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """``number`` with whichever digits it was typed; ``dated``: the day on the letter (Gregorian). ``by``, ``at_us``:
    who gave it that number here, and when.
    """

    about: LetterAbout
    number: str
    dated: date
    by: Actor
    at_us: int


def numbered(letters: Sequence[OutgoingLetter], about: LetterAbout) -> OutgoingLetter | None:
    """The number that letter has: of several the one given last; None: none yet."""
    return next((one for one in reversed(letters) if one.about == about), None)
