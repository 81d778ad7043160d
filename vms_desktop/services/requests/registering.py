"""Registering a request: drafts, the number, holds on the footage at once, and what was asked for twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, moment
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.number import number_of, reference_key, year_be
from vms_desktop.domain.requests.request import Asked, Interval, Request, StepTaken
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.operation import for_oneself, operation, plumbing
from vms_desktop.services.recording.footage_holds import hold_entry, need_entry
from vms_desktop.services.requests.request_desk import Change, RequestDesk, subject_of, told_interval
from vms_desktop.services.requests.request_draft import RequestDraft, clean, cleaned, draft_hints, draft_problems
from vms_desktop.services.requests.request_ports import Duplicate, KnownRequester, Registration

MOST_OFFERED, LEAST_LETTERS = 8, 2
"""Names offered while one is typed, and letters before which nobody is."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """Cameras and stretches with what is placed on their footage."""

    asked: tuple[Asked, ...]
    holds: tuple[Hold, ...]
    needs: tuple[Need, ...]
    entries: tuple[EntryDraft, ...]


class Registering(RequestDesk):
    """The part of ``RequestService`` from the first word to the number."""

    # ---- drafts --------------------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS)
    def new_draft(self) -> RequestDraft:
        return RequestDraft()

    @operation(Permission.HANDLE_REQUESTS)
    async def save_draft(self, draft: RequestDraft) -> RequestDraft:
        """Kept for whoever is signed in, and shown to nobody else; with its id. Raises StorageError."""
        person = self._authority.require_person()
        kept = replace(cleaned(draft), id=draft.id or self._parts.new_id())
        await self._repository.keep_draft(person.id, kept, self._now())
        return kept

    @for_oneself()
    async def drafts(self) -> Sequence[RequestDraft]:
        """One's own, the newest first. Raises StorageError."""
        return await self._repository.drafts(self._authority.require_person().id)

    @for_oneself()
    async def drop_draft(self, draft_id: str) -> None:
        """One's own. Raises StorageError."""
        await self._repository.drop_draft(self._authority.require_person().id, draft_id)

    @plumbing("judges what was typed in; nothing is read or kept")
    async def problems(self, draft: RequestDraft) -> list[tuple[str, VmsError]]:
        """Field and mistake (``request_draft.draft_problems``). Raises StorageError."""
        return draft_problems(draft, await self._repository.limits(), self._parts.cameras.find)

    @plumbing("as problems")
    def hints(self, draft: RequestDraft) -> list[tuple[str, VmsError]]:
        """What looks odd and may be right all the same."""
        return [*draft_hints(draft)]

    @operation(Permission.HANDLE_REQUESTS)
    async def duplicates(self, draft: RequestDraft, except_id: str = "") -> Sequence[Duplicate]:
        """Other requests for the same case, letter or footage, the likeliest first. Raises StorageError."""
        basis = cleaned(draft).basis
        return await self._repository.duplicates(
            reference_key(basis.case_number),
            reference_key(basis.letter_number),
            draft.intervals,
            except_id,
            self._viewer(),
        )

    @operation(Permission.HANDLE_REQUESTS)
    async def known_requesters(self, text: str) -> Sequence[KnownRequester]:
        """Who asked before and whose name holds that text; nobody before two letters are there. Raises StorageError."""
        wanted = clean(text)
        if len(wanted) < LEAST_LETTERS:
            return ()
        return await self._repository.known_requesters(wanted, MOST_OFFERED, self._viewer())

    # ---- registering ---------------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_REGISTERED)
    async def register(self, draft: RequestDraft) -> Request:
        """The number, holds on the footage, needs where it is still to be recorded, and the log's entries: one
        transaction.

        Raises what ``problems`` found first; AccessError ``access.place`` (camera), StorageError, LogError.
        """
        limits = await self._repository.limits()
        for _, problem in draft_problems(draft, limits, self._parts.cameras.find):
            raise problem
        draft = cleaned(draft)
        cameras = self._cameras_of(draft.intervals)
        ends = await self._ends_elsewhere(draft.intervals)
        by, now_us = self._authority.actor, self._now()
        year = year_be(moment(now_us).astimezone(self._parts.zone).date())

        def make(seq: int) -> Registration:
            number = number_of(limits.number_pattern, year, seq)
            placed = self._placed(draft, draft.intervals, number, cameras, ends, by, now_us)
            request = _new(draft, self._parts.new_id(), number, placed.asked, by, now_us, limits)
            told = {**_told(request), "asked": [told_interval(one) for one in placed.asked]}
            entry = EntryDraft(Action.REQUEST_REGISTERED, by, subject_of(request), details=told, request=number)
            return Registration(request, year, seq, placed.holds, placed.needs, [entry, *placed.entries])

        holds = self._parts.holds
        async with holds.steady:
            request = await self._repository.register(year, make, draft.id)
            await holds.load()
        self._on_change.notify(request.id)
        self._on_registered.notify(request)
        return request

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED)
    async def change(self, request_id: str, version: int, changed: RequestDraft, reason: str) -> Request:
        """Correct what was registered, before it is decided. Footage asked for in addition is held; what is no longer
        asked for stays held until somebody lifts that.

        Raises as ``register`` and as every step.
        """
        limits = await self._repository.limits()
        for _, problem in draft_problems(changed, limits, self._parts.cameras.find):
            raise problem
        changed = cleaned(changed)
        cameras = self._cameras_of(changed.intervals)
        ends = await self._ends_elsewhere(changed.intervals)
        grew = False

        def make(before: Request, by: Actor, at_us: int) -> Change:
            nonlocal grew
            there = {one.interval: one for one in before.asked}
            new = [one for one in changed.intervals if one not in there]
            grew = bool(new)
            placed = self._placed(changed, new, before.number, cameras, ends, by, at_us)
            both = there | {one.interval: one for one in placed.asked}
            request = replace(
                before,
                requester=changed.requester,
                basis=changed.basis,
                incident=changed.incident,
                wanted=changed.wanted,
                medium=changed.medium,
                urgency=changed.urgency,
                asked=tuple(both[one] for one in changed.intervals),
            )
            kept_ids = {one.id for one in request.asked}
            request = replace(request, found=tuple(one for one in before.found if one.asked_id in kept_ids))
            gone = [told_interval(one) for one in before.asked if one.id not in kept_ids]
            told: dict[str, Any] = changes(_told(before), _told(request))
            told |= {"added": [told_interval(one) for one in placed.asked]} if placed.asked else {}
            told |= {"no_longer": gone} if gone else {}
            private = sorted(
                name for name in ("id_number", "phone", "email") if _differs(before.requester, request.requester, name)
            )
            told |= {"protected": private} if private else {}
            return Change(request, told, {}, placed.entries, placed.holds, placed.needs)

        holds = self._parts.holds
        async with holds.steady:
            request = await self._step(request_id, version, Step.CHANGE, make, reason=clean(reason))
            await holds.load()
        if grew:
            self._on_registered.notify(request)
        return request

    def _cameras_of(self, intervals: Sequence[Interval]) -> dict[str, Camera]:
        found: dict[str, Camera] = {}
        for one in intervals:
            camera = self._parts.cameras.find(one.camera_id)
            if camera is not None:
                self._authority.require(Permission.HANDLE_REQUESTS, camera)
                found[camera.id] = camera
        return found

    async def _ends_elsewhere(self, intervals: Sequence[Interval]) -> dict[Interval, int | None]:
        elsewhere = self._parts.elsewhere
        if elsewhere is None:
            return dict.fromkeys(intervals)
        return {one: await elsewhere.overwritten_us(one) for one in intervals}

    def _placed(
        self,
        draft: RequestDraft,
        intervals: Sequence[Interval],
        number: str,
        cameras: Mapping[str, Camera],
        ends: Mapping[Interval, int | None],
        by: Actor,
        now_us: int,
    ) -> _Placed:
        """Called on the database's thread too: nothing here looks at what may change meanwhile."""
        new_id, reason = self._parts.new_id, draft.basis.purpose
        asked, holds, needs, entries = [], [], [], []
        for one in intervals:
            camera = cameras[one.camera_id]
            hold = Hold(new_id(), camera.id, one.begin_us, one.end_us, reason[:1000], number, now_us, by)
            holds.append(hold)
            entries.append(hold_entry(camera, hold))
            if one.end_us > now_us:
                need = Need(
                    new_id(), camera.id, max(one.begin_us, now_us), one.end_us, reason[:1000], number, now_us, by
                )
                needs.append(need)
                entries.append(need_entry(camera, need))
            asked.append(Asked(new_id(), one, camera.code, camera.name_th, camera.agency_code, hold.id, ends[one]))
        return _Placed(tuple(asked), tuple(holds), tuple(needs), tuple(entries))


