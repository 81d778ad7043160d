"""When no administrator knows their password any more: the code of the recovery sheet, and a new password."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Field
from vms_desktop.ui.people.password_form import PasswordForm


class RecoverForm(QWidget):
    """Signals: ``submitted(str, str, str)``: user name, code of the sheet, new password."""

    submitted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoverForm")
        self.username = LineField(self)
        self.username.setObjectName("recoverUsername")
        self.sheet = LineField(self)
        self.sheet.setObjectName("recoverSheet")
        self.sheet.setMaxLength(80)
        self._fields = [Field(self.username, self), Field(self.sheet, self)]
        self.password = PasswordForm("recoverPassword", self)
        self.password.submitted.connect(
            lambda _old, new: self.submitted.emit(self.username.text(), self.sheet.text(), new)
        )
        self.username.returnPressed.connect(self.sheet.setFocus)
        self.sheet.returnPressed.connect(self.password.take_keyboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in self._fields:
            column.addWidget(field)
        column.addWidget(self.password)
        self.retranslate()

    def take_keyboard(self) -> None:
        self.username.setFocus()

    def clear(self) -> None:
        self.sheet.clear()
        self.password.clear()

    def tell(self, error: VmsError) -> None:
        self.password.tell(error)
        if error.code == "sign_in.sheet_wrong":
            self.sheet.setFocus()

    def retranslate(self) -> None:
        self._fields[0].set_text(self.tr("User name of the administrator"))
        self._fields[1].set_text(self.tr("Code of the recovery sheet"))
        self.password.set_action(self.tr("Set the new password"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
