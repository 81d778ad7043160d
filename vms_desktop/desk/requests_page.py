"""The Requests page in a desk's window: what it is given, and which signal goes where."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from vms_desktop.adapters.documents.workbook import OpenpyxlWorkbooks
from vms_desktop.desk.dialogs import DeskDialogs
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import moment
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui import formatting
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.requests.due_watch import DueWatch
from vms_desktop.ui.requests.list_rows import Fetcher, exported_cells
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.requests_page import RequestsPage
from vms_desktop.ui.requests.settings_dialog import RequestSettingsDialog
from vms_desktop.ui.review.review_page import ReviewPage
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.tasks import WidgetTasks


def request_page(book: RequestService, cameras: CameraService, clock: Clock) -> RequestsPage:
    """With what a desk has for it."""
    return RequestsPage(
        PageParts(
            book,
            cameras,
            clock,
            cameras.authority,
            open_file=_show_file,
            write_sheets=OpenpyxlWorkbooks().write,
        )
    )


def _show_file(path: Path) -> None:
    """In the program the workstation has for such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class RequestWork(QObject):
    """What the page asks of the rest of the desk, and what that asks of the page. ``connect_page`` once."""

    def __init__(self, page: RequestsPage, book: RequestService, cameras: CameraService, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._book = page, book
        self._watch = DueWatch(book, cameras.authority, clock, self)
        self._tasks = WidgetTasks("request work", self)

    async def close(self) -> None:
        await self._watch.close()
        await self._tasks.close()

    def connect_page(
        self,
        window: ShellWindow,
        dialogs: DeskDialogs,
        playback: PlaybackPage | None,
        review: ReviewPage | None,
        stack: AsyncExitStack,
    ) -> None:
        page, notices = self._page, window.notices
        page.failed.connect(notices.show_error)
        page.told.connect(notices.show_notice)
        self._tasks.failed.connect(notices.show_error)
        page.settings_asked.connect(lambda: self._tasks.start_once(self._ask_settings(window), "request settings"))
        page.export_asked.connect(
            lambda wanted: self._tasks.start_once(self._export(wanted, dialogs, window), "export requests")
        )

        def open_request(number: str) -> None:
            window.show_page(Page.REQUESTS)
            page.open_request(number)

        if review is not None:
            review.log.details.set_requests_available(True)
            review.request_asked.connect(open_request)
        if playback is not None:
            self._connect_playback(playback, window)
        self._watch.counted.connect(lambda late, soon: self._show_waiting(window, late, soon))
        self._watch.told.connect(notices.show_notice)
        self._watch.failed.connect(notices.show_error)
        self._watch.start()
        stack.push_async_callback(self.close)
        stack.push_async_callback(page.close_page)

    def _connect_playback(self, playback: PlaybackPage, window: ShellWindow) -> None:
        def look(camera_id: str, us: int) -> None:
            playback.show_at([camera_id], moment(us), play=False)
            window.show_page(Page.PLAYBACK)

        def begin(camera_ids: list[str], start: datetime, end: datetime) -> None:
            window.show_page(Page.REQUESTS)
            self._page.begin_with(camera_ids, start, end)

        self._page.look_asked.connect(look)
        playback.lists.request_asked.connect(begin)
        playback.lanes.ask_requests(self._book)
        playback.transport.offer_requests()

    def _show_waiting(self, window: ShellWindow, late: int, soon: int) -> None:
        words = []
        if late:
            words.append(self.tr("overdue: {0}").format(formatting.count_text(late)))
        if soon:
            words.append(self.tr("due soon: {0}").format(formatting.count_text(soon)))
        window.rail.show_waiting(Page.REQUESTS, late + soon, " · ".join(words), late=late > 0)

    async def _ask_settings(self, window: ShellWindow) -> None:
        dialog = RequestSettingsDialog(self._book, await self._book.limits(), window)
        dialog.taken.connect(lambda _limits: window.notices.show_notice(lambda: self.tr("Settings saved")))
        dialog.open()

    async def _export(self, wanted: RequestFilter, dialogs: DeskDialogs, window: ShellWindow) -> None:
        rows = await Fetcher(self._book, wanted).everything()
        dialogs.export_table("requests", exported_cells(rows), window)
