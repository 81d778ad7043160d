"""The shift log beside the page: who was on duty when, and what they noted for those who came after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.permission import Permission
from vms_desktop.domain.shift import ShiftEvent, ShiftLine, ShiftName, shift_of
from vms_desktop.ui import formatting, icons, people_texts
from vms_desktop.ui.offered import offer
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.tasks import WidgetTasks

WIDTH = 360


class ShiftPanel(QFrame):
    """``shift_starts``: beginnings of the room's shifts. Signals: ``message(VmsError)``, ``close_asked()``."""

    message = Signal(object)
    close_asked = Signal()

    def __init__(self, people: PeopleServices, shift_starts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shift_starts = tuple(shift_starts)
        self.setObjectName("shiftPanel")
        self.setFixedWidth(WIDTH)
        self._people = people
        self._lines: list[ShiftLine] = []
        self._is_all = False
        self._tasks = WidgetTasks("shift panel", self)
        self._tasks.failed.connect(self.message)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._close = QToolButton(self)
        self._close.setObjectName("shiftClose")
        self._close.setIcon(icons.icon("x"))
        self._close.clicked.connect(self.close_asked)
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("shiftNote")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(88)
        self.note.textChanged.connect(self._offer)
        self._add = QPushButton(self)
        self._add.setObjectName("shiftAdd")
        self._add.setProperty("role", "accent")
        self._add.clicked.connect(lambda: self._tasks.start_once(self._write(), "write a note"))
        self._inside = QWidget(self)
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch(1)
        self._more = QPushButton(self)
        self._more.setObjectName("shiftMore")
        self._more.clicked.connect(lambda: self._tasks.start_once(self._read_more(), "read more"))
        self._lay_out()
        self._stop_hearing = [people.writer.on_line(self._changed), people.session.on_change(self._rights_changed)]
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        scroll = QScrollArea(self)
        scroll.setObjectName("shiftScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self._add)
        column.addWidget(scroll, 1)
        column.addWidget(self._more)

    def take_keyboard(self) -> None:
        self.note.setFocus()

    async def close_panel(self) -> None:
        for stop in self._stop_hearing:
            stop()
        await self._tasks.close()

    # ---- contents ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._offer()
        self._changed()

    def _changed(self) -> None:
        if self.isVisible() and self._people.session.refusal(Permission.READ_SHIFTS) is None:
            self._tasks.start_anew(self._read, "read")

    def _rights_changed(self) -> None:
        if self._people.session.person is None:
            self._show([])
            self.note.clear()
        self._offer()

    async def _read(self) -> None:
        lines = await self._people.shifts.lines()
        self._is_all = False
        self._show(lines)

    async def _read_more(self) -> None:
        if self._lines:
            older = await self._people.shifts.lines(self._lines[-1].number)
            self._is_all = not older
            self._show([*self._lines, *older])

    def _show(self, lines: Sequence[ShiftLine]) -> None:
        self._lines = list(lines)
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            row = item.widget() if item is not None else None
            if row is not None:
                row.hide()
                row.deleteLater()
        at = 0
        for (day, shift), of_shift in groupby(self._lines, key=self._shift_of):
            heading = QLabel(f"{formatting.date_text(day)} · {people_texts.shift_text(shift)}", self._inside)
            heading.setProperty("role", "section")
            self._rows.insertWidget(at, heading)
            at += 1
            for line in of_shift:
                self._rows.insertWidget(at, self._row(line))
                at += 1
        self._more.setVisible(bool(self._lines) and not self._is_all)

    def _shift_of(self, line: ShiftLine) -> tuple[date, ShiftName]:
        return shift_of(line.at, self._shift_starts)

    def set_shift_starts(self, starts: Sequence[str]) -> None:
        """Also of the lines that are there: they stand under the shifts as they are counted now."""
        self._shift_starts = tuple(starts)
        self._show(self._lines)

    def _row(self, line: ShiftLine) -> QWidget:
        row = QFrame(self._inside)
        row.setProperty("role", "card")
        column = QVBoxLayout(row)
        column.setContentsMargins(10, 4, 10, 4)
        column.setSpacing(0)
        told = f"{formatting.time_text(line.at)} · {people_texts.shift_event_text(line)}"
        head = QLabel(told, row)
        head.setProperty("role", "small")
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setToolTip(plain_tip(f"{people_texts.role_name(line.role)} · {line.desk}"))
        column.addWidget(head)
        if line.text:
            text = QLabel(line.text, row)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        row.setAccessibleName(f"{told} {line.text}" if line.event is ShiftEvent.NOTE else told)
        return row

    # ---- writing -----------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        refused = self._people.session.refusal(Permission.WRITE_SHIFTS)
        offer(self.note, refused)
        offer(self._add, refused, bool(self.note.toPlainText().strip()))

    async def _write(self) -> None:
        await self._people.shifts.add_note(self.note.toPlainText())
        self.note.clear()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Shift log"))
        self._close.setAccessibleName(self.tr("Close the shift log"))
        self.note.setPlaceholderText(self.tr("What the next shift has to know"))
        self.note.setAccessibleName(self.note.placeholderText())
        self._add.setText(self.tr("Add the note"))
        self._add.setAccessibleName(self._add.text())
        self._more.setText(self.tr("Show older lines"))
        self._more.setAccessibleName(self._more.text())
        self._show(self._lines)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
