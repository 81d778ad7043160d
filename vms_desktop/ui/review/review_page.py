"""Reviewing who looked at what: the queue, the access log, the rules, and what the person at the desk is asked.

ReviewPage(review: ReviewServices, cameras: CameraService, clock: Clock, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Coroutine
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.review import UNFINISHED, ReviewItem
from vms_desktop.domain.saved_filter import Period
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.review.review_ports import QueueCounts
from vms_desktop.services.review.review_seen import Seen
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.review.log_tab import LogTab
from vms_desktop.ui.review.questions_tab import QuestionsTab
from vms_desktop.ui.review.queue_tab import QueueTab
from vms_desktop.ui.review.rules_tab import RulesTab
from vms_desktop.ui.tasks import WidgetTasks


class Tab(StrEnum):
    QUEUE = "queue"
    LOG = "log"
    RULES = "rules"
    QUESTIONS = "questions"


class ReviewPage(QWidget):
    """Signals: ``failed(VmsError)``; ``told(Words)``: something was done; ``seen_asked(Seen)``: show those cameras and
    times; ``request_asked(str)``: open the request of that number; ``export_asked(LogFilter)``: export those entries;
    ``report_asked()``: the monthly report; ``check_asked()``: an evidence package is to be checked.
    """

    failed = Signal(object)
    told = Signal(object)
    seen_asked = Signal(object)
    request_asked = Signal(str)
    export_asked = Signal(object)
    report_asked = Signal()
    check_asked = Signal()

    def __init__(
        self, review: ReviewServices, cameras: CameraService, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPage")
        self._review = review
        self._counts: QueueCounts | None = None
        self._questions = 0
        self._left: Tab | None = None
        """The tab whose right went, while nobody is there for example: it comes back with the right."""
        self._tasks = WidgetTasks("review page", self)
        self._tasks.failed.connect(self.failed)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.log = LogTab(review.reader, review.filters, cameras, clock, self)
        self.queue = QueueTab(review.queue, self.log.model, clock, self)
        self.rules = RulesTab(review.rules, cameras, self)
        self.questions = QuestionsTab(review.queue, self.log.model, clock, self)
        self._tabs: dict[Tab, QueueTab | LogTab | RulesTab | QuestionsTab] = {
            Tab.QUEUE: self.queue,
            Tab.LOG: self.log,
            Tab.RULES: self.rules,
            Tab.QUESTIONS: self.questions,
        }
        self.buttons: dict[Tab, QPushButton] = {}
        self._report = QPushButton(self)
        self._report.setObjectName("reviewReport")
        icons.set_beside_text(self._report, "file-text")
        self._report.clicked.connect(self.report_asked)
        self.check = QPushButton(self)
        self.check.setObjectName("reviewCheck")
        icons.set_beside_text(self.check, "shield-check")
        self.check.clicked.connect(self.check_asked)
        self.check.hide()  # until somebody is there to do it
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._person = ""
        self._stop_hearing = review.authority.on_change(self._rights_changed)
        self._rights_changed()
        self.show_tab(self._allowed()[0])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addSpacing(16)
        for tab, widget in self._tabs.items():
            button = self.buttons[tab] = QPushButton(self)
            button.setObjectName(f"review_{tab.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, tab=tab: self.show_tab(tab))
            top.addWidget(button)
            self._stack.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.check)
        top.addWidget(self._report)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for part in (self.log, self.queue, self.rules, self.questions):
            part.failed.connect(self.failed)
        self.rules.told.connect(self.told)
        self.queue.counted.connect(self._counted)
        self.questions.counted.connect(self._questions_counted)
        self.log.seen_asked.connect(lambda entry: self._start(self._show_entry(entry)))
        self.log.wall_asked.connect(lambda entry: self._start(self._show_wall(entry)))
        self.log.request_asked.connect(self.request_asked)
        self.log.export_asked.connect(self.export_asked)
        for details in (self.queue.details, self.questions.details):
            details.entry_chosen.connect(self._look_at_entry)
        self.queue.item_seen_asked.connect(self._show_item)
        self.queue.in_log_asked.connect(self._look_at_item)
        self.questions.details.seen_asked.connect(self._show_question)

    async def close_page(self) -> None:
        self._stop_hearing()
        for tab in (self.log, self.queue, self.rules, self.questions):
            await tab.close_tab()
        await self._tasks.close()

    # ---- rights --------------------------------------------------------------------------------------------------

    def _may(self, permission: Permission) -> bool:
        return self._review.authority.refusal(permission) is None

    def _allowed(self) -> list[Tab]:
        """The tabs that who is at the desk may see. Answering for oneself is everybody's."""
        allowed = {
            Tab.QUEUE: self._may(Permission.REVIEW_LOG),
            Tab.LOG: self._may(Permission.READ_LOG),
            Tab.RULES: self._may(Permission.REVIEW_LOG) or self._may(Permission.CHANGE_SETTINGS),
            Tab.QUESTIONS: True,
        }
        return [tab for tab, may in allowed.items() if may]

    def _rights_changed(self) -> None:
        """Somebody else is at the desk, or nobody, or it is locked: nothing of what was read stays on the page."""
        allowed, person = self._allowed(), self._review.authority.actor.person
        for tab, button in self.buttons.items():
            button.setVisible(tab in allowed)
        self._report.setVisible(self._may(Permission.REVIEW_LOG))
        if person != self._person or Tab.LOG not in allowed:
            self.log.forget()
        if person != self._person or Tab.QUEUE not in allowed:
            self.queue.forget()
            self._counts = None
            self._name_tabs()
        self._person = person
        if self.tab not in allowed:
            left = self.tab
            self.show_tab(allowed[0])
            self._left = left
        elif self._left in allowed:
            self.show_tab(self._left)
        elif self.isVisible():
            self._begin(self.tab)

    # ---- tabs ------------------------------------------------------------------------------------------------

    @property
    def tab(self) -> Tab:
        return next(tab for tab, widget in self._tabs.items() if widget is self._stack.currentWidget())

    def show_tab(self, tab: Tab) -> None:
        self._left = None
        for known, button in self.buttons.items():
            button.setChecked(known is tab)
        self._stack.setCurrentWidget(self._tabs[tab])
        if self.isVisible():
            self._begin(tab)
            self.take_keyboard()

    def _begin(self, tab: Tab) -> None:
        """What a tab shows is read when somebody comes to it; the log waits until somebody asks."""
        if tab is Tab.QUEUE:
            self.queue.look()
        elif tab is Tab.LOG:
            self.log.offer_persons()
        elif tab is Tab.RULES:
            self.rules.look()
        self.questions.look()

    def take_keyboard(self) -> None:
        self._tabs[self.tab].take_keyboard()

    # ---- what was seen -----------------------------------------------------------------------------------------

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start_once(work, "what was seen")

    async def _show_entry(self, entry: Entry) -> None:
        seen = await self._review.seen.of_entry(entry)
        if seen is not None:
            self.seen_asked.emit(seen)

    async def _show_wall(self, entry: Entry) -> None:
        self.seen_asked.emit(await self._review.seen.wall_of(entry))

    def _show_item(self, item: ReviewItem) -> None:
        seen: Seen | None = self._review.seen.of_item(item)
        if seen is not None:
            self.seen_asked.emit(seen)

    def _show_question(self) -> None:
        if self.questions.details.opened is not None:
            self._show_item(self.questions.details.opened.item)

    # ---- from the queue to the log -------------------------------------------------------------------------------

    def _look_at_item(self, item: ReviewItem) -> None:
        """All entries of that person and time, among which the item's stand."""
        persons = (item.about.person,) if item.about.person else ()
        self._look_at(LogFilter(persons=persons, from_us=item.from_us, to_us=item.to_us + 1))

    def _look_at_entry(self, entry: Entry) -> None:
        persons = (entry.person,) if entry.person else ()
        self._look_at(LogFilter(persons=persons, from_us=entry.time_us, to_us=entry.time_us + 1))

    def _look_at(self, selection: LogFilter) -> None:
        self.show_tab(Tab.LOG)
        self.log.look_at(selection, Period.GIVEN)

    # ---- counts ----------------------------------------------------------------------------------------------

    def _counted(self, counts: QueueCounts) -> None:
        self._counts = counts
        self._name_tabs()

    def _questions_counted(self, count: int) -> None:
        self._questions = count
        self._name_tabs()

    def _name_tabs(self) -> None:
        waiting = 0 if self._counts is None else self._counts.of(*UNFINISHED)
        for tab, text, count in (
            (Tab.QUEUE, self.tr("Queue"), waiting),
            (Tab.LOG, self.tr("Access log"), 0),
            (Tab.RULES, self.tr("Rules"), 0),
            (Tab.QUESTIONS, self.tr("Questions to you"), self._questions),
        ):
            told = f"{text} ({formatting.count_text(count)})" if count else text
            self.buttons[tab].setText(told)
            self.buttons[tab].setAccessibleName(told)

    # ---- Qt --------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin(self.tab)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Review"))
        self.check.setText(self.tr("Check an evidence package…"))
        self.check.setAccessibleName(self.check.text())
        self._report.setText(self.tr("Monthly report…"))
        self._report.setAccessibleName(self.tr("Monthly report…"))
        self._name_tabs()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
