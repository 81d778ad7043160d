"""What every act on a request goes through: read, asked whether it may be, changed, recorded, kept, told.

The parts of ``RequestService`` (registering, steps, deciding, delivering, reading) are made of this. Nothing is changed
beside ``_step``: the version is compared there, the guards are asked, and change, history and log entry are one
transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from typing import Any
from uuid import uuid4

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, RequestError
from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.request import Asked, Interval, Request, StepTaken
from vms_desktop.domain.requests.states import WAYS, Step, after
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.places import Places
from vms_desktop.services.requests.request_draft import clean
from vms_desktop.services.requests.request_ports import Approvers, Cameras, Elsewhere, RequestRepository, Viewer

READ_AGAIN_S = 600.0
"""A page that looks again at the same request within this time is one reading."""
READERS = (Permission.HANDLE_REQUESTS, Permission.APPROVE, Permission.EXPORT)
"""Each of them may read requests."""


@dataclass(frozen=True, slots=True)
class RequestParts:
    """What ``RequestService`` works with. ``zone``: of the desk, for years, days and letters. ``catalogue`` None: where
    footage lies is not looked for (commands). ``elsewhere`` None: how long recorders keep theirs is not known.
    ``desk``: id of this one.
    """

    repository: RequestRepository
    cameras: Cameras
    holds: FootageHoldService
    approvers: Approvers
    clock: Clock
    zone: tzinfo
    log: AccessLog
    catalogue: FootageCatalogue | None = None
    elsewhere: Elsewhere | None = None
    desk: str = ""
    new_id: Callable[[], str] = field(default=lambda: str(uuid4()))


MOST_TRIES = 5
"""Times that a step is tried which does not depend on the version, where others take theirs in the same moment."""


@dataclass(slots=True)
class Change:
    """What a step makes of a request: ``request`` as it is to be, but for state, version and history.

    ``told``: for the access log, free of protected data; ``kept``: beside that for the history. ``entries``: further
    entries of the log. ``holds``, ``needs``: placed with it. ``logs``: the action recorded, where it is not the step's.
    ``about``: the footage that a step of ``Reach.NAMED`` tells of, decides on, copies or hands over.
    """

    request: Request
    told: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    entries: Sequence[EntryDraft] = ()
    holds: Sequence[Hold] = ()
    needs: Sequence[Need] = ()
    logs: Action | None = None
    about: Sequence[Interval] = ()


Make = Callable[[Request, Actor, int], Change]
"""From the request as it is, who does it, and when (microseconds)."""


@machinery("what the operations of RequestService are made of; each asks for itself")
class RequestDesk:
    """Called on the loop thread."""

    def __init__(self, parts: RequestParts, *, authority: Authority) -> None:
        self._parts = parts
        self._repository = parts.repository
        self._authority = authority
        self._places = Places(authority, parts.cameras)
        self._on_change: Listeners[[str]] = Listeners()
        self._on_registered: Listeners[[Request]] = Listeners()

    def on_change(self, listener: Callable[[str], None]) -> Unsubscribe:
        """Called with the id of a request after each change made at this desk."""
        return self._on_change.add(listener)

    def on_registered(self, listener: Callable[[Request], None]) -> Unsubscribe:
        """Called with each request registered here, and with one whose cameras or times grew: footage that lies
        elsewhere has to be brought to safety.
        """
        return self._on_registered.add(listener)

    def require_seen(self, request: Request) -> None:
        """For who goes on with one that was read before. Raises AccessError ``access.request_place`` (number)."""
        self._may_read()
        self._places.require_seen(request)

    def refusal(self, request: Request, step: Step) -> AccessError | None:
        """As ``Places.refusal``, for who offers steps."""
        return self._places.refusal(request, step)

    def refusal_of(self, permission: Permission, request: Request, intervals: Sequence[Interval]) -> AccessError | None:
        """Why that may not be done to all these cameras of it now; None: it may."""
        return self._places.refusal_of(permission, request, intervals)

    def sees(self, request: Request) -> bool:
        return self._places.sees(request)

    def are_theirs(self, intervals: Sequence[Interval]) -> bool:
        """Whether all these cameras are of the places of whoever is at the desk."""
        return self._places.are_theirs(intervals)

    # ---- what the parts use --------------------------------------------------------------------------------------

    def _now(self) -> int:
        return microseconds(self._parts.clock.now())

    def _may_read(self) -> None:
        """Who handles, decides or copies. Raises AccessError ``access.*``: what the first of them lacks."""
        refusals = [self._authority.refusal(permission) for permission in READERS]
        if None not in refusals:
            refused = refusals[0]
            assert refused is not None
            raise refused

    def _viewer(self) -> Viewer:
        """For lists. Raises AccessError ``access.not_signed_in``, ``access.locked``."""
        decides = self._authority.refusal(Permission.APPROVE) is None
        return Viewer(self._authority.actor.person, decides, self._now(), self._places.limits)

    async def _known(self, request_id: str) -> Request:
        request = await self._repository.get(request_id)
        if request is None:
            raise RequestError("request.unknown")
        return request

    async def _seen(self, request_id: str) -> Request:
        """As ``_known``, for whoever is at the desk. Raises also AccessError ``access.request_place`` (number)."""
        request = await self._known(request_id)
        self._places.require_seen(request)
        return request

    async def _step(
        self,
        request_id: str,
        version: int | None,
        step: Step,
        make: Make,
        *,
        reason: str = "",
        approver_gone: bool = False,
        goes_on_for: Actor | None = None,
    ) -> Request:
        """Take the step; the request as it is then. ``version`` None: whichever it has, also where somebody takes a
        step in the same moment. ``goes_on_for``: the program goes on by itself with what that person began and was
        asked for; whoever is at the desk now does not matter.

        Raises RequestError ``request.unknown``, ``request.changed_meanwhile`` (name, step), as ``guards.check``;
        AccessError ``access.*`` (as ``Places.require_step``), StorageError, LogError: then nothing was done.
        """
        once = partial(self._once, request_id, version, step, make, reason, approver_gone, goes_on_for)
        for _ in range(MOST_TRIES - 1 if version is None else 0):
            try:
                return await once()
            except RequestError as error:
                if error.code != "request.changed_meanwhile":
                    raise
        return await once()

    async def _once(
        self,
        request_id: str,
        version: int | None,
        step: Step,
        make: Make,
        reason: str,
        approver_gone: bool,
        goes_on_for: Actor | None,
    ) -> Request:
        way = WAYS[step]
        if goes_on_for is None:
            self._authority.require(way.permission)
        before = await (self._seen if goes_on_for is None else self._known)(request_id)
        if version is not None and before.version != version:
            raise _changed(before)
        by, reason = goes_on_for or self._authority.actor, clean(reason)
        guards.check(before, step, by, reason, approver_gone=approver_gone)
        at_us, note = _not_earlier(before, self._now())
        change = make(before, by, at_us)
        if goes_on_for is None:
            self._places.require_step(before, step, change.about)
        state = after(before.state, step)
        assert state is not None
        details = {**change.told, **change.kept, **note}
        taken = StepTaken(
            len(before.history) + 1, step, before.state, state, by, at_us, reason, _text(details) if details else ""
        )
        made = replace(change.request, state=state, version=before.version + 1, history=(*before.history, taken))
        told = {"step": step.value, "before": before.state.value, "after": state.value, **change.told, **note}
        entry = EntryDraft(
            change.logs or way.logs, by, subject_of(made), details=told, reason=reason, request=made.number
        )
        saved = await self._repository.save(before, made, [entry, *change.entries], change.holds, change.needs)
        if not saved:
            raise _changed(await self._known(request_id))
        self._on_change.notify(request_id)
        return made


def subject_of(request: Request) -> Subject:
    return Subject("request", request.id, request.number)


def told_interval(asked: Asked | Interval, codes: Mapping[str, str] | None = None) -> dict[str, str]:
    """For the log: camera and times."""
    interval = asked.interval if isinstance(asked, Asked) else asked
    code = asked.camera_code if isinstance(asked, Asked) else (codes or {}).get(interval.camera_id, "")
    return {"camera": interval.camera_id, "code": code, "from": iso(interval.begin_us), "to": iso(interval.end_us)}


def codes_of(request: Request) -> dict[str, str]:
    return {one.interval.camera_id: one.camera_code for one in request.asked}


def _not_earlier(request: Request, now_us: int) -> tuple[int, dict[str, str]]:
    """A clock that was set back does not turn the history round: the step has the time of the one before, and a note
    of what the clock said.
    """
    last = request.history[-1].at_us if request.history else now_us
    return (now_us, {}) if now_us >= last else (last, {"clock_said": iso(now_us)})


def _changed(request: Request) -> RequestError:
    """Who was quicker, and with what."""
    last = request.history[-1]
    return RequestError("request.changed_meanwhile", name=last.by.name, step=last.step.value)


def _text(details: Mapping[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False, separators=(",", ":"))
