"""One export, taken from where it is written down to be to its end; each step is kept before the next begins.

Raises what stops it; ``ExportService`` says what becomes of the job then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import FootageError, RequestError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.export import ExportedFile, ExportJob, ExportPart, ExportState, ExportStep, PartState
from vms_desktop.domain.requests.request import Delivery, DeliveryState, Request
from vms_desktop.domain.requests.states import State
from vms_desktop.services.evidence.building import package_name
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.export_cutting import ExportCutting
from vms_desktop.services.requests.export_mandate import Mandate
from vms_desktop.services.requests.export_ports import CopiedRequests, Copies, Describing, ExportJobs, Packages
from vms_desktop.services.requests.export_record import ExportRecord
from vms_desktop.services.requests.export_sealed import as_it_was_cut, delivered_files, made, manifest_hash, with_only
from vms_desktop.services.to_end import to_end, whole

COPIES = "copies"
SOURCE_CHANGED = "evidence.source_changed"
SHARES: dict[ExportStep, tuple[float, float]] = {
    ExportStep.ASKED: (0.0, 0.0),
    ExportStep.CUTTING: (0.0, 0.45),
    ExportStep.COPIES: (0.45, 0.6),
    ExportStep.PACKING: (0.6, 0.98),
    ExportStep.SEALED: (0.98, 1.0),
    ExportStep.DONE: (1.0, 1.0),
}
"""From and to which part of the whole a step takes its progress."""
ENCODING_SHARES = {
    **SHARES,
    ExportStep.CUTTING: (0.0, 0.08),
    ExportStep.COPIES: (0.08, 0.92),
    ExportStep.PACKING: (0.92, 0.99),
    ExportStep.SEALED: (0.99, 1.0),
}
"""The same where pictures are encoded anew, which takes far longer than all else."""
_STAGES: dict[str, tuple[float, float]] = {
    "copying": (0.0, 0.5),
    "forms": (0.5, 0.55),
    "sealing": (0.55, 0.6),
    "verifying": (0.6, 1.0),
}
"""The same of packing, by the stages that ``wish.Progress`` names."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Whom an export needs. ``store``: where sealed packages lie; working folders are made beside them."""

    requests: CopiedRequests
    jobs: ExportJobs
    cutting: ExportCutting
    copies: Copies
    describing: Describing
    packages: Packages
    record: ExportRecord
    clock: Clock
    store: Path


