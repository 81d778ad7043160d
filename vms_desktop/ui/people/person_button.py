"""Who is signed in, in which role, on which shift; and what they do about it: lock, hand over, account, shift log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.shift import shift_at
from vms_desktop.ui import formatting, icons, messages, people_texts, theme
from vms_desktop.ui.pages.row_menu import Entry, row_menu
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button

REFRESH_MS = 10_000
"""The shift changes by itself."""
_OF_THE_PERSON = ("lock", "handOver", "account", "signOut")


class PersonButton(QToolButton):
    """``shift_starts``: beginnings of the room's shifts. ``attended`` False: nobody signed in here (a demonstration),
    so nobody could come back.

    Signals: ``lock_asked()``, ``hand_over_asked()``, ``account_asked()``, ``shift_log_asked()``, ``consents_asked()``,
    ``sign_out_asked()``.
    """

    lock_asked = Signal()
    hand_over_asked = Signal()
    account_asked = Signal()
    shift_log_asked = Signal()
    consents_asked = Signal()
    sign_out_asked = Signal()

    def __init__(
        self,
        people: PeopleServices,
        shift_starts: Sequence[str],
        parent: QWidget | None = None,
        *,
        attended: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("personButton")
        self._people = people
        self._shift_starts = tuple(shift_starts)
        self._attended = attended
        self._waiting = 0
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMinimumHeight(theme.TARGET)
        icons.set_beside_text(self, "user")
        self.clicked.connect(self._open)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self._stop_hearing = people.session.on_change(self.refresh)
        self.refresh()

    def close_button(self) -> None:
        self._stop_hearing()
        self._timer.stop()

    def set_shift_starts(self, starts: Sequence[str]) -> None:
        self._shift_starts = tuple(starts)
        self.refresh()

    def set_waiting(self, count: int) -> None:
        """How many requests of colleagues wait for this person's consent."""
        self._waiting = count
        self.refresh()

    def refresh(self) -> None:
        session = self._people.session
        person = session.person
        self.setVisible(person is not None and not session.is_locked)
        if person is None:
            return
        shift = people_texts.shift_text(shift_at(self._people.clock.now(), self._shift_starts))
        parts = [people_texts.person_text(person), shift]
        if self._waiting:
            parts.append(self.tr("%n request(s) for consent", "", self._waiting))
        if (text := " · ".join(parts)) != self.accessibleName():
            self.setText(on_button(text))
            self.setAccessibleName(text)
        since = session.since
        told = self.tr("Signed in since {0}").format(formatting.moment_text(since)) if since is not None else ""
        self.setToolTip(plain_tip(told))

    def _open(self) -> None:
        entries = (
            self._entry("lock", "lock", self.tr("Lock the desk (Ctrl+L)"), self.lock_asked.emit),
            self._entry("handOver", "repeat", self.tr("Hand over the shift…"), self.hand_over_asked.emit),
            self._entry(
                "shiftLog", "notebook-pen", self.tr("Shift log"), self.shift_log_asked.emit, Permission.READ_SHIFTS
            ),
            self._entry(
                "consents",
                "shield-check",
                self.tr("Requests for consent ({0})").format(self._waiting),
                self.consents_asked.emit,
                Permission.CONSENT,
            ),
            self._entry("account", "key-round", self.tr("My account…"), self.account_asked.emit),
            self._entry("signOut", "log-out", self.tr("Sign out…"), self.sign_out_asked.emit),
        )
        menu = row_menu("personMenu", entries, self)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _entry(
        self, name: str, icon: str, text: str, chosen: Callable[[], None], needs: Permission | None = None
    ) -> Entry:
        refused: AccessError | None = None if needs is None else self._people.session.refusal(needs)
        why = "" if refused is None else messages.error_text(refused)
        usable = refused is None
        if not self._attended and name in _OF_THE_PERSON:
            usable, why = False, self.tr("Nobody signed in here: this is a demonstration.")
        return Entry(f"person_{name}", icon, text, chosen, usable, why)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
