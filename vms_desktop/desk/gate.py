"""Signing in, locking, people, second persons and shifts on the screen: built here and connected with the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from vms_desktop.adapters.qr_code import qr_modules
from vms_desktop.desk.people import DeskPeople
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import Consent, ConsentDraft
from vms_desktop.settings import Settings
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.pages.live_page import LivePage
from vms_desktop.ui.people.account_dialog import AccountDialog
from vms_desktop.ui.people.consent_dialog import ConsentDialog
from vms_desktop.ui.people.consent_list import ConsentListDialog, WaitingConsents
from vms_desktop.ui.people.gate import Gate
from vms_desktop.ui.people.person_button import PersonButton
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.people.shift_panel import ShiftPanel
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import ShellWindow

NEEDS = {
    Page.PLAYBACK: frozenset({Permission.REPLAY}),
    Page.REQUESTS: frozenset({Permission.HANDLE_REQUESTS, Permission.APPROVE, Permission.EXPORT}),
    Page.REVIEW: frozenset({Permission.READ_LOG}),
    Page.REGISTER: frozenset({Permission.KNOW_CAMERAS}),
    Page.HEALTH: frozenset({Permission.KNOW_CAMERAS}),
    Page.PEOPLE: frozenset({Permission.SEE_PEOPLE}),
}
"""A page shows nothing without one of these: it is not in the rail for whoever has none."""


def screens_of(people: DeskPeople, clock: Clock) -> PeopleServices:
    """What the screens work with."""
    return PeopleServices(
        people.session,
        people.people,
        people.own,
        people.second,
        people.shifts,
        people.shift_writer,
        people.recovery,
        clock,
        qr_modules,
        people.earlier,
    )


class PeopleScreens(QObject):
    """``people``: what the screens work with; closing ``stack`` ends all of it."""

    def __init__(
        self,
        people: PeopleServices,
        window: ShellWindow,
        live: LivePage,
        settings: Settings,
        stack: AsyncExitStack,
    ) -> None:
        super().__init__(window)
        self.people, self._window = people, window
        self._closing: QDialog | None = None
        self.gate = Gate(people, window, live, settings.lock_after_minutes * 60.0, self)
        self.person = PersonButton(people, settings.shift_starts, window.status, attended=self.gate.is_attended)
        window.status.put_first(self.person)
        self.shifts = ShiftPanel(people, settings.shift_starts)
        window.take_beside(self.shifts)
        self.waiting = WaitingConsents(people, self)
        self._connect()
        stack.push_async_callback(self.gate.close)
        stack.push_async_callback(self.shifts.close_panel)
        stack.push_async_callback(self.waiting.close)
        stack.callback(self.person.close_button)
        stack.callback(people.session.on_change(self._offer_pages))
        self._offer_pages()

    def _connect(self) -> None:
        person, notices = self.person, self._window.notices
        person.lock_asked.connect(self.gate.lock)
        person.hand_over_asked.connect(self.gate.hand_over)
        person.sign_out_asked.connect(self._ask_sign_out)
        person.account_asked.connect(lambda: self._open(AccountDialog(self.people, self._window)))
        person.consents_asked.connect(lambda: self._open(ConsentListDialog(self.people, self.waiting, self._window)))
        person.shift_log_asked.connect(self._toggle_shifts)
        self.shifts.close_asked.connect(lambda: self._window.show_beside(False))
        self.shifts.message.connect(notices.show_error)
        self.waiting.changed.connect(person.set_waiting)
        lock = QShortcut(QKeySequence("Ctrl+L"), self._window)
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(self.gate.lock)

    def set_shift_starts(self, starts: Sequence[str]) -> None:
        """The room's shifts begin at other times from now on."""
        self.person.set_shift_starts(starts)
        self.shifts.set_shift_starts(starts)

    def start(self) -> None:
        """The loop runs."""
        self.gate.start()

    def ask_consent(
        self,
        draft: ConsentDraft,
        then: Callable[[Consent], None],
        otherwise: Callable[[], None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """A second person has to consent; ``then`` is called with the consent, ``otherwise`` where there is none.
        ``parent``: the dialog that asks; else the window.
        """
        dialog = ConsentDialog(self.people, draft, parent or self._window)
        dialog.consented.connect(then)
        dialog.rejected.connect(otherwise)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _toggle_shifts(self) -> None:
        self._window.show_beside(self.shifts.isHidden())
        if not self.shifts.isHidden():
            self.shifts.take_keyboard()

    def _offer_pages(self) -> None:
        held = self.people.session.permissions
        if self.people.session.person is not None:
            self._window.offer([page for page in Page if page not in NEEDS or NEEDS[page] & held])

    def ask_close(self) -> None:
        """A wall goes dark by nobody's slip of the mouse, and by nobody who is not known here."""
        if not self.gate.needs_word_to_close or self.people.session.is_locked:
            self.gate.close_desk()
            return
        if self._closing is not None:
            self._closing.raise_()
            return
        dialog = ConfirmDialog(
            self.tr("Close the desk?"),
            self.tr(
                "You are signed out, the wall goes dark, and what this computer records stops until the desk is opened "
                "again. If a colleague goes on, hand over the shift."
            ),
            self.tr("Close the desk, wall off"),
            self._window,
        )
        self._closing = dialog
        dialog.accepted.connect(self.gate.close_desk)
        dialog.finished.connect(self._asked)
        self._open(dialog)

    def _asked(self) -> None:
        self._closing = None

    def _ask_sign_out(self) -> None:
        dialog = ConfirmDialog(
            self.tr("Sign out?"),
            self.tr(
                "The wall goes dark: nobody answers for what it shows. If a colleague goes on, hand over the shift."
            ),
            self.tr("Sign out, wall off"),
            self._window,
        )
        dialog.accepted.connect(self.gate.sign_out)
        self._open(dialog)
