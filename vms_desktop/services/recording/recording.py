"""What is recorded: plans, hours, holds and requests become orders to the relay, and what comes of them a word each.

It goes on whatever page the window shows. What the relay was told it is told again after its restart (the relay's
client remembers); what a camera's change of address took from it is told again here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, RecordingError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.recording import (
    NO_RECORDING,
    NOT_RECORDED,
    RecordingMode,
    RecordingPlan,
    RecordingState,
    RecordingStatus,
    recorded_streams,
)
from vms_desktop.domain.segment import stream_folder
from vms_desktop.domain.stream import StreamKey
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import StreamRelay, Unsubscribe
from vms_desktop.services.recording.disk_thread import DiskThread
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import RecordingFolder, RecordingPlans, RecordingRelay
from vms_desktop.services.recording.recording_tracks import RecordingTracks

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 2.0
PLANS_EVERY_S = 30.0
"""Another desk may have changed plans or holds."""


class Register(Protocol):
    """The part of CameraService that recording needs."""

    def get(self, camera_id: str) -> Camera: ...

    async def ensure_streams(self, camera_id: str) -> None: ...

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe: ...


class RecordingService:
    """Called on the loop thread. ``start`` once, ``close`` once.

    ``local``: a time as the room's clock shows it, for the hours of the week.
    """

    def __init__(
        self,
        cameras: Register,
        plans: RecordingPlans,
        holds: FootageHoldService,
        place: RecordingPlace,
        recorder: RecordingRelay,
        clock: Clock,
        log: AccessLog,
        *,
        authority: Authority,
        local: Callable[[datetime], datetime] = thai_time,
    ) -> None:
        self._cameras = cameras
        self._repository = plans
        self._holds = holds
        self._place = place
        self._recorder = recorder
        self._clock = clock
        self._log = log
        self._authority = authority
        self._local = local
        self._plans: dict[str, RecordingPlan] = {}
        self._read_at = clock.monotonic()
        self._ordered: dict[StreamKey, Camera] = {}
        self._into: Path | None = None
        self._named: dict[str, Camera] = {}
        self._refused: dict[str, VmsError] = {}
        self._tracks = RecordingTracks(clock)
        self._status: dict[str, RecordingStatus] = {}
        self._told: set[str] = set()
        self._on_change: Listeners[[set[str]]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()
        self._disk = DiskThread("names of cameras")
        self._wake = asyncio.Event()
        self._tasks = TaskOwner("recording")
        self._unsubscribe: list[Unsubscribe] = []

    # ---- what is known ---------------------------------------------------------------------------------------

    @plumbing("the register says which cameras may be seen")
    def plan(self, camera_id: str) -> RecordingPlan:
        return self._plans.get(camera_id, NOT_RECORDED)

    @plumbing("as plan")
    def status(self, camera_id: str) -> RecordingStatus:
        return self._status.get(camera_id, NO_RECORDING)

    @property
    @plumbing("as plan")
    def statuses(self) -> Mapping[str, RecordingStatus]:
        """Of the cameras that are or should be recorded, by id."""
        return MappingProxyType(self._status)

    @plumbing("numbers only")
    def totals(self) -> dict[RecordingState, int]:
        """How many cameras are in each state but OFF."""
        found = dict.fromkeys(RecordingState, 0)
        for status in self._status.values():
            found[status.state] += 1
        del found[RecordingState.OFF]
        return found

    def on_change(self, listener: Callable[[set[str]], None]) -> Unsubscribe:
        """Called with the ids whose plan or state changed."""
        return self._on_change.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called once for what keeps cameras from being recorded, where a person should be told at once."""
        return self._on_trouble.add(listener)

    # ---- life ------------------------------------------------------------------------------------------------

    @plumbing("recording goes on, whoever is signed in")
    async def start(self, relay: StreamRelay, on_written: Callable[[Callable[[StreamKey], None]], Unsubscribe]) -> None:
        """Raises StorageError. ``on_written``: of the segment keeper."""
        self._plans = await self._repository.all()
        await self._holds.load()
        self._unsubscribe = [
            on_written(self._tracks.written),
            relay.on_health(self._tracks.reported),
            self._recorder.on_recording_fault(self._tracks.failed),
            self._cameras.on_change(self._register_changed),
            self._holds.on_change(self._wake.set),
            self._place.on_change(self._wake.set),
        ]
        self._tasks.start(self._run(), "run")
        self._wake.set()

    @plumbing("as start")
    async def close(self) -> None:
        """Tell the relay to finish; the segment keeper waits for that."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        await self._tasks.close()
        for key in self._ordered:
            self._recorder.stop_recording(key)
        self._ordered.clear()

    @operation(Permission.MANAGE_CAMERAS, logs=Action.FOOTAGE_PLANNED)
    async def set_plans(self, plans: Mapping[str, RecordingPlan]) -> None:
        """Of many cameras at once; ids that are no longer in the register are passed over.

        Raises StorageError, LogError, AccessError ``access.place`` (camera).
        """
        known = {camera_id: plan for camera_id, plan in plans.items() if self._camera(camera_id) is not None}
        changed = {camera_id: plan for camera_id, plan in known.items() if plan != self.plan(camera_id)}
        for camera_id in changed:
            self._authority.require(Permission.MANAGE_CAMERAS, self._cameras.get(camera_id))
        if not changed:
            return
        entries = [
            self._log.prepared(
                about(
                    self._cameras.get(camera_id),
                    Action.FOOTAGE_PLANNED,
                    **changes(_fields(self.plan(camera_id)), _fields(plan)),
                )
            )
            for camera_id, plan in changed.items()
        ]
        await asyncio.shield(self._repository.store(changed, entries))
        self._plans.update(changed)
        self._wake.set()
        self._on_change.notify(set(changed))

    @operation(Permission.CHANGE_SETTINGS, logs=Action.SETTINGS_CHANGED)
    async def begin_anew(self) -> None:
        """The empty folder is a new one, and not a disk that is gone. Raises LogError, AccessError."""
        details = {"recording_folder_anew": str(self._place.root)}
        await self._log.record(EntryDraft(Action.SETTINGS_CHANGED, subject=Subject("settings"), details=details))
        await self._place.begin_anew()

    # ---- orders ----------------------------------------------------------------------------------------------

    def _camera(self, camera_id: str) -> Camera | None:
        try:
            return self._cameras.get(camera_id)
        except CameraError:
            return None

    def _register_changed(self) -> None:
        """A camera whose address is another was taken from the relay, with its recording."""
        for key, camera in list(self._ordered.items()):
            if self._camera(key.camera_id) is not camera:
                self._recorder.stop_recording(key)
                self._forget(key)
        self._wake.set()

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                # Not wait_for: it forgets that it was cancelled when the event is set in the same turn (Python 3.11).
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._wake.wait()
            self._wake.clear()
            try:
                await self._read_again()
                await self.settle()
            except VmsError as error:
                # The database is away: what is being recorded goes on.
                _log.warning("what is to be recorded cannot be read: %s", error)
            self._judge()

    async def _read_again(self) -> None:
        now = self._clock.monotonic()
        if now - self._read_at >= PLANS_EVERY_S:
            self._read_at = now
            plans = await self._repository.all()
            changed = {one for one in {*plans, *self._plans} if plans.get(one) != self._plans.get(one)}
            self._plans = plans
            await self._holds.load()
            if changed:
                self._on_change.notify(changed)

    @plumbing("brings in line what was decided by others")
    async def settle(self) -> None:
        """Bring what the relay was told in line with what is wanted now."""
        wanted = self._wanted()
        for key in [key for key in self._ordered if key not in wanted]:
            self._recorder.stop_recording(key)
            self._forget(key)
        folder = self._place.folder
        if folder is None:
            return
        if folder.root != self._into:
            # Another folder was chosen: each stream ends its segment there and goes on here.
            for key in list(self._ordered):
                self._recorder.stop_recording(key)
                self._forget(key)
            self._into = folder.root
            self._named.clear()
        for key, camera in wanted.items():
            if key in self._ordered:
                continue
            try:
                await self._cameras.ensure_streams(key.camera_id)
            except VmsError as error:
                # Its password cannot be had, or it was removed a moment ago: the others are recorded all the same.
                self._refused[key.camera_id] = error
                continue
            if self._camera(key.camera_id) is not camera:
                continue
            self._refused.pop(key.camera_id, None)
            self._ordered[key] = camera
            self._tracks.ordered(key)
            self._recorder.record(key, folder.root / stream_folder(key), folder.marker)
        await self._name_cameras(folder)

    def _wanted(self) -> dict[StreamKey, Camera]:
        local, needed = self._local(self._clock.now()), self._holds.needed_now()
        wanted: dict[StreamKey, Camera] = {}
        for camera_id, plan in self._plans.items():
            camera = self._camera(camera_id)
            if camera is not None and plan.wants(local, camera_id in needed):
                wanted.update(dict.fromkeys(recorded_streams(camera, plan), camera))
        return wanted

    def _forget(self, key: StreamKey) -> None:
        self._ordered.pop(key, None)
        self._tracks.forget(key)

    async def _name_cameras(self, folder: RecordingFolder) -> None:
        """For who has the disk but not the database."""
        for camera in {camera.id: camera for camera in self._ordered.values()}.values():
            if self._named.get(camera.id) == camera or self._place.problem is not None:
                continue
            texts = {"code": camera.code, "name_th": camera.name_th, "name_en": camera.name_en}
            try:
                await self._disk.run(lambda of=camera.id, texts=texts: folder.name_camera(of, texts))  # type: ignore[misc]
            except VmsError as error:
                _log.warning("a camera's name could not be written beside its footage: %s", error)
                return
            self._named[camera.id] = camera

    # ---- how it goes -----------------------------------------------------------------------------------------

    def _judge(self) -> None:
        now = self._clock.now()
        by_camera: dict[str, list[StreamKey]] = {}
        for key in self._ordered:
            by_camera.setdefault(key.camera_id, []).append(key)
        after: dict[str, RecordingStatus] = {}
        needed, local = self._holds.needed_now(), self._local(now)
        for camera_id, plan in self._plans.items():
            camera = self._camera(camera_id)
            state, code = RecordingState.OFF, ""
            if camera is not None and plan.wants(local, camera_id in needed):
                state, code = self._state(camera_id, by_camera.get(camera_id, ()))
            elif camera is not None and plan.mode is not RecordingMode.OFF:
                state = RecordingState.WAITING
            if state is not RecordingState.OFF:
                before = self._status.get(camera_id, NO_RECORDING)
                same = (before.state, before.code) == (state, code)
                after[camera_id] = before if same else RecordingStatus(state, code, now)
        changed = {one for one in {*after, *self._status} if after.get(one) != self._status.get(one)}
        self._status = after
        codes = {status.code for status in after.values() if status.code.startswith("recording.")}
        for code in sorted(codes - self._told):
            problem = self._place.problem
            if problem is None or problem.code != code:
                problem = RecordingError(code, folder=str(self._place.root))
            self._on_trouble.notify(problem)
        self._told = codes
        if changed:
            self._on_change.notify(changed)

    def _state(self, camera_id: str, keys: Iterable[StreamKey]) -> tuple[RecordingState, str]:
        keys = tuple(keys)
        if camera_id in self._refused:
            return RecordingState.FAILING, self._refused[camera_id].code
        problem = self._place.problem
        if problem is not None and problem.code != "recording.opening":
            return RecordingState.FAILING, problem.code
        if not keys:
            is_waiting = self._place.folder is None
            return (RecordingState.STARTING, "") if is_waiting else (RecordingState.FAILING, "stream.no_address")
        return self._tracks.state(keys)


def _fields(plan: RecordingPlan) -> dict[str, str]:
    return {"mode": plan.mode.value, "quality": plan.quality.value, "hours": str(plan.hours)}
