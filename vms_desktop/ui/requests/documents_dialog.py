"""Asking the requester for documents: the usual ones to tick, others in words, and until when they are waited for."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.requests.documents import DocumentKind
from vms_desktop.services.requests.stepping import Given
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests.document_texts import document_text
from vms_desktop.ui.requests.step_dialog import StepDialog, text_area


class DocumentsDialog(StepDialog):
    """``given()``: what is asked for; ``note_text``: what is said beside. ``shows_letter``: whether the letter is
    wanted at once. ``days``: offered as the time until the last day; ``prints``: whether this desk prints letters.
    """

    def __init__(self, today: date, days: int, parent: QWidget | None = None, *, prints: bool = True) -> None:
        super().__init__("documentsDialog", parent, width=680)
        self.name_it(
            self.tr("Ask for documents"),
            self.tr("Ask for documents"),
            self.tr("The request waits for the requester. The footage stays on hold meanwhile."),
        )
        self.call("named", self.tr("at least one document"))
        self.boxes: dict[DocumentKind, QCheckBox] = {}
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        usual = QWidget(self)
        usual.setLayout(column)
        for kind in DocumentKind:
            box = QCheckBox(document_text(kind), usual)
            box.setObjectName(f"document_{kind.value}")
            box.toggled.connect(self._check)
            self.boxes[kind] = box
            column.addWidget(box)
        self.others = text_area("documentsOthers", 60)
        self.others.textChanged.connect(self._check)
        self.others.setPlaceholderText(self.tr("one a line"))
        self.until = LineField(self)
        self.until.setObjectName("documentsUntil")
        self.until.setText(formatting.date_to_type(today + timedelta(days=days)))
        self.note = text_area("documentsNote", 44)
        self.add_field("documents", self.tr("Missing"), usual)
        self.add_field("others", self.tr("Other documents"), self.others)
        self.add_field("until", self.tr("Wait until"), self.until)
        self.add_field("reason", self.tr("Note to the requester"), self.note)
        self.letter = QCheckBox(self.tr("Show the letter to the requester afterwards"), self)
        self.letter.setObjectName("documentsLetter")
        self.letter.setChecked(prints)
        self.letter.setVisible(prints)
        self.body.addWidget(self.letter)
        self._check()
        self.boxes[DocumentKind.OFFICIAL_LETTER].setFocus()

    @property
    def note_text(self) -> str:
        return self.note.toPlainText().strip()

    @property
    def shows_letter(self) -> bool:
        return self.letter.isChecked()

    def _check(self) -> None:
        ticked = any(box.isChecked() for box in self.boxes.values())
        self.needs(named=ticked or bool(self.others.toPlainText().strip()))

    def given(self) -> Given:
        """Raises InputError ``input.date`` (field)."""
        try:
            until = formatting.parse_date(self.until.text())
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": "until"}) from error
        return Given(
            documents=tuple(kind for kind, box in self.boxes.items() if box.isChecked()),
            others=tuple(line.strip() for line in self.others.toPlainText().splitlines() if line.strip()),
            until=until,
        )
