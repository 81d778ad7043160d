"""Playback: up to nine cameras in step on one clock, whatever their footage lies in.

The clock runs in the footage process; here is what is asked of it, what the access log must know before a picture
appears, and what the page may claim. Nothing here knows widgets, files or libVLC.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, CameraError, InputError, VmsError
from vms_desktop.domain.footage import (
    MOST_TRACKS,
    PlaybackPosition,
    RecordedRange,
    TimeRange,
    TrackState,
    check_speed,
)
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue, for_watching
from vms_desktop.services.playback.footage_log import Replaying, iso
from vms_desktop.services.playback.footage_ports import FootagePlayer, FootageStill, SessionReport, TrackReport
from vms_desktop.services.playback.playback_track import Track, TrackStatus
from vms_desktop.services.playback.played_tracks import PlayedTracks
from vms_desktop.services.playback.track_plans import TrackPlans, around
from vms_desktop.services.ports import TilePlayers, Unsubscribe
from vms_desktop.services.wall.tile_status import ZoomRegion
from vms_desktop.services.wall.tiles import CameraDirectory

__all__ = ["PlaybackService", "TrackStatus"]

THUMBNAIL_WIDTH = 240
THUMBNAIL_REACH = timedelta(minutes=3)


class PlaybackService:
    """One session of playback: the page has one, instant replay in a live tile another (``name`` tells them apart).

    All methods are called on the loop thread and return at once unless ``async``. Tracks are numbered in the order of
    the cameras given to ``open``. With a ``log`` no picture is shown before it is recorded there.
    """

    def __init__(
        self,
        name: str,
        cameras: CameraDirectory,
        catalogue: FootageCatalogue,
        process: FootagePlayer,
        players: TilePlayers,
        clock: Clock,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        on_world_error: Callable[[VmsError], None] | None = None,
    ) -> None:
        self._name = name
        self._cameras = cameras
        self._catalogue = catalogue
        self._process = process
        self._authority = authority
        self._opened_by = authority.actor
        self._log = log
        self._replaying = Replaying(log) if log is not None else None
        self._on_world_error = on_world_error
        self._tasks = TaskOwner(f"playback {name}", on_world_error)
        self._position = PlaybackPosition(clock.now(), 1.0, False)
        self._leap = -1
        self._opening = 0
        self._is_open = False
        self._on_position: Listeners[[PlaybackPosition]] = Listeners()
        self._on_track: Listeners[[TrackStatus]] = Listeners()
        self._tracks = PlayedTracks(name, process, players, self._on_track.notify)
        self._plans = TrackPlans(name, catalogue, process, self._tracks, self._tasks, clock)
        self._unsubscribe: list[Unsubscribe] = [
            *self._tracks.unsubscribe,
            process.on_report(self._reported),
            authority.on_change(self._rights_changed),
        ]

    @plumbing("for the end of the desk")
    async def stop(self) -> None:
        """Close and stop listening; for the end of the desk."""
        self.close()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self._tasks.close()

    # ---- what is told ----------------------------------------------------------------------------------------

    def on_position(self, listener: Callable[[PlaybackPosition], None]) -> Unsubscribe:
        """About ten times a second while open, and at every change."""
        return self._on_position.add(listener)

    def on_track(self, listener: Callable[[TrackStatus], None]) -> Unsubscribe:
        """Whenever something of a track changes; its picture's time about ten times a second while it plays."""
        return self._on_track.add(listener)

    @property
    @plumbing("what is told")
    def position(self) -> PlaybackPosition:
        return self._position

    @property
    @plumbing("what is told")
    def tracks(self) -> list[TrackStatus]:
        return [track.status() for track in self._tracks]

    # ---- which cameras ---------------------------------------------------------------------------------------

    @operation(Permission.REPLAY, logs=Action.REPLAY_OPENED, inside=True)
    async def open(self, camera_ids: Sequence[str], at: datetime) -> None:
        """These cameras, paused at ``at`` (aware); replaces what was open. Recorded before it returns.

        Raises AccessError ``access.*``,
        InputError ``playback.too_many`` (most=…), ``playback.no_camera``, CameraError ``camera.unknown``,
        LogError ``log.not_written``: then nothing is shown, and what was open is closed.
        """
        wanted = [self._cameras.get(camera_id) for camera_id in dict.fromkeys(camera_ids)]
        if not wanted:
            raise InputError("playback.no_camera")
        if len(wanted) > MOST_TRACKS:
            raise InputError("playback.too_many", most=MOST_TRACKS)
        for camera in wanted:
            self._authority.require_replay(camera, at)
        self._opening += 1
        mine = self._opening
        self._stop_tracks()
        self._opened_by = self._authority.actor
        try:
            if self._replaying is not None:
                await self._replaying.open(wanted, at)
            found, rest = await self._catalogue.plans_soon(wanted, around(at))
        except BaseException:
            if mine == self._opening:
                self.close()
            raise
        if mine != self._opening:
            if rest is not None:
                rest.cancel()
            return
        if self._replaying is not None:
            self._replaying.keep_only({camera.id for camera in wanted})
        plans = [for_watching(some, len(wanted)) for some in found]
        self._is_open = True
        self._plans.opened()
        self._position = PlaybackPosition(at, 1.0, False)
        self._tracks.replace(wanted, plans)
        self._process.open(self._name, plans, at)
        self._tracks.show()
        self._on_position.notify(self._position)
        if rest is not None:
            self._plans.supply_rest(rest)

    @plumbing("of what was opened")
    def close(self) -> None:
        """Stop all players; what was really seen goes into the access log."""
        self._opening += 1
        self._stop_tracks()
        if self._replaying is not None:
            self._replaying.keep_only(())

    def _stop_tracks(self) -> None:
        self._tracks.stop()
        if self._is_open:
            self._is_open = False
            self._process.close(self._name)

    # ---- moving in time --------------------------------------------------------------------------------------

    @plumbing("of what was opened")
    def play(self, speed: float = 1.0) -> None:
        """``speed``: one of ±SPEEDS. Raises InputError ``playback.speed``."""
        speed = check_speed(speed)
        if self._is_open:
            self._process.play(self._name, speed)

    @plumbing("of what was opened")
    def pause(self) -> None:
        if self._is_open:
            self._process.pause(self._name)

    @operation(Permission.REPLAY, inside=True)
    def seek(self, at: datetime) -> None:
        """Goes on as it was, playing or paused, from ``at`` (aware). Raises AccessError ``access.*``."""
        self._require(at)
        if self._is_open:
            self._plans.plan_again_near(at)
            self._process.seek(self._name, at)

    @plumbing("of what was opened")
    def step(self, frames: int) -> None:
        """Pause and go so many pictures forwards, or backwards where negative."""
        if self._is_open and frames:
            self._process.step(self._name, frames)

    @operation(Permission.REPLAY, inside=True)
    def loop(self, begin: datetime | None = None, end: datetime | None = None) -> None:
        """Play from ``begin`` to ``end`` again and again; without them no longer. Raises InputError ``playback.loop``
        where the end is not after the beginning, AccessError ``access.*``.
        """
        between = None
        if begin is not None and end is not None:
            if end <= begin:
                raise InputError("playback.loop")
            between = TimeRange(begin, end)
            self._require(begin)
        if self._is_open:
            self._process.loop(self._name, between)

    # ---- what the widgets tell -------------------------------------------------------------------------------

    @plumbing("of what was opened")
    def surfaces_ready(self, track: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        """The tile's two native windows and its video size in device pixels. Again when any of it changes.

        May be called before ``open``: tile ``track`` is where that track will play.
        """
        self._tracks.surfaces_ready(track, windows, width_px, height_px)

    @plumbing("of what was opened")
    def surfaces_gone(self, track: int) -> None:
        """The widget is going away: nothing may draw into its windows any more."""
        self._tracks.surfaces_gone(track)

    @plumbing("of what was opened")
    def set_visible(self, track: int, visible: bool) -> None:
        """A hidden tile stops decoding; it shows the picture of the moment at once when visible again."""
        self._tracks.set_visible(track, visible)

    @plumbing("of what was opened")
    def zoom(self, track: int, region: ZoomRegion) -> None:
        self._tracks.zoom(track, region)

    # ---- what is recorded ------------------------------------------------------------------------------------

    @operation(Permission.REPLAY, inside=True)
    async def recorded(
        self, camera_ids: Sequence[str], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """What is recorded of these cameras, by source; gaps shorter than ``resolution_s`` are left out.

        A source that fails is left out and told to ``on_world_error`` once; the others are there.
        """
        cameras = [self._cameras.get(camera_id) for camera_id in camera_ids]
        for camera in cameras:
            self._authority.require(Permission.REPLAY, camera)
        return await self._catalogue.ranges(cameras, begin, end, resolution_s)

    @operation(Permission.REPLAY, logs=Action.REPLAY_CLOSED, inside=True)
    async def thumbnail(self, camera_id: str, at: datetime) -> bytes | None:
        """A small PNG of about that moment, of a camera that is open (the access log has it); None: there is none, or
        another one was asked for meanwhile.
        """
        camera = self._cameras.get(camera_id)
        self._authority.require_replay(camera, at)
        if all(track.camera.id != camera_id for track in self._tracks):
            return None
        plans = await self._catalogue.plans(camera, around(at, THUMBNAIL_REACH))
        png = await self._process.thumbnail(plans, at, THUMBNAIL_WIDTH) if plans else None
        if png is not None and self._replaying is not None:
            if not self._replaying.is_open(camera_id):
                return None
            self._replaying.glimpsed(camera_id, at)
        return png

    @operation(Permission.SNAPSHOT, logs=Action.SNAPSHOT_TAKEN, inside=True)
    async def snapshot(self, track: int) -> FootageStill:
        """The picture shown now, at its own size. Recorded before it is returned.

        Raises CameraError ``camera.no_picture``, LogError ``log.not_written``.
        """
        it = self._tracks.get(track)
        self._authority.require(Permission.SNAPSHOT, it.camera if it is not None else None)
        still = await self._process.still(self._name, track) if it is not None else None
        if it is None or still is None:
            raise CameraError("camera.no_picture", camera=it.camera.code if it is not None else "")
        if self._log is not None:
            details = {"taken_at": iso(still.taken_at), "sha256": still.original_sha256, "source": still.source_id}
            await self._log.record(about(it.camera, Action.SNAPSHOT_TAKEN, **details))
        return still

    # ---- rights ----------------------------------------------------------------------------------------------

    def _require(self, at: datetime) -> None:
        for track in self._tracks:
            self._authority.require_replay(track.camera, at)

    def _rights_changed(self) -> None:
        """Somebody else, or nobody, or less than before: what was opened for another person is not theirs to see."""
        if not self._is_open:
            return
        covered = all(self._authority.covers(Permission.REPLAY, track.camera) for track in self._tracks)
        if not covered or self._authority.actor != self._opened_by:
            self.close()
            self._position = replace(self._position, playing=False)
            self._on_position.notify(self._position)

    def _stop_where_it_ends(self, position: PlaybackPosition) -> None:
        """Played backwards, footage grows older than some may look at."""
        if position.playing and position.speed < 0:
            try:
                self._require(position.at)
            except AccessError as error:
                self.pause()
                if self._on_world_error is not None:
                    self._on_world_error(error)

    # ---- reports ---------------------------------------------------------------------------------------------

    def _reported(self, report: SessionReport) -> None:
        if report.session != self._name or not self._is_open:
            return
        run_on = report.leap == self._leap
        self._leap = report.leap
        self._position = report.position
        self._on_position.notify(report.position)
        for track, news in zip(self._tracks, report.tracks, strict=False):
            self._note_seen(track, news, run_on)
            if news != track.report:
                track.report = news
                self._tracks.tell(track)
        self._plans.plan_again_near(report.position.at)
        self._stop_where_it_ends(report.position)

    def _note_seen(self, track: Track, news: TrackReport, run_on: bool) -> None:
        shown = news.state in (TrackState.PLAYING, TrackState.PAUSED) and track.front is not None
        if self._replaying is not None and shown and news.picture_time is not None:
            unbroken = run_on and track.report.state is not TrackState.MISSING
            self._replaying.saw(track.camera.id, news.picture_time, run_on=unbroken)
