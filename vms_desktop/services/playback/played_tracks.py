"""The tracks of a playback session on the screen: which window each draws into, and which of its players shows.

What is played is the session's business (``playback.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import TrackReason, TrackState
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import FootagePlayer, SourcePlan, TrackReport
from vms_desktop.services.playback.playback_track import Track, TrackStatus
from vms_desktop.services.ports import TilePlayers, Unsubscribe
from vms_desktop.services.wall.tile_status import ZoomRegion


@machinery("state of the playback service")
class PlayedTracks:
    """Called on the loop thread. ``tell`` is called whenever something of a track changes."""

    def __init__(
        self, session: str, process: FootagePlayer, players: TilePlayers, tell: Callable[[TrackStatus], None]
    ) -> None:
        self._session = session
        self._process = process
        self._players = players
        self._tell_of = tell
        self._tracks: list[Track] = []
        self._surfaces: dict[int, tuple[tuple[int, int], int, int]] = {}
        self.unsubscribe: list[Unsubscribe] = [
            process.on_ready(self._process_ready),
            players.on_showing(self._slot_showing),
            players.on_replaced(self._slots_replaced),
        ]

    def __iter__(self) -> Iterator[Track]:
        return iter(self._tracks)

    def __len__(self) -> int:
        return len(self._tracks)

    def get(self, number: int) -> Track | None:
        return self._tracks[number] if 0 <= number < len(self._tracks) else None

    def replace(self, cameras: Sequence[Camera], plans: Sequence[list[SourcePlan]]) -> None:
        """Tracks of these cameras in the place of what there was; ``show`` when the process knows of them."""
        self.stop()
        for number, (camera, known) in enumerate(zip(cameras, plans, strict=True)):
            track = Track(number, camera, self._session, self._players, known)
            if number in self._surfaces:
                track.windows, track.width_px, track.height_px = self._surfaces[number]
            self._tracks.append(track)

    def show(self) -> None:
        for track in self._tracks:
            self._settle(track)
            self.tell(track)

    def stop(self) -> None:
        """Nothing draws any more, and there are no tracks."""
        for track in self._tracks:
            track.stop()
        self._tracks = []

    def tell(self, track: Track) -> None:
        self._tell_of(track.status())

    # ---- what the widgets tell -------------------------------------------------------------------------------

    def surfaces_ready(self, number: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        self._surfaces[number] = (windows, width_px, height_px)
        track = self.get(number)
        if track is None:
            return
        if track.windows != windows:
            track.stop()
        track.windows, track.width_px, track.height_px = windows, width_px, height_px
        self._settle(track)
        self.tell(track)

    def surfaces_gone(self, number: int) -> None:
        self._surfaces.pop(number, None)
        track = self.get(number)
        if track is not None:
            track.stop()
            track.windows = None

    def set_visible(self, number: int, visible: bool) -> None:
        track = self.get(number)
        if track is not None and track.visible != visible:
            track.visible = visible
            self._settle(track)
            self.tell(track)

    def zoom(self, number: int, region: ZoomRegion) -> None:
        track = self._tracks[number]
        track.apply_zoom(region)
        self.tell(track)

    # ---- players ---------------------------------------------------------------------------------------------

    def _settle(self, track: Track) -> None:
        if not track.wants_to_play:
            track.stop()
        elif track.opened is None:
            url = self._process.track_url(self._session, track.number)
            if url is not None:
                track.play(url)

    def _process_ready(self) -> None:
        """Another process, other addresses: what is seen stays until the new one shows."""
        for track in self._tracks:
            track.report = TrackReport(
                TrackState.LOADING, TrackReason.PROCESS_RESTARTING, track.report.source_id, None, None, None
            )
            url = self._process.track_url(self._session, track.number)
            if track.wants_to_play and url is not None:
                track.play(url)
            self.tell(track)

    def _slot_showing(self, slot: str, generation: int, after_s: float) -> None:
        for track in self._tracks:
            if track.shows(slot, generation):
                self.tell(track)

    def _slots_replaced(self, slots: list[str]) -> None:
        for track in self._tracks:
            if track.front is not None and track.slot(track.front) in slots:
                track.front = None
                self.tell(track)
