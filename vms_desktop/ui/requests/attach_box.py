"""Where files are dropped or chosen that belong to a request: the letter, a copy of the card, a signed receipt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui import icons
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.request_texts import AttachmentKind

KINDS = tuple(kind for kind in AttachmentKind if kind is not AttachmentKind.SIGNATURE)
_FIRST = (AttachmentKind.LETTER, AttachmentKind.IDENTITY)
"""What is handed in first, as a rule; then it is for the person to say."""


@dataclass(slots=True)
class ChosenFile:
    path: Path
    kind: AttachmentKind


class AttachBox(QFrame):
    """Chosen files wait here until somebody takes them (``files``). Nothing is read yet.

    Signals: ``changed()``.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestAttachBox")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._files: list[ChosenFile] = []
        self._rows: list[QWidget] = []
        self._told = QLabel(self)
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self.choose = QPushButton(self)
        self.choose.setObjectName("requestAttachChoose")
        self.choose.setAutoDefault(False)
        icons.set_beside_text(self.choose, "paperclip")
        self.choose.clicked.connect(self._choose)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._told, 1)
        top.addWidget(self.choose)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._list)
        self.retranslate()

    @property
    def files(self) -> list[ChosenFile]:
        return list(self._files)

    def clear(self) -> None:
        self._files.clear()
        self._show()

    def add(self, paths: list[Path]) -> None:
        """Each once; folders and what is no file are left out."""
        known = {one.path for one in self._files}
        for path in dict.fromkeys(paths):
            if path in known or not path.is_file():
                continue
            taken = {one.kind for one in self._files}
            kind = next((one for one in _FIRST if one not in taken), AttachmentKind.OTHER)
            self._files.append(ChosenFile(path, kind))
        self._show()
        self.changed.emit()

    def _choose(self) -> None:
        dialog = file_dialog("requestAttachDialog", self.tr("Choose files to attach"), self)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(request_texts.file_kinds_text())
        dialog.filesSelected.connect(lambda files: self.add([Path(file) for file in files]))
        dialog.open()

    def _show(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(one) for one in self._files]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, file: ChosenFile) -> QWidget:
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        name = QLabel(whole)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setText(name.fontMetrics().elidedText(file.path.name, Qt.TextElideMode.ElideMiddle, 300))
        name.setToolTip(plain_tip(file.path.name))
        kind = QComboBox(whole)
        kind.setAccessibleName(self.tr("What it is"))
        for one in KINDS:
            kind.addItem(request_texts.kind_text(one), one.value)
        kind.setCurrentIndex(KINDS.index(file.kind))
        kind.activated.connect(lambda at: setattr(file, "kind", KINDS[at]))
        remove = QPushButton(whole)
        remove.setIcon(icons.icon("x"))
        remove.setAutoDefault(False)
        remove.setToolTip(self.tr("Do not attach this file"))
        remove.setAccessibleName(self.tr("Do not attach this file"))
        remove.clicked.connect(lambda: self._remove(file))
        line.addWidget(name, 1)
        line.addWidget(kind)
        line.addWidget(remove)
        return whole

    def _remove(self, file: ChosenFile) -> None:
        self._files.remove(file)
        self._show()
        self.changed.emit()
        self.choose.setFocus()

    # ---- drag and drop -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    def retranslate(self) -> None:
        self._told.setText(self.tr("Letter and identity card: drop the files here, or"))
        self.choose.setText(self.tr("Choose files…"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def dropped(event: QDropEvent) -> list[Path]:
    """The local files a drop carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
