"""What stands left of the list: the boards with their counts, and the filters below them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import RequesterType
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.thai_time import midnight, thai_day
from vms_desktop.services.requests.request_ports import Board, BoardCounts, RequestFilter
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.search_field import SearchField

WIDTH = 236
_LEAST_ROW = 22
"""Pixels of a board on the smallest screen, where all of them still stand without scrolling."""
_RESTS_MS = 250
"""What is typed must have rested so long before it is searched for."""
_DRAFTS = "drafts"
_STATES = tuple(state for state in State if state is not State.DRAFT)
TODAY, WEEK, MONTH, YEAR = "today", "week", "month", "year"
_DAYS = {WEEK: 6, MONTH: 29, YEAR: 364}


class _FittedRows(QListWidget):
    """All boards are seen at once; where there is room, each is as high as a hand wants it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.count():
            high = min(theme.TARGET, max(_LEAST_ROW, event.size().height() // self.count()))
            for row in range(self.count()):
                self.item(row).setSizeHint(QSize(0, high))


class Boards(QFrame):
    """Signals: ``wanted()``: another look (``chosen``); ``drafts_asked()``: the list of one's own drafts."""

    wanted = Signal()
    drafts_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestBoards")
        self.setFixedWidth(WIDTH)
        self._clock = clock
        self._counts = BoardCounts()
        self._drafts = 0
        self.search = SearchField("requestSearch", self)
        self.list = _FittedRows(self)
        self.list.setObjectName("requestBoardList")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.period, self.kind = QComboBox(self), QComboBox(self)
        self._labels = {"period": QLabel(self), "kind": QLabel(self)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        for name, box in (("period", self.period), ("kind", self.kind)):
            label = self._labels[name]
            label.setProperty("role", "small")
            label.setBuddy(box)
            box.setObjectName(f"request{name.capitalize()}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(label)
            column.addWidget(box)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(self.wanted)
        self.search.textChanged.connect(lambda _text: self._rest.start())
        self.list.currentRowChanged.connect(self._board_chosen)
        self.period.currentIndexChanged.connect(lambda _at: self.wanted.emit())
        self.kind.currentIndexChanged.connect(lambda _at: self.wanted.emit())
        self._fill()
        self.retranslate()
        self.choose(Board.ALL)

    def _fill(self) -> None:
        for key in (Board.MINE, Board.WAITING, Board.OVERDUE, Board.ALL, _DRAFTS, *_STATES):
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, key.value if isinstance(key, Board | State) else key)
            if isinstance(key, State):
                item.setIcon(icons.icon(*request_texts.STATE_LOOKS[key]))
            else:
                icon, colour = {
                    Board.MINE: ("user", theme.TEXT),
                    Board.WAITING: ("gavel", theme.WARNING),
                    Board.OVERDUE: ("triangle-alert", theme.ALARM),
                    Board.ALL: ("list", theme.TEXT),
                }.get(key if isinstance(key, Board) else Board.ALL, ("list", theme.TEXT))
                item.setIcon(icons.icon("pencil" if key == _DRAFTS else icon, colour))

    # ---- what is wanted ----------------------------------------------------------------------------------------

    def chosen(self) -> RequestFilter:
        """As the boards and filters stand."""
        key = self._key()
        wanted = RequestFilter()
        if key in {board.value for board in Board}:
            wanted = replace(wanted, board=Board(key))
        elif key != _DRAFTS:
            wanted = replace(wanted, states=frozenset({State(key)}))
        kind = self.kind.currentData()
        if kind:
            wanted = replace(wanted, types=frozenset({RequesterType(kind)}))
        return replace(wanted, text=self.search.text().strip(), from_us=self._from_us())

    def is_narrowed(self) -> bool:
        """Whether a condition beside the board counts."""
        return bool(self.search.text().strip() or self.kind.currentData() or self.period.currentData())

    @property
    def shows_drafts(self) -> bool:
        return self._key() == _DRAFTS

    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else Board.ALL.value

    def _from_us(self) -> int | None:
        period = self.period.currentData()
        if not period:
            return None
        today = thai_day(self._clock.now())
        first = today if period == TODAY else today - timedelta(days=_DAYS[period])
        return microseconds(midnight(first))

    def choose(self, key: Board | State | str) -> None:
        """Stand on that board, without asking for it."""
        wanted = key.value if isinstance(key, Board | State) else key
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                if self.list.item(row).data(Qt.ItemDataRole.UserRole) == wanted:
                    self.list.setCurrentRow(row)

    def clear_filters(self) -> None:
        with QSignalBlocker(self.search), QSignalBlocker(self.kind), QSignalBlocker(self.period):
            self.search.clear()
            self.kind.setCurrentIndex(0)
            self.period.setCurrentIndex(0)

    def _board_chosen(self, _row: int) -> None:
        (self.drafts_asked if self.shows_drafts else self.wanted).emit()

    # ---- counts ------------------------------------------------------------------------------------------------

    def show_counts(self, counts: BoardCounts, drafts: int) -> None:
        self._counts, self._drafts = counts, drafts
        self._name()

    def _name(self) -> None:
        counts = self._counts
        words = {
            Board.MINE.value: (self.tr("Mine"), counts.mine),
            Board.WAITING.value: (self.tr("Waiting for my decision"), counts.waiting),
            Board.OVERDUE.value: (self.tr("Overdue"), counts.overdue),
            Board.ALL.value: (self.tr("All"), counts.total),
            _DRAFTS: (self.tr("My drafts"), self._drafts),
        } | {state.value: (request_texts.state_text(state), counts.states.get(state, 0)) for state in _STATES}
        for row in range(self.list.count()):
            item = self.list.item(row)
            text, count = words[str(item.data(Qt.ItemDataRole.UserRole))]
            item.setText(f"{text} ({formatting.count_text(count)})" if count else text)
            item.setForeground(self.palette().text() if count else self.palette().placeholderText())

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Number, name, plate, case, station"))
        self.search.setAccessibleName(self.tr("Search requests"))
        self.list.setAccessibleName(self.tr("Boards"))
        self._labels["period"].setText(self.tr("Received"))
        self._labels["kind"].setText(self.tr("Requester"))
        periods = (
            (self.tr("At any time"), ""),
            (self.tr("Today"), TODAY),
            (self.tr("In the last 7 days"), WEEK),
            (self.tr("In the last 30 days"), MONTH),
            (self.tr("In the last year"), YEAR),
        )
        kinds = [(self.tr("Everybody"), ""), *((request_texts.requester_text(one), one.value) for one in RequesterType)]
        for box, entries in ((self.period, periods), (self.kind, kinds)):
            with QSignalBlocker(box):
                kept = max(0, box.currentIndex())
                box.clear()
                for text, value in entries:
                    box.addItem(text, value)
                box.setCurrentIndex(kept)
            box.setAccessibleName(self._labels["period" if box is self.period else "kind"].text())
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
