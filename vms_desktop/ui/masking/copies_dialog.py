"""Copies of clips that were cut: to be worked with, to be played everywhere, or with areas masked.

    CopiesDialog(parts: CopyParts, paths: Sequence[Path], request="", parent=None)

``paths``: video files of clips, each with the JSON file beside it. The copies lie beside the originals.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.copies import CopyKind, CopyOriginal, CopyWish
from vms_desktop.ui import formatting, icons, language, messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.masking.copy_work import CopyWork
from vms_desktop.ui.masking.masking_dialog import MaskingDialog
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


class CopiesDialog(QDialog):
    """Shown with ``open()``. Signals: ``made(list)``: files of the copies made."""

    made = Signal(list)

    def __init__(
        self, parts: CopyParts, paths: Sequence[Path], request: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copiesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Copies of a clip"))
        self.setMinimumWidth(680)
        self._parts = parts
        self._originals: list[CopyOriginal] = []
        self._tasks = WidgetTasks("copies dialog", self)
        self._tasks.failed.connect(self._tell)
        self.work = CopyWork(parts.copies, self)
        self.work.busy_changed.connect(lambda _busy: self._offer())
        self.work.made.connect(self.made)
        self.work.told.connect(self._grow)
        self._build(request)
        self.finished.connect(lambda _result: self._end())
        self._offer()
        self._tasks.start(self._read(list(paths)), "read the clips")

    def _build(self, request: str) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        self.clip = QComboBox(self)
        self.clip.setObjectName("copiesClip")
        self.clip.setAccessibleName(self.tr("Clip"))
        self.clip.currentIndexChanged.connect(lambda _index: self._offer())
        self._about = WordsLabel(self)
        self._about.setObjectName("copiesAbout")
        self._about.setProperty("role", "quiet")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self.working = QCheckBox(self.tr("Working copy: camera, date, time and request number above the picture"), self)
        self.working.setObjectName("copiesWorking")
        self.working.setChecked(True)
        self.playable = QCheckBox(
            self.tr("Playable copy: H.264 in MP4, for players that cannot open the original"), self
        )
        self.playable.setObjectName("copiesPlayable")
        for box in (self.working, self.playable):
            box.toggled.connect(lambda _on: self._offer())
        label = QLabel(self.tr("Request number"), self)
        self.request = LineField(self)
        self.request.setObjectName("copiesRequest")
        self.request.setText(request)
        self.request.setPlaceholderText(self.tr("e.g. REQ-2569-0001"))
        self.request.setAccessibleName(label.text())
        label.setBuddy(self.request)
        number = QHBoxLayout()
        number.addWidget(label)
        number.addWidget(self.request, 1)
        note = WordsLabel(
            self.tr("Each copy is called one in its name and lies beside the original, which stays unchanged."), self
        )
        note.setProperty("role", "small")
        note.setWordWrap(True)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("copiesProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (title, self.clip, self._about, self.working, self.playable):
            column.addWidget(part)
        column.addLayout(number)
        column.addWidget(note)
        column.addStretch(1)
        column.addWidget(self._problem)
        column.addWidget(self.work)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.masking = QPushButton(self.tr("Mask areas…"), self)
        self.masking.setObjectName("copiesMask")
        self.masking.setAutoDefault(False)
        icons.set_beside_text(self.masking, "eye-off")
        self.masking.clicked.connect(lambda _on=False: self._open_masking())
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("copiesClose")
        close.setAutoDefault(False)
        close.clicked.connect(lambda _on=False: self.reject())
        self.make = QPushButton(self)
        self.make.setObjectName("copiesMake")
        self.make.setProperty("role", "accent")
        self.make.setDefault(True)
        self.make.clicked.connect(lambda _on=False: self._make())
        row = QHBoxLayout()
        row.addWidget(self.masking)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.make)
        return row

    # ---- what there is -----------------------------------------------------------------------------------------

    async def _read(self, paths: list[Path]) -> None:
        """Those that are no clips are told; the others are offered."""
        found = await asyncio.gather(*(self._parts.copies.original(path) for path in paths), return_exceptions=True)
        for one in found:
            if isinstance(one, VmsError):
                self._tell(one)
            elif isinstance(one, BaseException):
                raise one
            else:
                self._originals.append(one)
                self.clip.addItem(one.path.name)
        self.clip.setVisible(len(self._originals) > 1)
        self._offer()
        self._grow()

    @property
    def original(self) -> CopyOriginal | None:
        """The clip that is chosen."""
        row = self.clip.currentIndex()
        return self._originals[row] if 0 <= row < len(self._originals) else None

    @property
    def _kinds(self) -> list[CopyKind]:
        chosen = ((self.working, CopyKind.WORKING), (self.playable, CopyKind.PLAYABLE))
        return [kind for box, kind in chosen if box.isChecked()]

    def _offer(self) -> None:
        original, kinds = self.original, self._kinds
        self._about.setText("" if original is None else self._told(original))
        self.masking.setEnabled(original is not None and not self.work.is_busy)
        self.make.setText(self.tr("Make %n copy(s)", "", len(kinds)))
        self.make.setEnabled(original is not None and bool(kinds) and not self.work.is_busy)

    def _told(self, original: CopyOriginal) -> str:
        try:
            camera = self._parts.camera(original.camera_id)
            name = f"{camera.code} {language.camera_name(camera)}"
        except VmsError:
            name = self.tr("Camera no longer in the register")
        begins = self.tr("from {0}").format(formatting.moment_text(original.begins_at))
        return f"{name} · {begins}\n{original.path.name}"

    # ---- what is done ------------------------------------------------------------------------------------------

    def _make(self) -> None:
        original = self.original
        if original is not None:
            self._problem.hide()
            number, folder = self.request.text().strip(), original.path.parent
            self.work.start([CopyWish(kind, original, folder, number) for kind in self._kinds])

    def _open_masking(self) -> None:
        if self.original is not None:
            dialog = MaskingDialog(self._parts, self.original, self.request.text().strip(), self)
            dialog.made.connect(self.made)
            dialog.open()

    def _tell(self, error: VmsError) -> None:
        self._problem.setText(messages.error_text(error))
        self._problem.show()
        self._grow()

    def _grow(self) -> None:
        """As high as what is told needs: labels that wrap do not ask for it themselves."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def reject(self) -> None:
        """Esc gives up what is being made, and closes when there is nothing."""
        if self.work.is_busy:
            self.work.stop()
        else:
            super().reject()

    def _end(self) -> None:
        self.work.end()
        self._tasks.cancel()
