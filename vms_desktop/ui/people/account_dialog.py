"""One's own account: password, one-time codes with their square to scan, codes on paper, the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.role import Role
from vms_desktop.services.people.own_account import CodesOffer
from vms_desktop.ui import people_texts
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Field, PasswordField, Problem
from vms_desktop.ui.people.password_form import PasswordForm
from vms_desktop.ui.people.qr_label import QrLabel
from vms_desktop.ui.people.services import PeopleServices
from vms_desktop.ui.people.shown_once import ShownOnce
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


class AccountDialog(QDialog):
    """Shown with ``open()``. Every change asks for the password again."""

    def __init__(self, people: PeopleServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(720)
        self._people = people
        self._offer: CodesOffer | None = None
        self._is_trying = False
        self._tasks = WidgetTasks("account", self)
        self._tasks.failed.connect(self._tell)
        person = people.session.person
        self._title = QLabel(people_texts.person_text(person) if person is not None else "", self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("My account"))
        self.change = PasswordForm("ownPassword", self, asks_old=True)
        self.change.set_action(self.tr("Change the password"))
        self.change.submitted.connect(self._change_password)
        self._told = WordsLabel(self)
        self._told.setObjectName("accountTold")
        self._told.setWordWrap(True)
        self._told.hide()
        self._state = WordsLabel(self)
        self._state.setObjectName("codesState")
        self._state.setWordWrap(True)
        self._about = WordsLabel(self)
        self._about.setWordWrap(True)
        self._about.setProperty("role", "small")
        self.square = QrLabel(self)
        self.square.setObjectName("codesSquare")
        self._key = QLabel(self)
        self._key.setObjectName("codesKey")
        self._key.setMinimumHeight(52)  # two lines, whatever the layout would like
        self._key.setTextFormat(Qt.TextFormat.PlainText)
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = LineField(self)
        self.code.setObjectName("codesCode")
        self.code.setMaxLength(12)
        self._code = Field(self.code, self)
        self.password = PasswordField("codesPassword", self)
        self._password = Field(self.password, self)
        self._problem = Problem("codesProblem", self)
        self._problem.wait_over.connect(lambda: self._set_busy(False))
        self._buttons = {name: self._button(name) for name in ("set_up", "on", "paper", "off", "sheet", "stop")}
        self.once = ShownOnce("paperCodes", self, columns=2)
        self.once.kept.connect(self._show)
        self._front = QStackedWidget(self)
        self._lay_out()
        self._retranslate()
        self._show()
        self.finished.connect(lambda _result: self._end())

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"codes_{name}")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        heading = QLabel(self.tr("Password"), self)
        heading.setProperty("role", "section")
        for widget in (heading, self.change, self._told):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        codes = QLabel(self.tr("One-time codes"), self)
        codes.setProperty("role", "section")
        for label in (codes, self._state, self._about):
            right.addWidget(label)
        right.addWidget(self._buttons["set_up"])
        right.addWidget(self.square, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self._key, 0, Qt.AlignmentFlag.AlignHCenter)
        later = [button for name, button in self._buttons.items() if name != "set_up"]
        parts: tuple[QWidget, ...] = (self._code, self._password, self._problem, *later)
        for part in parts:
            right.addWidget(part)
        right.addStretch(1)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedWidth(1)
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(line)
        row.addLayout(right, 1)
        self._front.addWidget(both)
        self._front.addWidget(self.once)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("accountClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._close = close
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._front, 1)
        column.addLayout(buttons)
        self._buttons["set_up"].clicked.connect(self._set_up)
        self._buttons["stop"].clicked.connect(self._show)
        self._buttons["on"].clicked.connect(lambda: self._try(self._switch_on))
        self._buttons["paper"].clicked.connect(lambda: self._try(self._new_paper))
        self._buttons["off"].clicked.connect(lambda: self._try(self._switch_off))
        self._buttons["sheet"].clicked.connect(lambda: self._try(self._new_sheet))
        self.code.returnPressed.connect(self.password.line.setFocus)
        self.password.entered.connect(self._entered)

    def _retranslate(self) -> None:
        self._code.set_text(self.tr("Code the phone shows now"))
        self._password.set_text(self.tr("Your password"))
        for name, text in (
            ("set_up", self.tr("Set up one-time codes…")),
            ("on", self.tr("Switch the codes on")),
            ("paper", self.tr("New codes on paper")),
            ("off", self.tr("Switch the codes off")),
            ("sheet", self.tr("New recovery sheet for the safe")),
            ("stop", self.tr("Do not set up")),
        ):
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)
        self._buttons["on"].setProperty("role", "accent")

    # ---- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        """The account as it is; nothing half done."""
        self._offer = None
        self.square.clear()
        self._key.setText("")
        self.password.clear()
        self.code.clear()
        self._problem.tell(None)
        self._front.setCurrentIndex(0)
        self._close.setEnabled(True)
        person = self._people.session.person
        on = person is not None and person.has_codes
        keeps_house = person is not None and person.role is Role.ADMINISTRATOR
        self._state.setText(
            self.tr("On: signing in asks for a code of your phone.")
            if on
            else self.tr("Off: the password alone is asked for.")
        )
        self._about.setText(
            ""
            if on
            else self.tr("An authenticator app on your phone shows a new code every half minute, without a network.")
        )
        self._about.setVisible(not on)
        self._offered(setting_up=False, on=on, sheet=keeps_house)

    def _offered(self, *, setting_up: bool, on: bool, sheet: bool) -> None:
        self._state.setVisible(not setting_up)  # room for the square on a small screen
        for widget in (self.square, self._key, self._code):
            widget.setVisible(setting_up)
        self._password.setVisible(setting_up or on or sheet)
        for name, shown in (
            ("set_up", not on and not setting_up),
            ("on", setting_up),
            ("stop", setting_up),
            ("paper", on),
            ("off", on),
            ("sheet", sheet and not setting_up),
        ):
            self._buttons[name].setVisible(shown)

    def _set_up(self) -> None:
        try:
            self._offer = self._people.account.offer_codes()
        except VmsError as error:
            self._tell(error)
            return
        self.square.show_modules(self._people.modules_of(self._offer.uri))
        self._key.setText(_in_lines(self._offer.text))
        self._about.setText(
            self.tr("Scan the square with the app, or type the letters below it. Then type the code it shows.")
        )
        self._about.show()
        self._offered(setting_up=True, on=False, sheet=False)
        make_room(self)
        self.code.setFocus()

    def _entered(self) -> None:
        if self._offer is not None:
            self._try(self._switch_on)

    def _show_once(self, codes: list[str], about: str) -> None:
        self.once.show_codes(codes, about)
        self._front.setCurrentIndex(1)
        self._close.setEnabled(False)
        self.once.take_keyboard()

    def reject(self) -> None:
        """Codes that are shown once are not lost by a slip of the hand."""
        if self._close.isEnabled():
            super().reject()

    # ---- doing it ----------------------------------------------------------------------------------------------

    def _set_busy(self, busy: bool) -> None:
        for button in self._buttons.values():
            button.setEnabled(not busy and not self._problem.waits)

    def _try(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self.password.text():
            self.password.line.setFocus()
            return
        if not self._is_trying:
            self._is_trying = True
            self._set_busy(True)
            self._tasks.start(self._tried(work), "change the codes")

    async def _tried(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            self._problem.tell(None)
            await work()
        except VmsError as error:
            self._tell(error)
        finally:
            self._is_trying = False
            self._set_busy(False)

    async def _switch_on(self) -> None:
        if self._offer is None:
            return
        codes = await self._people.account.switch_codes_on(self._offer, self.password.text(), self.code.text())
        await self._renewed()
        self._show_once(codes, self._paper_words())

    async def _new_paper(self) -> None:
        codes = await self._people.account.new_paper_codes(self.password.text())
        await self._renewed()
        self._show_once(codes, self._paper_words())

    async def _switch_off(self) -> None:
        await self._people.account.switch_codes_off(self.password.text())
        await self._renewed()

    async def _new_sheet(self) -> None:
        sheet = await self._people.account.new_sheet(self.password.text())
        self._show()
        about = self.tr("The recovery sheet for the safe. The one before counts no more: destroy it.")
        self._show_once([sheet], about)

    async def _renewed(self) -> None:
        await self._people.session.refresh()
        self._show()

    def _paper_words(self) -> str:
        return self.tr(
            "For a lost phone: each of these codes counts once, in place of the phone's. Keep them apart from it."
        )

    def _tell(self, error: VmsError) -> None:
        self._problem.tell(error)
        if error.params.get("field") == "code":
            self.code.clear()
            self.code.setFocus()
        else:
            self.password.clear()
            self.password.line.setFocus()

    def _change_password(self, old: str, new: str) -> None:
        self.change.set_busy(True)
        self._told.hide()
        self._tasks.start_once(self._changed_password(old, new), "change the password")

    async def _changed_password(self, old: str, new: str) -> None:
        try:
            await self._people.account.change_password(old, new)
        except VmsError as error:
            self.change.tell(error)
            return
        await self._people.session.refresh()
        self.change.clear()
        self._told.setText(self.tr("The password is changed."))
        self._told.show()

    def _end(self) -> None:
        self._tasks.cancel()
        self.once.clear()
        self._offer = None


def _in_lines(text: str) -> str:
    """The letters to type, in two lines."""
    groups = text.split(" ")
    half = (len(groups) + 1) // 2
    return " ".join(groups[:half]) + "\n" + " ".join(groups[half:])
