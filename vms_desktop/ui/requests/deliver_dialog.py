"""A sealed package onto a stick or disc: where to, as a folder or a ZIP, with a passphrase; read back afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QProgressBar, QPushButton, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.requests.request import Delivery, Request
from vms_desktop.services.evidence.passphrase import made_passphrase
from vms_desktop.ui import icons
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests.handover_dialog import delivery_name
from vms_desktop.ui.requests.parts import Delivering, OnMedium, PackageKind
from vms_desktop.ui.requests.step_dialog import StepDialog

_WHOLE = 1000


class DeliverDialog(StepDialog):
    """``taken`` gives the ``OnMedium``."""

    progressed = Signal(float)
    """From the copying thread."""

    def __init__(
        self, delivering: Delivering, request: Request, delivery: Delivery, parent: QWidget | None = None
    ) -> None:
        super().__init__("deliverDialog", parent, width=640)
        self.name_it(
            self.tr("Copy onto a medium: {0}").format(request.number),
            self.tr("Copy and read back"),
            f"{delivery_name(delivery, request)}\n"
            + self.tr("What was written is read back before it counts. The desk keeps its own sealed copy."),
        )
        self._delivering, self._request, self._delivery = delivering, request, delivery
        self.folder = LineField(self)
        self.folder.setObjectName("deliverFolder")
        # Looks like words, not like a field: what lies where is chosen, never typed.
        self.folder.setReadOnly(True)
        self.folder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.folder.setPlaceholderText(self.tr("Not chosen yet"))
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setObjectName("deliverChoose")
        choose.setAutoDefault(False)
        icons.set_beside_text(choose, "folder-open")
        choose.clicked.connect(self._choose)
        self.kind = QComboBox(self)
        self.kind.setObjectName("deliverKind")
        for text, kind in (
            (self.tr("A folder"), PackageKind.FOLDER),
            (self.tr("A ZIP file"), PackageKind.ZIP),
            (self.tr("A ZIP file that opens with a passphrase (AES-256)"), PackageKind.ENCRYPTED),
        ):
            self.kind.addItem(text, kind.value)
        self.secret, self.again = QLineEdit(self), QLineEdit(self)
        for name, field in (("deliverSecret", self.secret), ("deliverAgain", self.again)):
            field.setObjectName(name)
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(lambda _text: self._check())
        self.make = QPushButton(self.tr("Make one"), self)
        self.make.setObjectName("deliverMake")
        self.make.setAutoDefault(False)
        self.make.setToolTip(self.tr("A strong one is made and shown once: write it down, it is kept nowhere."))
        self.make.clicked.connect(self._make)
        self.secret.textEdited.connect(lambda _text: self._hide_secret())
        self.again.setPlaceholderText(self.tr("once more"))
        self.again.setAccessibleName(self.again.placeholderText())
        self.bar = QProgressBar(self)
        self.bar.setObjectName("deliverProgress")
        self.bar.setRange(0, _WHOLE)
        self.bar.hide()
        self.add_field("folder", self.tr("Medium"), self.folder, (self.folder, choose))
        self.add_field("kind", self.tr("As"), self.kind)
        self._secrets = self.add_field(
            "passphrase", self.tr("Passphrase, told separately"), self.secret, (self.secret, self.again, self.make)
        )
        self.body.addWidget(self.bar)
        self.kind.currentIndexChanged.connect(lambda _at: self._show())
        self.progressed.connect(lambda done: self.bar.setValue(round(done * _WHOLE)))
        self.act_by(self._copy)
        self._show()
        choose.setFocus()

    @property
    def chosen(self) -> PackageKind:
        return PackageKind(self.kind.currentData())

    def _choose(self) -> None:
        dialog = file_dialog("deliverWhere", self.tr("Choose the medium, or a folder on it"), self)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self.take_folder)
        dialog.open()

    def take_folder(self, folder: str) -> None:
        self.folder.setText(folder)
        self.folder.setToolTip(plain_tip(folder))
        self._check()

    def _make(self) -> None:
        """Shown, because nobody has chosen it; whoever types one of their own hides it again."""
        made = made_passphrase()
        for field in (self.secret, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal)
            field.setText(made)
        self.again.setVisible(False)
        self.secret.setFocus()
        self.secret.selectAll()

    def _hide_secret(self) -> None:
        if self.secret.echoMode() is not QLineEdit.EchoMode.Normal:
            return
        self.again.clear()
        self.again.setVisible(True)
        for field in (self.secret, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)

    def _show(self) -> None:
        self._secrets.setVisible(self.chosen is PackageKind.ENCRYPTED)
        self._check()
        self.fit()

    def _check(self) -> None:
        told = self.chosen is not PackageKind.ENCRYPTED or bool(self.secret.text() and self.again.text())
        self.needs(folder=bool(self.folder.text()), passphrase=told)

    async def _copy(self) -> OnMedium:
        secret = self.secret.text() if self.chosen is PackageKind.ENCRYPTED else None
        if secret is not None and secret != self.again.text():
            raise InputError("input.passphrases_differ", field="passphrase")
        self.bar.setValue(0)
        self.bar.show()
        self.fit()
        try:
            return await self._delivering.copy(
                self._request.id,
                self._delivery.id,
                Path(self.folder.text()),
                self.chosen,
                secret,
                self.progressed.emit,
            )
        finally:
            self.bar.hide()
