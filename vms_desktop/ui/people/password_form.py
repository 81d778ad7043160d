"""A new password, typed twice, with what makes a good one said beforehand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.password_policy import LEAST
from vms_desktop.ui.people.fields import Field, PasswordField, Problem, look_last


class PasswordForm(QWidget):
    """``asks_old``: whether the password before has to be typed as well. ``before``: what else is missing, asked first
    when the button is pressed; it has told so.

    Signals: ``submitted(str, str)``: the password before ("" if not asked) and the new one.
    """

    submitted = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None, *, asks_old: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._busy = False
        self.before: Callable[[], bool] = lambda: False
        self.old = PasswordField(f"{name}Old", self)
        self.new = PasswordField(f"{name}New", self)
        self.again = PasswordField(f"{name}Again", self)
        self._fields = [Field(self.old, self), Field(self.new, self), Field(self.again, self)]
        self._fields[0].setVisible(asks_old)
        self._asks_old = asks_old
        self._rules = QLabel(self)
        self._rules.setProperty("role", "small")
        self._rules.setWordWrap(True)
        self.problem = Problem(f"{name}Problem", self)
        self.problem.wait_over.connect(lambda: self.set_busy(self._busy))
        self.button = QPushButton(self)
        self.button.setObjectName(f"{name}Submit")
        self.button.setProperty("role", "accent")
        self.button.setMinimumHeight(40)
        self.button.clicked.connect(self._submit)
        self.old.entered.connect(self.new.line.setFocus)
        self.new.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._fields[0])
        column.addWidget(self._fields[1])
        column.addWidget(self._rules)
        column.addWidget(self._fields[2])
        column.addWidget(self.problem)
        column.addSpacing(4)
        column.addWidget(self.button)
        following = (self.old.line, self.new.line, self.again.line, self.button)
        for before, after in pairwise(following):
            QWidget.setTabOrder(before, after)
        look_last((self.old, self.new, self.again), self.button)
        self.retranslate()

    def take_keyboard(self) -> None:
        (self.old if self._asks_old and not self.old.text() else self.new).line.setFocus()

    def _submit(self) -> None:
        if self._busy or self.problem.waits:
            return
        if self.before():
            return
        if self._asks_old and not self.old.text():
            self.tell(InputError("input.required", field="old"))
            self.old.line.setFocus()
        elif not self.new.text():
            self.tell(InputError("input.required", field="new"))
        elif self.new.text() != self.again.text():
            self.tell(InputError("input.password_differs", field="again"))
        else:
            self.submitted.emit(self.old.text() if self._asks_old else "", self.new.text())

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.button.setEnabled(not busy and not self.problem.waits)

    def clear(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.problem.tell(None)
        self.set_busy(False)

    def tell(self, error: VmsError) -> None:
        self.problem.tell(error)
        self.set_busy(False)
        if error.code.startswith("sign_in."):
            self.old.clear()
            self.old.line.setFocus()
        elif error.params.get("field") == "again":
            self.again.clear()
            self.again.line.setFocus()
        else:
            self.new.line.setFocus()

    def set_action(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def retranslate(self) -> None:
        for field, text in zip(
            self._fields,
            (self.tr("Password now"), self.tr("New password"), self.tr("New password again")),
            strict=True,
        ):
            field.set_text(text)
        self._rules.setText(
            self.tr("Length: {0} or more. Several words nobody would guess are best; Thai letters count too.").format(
                LEAST
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
