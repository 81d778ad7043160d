"""One track of the playback page: a camera, its sources, and the player that draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import FootageSource, TrackReason, TrackState
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import SegmentPlan, SourcePlan, TrackReport
from vms_desktop.services.ports import TilePlayers
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, ZoomRegion


@dataclass(frozen=True, slots=True)
class TrackStatus:
    """All a playback tile needs to draw itself.

    ``picture_time``: true time (UTC) of the picture on the screen; ``camera_time``: what the camera's own clock said
    then; ``clock_offset_s``: theirs minus ours. All None while there is no picture. ``surface``: 0 or 1, the native
    window that holds the picture, None: none does. ``detail``: folded technical text.
    """

    track: int
    camera: Camera
    state: TrackState
    reason: TrackReason
    source: FootageSource | None
    picture_time: datetime | None
    camera_time: datetime | None
    clock_offset_s: float | None
    surface: int | None
    codec: str
    width: int
    height: int
    zoom: ZoomRegion
    detail: str = ""


NOTHING_YET = TrackReport(TrackState.LOADING, TrackReason.NONE, "", None, None, None)


@machinery("state of the playback service")
@dataclass(slots=True)
class Track:
    """State of one track. The process keeps one stream a track, whatever is played, so one window is enough; the
    other is used when the process was started anew, so that the old picture stays until there is another.
    """

    number: int
    camera: Camera
    session: str
    players: TilePlayers
    plans: list[SourcePlan] = field(default_factory=list)
    report: TrackReport = NOTHING_YET
    windows: tuple[int, int] | None = None
    width_px: int = 0
    height_px: int = 0
    visible: bool = True
    zoom: ZoomRegion = WHOLE_PICTURE
    front: int | None = None
    """The window that shows something."""
    opened: int | None = None
    """The window whose player was opened last."""
    generation: int = 0

    def slot(self, index: int) -> str:
        return f"{self.session}.{self.number}.{index}"

    @property
    def wants_to_play(self) -> bool:
        return self.windows is not None and self.visible

    def play(self, url: str) -> None:
        """Bring the stream at this address up behind what is seen."""
        if self.windows is None:
            return
        index = 0 if self.front is None else 1 - self.front
        if self.opened is not None and self.opened not in (self.front, index):
            self.players.close(self.slot(self.opened))
        self.opened = index
        slot = self.slot(index)
        self.generation = self.players.open(slot, self.windows[index], url, steady=self._is_large)
        self.players.crop(slot, self.zoom.left, self.zoom.top, self.zoom.width, self.zoom.height)

    @property
    def _is_large(self) -> bool:
        """Whether its pictures may be those of a main stream."""
        return any(plan.source.quality is not StreamQuality.SUB for plan in self.plans)

    def shows(self, slot: str, generation: int) -> bool:
        """The first picture is on the screen; whether that was news of this track."""
        if self.opened is None or slot != self.slot(self.opened) or generation != self.generation:
            return False
        if self.front is not None and self.front != self.opened:
            self.players.close(self.slot(self.front))
        self.front = self.opened
        return True

    def stop(self) -> None:
        """Nothing draws any more."""
        for index in {self.front, self.opened} - {None}:
            self.players.close(self.slot(index or 0))
        self.front = self.opened = None

    def apply_zoom(self, region: ZoomRegion) -> None:
        self.zoom = region
        if self.opened is not None:
            slot = self.slot(self.opened)
            self.players.crop(slot, region.left, region.top, region.width, region.height)

    def source(self) -> FootageSource | None:
        """The one the picture comes from."""
        return next((plan.source for plan in self.plans if plan.source.id == self.report.source_id), None)

    def status(self) -> TrackStatus:
        report = self.report
        state = report.state
        if state in (TrackState.PLAYING, TrackState.PAUSED) and self.wants_to_play and self.front is None:
            state = TrackState.LOADING
        has_picture = state in (TrackState.PLAYING, TrackState.PAUSED, TrackState.LOADING)
        return TrackStatus(
            track=self.number,
            camera=self.camera,
            state=state,
            reason=report.reason,
            source=self.source(),
            picture_time=report.picture_time,
            camera_time=report.camera_time,
            clock_offset_s=report.clock_offset_s,
            surface=self.front if has_picture else None,
            codec=report.codec,
            width=report.width,
            height=report.height,
            zoom=self.zoom,
            detail=report.detail,
        )

    def needs_plans(self, at: datetime, margin: timedelta) -> bool:
        """Whether the known segments end near ``at``."""
        windows = [plan.window for plan in self.plans if isinstance(plan, SegmentPlan)]
        return any(at - margin < window.begin or at + margin > window.end for window in windows)
