"""The first start: who will be the administrator. There is no password that comes with the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.person_draft import NAME_LIMIT, USERNAME_LIMIT, PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.people.fields import Field
from vms_desktop.ui.people.password_form import PasswordForm


class FirstForm(QWidget):
    """Signals: ``submitted(PersonDraft, str)``: who, and the password."""

    submitted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstAdministrator")
        self.lines = {name: LineField(self) for name in ("name", "position", "username")}
        self._fields = {name: Field(line, self) for name, line in self.lines.items()}
        for name, line in self.lines.items():
            line.setObjectName(f"first_{name}")
            line.setMaxLength(USERNAME_LIMIT if name == "username" else NAME_LIMIT)
        self.password = PasswordForm("firstPassword", self)
        self.password.submitted.connect(self._submit)
        self.password.before = self._lacks_name
        self.lines["name"].returnPressed.connect(self.lines["position"].setFocus)
        self.lines["position"].returnPressed.connect(self.lines["username"].setFocus)
        self.lines["username"].returnPressed.connect(self.password.take_keyboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in self._fields.values():
            column.addWidget(field)
        column.addWidget(self.password)
        self.retranslate()

    def take_keyboard(self) -> None:
        self.lines["name"].setFocus()

    def _lacks_name(self) -> bool:
        for name in ("name", "username"):
            if not self.lines[name].text().strip():
                self.tell(InputError("input.required", field=name))
                return True
        return False

    def _submit(self, _old: str, password: str) -> None:
        texts = {name: line.text() for name, line in self.lines.items()}
        draft = PersonDraft(texts["username"], texts["name"], texts["position"], Role.ADMINISTRATOR)
        self.submitted.emit(draft, password)

    def tell(self, error: VmsError) -> None:
        self.password.tell(error)
        field = self.lines.get(str(error.params.get("field")))
        if field is not None:
            field.setFocus()

    def retranslate(self) -> None:
        for name, text in (
            ("name", self.tr("Name, with rank")),
            ("position", self.tr("Position")),
            ("username", self.tr("User name, for signing in")),
        ):
            self._fields[name].set_text(text)
        self.password.set_action(self.tr("Create the administrator"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
