"""Tells what is due soon and what is overdue: a figure at the page's button, and a message once for each request."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.authority import Authority
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, RequestRow
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui import formatting
from vms_desktop.ui.tasks import WidgetTasks

_EVERY_MS = 60_000
_MOST_TOLD = 3
"""Requests named in one message; the list has all."""
_ASKING = (Permission.HANDLE_REQUESTS, Permission.APPROVE)


class DueWatch(QObject):
    """Signals: ``counted(int, int)``: overdue, due soon; ``told(Words)``: once for each request and person;
    ``failed(VmsError)``.
    """

    counted = Signal(int, int)
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, book: RequestService, authority: Authority, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book, self._authority, self._clock = book, authority, clock
        self._known: set[tuple[str, str, bool]] = set()
        """Person, request, whether it was overdue: what has been told already."""
        self._tasks = WidgetTasks("requests due", self)
        self._tasks.failed.connect(self.failed)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._unsubscribe = [book.on_change(lambda _id: self.look()), authority.on_change(self.look)]

    def start(self) -> None:
        """The loop runs."""
        self._timer.start()
        self.look()

    async def close(self) -> None:
        self._timer.stop()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self._tasks.close()

    def look(self) -> None:
        """Only for who handles or decides requests; everybody else has nothing to do with it."""
        if any(self._authority.refusal(permission) is None for permission in _ASKING):
            self._tasks.start_anew(self._look, "look what is due")
        else:
            self.counted.emit(0, 0)

    async def _look(self) -> None:
        limits = await self._book.limits()
        now_us = microseconds(self._clock.now())
        late = await self._book.find(RequestFilter(board=Board.OVERDUE), Page(0, 100))
        soon_to = now_us + limits.warn_hours * HOUR_US
        near = await self._book.find(RequestFilter(due_from_us=now_us, due_to_us=soon_to + 1), Page(0, 100))
        soon = [row for row in near.rows if row.runs and not row.overdue]
        self.counted.emit(late.total, len(soon))
        self._tell(list(late.rows), overdue=True)
        self._tell(soon, overdue=False)

    def _tell(self, rows: list[RequestRow], *, overdue: bool) -> None:
        person = self._authority.actor.person
        new = [row for row in rows if (person, row.id, overdue) not in self._known]
        self._known |= {(person, row.id, overdue) for row in new}
        if new:
            self.told.emit(lambda: words_of_due(new, overdue, microseconds(self._clock.now())))


def waiting_words(overdue: int, soon: int) -> str:
    """What the figure at the page's button counts."""
    translate, words = QCoreApplication.translate, []
    if overdue:
        words.append(translate("DueWatch", "overdue: {0}").format(formatting.count_text(overdue)))
    if soon:
        words.append(translate("DueWatch", "due soon: {0}").format(formatting.count_text(soon)))
    return " · ".join(words)


def words_of_due(rows: list[RequestRow], overdue: bool, now_us: int) -> str:
    """One sentence for all of them."""
    translate = QCoreApplication.translate
    names = ", ".join(row.number for row in rows[:_MOST_TOLD])
    if len(rows) > _MOST_TOLD:
        names += " " + translate("DueWatch", "and {0} more").format(len(rows) - _MOST_TOLD)
    if overdue:
        return translate("DueWatch", "Overdue: {0}. Answer now, or record why not.").format(names)
    first = min((row.due_us - now_us) / 1_000_000 for row in rows)
    left = formatting.duration_text(first)
    return translate("DueWatch", "To be answered soon: {0}. The first is due in {1}.").format(names, left)
