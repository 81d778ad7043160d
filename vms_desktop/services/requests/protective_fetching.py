"""Fetches one protective copy: original pictures out of a recorder, hashed, recorded before and after, then kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import ClipJob, ClipPart
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.footage import FootageSource, TimeRange
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, microseconds, moment
from vms_desktop.domain.requests.export import missing_of, whole_between
from vms_desktop.domain.requests.protective import ProtectedFile, ProtectionState, ProtectiveCopy
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback import clip_files
from vms_desktop.services.playback.cut_run import CutRuns, source_of
from vms_desktop.services.playback.footage_log import iso, range_texts
from vms_desktop.services.playback.footage_ports import CutReport, CutState, SourcePlan
from vms_desktop.services.requests.export_sealed import emptied
from vms_desktop.services.to_end import to_end, whole


def entry(copy: ProtectiveCopy, camera: Camera | None, by: Actor, **details: Any) -> EntryDraft:
    """What the access log has of it, with the request's number."""
    between = range_texts([TimeRange(moment(copy.interval.begin_us), moment(copy.interval.end_us))])[0]
    told = {"copy": copy.id, "marks": between, **details}
    if camera is not None:
        draft = about(camera, Action.FOOTAGE_PROTECTED, **told)
    else:
        subject = Subject("camera", copy.interval.camera_id, copy.camera_code)
        draft = EntryDraft(Action.FOOTAGE_PROTECTED, subject=subject, camera=copy.interval.camera_id, details=told)
    return replace(draft, actor=by, request=copy.number)


@machinery("fetches for ProtectiveCopies, which asks")
class Fetching:
    """Called on the loop thread. Cancelled, it leaves nothing but an empty folder."""

    def __init__(self, runs: CutRuns, clock: Clock, log: AccessLog) -> None:
        self._runs = runs
        self._clock = clock
        self._log = log

    async def fetch(
        self, copy: ProtectiveCopy, camera: Camera, plans: Sequence[SourcePlan], folder: Path, by: Actor
    ) -> ProtectiveCopy:
        """The copy as KEPT. What lies in ``folder`` is from a process that was killed, and goes.

        Raises FootageError ``footage.*``, ``clip.*``, LogError ``log.not_written``.
        """
        if not plans:
            raise FootageError("footage.no_source", camera=camera.code)
        between = TimeRange(moment(copy.interval.begin_us), moment(copy.interval.end_us))
        await self._log.record(entry(copy, camera, by, stage="begun"))
        await to_end(lambda: emptied(folder))
        report = await self._runs.run(copy.id, plans, between, folder, lambda _progress, _source: None)
        if report.state is CutState.FAILED:
            code = report.code or f"footage.{report.reason.value}"
            raise FootageError(code, camera=camera.code, folder=str(folder), detail=report.detail)
        source = source_of(plans, report)
        assert source is not None  # the report names one of the plans
        # A cancelled one must not leave a file that is half in place, nor bring it while its folder is taken away.
        return await whole(self._kept(copy, camera, source, between, report, folder, by))

    async def _kept(
        self,
        copy: ProtectiveCopy,
        camera: Camera,
        source: FootageSource,
        between: TimeRange,
        report: CutReport,
        folder: Path,
        by: Actor,
    ) -> ProtectiveCopy:
        job = ClipJob(copy.id, between, between, 0.0, folder, (ClipPart(camera),))
        made_at = self._clock.now()
        try:
            for cut in report.files:
                pictures = [iso(cut.begin), iso(cut.end), cut.pictures]
                told = {"stage": "kept", "sha256": cut.sha256, "pictures": pictures, "source": source.id}
                await self._log.record(entry(copy, camera, by, **told))
        except BaseException:
            for cut in report.files:
                await asyncio.to_thread(clip_files.discard, cut)
            raise
        files = []
        for cut in report.files:
            description = clip_files.describe(job, camera, source, cut, made_at)
            made = await asyncio.to_thread(clip_files.put_in_place, folder, camera, cut, description)
            gaps = tuple((microseconds(gap.begin), microseconds(gap.end)) for gap in made.gaps)
            begin, end = microseconds(made.begin), microseconds(made.end)
            inside = tuple((a, b) for a, b in gaps if begin <= a and b <= end)
            files.append(
                ProtectedFile(made.path.name, begin, end, made.bytes, made.sha256, made.pictures_sha256, inside)
            )
        have = [one for file in files for one in whole_between(file.begin_us, file.end_us, file.gaps)]
        return replace(
            copy,
            state=ProtectionState.KEPT,
            files=tuple(files),
            gaps=tuple(missing_of(copy.interval, have)),
            recorder=source.name,
            trust=source.trust,
            clock_offset_s=source.clock_offset_s,
            code="",
            detail="",
        )
