"""One request on one page, from top to bottom: who asks, on what basis, which footage, decision, package, hand-over.

RequestView(parts: PageParts, parent: QWidget | None = None)

``open(id)`` shows one; it is read anew when somebody changes it here, and once a minute for what runs out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.ui import icons
from vms_desktop.ui.offered import offer
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.attach_box import ChosenFile
from vms_desktop.ui.requests.custody_card import CustodyCard
from vms_desktop.ui.requests.fact_card import FactCard, clear_layout
from vms_desktop.ui.requests.files_card import FilesList
from vms_desktop.ui.requests.footage_card import FootageCard
from vms_desktop.ui.requests.footage_looks import FootageLooks
from vms_desktop.ui.requests.history_card import HistoryCard
from vms_desktop.ui.requests.package_card import PackageCard
from vms_desktop.ui.requests.package_steps import PackageSteps
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.registered_card import RegisteredCard
from vms_desktop.ui.requests.request_actions import RequestActions
from vms_desktop.ui.requests.request_head import RequestHead
from vms_desktop.ui.requests.request_texts import AttachmentKind
from vms_desktop.ui.requests.request_words import basis_facts, decision_facts, handover_facts, who_facts
from vms_desktop.ui.requests.scrolling import scrolling, show_from_its_top
from vms_desktop.ui.requests.state_rail import StateRail
from vms_desktop.ui.requests.steps_offered import next_step, offer_of, others, stations
from vms_desktop.ui.tasks import WidgetTasks

_AGAIN_MS = 60_000


class RequestView(QWidget):
    """Signals: ``left()``: back to the list; ``failed(VmsError)``; ``told(Words)``: what was done;
    ``change_asked(Request)``: the form; ``look_asked(str, int)``: that camera at that moment (microseconds), in
    playback; ``export_asked(str, list)``: the chain of custody of the request of that id as a file, its rows;
    ``holds_asked(str)``: the holds of the request of that number.
    """

    left = Signal()
    failed = Signal(object)
    told = Signal(object)
    change_asked = Signal(object)
    look_asked = Signal(str, object)
    export_asked = Signal(str, list)
    holds_asked = Signal(str)

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestView")
        self._parts = parts
        self._request: Request | None = None
        self._tasks = WidgetTasks("request view", self)
        self._tasks.failed.connect(self.failed)
        self.looks = FootageLooks(parts, self._tasks, self)
        self.looks.known.connect(self._looked)
        self.head = RequestHead(self)
        self.rail = StateRail(self)
        self.registered = RegisteredCard(self)
        self.who, self.basis = FactCard("requestWho", self), FactCard("requestBasis", self)
        self.decision, self.handover = FactCard("requestDecision", self), FactCard("requestHandover", self)
        self.files = FilesList(self)
        self.basis.body.addWidget(self.files)
        self._change = QPushButton(self)
        self._change.setObjectName("requestChange")
        icons.set_beside_text(self._change, "pencil")
        self._change.clicked.connect(lambda: self.take(Step.CHANGE))
        self.who.corner.addWidget(self._change)
        self.footage = FootageCard(parts.cameras, self)
        self.package = PackageCard(self, parts.clock.monotonic)
        self.history, self.custody = HistoryCard(self), CustodyCard(self)
        self.actions_ = RequestActions(parts, self.looks.stretches, self)
        self._packages = PackageSteps(parts, self.package, self.actions_, self._tasks, self)
        self._lay_out()
        self._connect()
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._look_on)
        self._again.start()
        self.retranslate()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        for card in (
            self.registered,
            self.who,
            self.basis,
            self.footage,
            self.decision,
            self.package,
            self.handover,
            self.history,
            self.custody,
        ):
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolling(inside, self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.rail)
        row.addWidget(self._area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        acts = self.actions_
        self.head.back_asked.connect(self.left)
        self.head.step_asked.connect(self.take)
        self.head.print_asked.connect(self._print)
        self.files.open_asked.connect(self._open_file)
        self.files.attach_asked.connect(lambda: self.take(Step.ATTACH))
        self.files.dropped_files.connect(self._dropped)
        self.registered.closed.connect(lambda: self.registered.hide())
        self.footage.look_asked.connect(self.look_asked)
        self.footage.holds_asked.connect(self._ask_holds)
        self.footage.retry_asked.connect(self._protect_again)
        self.custody.asked.connect(lambda: self._tasks.start_once(self._read_custody(), "chain of custody"))
        self.custody.export_asked.connect(self._export_custody)
        # It lies far down on the page, and whoever has just begun it wants to see it go on.
        self._packages.begun.connect(lambda: show_from_its_top(self._area, self.package))
        self._packages.ended.connect(self.look_again)
        acts.changed.connect(self._changed)
        acts.failed.connect(self.failed)
        acts.told.connect(self.told)
        acts.copy_begun.connect(self._packages.await_copy)
        acts.stale.connect(self.look_again)
        acts.print_asked.connect(self._print)
        acts.change_asked.connect(self.change_asked)
        acts.look_asked.connect(self.look_asked)
        self._unsubscribe = [self._parts.book.on_change(self._changed_here)]
        if self._parts.protective is not None:
            self._unsubscribe.append(self._parts.protective.on_change(self._protected_here))

    async def close_view(self) -> None:
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._packages.close()
        self._again.stop()
        await self.actions_.close_actions()
        await self._tasks.close()

    # ---- which one -----------------------------------------------------------------------------------------------

    @property
    def request(self) -> Request | None:
        return self._request

    def open(self, request_id: str) -> None:
        """By id or number."""
        if self._request is None or request_id not in (self._request.id, self._request.number):
            self.forget()
        self._area.verticalScrollBar().setValue(0)
        self._tasks.start(self._read(request_id), "read a request")

    def show_registered(self, request: Request, files: Sequence[ChosenFile]) -> None:
        """Just registered: its number large, what is held, and its files are attached."""
        self.forget()
        self._changed(request)
        self.registered.show_request(request)
        self.registered.show()
        self._area.verticalScrollBar().setValue(0)
        self.actions_.attach_files(request, [(one.path, one.kind) for one in files])

    def forget(self) -> None:
        """Nothing of what was read stays on the page."""
        self._request = None
        self.actions_.forget()
        self._packages.forget()
        self.looks.forget()
        self.registered.hide()
        self.custody.forget()
        self.footage.show_copies(())
        self._area.hide()
        self.rail.show_stations(())

    def follow_rights(self) -> None:
        """Other rights count for the same person: nothing stays that they may not see, and steps are offered anew."""
        if self._request is not None and not self._parts.book.sees(self._request):
            self.forget()
            self.left.emit()
        self._show()

    def look_again(self) -> None:
        if self._request is not None:
            request_id = self._request.id
            self._tasks.start_anew(lambda: self._read(request_id), "read a request anew")

    def _export_custody(self, rows: list[list[str]]) -> None:
        if self._request is not None:
            self.export_asked.emit(self._request.id, rows)

    def _changed_here(self, request_id: str) -> None:
        if self._request is not None and request_id == self._request.id and self.isVisible():
            self.look_again()

    def _protected_here(self, request_id: str) -> None:
        """What was brought here is footage there is."""
        self.looks.grown()
        self._changed_here(request_id)

    async def _read(self, request_id: str) -> None:
        request = await self._parts.book.get(request_id)
        await self._packages.read(request.id)
        if self._parts.protective is not None:
            self.footage.show_copies(await self._parts.protective.of_request(request.id))
        self._changed(request)

    def _changed(self, request: Request) -> None:
        before = self._request
        if before is not None and before.id == request.id and before.version > request.version:
            return  # an older answer that came later
        self._request = request
        self._area.show()
        self._show()
        self.looks.follow(request)

    def _look_on(self) -> None:
        """What runs out, and footage that has grown since."""
        self._show()
        if self.isVisible():
            self.looks.look_on()

    def _looked(self) -> None:
        self._show()
        self.registered.show_looks(list((self.looks.by_asked or {}).values()), self.looks.at_us)

    # ---- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        request = self._request
        if request is None:
            return
        authority, now_us = self._parts.authority, microseconds(self._parts.clock.now())
        main = next_step(request)
        if main is Step.BEGIN_COPY and self._parts.copying is None:
            main = None
        refused = partial(self._parts.book.refusal, request)
        found = None if main is None else offer_of(request, main, authority.actor, refused)
        rest = [
            one
            for one in others(request, authority.actor, refused)
            if one.step not in (Step.BEGIN_COPY, Step.DELIVER_AGAIN) or self._parts.copying is not None
        ]
        printing = self._parts.printing
        forms = printing.forms(request) if printing is not None else ()
        self.head.show_request(request, found, rest, forms, now_us)
        self.rail.show_stations(stations(request))
        self.who.show_facts(who_facts(request))
        self.basis.show_facts(basis_facts(request))
        self.files.show_files(request.attachments)
        offer(self.files.attach, offer_of(request, Step.ATTACH, authority.actor, refused).refused)
        offer(self._change, offer_of(request, Step.CHANGE, authority.actor, refused).refused)
        self.footage.show_request(request, self.looks.by_asked, self.looks.held, now_us)
        decided = decision_facts(request)
        self.decision.show_facts(decided)
        self.decision.setVisible(any(value for _, value in decided))
        self._packages.show_request(request)
        self._show_handovers(request)
        self.history.show_request(request)
        self._packages.tell_begun()

    def _show_handovers(self, request: Request) -> None:
        clear_layout(self.handover.body)
        handed = [one for one in request.deliveries if one.handover is not None]
        for one in handed:
            card = FactCard(f"handover_{one.number}", self.handover)
            card.setProperty("role", "")
            card.show_facts(handover_facts(one))
            self.handover.body.addWidget(card)
        self.handover.setVisible(bool(handed))

    # ---- steps ---------------------------------------------------------------------------------------------------

    def take(self, step: Step) -> None:
        if self._request is None:
            return
        if step is Step.TELL_FOUND:
            self._tasks.start_once(self._tell_found(), "look before it is told what was found")
            return
        self.actions_.take(step, self._request)

    async def _tell_found(self) -> None:
        """What is told goes on record: it is looked for once more, so that no old answer is told as found."""
        await self.looks.look_soon()
        if self._request is not None:
            self.actions_.take(Step.TELL_FOUND, self._request)

    def _print(self, name: str) -> None:
        if self._parts.printing is not None and self._request is not None:
            self._parts.printing.show(self._request, name, self.window())

    def _open_file(self, attachment_id: str) -> None:
        request = self._request
        if request is None:
            return

        async def open_it() -> None:
            self._parts.open_file(await self._parts.book.open_attachment(request.id, attachment_id))

        self._tasks.start_once(open_it(), "open a file")

    def _dropped(self, paths: list[Path]) -> None:
        if self._request is not None:
            self.actions_.attach_files(self._request, [(path, AttachmentKind.OTHER) for path in paths])

    def _ask_holds(self) -> None:
        if self._request is not None:
            self.holds_asked.emit(self._request.number)

    def _protect_again(self, copy_id: str) -> None:
        if self._parts.protective is not None:
            self._tasks.start_once(self._parts.protective.retry(copy_id), "a protective copy")

    async def _read_custody(self) -> None:
        request = self._request
        if request is not None:
            lines = await self._parts.book.custody(request.id)
            if self._request is not None and self._request.id == request.id:
                self.custody.show_lines(lines, {one.interval.camera_id: one.camera_code for one in request.asked})

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        (self.head.next if self.head.next.isVisible() and self.head.next.isEnabled() else self.head.back).setFocus()

    def retranslate(self) -> None:
        self._change.setText(request_texts.verb_text(Step.CHANGE))
        self.who.name_it(self.tr("Who asks"))
        self.basis.name_it(self.tr("On what basis"))
        self.decision.name_it(self.tr("Decision"))
        self.handover.name_it(self.tr("Hand-over"))
        for part in (self.head, self.files, self.footage, self.package, self.history, self.custody, self.registered):
            part.retranslate()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