def _differs(before: object, now: object, name: str) -> bool:
    return bool(getattr(before, name) != getattr(now, name))


def _new(
    draft: RequestDraft,
    request_id: str,
    number: str,
    asked: tuple[Asked, ...],
    by: Actor,
    now_us: int,
    limits: RequestLimits,
) -> Request:
    return Request(
        id=request_id,
        number=number,
        state=State.RECEIVED,
        requester=draft.requester,
        basis=draft.basis,
        incident=draft.incident,
        wanted=draft.wanted,
        medium=draft.medium,
        urgency=draft.urgency,
        asked=asked,
        registered_by=by,
        received_us=now_us,
        due_us=now_us + limits.hours_to_answer * HOUR_US,
        assigned_to=by,
        history=(StepTaken(1, Step.REGISTER, State.DRAFT, State.RECEIVED, by, now_us),),
    )


def _told(request: Request) -> dict[str, Any]:
    """For the access log: who asks on what basis, without numbers of cards, telephones and addresses."""
    who, basis = request.requester, request.basis
    told = {
        "requester": " ".join(filter(None, (who.rank, who.name))),
        "type": who.type.value,
        "agency": who.agency,
        "letter": basis.letter_number,
        "letter_date": basis.letter_date.isoformat() if basis.letter_date else "",
        "case": basis.case_number,
        "station": basis.station,
        "purpose": basis.purpose,
        "legal_basis": basis.legal_basis,
        "wanted": request.wanted.value,
        "urgency": request.urgency.value,
    }
    return {name: value for name, value in told.items() if value}
