"""Who may use the window: follows the session, asks for names and passwords, locks when nobody is there.

    Gate(people: PeopleServices, window: ShellWindow, live: LivePage, lock_after_s: float)

``start()`` once the database is open; ``await close()`` at the end. Where somebody is signed in already (a
demonstration), the window is open at once, and is not locked: nobody knows the password to come back with.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.person import Person
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui.pages.live_page import LivePage
from vms_desktop.ui.people.gate_panel import GateMode, GatePanel
from vms_desktop.ui.people.idle import IdleWatch
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.people.set_aside import SetAside
from vms_desktop.ui.shell.window import Guard, ShellWindow
from vms_desktop.ui.tasks import WidgetTasks

GATE_SEEN_MS = 30_000
"""How long the gate stands beside a wall on the whole screen after the last sign of somebody."""

BESIDE_LOCK = (GateMode.TAKE_OVER, GateMode.CLOSE)
"""What somebody else than the one who locked it may ask of a locked desk; shown also where the wall has the screen."""


class Gate(QObject):
    """Signals: ``opened(Person)``: they may use the window now; ``shut()``: nobody may; ``leaving()``: the desk may be
    closed now.
    """

    opened = Signal(object)
    shut = Signal()
    leaving = Signal()

    def __init__(
        self,
        people: PeopleServices,
        window: ShellWindow,
        live: LivePage,
        lock_after_s: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._window, self._live = people, window, live
        self._session = people.session
        self.is_attended = people.session.person is None
        self.panel = GatePanel()
        self.idle = IdleWatch(people.clock, lock_after_s, self)
        self._aside = SetAside()
        self._owner = ""
        self._typed: Typed | None = None
        self._mode: GateMode | None = None
        self._is_trying = False
        self._tasks = WidgetTasks("gate", self)
        self._tasks.failed.connect(window.notices.show_error)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(GATE_SEEN_MS)
        self._leave.timeout.connect(self._nobody_there)
        window.take_gate(self.panel)
        self._connect()
        self._follow()

    def _connect(self) -> None:
        panel = self.panel
        panel.first_asked.connect(lambda draft, password: self._try(lambda: self._create(draft, password)))
        panel.sheet_kept.connect(self._sheet_kept)
        panel.sign_in_asked.connect(lambda typed: self._try(lambda: self._sign_in(typed)))
        panel.unlock_asked.connect(lambda typed: self._try(lambda: self._unlock(typed)))
        panel.take_over_asked.connect(lambda typed, note: self._try(lambda: self._take_over(typed, note)))
        panel.close_asked.connect(lambda typed: self._try(lambda: self._close_locked(typed)))
        panel.change_asked.connect(lambda old, new: self._try(lambda: self._change(old, new)))
        panel.recover_asked.connect(lambda name, code, new: self._try(lambda: self._recover(name, code, new)))
        panel.mode_asked.connect(self._show)
        panel.back_asked.connect(self._back)
        self._stop_hearing = self._session.on_change(self._follow)
        self.idle.idle.connect(self._gone)
        self.idle.stirred.connect(self._somebody_there)

    def start(self) -> None:
        """Show what has to be done first. The loop runs already."""
        self._tasks.start(self._look(), "first look")

    async def _look(self) -> None:
        if self._session.person is None and await self._people.people.is_empty():
            self._show(GateMode.FIRST)

    async def close(self) -> None:
        self._stop_hearing()
        self.idle.stop()
        self._typed = None
        await self._tasks.close()

    # ---- what others ask for -------------------------------------------------------------------------------------

    def lock(self) -> None:
        if self.is_attended:
            self._session.lock()

    def hand_over(self) -> None:
        """Ask whoever takes over; the wall and the person before stay until they have signed in."""
        if self._session.person is not None:
            self._show(GateMode.TAKE_OVER)

    @property
    def needs_word_to_close(self) -> bool:
        """Whether somebody answers for a wall that would go dark."""
        return self.is_attended and self._session.person is not None

    def close_desk(self) -> None:
        """At once, but for a locked desk: that asks who it is, because whoever stands before it may be anybody."""
        if self.needs_word_to_close and self._session.is_locked:
            self._show(GateMode.CLOSE)
        else:
            self.leaving.emit()

    def sign_out(self) -> None:
        self._tasks.start_once(self._session.sign_out(), "sign out")

    def set_lock_after(self, seconds: float) -> None:
        self.idle.set_after(seconds)

    # ---- what is shown -------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Bring the window in line with the session."""
        person = self._session.person
        if person is None:
            self._aside.put_away()
            self._aside.end()
            if self._mode not in (GateMode.FIRST, GateMode.SHEET, GateMode.RECOVER):
                self._show(GateMode.SIGN_IN)
        elif self._session.is_locked:
            if self._mode not in BESIDE_LOCK:
                self._show(GateMode.LOCKED)
        elif person.must_change:
            self._show(GateMode.CHANGE)
        elif self._mode is not None:
            self._open(person)
        else:
            self._owner = person.id

    def _show(self, mode: GateMode) -> None:
        before, self._mode = self._mode, mode
        person = self._session.person
        if before is None:
            self._aside.put_away()
            self.shut.emit()
        beside = person is not None and (mode is not GateMode.CHANGE or self._window.guard is Guard.BESIDE)
        self._live.set_locked(True)
        goes_back = mode is GateMode.RECOVER or mode in BESIDE_LOCK
        self.panel.show_mode(mode, person, may_go_back=goes_back)
        guard = Guard.BESIDE if beside else Guard.ENTRY
        if self._window.guard is not guard:
            self._window.set_guard(guard)
        asked = mode in BESIDE_LOCK
        self._window.show_gate(asked or not self._window.is_wall_only)
        self.panel.take_keyboard()
        if asked:
            self._leave.start()

    def _open(self, person: Person) -> None:
        self._mode, self._typed = None, None
        self._leave.stop()
        self.panel.clear()
        self._live.set_locked(False)
        self._window.set_guard(Guard.OPEN)
        self._window.show_page(self._window.page)
        if person.id == self._owner:
            self._aside.bring_back()
        else:
            self._aside.end()
        self._owner = person.id
        self.idle.touch()
        self.opened.emit(person)

    def _back(self) -> None:
        self.panel.clear()
        person = self._session.person
        if self._mode is GateMode.RECOVER:
            self._show(GateMode.SIGN_IN)
        elif person is None or self._session.is_locked:
            self._show(GateMode.LOCKED if person is not None else GateMode.SIGN_IN)
        else:
            self._open(person)

    # ---- is anybody there ----------------------------------------------------------------------------------------

    def _gone(self) -> None:
        if self.is_attended and self._session.person is not None and not self._session.is_locked:
            self.panel.clear()
            self._mode = None if self._mode is None else GateMode.LOCKED
            self._session.lock("idle")

    def _somebody_there(self) -> None:
        if self._window.guard is Guard.BESIDE and self._window.is_wall_only:
            if self.panel.isHidden():
                self._window.show_gate(True)
                self.panel.take_keyboard()
            self._leave.start()

    def _nobody_there(self) -> None:
        if self._window.guard is Guard.BESIDE and self._window.is_wall_only and self.panel.is_untouched:
            self._window.show_gate(False)

    # ---- trying --------------------------------------------------------------------------------------------------

    def _try(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._is_trying:
            self._is_trying = True
            self.panel.set_busy(True)
            self._tasks.start(self._tried(work), "try")

    async def _tried(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except VmsError as error:
            if error.code == "people.not_first":
                self._show(GateMode.SIGN_IN)  # somebody was quicker at another desk
            self.panel.tell(error)
        finally:
            self._is_trying = False
            self.panel.set_busy(False)

    async def _create(self, draft: PersonDraft, password: str) -> None:
        person, sheet = await self._people.people.add_first(draft, password, earlier=self._people.earlier)
        self._typed = Typed(person.username, password)
        self._show_sheet(sheet)

    def _show_sheet(self, sheet: str) -> None:
        self._show(GateMode.SHEET)
        self.panel.sheet.show_codes([sheet], self.panel.sheet_words())

    def _sheet_kept(self) -> None:
        typed = self._typed
        self._show(GateMode.SIGN_IN)
        if typed is not None:
            self._try(lambda: self._sign_in(typed))

    async def _sign_in(self, typed: Typed) -> None:
        self._typed = typed
        await self._session.sign_in(typed)

    async def _unlock(self, typed: Typed) -> None:
        self._typed = typed
        await self._session.unlock(typed.password, typed.code)

    async def _take_over(self, typed: Typed, note: str) -> None:
        self._typed = typed
        # Until it is done nobody may go back to the desk of whoever leaves.
        await self._session.hand_over(typed, note)

    async def _close_locked(self, typed: Typed) -> None:
        await self._session.close_locked(typed)
        self.leaving.emit()

    async def _change(self, old: str, new: str) -> None:
        known = self._typed.password if self._typed is not None else ""
        await self._people.account.change_password(old or known, new)
        await self._session.refresh()

    async def _recover(self, username: str, sheet: str, new: str) -> None:
        person, following = await self._people.recovery.recover(username, sheet, new)
        self.panel.recover.clear()
        self._typed = Typed(person.username, new)
        self._show_sheet(following)
