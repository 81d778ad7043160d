"""Which letter of a request a form is, and the number it has or gets: what printing needs to keep it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.letters import TELLS_OF, LetterAbout, LetterKind, OutgoingLetter, numbered
from vms_desktop.domain.requests.past_refusals import PastRefusal
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.request_ports import NumberedLetter
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui.formatting import date_text
from vms_desktop.ui.requests.letter_texts import form_text

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""
_TO_AGENCIES = frozenset({LetterKind.HOLD, LetterKind.FORWARDING})


def about_of(kind: FormKind, what: str, request: Request) -> LetterAbout | None:
    """``what``: to which agency, or place in the history of the step it tells of; empty: the last such step. None: the
    form bears no number of its own, or tells of nothing that has happened.
    """
    try:
        letter = LetterKind(kind.value)
    except ValueError:
        return None
    agency = what if letter in _TO_AGENCIES else ""
    steps = TELLS_OF[letter]
    if not steps:
        return LetterAbout(letter, agency)
    if what.isdecimal() and not agency:
        return LetterAbout(letter, step=int(what))
    last = next((taken.seq for taken in reversed(request.history) if taken.step in steps), 0)
    return LetterAbout(letter, agency, last) if last else None


class LetterInHand:
    """A letter that is looked at: ``number`` and ``dated`` as they stand on it; empty, and today: it has none yet."""

    def __init__(
        self, about: LetterAbout, request: Request, today: date, requests: RequestService, refusal: PastRefusal | None
    ) -> None:
        self._about, self._request, self._requests = about, request, requests
        had = numbered(request.letters, about)
        decided = thai_day(moment(refusal.decision.at_us)) if refusal is not None else today
        self.number, self.dated = (had.number, had.dated) if had is not None else ("", decided)

    @property
    def kept(self) -> OutgoingLetter | None:
        """The number that it has."""
        return numbered(self._request.letters, self._about)

    async def used(self, number: str, dated: date) -> str:
        """Which other letters have the number in that year, in words; empty: none."""
        found = await self._requests.same_number(self._request.id, self._about, number, dated)
        return used_text(found)

    async def keep(self) -> OutgoingLetter | None:
        """As it stands on the letter; None: it has none. Raises as ``RequestService.number_letter``."""
        if not self.number:
            return None
        self._request = await self._requests.number_letter(self._request.id, self._about, self.number, self.dated)
        return self.kept


def used_text(found: Sequence[NumberedLetter]) -> str:
    if not found:
        return ""
    first = found[0]
    told = translate("LetterBar", "This number is already on: {0}, {1}, {2}.").format(
        form_text(first.letter.about.kind.value), first.request_number, date_text(first.letter.dated)
    )
    return told if len(found) == 1 else told + " " + _more(len(found) - 1)


def _more(count: int) -> str:
    return translate("LetterBar", "And on {0} more.").format(count)


def kept_text(letter: OutgoingLetter | None) -> str:
    """What is said of the number that a letter has."""
    if letter is None:
        return translate(
            "LetterBar", "Printed or saved, the letter keeps its number. Without one, room is left to write it."
        )
    day = date_text(thai_day(moment(letter.at_us)))
    return translate(
        "LetterBar", "The letter has its number since {0} (by {1}). Another one is kept beside it."
    ).format(day, letter.by.name)
