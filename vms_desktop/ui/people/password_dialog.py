"""A password that was made for somebody: shown once, to be told to them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from vms_desktop.domain.person import Person
from vms_desktop.ui.people.shown_once import ShownOnce


class NewPasswordDialog(QDialog):
    """Shown with ``open()``."""

    def __init__(self, person: Person, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newPasswordDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        title = QLabel(self.tr("Password for {0}").format(person.name), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title.text())
        self.shown = ShownOnce("newPassword", self)
        about = self.tr("User name: {0}. The password counts for one sign-in; then they choose their own.")
        self.shown.show_codes([password], about.format(person.username))
        self.shown.kept.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.shown)
        self.finished.connect(lambda _result: self.shown.clear())
