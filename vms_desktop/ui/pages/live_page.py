"""The Live page: the wall, or while the register is empty, what to do first."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui.pages.first_start import FirstStart
from vms_desktop.ui.wall.wall_page import WallPage


class LivePage(QStackedWidget):
    """``first`` while there are no cameras, else ``wall``."""

    def __init__(self, wall: WallPage, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("livePage")
        self.first = FirstStart(self)
        self._wall = wall
        self._cameras = cameras
        self.addWidget(self.first)
        self.addWidget(wall)
        self._stop_hearing = cameras.on_change(self._choose)
        self._choose()

    def take_keyboard(self) -> None:
        """The selected tile, or the first of the choices."""
        if self.currentWidget() is self._wall:
            self._wall.take_keyboard()
        else:
            self.first.take_keyboard()

    def set_locked(self, on: bool) -> None:
        """Only the wall may be seen by whoever passes by."""
        self._wall.set_locked(on)
        self.first.setEnabled(not on)

    def close_page(self) -> None:
        self._stop_hearing()

    def _choose(self) -> None:
        self.setCurrentWidget(self._wall if self._cameras.cameras else self.first)
