"""What may be done with the packages of the request that is shown: following a copy, going on, giving up, handing on.

PackageSteps(parts: PageParts, card: PackageCard, actions: RequestActions, tasks: WidgetTasks, page: QWidget)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.request import Delivery, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.ui.requests.package_card import PackageCard
from vms_desktop.ui.requests.parts import CopyJob, PageParts
from vms_desktop.ui.requests.request_actions import RequestActions
from vms_desktop.ui.requests.simple_dialogs import ReasonDialog
from vms_desktop.ui.tasks import WidgetTasks


class PackageSteps(QObject):
    """``tasks``: of the page, which ends them.

    Signals: ``begun()``: the copy that was awaited runs; ``ended()``: one is over, and the request has changed.
    """

    begun = Signal()
    ended = Signal()

    def __init__(
        self, parts: PageParts, card: PackageCard, actions: RequestActions, tasks: WidgetTasks, page: QWidget
    ) -> None:
        super().__init__(page)
        self._parts, self._card, self._actions, self._tasks, self._page = parts, card, actions, tasks, page
        self._request: Request | None = None
        self._jobs: Sequence[CopyJob] = ()
        self._awaits_copy = False
        card.resume_asked.connect(self._resume)
        card.cancel_asked.connect(self._cancel)
        card.check_asked.connect(self._check)
        card.deliver_asked.connect(self._deliver)
        self._stop_hearing = parts.copying.on_change(self._progress) if parts.copying is not None else None

    def close(self) -> None:
        """Hear of no copy any more."""
        if self._stop_hearing is not None:
            self._stop_hearing()

    async def read(self, request_id: str) -> None:
        """What is being made of that request. Raises StorageError."""
        if self._parts.copying is not None:
            self._jobs = await self._parts.copying.jobs_of(request_id)

    def show_request(self, request: Request) -> None:
        self._request = request
        self._card.show_request(
            request,
            self._jobs,
            can_check=self._parts.check_package is not None,
            can_deliver=self._parts.delivering is not None and self._parts.authority.refusal(Permission.EXPORT) is None,
            refused=partial(self._parts.book.refusal_of, Permission.EXPORT, request),
        )

    def forget(self) -> None:
        self._request, self._jobs, self._awaits_copy = None, (), False

    def await_copy(self) -> None:
        """Somebody has just asked for one: it is told when it runs."""
        self._awaits_copy = True
        self.tell_begun()

    def tell_begun(self) -> None:
        """To be called when the whole page shows what the card shows."""
        if self._awaits_copy and self._card.runs:
            self._awaits_copy = False
            self.begun.emit()

    def _progress(self, job: CopyJob) -> None:
        if self._request is None or job.request_id != self._request.id:
            return
        self._jobs = [job, *(one for one in self._jobs if one.id != job.id)]
        self._card.show_job(job)
        self.tell_begun()
        if job.is_over:
            self._awaits_copy = False
            self.ended.emit()

    def _resume(self, job_id: str, without: bool) -> None:
        copying = self._parts.copying
        if copying is not None:
            self._tasks.start_once(copying.resume(job_id, without=without), "go on copying")

    def _cancel(self, job_id: str) -> None:
        copying = self._parts.copying
        if copying is None:
            return
        dialog = ReasonDialog(Step.KEEP_READY, self._page.window())
        dialog.act_by(lambda: copying.cancel(job_id, dialog.reason_text))
        dialog.open()

    def _deliver(self, delivery: Delivery) -> None:
        if self._request is not None:
            self._actions.deliver(self._request, delivery)

    def _check(self, folder: Path) -> None:
        if self._parts.check_package is not None:
            self._parts.check_package(folder)
