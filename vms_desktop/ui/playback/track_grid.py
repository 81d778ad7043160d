"""The tiles of the Playback page: one, four or nine, each a camera of the same moment."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.layout import Layout
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, ZoomRegion
from vms_desktop.ui.playback.track_tile import TrackTile
from vms_desktop.ui.wall import arrangement, digital_zoom, paint
from vms_desktop.ui.wall.parent_watch import ParentWatch

_TURN_EVERY_MS = 100


class TrackGrid(QWidget):
    """Tiles are made when first needed and then kept. Knows the service for windows, visibility and zoom only.

    Signals: ``selected(int)``, ``camera_dropped(int, str)``, ``close_asked(int)``, ``retry_asked(int)``,
    ``menu_asked(int, QPoint)``, ``maximise_asked(int)``.
    """

    selected = Signal(int)
    camera_dropped = Signal(int, str)
    close_asked = Signal(int)
    retry_asked = Signal(int)
    menu_asked = Signal(int, QPoint)
    maximise_asked = Signal(int)

    def __init__(self, playback: PlaybackService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trackGrid")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._playback = playback
        self._tiles: list[TrackTile] = []
        self._layout = Layout.ONE
        self._maximised: int | None = None
        self._selected = 0
        self._visible = False
        self._phase = 0
        self._parents = ParentWatch(self, self._follow)
        self._turning = QTimer(self)
        self._turning.setInterval(_TURN_EVERY_MS)
        self._turning.timeout.connect(self._turn)
        self._unsubscribe = playback.on_track(self._track_reported)

    def stop(self) -> None:
        """Hear nothing more from the service, stop decoding."""
        self._unsubscribe()
        self.set_playing_visible(False)
        self._turning.stop()

    # ---- which tiles ---------------------------------------------------------------------------------------------

    @property
    def tiles(self) -> list[TrackTile]:
        return self._tiles

    @property
    def selected_tile(self) -> int:
        return self._selected

    @property
    def layout_now(self) -> Layout:
        return self._layout

    @property
    def maximised(self) -> int | None:
        return self._maximised

    def set_layout(self, layout: Layout) -> None:
        self._layout, self._maximised = layout, None
        self.arrange()

    def maximise(self, tile: int | None) -> None:
        """Only that tile; None: all again."""
        self._maximised = tile if tile is not None and tile < len(self._layout.cells) else None
        self.arrange()

    def arrange(self) -> None:
        self._make_tiles(len(self._layout.cells))
        places = arrangement.boxes(self._layout, self.width(), self.height())
        shown = {self._maximised} if self._maximised is not None else set(range(len(places)))
        for tile in self._tiles:
            if tile.number not in shown:
                tile.hide()
        for number in sorted(shown):
            tile = self._tiles[number]
            whole = self._maximised is not None
            tile.setGeometry(*((0, 0, self.width(), self.height()) if whole else places[number]))
            tile.show()
        if self._selected not in shown:
            self.select(min(shown))
        self._tiles[self._selected].set_selected(True)
        self.tell_visible()
        self.update()

    def _make_tiles(self, count: int) -> None:
        for number in range(len(self._tiles), count):
            tile = TrackTile(number, self)
            tile.focused.connect(self.select)
            tile.close_asked.connect(self.close_asked)
            tile.retry_asked.connect(self.retry_asked)
            tile.maximise_asked.connect(self.maximise_asked)
            tile.menu_asked.connect(self._ask_menu)
            tile.cameras_dropped.connect(lambda tile, ids: self.camera_dropped.emit(tile, ids[0]))
            tile.surfaces_changed.connect(self._tell_surfaces)
            tile.surfaces_gone.connect(self._playback.surfaces_gone)
            tile.wheeled.connect(self._zoom_at)
            tile.panned.connect(self._pan)
            tile.zoom_reset.connect(self.reset_zoom)
            self._tiles.append(tile)
            if number:
                QWidget.setTabOrder(self._tiles[number - 1].last_stop, tile)

    def _tell_surfaces(self, number: int) -> None:
        tile = self._tiles[number]
        pixels = tile.video_pixels
        self._playback.surfaces_ready(number, tile.windows, pixels.width(), pixels.height())

    def refresh(self) -> None:
        """Take over all tracks anew: others were opened."""
        tracks = {status.track: status for status in self._playback.tracks}
        for tile in self._tiles:
            tile.apply(tracks.get(tile.number))
        self.tell_visible()

    def _track_reported(self, status: TrackStatus) -> None:
        if status.track < len(self._tiles):
            tile = self._tiles[status.track]
            tile.apply(status)
            if tile.waits and self._visible and not self._turning.isActive():
                self._turning.start()

    def _turn(self) -> None:
        self._phase = (self._phase + 1) % paint.SPIN_STEPS
        waiting = [tile for tile in self._tiles if tile.isVisible() and tile.waits]
        for tile in waiting:
            tile.turn(self._phase)
        if not waiting or not self._visible:
            self._turning.stop()

    # ---- seen or not ---------------------------------------------------------------------------------------------

    def set_playing_visible(self, visible: bool) -> None:
        """The page is hidden: tiles stop decoding."""
        self._visible = visible
        self.tell_visible()

    def tell_visible(self) -> None:
        for tile in self._tiles:
            self._playback.set_visible(tile.number, self._visible and not tile.isHidden())

    # ---- selection -----------------------------------------------------------------------------------------------

    def select(self, number: int) -> None:
        before, self._selected = self._selected, number
        for tile in self._tiles:
            tile.set_selected(tile.number == number)
        if before != number:
            self.selected.emit(number)

    def select_next(self, dx: int, dy: int) -> None:
        if self._maximised is None:
            number = arrangement.neighbour(self._layout, self._selected, dx, dy)
            self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)
            self.select(number)

    def focus_selected(self) -> None:
        if self._selected < len(self._tiles):
            self._tiles[self._selected].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_menu(self, number: int, place: QPoint) -> None:
        self.select(number)
        self.menu_asked.emit(number, place)

    # ---- digital zoom --------------------------------------------------------------------------------------------

    def _zoom(self, number: int, region: ZoomRegion) -> None:
        status = self._tiles[number].status
        if status is not None and region != status.zoom:
            self._playback.zoom(number, region)

    def _zoom_at(self, number: int, notches: float, place: QPointF, _ctrl: bool) -> None:
        status = self._tiles[number].status
        if status is not None and status.surface is not None:
            factor = digital_zoom.STEP**notches
            self._zoom(number, digital_zoom.zoom_at(status.zoom, place.x(), place.y(), factor))

    def _pan(self, number: int, dx: float, dy: float) -> None:
        status = self._tiles[number].status
        if status is not None:
            self._zoom(number, digital_zoom.pan(status.zoom, dx, dy))

    def reset_zoom(self, number: int) -> None:
        self._zoom(number, WHOLE_PICTURE)

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for tile in self._tiles:
            tile.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parents.begin()
        self._follow()

    def _follow(self) -> None:
        for tile in self._tiles:
            if tile.isVisible():
                tile.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), paint.colour("background"))
