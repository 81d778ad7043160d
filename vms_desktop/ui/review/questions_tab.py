"""What the person at the desk is asked about his own entries, and where he answers.

QuestionsTab(queue: ReviewQueue, table: LogTableModel, clock: Clock, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.review import Finding, StepKind
from vms_desktop.services.review.review_queue import OpenedItem, ReviewQueue
from vms_desktop.ui import formatting
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.item_details import ItemDetails
from vms_desktop.ui.review.log_table import LogTableModel
from vms_desktop.ui.review.queue_tab import take_step
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_ROW_HEIGHT = 52


class QuestionsTab(QWidget):
    """Signals: ``failed(VmsError)``; ``counted(int)``: how many questions wait for an answer."""

    failed = Signal(object)
    counted = Signal(int)

    def __init__(self, queue: ReviewQueue, table: LogTableModel, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionsTab")
        self._queue = queue
        self._tasks = WidgetTasks("questions", self)
        self._tasks.failed.connect(self.failed)
        self._questions: Sequence[OpenedItem] = ()
        self.list = QListWidget(self)
        self.list.setObjectName("questionsList")
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._chosen)
        self._instead = WordsLabel(self)
        self._instead.setObjectName("questionsNone")
        self._instead.setProperty("role", "quiet")
        self._instead.setWordWrap(True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details = ItemDetails(table, clock, self)
        self.details.step_asked.connect(self._answer)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._instead, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self.details)
        self._stop_hearing = queue.on_change(self.look)
        self.retranslate()

    async def close_tab(self) -> None:
        self._stop_hearing()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        self.list.setFocus()

    def look(self) -> None:
        self._tasks.start(self._read(), "read questions")

    async def _read(self) -> None:
        try:
            self._questions = await self._queue.questions()
        except AccessError:  # nobody is signed in, so nobody is asked
            self._questions = ()
        shown = self.details.opened.item.id if self.details.opened is not None else None
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._questions:
                row = QListWidgetItem(_question_line(one), self.list)
                row.setSizeHint(QSize(0, _ROW_HEIGHT))
                row.setToolTip(plain_tip(_question_line(one)))
        at = next((row for row, one in enumerate(self._questions) if one.item.id == shown), 0)
        if self._questions:
            self.list.setCurrentRow(at)
            self._chosen(at)
        else:
            self.details.show_item(None)
        self._show_state()
        self.counted.emit(len(self._questions))

    def _show_state(self) -> None:
        self.list.setVisible(bool(self._questions))
        self._instead.setVisible(not self._questions)

    def _chosen(self, row: int) -> None:
        self.details.show_item(self._questions[row] if 0 <= row < len(self._questions) else None)

    def _answer(self, kind: StepKind, finding: Finding | None, note: str) -> None:
        if self.details.opened is not None:
            self._tasks.start_once(take_step(self._queue, self.details.opened, kind, finding, note), "answer")

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Questions to you"))
        self._instead.setText(self.tr("Nobody asks you anything."))
        self._show_state()
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _question_line(one: OpenedItem) -> str:
    asked = next((step for step in reversed(one.history) if step.kind is StepKind.QUESTIONED), None)
    if asked is None:
        return review_texts.item_title(one.item)
    when = formatting.moment_text(moment(asked.time_us))
    return f"{when} · {asked.by.name}\n{asked.note}"
