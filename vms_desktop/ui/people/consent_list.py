"""What colleagues at other desks ask consent for: read it, then consent or refuse."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import Consent
from vms_desktop.ui import formatting, people_texts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Problem
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.tasks import WidgetTasks

LOOK_MS = 10_000


class WaitingConsents(QObject):
    """Looks every ten seconds for whoever is signed in and may consent.

    Signals: ``changed(int)``: how many wait now.
    """

    changed = Signal(int)

    def __init__(self, people: PeopleServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self.requests: list[Consent] = []
        self._tasks = WidgetTasks("waiting consents", self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._stop_hearing = people.session.on_change(self.look)

    def look(self) -> None:
        if self._people.session.refusal(Permission.CONSENT) is None:
            self._tasks.start_anew(self._read, "read")
        elif self.requests:
            self.requests = []
            self.changed.emit(0)

    async def _read(self) -> None:
        before = [consent.id for consent in self.requests]
        self.requests = await self._people.second.waiting()
        if [consent.id for consent in self.requests] != before:
            self.changed.emit(len(self.requests))

    async def close(self) -> None:
        self._stop_hearing()
        self._timer.stop()
        await self._tasks.close()


class ConsentListDialog(QDialog):
    """Shown with ``open()``."""

    def __init__(self, people: PeopleServices, waiting: WaitingConsents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentList")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 420)
        self.setWindowTitle(self.tr("Requests for consent"))
        self._people, self._waiting = people, waiting
        self._tasks = WidgetTasks("consent list", self)
        self._tasks.failed.connect(self._tell)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        self._empty = QLabel(self.tr("Nobody asks for consent now."), self)
        self._empty.setProperty("role", "quiet")
        self._problem = Problem("consentListProblem", self)
        self._inside = QWidget(self)
        self._cards = QVBoxLayout(self._inside)
        self._cards.setContentsMargins(0, 0, 12, 0)
        self._cards.setSpacing(8)
        self._cards.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("consentListClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._problem, 1)
        row.addStretch(0)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self._empty)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        waiting.changed.connect(self._list)
        self._list()
        self.finished.connect(lambda _result: self._tasks.cancel())

    def _list(self) -> None:
        while self._cards.count() > 1:
            item = self._cards.takeAt(0)
            card = item.widget() if item is not None else None
            if card is not None:
                card.hide()
                card.deleteLater()
        for number, consent in enumerate(self._waiting.requests):
            self._cards.insertWidget(number, self._card(consent))
        self._empty.setVisible(not self._waiting.requests)

    def _card(self, consent: Consent) -> QFrame:
        card = QFrame(self._inside)
        card.setProperty("role", "card")
        what = QLabel(people_texts.act_text(consent.act), card)
        what.setProperty("role", "section")
        about = QLabel(consent.about, card)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        told = self.tr("Asked by {0} at {1}, until {2}").format(
            consent.asked_name, consent.desk, formatting.time_text(consent.until)
        )
        who = QLabel(told + (f" · {consent.reason}" if consent.reason else ""), card)
        who.setProperty("role", "quiet")
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setWordWrap(True)
        note = LineField(card)
        note.setObjectName(f"note_{consent.id}")
        note.setMaxLength(500)
        note.setPlaceholderText(self.tr("Reason, if you refuse"))
        note.setAccessibleName(note.placeholderText())
        give = QPushButton(self.tr("Consent"), card)
        give.setObjectName(f"give_{consent.id}")
        give.setProperty("role", "accent")
        refuse = QPushButton(self.tr("Refuse"), card)
        refuse.setObjectName(f"refuse_{consent.id}")
        for button in (give, refuse):
            button.setAutoDefault(False)
        give.clicked.connect(lambda: self._tasks.start_once(self._give(consent), "answer"))
        refuse.clicked.connect(lambda: self._tasks.start_once(self._refuse(consent, note.text()), "answer"))
        row = QHBoxLayout()
        row.addWidget(note, 1)
        row.addWidget(refuse)
        row.addWidget(give)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for widget in (what, about, who):
            column.addWidget(widget)
        column.addLayout(row)
        return card

    async def _give(self, consent: Consent) -> None:
        self._problem.tell(None)
        await self._people.second.give(consent.id)
        self._waiting.look()

    async def _refuse(self, consent: Consent, note: str) -> None:
        self._problem.tell(None)
        await self._people.second.refuse(consent.id, note)
        self._waiting.look()

    def _tell(self, error: VmsError) -> None:
        self._problem.tell(error)
        self._waiting.look()
