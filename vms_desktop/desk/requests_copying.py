"""Packages of requests, as their page knows them: made by the exports, put onto media by their delivery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.requests.export import ExportJob, ExportState, ExportStep, ExportWish
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_copies import masking_text
from vms_desktop.services.requests.export_delivery import DeliveryService, PackageForm
from vms_desktop.services.requests.export_run import share_of
from vms_desktop.services.requests.export_running import INTERRUPTED, ExportProgress
from vms_desktop.ui.requests.parts import CopyJob, CopyStage, CopyWishes, OnMedium, PackageKind

_STAGES = {
    ExportStep.ASKED: CopyStage.BEGINS,
    ExportStep.CUTTING: CopyStage.ORIGINALS,
    ExportStep.COPIES: CopyStage.COPIES,
    ExportStep.PACKING: CopyStage.SEALING,
    ExportStep.SEALED: CopyStage.RECORDING,
    ExportStep.DONE: CopyStage.RECORDING,
}
_FORMS = {
    PackageKind.FOLDER: PackageForm.FOLDER,
    PackageKind.ZIP: PackageForm.ZIP,
    PackageKind.ENCRYPTED: PackageForm.ENCRYPTED,
}
_SHARES = {"copying": (0.0, 0.6), "packing": (0.0, 0.6), "reading_back": (0.6, 1.0)}
"""What a stage is of the whole, begin and end; reading back takes nearly as long as writing."""


class DeskCopying:
    """Fulfils ``ui.requests.parts.Copying``."""

    def __init__(self, exports: ExportService) -> None:
        self._exports = exports

    async def start(self, request_id: str, wishes: CopyWishes, *, again: str = "") -> None:
        masks = tuple((camera_id, masking_text(masking)) for camera_id, masking in wishes.masks)
        wish = ExportWish(
            wishes.intervals, playable=wishes.playable, working=wishes.working, stills=wishes.stills, masks=masks
        )
        await self._exports.start(request_id, wish, again=again)

    async def resume(self, job_id: str, *, without: bool) -> None:
        await self._exports.resume(job_id, without=without)

    async def cancel(self, job_id: str, reason: str) -> None:
        await self._exports.cancel(job_id, reason)

    async def jobs_of(self, request_id: str) -> Sequence[CopyJob]:
        return [_told(job, 0.0) for job in await self._exports.jobs_of(request_id)]

    def on_change(self, listener: Callable[[CopyJob], None]) -> Unsubscribe:
        def heard(progress: ExportProgress) -> None:
            listener(_told(progress.job, progress.progress))

        return self._exports.on_progress(heard)


def _told(job: ExportJob, progress: float) -> CopyJob:
    begin, end = share_of(job)
    of_stage = min(1.0, max(0.0, (progress - begin) / (end - begin))) if end > begin else 0.0
    trouble = None
    if job.state is ExportState.STOPPED:
        trouble = RequestError(job.code or INTERRUPTED, detail=job.detail, number=job.number)
    return CopyJob(
        job.id,
        job.request_id,
        _STAGES[job.step],
        progress,
        trouble,
        can_leave_out=trouble is not None and job.step is ExportStep.CUTTING,
        is_over=job.is_over,
        of_stage=of_stage,
    )


class DeskDelivering:
    """Fulfils ``ui.requests.parts.Delivering``."""

    def __init__(self, delivery: DeliveryService) -> None:
        self._delivery = delivery

    async def copy(
        self,
        request_id: str,
        delivery_id: str,
        folder: Path,
        kind: PackageKind,
        passphrase: str | None,
        tell: Callable[[float], None],
    ) -> OnMedium:
        def told(progress: Progress) -> None:
            begin, end = _SHARES.get(progress.stage, (0.0, 1.0))
            tell(begin + (end - begin) * progress.done / max(1, progress.total))

        done = await self._delivery.copy(
            request_id, folder, told, delivery_id=delivery_id, form=_FORMS[kind], passphrase=passphrase
        )
        return OnMedium(done.path, done.medium.label, done.medium.device_serial or done.medium.serial)
