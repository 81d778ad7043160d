"""The rail at the left: one button a page. Only pages that exist stand here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vms_desktop.ui import icons
from vms_desktop.ui.shell.rail_button import RailButton
from vms_desktop.ui.told_words import Words, words_of

WIDTH = 84


class Page(StrEnum):
    """The pages, by their stable names."""

    LIVE = "live"
    PLAYBACK = "playback"
    REQUESTS = "requests"
    REVIEW = "review"
    REGISTER = "register"
    HEALTH = "health"
    PEOPLE = "people"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class _Entry:
    page: Page
    icon: str


_ENTRIES = (
    _Entry(Page.LIVE, "layout-dashboard"),
    _Entry(Page.PLAYBACK, "history"),
    _Entry(Page.REQUESTS, "inbox"),
    _Entry(Page.REVIEW, "clipboard-check"),
    _Entry(Page.REGISTER, "list"),
    _Entry(Page.HEALTH, "heart-pulse"),
    _Entry(Page.PEOPLE, "users"),
    _Entry(Page.SETTINGS, "settings"),
)


BELOW = (Page.PEOPLE, Page.SETTINGS)
"""What is set up now and then stands apart, at the foot."""


class NavigationRail(QFrame):
    """``pages``: those that are there. Signals: ``page_chosen(Page)``."""

    page_chosen = Signal(object)

    def __init__(self, pages: Collection[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigationRail")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[Page, RailButton] = {}
        self._waits: dict[Page, Words] = {}
        self._offered: tuple[Page, ...] = tuple(Page)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        for entry in _ENTRIES:
            if entry.page not in pages:
                continue
            if entry.page in BELOW and not any(page in self._buttons for page in BELOW):
                column.addStretch(1)
            button = RailButton(self)
            button.setObjectName(f"rail_{entry.page.value}")
            button.setCheckable(True)
            button.setIcon(icons.icon(entry.icon))
            button.setIconSize(QSize(22, 22))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(60)
            button.clicked.connect(lambda _checked=False, page=entry.page: self._choose(page))
            self._buttons[entry.page] = button
            column.addWidget(button)
        self.retranslate()
        self.choose(Page.LIVE)

    def offer(self, pages: Iterable[Page]) -> None:
        """Only these are there, for whoever is signed in."""
        wanted = set(pages)
        self._offered = tuple(page for page in self._buttons if page in wanted)
        for page, button in self._buttons.items():
            button.setVisible(page in wanted)
        self.retranslate()

    @property
    def offered(self) -> tuple[Page, ...]:
        """From top to bottom."""
        return self._offered

    def choose(self, page: Page) -> None:
        """Mark a page as the one that is seen.

        Not left to a button group: in one, Tab reaches the marked button only.
        """
        for known, button in self._buttons.items():
            button.setChecked(known is page)

    def _choose(self, page: Page) -> None:
        self.choose(page)
        self.page_chosen.emit(page)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """From top to bottom."""
        return tuple(self._buttons.values())

    def show_waiting(self, page: Page, count: int, words: Words, *, late: bool) -> None:
        """So much waits on that page; ``words`` say what, for the tool tip and for whoever reads it aloud."""
        if page in self._buttons:
            self._waits[page] = words if count else ""
            self._buttons[page].show_count(count, late=late)
            self.retranslate()

    def take_keyboard(self) -> None:
        next(button for button in self._buttons.values() if button.isChecked()).setFocus()

    def retranslate(self) -> None:
        for page, text in (
            (Page.LIVE, self.tr("Live")),
            (Page.PLAYBACK, self.tr("Playback")),
            (Page.REQUESTS, self.tr("Requests")),
            (Page.REVIEW, self.tr("Review")),
            (Page.REGISTER, self.tr("Register")),
            (Page.HEALTH, self.tr("Health")),
            (Page.PEOPLE, self.tr("People")),
            (Page.SETTINGS, self.tr("Settings")),
        ):
            if page not in self._buttons:
                continue
            self._buttons[page].setText(text)
            self._buttons[page].setAccessibleName(text)
            waits = words_of(self._waits.get(page, ""))
            self._buttons[page].setAccessibleDescription(waits)
            if page in self._offered:
                tip = f"{text} (Ctrl+{self._offered.index(page) + 1})"
                self._buttons[page].setToolTip(f"{tip} · {waits}" if waits else tip)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
