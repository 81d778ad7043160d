"""Signing in, locking, people, second persons and shifts on the screen: built here and connected with the window."""

from __future__ import annotations

from contextlib import AsyncExitStack

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from vms_desktop.adapters.qr_code import qr_modules
from vms_desktop.desk_people import DeskPeople
from vms_desktop.domain.clock import Clock
from vms_desktop.settings import Settings
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.pages.live_page import LivePage
from vms_desktop.ui.people.gate import Gate
from vms_desktop.ui.people.person_button import PersonButton
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.shell.window import ShellWindow


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
        self._people, self._window = people, window
        self.gate = Gate(people, window, live, settings.lock_after_minutes * 60.0, self)
        self.person = PersonButton(people, settings.shift_starts, window.status)
        window.status.put_first(self.person)
        self.person.lock_asked.connect(self.gate.lock)
        self.person.hand_over_asked.connect(self.gate.hand_over)
        self.person.sign_out_asked.connect(self._ask_sign_out)
        lock = QShortcut(QKeySequence("Ctrl+L"), window)
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(self.gate.lock)
        stack.push_async_callback(self.gate.close)
        stack.callback(self.person.close_button)

    def start(self) -> None:
        """The loop runs."""
        self.gate.start()

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
        dialog.open()
