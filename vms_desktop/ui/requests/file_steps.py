"""Attaching files to a request, and the signed receipt among them: what the steps of ``RequestActions`` stand on."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.requests.request import Request
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.request_texts import AttachmentKind
from vms_desktop.ui.tasks import WidgetTasks


class FileSteps(QObject):
    """Signals: ``changed(Request)``: a step was taken; ``failed(VmsError)``; ``stale()``: look at the request anew."""

    changed = Signal(object)
    failed = Signal(object)
    stale = Signal()

    def __init__(self, parts: PageParts, page: QWidget) -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._tasks = WidgetTasks("request steps", self)
        self._tasks.failed.connect(self._failed)

    async def close_actions(self) -> None:
        await self._tasks.close()

    def _failed(self, error: VmsError) -> None:
        if error.code == "request.changed_meanwhile":
            self.stale.emit()
        self.failed.emit(error)

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        """For what else is done with the request that is shown."""
        self._tasks.start_once(work, name)

    def attach(self, request: Request) -> None:
        """Any further document."""
        self._choose_file(self.tr("Attach a file"), lambda path: self._attach(request, path, AttachmentKind.OTHER))

    def attach_files(self, request: Request, files: Sequence[tuple[Path, AttachmentKind]]) -> None:
        """One after the other; the first that is refused is told, the others are not tried."""

        async def all_of_them() -> None:
            for path, kind in files:
                await self._attach(request, path, kind)

        self.start(all_of_them(), "attach files")

    async def _attach(self, request: Request, path: Path, kind: AttachmentKind) -> None:
        try:
            await self._parts.book.attach(request.id, path, kind.value)
        finally:
            self.stale.emit()

    def take_receipt(self, request: Request) -> None:
        """The scan of the receipt that is still missing; of a package whose cameras are their own who takes it."""
        missing = [one for one in request.deliveries if one.handover is not None and not one.handover.signature]
        waiting = next((one for one in missing if self._parts.book.are_theirs(one.intervals)), None)
        if waiting is None:
            return

        async def take(path: Path) -> None:
            attached = await self._parts.book.attach(request.id, path, AttachmentKind.RECEIPT.value)
            # Attaching is a step: the very next version, or somebody else has changed it meanwhile.
            done = await self._parts.book.take_receipt(request.id, request.version + 1, waiting.id, attached.id)
            self.changed.emit(done)

        # Which one: with two on paper at a time the wrong scan would stand for the other's signature.
        title = self.tr("Choose the scan of the signed receipt of package {0}").format(waiting.number)
        self._choose_file(title, take)

    def _choose_file(self, title: str, then: Callable[[Path], Coroutine[Any, Any, None]]) -> None:
        dialog = file_dialog("requestFileDialog", title, self._page.window())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(request_texts.file_kinds_text())
        dialog.fileSelected.connect(lambda file: self.start(then(Path(file)), "attach a file"))
        dialog.open()
