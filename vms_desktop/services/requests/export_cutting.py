"""The originals of an export: one approved stretch of one camera after the other, cut by ClipService without a margin.

What one source did not have is sought in the others. A clip begins with the key frame before the stretch and ends with
the picture after it, because pictures between key frames cannot be shown without them; nothing else goes beyond what
was approved.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from vms_desktop.domain.clip import LONGEST_S, ClipFile, ClipJob, ClipPart, ClipState
from vms_desktop.domain.errors import CameraError, FootageError, VmsError
from vms_desktop.domain.footage import SourceKind, TimeRange, TrackReason
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.export import (
    GAP_TOLD_US,
    ExportedFile,
    ExportPart,
    PartState,
    missing_of,
    whole_between,
)
from vms_desktop.domain.requests.request import Interval
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.export_ports import Cameras, Clips, Ranges
from vms_desktop.services.requests.export_sealed import emptied
from vms_desktop.services.to_end import to_end, whole

ORIGINAL = "original"
LONGEST_US = round(LONGEST_S * 1e6)
_FOR_NOW = frozenset(
    {
        TrackReason.UNREACHABLE,
        TrackReason.REFUSED,
        TrackReason.TIMED_OUT,
        TrackReason.WRONG_PASSWORD,
        TrackReason.BUSY,
        TrackReason.BAD_ANSWER,
        TrackReason.ENDED_EARLY,
        TrackReason.PROCESS_RESTARTING,
    }
)
FOR_NOW = frozenset(f"footage.{reason.value}" for reason in _FOR_NOW)
"""The footage may well be there: somebody tries again, or decides to deliver without it."""


@machinery("cuts for ExportService, which asks; ClipService asks again and records")
class ExportCutting:
    """``cut`` is cancelled like any coroutine; of what it was at nothing is left then. ``reason``: why it is cut, for
    the access log, where it is not for a package.
    """

    def __init__(self, clips: Clips, ranges: Ranges, cameras: Cameras, reason: str = "") -> None:
        self._reason = reason
        self._clips = clips
        self._ranges = ranges
        self._cameras = cameras

    async def cut(
        self, part: ExportPart, folder: Path, request: str, tell: Callable[[float], None], *, without: bool = False
    ) -> ExportPart:
        """The part with its files, or MISSING with the reason. ``folder``: its own; what lies there is from a process
        that was killed, and goes. ``without``: what cannot be reached now counts as missing.

        Raises FootageError ``clip.*`` where it cannot be written; unless ``without``, one of ``FOR_NOW`` and the error
        of a source that could not be asked; AccessError, LogError.
        """
        await to_end(lambda: emptied(folder))
        files: list[ClipFile] = []
        failure: VmsError | None = None
        for piece in _pieces(part.interval):
            try:
                files += await self._clip(piece, folder, request, tell)
            except (FootageError, CameraError) as error:
                if not _is_of_the_footage(error) or (error.code in FOR_NOW and not without):
                    raise
                failure = failure or error
        if files:
            files += await self._elsewhere(part.interval, files, folder, request)
        gaps = tuple(missing_of(part.interval, (have for file in files for have in _whole(file))))
        if gaps and not without:
            await self._all_answered(part.interval)
        if not files:
            why = failure or FootageError("footage.not_recorded", camera=part.camera_code)
            return replace(part, state=PartState.MISSING, code=why.code, detail=why.detail)
        files.sort(key=lambda file: (file.begin, file.end))
        made = tuple(_exported(file, folder) for file in files)
        return replace(part, state=PartState.DONE, files=made, gaps=gaps, code="", detail="")

    async def _clip(
        self, interval: Interval, folder: Path, request: str, tell: Callable[[float], None]
    ) -> tuple[ClipFile, ...]:
        begun = await self._clips.start(
            [interval.camera_id],
            moment(interval.begin_us),
            moment(interval.end_us),
            folder=folder,
            margin_s=0.0,
            request=request,
            reason=self._reason,
        )

        def moved(job: ClipJob) -> None:
            if job.id == begun.id:
                tell(job.progress)

        unsubscribe = self._clips.on_progress(moved)
        try:
            job = await self._clips.wait(begun.id)
        except BaseException:
            self._clips.cancel(begun.id)
            # Its files are put in place or taken away before anybody clears the folder.
            await whole(self._clips.wait(begun.id))
            raise
        finally:
            unsubscribe()
        return _files_of(job.parts[0])

    async def _elsewhere(self, interval: Interval, files: list[ClipFile], folder: Path, request: str) -> list[ClipFile]:
        """What another source has of the holes. It may fail: then they stay holes, which are told."""
        found: list[ClipFile] = []
        for begin, end in missing_of(interval, (have for file in files for have in _whole(file))):
            hole = Interval(interval.camera_id, begin, end)
            if not await self._may_have(hole):
                continue
            try:
                clips = await self._clip(hole, folder, request, lambda _: None)
            except FootageError as error:
                if not _is_of_the_footage(error):
                    raise
                continue
            found += [file for file in clips if microseconds(file.end) > begin and microseconds(file.begin) < end]
        return found

    async def _all_answered(self, interval: Interval) -> None:
        """What is missing is not there only if every source could be asked. Raises the error of one that could not."""
        try:
            camera = self._cameras.get(interval.camera_id)
        except CameraError:
            return
        between = TimeRange(moment(interval.begin_us), moment(interval.end_us))
        failure = await self._ranges.unanswered(camera, between)
        if failure is not None:
            raise failure

    async def _may_have(self, hole: Interval) -> bool:
        camera = self._cameras.get(hole.camera_id)
        begin, end = moment(hole.begin_us), moment(hole.end_us)
        ranges = await self._ranges.ranges([camera], begin, end, GAP_TOLD_US / 1e6)
        least = timedelta(microseconds=GAP_TOLD_US)
        # The relay's memory tells of more than it holds; what it had was taken the first time.
        return any(
            one.source.kind is not SourceKind.RING and min(one.end, end) - max(one.begin, begin) > least
            for one in ranges
        )


def _pieces(interval: Interval) -> Iterator[Interval]:
    for begin in range(interval.begin_us, interval.end_us, LONGEST_US):
        yield Interval(interval.camera_id, begin, min(begin + LONGEST_US, interval.end_us))


def _files_of(part: ClipPart) -> tuple[ClipFile, ...]:
    """Raises why there are none."""
    if part.state is ClipState.DONE:
        return part.files
    if part.state is ClipState.CANCELLED:
        raise asyncio.CancelledError
    raise part.error or FootageError("clip.failed")


def _is_of_the_footage(error: VmsError) -> bool:
    """Whether the camera's footage is to blame, not the place it is written to."""
    return error.code.startswith("footage.") or error.code in (
        "clip.failed",
        "camera.unknown",
        "recorder.no_such_channel",
    )


def _whole(file: ClipFile) -> list[tuple[int, int]]:
    gaps = [(microseconds(gap.begin), microseconds(gap.end)) for gap in file.gaps]
    return whole_between(microseconds(file.begin), microseconds(file.end), gaps)


def _exported(file: ClipFile, folder: Path) -> ExportedFile:
    return ExportedFile(
        f"{folder.name}/{file.path.name}",
        f"{folder.name}/{file.sidecar.name}",
        ORIGINAL,
        microseconds(file.begin),
        microseconds(file.end),
        file.bytes,
        file.sha256,
    )
