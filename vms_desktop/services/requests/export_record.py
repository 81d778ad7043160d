"""What is written down of an export: in the access log, in its own row, and with its request when it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject, microseconds
from vms_desktop.domain.requests.export import ExportJob, ExportState, ExportStep
from vms_desktop.domain.requests.request import DeliveryState
from vms_desktop.domain.requests.states import State
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.export_ports import CopiedRequests, ExportJobs
from vms_desktop.services.to_end import to_end

LONGEST_DETAIL = 300


@machinery("records for ExportService, which asks")
class ExportRecord:
    """Called on the loop thread."""

    def __init__(self, requests: CopiedRequests, jobs: ExportJobs, log: AccessLog, clock: Clock) -> None:
        self._requests = requests
        self._jobs = jobs
        self._log = log
        self._clock = clock

    async def begun(self, job: ExportJob, /, **details: Any) -> None:
        """The job is written down for the first time, and recorded in the same moment.

        Raises RequestError ``export.running``, StorageError: then neither is.
        """
        await self._jobs.add(job, [self._log.prepared(_draft(job, **details))])

    async def goes_on(self, job: ExportJob, /, **details: Any) -> None:
        """As ``begun``, for one that was stopped. Raises StorageError."""
        await self._jobs.save(job, [self._log.prepared(_draft(job, **details))])

    async def before(self, job: ExportJob, reason: str = "", /, **details: Any) -> None:
        """Recorded when it returns; only then may it be done. Raises LogError ``log.not_written``."""
        await self._log.record(_draft(job, reason, **details))

    async def stopped(self, job: ExportJob, code: str, detail: str) -> ExportJob:
        """It may go on later. Raises StorageError."""
        self._log.happened(_draft(job, stage="stopped", at=job.step.value, code=code))
        job = replace(job, state=ExportState.STOPPED, code=code, detail=detail[:LONGEST_DETAIL])
        await self._jobs.save(job)
        return job

    async def ended(
        self, job: ExportJob, store: Path, state: ExportState, reason: str, error: VmsError | None
    ) -> ExportJob:
        """Nothing of it is left but the record, and the request has the reason. Where the request has the package
        already, it is done instead: what was delivered is not destroyed with its export.

        Raises VmsError: then it is still to be ended. OSError where something cannot be taken away.
        """
        if error is not None:
            self._log.happened(_draft(job, stage="failed", at=job.step.value, code=error.code))
        request = await self._requests.as_it_is(job.request_id)
        now = microseconds(self._clock.now())
        if job.package and any(one.package_sha256 == job.package_sha256 for one in request.deliveries):
            await to_end(lambda: remove(store / job.folder))
            job = replace(job, state=ExportState.DONE, step=ExportStep.DONE, code="", detail="", changed_us=now)
            await self._jobs.save(job)
            return job
        if job.package:
            # It was sealed and never delivered: a copy of footage that nobody may have now.
            draft = _draft(job, package=job.package_sha256)
            await self._log.record(replace(draft, action=Action.EXPORT_DESTROYED))
            await to_end(lambda: remove(store / job.package))
        await to_end(lambda: remove(store / job.folder))
        request = await self._requests.as_it_is(job.request_id)
        copying = any(one.id == job.delivery_id and one.state is DeliveryState.COPYING for one in request.deliveries)
        if copying and request.state is State.COPYING:
            await self._requests.fail_copy(request.id, None, job.delivery_id, reason)
        code, detail = (error.code, error.detail) if error is not None else ("", reason)
        job = replace(job, state=state, code=code, detail=detail[:LONGEST_DETAIL], package="", changed_us=now)
        await self._jobs.save(job)
        return job


def _draft(job: ExportJob, reason: str = "", /, **details: Any) -> EntryDraft:
    about = Subject("request", job.request_id, job.number)
    told = {"export": job.id, **({"delivery": job.delivery_id} if job.delivery_id else {}), **details}
    return EntryDraft(Action.EXPORT_MADE, subject=about, details=told, reason=reason, request=job.number)
