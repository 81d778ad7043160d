"""Numbers and days of the letters that go out for a request, so that an agency's answer is found by what it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.letters import TELLS_OF, LetterAbout, OutgoingLetter, numbered
from vms_desktop.domain.requests.number import reference_key, year_be
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.request_desk import Change, RequestDesk
from vms_desktop.services.requests.request_draft import NUMBER_LIMIT, SHORT_LIMIT, clean
from vms_desktop.services.requests.request_ports import NumberedLetter


class Lettering(RequestDesk):
    """The part of ``RequestService`` for letters that go out."""

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED)
    async def number_letter(self, request_id: str, about: LetterAbout, number: str, dated: date) -> Request:
        """Keep the number and day of a letter; the request as it is then. One that has both already stays as it is; any
        other number is a further line. The same number on another letter is not refused (``same_number`` tells).

        Raises InputError ``input.request_missing`` (field), ``input.request_text_long``, RequestError
        ``request.letter_unknown``, and as every step.
        """
        number, agency = clean(number), clean(about.agency)
        about = replace(about, agency=agency)
        if not number:
            raise InputError("input.request_missing", field="letter_number")
        for name, text, limit in (("letter_number", number, NUMBER_LIMIT), ("agency", agency, SHORT_LIMIT)):
            if len(text) > limit:
                raise InputError("input.request_text_long", field=name, limit=limit)
        known = await self._seen(request_id)
        if not _is_of(known, about):
            raise RequestError("request.letter_unknown")
        last = numbered(known.letters, about)
        if last is not None and (last.number, last.dated) == (number, dated):
            return known

        def make(before: Request, by: Actor, at_us: int) -> Change:
            letter = OutgoingLetter(about, number, dated, by, at_us)
            told = {"form": about.kind.value, "letter_number": number, "dated": dated.isoformat()}
            if agency:
                told["agency"] = agency
            kept = {"tells_of": about.step} if about.step else {}
            return Change(replace(before, letters=(*before.letters, letter)), told, kept)

        return await self._step(request_id, None, Step.NUMBER_LETTER, make)

    @operation(Permission.HANDLE_REQUESTS, inside=True)
    async def same_number(
        self, request_id: str, about: LetterAbout, number: str, dated: date
    ) -> Sequence[NumberedLetter]:
        """Other letters with that number in that Buddhist year, of requests one may see: told before a letter goes out.

        Raises AccessError, StorageError.
        """
        self._may_read()
        key = reference_key(clean(number))
        if not key:
            return ()
        found = await self._repository.letters_numbered(key, year_be(dated), self._viewer())
        return [one for one in found if (one.request_id, one.letter.about) != (request_id, about)]


def _is_of(request: Request, about: LetterAbout) -> bool:
    """Whether the request has such a letter: what it tells of has happened."""
    steps = TELLS_OF[about.kind]
    if not steps:
        return about.step == 0
    return any(taken.seq == about.step and taken.step in steps for taken in request.history)
