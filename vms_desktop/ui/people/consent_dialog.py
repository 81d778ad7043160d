"""A second person's consent: on the spot with their password, or asked for at the desks of colleagues.

ConsentDialog(people: PeopleServices, draft: ConsentDraft, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.second_person import Consent, ConsentDraft, ConsentState
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import people_texts
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.people.sign_in_form import SignInForm
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

LOOK_MS = 2000


class ConsentDialog(QDialog):
    """Shown with ``open()``.

    Signals: ``consented(Consent)``: somebody consented; do it now.
    """

    consented = Signal(object)

    def __init__(self, people: PeopleServices, draft: ConsentDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.setWindowTitle(self.tr("A second person has to consent"))
        self._people, self._draft = people, draft
        self._asked: Consent | None = None
        self._tasks = WidgetTasks("consent", self)
        self._tasks.failed.connect(self._tell)
        self.form = SignInForm("consent", self)
        self.form.set_action(self.tr("Consent"))
        self.form.submitted.connect(self._on_the_spot)
        self._state = WordsLabel(self)
        self._state.setObjectName("consentState")
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._ask = QPushButton(self.tr("Ask at other desks instead"), self)
        self._ask.setObjectName("consentAsk")
        self._ask.setAutoDefault(False)
        self._ask.clicked.connect(lambda: self._start(self._ask_elsewhere))
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("consentCancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        self._lay_out()
        self.form.take_keyboard()

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        act = QLabel(f"{people_texts.act_text(self._draft.act)}: {self._draft.about}", self)
        act.setTextFormat(Qt.TextFormat.PlainText)
        act.setWordWrap(True)
        step = QLabel(
            self.tr("A colleague who may consent signs for it here. You stay signed in; it shows in the log."), self
        )
        step.setProperty("role", "quiet")
        step.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._ask)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (title, act, step, self.form, self._state):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._state.hide()

    # ---- on the spot -------------------------------------------------------------------------------------------

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._tasks.start_once(work(), "consent")

    def _on_the_spot(self, typed: Typed) -> None:
        self.form.set_busy(True)

        async def prove() -> None:
            self._done(await self._people.second.on_the_spot(self._draft, typed))

        self._start(prove)

    def _done(self, consent: Consent) -> None:
        self._asked = None
        self._look.stop()
        self.form.clear()
        self.consented.emit(consent)
        self.accept()

    def _tell(self, error: VmsError) -> None:
        self.form.tell(error)

    # ---- from another desk -------------------------------------------------------------------------------------

    async def _ask_elsewhere(self) -> None:
        self._asked = await self._people.second.ask(self._draft)
        self._ask.setEnabled(False)
        self._say(self.tr("Asked. Whoever may consent sees it at their desk; it waits a quarter of an hour."))
        self._look.start()

    def look(self) -> None:
        """What became of it."""
        if self._asked is not None and not self._people.session.is_locked:
            self._tasks.start_once(self._looked(self._asked), "look")

    async def _looked(self, asked: Consent) -> None:
        now = await self._people.second.look(asked.id)
        if now.state is ConsentState.GIVEN:
            self._done(now)
        elif now.state is ConsentState.REFUSED:
            self._over(self.tr("{0} did not consent. {1}").format(now.decided_name, now.note))
        elif now.state is ConsentState.WAITING and not now.may_still(self._people.clock.now()):
            self._over(self.tr("Nobody answered in time."))

    def _over(self, text: str) -> None:
        self._asked = None
        self._look.stop()
        self._ask.setEnabled(True)
        self._say(text.strip())

    def _say(self, text: str) -> None:
        self._state.setText(text)
        self._state.show()

    def reject(self) -> None:
        """What was asked for elsewhere is taken back."""
        self._look.stop()
        asked, self._asked = self._asked, None
        if asked is None:
            super().reject()
            return

        async def withdraw() -> None:
            try:
                await self._people.second.withdraw(asked.id)
            finally:
                super(ConsentDialog, self).reject()

        self._start(withdraw)

    def done(self, result: int) -> None:
        self.form.clear()
        super().done(result)
