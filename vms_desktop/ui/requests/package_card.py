"""The packages of a request: the one that is being made with its progress, and each that was sealed or failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.requests.request import Delivery, DeliveryState, Interval, Request
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.offered import offer
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.fact_card import FactCard, clear_layout
from vms_desktop.ui.requests.hash_rows import HashRows
from vms_desktop.ui.requests.parts import CopyJob, CopyStage
from vms_desktop.ui.requests.request_words import delivery_facts, delivery_hashes
from vms_desktop.ui.time_left import TimeLeft
from vms_desktop.ui.words_label import WordsLabel

COPYING = DeliveryState.COPYING
RefusedCopy = Callable[[Sequence[Interval]], VmsError | None]
_WHOLE = 1000


def nothing_refused(_intervals: Sequence[Interval]) -> VmsError | None:
    """Before anybody asked."""
    return None


class PackageCard(FactCard):
    """Signals: ``resume_asked(str, bool)`` (job; without what cannot be reached), ``cancel_asked(str)`` (job),
    ``check_asked(Path)`` (a sealed package),
    ``deliver_asked(Delivery)``: onto a medium.
    """

    resume_asked = Signal(str, bool)
    cancel_asked = Signal(str)
    check_asked = Signal(object)
    deliver_asked = Signal(object)

    def __init__(self, parent: QWidget | None, monotonic: Callable[[], float]) -> None:
        super().__init__("requestPackage", parent)
        self._job: CopyJob | None = None
        self._may_copy = False
        self._left = TimeLeft(monotonic)
        self._running = QWidget(self)
        self._words = WordsLabel(self._running)
        self._words.setObjectName("copyState")
        self._words.setWordWrap(True)
        self.bar = QProgressBar(self._running)
        self.bar.setObjectName("copyProgress")
        self.bar.setRange(0, _WHOLE)
        self.resume, self.without, self.cancel = (QPushButton(self._running) for _ in range(3))
        for name, button in (
            ("copyResume", self.resume),
            ("copyWithout", self.without),
            ("copyCancel", self.cancel),
        ):
            button.setObjectName(name)
        icons.set_beside_text(self.resume, "rotate-ccw")
        icons.set_beside_text(self.cancel, "x")
        self.resume.clicked.connect(lambda: self._go_on(False))
        self.without.clicked.connect(lambda: self._go_on(True))
        self.cancel.clicked.connect(self._give_up)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.resume, self.without, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self._running)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        column.addWidget(self.bar)
        column.addLayout(row)
        self._none = WordsLabel(self)
        self._none.setProperty("role", "quiet")
        self._none.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addWidget(self._running)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self._running.hide()

    def _go_on(self, without: bool) -> None:
        if self._job is not None:
            self.resume_asked.emit(self._job.id, without)

    def _give_up(self) -> None:
        if self._job is not None:
            self.cancel_asked.emit(self._job.id)

    def show_request(
        self,
        request: Request,
        jobs: Sequence[CopyJob],
        *,
        can_check: bool = False,
        can_deliver: bool = False,
        refused: RefusedCopy = nothing_refused,
    ) -> None:
        """``jobs``: of this request, the newest first. ``refused``: why footage of these may not be copied."""
        clear_layout(self._list)
        for delivery in reversed(request.deliveries):
            why = refused(delivery.intervals)
            self._list.addWidget(self._delivery(delivery, request, can_check, can_deliver, why))
        made = [one for delivery in request.deliveries if delivery.state is COPYING for one in delivery.intervals]
        for button in (self.resume, self.without, self.cancel):
            offer(button, refused(made))
        self._none.setVisible(not request.deliveries and not jobs)
        self._may_copy = bool(request.allowed())
        self._say_none()
        newest = jobs[0] if jobs else None
        self.show_job(newest)

    def _say_none(self) -> None:
        self._none.setText(
            self.tr("Nothing was copied yet.")
            if self._may_copy
            else self.tr("Nothing was copied yet. Copying begins when the request is approved.")
        )

    @property
    def runs(self) -> bool:
        """Whether one is being made, or was stopped on the way."""
        return self._job is not None

    def show_job(self, job: CopyJob | None) -> None:
        """The one that runs or was stopped; one that is over stands among the packages."""
        self._job = job if job is not None and not job.is_over else None
        self._running.setVisible(self._job is not None)
        if self._job is None:
            return
        job = self._job
        runs = job.trouble is None
        self.bar.setVisible(runs)
        self.bar.setValue(round(job.progress * _WHOLE))
        self.resume.setVisible(not runs)
        self.without.setVisible(job.can_leave_out)
        role = "" if runs else "problem"
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            self._words.style().polish(self._words)
        self._words.setText(self._going_on(job) if job.trouble is None else stopped_text(job.trouble))

    def _going_on(self, job: CopyJob) -> str:
        """What is done now, and how long that still takes: an hour of masked pictures takes its time."""
        left_s = self._left.after((job.id, job.stage), job.of_stage)
        if left_s is None or job.stage is not CopyStage.COPIES:
            return stage_text(job.stage)
        # Upwards, so that "0 minutes" is never said of what is not done.
        left = formatting.duration_text(left_s + 30 if left_s >= 60 else left_s + 1)
        return self.tr("{0} About {1} left.").format(stage_text(job.stage), left)

    def _delivery(
        self, delivery: Delivery, request: Request, can_check: bool, can_deliver: bool, refused: VmsError | None
    ) -> QWidget:
        whole = FactCard(f"delivery_{delivery.number}", self)
        whole.setProperty("role", "")
        number = request_texts.delivery_number_text(delivery.number)
        whole.name_it(f"{number} · {request_texts.delivery_text(delivery.state)}")
        size = formatting.bytes_text(sum(one.bytes for one in delivery.files))
        count = len(delivery.files)
        files = self.tr("%Ln file(s), {0}", "", count).format(size) if count else ""
        whole.show_facts(delivery_facts(delivery, request, files))
        hashes = delivery_hashes(delivery)
        if hashes:
            whole.body.addWidget(HashRows(f"packageHashes_{delivery.number}", hashes, whole))
        if delivery.folder and can_deliver:
            deliver = QPushButton(self.tr("Copy onto a medium…"), whole)
            deliver.setObjectName(f"deliverPackage_{delivery.number}")
            icons.set_beside_text(deliver, "save")
            offer(deliver, refused)
            deliver.clicked.connect(lambda _on=False: self.deliver_asked.emit(delivery))
            whole.corner.addWidget(deliver)
        if delivery.folder and can_check:
            check = QPushButton(self.tr("Check this package"), whole)
            check.setObjectName(f"checkPackage_{delivery.number}")
            icons.set_beside_text(check, "shield-check")
            check.clicked.connect(lambda _on=False: self.check_asked.emit(Path(delivery.folder)))
            whole.corner.addWidget(check)
        if delivery.folder:
            where = QLabel(whole)
            where.setProperty("role", "small")
            where.setText(self.tr("The sealed copy is kept at this desk."))
            whole.body.addWidget(where)
        return whole

    def retranslate(self) -> None:
        self.name_it(self.tr("Package"))
        self._say_none()
        self.resume.setText(self.tr("Go on from there"))
        self.without.setText(self.tr("Go on without what cannot be reached"))
        self.cancel.setText(self.tr("Give this copy up…"))
        if self._job is not None:
            self.show_job(self._job)


def stage_text(stage: CopyStage) -> str:
    translate = QCoreApplication.translate
    return {
        CopyStage.BEGINS: translate("PackageCard", "Copying begins…"),
        CopyStage.ORIGINALS: translate("PackageCard", "The original streams are being copied…"),
        CopyStage.COPIES: translate("PackageCard", "The copies are being made…"),
        CopyStage.SEALING: translate("PackageCard", "The package is being sealed, signed and read back…"),
        CopyStage.RECORDING: translate("PackageCard", "The package is sealed and is being recorded…"),
    }[stage]


def stopped_text(trouble: VmsError) -> str:
    """Why it does not go on."""
    what = QCoreApplication.translate("PackageCard", "Copying has stopped")
    return f"{what}: {messages.error_text(trouble)}"
