"""Where files are dropped or chosen that belong to a request: the letter, a copy of the card, a signed receipt."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
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
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

KINDS = tuple(kind for kind in AttachmentKind if kind is not AttachmentKind.SIGNATURE)
_FIRST = (AttachmentKind.LETTER, AttachmentKind.IDENTITY)
"""What is handed in first, as a rule; then it is for the person to say."""


@dataclass(slots=True)
class ChosenFile:
    """``is_told``: what it is was chosen by a person, not supposed."""

    path: Path
    kind: AttachmentKind
    is_told: bool = False


class AttachBox(QFrame):
    """Chosen files wait here until somebody takes them (``files``). Nothing is read yet. ``tasks``: of the form, which
    ends them.

    Signals: ``changed()``.
    """

    changed = Signal()

    def __init__(self, tasks: WidgetTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.setObjectName("requestAttachBox")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._files: list[ChosenFile] = []
        self._rows: list[QWidget] = []
        self._left_out: tuple[str, ...] = ()
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
        self.left_out = WordsLabel(self)
        self.left_out.setObjectName("requestAttachLeftOut")
        self.left_out.setProperty("role", "wrong")
        self.left_out.setWordWrap(True)
        self.left_out.setTextFormat(Qt.TextFormat.PlainText)
        self.left_out.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._list)
        column.addWidget(self.left_out)
        self.retranslate()

    @property
    def files(self) -> list[ChosenFile]:
        return list(self._files)

    def clear(self) -> None:
        self._files.clear()
        self._left_out = ()
        self._show()

    def add(self, paths: list[Path]) -> None:
        """Each once, and at once. Folders and what is no file are left out as soon as that is known: a share that hangs
        is not waited for, and never asked on the window's thread.
        """
        known = {one.path for one in self._files}
        fresh = [ChosenFile(path, AttachmentKind.OTHER) for path in dict.fromkeys(paths) if path not in known]
        if not fresh:
            return
        self._files += fresh
        self._left_out = ()
        self._suppose(fresh)
        self._show()
        self.changed.emit()
        self._tasks.start(self._leave_out(fresh), "look whether chosen files are files")

    def _suppose(self, files: Sequence[ChosenFile]) -> None:
        """What those are, as far as nobody has said so."""
        unsaid = [one for one in files if not one.is_told]
        taken = {one.kind for one in self._files if one not in unsaid}
        for one in unsaid:
            one.kind = next((kind for kind in _FIRST if kind not in taken), AttachmentKind.OTHER)
            taken.add(one.kind)

    async def _leave_out(self, fresh: Sequence[ChosenFile]) -> None:
        wrong = set(await asyncio.to_thread(_no_files, [one.path for one in fresh]))
        gone = [one for one in self._files if one in fresh and one.path in wrong]
        if not gone:
            return
        self._files = [one for one in self._files if one not in gone]
        self._left_out = tuple(one.path.name for one in gone)
        self._suppose([one for one in fresh if one in self._files])
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
        names = ", ".join(self._left_out)
        self.left_out.setVisible(bool(names))
        self.left_out.setText(self.tr("Left out, because it is not a file or cannot be reached: {0}").format(names))

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
        kind.activated.connect(lambda at: _say(file, KINDS[at]))
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


def _say(file: ChosenFile, kind: AttachmentKind) -> None:
    file.kind, file.is_told = kind, True


def _no_files(paths: Sequence[Path]) -> list[Path]:
    """Folders, devices, what is gone and what cannot be reached. Blocking."""
    return [path for path in paths if not _is_file(path)]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
