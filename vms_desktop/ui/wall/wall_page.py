"""The page with the wall: toolbar, tiles, keys.

    WallPage(wall: WallService, ptz: PtzService, views: ViewService, snapshots: SnapshotService, clock: Clock,
             parent: QWidget | None = None)

Order of life: build it, ``await wall.start()``, show the window, ``place = await page.restore()``; at the end
``await page.close_page()`` before ``await ptz.close()`` and ``await wall.stop()``. The page restores and remembers
the wall's content; the window's place is handed back by ``restore`` for the shell to apply after ``show()``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.ptz import PtzVector
from vms_desktop.domain.view import WindowPlace
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.offered import Refused
from vms_desktop.ui.ptz_control import PtzControl
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall.placing import Placing
from vms_desktop.ui.wall.saved_views import SavedViews
from vms_desktop.ui.wall.tile_menu import TileMenu
from vms_desktop.ui.wall.tile_words import Steering
from vms_desktop.ui.wall.toolbar import WallToolbar
from vms_desktop.ui.wall.wall_grid import WallGrid
from vms_desktop.ui.wall.wall_keys import WallKeys

REMEMBER_AFTER_MS = 1000


class WallPage(QWidget):
    """Signals: ``tile_selected(int)`` (also when the selected tile got another camera), ``message(VmsError)``,
    ``notice(Words)`` (something went well), ``saved(Words, Path)`` (a still picture), ``properties_asked(str)`` (camera
    id), ``preset_asked(int)`` (the selected camera's preset with that number), ``replay_asked()`` (of the selected
    tile),
    ``full_screen_changed(bool)``: the shell hides everything but this page and makes its window full screen.
    """

    tile_selected = Signal(int)
    message = Signal(object)
    notice = Signal(object)
    saved = Signal(object, object)
    properties_asked = Signal(str)
    preset_asked = Signal(int)
    replay_asked = Signal()
    full_screen_changed = Signal(bool)

    def __init__(
        self,
        wall: WallService,
        ptz: PtzService,
        views: ViewService,
        snapshots: SnapshotService,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wallPage")
        self._wall = wall
        self._ptz = ptz
        self._views = views
        self._snapshots = snapshots
        self._full_screen = False
        self._locked = False
        self._tasks = WidgetTasks("wall page", self)
        self._tasks.failed.connect(self.message)
        self.toolbar = WallToolbar(self)
        self.grid = WallGrid(wall, clock, self._tasks, self)
        self.control = PtzControl(ptz, self)
        self._keys = WallKeys(self.grid, self.control, self)
        self._saved = SavedViews(wall, views, self._tasks, self)
        self._menu = TileMenu(self)
        self.placing = Placing(wall, self.grid, self)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(REMEMBER_AFTER_MS)
        self._remember.timeout.connect(self._remember_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.grid, 1)
        self._connect()
        self._content_changed()

    def _connect(self) -> None:
        bar, grid, menu = self.toolbar, self.grid, self._menu
        bar.views_asked.connect(lambda: self._saved.ask(bar.views_button))
        bar.layout_picked.connect(self._wall.set_layout)
        bar.snapshot_asked.connect(self.take_snapshot)
        bar.clear_asked.connect(self._ask_clear)
        bar.full_screen_asked.connect(lambda: self.set_full_screen(not self._full_screen))
        self._saved.name_changed.connect(bar.set_view_name)
        grid.selected.connect(self._selection_changed)
        grid.menu_asked.connect(self._open_menu)
        grid.steered.connect(lambda _tile, notches: self.control.pulse_zoom(notches))
        grid.failed.connect(self.message)
        grid.many_dropped.connect(self.placing.show_cameras)
        self.placing.failed.connect(self.message)
        self.placing.notice.connect(self.notice)
        menu.maximise.connect(grid.toggle_maximised)
        menu.snapshot.connect(self.take_snapshot)
        menu.retry.connect(self._wall.retry_now)
        menu.whole_picture.connect(grid.reset_zoom)
        menu.properties.connect(self._ask_properties)
        menu.close_tile.connect(grid.close_tile)
        self.control.moving_changed.connect(self._steering_changed)
        self._keys.full_screen_asked.connect(lambda: self.set_full_screen(not self._full_screen))
        self._keys.back_asked.connect(self._back)
        self._keys.snapshot_asked.connect(self.take_snapshot)
        self._keys.preset_asked.connect(self.preset_asked)
        self._keys.replay_asked.connect(self.replay_asked)
        self._unsubscribe = [
            self._wall.on_content(self._content_changed),
            self._ptz.on_motion(self._moved),
            self._ptz.on_error(self._steering_failed),
        ]
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # ---- life ----------------------------------------------------------------------------------------------------

    async def restore(self) -> WindowPlace | None:
        """Show what the wall showed last; returns where its window stood. Raises StorageError ``storage.*``."""
        content, place = await self._views.last_wall()
        if content is not None:
            self._wall.restore(content)
        self._remember.stop()
        return place

    async def close_page(self) -> None:
        """Stop steering and decoding, remember the wall, end what runs."""
        self.control.halt()
        self.grid.stop()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        if self._remember.isActive():
            self._remember.stop()
            try:
                await self._views.remember_wall(self._wall.kept, self._place())
            except VmsError as error:
                self.message.emit(error)
        await self._tasks.close()

    def _remember_now(self) -> None:
        self._tasks.start(self._views.remember_wall(self._wall.kept, self._place()), "remember the wall")

    def _place(self) -> WindowPlace:
        window = self.window()
        return WindowPlace(bytes(window.saveGeometry().data()), window.screen().name(), self._full_screen)

    def take_keyboard(self) -> None:
        """The selected tile has the keyboard: arrows steer, Enter maximises."""
        self.grid.focus_selected()

    # ---- selection and content -----------------------------------------------------------------------------------

    @property
    def selected_camera(self) -> Camera | None:
        return self._wall.status(self.grid.selected_tile).camera

    def _content_changed(self) -> None:
        self.toolbar.set_layout_now(self._wall.content.layout)
        self._saved.content_changed()
        self._selection_changed(self.grid.selected_tile)
        self._remember.start()

    def _selection_changed(self, number: int) -> None:
        camera = self._wall.status(number).camera
        self.control.set_camera(camera.id if camera is not None and camera.has_ptz else None)
        self.toolbar.set_tile_usable(camera is not None)
        self.tile_selected.emit(number)

    def _open_menu(self, number: int, place: QPoint) -> None:
        self._menu.build(self._wall.status(number), self._wall.maximised == number, self).popup(place)

    def _ask_properties(self, number: int) -> None:
        camera = self._wall.status(number).camera
        if camera is not None:
            self.properties_asked.emit(camera.id)

    def _ask_clear(self) -> None:
        """A wall that was put together tile by tile must not be gone by one slip of the mouse."""
        shown = sum(camera_id is not None for camera_id in self._wall.content.camera_ids)
        if shown <= 1:
            self._wall.clear()
            return
        dialog = ConfirmDialog(
            self.tr("Clear the wall?"),
            self.tr("All tiles become empty. A saved view brings its cameras back at any time."),
            self.tr("Close %n tile(s)", "", shown),
            self.window(),
        )
        dialog.accepted.connect(self._wall.clear)
        dialog.open()

    # ---- snapshot ------------------------------------------------------------------------------------------------

    def take_snapshot(self, number: int | None = None) -> None:
        """Of that tile, or the selected one. Ends in ``saved``, or in ``message``."""
        tile = self.grid.selected_tile if number is None else number
        self._tasks.start_once(self._take_snapshot(tile), f"snapshot of tile {tile}")

    async def _take_snapshot(self, tile: int) -> None:
        path: Path = await self._snapshots.take(tile)
        self.saved.emit(lambda: self.tr("Snapshot saved: {0}").format(path.name), path)

    def follow_rights(self, refused: Refused) -> None:
        self.toolbar.follow_rights(refused)
        self._saved.follow_rights(refused)

    # ---- locked --------------------------------------------------------------------------------------------------

    def set_locked(self, on: bool) -> None:
        """The pictures go on; steering ends, and nobody reads a name or moves a tile until it is taken back."""
        self._locked = on
        if on:
            self.control.halt()
            self.grid.cancel_carry()
        self.toolbar.setVisible(not on and not self._full_screen)
        self.grid.set_discreet(on)

    # ---- full screen ---------------------------------------------------------------------------------------------

    @property
    def is_full_screen(self) -> bool:
        return self._full_screen

    def set_full_screen(self, on: bool) -> None:
        """Only the wall on the whole screen. The shell does its part on ``full_screen_changed``."""
        if on == self._full_screen:
            return
        self._full_screen = on
        self.toolbar.setVisible(not on and not self._locked)
        self.full_screen_changed.emit(on)
        if on:
            # What had the keyboard is hidden now; Escape and the arrows are for the wall.
            self.take_keyboard()
        if self.isWindow():
            self.setWindowState(
                self.windowState() | Qt.WindowState.WindowFullScreen
                if on
                else self.windowState() & ~Qt.WindowState.WindowFullScreen
            )
        self._remember.start()

    def _back(self) -> None:
        """Escape: stop what moves, else let go what is carried, else back from one tile, else out of full screen."""
        if self.control.is_moving:
            self.control.halt()
            return
        if self.grid.cancel_carry():
            return
        if self._wall.maximised is not None:
            self._wall.maximise(None)
        elif self._full_screen:
            self.set_full_screen(False)

    def _steering_changed(self, moving: bool) -> None:
        """The tile says so: whoever steers by keyboard looks at the picture and nowhere else."""
        if moving:
            self.grid.set_steering(self.grid.selected_tile, Steering.MOVING)
        else:
            self.grid.set_steering(self.grid.steered_tile, Steering.STOPPING)

    def _moved(self, camera_id: str, speed: PtzVector) -> None:
        tile = self.grid.steered_tile
        if tile is None or not speed.is_still or self.control.is_moving:
            return
        camera = self._wall.status(tile).camera
        if camera is not None and camera.id == camera_id:
            self.grid.set_steering(tile, Steering.STOPPED)

    def _steering_failed(self, _camera_id: str, error: VmsError) -> None:
        self.grid.set_steering(None, None)  # what is true is in the message
        self.message.emit(error)

    # ---- keys, and everything that must stop a camera ------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._locked or not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._locked or not self._keys.release(event):
            super().keyReleaseEvent(event)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.grid.isAncestorOf(now):
            self.control.halt()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.control.halt()
            self.grid.cancel_carry()
        elif event.type() == QEvent.Type.LanguageChange:
            self.toolbar.retranslate()
            self.grid.retranslate()

    # ---- seen or not ---------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch_window()
        self._update_visible()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.control.halt()
        self._update_visible()

    def _watch_window(self) -> None:
        """Hear when the window is exposed or covered. Its handle is another one after a change of parent."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Expose, QEvent.Type.WindowStateChange):
            self._update_visible()
        return super().eventFilter(watched, event)

    def _update_visible(self) -> None:
        window = self.window()
        handle = window.windowHandle()
        exposed = handle is not None and handle.isExposed()
        self.grid.set_wall_visible(self.isVisible() and not window.isMinimized() and exposed)
