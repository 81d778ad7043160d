"""The simple steps of a request: checking, documents, searching, submitting, side exits, closing, opening again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from typing import Any

from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, iso, moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.documents import DocumentKind
from vms_desktop.domain.requests.request import Asked, Cause, DeliveryState, Found, Interval, OwnerConsent, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.requests.statistics import day_begins_us
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.availability import available, beyond
from vms_desktop.services.requests.form_words import DOCUMENTS
from vms_desktop.services.requests.request_desk import Change, RequestDesk, told_interval
from vms_desktop.services.requests.request_draft import LONG_LIMIT, SHORT_LIMIT, clean

SIMPLE = frozenset(
    {
        Step.CHECK,
        Step.ASK_DOCUMENTS,
        Step.TAKE_DOCUMENTS,
        Step.SEARCH,
        Step.NOTHING_FOUND,
        Step.SUBMIT,
        Step.SEND_BACK,
        Step.APPEAL,
        Step.TAKE_PAPER,
        Step.FORWARD,
        Step.TAKE_CONSENT,
        Step.SHOW,
        Step.DELIVER_AGAIN,
        Step.KEEP_READY,
        Step.KEEP_HANDED,
        Step.CANCEL,
        Step.CLOSE,
        Step.REOPEN,
    }
)
"""Those that ``take`` takes; the others have methods of their own, because they need more."""
_DECIDED_ANEW = frozenset({Step.APPEAL, Step.REOPEN})
MOST_DAYS_WAITED = timedelta(days=366)
"""For documents: a later last day is a year that was mistyped."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a simple step is told beside its reason. ``opinion``: for SUBMIT. ``cause``: for NOTHING_FOUND, of every
    camera nobody has said anything of. ``agency``: for FORWARD and TAKE_CONSENT. ``documents``, ``others`` (in the
    officer's words), ``until`` (the last day): for ASK_DOCUMENTS. The rest: for TAKE_CONSENT.
    """

    opinion: str = ""
    cause: Cause | None = None
    agency: str = ""
    agreed: bool = False
    letter: str = ""
    answered_on: date | None = None
    note: str = ""
    documents: tuple[DocumentKind, ...] = ()
    others: tuple[str, ...] = ()
    until: date | None = None


class Stepping(RequestDesk):
    """The part of ``RequestService`` with the simple steps."""

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED, inside=True)
    async def take(
        self, request_id: str, version: int, step: Step, reason: str = "", given: Given | None = None
    ) -> Request:
        """One of ``SIMPLE``. The permission is the step's own (``states.WAYS``). What documents are missing is the
        reason of ASK_DOCUMENTS; ``reason`` is then what is said beside them, and may be empty.

        Raises RequestError ``request.unknown``, ``request.changed_meanwhile`` (name, step), as ``guards.check``;
        InputError ``input.request_missing`` (field), ``input.request_text_long``, ``input.documents_until``,
        ``input.documents_until_far``; AccessError ``access.*``, StorageError, LogError.
        """
        if step not in SIMPLE:
            raise ValueError(f"{step} has a method of its own")
        told = given or Given()
        words = _missing_words(told, reason) if step is Step.ASK_DOCUMENTS else reason
        self._check_given(step, told, words)
        hours = (await self._repository.limits()).hours_to_answer if step in _DECIDED_ANEW else 0

        def make(before: Request, by: Actor, at_us: int) -> Change:
            if step is Step.TAKE_CONSENT:
                today = moment(at_us).astimezone(self._parts.zone).date()
                return _consented(before, told, told.answered_on or today, by, at_us)
            if step is Step.ASK_DOCUMENTS:
                return _documents_asked(before, told, clean(reason), self._parts.zone)
            return _made(before, step, told, by, at_us, hours)

        return await self._step(request_id, version, step, make, reason=words)

    def _check_given(self, step: Step, given: Given, reason: str) -> None:
        if step in (Step.FORWARD, Step.TAKE_CONSENT) and not given.agency.strip():
            raise InputError("input.request_missing", field="agency")
        if step is Step.NOTHING_FOUND and given.cause is None:
            raise InputError("input.request_missing", field="cause")
        for name, text, limit in (
            ("opinion", given.opinion, LONG_LIMIT),
            ("agency", given.agency, SHORT_LIMIT),
            ("letter", given.letter, SHORT_LIMIT),
            ("note", given.note, LONG_LIMIT),
            ("reason", reason, LONG_LIMIT),
        ):
            if len(clean(text)) > limit:
                raise InputError("input.request_text_long", field=name, limit=limit)
        today = moment(self._now()).astimezone(self._parts.zone).date()
        if given.until is not None and given.until < today:
            raise InputError("input.documents_until", field="until")
        if given.until is not None and given.until > today + MOST_DAYS_WAITED:
            raise InputError("input.documents_until_far", field="until")

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED)
    async def tell_found(
        self,
        request_id: str,
        version: int,
        asked_id: str,
        stretches: Sequence[Interval],
        cause: Cause | None = None,
        note: str = "",
        seen_at: str = "",
    ) -> Request:
        """What was found of one asked stretch; what was said of it before is replaced (and stays in the history).
        ``seen_at``: where what the program knows nothing of was seen, e.g. at the owner's recorder. It is kept as the
        statement of whoever is at the desk; without it no more can be found than is there.

        Raises RequestError ``request.asked_unknown``, ``request.outside_asked`` (camera), ``request.not_there``
        (camera), InputError ``input.request_missing`` (nothing found and no cause), ``input.request_text_long``, and
        as every step.
        """
        if not stretches and cause is None:
            raise InputError("input.request_missing", field="cause")
        for name, text, limit in (("note", note, LONG_LIMIT), ("seen_at", seen_at, SHORT_LIMIT)):
            if len(clean(text)) > limit:
                raise InputError("input.request_text_long", field=name, limit=limit)
        seen = clean(seen_at) if stretches else ""
        self._authority.require(Permission.HANDLE_REQUESTS)
        asked = _asked(await self._seen(request_id), asked_id, stretches)
        looks = bool(stretches) and not seen and self._parts.catalogue is not None
        if looks and beyond(stretches, await available(self._parts, asked.interval)):
            raise RequestError("request.not_there", camera=asked.camera_code)

        def make(before: Request, by: Actor, at_us: int) -> Change:
            asked = _asked(before, asked_id, stretches)
            found = Found(asked_id, tuple(stretches), None if stretches else cause, clean(note), by, at_us, seen)
            others = tuple(one for one in before.found if one.asked_id != asked_id)
            told: dict[str, Any] = {"asked": told_interval(asked), "found": [told_interval(one) for one in stretches]}
            if found.cause is not None:
                told["cause"] = found.cause.value
            if found.seen_at:
                told["seen_at"] = found.seen_at
            kept = {"note": found.note} if found.note else {}
            return Change(replace(before, found=(*others, found)), told, kept, about=[asked.interval])

        return await self._step(request_id, version, Step.TELL_FOUND, make)


def _asked(request: Request, asked_id: str, stretches: Sequence[Interval]) -> Asked:
    """Raises RequestError ``request.asked_unknown``, ``request.outside_asked`` (camera)."""
    asked = next((one for one in request.asked if one.id == asked_id), None)
    if asked is None:
        raise RequestError("request.asked_unknown")
    if any(one.length_us <= 0 or not one.within([asked.interval]) for one in stretches):
        raise RequestError("request.outside_asked", camera=asked.camera_code)
    return asked


def _made(before: Request, step: Step, given: Given, by: Actor, at_us: int, hours: int) -> Change:
    match step:
        case Step.CHECK:
            return Change(replace(before, checked_by=by, assigned_to=by))
        case Step.TAKE_DOCUMENTS:
            # What the requester took to bring them is not the room's time.
            asked = next((one.at_us for one in reversed(before.history) if one.step is Step.ASK_DOCUMENTS), at_us)
            due_us = before.due_us + max(0, at_us - asked)
            return Change(replace(before, due_us=due_us), {"due": iso(due_us)})
        case Step.SUBMIT:
            opinion = clean(given.opinion)
            return Change(replace(before, opinion=opinion), {"opinion": opinion})
        case Step.NOTHING_FOUND:
            return _nothing_found(before, given, by, at_us)
        case Step.FORWARD:
            agency = clean(given.agency)
            return Change(replace(before, forwarded_to=agency), {"agency": agency})
        case Step.TAKE_PAPER:
            assert before.oral_order is not None
            return Change(replace(before, oral_order=replace(before.oral_order, paper_us=at_us)))
        case Step.APPEAL | Step.REOPEN:
            # The decision that was taken stays in the history; what is decided now starts without it.
            due_us = at_us + hours * HOUR_US
            return Change(replace(before, decision=None, oral_order=None, due_us=due_us), {"due": iso(due_us)})
        case Step.CANCEL:
            return Change(_copying_ended(before, at_us, "cancelled"))
        case _:
            return Change(before)


def _others(given: Given) -> tuple[str, ...]:
    return tuple(text for one in given.others if (text := clean(one)))


def _missing_words(given: Given, note: str) -> str:
    """In Thai, as the letter says it: the reason of the step, by itself."""
    return "; ".join(filter(None, (*(DOCUMENTS[one] for one in given.documents), *_others(given), note)))


def _documents_asked(before: Request, given: Given, note: str, zone: tzinfo) -> Change:
    """The log has the reason, which says all of it."""
    told: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    if given.documents:
        kept["documents"] = [one.value for one in given.documents]
    if _others(given):
        kept["others"] = list(_others(given))
    if note and kept:  # alone it says itself what is missing
        kept["note"] = note
    if given.until is not None:
        told["until"] = given.until.isoformat()
        kept["ends_us"] = day_begins_us(given.until + timedelta(days=1), zone)
    return Change(before, told, kept)


def _consented(before: Request, given: Given, answered_on: date, by: Actor, at_us: int) -> Change:
    consent = OwnerConsent(
        clean(given.agency), given.agreed, clean(given.letter), answered_on, by, at_us, clean(given.note)
    )
    told = {"agency": consent.agency, "agreed": consent.agreed, "letter": consent.letter}
    return Change(replace(before, consents=(*before.consents, consent)), told)


def _nothing_found(before: Request, given: Given, by: Actor, at_us: int) -> Change:
    assert given.cause is not None
    said = {one.asked_id for one in before.found}
    new = [Found(one.id, (), given.cause, clean(given.note), by, at_us) for one in before.asked if one.id not in said]
    request = replace(_copying_ended(before, at_us, "nothing_found"), found=(*before.found, *new))
    return Change(request, {"cause": given.cause.value, "cameras": len(new)})


def _copying_ended(request: Request, at_us: int, why: str) -> Request:
    """No delivery stays in the making for ever."""
    deliveries = tuple(
        replace(one, state=DeliveryState.FAILED, failure=why, ended_us=at_us)
        if one.state is DeliveryState.COPYING
        else one
        for one in request.deliveries
    )
    return replace(request, deliveries=deliveries)
