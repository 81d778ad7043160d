"""The form by which a request is registered (or corrected): filled by keyboard alone, checked at its fields.

RegisterForm(parts: PageParts, parent: QWidget | None = None)

What is typed is kept as a draft a moment after the last key. Beside the fields stands what was asked for twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.request_ports import KnownRequester
from vms_desktop.ui import messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests.asked_lines import AskedLines
from vms_desktop.ui.requests.attach_box import AttachBox, ChosenFile
from vms_desktop.ui.requests.draft_begun import ask_to_drop, draft_again
from vms_desktop.ui.requests.draft_cards import DraftCards, Place
from vms_desktop.ui.requests.draft_fields import FOOTAGE_CARD, DraftFields
from vms_desktop.ui.requests.duplicates_panel import DuplicatesPanel
from vms_desktop.ui.requests.near_dialog import NearPlace
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.requester_offers import RequesterOffers
from vms_desktop.ui.requests.scrolling import scrolling
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_RESTS_MS = 700
"""What is typed must have rested so long before it is kept and looked for among the others."""


class RegisterForm(QWidget):
    """``begin`` shows a draft, ``begin_change`` a request to be corrected.

    Signals: ``registered(Request, list[ChosenFile])``; ``changed_request(Request)``; ``left()``: back to the list;
    ``open_asked(str)``: that request (id); ``failed(VmsError)``; ``kept()``: the draft is stored.
    """

    registered = Signal(object, list)
    changed_request = Signal(object)
    left = Signal()
    open_asked = Signal(str)
    failed = Signal(object)
    kept = Signal()

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestForm")
        self._parts = parts
        self._draft = RequestDraft()
        self._changing: Request | None = None
        self._place: Place | None = None
        self._is_dirty = False
        self._tasks = WidgetTasks("request form", self)
        self._tasks.failed.connect(self._tell)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._cards = DraftCards(self)
        self.who, self.basis, self.what = self._cards
        self.offers = RequesterOffers(parts.book, self.who.line("name"), self._tasks)
        self.offers.chosen.connect(self._take_requester)
        self.footage = DraftFields(FOOTAGE_CARD, (), self)
        self.asked = AskedLines(parts.cameras, parts.clock, self)
        self.footage.add_below(self.asked)
        self.files = AttachBox(self._tasks, self)
        self.reason = LineField(self)
        self.reason.setObjectName("requestChangeReason")
        self.twice = DuplicatesPanel(parts.clock, self)
        self._told = WordsLabel(self)
        self._told.setObjectName("requestFormProblem")
        self._told.setProperty("role", "problem")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.hide()
        self._kept = QLabel(self)
        self._kept.setObjectName("requestKept")
        self._kept.setProperty("role", "small")
        self.back, self.register, self.drop = QPushButton(self), QPushButton(self), QPushButton(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        for name, button in (("requestFormBack", self.back), ("requestFormRegister", self.register)):
            button.setObjectName(name)
        self.drop.setObjectName("requestFormDrop")
        self.register.setProperty("role", "accent")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._kept)
        top.addWidget(self.drop)
        top.addWidget(self.register)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        for card in (self.who, self.basis, self.footage, self.what, self.files, self.reason):
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolling(inside, self)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self.twice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self._told)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.register.clicked.connect(self.go)
        self.drop.clicked.connect(self._ask_drop)
        for card in self._cards:
            card.changed.connect(self._typed)
        self.asked.changed.connect(self._typed)
        self.asked.placed.connect(self._placed)
        self.files.changed.connect(self._typed)
        self.twice.open_asked.connect(self.open_asked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go)

    async def close_form(self) -> None:
        self._rest.stop()
        self.asked.close_lines()
        await self._tasks.close()

    # ---- what is written ---------------------------------------------------------------------------------------

    def begin(self, draft: RequestDraft) -> None:
        """An empty draft, a kept one, or one begun elsewhere (cameras and times of the playback page)."""
        self._changing, self._draft = None, draft
        self._fill(draft)
        self.files.clear()
        self._kept.setText("")
        self._is_dirty = False
        self._show_kind()
        self.who.line("rank").setFocus()
        if draft.intervals:
            self._rest.start()

    def begin_change(self, request: Request) -> None:
        self._changing = request
        self._draft = draft_again(request)
        self._fill(self._draft)
        self.reason.clear()
        self._is_dirty = False
        self._show_kind()
        self.who.line("rank").setFocus()
        self._rest.start()

    @property
    def is_changing(self) -> bool:
        """A registered request is corrected, not a new one written."""
        return self._changing is not None

    def _fill(self, draft: RequestDraft) -> None:
        self._cards.fill(draft)
        self.asked.set_intervals(draft.intervals)
        incident = draft.incident
        self._place = None
        if incident.latitude is not None and incident.longitude is not None and incident.radius_m is not None:
            self._place = (incident.latitude, incident.longitude, incident.radius_m)
        self.twice.show_found(())
        self.twice.forget_limits()
        self._take_back()
        self._area.verticalScrollBar().setValue(0)

    def _show_kind(self) -> None:
        changing = self._changing is not None
        self.files.setVisible(not changing)
        self.reason.setVisible(changing)
        self.drop.setVisible(not changing)
        self.retranslate()

    def draft(self) -> RequestDraft:
        """As it stands in the fields; times that cannot be read are left out."""
        read = self._cards.read(self._draft, self._now(), self._place)
        return replace(read, intervals=self.asked.intervals(tell=False))

    def _now(self) -> datetime:
        return thai_time(self._parts.clock.now())

    def _placed(self, place: NearPlace) -> None:
        self._place = (place.latitude, place.longitude, place.radius_m)
        if not self.what.text("place"):
            self.what.set_text("place", place.name)
        self._typed()

    # ---- while it is written -----------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._is_dirty = True
        self._take_back()
        self._rest.start()

    def _rested(self) -> None:
        self._tasks.start_anew(self._look, "look while a request is typed")

    async def _look(self) -> None:
        """Keep the draft, look for the same among the others, say what looks odd."""
        draft = self.draft()
        except_id = self._changing.id if self._changing is not None else ""
        self.twice.show_found(await self._parts.book.duplicates(draft, except_id))
        for name, hint in self._parts.book.hints(draft):
            self._tell_field(name, hint, hint=True)
        await self._show_limits(draft)
        if self._changing is None and self._is_dirty:
            kept = await self._parts.book.save_draft(draft)
            self._draft = replace(self._draft, id=kept.id)
            self._is_dirty = False
            self._kept.setText(self.tr("Draft kept"))
            self.kept.emit()

    async def _show_limits(self, draft: RequestDraft) -> None:
        limits = await self._parts.book.limits()
        kind = draft.requester.type
        hours = max((one.length_us for one in draft.intervals), default=0) / 3_600_000_000
        cameras = len({one.camera_id for one in draft.intervals})
        self.twice.show_limits(cameras, limits.cameras_of(kind), hours, limits.hours_of(kind))

    def _take_requester(self, known: KnownRequester) -> None:
        """What was typed of them before; what stands there already is left alone."""
        self.who.choose("type", known.type.value)
        for card, name, text in ((self.who, "agency", known.agency), (self.basis, "station", known.station)):
            if not card.text(name):
                card.set_text(name, text)
        self._typed()

    # ---- registering -------------------------------------------------------------------------------------------

    def go(self) -> None:
        self._rest.stop()
        self._tasks.start_once(self._go(), "register a request")

    async def _go(self) -> None:
        self._take_back()
        draft, now = self.draft(), self._now()
        mistakes: list[tuple[str, VmsError]] = [*self._cards.mistakes(now)]
        unreadable = bool(self.asked.camera_ids) and self.asked.is_unreadable()
        problems = await self._parts.book.problems(draft)
        if unreadable:
            self.asked.intervals()
            problems = [one for one in problems if one[0] != "intervals"]
        self._tell_all([*mistakes, *problems], unreadable)
        if mistakes or problems or unreadable:
            return
        if self._changing is None:
            files: Sequence[ChosenFile] = self.files.files
            request = await self._parts.book.register(draft)
            self._is_dirty = False
            self._draft = RequestDraft()
            self.registered.emit(request, files)
            return
        before = self._changing
        changed = await self._parts.book.change(before.id, before.version, draft, self.reason.text())
        self.changed_request.emit(changed)

    def _tell_all(self, problems: Sequence[tuple[str, VmsError]], unreadable: bool) -> None:
        first: QWidget | None = self.asked.begin if unreadable else None
        for name, error in reversed(list(problems)):
            first = self._tell_field(name, error) or first
        if first is not None:
            first.setFocus()
            self._area.ensureWidgetVisible(first, 40, 80)

    def _tell_field(self, name: str, error: VmsError, *, hint: bool = False) -> QWidget | None:
        text = messages.error_text(error)
        if (field := self._cards.tell(name, text, hint=hint)) is not None:
            return field
        if name == "intervals":
            self.asked.more_cell.tell(text, hint=hint)
            return self.asked.more
        self._tell(error)
        return None

    def _take_back(self) -> None:
        self._told.hide()
        self._cards.take_back()
        for cell in (self.asked.begin_cell, self.asked.end_cell, self.asked.more_cell):
            cell.tell("")

    def _tell(self, error: VmsError) -> None:
        """Above the form, where no field is to blame (or the field of its ``field``)."""
        name = str(error.params.get("field", ""))
        if name and any(name in card.cells for card in self._cards):
            self._tell_field(name, error)
            return
        if name == "reason":
            self.reason.setFocus()
            self._area.ensureWidgetVisible(self.reason, 40, 80)
        self._told.setText(messages.error_text(error))
        self._told.show()

    def _ask_drop(self) -> None:
        if self._draft.id or self._is_dirty:
            ask_to_drop(self.window(), self._start_drop)
        else:
            self._start_drop()

    def _start_drop(self) -> None:
        self._tasks.start_once(self._drop(), "throw the draft away")

    async def _drop(self) -> None:
        """Throw the draft away: nothing was registered, nothing is lost but what was typed."""
        self._rest.stop()
        if self._draft.id:
            await self._parts.book.drop_draft(self._draft.id)
        self._is_dirty = False
        self._draft = RequestDraft()
        self.kept.emit()
        self.left.emit()

    def _leave(self) -> None:
        """What was typed stays as a draft."""
        if self._is_dirty and self._changing is None:
            self._rest.stop()
            self._tasks.start(self._look(), "keep the draft")
        self.left.emit()

    def take_keyboard(self) -> None:
        self.who.line("rank").setFocus()

    # ---- Qt ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        changing = self._changing
        self._title.setText(
            self.tr("Change {0}").format(changing.number) if changing is not None else self.tr("Register a request")
        )
        self.back.setText(self.tr("Back"))
        self.drop.setText(self.tr("Throw the draft away"))
        self.register.setText(self.tr("Save the change") if changing is not None else self.tr("Register, hold footage"))
        self.register.setToolTip("Ctrl+Enter")
        self.reason.setPlaceholderText(self.tr("Why it is changed"))
        self.reason.setAccessibleName(self.tr("Why it is changed"))
        for card in (self.who, self.basis, self.footage, self.what):
            card.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
