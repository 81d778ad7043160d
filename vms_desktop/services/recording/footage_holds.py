"""Holds on footage and needs for recording: placed, lifted, listed; each recorded in the access log with its change.

Footage on hold is never deleted. Whoever deletes does it within ``steady``: no hold is placed between the look and the
deletion.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol
from uuid import uuid4

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, InputError, RecordingError
from vms_desktop.domain.footage_hold import HeldFootage, Hold, Need
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority, require_of
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.people.second_person import SecondPerson
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.recording_ports import FootageHolds

REASON_LIMIT = 1000
REQUEST_LIMIT = 60
ABOUT_LIMIT = 500


class Register(Protocol):
    """The part of CameraService that is needed here."""

    def get(self, camera_id: str) -> Camera: ...


class FootageHoldService:
    """Called on the loop thread. ``second``: uses the consent to lifting a hold; None: nobody is asked."""

    def __init__(
        self,
        repository: FootageHolds,
        cameras: Register,
        clock: Clock,
        log: AccessLog,
        *,
        authority: Authority,
        second: SecondPerson | None = None,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._cameras = cameras
        self._clock = clock
        self._log = log
        self._authority = authority
        self._second = second
        self._new_id = new_id
        self._holds: list[Hold] = []
        self._needs: list[Need] = []
        self._held = HeldFootage([])
        self._on_change: Listeners[[]] = Listeners()
        self.steady = asyncio.Lock()

    # ---- what is known ---------------------------------------------------------------------------------------

    @plumbing("the program must know what is held, whoever is signed in")
    async def load(self) -> None:
        """Read them anew: another desk may have placed or lifted some. Raises StorageError ``storage.*``."""
        holds, needs = await self._repository.holds(), await self._repository.needs()
        if (holds, needs) != (self._holds, self._needs):
            self._holds, self._needs, self._held = holds, needs, HeldFootage(holds)
            self._on_change.notify()

    @property
    @plumbing("who reads them asks by the camera")
    def holds(self) -> Sequence[Hold]:
        """All, also lifted ones, the newest first."""
        return self._holds

    @property
    @plumbing("as holds")
    def needs(self) -> Sequence[Need]:
        """Those in force."""
        return self._needs

    @property
    @plumbing("what must not be deleted")
    def held(self) -> HeldFootage:
        return self._held

    @plumbing("what must be recorded")
    def needed_now(self) -> frozenset[str]:
        """Cameras that a hold or a request needs recorded at this moment."""
        now = microseconds(self._clock.now())
        by_holds = {
            hold.camera_id
            for hold in self._holds
            if not hold.is_lifted and hold.stretch.begin_us <= now < hold.stretch.end_us
        }
        return frozenset(by_holds | {need.camera_id for need in self._needs if need.covers(now)})

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    # ---- holds -----------------------------------------------------------------------------------------------

    @operation(Permission.HOLD, logs=Action.FOOTAGE_HELD)
    async def place(
        self,
        camera_ids: Sequence[str],
        begin_us: int,
        end_us: int | None,
        reason: str,
        request: str = "",
        review_us: int | None = None,
    ) -> list[Hold]:
        """Hold the footage of these cameras, also such as will only be recorded. ``end_us`` None: until it is lifted.
        ``review_us``: when somebody looks whether it is still needed; None: after the usual time.

        Raises InputError ``input.hold_reason``, ``input.hold_interval``, ``input.hold_review``, CameraError
        ``camera.unknown``, StorageError, LogError, AccessError ``access.place`` (camera).
        """
        reason, request = _checked(begin_us, end_us, reason, request)
        now, actor = microseconds(self._clock.now()), self._actor()
        _check_review(review_us, now)
        cameras = self._allowed(camera_ids)
        placed = [
            Hold(self._new_id(), camera.id, begin_us, end_us, reason, request, now, actor, review_us=review_us)
            for camera in cameras
        ]
        entries = [hold_entry(camera, hold) for camera, hold in zip(cameras, placed, strict=True)]
        async with self.steady:
            await self._repository.place(placed, entries)
            await self.load()
        return placed

    @operation(Permission.HOLD, logs=Action.FOOTAGE_RELEASED)
    async def lift(self, hold_id: str, reason: str, *, consent: str | None = None) -> Hold:
        """Let the footage go again. ``consent``: id of the second person's, to what ``lifting`` says.

        Raises InputError ``input.hold_reason``, RecordingError ``recording.hold_unknown``, ``recording.hold_lifted``,
        StorageError, LogError, AccessError ``consent.*``, ``access.place``.
        """
        (lifted,) = await self.lift_all([hold_id], reason, consent=consent)
        return lifted

    @operation(Permission.HOLD)
    async def lifting(self, hold_id: str, reason: str) -> ConsentDraft | None:
        """What a second person has to consent to before it is lifted; None: nobody is asked. Raises as ``lift``."""
        return await self.lifting_all([hold_id], reason)

    @operation(Permission.HOLD, logs=Action.FOOTAGE_RELEASED)
    async def lift_all(self, hold_ids: Sequence[str], reason: str, *, consent: str | None = None) -> list[Hold]:
        """Let go of several at once, with one consent to what ``lifting_all`` says: all of them or none. Raises as
        ``lift``.
        """
        reason = _reason(reason)
        await self.load()
        holds = [self._in_force(hold_id) for hold_id in dict.fromkeys(hold_ids)]
        if not holds:
            return []
        second: Actor | None = None
        if self._second is not None:
            used = await self._second.use(_lifting(holds, reason), consent)
            second = Actor(used.decided_by, used.decided_name)
        now_us, actor = microseconds(self._clock.now()), self._actor()
        lifted = [replace(hold, lifted_us=now_us, lifted_by=actor, lift_reason=reason, second=second) for hold in holds]
        await self._repository.lift([(hold, self._lift_entry(hold)) for hold in lifted])
        await self.load()
        return lifted

    @operation(Permission.HOLD)
    async def lifting_all(self, hold_ids: Sequence[str], reason: str) -> ConsentDraft | None:
        """What a second person has to consent to before all of these are lifted; None: nobody is asked. Raises as
        ``lift``.
        """
        await self.load()
        holds = [self._in_force(hold_id) for hold_id in dict.fromkeys(hold_ids)]
        return None if self._second is None or not holds else _lifting(holds, reason.strip())

    @operation(Permission.HOLD, logs=Action.FOOTAGE_HELD_LONGER)
    async def keep(self, hold_ids: Sequence[str], review_us: int, reason: str) -> list[Hold]:
        """They are still needed: looked at again at ``review_us``. All of them or none.

        Raises InputError ``input.hold_reason``, ``input.hold_review``, and as ``lift``, but for a consent.
        """
        reason, now = _reason(reason), microseconds(self._clock.now())
        _check_review(review_us, now)
        await self.load()
        holds = [self._in_force(hold_id) for hold_id in dict.fromkeys(hold_ids)]
        kept = [replace(hold, review_us=review_us) for hold in holds]
        await self._repository.keep(
            [(hold, self._keep_entry(hold, before, reason)) for hold, before in zip(kept, holds, strict=True)]
        )
        await self.load()
        return kept

    def _keep_entry(self, hold: Hold, before: Hold, reason: str) -> EntryDraft:
        told = {"hold": hold.id, "until": iso(hold.meant_until_us), "before": iso(before.meant_until_us)}
        return self._entry(self._about(hold.camera_id, Action.FOOTAGE_HELD_LONGER, told), reason, hold.request)

    def _lift_entry(self, hold: Hold) -> EntryDraft:
        details: dict[str, Any] = {"hold": hold.id, **_times(hold.begin_us, hold.end_us)}
        if hold.second is not None:
            details |= {"second": hold.second.person, "second_name": hold.second.name}
        return self._entry(
            self._about(hold.camera_id, Action.FOOTAGE_RELEASED, details), hold.lift_reason, hold.request
        )

    def _in_force(self, hold_id: str) -> Hold:
        hold = next((one for one in self._holds if one.id == hold_id), None)
        if hold is None:
            raise RecordingError("recording.hold_unknown")
        if hold.is_lifted:
            raise RecordingError("recording.hold_lifted", name=hold.lifted_by.name if hold.lifted_by else "")
        require_of(self._authority, Permission.HOLD, self._camera(hold.camera_id))
        return hold

    def _allowed(self, camera_ids: Sequence[str]) -> list[Camera]:
        cameras = [self._cameras.get(camera_id) for camera_id in camera_ids]
        for camera in cameras:
            self._authority.require(Permission.HOLD, camera)
        return cameras

    def _camera(self, camera_id: str) -> Camera | None:
        """Footage outlives its camera in the register."""
        try:
            return self._cameras.get(camera_id)
        except CameraError:
            return None

    # ---- needs -----------------------------------------------------------------------------------------------

    @operation(Permission.HOLD, logs=Action.FOOTAGE_NEEDED)
    async def need(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int | None, reason: str, request: str = ""
    ) -> list[Need]:
        """Have cameras recorded for a while, whatever their hours say. Raises as ``place``."""
        reason, request = _checked(begin_us, end_us, reason, request)
        now, actor = microseconds(self._clock.now()), self._actor()
        cameras = self._allowed(camera_ids)
        asked = [Need(self._new_id(), camera.id, begin_us, end_us, reason, request, now, actor) for camera in cameras]
        entries = [need_entry(camera, one) for camera, one in zip(cameras, asked, strict=True)]
        await self._repository.ask(asked, entries)
        await self.load()
        return asked

    @operation(Permission.HOLD, logs=Action.FOOTAGE_NEED_ENDED)
    async def end_need(self, need_id: str) -> None:
        """One that is unknown or has ended is passed over. Raises AccessError ``access.place`` (camera), StorageError,
        LogError.
        """
        need = next((one for one in self._needs if one.id == need_id), None)
        if need is None:
            return
        require_of(self._authority, Permission.HOLD, self._camera(need.camera_id))
        draft = self._about(need.camera_id, Action.FOOTAGE_NEED_ENDED, {"need": need.id})
        entry = self._entry(draft, need.reason, need.request)
        await self._repository.end_need(need_id, microseconds(self._clock.now()), [entry])
        await self.load()

    # ---- the log ---------------------------------------------------------------------------------------------

    def _actor(self) -> Actor:
        return self._log.prepared(EntryDraft(Action.FOOTAGE_HELD)).actor or Actor()

    def _entry(self, draft: EntryDraft, reason: str, request: str) -> EntryDraft:
        return self._log.prepared(replace(draft, reason=reason, request=request))

    def _about(self, camera_id: str, action: Action, details: Mapping[str, Any]) -> EntryDraft:
        camera = self._camera(camera_id)
        if camera is not None:
            return about(camera, action, **details)
        return EntryDraft(action, subject=Subject("camera", camera_id), camera=camera_id, details=details)


def hold_entry(camera: Camera, hold: Hold) -> EntryDraft:
    """What the log says of a hold that is placed."""
    draft = about(camera, Action.FOOTAGE_HELD, hold=hold.id, **_times(hold.begin_us, hold.end_us))
    return replace(draft, actor=hold.placed_by, reason=hold.reason, request=hold.request)


def need_entry(camera: Camera, need: Need) -> EntryDraft:
    """What the log says of a camera that must be recorded."""
    draft = about(camera, Action.FOOTAGE_NEEDED, need=need.id, **_times(need.begin_us, need.end_us))
    return replace(draft, actor=need.asked_by, reason=need.reason, request=need.request)


def _checked(begin_us: int, end_us: int | None, reason: str, request: str) -> tuple[str, str]:
    reason, request = _reason(reason), request.strip()
    if len(request) > REQUEST_LIMIT:
        raise InputError("input.hold_request", field="request", limit=REQUEST_LIMIT)
    if end_us is not None and end_us <= begin_us:
        raise InputError("input.hold_interval", field="end")
    return reason, request


def _reason(reason: str) -> str:
    reason = reason.strip()
    if not reason or len(reason) > REASON_LIMIT:
        raise InputError("input.hold_reason", field="reason", limit=REASON_LIMIT)
    return reason


def _check_review(review_us: int | None, now_us: int) -> None:
    if review_us is not None and review_us <= now_us:
        raise InputError("input.hold_review", field="review")


def _lifting(holds: Sequence[Hold], reason: str) -> ConsentDraft:
    subjects = [name for hold in holds for name in (hold.id, hold.camera_id)]
    about = [
        f"{iso(hold.begin_us)}/{'' if hold.end_us is None else iso(hold.end_us)} {hold.request}".strip()
        for hold in holds
    ]
    return ConsentDraft(Marked.LIFT_HOLD, tuple(dict.fromkeys(subjects)), " · ".join(about)[:ABOUT_LIMIT], reason)


def _times(begin_us: int, end_us: int | None) -> dict[str, str | None]:
    return {"from": iso(begin_us), "to": None if end_us is None else iso(end_us)}