@machinery("works for ExportService, which asks")
class ExportRun:
    """``tell``: the job after each change and how far all of it has come (0..1). ``without``: deliver what there is."""

    def __init__(
        self,
        at: Workshop,
        job: ExportJob,
        mandate: Mandate,
        tell: Callable[[ExportJob, float], None],
        *,
        without: bool = False,
    ) -> None:
        self.job = job
        self._at = at
        self._mandate = mandate
        self._tell = tell
        self._without = without
        self._folder = at.store / job.folder
        self._keeping = asyncio.Lock()

    @property
    def person(self) -> str:
        """Id of whose it is."""
        return self._mandate.person

    async def run(self) -> None:
        """To the end. Raises VmsError, CancelledError."""
        steps: dict[ExportStep, Callable[[], Coroutine[Any, Any, None]]] = {
            ExportStep.ASKED: self._begin,
            ExportStep.CUTTING: self._cut,
            ExportStep.COPIES: self._copy,
            ExportStep.PACKING: self._pack,
            ExportStep.SEALED: self._finish,
        }
        if self.job.step is ExportStep.PACKING and self.job.code == SOURCE_CHANGED:
            await self._begin_anew()
        while self.job.step is not ExportStep.DONE:
            await self._mandate.holds()
            await steps[self.job.step]()

    # ---- steps -----------------------------------------------------------------------------------------------

    async def _begin(self) -> None:
        """The request gets its delivery; one that a killed process got already is taken on."""
        job = self.job
        request = await self._at.requests.as_it_is(job.request_id)
        refuse_outside(request, job)
        delivery = await self._left_by_a_kill(request)
        if delivery is None:
            request = await self._at.requests.begin_copy(request.id, request.version, job.wish.intervals)
            delivery = request.deliveries[-1]
        await self._keep(delivery_id=delivery.id, step=ExportStep.CUTTING)

    async def _left_by_a_kill(self, request: Request) -> Delivery | None:
        known = {one.delivery_id for one in await self._at.jobs.of_request(request.id)}
        copying = (one for one in request.deliveries if one.state is DeliveryState.COPYING and one.id not in known)
        return next((one for one in copying if one.intervals == self.job.wish.intervals), None)

    async def _begin_anew(self) -> None:
        """A file was not what it was cut as when it was packed: somebody changed it, or it never came to the disk. It
        is cut again; copies of what was wrong say nothing.
        """
        parts = await to_end(lambda: tuple(as_it_was_cut(self._folder, part) for part in self.job.parts))
        copies = self.job.copies if parts == self.job.parts else ()
        await self._keep(parts=parts, copies=copies, step=ExportStep.CUTTING, code="", detail="")

    async def _cut(self) -> None:
        await self._copied_request()
        await to_end(lambda: made(self._folder))
        done = [1.0 if part.state is PartState.DONE else 0.0 for part in self.job.parts]

        async def cut(number: int, part: ExportPart) -> None:
            def moved(progress: float) -> None:
                done[number] = progress
                self._moved(sum(done) / len(done))

            folder = self._folder / f"{number + 1:02d}"
            cut = await self._at.cutting.cut(part, folder, self.job.number, moved, without=self._without)
            await self._keep(part=(number, cut))

        waiting = [
            cut(number, part)
            for number, part in enumerate(self.job.parts)
            if part.state is not PartState.DONE or not await asyncio.to_thread(_is_there, self._folder, part)
        ]
        await _all_or_stop(waiting)
        if not any(part.state is PartState.DONE for part in self.job.parts):
            raise RequestError("export.nothing", cause=self.job.parts[0].code)
        await self._keep(step=ExportStep.COPIES)

    async def _copy(self) -> None:
        await self._copied_request()
        folder = self._folder / COPIES
        # To encode one takes as long as it plays: those that a killed process had finished are not made again.
        kept = await to_end(lambda: with_only(folder, self.job.copies))

        async def keep(copies: tuple[ExportedFile, ...]) -> None:
            await self._save(copies=copies)

        job = replace(self.job, copies=kept)
        copies = await self._at.copies.make(job, folder, self._moved, self._mandate.holds, keep)
        await self._keep(copies=copies, step=ExportStep.PACKING)

    async def _pack(self) -> None:
        request = await self._copied_request()
        wish = await self._at.describing.wish(self.job, request, self._folder)
        name = package_name(wish.description)
        sealed = await self._at.packages.kept(self._at.store / name)
        if sealed is None or sealed.manifest.package.id != self.job.delivery_id:
            sealed = await self._at.packages.build(wish, self._packing())
        await self._keep(
            package=sealed.path.name,
            package_sha256=sealed.manifest_sha256,
            content_sha256=sealed.manifest.content_sha256,
            step=ExportStep.SEALED,
        )

    async def _finish(self) -> None:
        package = self._at.store / self.job.package
        if await asyncio.to_thread(manifest_hash, package) != self.job.package_sha256:
            raise RequestError("export.package_gone", folder=str(package))
        request = await self._at.requests.as_it_is(self.job.request_id)
        delivery = delivery_of(request, self.job)
        if delivery.state is DeliveryState.COPYING and request.state is not State.COPYING:
            raise RequestError("export.not_copied", state=request.state.value)
        if delivery.state is not DeliveryState.COPYING and delivery.package_sha256 != self.job.package_sha256:
            raise RequestError("export.not_copied", state=request.state.value)
        # Both or neither: a request must not name a package whose export is then given up, and the package destroyed.
        await whole(self._told(request, delivery, package))

    async def _told(self, request: Request, delivery: Delivery, package: Path) -> None:
        if delivery.state is DeliveryState.COPYING:
            await self._at.requests.finish_copy(
                request.id,
                None,
                delivery.id,
                folder=str(package),
                package_sha256=self.job.package_sha256,
                content_sha256=self.job.content_sha256,
                files=delivered_files(self.job),
            )
        await self._keep(step=ExportStep.DONE, state=ExportState.DONE, code="", detail="")

    # ---- what the steps share --------------------------------------------------------------------------------

    async def _copied_request(self) -> Request:
        """As it is now. Raises RequestError ``export.not_copied`` (state), ``export.outside``: it was cancelled, or
        decided otherwise, meanwhile.
        """
        request = await self._at.requests.as_it_is(self.job.request_id)
        refuse_other(request, self.job)
        return request

    async def _keep(
        self,
        part: tuple[int, ExportPart] | None = None,
        **changes: Any,
    ) -> None:
        """Written down; one at a time, because parts are cut beside each other."""
        await self._save(part, **changes)
        self._moved(0.0 if part is None else None)

    async def _save(self, part: tuple[int, ExportPart] | None = None, **changes: Any) -> None:
        async with self._keeping:
            job = self.job if part is None else self.job.with_part(*part)
            self.job = replace(job, changed_us=microseconds(self._at.clock.now()), **changes)
            await self._at.jobs.save(self.job)

    def _moved(self, progress: float | None) -> None:
        begin, end = share_of(self.job)
        self._tell(self.job, begin + (end - begin) * (progress or 0.0))

    def _packing(self) -> Callable[[Progress], None]:
        loop = asyncio.get_running_loop()

        def tell(progress: Progress) -> None:
            begin, end = _STAGES.get(progress.stage, (0.0, 1.0))
            share = begin + (end - begin) * (progress.done / progress.total if progress.total else 0.0)
            loop.call_soon_threadsafe(self._moved, share)

        return tell


