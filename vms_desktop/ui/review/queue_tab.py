"""The review queue: what waits at the left by state and rule, the items in the middle, one of them at the right.

QueueTab(queue: ReviewQueue, table: LogTableModel, clock: Clock, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import ReviewError, VmsError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.review import UNFINISHED, Finding, ItemState, ReviewItem, StepKind
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.services.review.review_ports import QueueCounts, QueueFilter
from vms_desktop.services.review.review_queue import PAGE, OpenedItem, QueueView, ReviewQueue
from vms_desktop.ui import formatting, messages
from vms_desktop.ui.pages.tables import table_of
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.item_details import ItemDetails
from vms_desktop.ui.review.log_table import LogTableModel
from vms_desktop.ui.review.queue_table import REASON, WIDTHS, QueueTableModel
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 216


class QueueTab(QWidget):
    """Coming to the tab is one look, recorded once; what changes meanwhile is shown within it.

    Signals: ``failed(VmsError)``; ``counted(QueueCounts)``; ``item_seen_asked(ReviewItem)``: show what was seen;
    ``entry_chosen(Entry)``; ``in_log_asked(ReviewItem)``: show its time in the log.
    """

    failed = Signal(object)
    counted = Signal(object)
    item_seen_asked = Signal(object)
    entry_chosen = Signal(object)
    in_log_asked = Signal(object)

    def __init__(self, queue: ReviewQueue, table: LogTableModel, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueTab")
        self._queue, self._clock = queue, clock
        self._view: QueueView | None = None
        self._counts: QueueCounts | None = None
        self._trouble: VmsError | None = None
        self._has_all = False
        self._tasks = WidgetTasks("review queue", self)
        self._tasks.failed.connect(self.failed)
        self.state, self.kind = QComboBox(self), QComboBox(self)
        self.overdue = QCheckBox(self)
        self._labels = {"state": QLabel(self), "kind": QLabel(self)}
        self._told = WordsLabel(self)
        self._told.setObjectName("queueCounts")
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self.model = QueueTableModel(clock, self)
        self.table = table_of(self.model, "queueTable", WIDTHS, self)
        self.table.setSortingEnabled(False)  # what is due first comes first: that is how pages go on
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._instead = WordsLabel(self)
        self._instead.setObjectName("queueNothing")
        self._instead.setProperty("role", "quiet")
        self._instead.setWordWrap(True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.details = ItemDetails(table, clock, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setFixedWidth(WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        for name, box in (("state", self.state), ("kind", self.kind)):
            label = self._labels[name]
            label.setProperty("role", "small")
            label.setBuddy(box)
            box.setObjectName(f"queue{name.capitalize()}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(label)
            column.addWidget(box)
        self.overdue.setObjectName("queueOverdue")
        column.addSpacing(8)
        column.addWidget(self.overdue)
        column.addSpacing(8)
        column.addWidget(self._told)
        column.addStretch(1)
        middle = QVBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self._instead, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(middle, 1)
        row.addWidget(self.details)

    def _connect(self) -> None:
        for box in (self.state, self.kind):
            box.currentIndexChanged.connect(lambda _index: self._fetch_anew())
        self.overdue.toggled.connect(lambda _on: self._fetch_anew())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.details.step_asked.connect(self._ask_step)
        self.details.entry_chosen.connect(self.entry_chosen)
        self.details.seen_asked.connect(lambda: self._tell_chosen(self.item_seen_asked))
        self.details.entries_asked.connect(lambda: self._tell_chosen(self.in_log_asked))
        self._stop_hearing = self._queue.on_change(self._changed)

    async def close_tab(self) -> None:
        self._stop_hearing()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        (self.table if self.table.isVisible() else self.state).setFocus()

    # ---- looking ---------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Begin a look: recorded, then shown."""
        self._tasks.start_once(self._open(), "open the queue")

    def forget(self) -> None:
        """Take away what is shown: somebody else is at the desk, or nobody."""
        self._view, self._counts, self._trouble = None, None, None
        self.model.set_items(())
        self.details.show_item(None)
        self._told.setText("")
        self._show_state()

    async def _open(self) -> None:
        self._trouble = None
        try:
            self._view = await self._queue.open()
            await self._fetch()
        except VmsError as error:
            self._trouble = error
            self.model.set_items(())
            self._show_state()
            raise

    def _changed(self) -> None:
        """A step was taken or items were queued; without a look nothing is shown."""
        if self._view is not None and self.isVisible():
            self._fetch_anew()

    def _fetch_anew(self) -> None:
        if self._view is not None:
            self._tasks.start(self._fetch(), "read the queue")

    def wanted(self) -> QueueFilter:
        states = self.state.currentData()
        kind = self.kind.currentData()
        return QueueFilter(
            states=(ItemState(states),) if states else UNFINISHED,
            kinds=(RuleKind(kind),) if kind else (),
            overdue_us=microseconds(self._clock.now()) if self.overdue.isChecked() else None,
        )

    async def _fetch(self) -> None:
        view = self._view
        if view is None:
            return
        wanted = self.wanted()
        items, counts = await view.items(wanted), await view.counts()
        if view is not self._view:
            return
        if wanted != self.wanted() and wanted.overdue_us is None:
            return  # another filter was chosen meanwhile, whose items come by themselves
        kept = self.details.opened.item.id if self.details.opened is not None else None
        self._counts, self._has_all = counts, len(items) < PAGE
        self.model.set_items(items)
        row = None if kept is None else self.model.row_of(kept)
        if row is None:
            self.details.show_item(None)
        else:
            self.choose_row(row)
        self.counted.emit(counts)
        self._show_state()

    def _scrolled(self, value: int) -> None:
        if not self._has_all and self.model.items and value >= self.table.verticalScrollBar().maximum() - 10:
            self._tasks.start_once(self._fetch_more(), "read more of the queue")

    async def _fetch_more(self) -> None:
        view, items = self._view, self.model.items
        if view is None or not items:
            return
        last = items[-1]
        more = await view.items(self.wanted(), last)
        if self.model.items and self.model.items[-1] is last:
            self._has_all = len(more) < PAGE
            self.model.add_items(more)

    # ---- the chosen item -------------------------------------------------------------------------------------

    def choose_row(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def _chosen_changed(self) -> None:
        item = self.chosen()
        if item is not None:
            self._tasks.start(self._open_item(item.id), "open an item")

    def chosen(self) -> ReviewItem | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.items[rows[0].row()] if rows else None

    async def _open_item(self, number: int) -> None:
        if self._view is None:
            return
        view = self._view
        opened = await view.open(number)
        chosen = self.chosen()
        if view is self._view and chosen is not None and chosen.id == number:
            self.details.show_item(opened)

    def _tell_chosen(self, signal: SignalInstance) -> None:
        if self.details.opened is not None:
            signal.emit(self.details.opened.item)

    def _ask_step(self, kind: StepKind, finding: Finding | None, note: str) -> None:
        if self.details.opened is not None:
            self._tasks.start_once(self._take(self.details.opened, kind, finding, note), "take a step")

    async def _take(self, opened: OpenedItem, kind: StepKind, finding: Finding | None, note: str) -> None:
        try:
            await take_step(self._queue, opened, kind, finding, note)
        except ReviewError:
            # Somebody else was quicker, or may not: what is shown is not how it stands.
            await self._fetch()
            await self._open_item(opened.item.id)
            raise
        self.details.note.clear()

    # ---- what is shown -----------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        has_items = self.model.rowCount() > 0
        self.table.setVisible(has_items)
        self._instead.setVisible(not has_items)
        if self._trouble is not None:
            self._instead.setText(messages.error_text(self._trouble))
        elif self.wanted().states == UNFINISHED and self.wanted().overdue_us is None and not self.wanted().kinds:
            self._instead.setText(
                self.tr("Nothing is waiting. What the rules find in new entries appears here by itself.")
            )
        else:
            self._instead.setText(self.tr("No item matches. Choose another state or rule at the left."))
        counts = self._counts
        if counts is not None:
            told = [(review_texts.state_text(state), counts.of(state)) for state in ItemState]
            lines = [f"{name}: {formatting.count_text(number)}" for name, number in told]
            lines.append(self.tr("Overdue: {0}").format(formatting.count_text(counts.overdue)))
            self._told.setText("\n".join(lines))

    def retranslate(self) -> None:
        states = [(review_texts.state_text(state), state.value) for state in ItemState]
        _fill(self.state, [(self.tr("Not signed off"), ""), *states])
        kinds = [(review_texts.kind_text(kind), kind.value) for kind in RuleKind]
        _fill(self.kind, [(self.tr("All rules"), ""), *kinds])
        self._labels["state"].setText(self.tr("State"))
        self._labels["kind"].setText(self.tr("Rule"))
        self.state.setAccessibleName(self.tr("State"))
        self.kind.setAccessibleName(self.tr("Rule"))
        self.overdue.setText(self.tr("Overdue only"))
        self.table.setAccessibleName(self.tr("Items to be reviewed"))
        self._show_state()
        self.table.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


async def take_step(queue: ReviewQueue, opened: OpenedItem, kind: StepKind, finding: Finding | None, note: str) -> None:
    """By the queue's operation of that kind. Raises as ``ReviewQueue.sign_off``."""
    if kind is StepKind.SIGNED_OFF:
        await queue.sign_off(opened.item, finding or Finding.IN_ORDER, note)
    elif kind is StepKind.QUESTIONED:
        await queue.question(opened.item, note)
    elif kind is StepKind.ESCALATED:
        await queue.escalate(opened.item, note)
    else:
        await queue.answer(opened.item, note)


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Replace the entries without telling; the one chosen stays, or else the first is."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
