"""The part of the demonstration's film about the past: instant replay, the Playback page, and a clip cut from it.

The cameras of the page come from everywhere: two are recorded on this computer while the film runs, the others by the
simulated recorders, each asked in a way of its own (ONVIF Profile G, Hikvision's and Dahua's addresses).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from vms_desktop.app import Desk
from vms_desktop.domain.clip import ClipJob, ClipState
from vms_desktop.domain.footage import TrackState
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, RecordingState
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.ui.playback.clip_dialog import ClipDialog
from vms_desktop.ui.playback.instant_replay import InstantReplay
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.shell.navigation_rail import Page

Until = Callable[[Callable[[], bool], float, str], Awaitable[float | None]]
RECORDED_HERE = 2
BACK_S = 25
CLIP_S = 10
LOCAL_FOOTAGE_S = 30.0
"""So long the local recorder has run when the page is opened: what is shown of it must be on the disk."""


class Record(Protocol):
    """What of ``summary.json`` is filled in here."""

    instant_replay_s: float | None
    replayed_cameras: int
    clip_files: int
    clip_pictures: int
    clip_seconds: float
    problems: list[str]


class FootageStory:
    """``until``: waits for a condition, and notes a problem where it does not come; ``shoot``: takes a screenshot."""

    def __init__(self, desk: Desk, clips: Path, until: Until, shoot: Callable[[str], None]) -> None:
        self._desk, self._clips = desk, clips
        self._until, self._shoot = until, shoot

    async def play(self, record: Record) -> None:
        playback, recording = self._desk.services.playback, self._desk.services.recording
        if playback is None or recording is None:
            record.problems.append("the desk has no recorded footage")
            return
        local = list(self._desk.services.wall.content.camera_ids[:RECORDED_HERE])
        plan = RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)
        await recording.service.set_plans({camera_id: plan for camera_id in local if camera_id is not None})
        await self._look_back(record, playback.instant)
        await self._record(local)
        await self._play_page(record, playback.playback, [camera_id for camera_id in local if camera_id is not None])
        await self._cut(record)
        page = self._page
        page.session.unmark()
        page.session.clear()
        self._desk.window.show_page(Page.LIVE)

    @property
    def _page(self) -> PlaybackPage:
        page = self._desk.window.findChild(PlaybackPage)
        assert page is not None
        return page

    # ---- instant replay ------------------------------------------------------------------------------------------

    async def _look_back(self, record: Record, instant: PlaybackService) -> None:
        """The last seconds of a live tile, in its place, with the living picture in a corner of it."""
        replay = self._desk.page.grid.findChild(InstantReplay)
        assert replay is not None
        self._desk.services.wall.maximise(2)
        await asyncio.sleep(1)
        replay.start(2)
        record.instant_replay_s = await self._until(
            lambda: _shows(instant, 1) == 1, 10, "instant replay showed no picture within 10 s"
        )
        await asyncio.sleep(2)
        self._shoot("instant-replay")
        replay.end()
        self._desk.services.wall.maximise(None)

    # ---- the page ------------------------------------------------------------------------------------------------

    async def _record(self, local: list[str | None]) -> None:
        service = self._desk.services.recording
        assert service is not None
        await self._until(
            lambda: all(one and service.service.status(one).state is RecordingState.RECORDING for one in local),
            30,
            "the cameras are not recorded",
        )
        await asyncio.sleep(LOCAL_FOOTAGE_S)
        self._desk.window.tree.view.expandAll()
        await asyncio.sleep(0.5)
        self._shoot("recording-in-the-tree")

    async def _play_page(self, record: Record, playback: PlaybackService, local: list[str]) -> None:
        """Cameras of this recorder and of each recorder of others, in step."""
        cameras = [*local, *self._of_recorders()]
        at = self._desk.services.clock.now() - timedelta(seconds=BACK_S)
        self._desk.window.show_page(Page.PLAYBACK)
        page = self._page
        page.show_at(cameras, at)
        page.timeline.show_view(page.timeline.view.around(at.timestamp(), 300.0))
        await self._until(
            lambda: _shows(playback, len(cameras)) == len(cameras),
            30,
            "not all cameras of the Playback page showed a picture within 30 s",
        )
        record.replayed_cameras = _shows(playback, len(cameras))
        await asyncio.sleep(2)
        self._shoot("playback")

    def _of_recorders(self) -> list[str]:
        """One camera of each, that is not on the wall: of those that are, the relay has the last minutes itself."""
        recorders = self._desk.services.recorders
        if recorders is None:
            return []
        shown = self._desk.services.wall.content.camera_ids
        chosen: list[str] = []
        for one in recorders.recorders:
            chosen += [camera_id for camera_id in one.channels if camera_id not in shown][:1]
        return chosen

    # ---- a clip --------------------------------------------------------------------------------------------------

    async def _cut(self, record: Record) -> None:
        """By the page's own dialog; what comes out is opened again and counted."""
        page, playback = self._page, self._desk.services.playback
        assert playback is not None
        begin = page.session.at - timedelta(seconds=CLIP_S)
        page.session.mark(begin, begin + timedelta(seconds=CLIP_S))
        page.doing.ask_clip(self._desk.window)
        dialog = self._desk.window.findChild(ClipDialog)
        assert dialog is not None
        dialog.folder.setText(str(self._clips))
        dialog.margin.setValue(0)
        await asyncio.sleep(0.5)
        self._shoot("clip-asked")
        over: list[ClipJob] = []
        stop = playback.clips.on_progress(lambda job: over.append(job) if job.is_over else None)
        dialog.start.click()
        await self._until(lambda: bool(over), 60, "the clip was not cut within 60 s")
        stop()
        await asyncio.sleep(0.5)
        self._shoot("clip")
        dialog.reject()
        for part in over[-1].parts if over else ():
            if part.state is not ClipState.DONE:
                record.problems.append(f"no clip of {part.camera.code}: {part.error}")
            for file in part.files:
                facts = await playback.files.inspect(file.path)
                record.clip_files += 1
                record.clip_pictures += facts.pictures
                record.clip_seconds = round(record.clip_seconds + facts.lasts_s, 1)
                if facts.pictures != file.pictures:
                    record.problems.append(f"{file.path.name} holds {facts.pictures} of {file.pictures} pictures")


def _shows(playback: PlaybackService, tracks: int) -> int:
    """How many tracks play with a picture on the screen; the first ``tracks`` of them."""
    return sum(
        1
        for status in playback.tracks[:tracks]
        if status.state in (TrackState.PLAYING, TrackState.PAUSED) and status.surface is not None
    )