def share_of(job: ExportJob) -> tuple[float, float]:
    """From and to which part of the whole its step takes its progress."""
    encodes = job.wish.working or bool(job.wish.masks)
    return (ENCODING_SHARES if encodes else SHARES)[job.step]


def delivery_of(request: Request, job: ExportJob) -> Delivery:
    """Raises RequestError ``export.not_copied`` (state)."""
    found = next((one for one in request.deliveries if one.id == job.delivery_id), None)
    if found is None:
        raise RequestError("export.not_copied", state=request.state.value)
    return found


def refuse_outside(request: Request, job: ExportJob) -> None:
    """Raises RequestError ``export.outside`` (cameras: their codes)."""
    outside = guards.outside(request, job.wish.intervals)
    if outside:
        codes = {part.interval.camera_id: part.camera_code for part in job.parts}
        raise RequestError("export.outside", cameras=", ".join(dict.fromkeys(codes[one.camera_id] for one in outside)))


def refuse_other(request: Request, job: ExportJob) -> None:
    """Raises RequestError ``export.not_copied`` (state), ``export.outside`` where it is no longer what was begun."""
    if request.state is not State.COPYING or delivery_of(request, job).state is not DeliveryState.COPYING:
        raise RequestError("export.not_copied", state=request.state.value)
    refuse_outside(request, job)


async def _all_or_stop(work: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Beside each other; the first that fails stops the others, and is raised when they have cleared up."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _is_there(folder: Path, part: ExportPart) -> bool:
    """Whether all its files lie there with their sizes; their hashes are compared when they are packed."""
    try:
        return all((folder / file.name).stat().st_size == file.bytes for file in part.files) and all(
            (folder / file.sidecar).is_file() for file in part.files
        )
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return False
        raise FootageError("clip.folder_not_writable", folder=str(folder), detail=error.strerror or "") from error
