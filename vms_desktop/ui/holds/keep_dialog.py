"""Keeping a hold longer: until when it is meant now, and why it is still needed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.footage_hold import USUAL_REVIEW_US
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.ui import formatting, messages
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.typed_time import parse_moment
from vms_desktop.ui.words_label import WordsLabel


class KeepDialog(QDialog):
    """Shown with ``open()``. ``words``: the hold; ``now``: aware.

    Signals: ``reasoned(object, str)``: until when (microseconds, UTC), for this reason.
    """

    reasoned = Signal(object, str)

    def __init__(self, words: str, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keepHoldDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keep this hold longer?"))
        self.setMinimumWidth(600)
        self._now = now
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        about = WordsLabel(self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setText(words)
        consequence = WordsLabel(
            self.tr("The footage stays on hold in any case, until somebody lifts it. On this day you are asked again."),
            self,
        )
        consequence.setProperty("role", "small")
        consequence.setWordWrap(True)
        self.until = LineField(self)
        self.until.setObjectName("keepHoldUntil")
        self.until.setAccessibleName(self.tr("Review on"))
        self.until.setText(formatting.date_to_type(thai_day(now + timedelta(microseconds=USUAL_REVIEW_US))))
        self._row = FieldRow("review", self.tr("Review on"), (self.until,), self.until, self)
        self.until.textEdited.connect(lambda _text: self._row.tell("", self.until))
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("keepHoldReason")
        self.reason.setAccessibleName(self.tr("Why the footage is still needed"))
        self.reason.setPlaceholderText(self.tr("Why the footage is still needed"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        self.reason.textChanged.connect(self._check)
        self.keep = QPushButton(self.tr("Keep the hold"), self)
        self.keep.setObjectName("keepHoldKeep")
        self.keep.setProperty("role", "accent")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._done)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("keepHoldCancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (title, about, consequence, self._row, self.reason):
            column.addWidget(part)
        column.addLayout(row)
        self._check()
        self.reason.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.reason.toPlainText().strip()))

    def _done(self) -> None:
        try:
            until = parse_moment(self.until.text(), thai_time(self._now))
            if until <= self._now:
                raise InputError("input.hold_review", field="review")
        except InputError as error:
            self._row.tell(messages.error_text(error), self.until)
            self.until.setFocus()
            make_room(self)
            return
        self.reasoned.emit(microseconds(until), self.reason.toPlainText().strip())
        self.accept()
