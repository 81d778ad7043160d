"""The part of the settings about the room: when its shifts begin, how long the access log is kept, where its
checkpoints go.

RoomSettings(settings: Settings, parent: QWidget | None = None)
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.shift import checked_starts, shift_names
from vms_desktop.services.log.log_archive import LEAST_DAYS
from vms_desktop.settings import Settings
from vms_desktop.ui import icons, messages, people_texts
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.words_label import WordsLabel

MOST_DAYS = 3650
_USUAL_TWO = ("08:00", "20:00")
_USUAL_THREE = ("08:00", "16:00", "00:00")


class _TimeField(QTimeEdit):
    """Tab goes on to the next field, as everywhere; from the hour to the minute lead the arrows."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)


class RoomSettings(QFrame):
    """Signals: ``changed(dict)``: fields of the settings with their new values."""

    changed = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roomSettings")
        self.setProperty("role", "card")
        self._settings = settings
        self._labels = {name: QLabel(self) for name in ("count", "starts", "keep", "checkpoints")}
        self.count = QComboBox(self)
        self.count.setObjectName("roomShiftCount")
        for count in (2, 3):
            self.count.addItem("", count)
        self.count.activated.connect(lambda _at: self._another_count())
        self.starts: list[QTimeEdit] = []
        self._names: list[QLabel] = []
        for number in range(3):
            edit = _TimeField(self)
            edit.setObjectName(f"roomShiftStart{number}")
            edit.setLocale(QLocale.c())
            edit.setDisplayFormat("HH:mm")
            edit.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
            edit.editingFinished.connect(self._starts_edited)
            self.starts.append(edit)
            self._names.append(QLabel(self))
            self._names[-1].setProperty("role", "small")
            self._names[-1].setBuddy(edit)
        self._problem = WordsLabel(self)
        self._problem.setObjectName("roomShiftProblem")
        self._problem.setProperty("role", "wrong")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self.days = QSpinBox(self)
        self.days.setObjectName("roomLogDays")
        self.days.setRange(LEAST_DAYS, max(MOST_DAYS, settings.log_keep_days))
        self.days.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self.days.valueChanged.connect(lambda _days: self._offer_keep())
        self._keep = QPushButton(self)
        self._keep.setObjectName("roomKeepDays")
        self._keep.clicked.connect(lambda: self.changed.emit({"log_keep_days": self.days.value()}))
        self._told = WordsLabel(self)
        self._told.setProperty("role", "small")
        self._told.setWordWrap(True)
        self.checkpoints = QLineEdit(self)
        self.checkpoints.setObjectName("roomCheckpoints")
        self.checkpoints.setReadOnly(True)
        self._choose, self._nowhere = QPushButton(self), QPushButton(self)
        self._choose.setObjectName("roomChooseCheckpoints")
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.clicked.connect(self._choose_folder)
        self._nowhere.setObjectName("roomNoCheckpoints")
        self._nowhere.clicked.connect(lambda: self._folder_chosen(""))
        self._refused: Refused = lambda _permission: None
        self._lay_out()
        self.show_settings(settings)
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 24, 24, 24)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        times = QHBoxLayout()
        times.setSpacing(16)
        for name, edit in zip(self._names, self.starts, strict=True):
            part = QVBoxLayout()
            part.setSpacing(2)
            part.addWidget(name)
            part.addWidget(edit)
            times.addLayout(part)
        times.addStretch(1)
        keep = QHBoxLayout()
        keep.setSpacing(8)
        keep.addWidget(self.days)
        keep.addWidget(self._keep)
        keep.addStretch(1)
        folder = QHBoxLayout()
        folder.setSpacing(8)
        folder.addWidget(self.checkpoints, 1)
        folder.addWidget(self._choose)
        folder.addWidget(self._nowhere)
        form.addRow(self._labels["count"], self.count)
        form.addRow(self._labels["starts"], times)
        form.addRow("", self._problem)
        form.addRow(self._labels["keep"], keep)
        form.addRow("", self._told)
        form.addRow(self._labels["checkpoints"], folder)

    # ---- contents ------------------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """As they are kept: at first, and where a change was refused."""
        self._settings = settings
        with QSignalBlocker(self.days):
            self.days.setMaximum(max(MOST_DAYS, settings.log_keep_days))
            self.days.setValue(settings.log_keep_days)
        self.checkpoints.setText(settings.checkpoint_folder)
        self._nowhere.setVisible(bool(settings.checkpoint_folder))
        self._show_starts(settings.shift_starts)
        self._offer_keep()

    def _show_starts(self, starts: list[str]) -> None:
        with QSignalBlocker(self.count):
            self.count.setCurrentIndex(self.count.findData(len(starts)))
        for number, edit in enumerate(self.starts):
            is_used = number < len(starts)
            edit.setVisible(is_used)
            self._names[number].setVisible(is_used)
            if is_used:
                with QSignalBlocker(edit):
                    edit.setTime(QTime.fromString(starts[number][:5], "HH:mm"))
        self._name_shifts()
        self._tell(None)

    def _name_shifts(self) -> None:
        count = int(self.count.currentData())
        for label, edit, name in zip(self._names, self.starts, shift_names(count), strict=False):
            label.setText(people_texts.shift_text(name))
            edit.setAccessibleName(label.text())

    def follow_rights(self, refused: Refused) -> None:
        self._refused = refused
        refusal = refused(Permission.CHANGE_SETTINGS)
        for widget in (self.count, *self.starts, self.days, self._choose, self._nowhere):
            offer(widget, refusal)
        self._offer_keep()

    def _offer_keep(self) -> None:
        offer(
            self._keep,
            self._refused(Permission.CHANGE_SETTINGS),
            self.days.value() != self._settings.log_keep_days,
            self.tr("It is kept for that long already."),
        )

    def kept(self, settings: Settings) -> None:
        """What was changed is kept now."""
        self._settings = settings
        self._nowhere.setVisible(bool(settings.checkpoint_folder))
        self._offer_keep()

    # ---- changes -------------------------------------------------------------------------------------------------

    def _another_count(self) -> None:
        starts = list(_USUAL_TWO if self.count.currentData() == 2 else _USUAL_THREE)
        if len(starts) != len(self._settings.shift_starts):
            self._show_starts(starts)
            self.changed.emit({"shift_starts": starts})

    def _starts_edited(self) -> None:
        count = int(self.count.currentData())
        starts = [edit.time().toString("HH:mm") for edit in self.starts[:count]]
        try:
            checked_starts(starts)
        except InputError as error:
            self._tell(error)
            return
        self._tell(None)
        if starts != self._settings.shift_starts:
            self.changed.emit({"shift_starts": starts})

    def _tell(self, error: InputError | None) -> None:
        self._problem.setVisible(error is not None)
        self._problem.setText("" if error is None else messages.error_text(error))

    def _choose_folder(self) -> None:
        title = self.tr("Folder for the log's checkpoints")
        dialog = file_dialog("checkpointFolderDialog", title, self, self.checkpoints.text() or str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._folder_chosen(str(Path(path))))
        dialog.open()

    def _folder_chosen(self, path: str) -> None:
        self.checkpoints.setText(path)
        self.changed.emit({"checkpoint_folder": path})

    # ---- words ---------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for name, text in (
            ("count", self.tr("Shifts a day")),
            ("starts", self.tr("They begin at")),
            ("keep", self.tr("Keep the access log for")),
            ("checkpoints", self.tr("Checkpoints of the log go to")),
        ):
            self._labels[name].setText(text)
        for at, text in enumerate((self.tr("Two shifts"), self.tr("Three shifts"))):
            self.count.setItemText(at, text)
        self.count.setAccessibleName(self._labels["count"].text())
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self._labels["keep"].text())
        self._keep.setText(self.tr("Keep it that long"))
        self._keep.setAccessibleName(self._keep.text())
        self._told.setText(
            self.tr(
                "Never less than 90 days. A shorter time needs a second person's consent, here or at their own desk. "
                "Older entries go when somebody archives them."
            )
        )
        self.checkpoints.setAccessibleName(self._labels["checkpoints"].text())
        self.checkpoints.setPlaceholderText(self.tr("nowhere: a cut-off log would not show"))
        self._choose.setText(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose the folder for checkpoints"))
        self._nowhere.setText(self.tr("Nowhere"))
        self._nowhere.setAccessibleName(self.tr("Keep no checkpoints"))
        self._name_shifts()
        self._offer_keep()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
