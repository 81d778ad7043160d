"""A month of requests: what was received on each day, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.requests.finding import CalendarDay
from vms_desktop.services.requests.request_ports import RequestRow
from vms_desktop.ui import formatting, icons, language
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.parts import PageParts
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.wall import paint

_HEAD = 28
_MONTHS = 12


class MonthGrid(QWidget):
    """Weeks begin on Monday. Signals: ``day_chosen(date)``."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestMonth")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 260)
        self._days: Mapping[date, CalendarDay] = {}
        self.month = date(2000, 1, 1)
        self.today = self.chosen = self.month

    def show_month(self, month: date, today: date, days: Mapping[date, CalendarDay]) -> None:
        self.month, self.today, self._days = month.replace(day=1), today, days
        if (self.chosen.year, self.chosen.month) != (month.year, month.month):
            self.chosen = today if (today.year, today.month) == (month.year, month.month) else self.month
        self._tell()
        self.update()

    def _tell(self) -> None:
        day = self._days.get(self.chosen)
        counts = (len(day.received), len(day.due)) if day is not None else (0, 0)
        told = self.tr("Received: {0} · due: {1}").format(*counts)
        self.setAccessibleName(formatting.date_text(self.chosen))
        self.setAccessibleDescription(told)

    def _first(self) -> date:
        return self.month - timedelta(days=self.month.weekday())

    def _box(self, day: date) -> QRect:
        number = (day - self._first()).days
        wide, high = self.width() / 7, (self.height() - _HEAD) / 6
        return QRect(round(number % 7 * wide), _HEAD + round(number // 7 * high), round(wide) - 2, round(high) - 2)

    def day_at(self, x: float, y: float) -> date | None:
        if y < _HEAD:
            return None
        wide, high = self.width() / 7, (self.height() - _HEAD) / 6
        day = self._first() + timedelta(days=int(y - _HEAD) // max(1, round(high)) * 7 + int(x // max(1.0, wide)))
        return day if day.month == self.month.month else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(paint.font(12, strong=True))
        painter.setPen(paint.colour("quiet"))
        for column, name in enumerate(weekday_names()):
            box = QRect(round(column * self.width() / 7), 0, round(self.width() / 7), _HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        for number in range(42):
            day = self._first() + timedelta(days=number)
            if day.month == self.month.month:
                self._draw_day(painter, day)
        painter.end()

    def _draw_day(self, painter: QPainter, day: date) -> None:
        box, is_chosen = self._box(day), day == self.chosen
        painter.fillRect(box, paint.colour("raised" if is_chosen else "surface"))
        if is_chosen:
            painter.setPen(QPen(paint.colour("accent" if self.hasFocus() else "quiet"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setFont(paint.font(14, strong=day == self.today))
        painter.setPen(paint.colour("accent" if day == self.today else "text"))
        painter.drawText(
            box.adjusted(8, 2, -4, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(day.day)
        )
        listed = self._days.get(day)
        if listed is None:
            return
        painter.setFont(paint.font(12))
        metrics = QFontMetrics(painter.font())
        lines = [
            (self.tr("received {0}").format(len(listed.received)), "quiet", bool(listed.received)),
            (
                self.tr("due {0}").format(len(listed.due)),
                "alarm" if any(row.overdue for row in listed.due) else "warning",
                bool(listed.due),
            ),
        ]
        top = box.top() + 24
        for text, colour, there in lines:
            if there and top + 18 <= box.bottom():
                painter.setPen(paint.colour(colour))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 12)
                painter.drawText(QRect(box.left() + 8, top, box.width() - 10, 20), Qt.AlignmentFlag.AlignVCenter, shown)
                top += 19

    def choose(self, day: date) -> None:
        self.chosen = day
        self._tell()
        self.update()
        self.day_chosen.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().x(), event.position().y())
        if day is not None:
            self.choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }.get(Qt.Key(event.key()))
        day = self.chosen + timedelta(days=step) if step is not None else None
        if day is not None and day.month == self.month.month:
            self.choose(day)
        elif step is None:
            super().keyPressEvent(event)


class CalendarTab(QWidget):
    """Signals: ``open_asked(str)``, ``failed(VmsError)``."""

    open_asked = Signal(str)
    failed = Signal(object)

    def __init__(self, parts: PageParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestCalendar")
        self._parts = parts
        self._days: Mapping[date, CalendarDay] = {}
        self._tasks = WidgetTasks("request calendar", self)
        self._tasks.failed.connect(self.failed)
        self._month = thai_day(parts.clock.now()).replace(day=1)
        self.grid = MonthGrid(self)
        self.list = QListWidget(self)
        self.list.setObjectName("requestDayList")
        self.list.setFixedWidth(340)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self._title, self._day = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._day.setProperty("role", "section")
        self.before, self.after, self.today = QPushButton(self), QPushButton(self), QPushButton(self)
        for name, button, icon in (("Before", self.before, "arrow-left"), ("After", self.after, "arrow-right")):
            button.setObjectName(f"calendar{name}")
            button.setIcon(icons.icon(icon))
        self.today.setObjectName("calendarToday")
        top, row = QHBoxLayout(), QHBoxLayout()
        for part in (self.before, self.after, self.today, self._title):
            top.addWidget(part)
        top.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._day)
        right.addWidget(self.list, 1)
        row.setSpacing(12)
        row.addWidget(self.grid, 1)
        row.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(row, 1)
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.today.clicked.connect(lambda: self._go(0))
        self.grid.day_chosen.connect(lambda _day: self._show_day())
        self.list.itemActivated.connect(lambda item: self.open_asked.emit(str(item.data(Qt.ItemDataRole.UserRole))))
        self._stop_hearing = parts.book.on_change(self._changed)
        self.retranslate()

    async def close_tab(self) -> None:
        self._stop_hearing()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        self.grid.setFocus()

    def look(self) -> None:
        self._tasks.start_anew(self._look, "read a month of requests")

    def _changed(self, _request_id: str) -> None:
        if self.isVisible():
            self.look()

    def forget(self) -> None:
        self._days = {}
        self.list.clear()
        self.grid.show_month(self._month, self._today(), {})

    def _today(self) -> date:
        return thai_day(self._parts.clock.now())

    def _go(self, months: int) -> None:
        if months == 0:
            self._month = self._today().replace(day=1)
        else:
            number = self._month.year * _MONTHS + self._month.month - 1 + months
            self._month = date(number // _MONTHS, number % _MONTHS + 1, 1)
        self._name_month()
        self.look()

    async def _look(self) -> None:
        month = self._month
        days = await self._parts.book.calendar(month)
        if month == self._month:
            self._days = days
            self.grid.show_month(month, self._today(), days)
            self._show_day()

    def _show_day(self) -> None:
        self._day.setText(formatting.date_text(self.grid.chosen))
        self.list.clear()
        day = self._days.get(self.grid.chosen)
        if day is None:
            return
        for title, rows in ((self.tr("due"), day.due), (self.tr("received"), day.received)):
            for row in rows:
                self._add(title, row)

    def _add(self, title: str, row: RequestRow) -> None:
        words = f"{row.number} · {title} · {request_texts.state_text(row.state)}\n{row.requester_full}"
        item = QListWidgetItem(icons.icon(*request_texts.STATE_LOOKS[row.state]), words, self.list)
        item.setToolTip(plain_tip(words))
        item.setData(Qt.ItemDataRole.UserRole, row.id)
        if row.overdue:
            item.setForeground(paint.colour("alarm"))

    def _name_month(self) -> None:
        self._title.setText(formatting.month_text(self._month.year, self._month.month))

    def retranslate(self) -> None:
        self.before.setToolTip(self.tr("The month before"))
        self.after.setToolTip(self.tr("The month after"))
        for button in (self.before, self.after):
            button.setAccessibleName(button.toolTip())
        self.today.setText(self.tr("Today"))
        self.list.setAccessibleName(self.tr("Requests of the day"))
        self._name_month()
        self._show_day()
        self.grid.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


_DAYS_TH = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def weekday_names() -> tuple[str, ...]:
    return _DAYS_TH if language.is_thai() else _DAYS_EN
