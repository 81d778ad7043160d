"""The part of the settings about recording: where it goes, how long it stays, how the disk is, what to do.

RecordingSettings(settings: Settings, place: RecordingPlace, service: RecordingService, retention: FootageRetention,
parent: QWidget | None = None)
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.recording import RecordingState
from vms_desktop.domain.retention import LEAST_DAYS, LEAST_PERCENT, MOST_DAYS, MOST_PERCENT, DiskLevel, DiskOutlook
from vms_desktop.domain.segment import DAY_US, SECOND_US
from vms_desktop.services.recording.footage_retention import FootageRetention, disk_warning
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.settings import Settings
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.offered import offer
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel


class RecordingSettings(QFrame):
    """Signals: ``changed(dict)``: fields of the settings with their new values; ``failed(VmsError)``."""

    changed = Signal(dict)
    failed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        place: RecordingPlace,
        service: RecordingService,
        retention: FootageRetention,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recordingSettings")
        self.setProperty("role", "card")
        self._place, self._service, self._retention = place, service, retention
        self._tasks = WidgetTasks("recording settings", self)
        self._tasks.failed.connect(self.failed)
        self._labels = {name: QLabel(self) for name in ("folder", "keep", "disk", "state")}
        self.folder = QLineEdit(settings.recording_folder or str(place.root), self)
        self.folder.setObjectName("recordingFolder")
        self.folder.setReadOnly(True)
        self._choose = QPushButton(self)
        self._choose.setObjectName("recordingChooseFolder")
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.clicked.connect(self._choose_folder)
        self.days = self._number("recordingDays", LEAST_DAYS, MOST_DAYS, settings.recording_days)
        self.percent = self._number("recordingPercent", LEAST_PERCENT, MOST_PERCENT, settings.recording_percent)
        self.days.editingFinished.connect(lambda: self._keep(recording_days=self.days.value()))
        self.percent.editingFinished.connect(lambda: self._keep(recording_percent=self.percent.value()))
        self._kept = {"recording_days": settings.recording_days, "recording_percent": settings.recording_percent}
        self._used = QProgressBar(self)
        self._used.setObjectName("recordingUsed")
        self._used.setRange(0, 100)
        self._used.setTextVisible(False)
        self._used.setFixedHeight(10)
        self._disk, self._state, self._warning = QLabel(self), QLabel(self), QLabel(self)
        for name, label in (("Disk", self._disk), ("State", self._state), ("Warning", self._warning)):
            label.setObjectName(f"recording{name}")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._warning.setProperty("role", "problem")
        self._refused = WordsLabel(self)
        self._refused.setObjectName("recordingRefused")
        self._refused.setProperty("role", "quiet")
        self._refused.setWordWrap(True)
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.hide()
        self._refusal: VmsError | None = None
        self._anew = QPushButton(self)
        self._anew.setObjectName("recordingBeginAnew")
        self._anew.clicked.connect(lambda: self._tasks.start_once(self._service.begin_anew(), "begin anew"))
        self._lay_out()
        self._stop_hearing = [
            place.on_change(self._refresh),
            retention.on_change(lambda _state: self._refresh()),
            service.on_change(lambda _ids: self._refresh()),
        ]
        self.retranslate()

    def _number(self, name: str, least: int, most: int, value: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(least, most)
        box.setValue(value)
        box.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        return box

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 24, 24, 24)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        where.addWidget(self._choose)
        keep = QHBoxLayout()
        keep.setSpacing(16)
        keep.addWidget(self.days)
        keep.addWidget(self.percent)
        keep.addStretch(1)
        form.addRow(self._labels["folder"], where)
        form.addRow(self._labels["keep"], keep)
        disk = QVBoxLayout()
        disk.setSpacing(4)
        disk.addWidget(self._used)
        disk.addWidget(self._disk)
        form.addRow(self._labels["disk"], disk)
        form.addRow(self._labels["state"], self._state)
        form.addRow("", self._warning)
        form.addRow("", self._refused)
        anew = QHBoxLayout()
        anew.addWidget(self._anew)
        anew.addStretch(1)
        form.addRow("", anew)

    async def close_part(self) -> None:
        for stop in self._stop_hearing:
            stop()
        await self._tasks.close()

    # ---- changing --------------------------------------------------------------------------------------------

    def _keep(self, **values: int) -> None:
        """A field that was only looked at is no change."""
        new = {name: value for name, value in values.items() if self._kept.get(name) != value}
        if new:
            self._kept.update(new)
            self.changed.emit(new)

    def show_saved(self, settings: Settings) -> None:
        """What was changed here is not saved: these count."""
        self._kept = {"recording_days": settings.recording_days, "recording_percent": settings.recording_percent}
        self.days.setValue(settings.recording_days)
        self.percent.setValue(settings.recording_percent)
        self.folder.setText(settings.recording_folder or str(self._place.root))

    def follow_rights(self, refusal: VmsError | None) -> None:
        """Whoever may not change it sees all of it, and why it cannot be changed."""
        self._refusal = refusal
        for widget in (self._choose, self.days, self.percent, self._anew):
            offer(widget, refusal)
        self._refused.setText(messages.error_text(refusal) if refusal is not None else "")
        self._refused.setVisible(refusal is not None)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for recordings"), self.folder.text())
        dialog.setObjectName("recordingFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()

    def _folder_chosen(self, path: str) -> None:
        self.folder.setText(str(Path(path)))
        self.changed.emit({"recording_folder": str(Path(path))})

    # ---- showing ---------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        totals = self._service.totals()
        self._state.setText(
            self.tr("Cameras recorded: {0} · starting: {1} · NOT recorded: {2} · at their times: {3}").format(
                totals[RecordingState.RECORDING],
                totals[RecordingState.STARTING],
                totals[RecordingState.FAILING],
                totals[RecordingState.WAITING],
            )
        )
        outlook, problem = self._retention.state.outlook, self._place.problem
        self._used.setVisible(outlook is not None)
        self._disk.setText(self._disk_words(outlook) if outlook is not None else self.tr("not measured yet"))
        if outlook is not None and outlook.facts.total:
            self._used.setValue(round(100 * outlook.facts.recorded / outlook.facts.total))
        warning = ""
        if problem is not None and problem.code != "recording.opening":
            warning = messages.error_text(problem)
        elif outlook is not None and outlook.level is not DiskLevel.FINE:
            warning = messages.error_text(disk_warning(outlook, str(self._place.root)))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._anew.setVisible(problem is not None and problem.code == "recording.folder_gone")

    def _disk_words(self, outlook: DiskOutlook) -> str:
        facts = outlook.facts
        words = [
            self.tr("Recordings {0} of {1} · on hold {2} · free {3}").format(
                *(formatting.bytes_text(size) for size in (facts.recorded, facts.total, facts.held, facts.free))
            )
        ]
        if facts.rate:
            words.append(self.tr("Written now: {0}").format(formatting.bit_rate_text(facts.rate * 8)))
        if outlook.fills_in_us is not None and outlook.reaches_us is not None:
            reaches = formatting.duration_text(outlook.reaches_us / SECOND_US)
            if outlook.fills_in_us:
                when = formatting.duration_text(outlook.fills_in_us / SECOND_US)
                told = self.tr("At this rate full in {0}; footage older than {1} will be overwritten")
                words.append(told.format(when, reaches))
            else:
                words.append(self.tr("Footage older than {0} is being overwritten").format(reaches))
        elif facts.rate:
            words.append(self.tr("The space lasts for {0} d").format(outlook.kept_us // DAY_US))
        return "\n".join(words)

    def retranslate(self) -> None:
        for name, text in (
            ("folder", self.tr("Folder for recordings")),
            ("keep", self.tr("Footage stays")),
            ("disk", self.tr("Disk")),
            ("state", self.tr("Recording now")),
        ):
            self._labels[name].setText(text)
        self.days.setSuffix(self.tr(" days"))
        self.percent.setPrefix(self.tr("at most "))
        self.percent.setSuffix(self.tr(" % of the disk"))
        self.days.setAccessibleName(self.tr("Days that footage stays"))
        self.percent.setAccessibleName(self.tr("Share of the disk for recordings"))
        self.folder.setAccessibleName(self.tr("Folder for recordings"))
        self._choose.setText(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose the folder for recordings"))
        self._anew.setText(self.tr("Begin a new, empty folder there"))
        self.follow_rights(self._refusal)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
