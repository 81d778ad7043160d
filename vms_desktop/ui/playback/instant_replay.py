"""Instant replay: the last minutes of a live tile, in its place, at one key.

The living picture goes on in a corner of it, or comes back on a key. The relay keeps the last two minutes of what is
watched, so nothing has to be recorded for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import PlaybackPosition
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui.playback.instant_view import BACK_S, InstantView
from vms_desktop.ui.playback.session import PlaybackSession
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall import digital_zoom
from vms_desktop.ui.wall.replay_place import ReplayPlace
from vms_desktop.ui.wall.wall_grid import WallGrid

COUNT_EVERY_MS = 500
LONGEST_S = 120


class InstantReplay(QObject):
    """One replay at a time.

    Signals: ``failed(VmsError)``, ``page_asked(str, datetime)``: go on with that camera at that moment on the page.
    """

    failed = Signal(object)
    page_asked = Signal(str, object)

    def __init__(self, playback: PlaybackService, wall: WallService, grid: WallGrid, clock: Clock) -> None:
        super().__init__(grid)
        self._playback, self._wall, self._grid, self._clock = playback, wall, grid, clock
        self._tasks = WidgetTasks("instant replay", self)
        self._tasks.failed.connect(self._trouble)
        self._session = PlaybackSession(playback, clock, self._tasks, self)
        self._tile: int | None = None
        self._camera = ""
        self._back_s = 0
        self.view = InstantView(clock, grid)
        self._connect()
        self._counting = QTimer(self)
        self._counting.setInterval(COUNT_EVERY_MS)
        self._counting.timeout.connect(self.view.tell_delay)
        self._unsubscribe: list[Callable[[], None]] = [
            playback.on_track(self._track_reported),
            playback.on_position(self._moved),
            wall.on_content(self._content_changed),
        ]
        grid.installEventFilter(self)

    def _connect(self) -> None:
        view, tile, session = self.view, self.view.tile, self._session
        view.back_asked.connect(self._again)
        view.further_asked.connect(self._further)
        view.live_asked.connect(self.end)
        view.toggle_asked.connect(session.toggle)
        view.step_asked.connect(session.step)
        view.shift_asked.connect(session.shift)
        view.page_asked.connect(self._to_page)
        tile.surfaces_changed.connect(self._tell_surfaces)
        tile.surfaces_gone.connect(self._playback.surfaces_gone)
        tile.retry_asked.connect(lambda _tile: session.seek(session.at))
        tile.close_asked.connect(lambda _tile: self.end())
        tile.wheeled.connect(self._zoom_at)
        tile.panned.connect(self._pan)
        tile.zoom_reset.connect(lambda _tile: self._playback.zoom(0, WHOLE_PICTURE))
        session.failed.connect(self.failed)
        session.cameras_changed.connect(self._closed)

    async def close(self) -> None:
        """End it, and hear nothing more."""
        self.end()
        self._grid.removeEventFilter(self)
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self._tasks.close()

    # ---- begin and end -------------------------------------------------------------------------------------------

    @property
    def tile(self) -> int | None:
        """The live tile that is looked back at; None: none is."""
        return self._tile

    def start(self, tile: int, seconds: int = BACK_S[0]) -> None:
        """What that live tile showed ``seconds`` ago; does nothing for an empty one."""
        camera = self._wall.status(tile).camera
        if camera is None:
            return
        if self._tile is not None and self._tile != tile:
            self.end()
        self._tile, self._camera, self._back_s = tile, camera.id, seconds
        self.view.apply(None)
        self.view.raise_()
        self._grid.set_replay(ReplayPlace(tile, self.view, self.view.live_corner))
        self._session.show([camera.id], self._clock.now() - timedelta(seconds=seconds), play=True)
        self._counting.start()
        self.view.tile.setFocus()

    def end(self) -> None:
        """Back to the living picture."""
        if self._tile is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.view.isAncestorOf(focus)
        self._tile, self._camera = None, ""
        self._counting.stop()
        self._session.clear()
        self.view.hide()
        self._grid.set_replay(None)
        if had_focus:
            self._grid.focus_selected()

    def _closed(self) -> None:
        """The service closed it: somebody else is at the desk."""
        if not self._session.cameras:
            self.end()

    def _again(self, seconds: int) -> None:
        if self._tile is not None:
            self._back_s = seconds
            self._session.seek(self._clock.now() - timedelta(seconds=seconds))
            self._session.play(1.0)
            self.view.tile.setFocus()

    def _further(self) -> None:
        """The same key again: the next of the distances."""
        self._again(next((one for one in BACK_S if one > self._back_s), LONGEST_S))

    def _trouble(self, error: object) -> None:
        """Not even recorded in the access log: nothing of it may be seen."""
        self.end()
        self.failed.emit(error)

    def _content_changed(self) -> None:
        """Another camera, another layout: the tile is not what was looked back at."""
        if self._tile is None:
            return
        tiles = self._wall.content.camera_ids
        if self._tile >= len(tiles) or tiles[self._tile] != self._camera:
            self.end()

    def _to_page(self) -> None:
        camera, at = self._camera, self._session.at
        self.end()
        self.page_asked.emit(camera, at)

    # ---- what the service says -----------------------------------------------------------------------------------

    def _track_reported(self, status: TrackStatus) -> None:
        if self._tile is not None and status.camera.id == self._camera:
            self.view.apply(status)

    def _moved(self, position: PlaybackPosition) -> None:
        self._session.reported(position)

    def _tell_surfaces(self, _tile: int) -> None:
        tile = self.view.tile
        pixels = tile.video_pixels
        self._playback.surfaces_ready(0, tile.windows, pixels.width(), pixels.height())

    def _zoom_at(self, _tile: int, notches: float, place: QPointF, _ctrl: bool) -> None:
        status = self.view.tile.status
        if status is not None and status.surface is not None:
            region = digital_zoom.zoom_at(status.zoom, place.x(), place.y(), digital_zoom.STEP**notches)
            self._playback.zoom(0, region)

    def _pan(self, _tile: int, dx: float, dy: float) -> None:
        status = self.view.tile.status
        if status is not None:
            self._playback.zoom(0, digital_zoom.pan(status.zoom, dx, dy))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wall is hidden: nobody looks back any more."""
        if event.type() == QEvent.Type.Hide:
            self.end()
        return super().eventFilter(watched, event)
