"""Number and day of a letter, above its pages: typed once, seen on the letter, kept when it leaves.

LetterBar(letter: LetterWays, parent: QWidget | None = None)
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.offered import offer
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


@dataclass(frozen=True, slots=True)
class LetterWays:
    """``number``, ``dated``: as they stand on the letter at first; ``prefix``: what numbers begin with. ``put``: has
    the letter set with another number (empty: room for one) and day. ``used``: which other letters have that number, in
    words. ``keep``: the number that stands on it now. ``said``: what is said of it. ``refused``: why who is here may
    keep none.
    """

    number: str
    dated: date
    prefix: str
    put: Callable[[str, date], Awaitable[None]]
    used: Callable[[str, date], Awaitable[str]]
    keep: Callable[[], Awaitable[None]]
    said: Callable[[], str]
    refused: VmsError | None = None


class LetterBar(QWidget):
    """Signals: ``failed(VmsError)``; ``kept()``: the number was kept without printing the letter."""

    failed = Signal(object)
    kept = Signal()

    def __init__(self, letter: LetterWays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letterBar")
        self._letter = letter
        self._shown = (letter.number, letter.dated)
        self._told: tuple[str, date] | None = None
        """Of which number it was told, when the letter was to leave, that another letter has it."""
        self._one = asyncio.Lock()
        self._tasks = WidgetTasks("letter number", self)
        self._tasks.failed.connect(self._failed)
        self.number, self.day = LineField(self), LineField(self)
        self.number.setObjectName("letterNumber")
        self.number.setMaxLength(100)
        self.number.setText(letter.number or letter.prefix)
        self.number.textChanged.connect(lambda _text: self._offer())
        self.day.setObjectName("letterDay")
        self.day.setText(formatting.date_to_type(letter.dated))
        self.day.setMaximumWidth(140)
        self._keep = QPushButton(self.tr("Keep the number"), self)
        self._keep.setObjectName("letterKeep")
        self._keep.setAutoDefault(False)
        icons.set_beside_text(self._keep, "check")
        self._keep.clicked.connect(lambda: self._tasks.start_once(self._keep_it(), "keep a letter's number"))
        self.note = WordsLabel(self)
        self.note.setObjectName("letterNote")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, (text, field) in enumerate(((self.tr("Letter no."), self.number), (self.tr("Dated"), self.day))):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.editingFinished.connect(self._changed)
            grid.addWidget(label, 0, 2 * column)
            grid.addWidget(field, 0, 2 * column + 1)
        grid.addWidget(self._keep, 0, 4)
        grid.addWidget(self.note, 1, 0, 1, 5)
        grid.setColumnStretch(1, 1)
        self._offer()
        self._say(letter.said())

    # ---- what is typed -------------------------------------------------------------------------------------------

    def _typed(self) -> tuple[str, date]:
        """Raises InputError ``input.date``."""
        return self._typed_number(), formatting.parse_date(self.day.text())

    def _typed_number(self) -> str:
        """What numbers begin with, alone, is none."""
        number = " ".join(self.number.text().split())
        return "" if number == " ".join(self._letter.prefix.split()) else number

    def _changed(self) -> None:
        """A field was left, or Enter pressed in it."""
        self._tasks.start_anew(self._show, "set a letter's number")

    async def _show(self) -> str:
        """Put what is typed on the letter; the words about other letters with that number."""
        async with self._one:
            typed = self._typed()
            if typed != self._shown:
                await self._letter.put(*typed)
                self._shown = typed
            used = await self._letter.used(*typed) if typed[0] else ""
            self._say(used or self._letter.said(), warns=bool(used))
            return used

    async def settle(self) -> bool:
        """The letter is to leave: it shows what is typed. False: not yet, because another letter has the number, or the
        day is none; that is told. Asked once more, a number that another letter has may be used.
        """
        try:
            used = await self._show()
        except VmsError as error:
            self._failed(error)
            return False
        if used and self._told != self._shown:
            self._told = self._shown
            self._say(used + " " + self.tr("Press again to use it all the same."), warns=True)
            return False
        return True

    async def _keep_it(self) -> None:
        if await self.settle():
            await self._letter.keep()
            self._say(self._letter.said())
            self.kept.emit()

    def said_anew(self) -> None:
        """The number was kept with the letter that left."""
        self._say(self._letter.said())

    def _offer(self) -> None:
        offer(self._keep, self._letter.refused, usable=bool(self._typed_number()))

    def _failed(self, error: VmsError) -> None:
        if error.code.startswith("input."):
            self._say(messages.error_text(error), warns=True)
        else:
            self.failed.emit(error)

    def _say(self, words: str, *, warns: bool = False) -> None:
        role = "wrong" if warns else "quiet"
        self.note.setText(words)
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().polish(self.note)

    def stop(self) -> None:
        self._tasks.cancel()
