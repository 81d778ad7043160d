"""Cutting a clip: which cameras, from when to when and with what margin, into which folder; then how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import MARGIN_S, MOST_MARGIN_S, ClipJob
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.ui import formatting, icons, language, messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.playback.clip_progress import ClipProgress
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


class ClipDialog(QDialog):
    """Shown with ``open()``. ``chosen``: ids of the cameras that are ticked at first; all others are offered too.

    Closing it cancels what is still being cut; what is finished stays. Signals: ``copies_asked(list)``: of those files,
    once all are cut.
    """

    copies_asked = Signal(list)

    def __init__(
        self,
        clips: ClipService,
        cameras: Sequence[Camera],
        chosen: Sequence[str],
        begin: datetime,
        end: datetime,
        folder: Path,
        parent: QWidget | None = None,
        *,
        offers_copies: bool = False,
    ) -> None:
        super().__init__(parent)
        self._offers_copies = offers_copies
        self.setObjectName("clipDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cut a clip"))
        self.setMinimumWidth(640)
        self._clips, self._begin, self._end = clips, begin, end
        self._job: ClipJob | None = None
        self._tasks = WidgetTasks("clip dialog", self)
        self._tasks.failed.connect(self._failed)
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        self._stack = QStackedWidget(self)
        self._asking = self._ask_page(cameras, chosen, folder)
        self.progress = ClipProgress(self)
        self._stack.addWidget(self._asking)
        self._stack.addWidget(self.progress)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("clipProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self._unsubscribe = clips.on_progress(self._moved)
        self.finished.connect(lambda _result: self._end_all())
        self._say()

    def _ask_page(self, cameras: Sequence[Camera], chosen: Sequence[str], folder: Path) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._section(self.tr("Cameras"), page))
        self._boxes: dict[str, QCheckBox] = {}
        for camera in cameras:
            box = QCheckBox(f"{camera.code} {language.camera_name(camera)}", page)
            box.setObjectName(f"clipCamera_{camera.id}")
            box.setChecked(camera.id in chosen)
            box.toggled.connect(lambda _on: self._say())
            self._boxes[camera.id] = box
            column.addWidget(box)
        column.addWidget(self._section(self.tr("What is marked"), page))
        self._marked = QLabel(page)
        self._marked.setObjectName("clipMarked")
        column.addWidget(self._marked)
        row = QHBoxLayout()
        label = QLabel(self.tr("Margin before and after"), page)
        self.margin = QSpinBox(page)
        self.margin.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self.margin.setObjectName("clipMargin")
        self.margin.setRange(0, round(MOST_MARGIN_S / 60))
        self.margin.setValue(round(MARGIN_S / 60))
        self.margin.setSuffix(self.tr(" min"))
        self.margin.setAccessibleName(label.text())
        self.margin.valueChanged.connect(lambda _value: self._say())
        label.setBuddy(self.margin)
        row.addWidget(label)
        row.addWidget(self.margin)
        row.addStretch(1)
        column.addLayout(row)
        self._cut = WordsLabel(page)
        self._cut.setObjectName("clipCut")
        self._cut.setProperty("role", "quiet")
        self._cut.setWordWrap(True)
        column.addWidget(self._cut)
        column.addWidget(self._section(self.tr("Folder"), page))
        row = QHBoxLayout()
        self.folder = LineField(page)
        self.folder.setObjectName("clipFolder")
        self.folder.setText(str(folder))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.textChanged.connect(lambda _text: self._say())
        choose = QPushButton(self.tr("Choose…"), page)
        choose.setObjectName("clipChoose")
        choose.setAutoDefault(False)
        icons.set_beside_text(choose, "folder-open")
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addLayout(row)
        about = WordsLabel(
            self.tr("The original pictures are copied unchanged; a file beside each clip holds marks and hashes."), page
        )
        about.setProperty("role", "small")
        about.setWordWrap(True)
        column.addWidget(about)
        return page

    def _section(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent)
        label.setProperty("role", "section")
        return label

    def _buttons(self) -> QHBoxLayout:
        self.open_folder = QPushButton(self.tr("Open folder"), self)
        self.open_folder.setObjectName("clipOpenFolder")
        self.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._job.folder if self._job else "")))
        )
        self.open_folder.hide()
        self.copies = QPushButton(self.tr("Make copies…"), self)
        self.copies.setObjectName("clipCopies")
        self.copies.setAutoDefault(False)
        icons.set_beside_text(self.copies, "eye-off")
        self.copies.clicked.connect(lambda _on=False: self.copies_asked.emit(self._cut_files))
        self.copies.hide()
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setObjectName("clipCancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._stop)
        self.start = QPushButton(self)
        self.start.setObjectName("clipStart")
        self.start.setProperty("role", "accent")
        self.start.setDefault(True)
        self.start.clicked.connect(lambda: self._tasks.start_once(self._begin_cutting(), "cut"))
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addWidget(self.copies)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.start)
        return row

    # ---- asking --------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[str]:
        return [camera_id for camera_id, box in self._boxes.items() if box.isChecked()]

    def _say(self) -> None:
        """Both stretches of time stand there: what was marked, and what is cut with its margin."""
        margin = timedelta(minutes=self.margin.value())
        self._marked.setText(_stretch(self._begin, self._end))
        self._cut.setText(self.tr("Cut is: {0}").format(_stretch(self._begin - margin, self._end + margin)))
        count = len(self.chosen)
        self.start.setText(self.tr("Cut %n clip(s)", "", count))
        self.start.setEnabled(count > 0 and bool(self.folder.text().strip()))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for clips"), self.folder.text())
        dialog.setObjectName("clipFolderDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    # ---- cutting -------------------------------------------------------------------------------------------------

    async def _begin_cutting(self) -> None:
        self._problem.hide()
        folder = Path(self.folder.text().strip())
        self._job = await self._clips.start(
            self.chosen, self._begin, self._end, folder=folder, margin_s=self.margin.value() * 60.0
        )
        self._stack.setCurrentWidget(self.progress)
        self.start.hide()
        self.cancel.setFocus()
        self._moved(self._clips.job(self._job.id))

    def _moved(self, job: ClipJob) -> None:
        if self._job is None or job.id != self._job.id:
            return
        self._job = job
        self.progress.show_job(job)
        if job.is_over:
            self.cancel.setText(self.tr("Close"))
            self.open_folder.setVisible(bool(self._cut_files))
            self.copies.setVisible(self._offers_copies and bool(self._cut_files))

    @property
    def _cut_files(self) -> list[Path]:
        return [file.path for part in (self._job.parts if self._job is not None else ()) for file in part.files]

    def _stop(self) -> None:
        """Cancel what is cut, then stay to say what became of it; else close."""
        if self._job is not None and not self._job.is_over:
            self._clips.cancel(self._job.id)
        else:
            self.reject()

    def _failed(self, error: VmsError) -> None:
        self._problem.setText(messages.error_text(error))
        self._problem.show()

    def _end_all(self) -> None:
        self._unsubscribe()
        if self._job is not None and not self._job.is_over:
            self._clips.cancel(self._job.id)
        self._tasks.cancel()


def _stretch(begin: datetime, end: datetime) -> str:
    length = formatting.length_text((end - begin).total_seconds())
    last = formatting.time_text(end)
    if thai_day(begin) != thai_day(end):
        last = formatting.moment_text(end)
    return f"{formatting.moment_text(begin)} – {last} ({length})"
