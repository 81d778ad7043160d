"""What the desk's pages ask for in dialogs: add, change, delete, import; and the settings that take effect at once."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vms_desktop import settings as settings_file
from vms_desktop.domain.errors import VmsError, WorkstationError
from vms_desktop.paths import DataFolder, child_command
from vms_desktop.services.camera_import import CameraImport
from vms_desktop.services.cameras import CameraService
from vms_desktop.settings import Settings
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.import_dialog import ImportDialog
from vms_desktop.ui.shell.notice_bar import NoticeBar
from vms_desktop.ui.tasks import WidgetTasks


class DeskDialogs:
    """Opens one dialog at a time over ``parent``; failures go to ``notices``. ``save_settings``: instead of writing
    the file and no more.
    """

    def __init__(
        self,
        cameras: CameraService,
        imports: CameraImport,
        folder: DataFolder,
        parent: QWidget,
        notices: NoticeBar,
        save_settings: Callable[[Settings], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self._cameras, self._imports, self._folder = cameras, imports, folder
        self._save_settings = save_settings
        self._parent = parent
        self._notices = notices
        self._tasks = WidgetTasks("desk dialogs", parent)
        self._tasks.failed.connect(notices.show_error)

    async def close(self) -> None:
        await self._tasks.close()

    def add(self) -> None:
        self._open(CameraDialog(self._cameras, None, self._parent))

    def edit(self, camera_id: str) -> None:
        try:
            self._open(CameraDialog(self._cameras, self._cameras.get(camera_id), self._parent))
        except VmsError as error:
            self._notices.show_error(error)

    def import_list(self) -> None:
        self._open(ImportDialog(self._imports, self._parent))

    def remove(self, camera_ids: Sequence[str]) -> None:
        """Ask, with the consequence on the button, then delete."""
        wanted = set(camera_ids)
        codes = [camera.code for camera in self._cameras.cameras if camera.id in wanted]
        if not codes:
            return  # gone meanwhile
        translate, count = QCoreApplication.translate, len(codes)
        names = ", ".join(codes[:10])
        dialog = ConfirmDialog(
            translate("DeskDialogs", "Delete {0} cameras?").format(count),
            translate("DeskDialogs", "They leave the register, the wall and the saved views: {0}").format(names)
            + (" …" if count > 10 else ""),
            translate("DeskDialogs", "Delete {0} cameras").format(count),
            self._parent,
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._cameras.remove(list(camera_ids)), "delete"))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def choose_language(self, chosen: str) -> None:
        """Show everything in that language from now on."""
        application = QApplication.instance()
        if application is None:
            return
        try:
            language.install(application, chosen)
        except VmsError as error:
            self._notices.show_error(error)

    def keep_settings(self, settings: Settings) -> None:
        if self._save_settings is not None:
            self._tasks.start(self._save_settings(settings.model_copy()), "keep the settings")
        else:
            saving = asyncio.to_thread(settings_file.save, self._folder.settings, settings)
            self._tasks.start(saving, "keep the settings")

    def open_simulated_province(self) -> None:
        """The demonstration as a desk of its own, with data of its own."""
        try:
            subprocess.Popen(
                child_command("demo", "--language", language.current()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self._notices.show_error(WorkstationError("system.simulator_failed", detail=str(error)))
            return
        self._notices.show_notice(
            QCoreApplication.translate("DeskDialogs", "The simulated province opens in a window of its own …")
        )
