"""One item of the review queue: why it is there, its entries, what was done so far, and the next step.

ItemDetails(table: LogTableModel, clock: Clock, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.review import Finding, ItemState, Step, StepKind, refused
from vms_desktop.services.review.review_queue import OpenedItem
from vms_desktop.ui import formatting, icons, log_texts, messages
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.log_table import LogTableModel
from vms_desktop.ui.review.queue_table import due_text
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 370
_ENTRY_HEIGHT, _MOST_SEEN = 44, 4
_NOTE_HEIGHT = 72

STEPS: dict[str, tuple[StepKind, Finding | None, str]] = {
    "signOff": (StepKind.SIGNED_OFF, Finding.IN_ORDER, "circle-check"),
    "breach": (StepKind.SIGNED_OFF, Finding.BREACH, "circle-x"),
    "question": (StepKind.QUESTIONED, None, "message-circle-question-mark"),
    "escalate": (StepKind.ESCALATED, None, "forward"),
    "answer": (StepKind.ANSWERED, None, "message-circle-question-mark"),
}
"""The buttons by name: step, finding, icon."""


class ItemDetails(QScrollArea):
    """Signals: ``step_asked(StepKind, object, str)``: the step, its finding or None, the note; ``entry_chosen(Entry)``;
    ``seen_asked()``: show the cameras and times of the item; ``entries_asked()``: show its time in the log.
    """

    step_asked = Signal(object, object, str)
    entry_chosen = Signal(object)
    seen_asked = Signal()
    entries_asked = Signal()

    def __init__(self, table: LogTableModel, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemDetails")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table, self._clock = table, clock
        self.opened: OpenedItem | None = None
        inside = QFrame(self)
        self.setWidget(inside)
        self._title, self._about, self._reason, self._times, self._missing, self._history, self._why_not = (
            self._label(role) for role in ("title", "", "", "quiet", "small", "", "wrong")
        )
        self._entries_heading, self._history_heading, self._note_heading = (self._label("section") for _ in range(3))
        self._empty = self._label("quiet")
        self._entries = QListWidget(inside)
        self._entries.setObjectName("itemEntries")
        self._entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries.itemActivated.connect(self._activated)
        self.note = QPlainTextEdit(inside)
        self.note.setObjectName("itemNote")
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(self._enable)
        self._why_not.setObjectName("itemWhyNot")
        self.buttons: dict[str, QPushButton] = {}
        for name, (kind, finding, icon) in STEPS.items():
            button = self.buttons[name] = QPushButton(inside)
            button.setObjectName(f"item_{name}")
            if name in ("signOff", "answer"):
                button.setProperty("role", "accent")
            icons.set_beside_text(button, icon, "#06121F" if name in ("signOff", "answer") else "#E6EAF0")
            button.clicked.connect(lambda _on=False, kind=kind, finding=finding: self._ask(kind, finding))
        self._seen, self._in_log = QPushButton(inside), QPushButton(inside)
        self._seen.setObjectName("itemSeen")
        self._in_log.setObjectName("itemInLog")
        icons.set_beside_text(self._seen, "eye")
        icons.set_beside_text(self._in_log, "list")
        self._seen.clicked.connect(self.seen_asked)
        self._in_log.clicked.connect(self.entries_asked)
        self._lay_out(inside)
        self.retranslate()

    def _label(self, role: str) -> WordsLabel:
        label = WordsLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _lay_out(self, inside: QFrame) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 8, 8)
        column.setSpacing(4)
        for label in (self._empty, self._title, self._about, self._reason, self._times):
            column.addWidget(label)
        beside = QGridLayout()
        beside.setSpacing(8)
        beside.addWidget(self._seen, 0, 0)
        beside.addWidget(self._in_log, 0, 1)
        column.addLayout(beside)
        told: tuple[QWidget, ...] = (
            self._entries_heading,
            self._entries,
            self._missing,
            self._history_heading,
            self._history,
            self._note_heading,
            self.note,
            self._why_not,
        )
        for part in told:
            column.addWidget(part)
        steps = QGridLayout()
        steps.setSpacing(8)
        for name, (row, place, width) in _PLACES.items():
            steps.addWidget(self.buttons[name], row, place, 1, width)
        column.addLayout(steps)
        column.addStretch(1)

    # ---- contents --------------------------------------------------------------------------------------------

    def show_item(self, opened: OpenedItem | None) -> None:
        """A note that was begun stays while the same item is shown anew."""
        if opened is None or self.opened is None or opened.item.id != self.opened.item.id:
            self.note.clear()
        self.opened = opened
        always: tuple[QWidget, ...] = (
            self._title,
            self._about,
            self._reason,
            self._times,
            self._entries_heading,
            self._entries,
            self._seen,
            self._in_log,
        )
        for part in always:
            part.setVisible(opened is not None)
        self._empty.setVisible(opened is None)
        sometimes: tuple[QWidget, ...] = (
            self._missing,
            self._history_heading,
            self._history,
            self._note_heading,
            self.note,
            self._why_not,
        )
        for part in sometimes:
            part.hide()
        for button in self.buttons.values():
            button.hide()
        if opened is not None:
            self._fill(opened)

    def _fill(self, opened: OpenedItem) -> None:
        item = opened.item
        self._title.setText(f"{item.id} · {review_texts.item_title(item)}")
        self._about.setText(review_texts.person_text(item.about.name, item.about.role))
        self._reason.setText(review_texts.reason_text(item))
        first, last = (formatting.moment_text(moment(time)) for time in (item.from_us, item.to_us))
        left = due_text(item, microseconds(self._clock.now()))
        told = [first if first == last else self.tr("{0} to {1}").format(first, last)]
        if item.state is not ItemState.SIGNED_OFF:
            told.append(self.tr("Time left to review: {0}").format(left))
        self._times.setText("\n".join(told))
        self._seen.setEnabled(bool(item.facts.cameras))
        self._entries.clear()
        for listed in opened.entries:
            entry = listed.entry
            when = formatting.moment_text(moment(entry.time_us))
            text = f"{when} · {log_texts.action_text(entry.action)}\n{review_texts.subject_text(entry)}"
            row = QListWidgetItem(text, self._entries)
            row.setToolTip(plain_tip(text))
            row.setSizeHint(QSize(0, _ENTRY_HEIGHT))
            row.setData(Qt.ItemDataRole.UserRole, entry)
        self._entries.setFixedHeight(_ENTRY_HEIGHT * min(_MOST_SEEN, max(1, len(opened.entries))) + 6)
        self._missing.setVisible(opened.missing > 0)
        self._missing.setText(
            self.tr("Not listed here: {0} more. They are in the log or its archive.").format(
                formatting.count_text(opened.missing)
            )
        )
        self._history_heading.setVisible(bool(opened.history))
        self._history.setVisible(bool(opened.history))
        self._history.setText("\n".join(_step_line(step) for step in opened.history))
        self._show_steps(opened)

    def _show_steps(self, opened: OpenedItem) -> None:
        may = opened.may
        shown = {name for name, (kind, _, _) in STEPS.items() if kind in may}
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        asked = self.tr("Your answer (required)")
        heading = asked if StepKind.ANSWERED in may else self.tr("Note (required): what you found, or ask")
        self._note_heading.setText(heading)
        self.note.setAccessibleName(heading)
        self._note_heading.setVisible(bool(shown))
        self.note.setVisible(bool(shown))
        # Also beside the steps that are left (asking), so that nobody looks for the others; not for who only answers.
        decides = StepKind.SIGNED_OFF in may or StepKind.ANSWERED in may
        if not decides and opened.item.state is not ItemState.SIGNED_OFF:
            why = refused(opened.item, opened.history, StepKind.SIGNED_OFF, opened.by)
            self._why_not.setVisible(why is not None)
            self._why_not.setText("" if why is None else messages.error_text(why))
        self._enable()

    def _enable(self) -> None:
        written = bool(self.note.toPlainText().strip())
        for button in self.buttons.values():
            button.setEnabled(written)

    def _ask(self, kind: StepKind, finding: Finding | None) -> None:
        self.step_asked.emit(kind, finding, self.note.toPlainText())

    def _activated(self, row: QListWidgetItem) -> None:
        self.entry_chosen.emit(row.data(Qt.ItemDataRole.UserRole))

    def retranslate(self) -> None:
        for name, text in (
            ("signOff", self.tr("In order: sign off")),
            ("breach", self.tr("Not in order: sign off")),
            ("question", self.tr("Ask the person")),
            ("escalate", self.tr("Escalate")),
            ("answer", self.tr("Send the answer")),
        ):
            self.buttons[name].setText(text)
            self.buttons[name].setAccessibleName(text)
        self._seen.setText(self.tr("What they saw"))
        self._in_log.setText(self.tr("Show in the log"))
        self._entries_heading.setText(self.tr("Entries"))
        self._entries.setAccessibleName(self.tr("Entries"))
        self._history_heading.setText(self.tr("What was done so far"))
        self._empty.setText(self.tr("Choose an item to see why it is here and what to do."))
        self.setAccessibleName(self.tr("The chosen item"))
        self.show_item(self.opened)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


_PLACES = {
    "signOff": (0, 0, 2),
    "breach": (1, 0, 2),
    "question": (2, 0, 1),
    "escalate": (2, 1, 1),
    "answer": (3, 0, 2),
}
"""Row, column and width of each button."""


def _step_line(step: Step) -> str:
    when = formatting.moment_text(moment(step.time_us))
    who = review_texts.person_text(step.by.name, step.by.role)
    return f"{when} · {review_texts.step_text(step.kind, step.finding)} · {who}\n“{step.note}”"
