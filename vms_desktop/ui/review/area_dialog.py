"""Marking what a PTZ camera looks at now as a private area, from the wall: the camera was turned there before.

AreaDialog(book: RuleBook, cameras: CameraService, camera: Camera, where: Where, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.ui.camera_field import camera_text
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.review.area_form import AreaForm
from vms_desktop.ui.tasks import WidgetTasks

Where = Callable[[str], Awaitable[PtzPosition]]
"""Where that camera looks now. May raise VmsError."""


class AreaDialog(QDialog):
    """Shown with ``open()``; stays open, so that several areas can be marked. Signals: ``failed(VmsError)``;
    ``told(Words)``: what was done.
    """

    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self, book: RuleBook, cameras: CameraService, camera: Camera, where: Where, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("areaDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Private areas of {0}").format(camera_text(camera)))
        self.setMinimumWidth(600)
        self._book, self._camera, self._where = book, camera, where
        self._tasks = WidgetTasks("private areas", self)
        self._tasks.failed.connect(self.failed)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        about = QLabel(
            self.tr("Whoever turns the camera there is put into the review queue. It starts from what is seen now."),
            self,
        )
        about.setProperty("role", "quiet")
        about.setWordWrap(True)
        self.form = AreaForm(cameras, self, camera.id)
        self.form.offer_view()
        self.form.view_asked.connect(lambda _camera_id: self._take_view())
        self.form.save_asked.connect(lambda area: self._tasks.start_once(self._save(area), "save an area"))
        self.form.remove_asked.connect(self._ask_remove)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("areaClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (title, about, self.form):
            column.addWidget(widget)
        column.addLayout(row)
        self.finished.connect(self._end)
        self._tasks.start(self._begin(), "read the areas")

    def _end(self) -> None:
        self.form.close_form()
        self._tasks.cancel()

    async def _begin(self) -> None:
        await self._read()
        await self._view()

    async def _read(self) -> None:
        self.form.set_areas([area for area in await self._book.areas() if area.camera_id == self._camera.id])
        make_room(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _take_view(self) -> None:
        self._tasks.start_once(self._view(), "where it looks")

    async def _view(self) -> None:
        self.form.take_view(await self._where(self._camera.id))
        self.form.name.setFocus()

    async def _save(self, area: PrivateArea) -> None:
        try:
            saved = await self._book.save_area(area)
        except InputError as error:
            self.form.tell(error)
            return
        await self._read()
        self.told.emit(lambda: self.tr("Saved: {0}").format(saved.name))

    def _ask_remove(self, area: PrivateArea) -> None:
        dialog = ConfirmDialog(
            self.tr("Delete the marked area “{0}”?").format(area.name),
            self.tr("The camera may be turned there without anybody having to review it."),
            self.tr("Delete the area"),
            self,
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._remove(area), "delete an area"))
        dialog.open()

    async def _remove(self, area: PrivateArea) -> None:
        await self._book.remove_area(area)
        await self._read()
