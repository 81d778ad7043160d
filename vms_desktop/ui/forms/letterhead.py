"""The letterhead of printed forms: agency, address, signatory, letter numbers, digits and the logo.

Letterhead(settings: Settings, folder: Path, parent: QWidget | None = None)
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.services.requests.forms import Office
from vms_desktop.settings import Settings
from vms_desktop.ui import icons
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.forms.logo import keep_logo, kept_logo, read_logo
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.tasks import WidgetTasks

_FIELDS = {
    "form_agency": "name",
    "form_section": "section",
    "form_address": "address",
    "form_phone": "phone",
    "form_email": "email",
    "form_letter_prefix": "letter_prefix",
    "form_signatory": "signatory",
    "form_position": "signatory_position",
}
"""Of the settings, and which part of the office each is."""
_LOGO_HEIGHT = 48


class Letterhead(QWidget):
    """``folder``: where the logo's copy is kept. Signals: ``changed(dict)``: fields of the settings with their new
    values; ``failed(VmsError)``.
    """

    changed = Signal(dict)
    failed = Signal(object)

    def __init__(self, settings: Settings, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letterhead")
        self._settings, self._folder = settings, folder
        self._tasks = WidgetTasks("letterhead", self)
        self._tasks.failed.connect(self.failed)
        self._logo_read: tuple[str, bytes] = ("", b"")
        """The logo's name and contents, as they were read last."""
        self._labels = {name: QLabel(self) for name in (*_FIELDS, "logo")}
        self.fields: dict[str, QLineEdit] = {}
        for name in _FIELDS:
            edit = QLineEdit(self)
            edit.setObjectName(f"settings_{name}")
            edit.setMaxLength(next(one.max_length for one in Settings.model_fields[name].metadata))
            edit.editingFinished.connect(lambda name=name: self._edited(name))
            self.fields[name] = edit
        self.digits = QCheckBox(self)
        self.digits.setObjectName("settingsFormDigits")
        self.digits.toggled.connect(lambda on: self.changed.emit({"thai_digits": on}))
        self._logo = QLabel(self)
        self._logo.setObjectName("settingsFormLogo")
        self._choose, self._no_logo = QPushButton(self), QPushButton(self)
        self._choose.setObjectName("settingsChooseLogo")
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.clicked.connect(self._ask_logo)
        self._no_logo.setObjectName("settingsNoLogo")
        self._no_logo.clicked.connect(lambda: self.changed.emit({"form_logo": ""}))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, edit in self.fields.items():
            form.addRow(self._labels[name], edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._logo, self._choose, self._no_logo):
            row.addWidget(widget)
        row.addStretch(1)
        form.addRow(self._labels["logo"], row)
        form.addRow("", self.digits)
        self.show_settings(settings)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """As they are kept; what is just being typed stays."""
        self._settings = settings
        for name, edit in self.fields.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(settings, name))
        with QSignalBlocker(self.digits):
            self.digits.setChecked(settings.thai_digits)
        self._show_logo()
        if self.isVisible() and self._settings.form_logo != self._logo_read[0]:
            self._read_logo()

    async def office(self) -> Office:
        """As it is seen, with the logo as it lies there now."""
        values = {part: self.fields[name].text() for name, part in _FIELDS.items()}
        return Office(**values, logo=await asyncio.to_thread(kept_logo, self._folder, self._settings.form_logo))

    async def close_part(self) -> None:
        await self._tasks.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_logo()

    def _read_logo(self) -> None:
        self._tasks.start_anew(self._read_logo_now, "read the logo")

    async def _read_logo_now(self) -> None:
        name = self._settings.form_logo
        self._logo_read = (name, await asyncio.to_thread(kept_logo, self._folder, name))
        self._show_logo()

    def _show_logo(self) -> None:
        name, data = self._logo_read
        self._no_logo.setVisible(bool(self._settings.form_logo))
        if name != self._settings.form_logo:
            self._logo.clear()
            return
        image = read_logo(data)
        if image is None:
            self._logo.setText(self.tr("none: room is left for the Garuda of pre-printed paper"))
            return
        scaled = image.scaledToHeight(_LOGO_HEIGHT, Qt.TransformationMode.SmoothTransformation)
        self._logo.setPixmap(QPixmap.fromImage(scaled))

    def follow_rights(self, refused: Refused) -> None:
        refusal = refused(Permission.CHANGE_SETTINGS)
        for widget in (*self.fields.values(), self.digits, self._choose, self._no_logo):
            offer(widget, refusal)

    # ---- changes -------------------------------------------------------------------------------------------------

    def _edited(self, name: str) -> None:
        text = " ".join(self.fields[name].text().split())
        self.fields[name].setModified(False)
        if text != getattr(self._settings, name):
            self.changed.emit({name: text})

    def _ask_logo(self) -> None:
        dialog = file_dialog("logoDialog", self.tr("Logo of the agency"), self)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        dialog.fileSelected.connect(lambda file: self.take_logo(Path(file)))
        dialog.open()

    def take_logo(self, path: Path) -> None:
        """A copy is kept. The file may lie on a share that hangs: the window goes on meanwhile."""
        self._tasks.start_once(self._take_logo(path), "take the logo")

    async def _take_logo(self, path: Path) -> None:
        self.changed.emit({"form_logo": await asyncio.to_thread(keep_logo, path, self._folder)})

    # ---- words ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for name, text in (
            ("form_agency", self.tr("Agency")),
            ("form_section", self.tr("Section, on memos and below letters")),
            ("form_address", self.tr("Address")),
            ("form_phone", self.tr("Telephone")),
            ("form_email", self.tr("E-mail")),
            ("form_letter_prefix", self.tr("Letter numbers begin with")),
            ("form_signatory", self.tr("Signed by")),
            ("form_position", self.tr("Position of the signatory")),
            ("logo", self.tr("Logo")),
        ):
            self._labels[name].setText(text)
            if name in self.fields:
                self.fields[name].setAccessibleName(text)
        self.fields["form_letter_prefix"].setPlaceholderText(self.tr("e.g. {0}").format("สป 0017.2/"))
        self.digits.setText(self.tr("Thai digits on printed forms"))
        self._choose.setText(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose the logo"))
        self._no_logo.setText(self.tr("Without logo"))
        self._show_logo()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
