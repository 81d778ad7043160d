"""Name, password and, where needed, a one-time code: for signing in, unlocking, taking over, consenting."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.person import Person
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import people_texts
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Field, PasswordField, Problem, look_last


class SignInForm(QWidget):
    """``name``: of the form, and the beginning of its fields' object names.

    Signals: ``submitted(Typed)``. Whoever hears it calls ``set_busy`` and then ``clear`` or ``tell``.
    """

    submitted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._person: Person | None = None
        self._busy = False
        self._action = ""
        self._who = QLabel(self)
        self._who.setObjectName(f"{name}Who")
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self._who.setWordWrap(True)
        self._who.hide()
        self.username = LineField(self)
        self.username.setObjectName(f"{name}Username")
        self.username.setMaxLength(200)
        self.username.returnPressed.connect(self._return_in_name)
        self.password = PasswordField(f"{name}Password", self)
        self.password.entered.connect(self._submit)
        self.code = LineField(self)
        self.code.setObjectName(f"{name}Code")
        self.code.setMaxLength(40)
        self.code.returnPressed.connect(self._submit)
        self._fields = {
            "username": Field(self.username, self),
            "password": Field(self.password, self),
            "code": Field(self.code, self),
        }
        self._fields["code"].hide()
        self.problem = Problem(f"{name}Problem", self)
        self.problem.wait_over.connect(self._wait_over)
        self.button = QPushButton(self)
        self.button.setObjectName(f"{name}Submit")
        self.button.setProperty("role", "accent")
        self.button.setMinimumHeight(40)
        self.button.setDefault(True)
        self.button.clicked.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._who)
        for field in self._fields.values():
            column.addWidget(field)
        column.addWidget(self.problem)
        column.addSpacing(4)
        column.addWidget(self.button)
        for before, after in pairwise((self.username, self.password.line, self.code, self.button)):
            QWidget.setTabOrder(before, after)
        look_last((self.password,), self.button)
        self.retranslate()

    # ---- who -------------------------------------------------------------------------------------------------

    def set_person(self, person: Person | None) -> None:
        """Whose password is asked for; None: whoever types their name."""
        self._person = person
        self._fields["username"].setVisible(person is None)
        self._who.setVisible(person is not None)
        self._show_who()

    def _show_who(self) -> None:
        if self._person is not None:
            self._who.setText(people_texts.person_text(self._person))

    def set_action(self, text: str) -> None:
        """What the button does, in the language of now."""
        self._action = text
        self.retranslate()

    # ---- trying ----------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        typed = self._person is not None or self.username.text().strip()
        (self.password.line if typed else self.username).setFocus()

    def _return_in_name(self) -> None:
        if self.password.text():
            self._submit()
        else:
            self.password.line.setFocus()

    def _submit(self) -> None:
        if self._busy or self.problem.waits:
            return
        username = self._person.username if self._person is not None else self.username.text()
        if not username.strip():
            self.username.setFocus()
        elif not self.password.text():
            self.password.line.setFocus()
        else:
            self.submitted.emit(Typed(username, self.password.text(), self.code.text()))

    def set_busy(self, busy: bool) -> None:
        """While the password is checked, which takes a moment on purpose."""
        self._busy = busy
        self.button.setEnabled(not busy and not self.problem.waits)

    def clear(self, *, keeps_name: bool = False) -> None:
        """Nothing of what was typed stays."""
        self.password.clear()
        self.code.clear()
        self._fields["code"].hide()
        self.problem.tell(None)
        if not keeps_name:
            self.username.clear()
        self.set_busy(False)

    def tell(self, error: VmsError) -> None:
        """What was wrong; the keyboard goes where it has to be typed again."""
        if error.code in ("sign_in.code_needed", "sign_in.code_wrong"):
            self._fields["code"].show()
            self.code.clear()
        elif error.code.startswith(("sign_in.", "access.", "consent.")):
            self.password.clear()  # nobody stands by while it is read what was wrong
        self.problem.tell(error)
        self.set_busy(False)
        if self._fields["code"].isVisibleTo(self) and self.password.text():
            self.code.setFocus()
        else:
            self.password.line.setFocus()

    def _wait_over(self) -> None:
        self.set_busy(self._busy)

    def retranslate(self) -> None:
        self._fields["username"].set_text(self.tr("User name"))
        self._fields["password"].set_text(self.tr("Password"))
        self._fields["code"].set_text(self.tr("One-time code"))
        self.button.setText(self._action)
        self.button.setAccessibleName(self._action)
        self._show_who()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
