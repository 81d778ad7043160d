"""The list of files that were handed in: taken in, played, given another time, taken off the list.

FilesDialog(parts: FileParts, parent=None)
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.permission import Permission
from vms_desktop.ui import formatting, language
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.handed_in.parts import FileParts
from vms_desktop.ui.handed_in.take_in_dialog import TakeInDialog
from vms_desktop.ui.list_dialog import ListDialog
from vms_desktop.ui.offered import offer

SIZE = QSize(1160, 600)
_KINDS = "*.mp4 *.mkv *.avi *.mov *.ts *.m4v *.mpg *.h264 *.264 *.h265 *.265 *.hevc"


class FilesDialog(ListDialog):
    """Shown with ``open()``.

    Signals: ``open_asked(str, float, float)`` (camera id, begin, end in seconds since 1970); ``export_asked(list)``:
    the rows that are shown with their hashes, headings first; ``check_asked()``: an evidence package is to be checked.
    """

    open_asked = Signal(str, float, float)
    export_asked = Signal(list)
    check_asked = Signal()

    def __init__(self, parts: FileParts, parent: QWidget | None = None) -> None:
        super().__init__("files", SIZE, parent)
        columns = (
            (self.tr("File"), 300),
            (self.tr("Camera"), 270),
            (self.tr("From"), 210),
            (self.tr("Length"), 100),
            (self.tr("Stated by"), 180),
        )
        nothing = self.tr(
            "No file has been taken in yet. A file from a stick or a disc is looked through, given its camera and "
            "time, and then played and cut like recorded footage."
        )
        self._begin(self.tr("Files handed in"), columns, nothing)
        self._parts = parts
        self._files: dict[str, HandedInFile] = {}
        self._gone: frozenset[str] = frozenset()
        self._tasks.failed.connect(self._tell)
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(lambda _item: self._play())
        self.add = self._button("Add", "plus", self.tr("Take in a file…"), self._choose, is_main=True)
        self.play = self._button("Play", "history", self.tr("Play"), self._play)
        self.change = self._button("Time", "pencil", self.tr("State another time…"), self._ask_time)
        self.remove = self._button("Remove", "trash-2", self.tr("Take off the list…"), self._ask_remove)
        self.check = self._button("Check", "shield-check", self.tr("Check an evidence package…"), self.check_asked.emit)
        self.export = self._button("Export", "file-output", self.tr("Export…"), self._export)
        self._lay_out((self.export, self.add), (self.play, self.change, self.remove), (self.check,))
        self._stop_hearing = parts.files.on_change(self._read)
        self._fill([])
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    # ---- the list --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._tasks.start(self._read_now(), "read the files")

    async def _read_now(self) -> None:
        cameras = self._parts.cameras
        foreign = {camera.id for camera in cameras.every_camera} - {camera.id for camera in cameras.cameras}
        listed = [one for one in await self._parts.files.all() if one.camera_id not in foreign]
        # A stick may be gone, a share may hang: never asked on the loop.
        self._gone = await asyncio.to_thread(_gone, listed)
        self._fill(listed)

    def _fill(self, files: list[HandedInFile]) -> None:
        files = sorted(files, key=lambda one: one.begins_at, reverse=True)
        self._files = {one.id: one for one in files}
        self._show_rows(
            [
                (
                    one.id,
                    [
                        self.tr("✕ not there: {0}").format(one.path.name) if one.id in self._gone else one.path.name,
                        self._camera(one),
                        formatting.moment_text(one.begins_at),
                        formatting.length_text(one.lasts_s),
                        one.stated_by or "–",
                    ],
                )
                for one in files
            ]
        )
        self._offer()

    def _camera(self, file: HandedInFile) -> str:
        try:
            camera = self._parts.cameras.get(file.camera_id)
        except CameraError:
            return self.tr("Camera no longer in the register")
        return f"{camera.code} {language.camera_name(camera)}"

    def _chosen(self) -> HandedInFile | None:
        return self._files.get(self.table.chosen or "")

    def _offer(self) -> None:
        file, refusal = self._chosen(), self._parts.refused(Permission.REPLAY)
        self._story.setVisible(file is not None)
        if file is not None:
            self._story.setText(f"{file.path}\nSHA-256 {file.sha256}")
        offer(self.add, refusal)
        offer(self.export, self._parts.refused(Permission.EXPORT_LISTS), bool(self._files))
        for button in (self.play, self.change, self.remove):
            offer(button, refusal, file is not None, self.tr("Choose a file in the list first."))

    # ---- what is done ----------------------------------------------------------------------------------------

    def _choose(self) -> None:
        dialog = file_dialog("takeInFile", self.tr("Take in a file"), self)
        dialog.setNameFilter(self.tr("Videos ({0});;All files (*)").format(_KINDS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Look through that file, and ask for its camera and time."""
        self._open(TakeInDialog(self._parts, path, self))

    def _ask_time(self) -> None:
        file = self._chosen()
        if file is not None:
            self._open(TakeInDialog(self._parts, file.path, self, known=file))

    def _open(self, dialog: TakeInDialog) -> None:
        async def show(file: HandedInFile) -> None:
            await self._read_now()
            self.table.choose(file.id)

        self._problem.hide()
        dialog.taken.connect(lambda file: self._tasks.start(show(file), "show the file"))
        dialog.open()

    def _export(self) -> None:
        headings, *rows = self.table.cells()
        hashes = [file.sha256 for file in self._files.values()]
        told = [[*row, digest] for row, digest in zip(rows, hashes, strict=True)]
        self.export_asked.emit([[*headings, "SHA-256"], *told])

    def _play(self) -> None:
        file = self._chosen()
        if file is not None:
            self.open_asked.emit(file.camera_id, file.begins_at.timestamp(), file.ends_at.timestamp())
            self.accept()

    def _ask_remove(self) -> None:
        file = self._chosen()
        if file is None:
            return
        dialog = ConfirmDialog(
            self.tr("Take {0} off the list?").format(file.path.name),
            self.tr("It is no longer played and cut here. The file stays where it lies; the log keeps its hash."),
            self.tr("Take it off the list"),
            self,
        )
        dialog.accepted.connect(lambda: self._tasks.start_once(self._parts.files.let_go(file.id), "let go"))
        dialog.open()


def _gone(files: Sequence[HandedInFile]) -> frozenset[str]:
    """Ids of those that are not where they were taken in from; blocking."""
    return frozenset(one.id for one in files if not os.path.isfile(one.path))
