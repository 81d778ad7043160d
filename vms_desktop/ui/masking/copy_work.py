"""How copies go: a bar while they are made, then each file with its hash, or what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.copies import CopyFile, CopyJob, CopyState, CopyWish
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

MOST_TOLD = 6
"""Files named with their hashes; of many stills only the first ones are."""


class CopyWork(QWidget):
    """Signals: ``busy_changed(bool)``, ``made(list)``: finished files, ``told()``: it needs another height."""

    busy_changed = Signal(bool)
    made = Signal(list)
    told = Signal()

    def __init__(self, copies: CopyService, parent: QWidget) -> None:
        super().__init__(parent)
        self._copies = copies
        self._job: CopyJob | None = None
        self._folder = ""
        self._done, self._count = 0, 1
        self.is_busy = False
        self._tasks = WidgetTasks("copies", self)
        self._tasks.failed.connect(self._tell)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("copyBar")
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("Progress of the copy"))
        self.cancel = QPushButton(self.tr("Stop"), self)
        self.cancel.setObjectName("copyCancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(lambda _on=False: self.stop())
        self.words = WordsLabel(self)
        self.words.setObjectName("copyWords")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.open_folder = QPushButton(self.tr("Open folder"), self)
        self.open_folder.setObjectName("copyOpenFolder")
        self.open_folder.setAutoDefault(False)
        icons.set_beside_text(self.open_folder, "folder-open")
        self.open_folder.clicked.connect(lambda _on=False: QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder)))
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        told = QHBoxLayout()
        told.addWidget(self.words, 1)
        told.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(told)
        for part in (self.bar, self.cancel, self.words, self.open_folder):
            part.hide()
        self._unsubscribe = copies.on_progress(self._moved)

    def end(self) -> None:
        """The dialog closes: what is being made is cancelled."""
        self._unsubscribe()
        self.stop()
        self._tasks.cancel()

    def start(self, wishes: Sequence[CopyWish]) -> None:
        """One after the other; the first that fails ends it."""
        if not self.is_busy and wishes:
            self._tasks.start(self._make(list(wishes)), "make copies")

    def stop(self) -> None:
        """Give up what is being made."""
        if self._job is not None:
            self._copies.cancel(self._job.id)

    async def _make(self, wishes: list[CopyWish]) -> None:
        files: list[CopyFile] = []
        self._folder = str(wishes[0].folder)
        self._done, self._count = 0, len(wishes)
        self._say("", "")
        self._set_busy(True)
        try:
            for wish in wishes:
                job = self._job = await self._copies.start(wish)
                job = await self._copies.wait(job.id)
                self._job = None
                if job.error is not None:
                    raise job.error
                if job.state is CopyState.CANCELLED:
                    self._say(self.tr("Stopped. Nothing unfinished was left."), "quiet")
                    break
                files += job.files
                self._done += 1
            else:
                self._say(self._told(files), "")
        finally:
            self._job = None
            self._set_busy(False)
            if files:
                self.open_folder.show()
                self.made.emit(files)
            self.told.emit()

    def _moved(self, job: CopyJob) -> None:
        if self._job is not None and job.id == self._job.id:
            self.bar.setValue(round(100 * (self._done + job.progress) / self._count))

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.bar.setValue(0)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self.open_folder.hide()
        self.busy_changed.emit(busy)

    def _tell(self, error: VmsError) -> None:
        self._say(messages.error_text(error), "problem")

    def _say(self, text: str, role: str) -> None:
        if self.words.property("role") != role:
            self.words.setProperty("role", role)
            self.words.style().polish(self.words)
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self.told.emit()

    def _told(self, files: Sequence[CopyFile]) -> str:
        """Each by its name, size and hash."""
        lines = []
        for file in files[:MOST_TOLD]:
            lines += [f"{file.path.name} · {file.bytes / 1e6:.1f} MB", f"SHA-256 {formatting.digest_text(file.sha256)}"]
            if file.damaged:
                missing = self.tr(
                    "%n picture(s) of the original are damaged and missing in the copy.", "", file.damaged
                )
                lines.append(missing)
        return "\n".join([*lines, *(["…"] if len(files) > MOST_TOLD else [])])
