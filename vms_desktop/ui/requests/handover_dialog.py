"""Handing a package over: to whom, on which medium, with which undertaking, signed on the pad or on paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.requests.request import Delivery, Request
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.form_words import UNDERTAKING
from vms_desktop.ui import icons
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.parts import OnMedium
from vms_desktop.ui.requests.request_words import delivery_codes
from vms_desktop.ui.requests.signature_pad import SignaturePad
from vms_desktop.ui.requests.step_dialog import StepDialog, text_area


@dataclass(frozen=True, slots=True)
class HandoverGiven:
    """``signature``: the drawn one as PNG; empty: on paper, whose scan comes later. ``otherwise``: how it left where
    the program copied it onto no medium.
    """

    delivery_id: str
    receiver_name: str
    receiver_id: str
    receiver_position: str
    witness: str
    medium: str
    medium_serial: str
    undertaking: str
    signature: bytes
    otherwise: str = ""


class HandoverDialog(StepDialog):
    """``deliveries``: the sealed ones. The requester is offered as the receiver."""

    def __init__(
        self,
        request: Request,
        deliveries: Sequence[Delivery],
        parent: QWidget | None = None,
        *,
        media: Mapping[str, OnMedium] | None = None,
        copied: Collection[str] | None = None,
    ) -> None:
        """``media``: on what a delivery was copied, by its id. ``copied``: ids of those that were ever copied onto a
        medium, as the log says; None: it is not known.
        """
        super().__init__("handoverDialog", parent, width=820)
        self._left_out = ""
        self.name_it(self.tr("Hand over {0}").format(request.number), self.tr("Record the hand-over"))
        self.body.setSpacing(6)
        requester = request.requester
        self.delivery = _delivery_box("handoverDelivery", request, deliveries, self)
        self.receiver, self.id_number, self.position = LineField(self), LineField(self), LineField(self)
        self.medium, self.serial, self.witness = LineField(self), LineField(self), LineField(self)
        for name, field, value in (
            ("handoverReceiver", self.receiver, " ".join(filter(None, (requester.rank, requester.name)))),
            ("handoverId", self.id_number, requester.id_number),
            ("handoverPosition", self.position, requester.position),
            ("handoverMedium", self.medium, request.medium),
            ("handoverSerial", self.serial, ""),
            ("handoverWitness", self.witness, ""),
        ):
            field.setObjectName(name)
            field.setText(value)
            field.setCursorPosition(0)
        self.medium.setPlaceholderText(self.tr("e.g. USB stick, DVD"))
        self.serial.setPlaceholderText(self.tr("Serial no. of the medium"))
        self.position.setPlaceholderText(self.tr("Position"))
        for field in (self.serial, self.position):  # the rows name their first fields
            field.setAccessibleName(field.placeholderText())
        self.undertaking = text_area("handoverUndertaking", 84)
        # In Thai whatever the screen speaks: the receiver signs it, and it is printed on the receipt.
        self.undertaking.setPlainText(UNDERTAKING)
        self.pad = SignaturePad(self)
        self.on_pad, self.on_paper = (
            QPushButton(self.tr("Signs here"), self),
            QPushButton(self.tr("On paper, scanned back"), self),
        )
        self._media, self._copied = media or {}, copied
        self.otherwise = LineField(self)
        self.otherwise.setObjectName("handoverOtherwise")
        self.otherwise.setPlaceholderText(self.tr("e.g. copied by other means, onto the receiver's own medium"))
        # The newest that lies on a medium, else the newest: another one was made because the first was not enough.
        on_media = [place for place, one in enumerate(deliveries) if one.id in self._media]
        self.delivery.setCurrentIndex(on_media[-1] if on_media else len(deliveries) - 1)
        self._lay_out(len(deliveries) > 1)
        self.delivery.currentIndexChanged.connect(lambda _at: self._chosen())
        self._take_medium()
        for field in (self.receiver, self.id_number, self.medium, self.otherwise):
            field.textChanged.connect(lambda _text: self._check())
        self.pad.changed.connect(self._check)
        self.on_pad.toggled.connect(self._pad_or_paper)
        self.on_pad.setChecked(True)
        self._check()
        (self.serial if self.medium.text() else self.medium).setFocus()

    def _lay_out(self, several: bool) -> None:
        self.delivery.setVisible(several)
        if several:
            self.add_field("delivery", self.tr("Package"), self.delivery)
        for name, text, field, parts in (
            ("receiver_name", self.tr("Receiver"), self.receiver, (self.receiver, self.position)),
            ("receiver_id", self.tr("ID card no."), self.id_number, (self.id_number,)),
            ("medium", self.tr("Medium"), self.medium, (self.medium, self.serial)),
            ("otherwise", self.tr("How it is given"), self.otherwise, (self.otherwise,)),
            ("witness", self.tr("Witness"), self.witness, (self.witness,)),
            ("undertaking", self.tr("Undertaking"), self.undertaking, (self.undertaking,)),
        ):
            row = self.add_field(name, text, field, parts)
            if field is self.otherwise:
                self._otherwise_row = row
        group = QButtonGroup(self)
        ways = QHBoxLayout()
        for name, button in (("handoverPad", self.on_pad), ("handoverPaper", self.on_paper)):
            button.setObjectName(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            group.addButton(button)
            ways.addWidget(button)
        self._wipe = QPushButton(self.tr("Sign again"), self)
        self._wipe.setObjectName("handoverWipe")
        self._wipe.setAutoDefault(False)
        icons.set_beside_text(self._wipe, "eraser")
        self._wipe.clicked.connect(self.pad.wipe)
        ways.addStretch(1)
        ways.addWidget(self._wipe)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(ways)
        column.addWidget(self.pad)
        self.add_field("signature", self.tr("Signature"), whole)

    def _chosen(self) -> None:
        self._take_medium()
        self._check()

    def _take_medium(self) -> None:
        """What is known of the medium the chosen package was copied onto."""
        known = self._media.get(str(self.delivery.currentData() or ""))
        if known is not None:
            self.medium.setText(self.medium.text() or known.medium)
            self.serial.setText(known.serial)
        elif self.serial.text() in {one.serial for one in self._media.values()}:
            self.serial.clear()  # of the medium of another package
        self._otherwise_row.setVisible(self.is_uncopied)
        self._show_remark()
        self.fit()

    @property
    def is_uncopied(self) -> bool:
        """The chosen package left the store on no medium, as far as anybody knows."""
        chosen = str(self.delivery.currentData() or "")
        return self._copied is not None and chosen not in self._media and chosen not in self._copied

    def remark(self, text: str) -> None:
        self._left_out = text
        self._show_remark()

    def _show_remark(self) -> None:
        uncopied = self.tr(
            "The package has not been copied onto a medium yet. Copy it first, or say how it reaches the receiver."
        )
        super().remark("\n".join(filter(None, (self._left_out, uncopied if self.is_uncopied else ""))))

    def _pad_or_paper(self) -> None:
        self.pad.setVisible(self.on_pad.isChecked())
        self._wipe.setVisible(self.on_pad.isChecked())
        self._check()
        self.fit()

    def _check(self) -> None:
        self.needs(
            receiver_name=bool(self.receiver.text().strip()),
            receiver_id=bool(self.id_number.text().strip()),
            medium=bool(self.medium.text().strip()),
            otherwise=not self.is_uncopied or bool(self.otherwise.text().strip()),
            signature=self.on_paper.isChecked() or not self.pad.is_empty,
        )

    def given(self) -> HandoverGiven:
        return HandoverGiven(
            str(self.delivery.currentData() or ""),
            self.receiver.text().strip(),
            self.id_number.text().strip(),
            self.position.text().strip(),
            self.witness.text().strip(),
            self.medium.text().strip(),
            self.serial.text().strip(),
            self.undertaking.toPlainText().strip(),
            self.pad.png() if self.on_pad.isChecked() else b"",
            self.otherwise.text().strip() if self.is_uncopied else "",
        )


class TakeBackDialog(StepDialog):
    """A medium came back, or its destruction was told. ``given()``: delivery id, whether destroyed, note."""

    def __init__(self, request: Request, deliveries: Sequence[Delivery], parent: QWidget | None = None) -> None:
        super().__init__("takeBackDialog", parent, width=820)
        self.name_it(self.tr("Medium returned or destroyed"), self.tr("Record it"))
        self.delivery, self.what = _delivery_box("takeBackDelivery", request, deliveries, self), QComboBox(self)
        self.what.setObjectName("takeBackWhat")
        self.what.addItem(self.tr("The medium was returned"), False)
        self.what.addItem(self.tr("The medium was destroyed"), True)
        self.note = text_area("takeBackNote", 84)
        self.note.textChanged.connect(self._check)
        self.add_field("delivery", self.tr("Package"), self.delivery)
        self.add_field("what", self.tr("What happened"), self.what)
        self.add_field("reason", self.tr("Who told it, and how"), self.note)
        self._check()
        self.note.setFocus()

    def _check(self) -> None:
        self.needs(reason=bool(self.note.toPlainText().strip()))

    def given(self) -> tuple[str, bool, str]:
        return (
            str(self.delivery.currentData() or ""),
            bool(self.what.currentData()),
            self.note.toPlainText().strip(),
        )


def _delivery_box(name: str, request: Request, deliveries: Sequence[Delivery], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    # As wide as the dialog allows: by itself it would be as wide as the longest list of cameras.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    for one in deliveries:
        box.addItem(delivery_name(one, request), one.id)
    return box


def delivery_name(delivery: Delivery, request: Request) -> str:
    """``ส่งมอบครั้งที่ 3 · 1101-0001, 1101-0004 · ปิดผนึกแล้ว · SHA-256 1a2b3c4d…``, the hash as the receipt has it."""
    words = [
        request_texts.delivery_number_text(delivery.number),
        delivery_codes(delivery, request),
        request_texts.delivery_text(delivery.state),
    ]
    digest = delivery.content_sha256 or delivery.package_sha256
    if digest:
        words.append(f"SHA-256 {digest[:8]}…")
    return " · ".join(words)


def handover_draft(given: HandoverGiven, signature: str) -> HandoverDraft:
    """As the service takes it. ``signature``: id of the attached picture; empty: on paper."""
    return HandoverDraft(
        given.receiver_name,
        given.receiver_id,
        given.receiver_position,
        given.witness,
        given.medium,
        given.medium_serial,
        given.undertaking,
        signature,
        given.otherwise,
    )
