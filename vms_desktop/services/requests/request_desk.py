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
from vms_desktop.services.requests.request_draft import clean
from vms_desktop.services.requests.request_ports import Approvers, Cameras, Elsewhere, RequestRepository

READ_AGAIN_S = 600.0
"""A page that looks again at the same request within this time is one reading."""


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


@dataclass(slots=True)
class Change:
    """What a step makes of a request: ``request`` as it is to be, but for state, version and history.

    ``told``: for the access log, free of protected data; ``kept``: beside that for the history. ``entries``: further
    entries of the log. ``holds``, ``needs``: placed with it. ``logs``: the action recorded, where it is not the step's.
    """

    request: Request
    told: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    entries: Sequence[EntryDraft] = ()
    holds: Sequence[Hold] = ()
    needs: Sequence[Need] = ()
    logs: Action | None = None


Make = Callable[[Request, Actor, int], Change]
"""From the request as it is, who does it, and when (microseconds)."""


@machinery("what the operations of RequestService are made of; each asks for itself")
class RequestDesk:
    """Called on the loop thread."""

    def __init__(self, parts: RequestParts, *, authority: Authority) -> None:
        self._parts = parts
        self._repository = parts.repository
        self._authority = authority
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

    # ---- what the parts use --------------------------------------------------------------------------------------

    def _now(self) -> int:
        return microseconds(self._parts.clock.now())

    def _require_for(self, permission: Permission, request: Request, intervals: Sequence[Interval]) -> None:
        """For each camera of these; one that is no longer in the register only whoever may everywhere."""
        self._authority.require(permission)
        codes = {one.interval.camera_id: one.camera_code for one in request.asked}
        for camera_id in dict.fromkeys(one.camera_id for one in intervals):
            camera = self._parts.cameras.find(camera_id)
            if camera is not None:
                self._authority.require(permission, camera)
            elif not self._authority.require_person().limits.is_everywhere:
                raise AccessError("access.place", camera=codes.get(camera_id, ""))

    def _require_any(self, *permissions: Permission) -> None:
        """Raises what the first of them lacks, if all are lacking."""
        refusals = [self._authority.refusal(permission) for permission in permissions]
        if None not in refusals:
            refused = refusals[0]
            assert refused is not None
            raise refused

    async def _known(self, request_id: str) -> Request:
        request = await self._repository.get(request_id)
        if request is None:
            raise RequestError("request.unknown")
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
        """Take the step; the request as it is then. ``version`` None: whichever it has. ``goes_on_for``: the program
        goes on by itself with what that person began and was asked for; whoever is at the desk now does not matter.

        Raises RequestError ``request.unknown``, ``request.changed_meanwhile`` (name, step), as ``guards.check``;
        AccessError ``access.*``, StorageError, LogError: then nothing was done.
        """
        way = WAYS[step]
        if goes_on_for is None:
            self._authority.require(way.permission)
        before = await self._known(request_id)
        if version is not None and before.version != version:
            raise _changed(before)
        by, reason = goes_on_for or self._authority.actor, clean(reason)
        guards.check(before, step, by, reason, approver_gone=approver_gone)
        at_us, note = _not_earlier(before, self._now())
        change = make(before, by, at_us)
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
