"""Requests as a table for Qt: a hundred thousand rows, of which those looked at are loaded, page by page.

The model asks for what the view shows (``load_around``); until it is there a row shows dots. Sorting is the
database's: a heading that is pressed asks for other pages (``sort_asked``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.request import Urgency
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.services.requests.request_ports import Found, Page, RequestRow, SortBy
from vms_desktop.ui import formatting, icons, theme
from vms_desktop.ui.newest_wish import NewestWish
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.document_texts import last_day_short, last_day_text

Index = QModelIndex | QPersistentModelIndex
LEFT, NUMBER, STATE, URGENCY, REQUESTER, AGENCY, STATION, CAMERAS, RECEIVED, ASSIGNED = COLUMNS = range(10)
WIDTHS = (150, 108, 172, 80, 96, 78, 72, 58, 96, 90)
"""Of the time left all words are wanted: a warning that is cut off at its number warns of nothing."""
SORTS = {
    LEFT: SortBy.DUE,
    NUMBER: SortBy.NUMBER,
    STATE: SortBy.STATE,
    URGENCY: SortBy.URGENCY,
    REQUESTER: SortBy.REQUESTER,
    AGENCY: SortBy.AGENCY,
    STATION: SortBy.STATION,
    CAMERAS: SortBy.CAMERAS,
    RECEIVED: SortBy.RECEIVED,
    ASSIGNED: SortBy.ASSIGNED,
}
PAGE = 100
KEPT_PAGES = 30
"""Pages kept of a long list; the ones looked at last."""
Fetch = Callable[[Page], Awaitable[Found]]


class RequestTableModel(QAbstractTableModel):
    """Read-only. ``begin`` shows another look.

    Signals: ``sort_asked(SortBy, bool)``: another order, descending or not.
    """

    sort_asked = Signal(object, bool)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._fetch: Fetch | None = None
        self._pages: dict[int, tuple[RequestRow, ...]] = {}
        self._total = 0
        self._look = 0
        self._order: tuple[SortBy, bool] = (SortBy.DUE, False)
        self._wish = NewestWish(self._load)

    # ---- contents --------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        return self._total

    @property
    def order(self) -> tuple[SortBy, bool]:
        return self._order

    def row(self, number: int) -> RequestRow | None:
        """None: it is not loaded (yet)."""
        page = self._pages.get(number // PAGE)
        at = number % PAGE
        return page[at] if page is not None and at < len(page) else None

    def row_of(self, request_id: str) -> int | None:
        """Among those that are loaded."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.id == request_id:
                    return page * PAGE + at
        return None

    async def begin(self, fetch: Fetch, *, keep: bool = False) -> None:
        """Show what ``fetch`` gives. ``keep``: the same look anew, so the rows stay until the new ones are there."""
        self._look += 1
        look = self._look
        if not keep:
            self.clear()
            self._look = look
        found = await fetch(Page(0, PAGE, *self._order))
        if look != self._look:
            return
        self.beginResetModel()
        self._fetch, self._pages, self._total = fetch, {0: found.rows}, found.total
        self.endResetModel()

    def clear(self) -> None:
        self._look += 1
        self.beginResetModel()
        self._fetch, self._pages, self._total = None, {}, 0
        self._wish.forget()
        self.endResetModel()

    async def load_around(self, first: int, last: int) -> None:
        """Make the rows from ``first`` to ``last`` ready and show them. Raises what ``fetch`` raises."""
        await self._wish.load_around(first, last)

    async def _load(self, first: int, last: int) -> None:
        for page in range(max(0, first) // PAGE, max(0, last) // PAGE + 1):
            fetch, look = self._fetch, self._look
            if fetch is None or page in self._pages or page * PAGE >= self._total:
                continue
            found = await fetch(Page(page * PAGE, PAGE, *self._order))
            if look != self._look:
                return
            self._pages[page] = found.rows
            for old in [one for one in self._pages if abs(one - page) > KEPT_PAGES // 2]:
                del self._pages[old]
            end = min(self._total, (page + 1) * PAGE) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(end, ASSIGNED))
            if self._wish.is_waiting:
                return  # somebody has scrolled on: what they see now comes first

    def touch_times(self) -> None:
        """A minute has passed: what is left is another figure."""
        if self._total:
            self.dataChanged.emit(self.index(0, LEFT), self.index(self._total - 1, LEFT))

    # ---- words -----------------------------------------------------------------------------------------------

    @staticmethod
    def titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("RequestTable", "Time left"),
            translate("RequestTable", "Number"),
            translate("RequestTable", "State"),
            translate("RequestTable", "Urgency"),
            translate("RequestTable", "Requester"),
            translate("RequestTable", "Agency"),
            translate("RequestTable", "Station"),
            translate("RequestTable", "Cameras"),
            translate("RequestTable", "Received"),
            translate("RequestTable", "Assigned to"),
        ]

    def text(self, row: RequestRow, column: int) -> str:
        """What stands in a cell, in the language of now."""
        if column == LEFT:
            return left_of(row, microseconds(self._clock.now()))
        if column == STATE:
            return request_texts.state_text(row.state)
        if column == URGENCY:
            return request_texts.urgency_text(row.urgency)
        if column == REQUESTER:
            return row.requester_full
        if column == AGENCY:
            return row.agency or request_texts.requester_text(row.type)
        if column == STATION:
            return row.station
        if column == CAMERAS:
            return formatting.count_text(row.cameras)
        if column == RECEIVED:
            return self._received(thai_time(moment(row.received_us)))
        return row.number if column == NUMBER else (row.assigned_to_name or row.registered_by_name)

    def _whole_text(self, row: RequestRow, column: int) -> str:
        """What a cell is short for."""
        if column == RECEIVED:
            return formatting.moment_text(moment(row.received_us))
        if column == LEFT and row.documents_us is not None and not row.overdue:
            return last_day_text(row.documents_us, microseconds(self._clock.now()))
        return self.text(row, column)

    def _received(self, when: datetime) -> str:
        """Without the year while it is this one; the tip has it."""
        this_year = when.year == thai_time(self._clock.now()).year
        day = formatting.day_text(when.date()) if this_year else formatting.date_text(when.date())
        return f"{day} {when:%H:%M}"

    # ---- QAbstractTableModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (SORTS[column], order is Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order = wanted
            self.sort_asked.emit(*wanted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.row(index.row()), index.column()
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole and column == LEFT else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._whole_text(row, column))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        return None

    def _sign(self, row: RequestRow, column: int) -> object:
        if column == LEFT and row.overdue:
            return icons.icon("triangle-alert", theme.ALARM)
        if column == LEFT and self._lacks_papers(row):
            return icons.icon("mail-question-mark", theme.WARNING)
        if column == STATE:
            return icons.icon(*request_texts.STATE_LOOKS[row.state])
        if column == URGENCY and row.urgency is Urgency.MOST_URGENT:
            return icons.icon("megaphone", theme.WARNING)
        return None

    def _lacks_papers(self, row: RequestRow) -> bool:
        """The last day of papers that were asked for has passed."""
        return row.documents_us is not None and microseconds(self._clock.now()) >= row.documents_us

    def _colour(self, row: RequestRow, column: int) -> object:
        if column == LEFT and row.overdue:
            return QColor(theme.ALARM)
        if column == LEFT and self._lacks_papers(row):
            return QColor(theme.WARNING)
        if column == LEFT and not row.runs:
            return QColor(theme.TEXT_QUIET)
        if column == URGENCY and row.urgency in (Urgency.VERY_URGENT, Urgency.MOST_URGENT):
            return QColor(theme.WARNING)
        return None


def left_of(row: RequestRow, now_us: int) -> str:
    """How long there still is to answer; when it was answered; or that the clock stands still, and until when papers
    are waited for.
    """
    translate = QCoreApplication.translate
    if row.answered_us is not None and not row.overdue:
        return formatting.date_text(thai_day(moment(row.answered_us)))
    if row.documents_us is not None and not row.overdue:
        return last_day_short(row.documents_us, now_us)
    if not row.runs:
        return translate("RequestTable", "Paper overdue") if row.overdue else translate("RequestTable", "waits")
    return request_texts.left_text(row.due_us, now_us)
