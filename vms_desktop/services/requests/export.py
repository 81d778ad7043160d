"""Exports: from an approved request to a sealed package, through kills, full disks and people who leave.

What may be copied is asked of the request here and before each step, not of any screen. A job that was stopped goes on
where it was when somebody who may export says so; what was cut is kept till then. Nothing of it looks like a package
until all of it was signed and read back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from vms_desktop.domain.errors import CameraError, RequestError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.export import ExportJob, ExportPart, ExportState, ExportWish
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.export_begin import names_of, taken_over, told
from vms_desktop.services.requests.export_mandate import Mandate, require_cameras
from vms_desktop.services.requests.export_places import clear_unheld, places
from vms_desktop.services.requests.export_ports import Cameras, LockOf
from vms_desktop.services.requests.export_run import Workshop, refuse_outside
from vms_desktop.services.requests.export_running import INTERRUPTED, ExportProgress, RunningExports
from vms_desktop.services.requests.export_sealed import working_name
from vms_desktop.services.to_end import to_end


class ExportService:
    """Called on the loop thread. ``desk``: id of this one, whose exports ``recover`` looks after."""

    def __init__(
        self,
        at: Workshop,
        cameras: Cameras,
        desk: str,
        lock_of: LockOf,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._at = at
        self._cameras = cameras
        self._desk = desk
        self._lock_of = lock_of
        self._authority = authority
        self._new_id = new_id
        self._running = RunningExports(at, lock_of, authority)

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """What runs is stopped and may go on after the next start."""
        await self._running.stop()

    def on_progress(self, listener: Callable[[ExportProgress], None]) -> Unsubscribe:
        """Called some times a second while one runs, and at each change of a job."""
        return self._running.on_progress(listener)

    # ---- what there is ---------------------------------------------------------------------------------------

    @plumbing("shown with its request, which asks")
    async def jobs_of(self, request_id: str) -> list[ExportJob]:
        """The newest first. Raises StorageError."""
        return await self._at.jobs.of_request(request_id)

    @plumbing("of what was started")
    async def wait(self, job_id: str) -> ExportJob:
        """The job when it does not run here any more. Raises RequestError ``export.unknown``."""
        await self._running.wait(job_id)
        return await self._known(job_id)

    async def _known(self, job_id: str) -> ExportJob:
        job = await self._at.jobs.get(job_id)
        if job is None:
            raise RequestError("export.unknown")
        return job

    # ---- asking ----------------------------------------------------------------------------------------------

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def start(self, request_id: str, wish: ExportWish) -> ExportJob:
        """Begin; recorded and written down when it returns, progress follows.

        Raises AccessError ``access.*``, RequestError ``export.outside`` (cameras: codes of those that were not approved
        for that time), ``export.empty``, ``export.not_over`` (the time has not passed yet), ``export.running`` (number,
        name), ``request.*``, CameraError, StorageError.
        """
        self._authority.require(Permission.EXPORT)
        request = await self._at.requests.as_it_is(request_id)
        now = microseconds(self._at.clock.now())
        job_id = self._new_id()
        parts = tuple(ExportPart(one, *names_of(request, one.camera_id)) for one in wish.intervals)
        job = ExportJob(
            job_id,
            request.id,
            request.number,
            self._desk,
            wish,
            self._authority.actor,
            now,
            now,
            working_name(job_id),
            parts=parts,
        )
        if not parts:
            raise RequestError("export.empty")
        guards.check(request, Step.BEGIN_COPY, self._authority.actor)
        refuse_outside(request, job)
        if any(one.end_us > now for one in wish.intervals):
            raise RequestError("export.not_over")
        mandate = self._mandate(job)
        codes = list(dict.fromkeys(part.camera_code for part in parts))
        await self._at.record.begun(job, stage="asked", cameras=codes, copies=told(wish))
        self._running.go(job, mandate)
        return job

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def resume(self, job_id: str, *, without: bool = False) -> ExportJob:
        """A stopped one goes on where it was, in the name of who says so. ``without``: deliver what there is, though a
        recorder cannot be reached.

        Raises as ``start`` and ``taken_over``, RequestError ``export.unknown``, ``export.over``, StorageError
        ``storage.in_use``.
        """
        self._authority.require(Permission.EXPORT)
        job = await self._known(job_id)
        if job.is_over:
            raise RequestError("export.over", number=job.number)
        if job_id in self._running:
            return job
        job = taken_over(job, self._desk)
        mandate = self._mandate(job)
        lock = await self._running.lock(job)
        job = replace(job, state=ExportState.RUNNING, changed_us=microseconds(self._at.clock.now()))
        try:
            await self._at.record.goes_on(job, stage="resumed", at=job.step.value, without=without)
        except BaseException:
            lock.release()
            raise
        self._running.go(job, mandate, lock, without=without)
        return job

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def cancel(self, job_id: str, reason: str) -> ExportJob:
        """Given up: nothing of it is left, and the request says so with the reason.

        Raises RequestError ``export.unknown``, ``export.over``, ``export.reason``, AccessError, StorageError, LogError.
        """
        self._authority.require(Permission.EXPORT)
        if not reason.strip():
            raise RequestError("export.reason", field="reason")
        job = await self._known(job_id)
        if job.is_over:
            raise RequestError("export.over", number=job.number)
        self._mandate(job)
        await self._at.record.before(job, reason.strip(), stage="cancelled", at=job.step.value)
        await self._running.cancel(job, reason.strip())
        return await self._known(job_id)

    def _mandate(self, job: ExportJob) -> Mandate:
        """Raises AccessError where one of the cameras is not this person's, CameraError ``camera.unknown`` where none
        is left.
        """
        codes = {part.interval.camera_id: part.camera_code for part in job.parts}
        cameras = require_cameras(self._authority, self._cameras, codes)
        if not cameras:
            raise CameraError("camera.unknown", camera=job.parts[0].camera_code)
        return Mandate(self._authority, cameras)

    # ---- after a kill ----------------------------------------------------------------------------------------

    @plumbing("what a killed desk left behind, whoever is signed in")
    async def recover(self) -> list[ExportJob]:
        """Jobs of this desk that no process works at are stopped now, with the reason; working folders of jobs that
        are over go. Returns the stopped ones. Raises StorageError.
        """
        stopped = []
        for job in await self._at.jobs.unfinished(self._desk):
            if job.state is not ExportState.RUNNING or job.id in self._running:
                continue
            try:
                lock = await self._running.lock(job)
            except StorageError:
                continue  # another process is at it
            try:
                stopped.append(await self._running.stopped(job, INTERRUPTED))
            finally:
                lock.release()
        await self._at.packages.clear()
        # Asked in this order: a job is written down before its folder is there.
        found = await asyncio.to_thread(places, self._at.store)
        found -= {job.folder for job in await self._at.jobs.unfinished(self._desk)}
        await to_end(lambda: clear_unheld(self._at.store, found, self._lock_of))
        return stopped
