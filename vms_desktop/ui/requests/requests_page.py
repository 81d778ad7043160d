"""The Requests page: the list, the calendar, the statistics; one request; the form for a new one.

RequestsPage(parts: PageParts, parent: QWidget | None = None)

It arranges and passes on. What is read is forgotten when somebody else comes to the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.request import Request
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.ui import icons
from vms_desktop.ui.offered import offer
from vms_desktop.ui.requests.attach_box import ChosenFile
from vms_desktop.ui.requests.calendar_tab import CalendarTab
from vms_desktop.ui.requests.draft_begun import draft_of
from vms_desktop.ui.requests.list_tab import ListTab
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.requests.register_form import RegisterForm
from vms_desktop.ui.requests.request_view import RequestView
from vms_desktop.ui.requests.statistics_tab import StatisticsTab
from vms_desktop.ui.requests.statistics_words import part_text
from vms_desktop.ui.words_label import WordsLabel


class Tab(StrEnum):
    LIST = "list"
    CALENDAR = "calendar"
    STATISTICS = "statistics"


class RequestsPage(QWidget):
    """Signals: ``failed(VmsError)``; ``told(Words)``; ``look_asked(str, int)``: that camera at that moment
    (microseconds), in playback; ``export_asked(RequestFilter)``: the list as a file; ``custody_asked(str, list)``: the
    chain of custody of the request of that id as a file, its rows; ``holds_asked(str)``: the holds of the request of
    that number; ``counted(int, int)``: waiting for me, overdue; ``settings_asked()``.
    """

    failed = Signal(object)
    told = Signal(object)
    look_asked = Signal(str, object)
    export_asked = Signal(object)
    custody_asked = Signal(str, list)
    holds_asked = Signal(str)
    counted = Signal(int, int)
    settings_asked = Signal()

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestsPage")
        self._parts = parts
        self._person = parts.authority.actor.person
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.list, self.calendar = ListTab(parts, self), CalendarTab(parts, self)
        self.statistics = StatisticsTab(parts, self)
        self.view, self.form = RequestView(parts, self), RegisterForm(parts, self)
        self._tabs: dict[Tab, ListTab | CalendarTab | StatisticsTab] = {
            Tab.LIST: self.list,
            Tab.CALENDAR: self.calendar,
            Tab.STATISTICS: self.statistics,
        }
        self.buttons: dict[Tab, QPushButton] = {}
        self.new, self.settings, self.check = QPushButton(self), QPushButton(self), QPushButton(self)
        self._part = WordsLabel(self)
        self._part.setObjectName("requestsPart")
        self._part.setProperty("role", "quiet")
        self._stack, self._whole = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._stop_hearing = parts.authority.on_change(self._rights_changed)
        self._rights_changed()
        self.show_tab(Tab.LIST)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addSpacing(16)
        for tab, shown in self._tabs.items():
            button = self.buttons[tab] = QPushButton(self)
            button.setObjectName(f"requests_{tab.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, tab=tab: self.show_tab(tab))
            top.addWidget(button)
            self._stack.addWidget(shown)
        top.addStretch(1)
        for name, button, icon in (
            ("requestsSettings", self.settings, "settings"),
            ("requestsCheck", self.check, "shield-check"),
        ):
            button.setObjectName(name)
            icons.set_beside_text(button, icon)
            top.addWidget(button)
        self.check.setVisible(self._parts.check_package is not None)
        self.new.setObjectName("requestNew")
        self.new.setProperty("role", "accent")
        icons.set_beside_text(self.new, "file-plus", "#06121F")
        top.addWidget(self.new)
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._part)
        column.addWidget(self._stack, 1)
        for widget in (lists, self.view, self.form):
            self._whole.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(self._whole)

    def _connect(self) -> None:
        self.new.clicked.connect(self.begin_new)
        self.settings.clicked.connect(self.settings_asked)
        self.check.clicked.connect(lambda: self._parts.check_package and self._parts.check_package(None))
        for tab in self._tabs.values():
            tab.failed.connect(self.failed)
        self.statistics.told.connect(self.told)
        self.list.open_asked.connect(self.open_request)
        self.list.draft_asked.connect(self.begin_draft)
        self.list.export_asked.connect(self.export_asked)
        self.list.counted.connect(self.counted)
        self.calendar.open_asked.connect(self.open_request)
        self.view.left.connect(self.show_lists)
        self.view.failed.connect(self.failed)
        self.view.told.connect(self.told)
        self.view.look_asked.connect(self.look_asked)
        self.view.change_asked.connect(self._begin_change)
        self.view.export_asked.connect(self.custody_asked)
        self.view.holds_asked.connect(self.holds_asked)
        self.form.failed.connect(self.failed)
        self.form.left.connect(self._left_form)
        self.form.open_asked.connect(self.open_request)
        self.form.registered.connect(self._registered)
        self.form.changed_request.connect(self._changed)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.activated.connect(self.begin_new)

    async def close_page(self) -> None:
        self._stop_hearing()
        for tab in self._tabs.values():
            await tab.close_tab()
        await self.view.close_view()
        await self.form.close_form()

    # ---- rights --------------------------------------------------------------------------------------------------

    def _rights_changed(self) -> None:
        """Somebody else is at the desk, or nobody: nothing of what was read or typed stays on the page."""
        authority = self._parts.authority
        offer(self.new, authority.refusal(Permission.HANDLE_REQUESTS))
        offer(self.settings, authority.refusal(Permission.CHANGE_SETTINGS))
        self._part.setVisible(authority.person is not None and not authority.person.limits.is_everywhere)
        if authority.actor.person != self._person:
            self._person = authority.actor.person
            for tab in self._tabs.values():
                tab.forget()
            self.view.forget()
            self.form.begin(RequestDraft())
            self.show_lists()
        else:
            self.view.follow_rights()

    # ---- where one is --------------------------------------------------------------------------------------------

    @property
    def tab(self) -> Tab:
        return next(tab for tab, widget in self._tabs.items() if widget is self._stack.currentWidget())

    def show_tab(self, tab: Tab) -> None:
        for known, button in self.buttons.items():
            button.setChecked(known is tab)
        self._stack.setCurrentWidget(self._tabs[tab])
        self.show_lists()

    def show_lists(self) -> None:
        self._whole.setCurrentIndex(0)
        if self.isVisible():
            self._tabs[self.tab].look()
            self.take_keyboard()

    def open_request(self, request_id: str) -> None:
        """By id or number."""
        self.view.open(request_id)
        self._whole.setCurrentWidget(self.view)
        self.view.take_keyboard()

    def begin_new(self) -> None:
        if self.new.isEnabled() and self._whole.currentWidget() is not self.form:
            self.begin_draft(RequestDraft())

    def begin_draft(self, draft: RequestDraft) -> None:
        self.form.begin(draft)
        self._whole.setCurrentWidget(self.form)
        self.form.take_keyboard()

    def begin_with(self, camera_ids: Sequence[str], begin: datetime, end: datetime) -> None:
        """A new request with these cameras and that stretch."""
        self.begin_draft(draft_of(camera_ids, begin, end))

    def _begin_change(self, request: Request) -> None:
        self.form.begin_change(request)
        self._whole.setCurrentWidget(self.form)

    def _left_form(self) -> None:
        if self.view.request is not None and self.form.is_changing:
            self.open_request(self.view.request.id)
        else:
            self.show_lists()

    def _registered(self, request: Request, files: list[object]) -> None:
        self.view.show_registered(request, [one for one in files if isinstance(one, ChosenFile)])
        self._whole.setCurrentWidget(self.view)
        self.view.take_keyboard()

    def _changed(self, request: Request) -> None:
        self.open_request(request.id)

    def take_keyboard(self) -> None:
        shown = self._whole.currentWidget()
        if shown is self.view:
            self.view.take_keyboard()
        elif shown is self.form:
            self.form.take_keyboard()
        else:
            self._tabs[self.tab].take_keyboard()

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._whole.currentIndex() == 0:
            self._tabs[self.tab].look()
        elif self._whole.currentWidget() is self.view:
            self.view.look_again()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Requests"))
        self._part.setText(part_text())
        self.new.setText(self.tr("New request"))
        self.new.setToolTip("Ctrl+N")
        self.settings.setText(self.tr("Settings…"))
        self.check.setText(self.tr("Check a package…"))
        for tab, text in (
            (Tab.LIST, self.tr("List")),
            (Tab.CALENDAR, self.tr("Calendar")),
            (Tab.STATISTICS, self.tr("Statistics")),
        ):
            self.buttons[tab].setText(text)
            self.buttons[tab].setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
