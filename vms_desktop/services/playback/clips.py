"""Clips: the original pictures of some cameras between two moments, copied without being encoded anew.

Recorded in the access log before anything is copied, and once more with the hashes before a file gets its name. What
is cut is a file a camera and codec, with a JSON file beside it (``clip_files``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import LONGEST_S, MARGIN_S, MOST_MARGIN_S, ClipFile, ClipJob, ClipPart, ClipState
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import FootageError, InputError, VmsError
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.playback import clip_files
from vms_desktop.services.playback.cut_run import CutRuns, best_first, source_of
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_log import iso, range_texts
from vms_desktop.services.playback.footage_ports import CutReport, CutState, FootageCutter, SourcePlan
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.to_end import to_end, whole
from vms_desktop.services.wall.tiles import CameraDirectory

AT_ONCE = 2
"""Cameras cut at a time: more would only fight for the disk."""


class ClipService:
    """Called on the loop thread. ``on_progress`` gets a new ``ClipJob`` whenever one of its parts moves."""

    def __init__(
        self,
        cameras: CameraDirectory,
        catalogue: FootageCatalogue,
        cutter: FootageCutter,
        clock: Clock,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._cameras = cameras
        self._catalogue = catalogue
        self._runs = CutRuns(cutter)
        self._clock = clock
        self._authority = authority
        self._log = log
        self._new_id = new_id
        self._tasks = TaskOwner("clips")
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._jobs: dict[str, ClipJob] = {}
        self._requests: dict[str, str] = {}
        self._running: dict[str, list[asyncio.Task[Any]]] = {}
        self._on_progress: Listeners[[ClipJob]] = Listeners()

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """Cancel what still runs."""
        for job_id in list(self._running):
            self.cancel(job_id)
        self._runs.close()
        await self._tasks.close()

    def on_progress(self, listener: Callable[[ClipJob], None]) -> Unsubscribe:
        return self._on_progress.add(listener)

    @plumbing("of what was started")
    def job(self, job_id: str) -> ClipJob:
        """Raises KeyError."""
        return self._jobs[job_id]

    # ---- asking ----------------------------------------------------------------------------------------------

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def start(
        self,
        camera_ids: Sequence[str],
        begin: datetime,
        end: datetime,
        *,
        folder: Path,
        margin_s: float = MARGIN_S,
        request: str = "",
        reason: str = "",
    ) -> ClipJob:
        """Begin to cut; recorded when it returns, progress follows. ``request``: the number of the request it is for.

        Raises AccessError ``access.*``,
        InputError ``clip.no_camera``, ``clip.range`` (the end is not after the beginning), ``clip.too_long``
        (hours=…), ``clip.margin``, CameraError ``camera.unknown``, FootageError ``clip.folder_not_writable``,
        LogError ``log.not_written``.
        """
        cameras = [self._cameras.get(camera_id) for camera_id in dict.fromkeys(camera_ids)]
        _check(cameras, begin, end, margin_s)
        margin = timedelta(seconds=margin_s)
        for camera in cameras:
            self._authority.require(Permission.EXPORT, camera)
            self._authority.require_replay(camera, begin)
        job = ClipJob(
            self._new_id(),
            TimeRange(begin, end),
            TimeRange(begin - margin, end + margin),
            margin_s,
            folder,
            tuple(ClipPart(camera) for camera in cameras),
        )
        await to_end(lambda: _make_folder(folder))
        if self._log is not None:
            details = {"stage": "begun", "marks": range_texts([job.marks])[0], "margin_s": margin_s}
            drafts = [
                replace(about(camera, Action.EXPORT_MADE, job=job.id, **details), request=request, reason=reason)
                for camera in cameras
            ]
            await self._log.record_all(drafts)
        self._jobs[job.id] = job
        self._requests[job.id] = request
        self._running[job.id] = []
        for number in range(len(cameras)):
            task = self._tasks.start(self._cut_part(job.id, number), f"cut {cameras[number].code}")
            if task is not None:
                self._running[job.id].append(task)
        return job

    @plumbing("of what was started")
    def cancel(self, job_id: str) -> None:
        """What is finished stays; of the rest nothing is left behind."""
        for task in self._running.get(job_id, []):
            task.cancel()
        for number, part in enumerate(self._jobs[job_id].parts if job_id in self._running else ()):
            if part.state is ClipState.WAITING:
                # A task that has not begun yet is never told that it was cancelled.
                self._set(job_id, number, state=ClipState.CANCELLED)

    @plumbing("of what was started")
    async def wait(self, job_id: str) -> ClipJob:
        """The job when all its parts are done, failed or cancelled. Raises KeyError."""
        tasks = self._running.get(job_id, [])
        if tasks:
            await asyncio.wait(tasks)
        return self._jobs[job_id]

    # ---- cutting ---------------------------------------------------------------------------------------------

    async def _cut_part(self, job_id: str, number: int) -> None:
        try:
            async with self._gate:
                await self._cut(job_id, number)
        except asyncio.CancelledError:
            self._set(job_id, number, state=ClipState.CANCELLED)
            raise
        except VmsError as error:
            self._set(job_id, number, state=ClipState.FAILED, error=error)
        except BaseException:
            self._set(job_id, number, state=ClipState.FAILED, error=FootageError("clip.failed"))
            raise

    async def _cut(self, job_id: str, number: int) -> None:
        job = self._jobs[job_id]
        camera = job.parts[number].camera
        self._set(job_id, number, state=ClipState.CUTTING)
        plans = await self._plans(camera, job.asked)
        if not plans:
            raise FootageError("footage.not_recorded", camera=camera.code)
        report = await self._runs.run(
            f"{job_id}.{number}",
            plans,
            job.asked,
            job.folder,
            lambda progress, source: self._set(job_id, number, progress=progress, source=source),
        )
        if report.state is CutState.FAILED:
            code = report.code or f"footage.{report.reason.value}"
            raise FootageError(code, camera=camera.code, folder=str(job.folder), detail=report.detail)
        files = await self._finish(job, camera, plans, report)
        source = source_of(plans, report)
        self._set(job_id, number, state=ClipState.DONE, progress=1.0, source=source, files=tuple(files))

    async def _plans(self, camera: Camera, asked: TimeRange) -> list[SourcePlan]:
        """Those that have most of it first; among equals the order of the catalogue."""
        plans, ranges = await asyncio.gather(
            self._catalogue.plans(camera, asked), self._catalogue.ranges([camera], asked.begin, asked.end, 0.0)
        )
        return best_first(plans, ranges, asked)

    async def _finish(
        self, job: ClipJob, camera: Camera, plans: Sequence[SourcePlan], report: CutReport
    ) -> list[ClipFile]:
        """Recorded with its hashes before it has a name. Raises LogError, FootageError, with no working file left."""
        source = next(plan.source for plan in plans if plan.source.id == report.source_id)
        # A cancelled job must not leave a file that is half in place.
        return await whole(self._put_in_place(job, camera, source, report))

    async def _put_in_place(self, job: ClipJob, camera: Camera, source: Any, report: CutReport) -> list[ClipFile]:
        made_at = self._clock.now()
        descriptions = [clip_files.describe(job, camera, source, cut, made_at) for cut in report.files]
        try:
            if self._log is not None:
                for cut in report.files:
                    draft = about(
                        camera,
                        Action.EXPORT_MADE,
                        job=job.id,
                        stage="done",
                        sha256=cut.sha256,
                        pictures=[iso(cut.begin), iso(cut.end), cut.pictures],
                        source=source.id,
                        **({"unread": range_texts([one.between for one in cut.unread])} if cut.unread else {}),
                    )
                    await self._log.record(replace(draft, request=self._requests[job.id]))
        except BaseException:
            for cut in report.files:
                await asyncio.to_thread(clip_files.discard, cut)
            raise
        files = []
        for cut, description in zip(report.files, descriptions, strict=True):
            files.append(await asyncio.to_thread(clip_files.put_in_place, job.folder, camera, cut, description))
        return files

    def _set(self, job_id: str, number: int, **changes: Any) -> None:
        job = self._jobs[job_id]
        parts = list(job.parts)
        parts[number] = replace(parts[number], **changes)
        job = self._jobs[job_id] = replace(job, parts=tuple(parts))
        if job.is_over:
            self._running.pop(job_id, None)
        self._on_progress.notify(job)


def _check(cameras: Sequence[Camera], begin: datetime, end: datetime, margin_s: float) -> None:
    if not cameras:
        raise InputError("clip.no_camera")
    if end <= begin:
        raise InputError("clip.range")
    if (end - begin).total_seconds() > LONGEST_S:
        raise InputError("clip.too_long", hours=round(LONGEST_S / 3600))
    if not 0 <= margin_s <= MOST_MARGIN_S:
        raise InputError("clip.margin", minutes=round(MOST_MARGIN_S / 60))


def _make_folder(folder: Path) -> None:
    """Raises FootageError ``clip.folder_not_writable``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise clip_files.write_error(error, folder) from error
