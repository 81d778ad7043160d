"""The Requests page of a desk: what it is given, and what it asks of the rest of the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from vms_desktop.desk.dialogs import DeskDialogs
from vms_desktop.desk.exports import DeskExports
from vms_desktop.desk.requests_copying import DeskCopying, DeskDelivering
from vms_desktop.desk.requests_printing import DeskPrinting
from vms_desktop.domain.clock import Clock
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.csv_export import write_table
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.requests.list_rows import NEWEST_FIRST, exported_cells
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.requests_page import RequestsPage
from vms_desktop.ui.requests.settings_dialog import RequestSettingsDialog
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.tasks import WidgetTasks


def request_page(
    book: RequestService,
    cameras: CameraService,
    clock: Clock,
    check_package: Callable[[Path | None], None] | None,
    exports: DeskExports | None,
    printing: DeskPrinting | None,
    masking: CopyParts | None = None,
) -> RequestsPage:
    """With what a desk has for it. What is None, this desk cannot."""
    parts = PageParts(
        book,
        cameras,
        clock,
        cameras.authority,
        copying=None if exports is None else DeskCopying(exports.exports),
        delivering=None if exports is None else DeskDelivering(exports.delivery),
        protective=None if exports is None else exports.protective,
        printing=printing,
        check_package=check_package,
        open_file=_show_file,
        write_sheets=None if printing is None else printing.save_sheets,
        masking=masking,
    )
    return RequestsPage(parts)


def _show_file(path: Path) -> None:
    """In the program the workstation has for such files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class RequestWork(QObject):
    """``connect_page`` once."""

    def __init__(self, book: RequestService, window: ShellWindow, dialogs: DeskDialogs) -> None:
        super().__init__(window)
        self._book, self._window, self._dialogs = book, window, dialogs
        self._tasks = WidgetTasks("request work", self)
        self._tasks.failed.connect(window.notices.show_error)

    async def close(self) -> None:
        await self._tasks.close()

    def connect_page(self, page: RequestsPage) -> None:
        page.failed.connect(self._window.notices.show_error)
        page.told.connect(self._window.notices.show_notice)
        page.custody_asked.connect(self._ask_where_custody)
        page.settings_asked.connect(lambda: self._tasks.start_once(self._ask_settings(), "request settings"))
        page.export_asked.connect(self._ask_where)

    async def _ask_settings(self) -> None:
        dialog = RequestSettingsDialog(self._book, await self._book.limits(), self._window)
        dialog.taken.connect(lambda _limits: self._window.notices.show_notice(lambda: self.tr("Settings saved")))
        dialog.open()

    def _ask_where_custody(self, request_id: str, rows: list[list[str]]) -> None:
        async def write(path: Path) -> int:
            await self._book.custody_leaves(request_id, path.name)
            await asyncio.to_thread(write_table, path, rows)
            return len(rows) - 1

        self._dialogs.ask_list("custody", write, self._window)

    def _ask_where(self, wanted: RequestFilter) -> None:
        """The list leaves the house as the service records it: as requests, with what was chosen."""

        async def write(path: Path) -> int:
            rows = await self._book.whole_list(wanted, NEWEST_FIRST, path.name)
            await asyncio.to_thread(lambda: write_table(path, exported_cells(rows)))
            return len(rows)

        self._dialogs.ask_list("requests", write, self._window)
