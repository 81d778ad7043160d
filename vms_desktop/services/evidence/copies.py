"""Copies of cut clips: to be played everywhere, to be worked with, with areas masked, and stills.

Recorded in the access log before anything is made, and once more with the hashes before a file gets its name. The
original is only read; where it no longer has the SHA-256 it was cut with, nothing is made of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CopyError, VmsError
from vms_desktop.domain.evidence.copies import (
    CopyFile,
    CopyJob,
    CopyKind,
    CopyOriginal,
    CopyState,
    CopyWish,
    checked_wish,
    copied_size,
    is_labelled,
    label_of,
)
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.thai_time import THAI_OFFSET_S
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence import copy_files
from vms_desktop.services.evidence.copy_ports import CopyMaker, CopyOrder, MadeFile, Strip, StripPainter, StripWords
from vms_desktop.services.evidence.masking_file import read_fitting
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.playback.footage_log import iso
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.to_end import to_end, whole
from vms_desktop.services.wall.tiles import CameraDirectory

AT_ONCE = 1
"""Copies made at a time: an encoder takes what processors there are."""
KEPT_JOBS = 200


class CopyService:
    """Called on the loop thread. ``on_progress`` gets a new ``CopyJob`` whenever one moves.

    ``await make(wish)`` where only the result counts; ``start``, ``cancel`` and ``wait`` where somebody watches.
    """

    def __init__(
        self,
        cameras: CameraDirectory,
        maker: CopyMaker,
        painter: StripPainter,
        clock: Clock,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._cameras = cameras
        self._maker = maker
        self._painter = painter
        self._clock = clock
        self._authority = authority
        self._log = log
        self._new_id = new_id
        self._tasks = TaskOwner("copies")
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._jobs: dict[str, CopyJob] = {}
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._on_progress: Listeners[[CopyJob]] = Listeners()

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """Cancel what still runs; nothing unfinished is left behind."""
        await self._tasks.close()

    def on_progress(self, listener: Callable[[CopyJob], None]) -> Unsubscribe:
        return self._on_progress.add(listener)

    @plumbing("of what was started")
    def job(self, job_id: str) -> CopyJob:
        """Raises KeyError."""
        return self._jobs[job_id]

    # ---- asking ----------------------------------------------------------------------------------------------

    @operation(Permission.EXPORT)
    async def original(self, path: Path) -> CopyOriginal:
        """A clip that was cut here, as the JSON file beside it tells. Raises CopyError ``copy.not_a_clip``."""
        return await asyncio.to_thread(copy_files.read_original, path)

    @operation(Permission.EXPORT)
    async def masking(self, path: Path, camera_id: str, stretches: Sequence[tuple[int, int]]) -> Masking:
        """The areas of a masked copy, from the JSON file beside it. Raises CopyError as ``read_fitting``."""
        return await asyncio.to_thread(read_fitting, path, camera_id, stretches)

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def start(self, wish: CopyWish) -> CopyJob:
        """Begin to make it; recorded when it returns, progress follows.

        Raises AccessError ``access.*``, CameraError ``camera.unknown``, CopyError as ``checked_wish`` and
        ``copy.folder_not_writable``, LogError ``log.not_written``.
        """
        checked_wish(wish)
        camera = self._cameras.get(wish.original.camera_id)
        self._authority.require(Permission.EXPORT, camera)
        self._authority.require_replay(camera, wish.original.begins_at)
        await to_end(lambda: copy_files.prepare_folder(wish.folder))
        job = CopyJob(self._new_id(), wish)
        await self._record(camera, wish, copy_files.log_details(wish, job.id))
        self._jobs[job.id] = job
        making = copy_files.Making(wish, camera, self._authority.actor, self._clock.now())
        task = self._tasks.start(self._run(job.id, making), f"{wish.kind.value} {camera.code}")
        if task is None:
            self._set(job.id, state=CopyState.CANCELLED)
        else:
            self._running[job.id] = task
            # A task that has not begun yet is never told that it was cancelled.
            task.add_done_callback(lambda _task: self._ended(job.id))
        return self._jobs[job.id]

    @operation(Permission.EXPORT, logs=Action.EXPORT_MADE, inside=True)
    async def make(self, wish: CopyWish) -> tuple[CopyFile, ...]:
        """``start`` it and wait. Raises as ``start`` and what made it fail; cancelled, it leaves nothing behind."""
        job = await self.start(wish)
        try:
            job = await self.wait(job.id)
        except asyncio.CancelledError:
            self.cancel(job.id)
            raise
        if job.error is not None:
            raise job.error
        if job.state is CopyState.CANCELLED:
            raise CopyError("copy.cancelled")
        return job.files

    @plumbing("of what was started")
    def cancel(self, job_id: str) -> None:
        """What is finished stays; of the rest nothing is left behind."""
        task = self._running.get(job_id)
        if task is not None:
            task.cancel()

    @plumbing("of what was started")
    async def wait(self, job_id: str) -> CopyJob:
        """The job when it is done, failed or cancelled. Raises KeyError."""
        task = self._running.get(job_id)
        if task is not None:
            await asyncio.wait([task])
        return self._jobs[job_id]

    # ---- making ----------------------------------------------------------------------------------------------

    async def _run(self, job_id: str, making: copy_files.Making) -> None:
        folder = making.wish.folder
        try:
            async with self._gate:
                files = await self._made(job_id, making)
            self._set(job_id, state=CopyState.DONE, progress=1.0, files=files)
        except VmsError as error:
            self._set(job_id, state=CopyState.FAILED, error=error)
        except asyncio.CancelledError:
            self._set(job_id, state=CopyState.CANCELLED)
            raise
        except BaseException:
            self._set(job_id, state=CopyState.FAILED, error=CopyError("copy.failed"))
            raise
        finally:
            await to_end(lambda: copy_files.discard(folder, job_id))

    async def _made(self, job_id: str, making: copy_files.Making) -> tuple[CopyFile, ...]:
        wish = making.wish
        strip = await self._strip(making.wish, making.camera)
        order = CopyOrder(
            wish.original.path,
            copy_files.microseconds(wish.original.begins_at),
            wish.original.frame_rate,
            wish.original.sha256,
            wish.folder / copy_files.WORKING_NAME.format(job=job_id),
            f"{label_of(wish)} {wish.request}".strip() if wish.kind is not CopyKind.PLAYABLE else wish.request,
            copy_files.microseconds(wish.between.begin) if wish.between is not None else None,
            copy_files.microseconds(wish.between.end) if wish.between is not None else None,
            wish.masking or Masking(),
            strip,
            tuple(sorted({copy_files.microseconds(one) for one in wish.moments})),
            wish.still_format,
        )
        made = await self._maker.make(order, lambda progress: self._set(job_id, progress=progress))
        # A cancelled job must not leave a file that is half in place, nor clear up while one gets its name.
        return await whole(self._put_in_place(job_id, making, made))

    async def _strip(self, wish: CopyWish, camera: Camera) -> Strip | None:
        if not is_labelled(wish):
            return None
        facts = await self._maker.look(wish.original.path, wish.original.frame_rate)
        words = StripWords(
            label_of(wish),
            f"{camera.code} {camera.name_th or camera.name_en}".strip(),
            wish.request,
            THAI_OFFSET_S,
        )
        return self._painter.paint(*copied_size(facts.width, facts.height), words)

    async def _put_in_place(self, job_id: str, making: copy_files.Making, made: list[MadeFile]) -> tuple[CopyFile, ...]:
        """Recorded with their hashes before they have names."""
        for one in made:
            details = {
                "stage": "done",
                "job": job_id,
                "copy": making.wish.kind.value,
                "of_sha256": making.wish.original.sha256,
                "sha256": one.sha256,
                "pictures": [iso(copy_files.moment(one.begin_us)), iso(copy_files.moment(one.end_us)), one.pictures],
                **({"damaged": one.damaged} if one.damaged else {}),
            }
            await self._record(making.camera, making.wish, details)
        return tuple([await asyncio.to_thread(copy_files.put_in_place, making, one) for one in made])

    async def _record(self, camera: Camera, wish: CopyWish, details: Any) -> None:
        if self._log is not None:
            draft: EntryDraft = about(camera, Action.EXPORT_MADE, **details)
            await self._log.record(replace(draft, request=wish.request))

    def _ended(self, job_id: str) -> None:
        self._running.pop(job_id, None)
        if not self._jobs[job_id].is_over:
            self._set(job_id, state=CopyState.CANCELLED)
        while len(self._jobs) > KEPT_JOBS:
            oldest = next(iter(self._jobs))
            if oldest in self._running:
                break
            del self._jobs[oldest]

    def _set(self, job_id: str, **changes: Any) -> None:
        job = self._jobs[job_id] = replace(self._jobs[job_id], **changes)
        self._on_progress.notify(job)
