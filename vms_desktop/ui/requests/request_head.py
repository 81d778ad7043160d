"""The head of one request's page: its number, state and time left, the next step, and the menus beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.requests.documents import waited_for
from vms_desktop.domain.requests.outcome import is_overdue, runs
from vms_desktop.domain.requests.request import Request, Urgency
from vms_desktop.domain.requests.states import Step
from vms_desktop.ui import icons, messages
from vms_desktop.ui.offered import offer
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.document_texts import last_day_text
from vms_desktop.ui.requests.request_words import when
from vms_desktop.ui.requests.steps_offered import Offer, lacks_paper
from vms_desktop.ui.words_label import WordsLabel


class RequestHead(QWidget):
    """Signals: ``back_asked()``, ``step_asked(Step)``, ``print_asked(str)`` (a form's name)."""

    back_asked = Signal()
    step_asked = Signal(object)
    print_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main: Step | None = None
        self.back = QPushButton(self)
        self.back.setObjectName("requestBack")
        self.number = QLabel(self)
        self.number.setObjectName("requestNumber")
        self.number.setProperty("role", "large")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sign = QLabel(self)
        self.state = QLabel(self)
        self.state.setObjectName("requestState")
        self.state.setProperty("role", "title")
        self.left = QLabel(self)
        self.left.setObjectName("requestLeft")
        self.waits = WordsLabel(self)
        self.waits.setObjectName("requestWaits")
        self.waits.setProperty("role", "small")
        self.next = QPushButton(self)
        self.next.setObjectName("requestNext")
        self.next.setProperty("role", "accent")
        self.next.clicked.connect(self._go_on)
        self.more, self.prints = QPushButton(self), QPushButton(self)
        for name, button in (("requestMore", self.more), ("requestPrint", self.prints)):
            button.setObjectName(name)
            menu = QMenu(button)
            menu.setToolTipsVisible(True)
            button.setMenu(menu)
        icons.set_beside_text(self.prints, "printer")
        self.back.clicked.connect(self.back_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(10)
        for part in (self.number, self._sign, self.state, self.left):
            first.addWidget(part)
        first.addStretch(1)
        words.addLayout(first)
        words.addWidget(self.waits)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for button in (self.prints, self.more, self.next):
            row.addWidget(button)

    def show_request(
        self,
        request: Request,
        main: Offer | None,
        others: Sequence[Offer],
        forms: Sequence[tuple[str, str]],
        now_us: int,
    ) -> None:
        """``forms``: what can be printed, by name and in words."""
        self._main = main.step if main is not None else None
        self.number.setText(request.number)
        icon, colour = request_texts.STATE_LOOKS[request.state]
        self._sign.setPixmap(icons.pixmap(icon, colour, 24))
        urgency = "" if request.urgency is Urgency.NORMAL else f" · {request_texts.urgency_text(request.urgency)}"
        self.state.setText(request_texts.state_text(request.state) + urgency)
        self._show_left(request, now_us)
        self.next.setVisible(main is not None)
        if main is not None:
            self.next.setText(request_texts.verb_text(main.step))
            icons.set_beside_text(self.next, request_texts.STEP_ICONS[main.step], "#06121F")
            offer(self.next, main.refused)
        why = messages.error_text(main.refused) if main is not None and main.refused is not None else ""
        self.waits.setText(why)
        self.waits.setVisible(bool(why))
        self._fill_more(others)
        self._fill_prints(forms)

    def _go_on(self) -> None:
        if self._main is not None:
            self.step_asked.emit(self._main)

    def _show_left(self, request: Request, now_us: int) -> None:
        late = is_overdue(request, now_us)
        waited = waited_for(request)
        if waited is not None and waited.ends_us is not None and not late:
            # The clock of hours stands still; this day is the requester's.
            text, late = last_day_text(waited.ends_us, now_us), waited.has_passed(now_us)
        elif runs(request):
            text = request_texts.left_text(request.due_us, now_us)
            text = text if late else self.tr("answer due in {0}").format(text)
        elif late and lacks_paper(request):
            text = self.tr("Paper overdue")
        else:
            text = ""
        role = "trouble" if late else "quiet"
        if self.left.property("role") != role:
            self.left.setProperty("role", role)
            self.left.style().polish(self.left)
        self.left.setText(text)
        self.left.setToolTip(plain_tip(when(request.due_us)))

    def _fill_more(self, others: Sequence[Offer]) -> None:
        menu = self.more.menu()
        menu.clear()
        for one in others:
            action = menu.addAction(icons.icon(request_texts.STEP_ICONS[one.step]), request_texts.verb_text(one.step))
            action.setObjectName(f"step_{one.step.value}")
            action.setEnabled(one.refused is None)
            action.setToolTip(plain_tip(messages.error_text(one.refused)) if one.refused is not None else "")
            action.triggered.connect(lambda _on=False, step=one.step: self.step_asked.emit(step))
        self.more.setEnabled(bool(others))

    def _fill_prints(self, forms: Sequence[tuple[str, str]]) -> None:
        menu = self.prints.menu()
        menu.clear()
        for name, words in forms:
            action = menu.addAction(words)
            action.setObjectName(f"print_{name}")
            action.triggered.connect(lambda _on=False, name=name: self.print_asked.emit(name))
        self.prints.setVisible(bool(forms))

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.more.setText(self.tr("More steps"))
        self.prints.setText(self.tr("Print"))
        self.next.setAccessibleDescription(self.tr("The next step"))
