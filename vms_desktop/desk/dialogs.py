"""What the desk's pages ask for in dialogs: add, change, delete, import, export; and settings that act at once.

The large dialogs are imported when they are opened, as pages are (``desk.pages``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vms_desktop import settings as settings_file
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import Consent, ConsentDraft
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_export import CameraExport
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.settings import Settings
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.save_list import ask_where
from vms_desktop.ui.holds.parts import AskConsent
from vms_desktop.ui.shell.notice_bar import NoticeBar
from vms_desktop.ui.tasks import WidgetTasks


class KeepsSettings(Protocol):
    """The part of ``DeskSettings`` that is needed here."""

    @property
    def saved(self) -> Settings: ...

    def on_saved(self, listener: Callable[[Settings], None]) -> Unsubscribe: ...

    def needs(self, settings: Settings) -> ConsentDraft | None: ...

    async def save(self, settings: Settings, *, consent: str | None = None) -> None: ...


class DeskDialogs(QObject):
    """Opens one dialog at a time over ``parent``; failures go to ``notices``. ``kept_settings``: instead of writing
    the file and no more.

    Signals: ``stored(str)``: the id of a camera that was added or changed by its form; ``settings_refused(Settings)``:
    a change was not kept, these count.
    """

    stored = Signal(str)
    settings_refused = Signal(object)

    def __init__(
        self,
        cameras: CameraService,
        imports: CameraImport,
        folder: DataFolder,
        clock: Clock,
        parent: QWidget,
        notices: NoticeBar,
        kept_settings: KeepsSettings | None = None,
        recording: RecordingService | None = None,
        recorders: RecorderService | None = None,
    ) -> None:
        super().__init__(parent)
        self._recording, self._recorders = recording, recorders
        self._cameras, self._imports, self._folder, self._clock = cameras, imports, folder, clock
        self._exports = CameraExport(cameras)
        self._kept_settings = kept_settings
        self._parent = parent
        self._notices = notices
        self._ask_consent: AskConsent | None = None
        self._one_file = asyncio.Lock()
        self._tasks = WidgetTasks("desk dialogs", parent)
        self._tasks.failed.connect(notices.show_error)

    async def close(self) -> None:
        await self._tasks.close()

    def consents_by(self, ask: AskConsent) -> None:
        """``ask`` a second person where one is needed."""
        self._ask_consent = ask

    def _may(self, permission: Permission) -> bool:
        """Told at once, and not after a form was filled in."""
        refused = self._cameras.authority.refusal(permission)
        if refused is not None:
            self._notices.show_error(refused)
        return refused is None

    def add(self) -> None:
        from vms_desktop.ui.dialogs.camera_dialog import CameraDialog

        if not self._may(Permission.MANAGE_CAMERAS):
            return
        dialog = CameraDialog(self._cameras, None, self._parent)
        dialog.saved.connect(lambda camera: self._stored(lambda: self.tr("Added: {0} {1}"), camera))
        self._open(dialog)

    def edit(self, camera_id: str) -> None:
        from vms_desktop.ui.dialogs.camera_dialog import CameraDialog

        try:
            self._cameras.authority.require(Permission.MANAGE_CAMERAS, self._cameras.get(camera_id))
            dialog = CameraDialog(self._cameras, self._cameras.get(camera_id), self._parent)
        except VmsError as error:
            self._notices.show_error(error)
            return
        dialog.saved.connect(lambda camera: self._stored(lambda: self.tr("Saved: {0} {1}"), camera))
        self._open(dialog)

    def _stored(self, told: Callable[[], str], camera: Camera) -> None:
        self._notices.show_notice(lambda: told().format(camera.code, language.camera_name(camera)))
        self.stored.emit(camera.id)

    def record(self, camera_ids: Sequence[str]) -> None:
        """What is recorded of those cameras."""
        from vms_desktop.ui.dialogs.recording_dialog import RecordingDialog

        if not self._may(Permission.MANAGE_CAMERAS):
            return
        wanted, service = set(camera_ids), self._recording
        cameras = [camera for camera in self._cameras.cameras if camera.id in wanted]
        if service is None or not cameras:
            return
        dialog = RecordingDialog(service, cameras, self._parent)
        dialog.accepted.connect(lambda: self._tasks.start(service.set_plans(dialog.plans()), "recording"))
        self._open(dialog)

    def list_recorders(self) -> None:
        """Other people's recorders, whose footage is played here."""
        from vms_desktop.ui.recorders.recorders_dialog import RecordersDialog

        if self._recorders is None or not self._may(Permission.KNOW_CAMERAS):
            return
        refused = self._cameras.authority.refusal
        dialog = RecordersDialog(self._recorders, self._cameras, refused, self._parent)
        dialog.failed.connect(self._notices.show_error)
        dialog.export_asked.connect(lambda rows: self.export_table("recorders", rows, dialog))
        self._open(dialog)

    def import_list(self) -> None:
        from vms_desktop.ui.dialogs.import_dialog import ImportDialog

        if not self._may(Permission.MANAGE_CAMERAS):
            return
        dialog = ImportDialog(self._imports, self._parent)
        dialog.template_asked.connect(lambda: self._export_template(dialog))
        self._open(dialog)

    def _export_template(self, parent: QWidget) -> None:
        ask_where(
            "exportTemplateDialog",
            self.tr("Save an empty list"),
            "cameras.csv",
            lambda path: self._tasks.start_once(self._write_template(path), "empty list"),
            parent,
        )

    async def _write_template(self, path: Path) -> None:
        await self._exports.write_template(path, thai=language.is_thai())
        self._notices.show_saved(lambda: self.tr("Saved: {0}").format(path.name), path)

    def export_cameras(self, camera_ids: Sequence[str]) -> None:
        """Those cameras, in that order, as a list the import reads back."""
        ask_where(
            "exportCamerasDialog",
            self.tr("Export the camera register"),
            f"cameras_{self._today()}.csv",
            lambda path: self._tasks.start_once(self._write_cameras(path, camera_ids), "export cameras"),
            self._parent,
        )

    def export_rows(self, rows: Callable[[], list[list[str]]]) -> None:
        """A table as it is shown; ``rows`` is called in a worker thread."""
        ask_where(
            "exportHealthDialog",
            self.tr("Export the cameras' health"),
            f"health_{self._today()}.csv",
            lambda path: self._tasks.start_once(self._write_rows(path, rows), "export health"),
            self._parent,
        )

    def export_table(self, what: str, rows: list[list[str]], parent: QWidget) -> None:
        """A list as a dialog shows it, headings first. ``what``: its name in the access log and of the file."""
        ask_where(
            "exportTableDialog",
            self.tr("Export this list"),
            f"{what}_{self._today()}.csv",
            lambda path: self._tasks.start_once(self._write_rows(path, lambda: rows, what), f"export {what}"),
            parent,
        )

    def ask_list(self, what: str, write: Callable[[Path], Coroutine[Any, Any, int]], parent: QWidget) -> None:
        """As ``export_table``, for a list that its own service records. ``write`` returns how many rows it has."""

        async def written(path: Path) -> None:
            count = await write(path)
            self._notices.show_saved(lambda: self.tr("Exported %Ln row(s): {0}", "", count).format(path.name), path)

        ask_where(
            "exportTableDialog",
            self.tr("Export this list"),
            f"{what}_{self._today()}.csv",
            lambda path: self._tasks.start_once(written(path), f"export {what}"),
            parent,
        )

    def _today(self) -> str:
        return thai_day(self._clock.now()).isoformat()

    async def _write_cameras(self, path: Path, camera_ids: Sequence[str]) -> None:
        count = await self._exports.write(path, camera_ids, thai=language.is_thai())

        def told() -> str:
            return self.tr("Exported %Ln camera(s) without passwords: {0}", "", count).format(path.name)

        self._notices.show_saved(told, path)

    async def _write_rows(self, path: Path, rows: Callable[[], list[list[str]]], what: str = "health") -> None:
        count = await self._exports.write_rows(path, rows, what=what)
        self._notices.show_saved(lambda: self.tr("Exported %Ln row(s): {0}", "", count).format(path.name), path)

    def remove(self, camera_ids: Sequence[str]) -> None:
        """Ask, with the consequence on the button, and a second person where one is needed; then delete."""
        if not self._may(Permission.MANAGE_CAMERAS):
            return
        wanted = set(camera_ids)
        codes = [camera.code for camera in self._cameras.cameras if camera.id in wanted]
        if not codes:
            return  # gone meanwhile
        count = len(codes)
        names = ", ".join(codes[:10])
        dialog = ConfirmDialog(
            self.tr("Delete %Ln camera(s)?", "", count),
            self.tr("Gone from the register, the wall and the saved views: {0}").format(names)
            + (" …" if count > 10 else ""),
            self.tr("Delete %Ln camera(s)", "", count),
            self._parent,
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._delete(list(camera_ids)), "delete"))
        self._open(dialog)

    async def _delete(self, camera_ids: list[str]) -> None:
        draft = await self._cameras.removal_needs(camera_ids)
        if draft is None or self._ask_consent is None:
            await self._cameras.remove(camera_ids)
            return

        def delete(consent: Consent) -> None:
            self._tasks.start(self._cameras.remove(camera_ids, consent=consent.id), "delete")

        self._ask_consent(draft, delete, lambda: None)

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
        kept, wanted = self._kept_settings, settings.model_copy()
        if kept is None:
            self._tasks.start(self._keep(settings), "keep the settings")
            return
        draft = kept.needs(wanted)
        if draft is None or self._ask_consent is None:
            self._tasks.start(self._record(kept, wanted), "keep the settings")
            return

        def keep(consent: Consent) -> None:
            self._tasks.start(self._record(kept, wanted, consent.id), "keep the settings")

        self._ask_consent(draft, keep, lambda: self.settings_refused.emit(kept.saved))

    async def _record(self, kept: KeepsSettings, wanted: Settings, consent: str | None = None) -> None:
        try:
            await kept.save(wanted, consent=consent)
        except VmsError:
            self.settings_refused.emit(kept.saved)
            raise

    async def _keep(self, settings: Settings) -> None:
        # One after the other: of two files written at once the older might come last.
        async with self._one_file:
            await asyncio.to_thread(settings_file.save, self._folder.settings, settings)
