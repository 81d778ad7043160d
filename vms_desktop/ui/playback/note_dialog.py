"""A bookmark's note, written or changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.bookmark import NOTE_LIMIT
from vms_desktop.domain.camera import Camera
from vms_desktop.ui import language


class NoteDialog(QDialog):
    """Shown with ``open()``. ``cameras``: to choose from, the one that is meant first; none: it stands already.

    Signals: ``noted(str, str)``: camera id ("" where there was no choice) and note.
    """

    noted = Signal(str, str)

    def __init__(self, moment: str, cameras: Sequence[Camera], note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bookmark"))
        self.setMinimumWidth(460)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        when = QLabel(moment, self)
        when.setTextFormat(Qt.TextFormat.PlainText)
        self._camera = QComboBox(self)
        self._camera.setObjectName("noteCamera")
        self._camera.setAccessibleName(self.tr("Camera"))
        for camera in cameras:
            self._camera.addItem(f"{camera.code} {language.camera_name(camera)}", camera.id)
        self._camera.setVisible(bool(cameras))
        self._note = QPlainTextEdit(note, self)
        self._note.setObjectName("noteText")
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setPlaceholderText(self.tr("What is to be seen here"))
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(96)
        self._note.textChanged.connect(self._check)
        self._save = QPushButton(self.tr("Save bookmark"), self)
        self._save.setObjectName("noteSave")
        self._save.setProperty("role", "accent")
        self._save.setDefault(True)
        self._save.clicked.connect(self._done)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setObjectName("noteCancel")
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (title, when, self._camera, self._note):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        column.addLayout(row)
        self._note.setFocus()
        self._check()

    def _check(self) -> None:
        self._save.setEnabled(0 < len(self._note.toPlainText().strip()) <= NOTE_LIMIT)

    def _done(self) -> None:
        self.noted.emit(self._camera.currentData() or "", self._note.toPlainText().strip())
        self.accept()
