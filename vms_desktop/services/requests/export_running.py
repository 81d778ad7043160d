"""Exports that run on this desk: begun, told of, stopped when their request or the person at the desk changes.

A job ends here in one of four ways: done, stopped (it may go on), cancelled, or failed because nothing that goes on
later could make a package of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vms_desktop.domain.errors import AccessError, RequestError, VmsError
from vms_desktop.domain.requests.export import ExportJob, ExportState, ExportStep
from vms_desktop.domain.requests.request import DeliveryState
from vms_desktop.domain.requests.states import State
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.export_mandate import Mandate
from vms_desktop.services.requests.export_places import let_go
from vms_desktop.services.requests.export_ports import Lock, LockOf
from vms_desktop.services.requests.export_run import ExportRun, Workshop
from vms_desktop.services.requests.export_sealed import LOCK
from vms_desktop.services.to_end import to_end, whole

INTERRUPTED = "export.interrupted"
ENDS_IT = frozenset({"export.nothing", "export.not_copied", "export.outside"})
"""Nothing that goes on later could make a package."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """``progress``: of the whole, 0..1."""

    job: ExportJob
    progress: float


@dataclass(slots=True)
class _Running:
    run: ExportRun
    lock: Lock
    task: asyncio.Task[Any]
    stopped_by: VmsError | None = None
    """Why it was told to stop; None: by itself, or because the desk ends."""
    reason: str = ""


@machinery("works for ExportService, which asks")
class RunningExports:
    """Called on the loop thread."""

    def __init__(self, at: Workshop, lock_of: LockOf, authority: Authority) -> None:
        self._at = at
        self._lock_of = lock_of
        self._authority = authority
        self._tasks = TaskOwner("exports")
        self._running: dict[str, _Running] = {}
        self._on_progress: Listeners[[ExportProgress]] = Listeners()
        self._unsubscribe = [at.requests.on_change(self._request_changed), authority.on_change(self._person_changed)]

    async def stop(self) -> None:
        """What runs is stopped and may go on after the next start."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self._tasks.close()

    def on_progress(self, listener: Callable[[ExportProgress], None]) -> Unsubscribe:
        """Called some times a second while one runs, and at each change of a job."""
        return self._on_progress.add(listener)

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._running

    async def wait(self, job_id: str) -> None:
        """Until it does not run here any more."""
        running = self._running.get(job_id)
        if running is not None:
            await asyncio.wait([running.task])

    async def cancel(self, job: ExportJob, reason: str) -> None:
        """Give it up; when this returns its folder is gone. Raises StorageError ``storage.in_use``: another process is
        at it.
        """
        running = self._running.get(job.id)
        if running is None:
            lock = await self.lock(job)
            try:
                await self._ended(job, ExportState.CANCELLED, reason)
            finally:
                let_go(self._at.store / job.folder, lock)
            return
        running.stopped_by, running.reason = RequestError("export.cancelled"), reason
        running.task.cancel()
        await self.wait(job.id)

    async def lock(self, job: ExportJob) -> Lock:
        """So that no other process works at it. Raises StorageError ``storage.in_use``."""
        lock = self._lock_of(self._at.store / (job.folder + LOCK))
        await to_end(lock.take)
        return lock

    def go(self, job: ExportJob, mandate: Mandate, lock: Lock | None = None, *, without: bool = False) -> None:
        """Begin, or go on with, what is written down. ``lock``: taken already. ``without``: as in ``ExportRun``."""
        held = lock or self._lock_of(self._at.store / (job.folder + LOCK))
        run = ExportRun(self._at, job, mandate, self._tell, without=without)
        task = self._tasks.start(self._work(run, held, taken=lock is not None), f"export {job.number}")
        if task is None:
            held.release()
        else:
            self._running[job.id] = _Running(run, held, task)

    async def _work(self, run: ExportRun, lock: Lock, *, taken: bool) -> None:
        job_id = run.job.id
        try:
            if not taken:
                await to_end(lock.take)
            await run.run()
            await to_end(lambda: remove(self._at.store / run.job.folder))
        except asyncio.CancelledError:
            await whole(self._gave_up(run.job, self._running.get(job_id)))
            raise
        except VmsError as error:
            await self._fell(run.job, error)
        except BaseException as error:
            await self._fell(run.job, RequestError("export.broken", detail=type(error).__name__))
            raise
        finally:
            let_go(self._at.store / run.job.folder, lock)
            self._running.pop(job_id, None)

    async def _gave_up(self, job: ExportJob, running: _Running | None) -> None:
        if job.is_over:  # it came to its end while it was being stopped
            await to_end(lambda: remove(self._at.store / job.folder))
            return
        why = running.stopped_by if running is not None else None
        if why is None:
            await self.stopped(job, INTERRUPTED)
        elif why.code == "export.cancelled":
            await self._ended(job, ExportState.CANCELLED, running.reason if running is not None else "")
        else:
            await self._fell(job, why)

    async def _fell(self, job: ExportJob, error: VmsError) -> None:
        refused = job.step is ExportStep.ASKED and isinstance(error, RequestError)
        if refused or error.code in ENDS_IT:
            await self._ended(job, ExportState.FAILED, error.params.get("cause") or error.code, error)
        else:
            await self.stopped(job, error.code, error.detail)

    async def stopped(self, job: ExportJob, code: str, detail: str = "") -> ExportJob:
        """Written down that it does not run, and why; it may go on. Raises StorageError, LogError."""
        job = await self._at.record.stopped(job, code, detail)
        self._tell(job, 0.0)
        return job

    async def _ended(self, job: ExportJob, state: ExportState, reason: str, error: VmsError | None = None) -> ExportJob:
        job = await self._at.record.ended(job, self._at.store, state, reason, error)
        self._tell(job, 0.0)
        return job

    # ---- what happens meanwhile ------------------------------------------------------------------------------

    def _request_changed(self, request_id: str) -> None:
        for running in list(self._running.values()):
            if running.run.job.request_id == request_id and running.run.job.delivery_id:
                self._tasks.start(self._look_again(running), "look at the request again")

    async def _look_again(self, running: _Running) -> None:
        job = running.run.job
        request = await self._at.requests.as_it_is(job.request_id)
        delivery = next((one for one in request.deliveries if one.id == job.delivery_id), None)
        ours = delivery is not None and delivery.state is DeliveryState.COPYING
        if request.state is not State.COPYING and (ours or delivery is None):
            self._stop(running, RequestError("export.not_copied", state=request.state.value))

    def _person_changed(self) -> None:
        """What is recorded must not name somebody who did not ask for it: it stops, and goes on in another's name."""
        for running in list(self._running.values()):
            person = self._authority.person
            if person is None or person.id != running.run.person:
                name = person.name if person is not None else ""
                self._stop(running, AccessError("export.other_person", name=name))

    @staticmethod
    def _stop(running: _Running, why: VmsError) -> None:
        if running.stopped_by is None:
            running.stopped_by = why
            running.task.cancel()

    def _tell(self, job: ExportJob, progress: float) -> None:
        self._on_progress.notify(ExportProgress(job, 1.0 if job.step is ExportStep.DONE else progress))
