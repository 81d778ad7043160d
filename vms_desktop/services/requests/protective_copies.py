"""Protective copies of what lies on agencies' recorders: begun with the registration, because it would be overwritten.

Fetched undecoded, hashed, kept in the desk's own store for as long as the request holds the footage. A recorder that
does not answer is asked again and again; one that has nothing is told as the reason. All of it is seen at the request.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, FootageError, RequestError, VmsError
from vms_desktop.domain.footage import TimeRange, TrackReason
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, microseconds, moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.export import missing_of
from vms_desktop.domain.requests.protective import ProtectionState, ProtectiveCopy
from vms_desktop.domain.requests.request import Asked, Interval, Request
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority, require_of
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.export_ports import Cameras
from vms_desktop.services.requests.protective_fetching import Fetching, entry
from vms_desktop.services.requests.protective_ports import Finder, Holds, ProtectiveStore
from vms_desktop.services.to_end import to_end

_log = logging.getLogger(__name__)
LOOK_S = 20.0
"""How often it is looked whether one is due."""
RECORDED_LATE_US = 10_000_000
"""A recorder has a moment on its disk some seconds after it has passed."""
_NOT_THERE = (
    TrackReason.NOT_RECORDED,
    TrackReason.NO_SOURCE,
    TrackReason.GAP,
    TrackReason.NO_SUCH_RECORDING,
    TrackReason.NOT_SUPPORTED,
    TrackReason.UNKNOWN_CODEC,
    TrackReason.UNDECODABLE,
)
FOR_GOOD = frozenset({f"footage.{reason.value}" for reason in _NOT_THERE} | {"recorder.no_such_channel"})
"""Asking again by itself would change nothing. Everything else is tried again: also a full disk may have room soon."""
AT_ONCE = 2


class ProtectiveCopies:
    """Called on the loop thread. ``store``: the folder they lie in; ``here``: what this workstation recorded;
    ``elsewhere``: what lies on recorders.
    """

    def __init__(
        self,
        copies: ProtectiveStore,
        cameras: Cameras,
        here: Finder,
        elsewhere: Finder,
        fetching: Fetching,
        holds: Holds,
        clock: Clock,
        log: AccessLog,
        desk: str,
        store: Path,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._copies = copies
        self._cameras = cameras
        self._here = here
        self._elsewhere = elsewhere
        self._fetching = fetching
        self._holds = holds
        self._clock = clock
        self._log = log
        self._desk = desk
        self._store = store
        self._authority = authority
        self._new_id = new_id
        self._tasks = TaskOwner("protective copies")
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._busy: dict[str, asyncio.Task[None] | None] = {}
        self._look = asyncio.Event()
        self._on_change: Listeners[[str]] = Listeners()

    def on_change(self, listener: Callable[[str], None]) -> Unsubscribe:
        """Called with the request's id when one of its copies has come further."""
        return self._on_change.add(listener)

    @plumbing("as long as the desk is open")
    def start(self) -> None:
        """Look for what is due; what a killed desk was at is begun anew."""
        self._tasks.start(self._keep_looking(), "look")

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """What is being fetched is begun anew after the next start."""
        await self._tasks.close()

    @plumbing("shown with its request, which asks")
    async def of_request(self, request_id: str) -> list[ProtectiveCopy]:
        """In the order they were asked for. Raises StorageError."""
        return await self._copies.of_request(request_id)

    @plumbing("begun by registering, which asks")
    async def protect(self, request: Request) -> list[ProtectiveCopy]:
        """Write down what is to be fetched of this request, and begin; what lies here, or is being fetched already, is
        not fetched again. Raises StorageError, LogError.
        """
        known = [one.interval for one in await self._copies.of_request(request.id)]
        wanted: list[tuple[Asked, Interval]] = []
        for asked in request.asked:
            missing = await self._missing_here(asked.interval)
            if missing is not None and not missing.within(known) and await self._is_elsewhere(missing):
                wanted.append((asked, missing))
        made = [self._new(request, asked, missing) for asked, missing in wanted]
        if made:
            drafts = [entry(one, self._camera(one), one.asked_by, stage="asked") for one in made]
            await self._copies.add(made, drafts)
            self._on_change.notify(request.id)
            self._look.set()
        return made

    @operation(Permission.HOLD, logs=Action.FOOTAGE_PROTECTED, inside=True)
    async def retry(self, copy_id: str) -> ProtectiveCopy:
        """Try one that failed or waits again now. Raises RequestError ``protective.unknown``, ``protective.kept``,
        AccessError, StorageError, LogError.
        """
        self._authority.require(Permission.HOLD)
        copy = await self._known(copy_id)
        camera = self._camera(copy)
        require_of(self._authority, Permission.HOLD, camera)
        if copy.state in (ProtectionState.KEPT, ProtectionState.LET_GO):
            raise RequestError("protective.kept")
        if copy.id in self._busy:
            return copy
        await self._log.record(entry(copy, camera, self._authority.actor, stage="retried"))
        now = microseconds(self._clock.now())
        again = replace(copy, state=ProtectionState.WAITING, due_us=now, tried=0, changed_us=now)
        await self._save(again)
        self._look.set()
        return again

    @operation(Permission.HOLD, logs=Action.FOOTAGE_DELETED, inside=True)
    async def let_go(self, copy_id: str, reason: str) -> ProtectiveCopy:
        """Delete the files of one that no hold needs any more; the record stays.

        Raises RequestError ``protective.unknown``, ``protective.elsewhere``, ``protective.held`` (number),
        ``protective.reason``, AccessError, StorageError, LogError.
        """
        self._authority.require(Permission.HOLD)
        copy = await self._known(copy_id)
        camera = self._camera(copy)
        require_of(self._authority, Permission.HOLD, camera)
        if not reason.strip():
            raise RequestError("protective.reason", field="reason")
        if copy.desk != self._desk:
            raise RequestError("protective.elsewhere")
        # No hold comes between the look and the deletion.
        async with self._holds.steady:
            await self._holds.load()
            self._refuse_held(copy.interval)
            return await self._deleted(copy, camera, reason.strip())

    def _refuse_held(self, interval: Interval) -> None:
        for hold in self._holds.holds:
            inside = hold.stretch.begin_us < interval.end_us and interval.begin_us < hold.stretch.end_us
            if not hold.is_lifted and hold.camera_id == interval.camera_id and inside:
                raise RequestError("protective.held", number=hold.request)

    async def _deleted(self, copy: ProtectiveCopy, camera: Camera | None, reason: str) -> ProtectiveCopy:
        draft = entry(copy, camera, self._authority.actor, stage="let_go")
        hashes = [file.sha256 for file in copy.files]
        details = {**draft.details, "sha256": hashes}
        await self._log.record(replace(draft, action=Action.FOOTAGE_DELETED, details=details, reason=reason))
        running = self._busy.get(copy.id)
        if running is not None:
            running.cancel()
            await asyncio.wait([running])
        await to_end(lambda: remove(self._store / copy.folder))
        gone = replace(copy, state=ProtectionState.LET_GO, changed_us=microseconds(self._clock.now()))
        await self._save(gone)
        return gone

    # ---- what is to be fetched -------------------------------------------------------------------------------

    async def _missing_here(self, interval: Interval) -> Interval | None:
        """From the first to the last moment that this workstation did not record; None: it has all of it."""
        camera = self._camera_of(interval.camera_id)
        if camera is None:
            return None
        begin, end = moment(interval.begin_us), moment(interval.end_us)
        ranges = await self._here.ranges([camera], begin, end, 0.0)
        missing = missing_of(interval, [(microseconds(one.begin), microseconds(one.end)) for one in ranges])
        return Interval(interval.camera_id, missing[0][0], missing[-1][1]) if missing else None

    async def _is_elsewhere(self, interval: Interval) -> bool:
        """Whether a recorder is known that should have it; one that does not answer now may have it."""
        camera = self._camera_of(interval.camera_id)
        if camera is None:
            return False
        try:
            return bool(await self._elsewhere.plans(camera, _between(interval)))
        except (FootageError, CameraError):
            return True

    def _new(self, request: Request, asked: Asked, missing: Interval) -> ProtectiveCopy:
        now, copy_id = microseconds(self._clock.now()), self._new_id()
        due = max(now, missing.end_us + RECORDED_LATE_US if missing.end_us > now else 0)
        return ProtectiveCopy(
            copy_id,
            request.id,
            request.number,
            self._desk,
            missing,
            asked.camera_code,
            copy_id,
            self._authority.actor,
            now,
            now,
            due,
        )

    # ---- fetching --------------------------------------------------------------------------------------------

    async def _keep_looking(self) -> None:
        while True:
            self._look.clear()
            try:
                await self._begin_due()
            except VmsError as error:
                _log.warning("protective copies cannot be looked for: %s", error)
            try:
                async with asyncio.timeout(LOOK_S):
                    await self._look.wait()
            except TimeoutError:
                continue

    async def _begin_due(self) -> None:
        now = microseconds(self._clock.now())
        for copy in await self._copies.to_do(self._desk):
            if copy.due_us <= now and copy.id not in self._busy:
                self._busy[copy.id] = None
                self._busy[copy.id] = self._tasks.start(self._fetch(copy), f"{copy.number} {copy.camera_code}")

    async def _fetch(self, copy: ProtectiveCopy) -> None:
        try:
            async with self._gate:
                await self._save(replace(copy, state=ProtectionState.COPYING))
                fetched = await self._fetched(copy)
                await self._save(replace(fetched, changed_us=microseconds(self._clock.now())))
        finally:
            self._busy.pop(copy.id, None)

    async def _fetched(self, copy: ProtectiveCopy) -> ProtectiveCopy:
        """As it is after this try. What cannot be recorded or written down is tried again."""
        camera = self._camera(copy)
        if camera is None:
            return replace(copy, state=ProtectionState.FAILED, code="camera.unknown", detail="")
        by = copy.asked_by if copy.tried == 0 else PROGRAM
        now = microseconds(self._clock.now())
        try:
            plans = await self._elsewhere.plans(camera, _between(copy.interval))
            return await self._fetching.fetch(copy, camera, plans, self._store / copy.folder, by)
        except VmsError as error:
            waits = error.code not in FOR_GOOD
            state = ProtectionState.WAITING if waits else ProtectionState.FAILED
            due = copy.next_try_us(now) if waits else copy.due_us
            return replace(
                copy, state=state, due_us=due, tried=copy.tried + 1, code=error.code, detail=error.detail[:300]
            )

    async def _save(self, copy: ProtectiveCopy) -> None:
        await self._copies.save(copy)
        self._on_change.notify(copy.request_id)

    async def _known(self, copy_id: str) -> ProtectiveCopy:
        copy = await self._copies.get(copy_id)
        if copy is None:
            raise RequestError("protective.unknown")
        return copy

    def _camera(self, copy: ProtectiveCopy) -> Camera | None:
        return self._camera_of(copy.interval.camera_id)

    def _camera_of(self, camera_id: str) -> Camera | None:
        try:
            return self._cameras.get(camera_id)
        except CameraError:
            return None


def _between(interval: Interval) -> TimeRange:
    return TimeRange(moment(interval.begin_us), moment(interval.end_us))
