"""Where a package is dropped: one folder or file from the file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui import icons
from vms_desktop.ui.words_label import WordsLabel


class DropArea(QFrame):
    """Signals: ``dropped(Path)``; ``folder_asked()``, ``file_asked()``: to be chosen in a dialog."""

    dropped = Signal(object)
    folder_asked = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDrop")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._words = WordsLabel(self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setText(
            self.tr("Drop the package here: its folder, or its ZIP file. Nothing is unpacked or changed.")
        )
        self.folder = QPushButton(self.tr("Choose a folder…"), self)
        self.folder.setObjectName("checkFolder")
        self.file = QPushButton(self.tr("Choose a ZIP file…"), self)
        self.file.setObjectName("checkFile")
        row = QHBoxLayout()
        row.addStretch(1)
        for button, icon, asked in (
            (self.folder, "folder-open", self.folder_asked),
            (self.file, "file-input", self.file_asked),
        ):
            button.setAutoDefault(False)
            icons.set_beside_text(button, icon)
            button.clicked.connect(lambda _on=False, asked=asked: asked.emit())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and _path(event) is not None:
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        path = _path(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, over: bool) -> None:
        self.setProperty("role", "notice" if over else "card")
        self.style().unpolish(self)
        self.style().polish(self)


def _path(event: QDropEvent) -> Path | None:
    """The one local file or folder that is dragged; None: anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
