"""The desk's side of the footage process: remembers what is open there, and starts it again when it is gone.

Passwords of recorders travel only over its stdin. The token of its loopback service is new for every run.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from vms_desktop.adapters.video import footage_messages as to
from vms_desktop.adapters.video.kept_child import KeptChild, Manners
from vms_desktop.adapters.video.loopback_fetch import fetch
from vms_desktop.child_protocol.footage import (
    FOOTAGE_TO_DESK,
    CancelCut,
    CloseSession,
    Cut,
    CutDone,
    CutFailed,
    CutProgress,
    Hello,
    Inspect,
    Inspected,
    Loop,
    OpenSession,
    Pause,
    Play,
    Ready,
    Seek,
    SessionNews,
    Shutdown,
    Step,
    Supply,
    Thumbnail,
    ThumbnailDone,
    result_path,
    shown_path,
    track_path,
)
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import FootageError, WorkstationError
from vms_desktop.domain.footage import PlaybackPosition, TimeRange, TrackReason, TrackState
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.footage_ports import (
    CutReport,
    CutState,
    FileFacts,
    FootageStill,
    SessionReport,
    SourcePlan,
)
from vms_desktop.services.ports import Unsubscribe

MANNERS = Manners("footage", FOOTAGE_TO_DESK, Hello, Ready, Shutdown(), heartbeat_s=6.0)
THUMBNAIL_WITHIN_S = 8.0
INSPECT_WITHIN_S = 3600.0
"""A disc of some gigabytes is read as a whole."""


@dataclass(slots=True)
class _Open:
    """What a session is, so that a new process can be told. ``name``: what the process calls it, another one each time
    it is opened: a player that asks before the process has heard of it would be given what was open before, and so
    would the desk with the last it said of that.
    """

    name: str
    tracks: list[list[SourcePlan]]
    position: PlaybackPosition
    streams: list[int]


class FootageClient:
    """Implements ``footage_ports.FootagePlayer``, ``FootageCutter`` and ``FootageInspector``. On the loop thread.

    The process is started with the first wish, or before by ``start``: it is small until something is wished for.
    """

    def __init__(self, clock: Clock) -> None:
        self._child = KeptChild(MANNERS, clock, introduce=self._introduce, heard=self._heard, lost=self._restarting)
        self._sessions: dict[str, _Open] = {}
        self._openings = itertools.count(1)
        self._cuts: set[str] = set()
        self._thumbnails: dict[str, asyncio.Future[bool]] = {}
        self._inspected: dict[str, asyncio.Future[Inspected]] = {}
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="footage still")
        self._on_report: Listeners[[SessionReport]] = Listeners()
        self._on_cut: Listeners[[CutReport]] = Listeners()

    # ---- life ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Have the process ready before it is wanted, so that the first picture comes at once."""
        self._child.start()

    async def wait_ready(self, timeout_s: float) -> bool:
        """Whether the process serves, waiting at most ``timeout_s``."""
        return await self._child.wait_ready(timeout_s)

    async def stop(self) -> None:
        """End the process, bounded in time."""
        await self._child.stop()
        self._give_up_waiting()
        self._threads.shutdown(wait=False, cancel_futures=True)

    @property
    def pid(self) -> int:
        """The footage process's id, 0 while there is none."""
        return self._child.pid

    def on_fault(self, listener: Callable[[WorkstationError], None]) -> Unsubscribe:
        """The process could not even be started (``child.start_failed``); it is tried again."""
        return self._child.on_fault.add(listener)

    def _introduce(self) -> None:
        for session in self._sessions:
            self._tell_all(session)

    def _restarting(self) -> None:
        self._give_up_waiting()
        for job in list(self._cuts):
            self._cuts.discard(job)
            lost = CutReport(job, CutState.FAILED, 0.0, reason=TrackReason.PROCESS_RESTARTING)
            self._on_cut.notify(lost)
        for name, known in self._sessions.items():
            self._on_report.notify(_restarting(name, known))

    def _give_up_waiting(self) -> None:
        for thumbnail in self._thumbnails.values():
            thumbnail.cancel()
        for inspected in self._inspected.values():
            inspected.cancel()
        self._thumbnails.clear()
        self._inspected.clear()

    def _send(self, message: object) -> None:
        self._child.start()
        self._child.send(message)

    # ---- what comes ------------------------------------------------------------------------------------------

    def _heard(self, message: object) -> None:
        if isinstance(message, SessionNews):
            self._session_news(message)
        elif isinstance(message, ThumbnailDone):
            waiting = self._thumbnails.pop(message.request, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(message.found)
        elif isinstance(message, Inspected):
            inspected = self._inspected.pop(message.request, None)
            if inspected is not None and not inspected.done():
                inspected.set_result(message)
        elif isinstance(message, (CutProgress, CutDone, CutFailed)):
            self._cut_news(message)

    def _session_news(self, news: SessionNews) -> None:
        found = ((session, known) for session, known in self._sessions.items() if known.name == news.session)
        session, known = next(found, ("", None))
        if known is None:
            return
        report = replace(to.session_report(news), session=session)
        known.position = report.position
        known.streams = [track.stream for track in news.tracks]
        self._on_report.notify(report)

    def _cut_news(self, news: CutProgress | CutDone | CutFailed) -> None:
        if news.job not in self._cuts:
            return
        if not isinstance(news, CutProgress):
            self._cuts.discard(news.job)
        self._on_cut.notify(to.cut_report(news))

    # ---- FootagePlayer ---------------------------------------------------------------------------------------

    def open(self, session: str, tracks: Sequence[Sequence[SourcePlan]], at: datetime) -> None:
        """As in the port."""
        self.close(session)
        self._sessions[session] = _Open(
            f"{session}.{next(self._openings)}",
            [list(plans) for plans in tracks],
            PlaybackPosition(at, 1.0, False),
            [0] * len(tracks),
        )
        if self._child.started:
            self._tell_all(session)
        else:
            self.start()

    def _tell_all(self, session: str) -> None:
        known = self._sessions[session]
        position = known.position
        self._send(OpenSession(known.name, len(known.tracks), to.microseconds(position.at)))
        for number, plans in enumerate(known.tracks):
            self._send(Supply(known.name, number, to.plans(plans)))
        if position.loop is not None:
            self.loop(session, position.loop)
        if position.playing:
            self._send(Play(known.name, position.speed))

    def supply(self, session: str, track: int, plans: Sequence[SourcePlan]) -> None:
        """As in the port."""
        known = self._sessions.get(session)
        if known is not None and track < len(known.tracks):
            known.tracks[track] = list(plans)
            self._send(Supply(known.name, track, to.plans(plans)))

    def close(self, session: str) -> None:
        """As in the port."""
        known = self._sessions.pop(session, None)
        if known is not None:
            self._send(CloseSession(known.name))

    def play(self, session: str, speed: float) -> None:
        """As in the port."""
        self._move(session, lambda name: Play(name, speed), speed=speed, playing=True)

    def pause(self, session: str) -> None:
        """As in the port."""
        self._move(session, Pause, playing=False)

    def seek(self, session: str, at: datetime) -> None:
        """As in the port."""
        self._move(session, lambda name: Seek(name, to.microseconds(at)), at=at)

    def step(self, session: str, frames: int) -> None:
        """As in the port."""
        self._move(session, lambda name: Step(name, frames), playing=False)

    def loop(self, session: str, between: TimeRange | None) -> None:
        """As in the port."""
        begin, end = (to.microseconds(between.begin), to.microseconds(between.end)) if between is not None else (0, 0)
        self._move(session, lambda name: Loop(name, begin, end), loop=between)

    def _move(self, session: str, told: Callable[[str], object], **changes: object) -> None:
        known = self._sessions.get(session)
        if known is not None:
            known.position = replace(known.position, **changes)  # type: ignore[arg-type]
            self._send(told(known.name))

    def track_url(self, session: str, track: int) -> str | None:
        """As in the port."""
        known = self._sessions.get(session)
        if known is None or track >= len(known.streams):
            return None
        return self._child.url(lambda token: track_path(token, known.name, track, known.streams[track]))

    async def still(self, session: str, track: int) -> FootageStill | None:
        """As in the port."""
        known = self._sessions.get(session)
        url = self._child.url(lambda token: shown_path(token, known.name, track)) if known is not None else None
        if url is None:
            return None
        answer = await asyncio.get_running_loop().run_in_executor(self._threads, fetch, url)
        return to.still(*answer) if answer is not None else None

    async def thumbnail(self, plans: Sequence[SourcePlan], at: datetime, width: int) -> bytes | None:
        """As in the port."""
        request = uuid4().hex
        waiting = self._thumbnails[request] = asyncio.get_running_loop().create_future()
        self._send(Thumbnail(request, to.plans(plans), to.microseconds(at), width))
        try:
            found = await asyncio.wait_for(waiting, THUMBNAIL_WITHIN_S)
        except TimeoutError:
            return None
        except asyncio.CancelledError:
            if waiting.cancelled() and not self._is_cancelled():
                # The process ended: there is none, and the next wish is served by the new one.
                return None
            raise
        finally:
            self._thumbnails.pop(request, None)
        url = self._child.url(lambda token: result_path(token, request))
        if not found or url is None:
            return None
        answer = await asyncio.get_running_loop().run_in_executor(self._threads, fetch, url)
        return answer[0] if answer is not None else None

    @staticmethod
    def _is_cancelled() -> bool:
        task = asyncio.current_task()
        return task is not None and task.cancelling() > 0

    def on_report(self, listener: Callable[[SessionReport], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_report.add(listener)

    def on_ready(self, listener: Callable[[], None]) -> Unsubscribe:
        """As in the port."""
        return self._child.on_ready.add(listener)

    # ---- FootageInspector ------------------------------------------------------------------------------------

    async def inspect(self, path: Path, frame_rate: float | None = None) -> FileFacts:
        """As in the port."""
        request = uuid4().hex
        waiting = self._inspected[request] = asyncio.get_running_loop().create_future()
        self._send(Inspect(request, str(path), frame_rate or 0.0))
        try:
            answer = await asyncio.wait_for(waiting, INSPECT_WITHIN_S)
        except asyncio.CancelledError:
            if waiting.cancelled() and not self._is_cancelled():
                raise FootageError("footage.undecodable", camera="", detail=path.name) from None
            raise
        finally:
            self._inspected.pop(request, None)
        if answer.reason:
            raise FootageError(f"footage.{answer.reason}", camera="", detail=answer.detail)
        return to.file_facts(answer)

    # ---- FootageCutter ---------------------------------------------------------------------------------------

    def cut(self, job: str, plans: Sequence[SourcePlan], between: TimeRange, folder: Path) -> None:
        """As in the port."""
        self._cuts.add(job)
        begin, end = to.microseconds(between.begin), to.microseconds(between.end)
        self._send(Cut(job, to.plans(plans), begin, end, str(folder)))

    def cancel(self, job: str) -> None:
        """As in the port."""
        if job in self._cuts:
            self._cuts.discard(job)
            self._send(CancelCut(job))

    def on_cut(self, listener: Callable[[CutReport], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_cut.add(listener)


def _restarting(name: str, known: _Open) -> SessionReport:
    track = to.track_report_of(TrackState.LOADING, TrackReason.PROCESS_RESTARTING)
    return SessionReport(name, known.position, -1, tuple(track for _ in known.tracks))
