"""Lifting a hold: what will become of the footage, and why it may go; then perhaps a second person's consent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.words_label import WordsLabel


class LiftDialog(QDialog):
    """Shown with ``open()``. ``words``: the hold; ``goes_at_once``: its footage is older than footage is kept.

    Signals: ``reasoned(str)``: lift it, for this reason.
    """

    reasoned = Signal(str)

    def __init__(self, words: str, goes_at_once: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liftDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lift this hold?"))
        self.setMinimumWidth(560)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        about = WordsLabel(self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setText(words)
        consequence = WordsLabel(self)
        consequence.setObjectName("liftConsequence")
        consequence.setWordWrap(True)
        if goes_at_once:
            consequence.setProperty("role", "problem")
            consequence.setText(
                self.tr("This footage is older than footage is kept: once the hold is lifted it is deleted for good.")
            )
        else:
            consequence.setText(self.tr("From then on this footage is deleted like all other when its time is over."))
        self.reason = QPlainTextEdit(self)
        self.reason.setObjectName("liftReason")
        self.reason.setAccessibleName(self.tr("Why the footage may go"))
        self.reason.setPlaceholderText(self.tr("Why the footage may go"))
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(84)
        self.reason.textChanged.connect(self._check)
        self.lift = QPushButton(self.tr("Lift the hold"), self)
        self.lift.setObjectName("liftLift")
        self.lift.setProperty("role", "danger")
        self.lift.setAutoDefault(False)
        self.lift.clicked.connect(self._done)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("liftCancel")
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.lift)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (title, about, consequence, self.reason):
            column.addWidget(part)
        column.addLayout(row)
        self._check()
        self.reason.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)

    def _check(self) -> None:
        self.lift.setEnabled(bool(self.reason.toPlainText().strip()))

    def _done(self) -> None:
        self.reasoned.emit(self.reason.toPlainText().strip())
        self.accept()
