"""The paper work between desk and requester: which documents are missing, and the letter that asks for them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.stepping import Given
from vms_desktop.ui.requests.documents_dialog import DocumentsDialog
from vms_desktop.ui.requests.file_steps import FileSteps
from vms_desktop.ui.requests.step_dialog import StepDialog


class PaperSteps(FileSteps):
    """Signals beside those of ``FileSteps``: ``print_asked(str)``: that form of the request that is shown."""

    print_asked = Signal(str)

    async def _take(self, request: Request, step: Step, reason: str = "", given: Given | None = None) -> Request:
        done = await self._parts.book.take(request.id, request.version, step, reason, given)
        self.changed.emit(done)
        return done

    def _open(self, dialog: StepDialog) -> None:
        """``changed`` follows from the act itself; what was out of date is read anew when the dialog closes."""
        dialog.rejected.connect(self.stale)
        dialog.open()

    def ask_documents(self, request: Request) -> None:
        """With the documents that are missing, until when they are waited for, and the letter that says so."""
        self.start(self._ask_documents(request), "ask for documents")

    async def _ask_documents(self, request: Request) -> None:
        days = (await self._parts.book.limits()).documents_days
        today = thai_day(self._parts.clock.now())
        prints = self._parts.printing is not None
        dialog = DocumentsDialog(today, days, self._page.window(), prints=prints)

        async def act() -> Request:
            done = await self._take(request, Step.ASK_DOCUMENTS, dialog.note_text, dialog.given())
            if dialog.shows_letter:
                self.print_asked.emit(f"{FormKind.DOCUMENTS.value}:{done.history[-1].seq}")
            return done

        dialog.act_by(act)
        self._open(dialog)
