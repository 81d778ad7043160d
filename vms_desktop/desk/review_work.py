"""What the review page asks of the rest of the desk: the wall, files, the monthly report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.view import WallContent
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.log.log_export import CsvWords
from vms_desktop.services.log.log_files import CSV_FIELDS
from vms_desktop.services.review.review_seen import Seen, known
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.services.wall.wall import WallService
from vms_desktop.ui import formatting, language, log_texts
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.review.area_dialog import AreaDialog, Where
from vms_desktop.ui.review.report_dialog import ReportDialog
from vms_desktop.ui.review.review_page import ReviewPage
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.told_words import Words


class ReviewWork(QObject):
    """``connect_page`` once."""

    def __init__(self, review: ReviewServices, cameras: CameraService, wall: WallService, window: ShellWindow) -> None:
        super().__init__(window)
        self._review, self._cameras, self._wall, self._window = review, cameras, wall, window
        self._tasks = WidgetTasks("review work", self)
        self._tasks.failed.connect(window.notices.show_error)

    async def close(self) -> None:
        await self._tasks.close()

    def connect_page(self, page: ReviewPage) -> None:
        page.failed.connect(self._window.notices.show_error)
        page.told.connect(self._window.notices.show_notice)
        page.seen_asked.connect(self.show_seen)
        page.export_asked.connect(self.ask_export)
        page.report_asked.connect(self.open_report)

    # ---- what was seen -----------------------------------------------------------------------------------------

    def show_seen(self, seen: Seen) -> None:
        """The cameras live, with the times in a message. A wall that shows something is replaced once confirmed."""
        there, gone = known(seen.cameras, self._cameras)
        if not there:
            self._window.notices.show_notice(lambda: self.tr("None of these cameras is in the register any more."))
            return
        most = max(len(layout.cells) for layout in Layout)
        shown = there[:most]

        def told() -> str:
            return self._told(seen, gone + len(there) - len(shown))

        if len(shown) == 1:
            self._show(shown, told)
            return
        layout = min((one for one in Layout if len(one.cells) >= len(shown)), key=lambda one: len(one.cells))
        if not any(self._wall.content.camera_ids):
            self._show_all(layout, shown, told)
            return
        dialog = ConfirmDialog(
            self.tr("Show %Ln camera(s) in place of this wall?", "", len(shown)),
            self.tr("What the wall shows now is taken off it. Save it as a view first if you need it again."),
            self.tr("Show %Ln camera(s)", "", len(shown)),
            self._window,
        )
        dialog.accepted.connect(lambda: self._show_all(layout, shown, told))
        dialog.open()

    def _show(self, cameras: list[str], told: Words) -> None:
        try:
            self._wall.assign_next(cameras[0])
        except VmsError as error:  # removed from the register a moment ago
            self._window.notices.show_error(error)
            return
        self._tell(told)

    def _show_all(self, layout: Layout, cameras: list[str], told: Words) -> None:
        self._wall.show(WallContent(layout, tuple(cameras)))
        self._tell(told)

    def _tell(self, told: Words) -> None:
        self._window.show_page(Page.LIVE)
        self._window.notices.show_notice(told)

    def _told(self, seen: Seen, left_out: int) -> str:
        first = formatting.moment_text(moment(seen.from_us))
        if seen.to_us is None or seen.to_us == seen.from_us:
            told = self.tr("Shown live as they are now. Looked at: {0}").format(first)
        else:
            last = formatting.moment_text(moment(seen.to_us))
            told = self.tr("Shown live as they are now. Looked at: {0} to {1}").format(first, last)
        if left_out:
            told += " · " + self.tr("Not shown (gone, or no room): {0}").format(formatting.count_text(left_out))
        if not seen.is_whole:
            told += " · " + self.tr("There may have been more.")
        return told

    # ---- private areas -----------------------------------------------------------------------------------------

    def mark_area(self, camera: Camera, where: Where) -> None:
        """Of what the camera sees now, from the wall."""
        dialog = AreaDialog(self._review.rules, self._cameras, camera, where, self._window)
        dialog.failed.connect(self._window.notices.show_error)
        dialog.told.connect(self._window.notices.show_notice)
        dialog.open()

    # ---- files -------------------------------------------------------------------------------------------------

    def ask_export(self, wanted: LogFilter) -> None:
        """Into a folder that is chosen; what is exported is what was shown."""
        dialog = QFileDialog(self._window, self.tr("Choose an empty folder for the exported log"))
        dialog.setObjectName("logExportDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(
            lambda folder: self._tasks.start_once(self._export(Path(folder), wanted), "export the log")
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _export(self, folder: Path, wanted: LogFilter) -> None:
        headings = [log_texts.heading_text(field) for field in CSV_FIELDS]
        actions = {action.value: log_texts.action_text(action.value) for action in Action}
        words = CsvWords(headings, actions, ERA if language.is_thai() else 0)
        self._window.notices.show_notice(lambda: self.tr("The log is being exported…"))
        done = await self._review.exporter.export(folder, wanted, words=words)

        def told() -> str:
            return self.tr("Exported %Ln entry(s), sealed, into {0}", "", done.entries).format(folder.name)

        self._window.notices.show_notice(told)

    def open_report(self) -> None:
        dialog = ReportDialog(self._review.reports, self._cameras.province, self._window)
        dialog.failed.connect(self._window.notices.show_error)
        dialog.told.connect(self._window.notices.show_notice)
        dialog.open()
