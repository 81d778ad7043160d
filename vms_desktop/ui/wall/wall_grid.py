"""The wall itself: tiles in their layout, selection, carrying cameras about, digital zoom.

Tile widgets are made when a layout first needs them and then kept, hidden: making native windows is slow and every
player would have to open again. Nothing animates.
"""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, TileStatus, ZoomRegion
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall import arrangement, digital_zoom, paint
from vms_desktop.ui.wall.carry_cursor import carry_cursor
from vms_desktop.ui.wall.parent_watch import ParentWatch
from vms_desktop.ui.wall.replay_place import ReplayPlace
from vms_desktop.ui.wall.stale_picture import greyed
from vms_desktop.ui.wall.tile import TileWidget
from vms_desktop.ui.wall.tile_words import Steering

_COUNT_EVERY_MS = 500
_TURN_EVERY_MS = 100
_STOPPED_SEEN_MS = 2500
_STOPPING_SEEN_MS = 12000
"""Longer than a stop is tried (``services/wall/ptz.py``): then it has failed, and a message says so."""


class WallGrid(QWidget):
    """Signals: ``selected(int)`` (a tile number), ``menu_asked(int, QPoint)``, ``steered(int, float)`` (wheel notches
    over a tile whose camera zooms by itself), ``many_dropped(list)`` (camera ids of a branch), ``failed(VmsError)``.
    """

    selected = Signal(int)
    menu_asked = Signal(int, QPoint)
    steered = Signal(int, float)
    many_dropped = Signal(list)
    failed = Signal(object)

    def __init__(self, wall: WallService, clock: Clock, tasks: WidgetTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wallGrid")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._wall = wall
        self._clock = clock
        self._tasks = tasks
        self._tiles: list[TileWidget] = []
        self._selected = 0
        self._replay: ReplayPlace | None = None
        self._carried: int | None = None
        self._target: int | None = None
        self._visible = False
        self._discreet = False
        self._parents = ParentWatch(self, self._follow)
        self._one_picture_at_a_time = asyncio.Lock()
        self._phase = 0
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNT_EVERY_MS)
        self._counting.timeout.connect(self._count)
        self._turning = QTimer(self)
        self._turning.setInterval(_TURN_EVERY_MS)
        self._turning.timeout.connect(self._turn)
        self._steered: int | None = None
        self._stopped = QTimer(self)
        self._stopped.setSingleShot(True)
        self._stopped.timeout.connect(lambda: self.set_steering(self._steered, None))
        self._unsubscribe = [wall.on_tile(self.apply), wall.on_content(self.arrange)]

    def stop(self) -> None:
        """Hear nothing more from the service, stop decoding."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self.set_wall_visible(False)

    # ---- tiles ---------------------------------------------------------------------------------------------------

    @property
    def layout_now(self) -> Layout:
        return self._wall.content.layout

    @property
    def tiles(self) -> list[TileWidget]:
        """The widgets made so far; those beyond the layout are hidden."""
        return self._tiles

    @property
    def selected_tile(self) -> int:
        return self._selected

    def apply(self, status: TileStatus) -> None:
        """A tile's report, from the service."""
        if status.tile < len(self._tiles):
            self._tiles[status.tile].apply(status)
            if self._tiles[status.tile].waits and self._visible and not self._turning.isActive():
                self._turning.start()

    def arrange(self) -> None:
        """Bring the tiles in line with layout and maximised tile."""
        layout, maximised = self.layout_now, self._wall.maximised
        self._make_tiles(len(layout.cells))
        places = arrangement.boxes(layout, self.width(), self.height())
        shown = {maximised} if maximised is not None else set(range(len(places)))
        for tile in self._tiles:
            if tile.number not in shown:
                tile.hide()
        for number in sorted(shown):
            tile = self._tiles[number]
            if maximised is not None:
                tile.setGeometry(0, 0, self.width(), self.height())
            else:
                tile.setGeometry(*places[number])
            tile.show()
        if self._replay is not None:
            self._replay.put(self._tiles[self._replay.tile], shown)
        if self._selected not in shown:
            self.select(maximised if maximised is not None else len(places) - 1)
        self._tiles[self._selected].set_selected(True)
        self.update()

    def set_replay(self, place: ReplayPlace | None) -> None:
        """A replay in a tile's place; None: all tiles have their places to themselves again."""
        self._replay = place
        self.arrange()

    def set_discreet(self, on: bool) -> None:
        """No names, no hands: the pictures go on."""
        self._discreet = on
        focus = QApplication.focusWidget()
        if on and focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()  # else the keyboard, and with it the selection, wanders from tile to tile
        for tile in self._tiles:
            tile.set_discreet(on)

    def _make_tiles(self, count: int) -> None:
        for number in range(len(self._tiles), count):
            tile = TileWidget(number, self._clock, self)
            tile.set_discreet(self._discreet)
            tile.focused.connect(self.select)
            tile.close_asked.connect(self.close_tile)
            tile.retry_asked.connect(self._wall.retry_now)
            tile.maximise_asked.connect(self.toggle_maximised)
            tile.menu_asked.connect(self._ask_menu)
            tile.cameras_dropped.connect(self._drop_cameras)
            tile.surfaces_changed.connect(self._tell_surfaces)
            tile.surfaces_gone.connect(self._wall.surfaces_gone)
            tile.picture_came.connect(self._grey_picture)
            tile.wheeled.connect(self._wheel)
            tile.panned.connect(self._pan)
            tile.zoom_reset.connect(self.reset_zoom)
            tile.dragged.connect(self._carry)
            tile.dropped.connect(self._drop_tile)
            tile.drag_ended.connect(self._end_carry)
            tile.apply(self._wall.status(number))
            self._wall.set_visible(number, self._visible)
            self._tiles.append(tile)
            # A tile made later would come last of all, behind the panel at the right.
            QWidget.setTabOrder(self._tiles[number - 1].last_stop if number else self, tile)

    def _tell_surfaces(self, number: int) -> None:
        tile = self._tiles[number]
        if self._replay is not None and number == self._replay.tile:
            # Small for a while: another stream for it would end the one that is being looked back at.
            return
        pixels = tile.video_pixels
        self._wall.surfaces_ready(number, tile.windows, pixels.width(), pixels.height())

    def set_wall_visible(self, visible: bool) -> None:
        """Hidden, minimised or covered: tiles stop decoding. Called by the page, which knows its window."""
        if visible == self._visible:
            return
        self._visible = visible
        for tile in self._tiles:
            self._wall.set_visible(tile.number, visible)
        if visible:
            self._counting.start()
            self._count()
        else:
            self._counting.stop()
            self._turning.stop()

    def _count(self) -> None:
        for tile in self._tiles:
            if tile.isVisible():
                tile.refresh()
        if any(tile.isVisible() and tile.waits for tile in self._tiles) and not self._turning.isActive():
            self._turning.start()

    def _turn(self) -> None:
        waiting = [tile for tile in self._tiles if tile.waits and tile.isVisible()]
        self._phase = (self._phase + 1) % paint.SPIN_STEPS
        for tile in waiting:
            tile.turn(self._phase)
        if not waiting:
            self._turning.stop()

    def _grey_picture(self, number: int) -> None:
        self._tasks.start(self._grey(self._tiles[number]), f"grey picture of tile {number}")

    async def _grey(self, tile: TileWidget) -> None:
        status = tile.status
        picture = status.stale_picture if status is not None else None
        if picture is None:
            return
        async with self._one_picture_at_a_time:
            image = await asyncio.to_thread(greyed, picture.png, tile.video_pixels)
        if tile.status is not None and tile.status.stale_picture is picture:
            tile.set_greyed(image)

    # ---- steering ------------------------------------------------------------------------------------------------

    @property
    def steered_tile(self) -> int | None:
        """The tile that says that its camera is, or was just, steered."""
        return self._steered

    def set_steering(self, number: int | None, steering: Steering | None) -> None:
        """Show in that tile, and in no other, what a hand does with its camera; "stopped" goes by itself."""
        if self._steered is not None and self._steered != number:
            self._tiles[self._steered].set_steering(None)
        self._steered = number if steering is not None else None
        if number is not None:
            self._tiles[number].set_steering(steering)
        if steering is Steering.STOPPED:
            self._stopped.start(_STOPPED_SEEN_MS)
        elif steering is Steering.STOPPING:
            self._stopped.start(_STOPPING_SEEN_MS)
        else:
            self._stopped.stop()

    # ---- selection -----------------------------------------------------------------------------------------------

    def select(self, number: int) -> None:
        """Make a tile the one that keys and the context panel mean."""
        before, self._selected = self._selected, number
        for index in {before, number}:
            if index < len(self._tiles):
                self._tiles[index].set_selected(index == number)
        if number < len(self._tiles) and self._focus_is_inside() and not self._tiles[number].hasFocus():
            self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)
        if before != number:
            self.selected.emit(number)

    def select_next(self, dx: int, dy: int) -> None:
        if self._wall.maximised is None:
            number = arrangement.neighbour(self.layout_now, self._selected, dx, dy)
            self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)
            self.select(number)

    def focus_selected(self) -> None:
        self._tiles[self._selected].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_is_inside(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def close_tile(self, number: int) -> None:
        self._wall.close(number)

    def toggle_maximised(self, number: int) -> None:
        self._wall.maximise(None if self._wall.maximised == number else number)

    def _ask_menu(self, number: int, place: QPoint) -> None:
        self.select(number)
        self.menu_asked.emit(number, place)

    # ---- carrying ------------------------------------------------------------------------------------------------

    def _drop_cameras(self, number: int, camera_ids: list[str]) -> None:
        if len(camera_ids) > 1:
            # Of a branch: they fill what is free.
            self.many_dropped.emit(camera_ids)
            return
        try:
            self._wall.assign(number, camera_ids[0])
        except VmsError as error:
            self.failed.emit(error)
            return
        self.select(number)

    def _tile_at(self, place: QPoint) -> int | None:
        inside = self.mapFromGlobal(place)
        for tile in self._tiles:
            if tile.isVisible() and tile.geometry().contains(inside):
                return tile.number
        return None

    def _carry(self, number: int, place: QPoint) -> None:
        if self._carried is None:
            self._carried = number
            status = self._tiles[number].status
            code = status.camera.code if status is not None and status.camera is not None else ""
            QApplication.setOverrideCursor(carry_cursor(code, self.devicePixelRatioF()))
        target = self._tile_at(place)
        self._mark_target(target if target != number else None)

    def _mark_target(self, target: int | None) -> None:
        if target == self._target:
            return
        for index, on in ((self._target, False), (target, True)):
            if index is not None:
                self._tiles[index].set_target(on)
        self._target = target

    def _drop_tile(self, number: int, place: QPoint) -> None:
        target = self._tile_at(place)
        if target is not None and target != number:
            self._wall.swap(number, target)
            self.select(target)

    def _end_carry(self, number: int) -> None:
        if self._carried is not None:
            self._carried = None
            QApplication.restoreOverrideCursor()
        self._mark_target(None)

    def cancel_carry(self) -> bool:
        """Escape while carrying; whether there was anything to let go."""
        if self._carried is None:
            return False
        self._tiles[self._carried].cancel_drag()
        return True

    # ---- digital zoom --------------------------------------------------------------------------------------------

    def _zoom(self, number: int, region: ZoomRegion) -> None:
        if region != self._wall.status(number).zoom:
            self._wall.zoom(number, region)

    def _wheel(self, number: int, notches: float, place: QPointF, ctrl: bool) -> None:
        status = self._wall.status(number)
        if status.camera is None:
            return
        if status.camera.has_ptz and not ctrl:
            self.select(number)
            self.steered.emit(number, notches)
        else:
            self._zoom_at(number, place, notches)

    def zoom_step(self, number: int, notches: float) -> None:
        """Digital zoom around the middle, for keys."""
        self._zoom_at(number, QPointF(0.5, 0.5), notches)

    def _zoom_at(self, number: int, place: QPointF, notches: float) -> None:
        status = self._wall.status(number)
        if status.surface is not None:
            factor = digital_zoom.STEP**notches
            self._zoom(number, digital_zoom.zoom_at(status.zoom, place.x(), place.y(), factor))

    def _pan(self, number: int, dx: float, dy: float) -> None:
        self._zoom(number, digital_zoom.pan(self._wall.status(number).zoom, dx, dy))

    def reset_zoom(self, number: int) -> None:
        # Also when the tile says it is whole: whoever sees otherwise must have a way.
        self._wall.zoom(number, WHOLE_PICTURE)

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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cancel_carry()

    def _follow(self) -> None:
        for tile in self._tiles:
            if tile.isVisible():
                tile.follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), paint.colour("background"))
