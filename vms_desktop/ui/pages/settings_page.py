"""Settings of this desk: language, province, where still pictures go, how many main streams; and what program this is.

SettingsPage(settings: Settings, folder: DataFolder, provinces: Provinces, parent: QWidget | None = None,
recording: RecordingSettings | None = None, forms: FormsSettings | None = None)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop import __version__
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.ui import icons, language
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.forms.forms_settings import FormsSettings
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.pages.recording_settings import RecordingSettings
from vms_desktop.ui.pages.room_settings import RoomSettings

Provinces = Callable[[], Sequence[tuple[str, str, str]]]
"""All there are, when they are first looked at: code, Thai and English name. May raise VmsError."""


class SettingsPage(QWidget):
    """Signals: ``language_chosen(str)``: show it at once; ``changed(Settings)``: keep them; ``failed(VmsError)``;
    ``lock_after(float)``: seconds until a desk that nobody touches is locked.
    """

    language_chosen = Signal(str)
    changed = Signal(object)
    failed = Signal(object)
    lock_after = Signal(float)

    def __init__(
        self,
        settings: Settings,
        folder: DataFolder,
        provinces: Provinces,
        parent: QWidget | None = None,
        recording: RecordingSettings | None = None,
        forms: FormsSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.forms = forms
        if forms is not None:
            forms.failed.connect(self.failed)
            forms.changed.connect(lambda values: self._change(**values))
        self.recording = recording
        if recording is not None:
            recording.failed.connect(self.failed)
            recording.changed.connect(lambda values: self._change(**values))
        self.room = RoomSettings(settings, self)
        self.room.changed.connect(lambda values: self._change(**values))
        self.setObjectName("settingsPage")
        self._settings, self._folder, self._provinces = settings, folder, provinces
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._room_title, self._recording_title = QLabel(self), QLabel(self)
        self._room_title.setProperty("role", "title")
        self._recording_title.setVisible(recording is not None)
        self._forms_title = QLabel(self)
        self._forms_title.setProperty("role", "title")
        self._forms_title.setVisible(forms is not None)
        self._labels = {
            name: QLabel(self)
            for name in ("language", "province", "snapshots", "main", "lock", "data", "about", "later")
        }
        self.language = QComboBox(self)
        self.language.setObjectName("settingsLanguage")
        self.language.addItem("ไทย", language.THAI)
        self.language.addItem("English", language.ENGLISH)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.language.currentIndexChanged.connect(self._language_changed)
        self._province = QComboBox(self)
        self._province.setObjectName("settingsProvince")
        self._province.setMaxVisibleItems(20)
        self._province.currentIndexChanged.connect(lambda _at: self._change(province=self._province.currentData()))
        self._snapshots = QLineEdit(settings.snapshot_folder or str(folder.snapshots), self)
        self._snapshots.setObjectName("settingsSnapshots")
        self._snapshots.setReadOnly(True)
        self._choose = QPushButton(self)
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.setObjectName("settingsChooseSnapshots")
        self._choose.clicked.connect(self._choose_folder)
        self._main = QSpinBox(self)
        self._main.setObjectName("settingsMainStreams")
        self._main.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self._main.setRange(0, 36)
        self._main.setValue(settings.most_main_streams)
        self._main.valueChanged.connect(lambda count: self._change(most_main_streams=count))
        self._lock = QSpinBox(self)
        self._lock.setObjectName("settingsLock")
        self._lock.lineEdit().setTextMargins(6, 0, 0, 0)
        self._lock.setRange(1, 480)
        self._lock.setValue(settings.lock_after_minutes)
        self._lock.valueChanged.connect(self._lock_changed)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("role", "card")
        form = QFormLayout(card)
        form.setContentsMargins(24, 24, 24, 24)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._snapshots, 1)
        row.addWidget(self._choose)
        form.addRow(self._labels["language"], self.language)
        form.addRow(self._labels["province"], self._province)
        form.addRow(self._labels["snapshots"], row)
        form.addRow(self._labels["main"], self._main)
        form.addRow(self._labels["lock"], self._lock)
        data = QLabel(str(self._folder.root), card)
        data.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        data.setWordWrap(True)
        form.addRow(self._labels["data"], data)
        self._labels["later"].setProperty("role", "small")
        self._labels["about"].setProperty("role", "quiet")
        self._labels["about"].setWordWrap(True)
        card.setMaximumWidth(860)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(card)
        column.addWidget(self._labels["later"])
        self.room.setMaximumWidth(860)
        column.addWidget(self._room_title)
        column.addWidget(self.room)
        if self.recording is not None:
            self.recording.setMaximumWidth(860)
            self._recording_title.setProperty("role", "title")
            column.addWidget(self._recording_title)
            column.addWidget(self.recording)
        if self.forms is not None:
            self.forms.setMaximumWidth(860)
            column.addWidget(self._forms_title)
            column.addWidget(self.forms)
        column.addStretch(1)
        column.addWidget(self._labels["about"])
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._province.count() == 0:
            self._fill_provinces()
        self._line_up()

    def _line_up(self) -> None:
        """The fields of all cards begin at one line, whatever their labels say."""
        forms = self.findChildren(QFormLayout)
        items = [form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form in forms for row in range(form.rowCount())]
        labels = [label for item in items if item is not None and (label := item.widget()) is not None]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)

    def _fill_provinces(self) -> None:
        """In the language of now. Read when first seen: no start of the desk has to wait for the national data."""
        try:
            known = self._provinces()
        except VmsError as error:
            self.failed.emit(error)
            return
        named = sorted(((language.chosen(thai, english), code) for code, thai, english in known), key=_by_name)
        with QSignalBlocker(self._province):
            self._province.clear()
            for name, code in named:
                self._province.addItem(name, code)
            self._province.setCurrentIndex(self._province.findData(self._settings.province))

    def take_keyboard(self) -> None:
        self.language.setFocus()

    def _language_changed(self) -> None:
        chosen = self.language.currentData()
        self.language_chosen.emit(chosen)
        self._change(language=chosen)

    def _lock_changed(self, minutes: int) -> None:
        self.lock_after.emit(minutes * 60.0)
        self._change(lock_after_minutes=minutes)

    def follow_rights(self, refused: Refused) -> None:
        """The language is everybody's."""
        refusal = refused(Permission.CHANGE_SETTINGS)
        for widget in (self._province, self._choose, self._main, self._lock):
            offer(widget, refusal)
        self.room.follow_rights(refused)
        if self.recording is not None:
            self.recording.follow_rights(refusal)
        if self.forms is not None:
            self.forms.follow_rights(refused)

    def show_kept(self, settings: Settings) -> None:
        """As they are kept, after a change that was not: refused, not consented to, or not written. The language is
        everybody's and stays as it is seen.
        """
        self._settings = settings.model_copy(update={"language": self.language.currentData()})
        with QSignalBlocker(self._province), QSignalBlocker(self._main), QSignalBlocker(self._lock):
            self._province.setCurrentIndex(self._province.findData(settings.province))
            self._main.setValue(settings.most_main_streams)
            self._lock.setValue(settings.lock_after_minutes)
        self._snapshots.setText(settings.snapshot_folder or str(self._folder.snapshots))
        self.lock_after.emit(settings.lock_after_minutes * 60.0)
        self.room.show_settings(settings)
        if self.recording is not None:
            self.recording.show_saved(settings)
        if self.forms is not None:
            self.forms.show_settings(settings)

    def kept(self, settings: Settings) -> None:
        """A change was written."""
        self.room.kept(settings)
        if self.forms is not None:
            self.forms.show_settings(settings)

    def _change(self, **values: object) -> None:
        self._settings = self._settings.model_copy(update=values)
        self.changed.emit(self._settings)

    def _choose_folder(self) -> None:
        title = self.tr("Folder for still pictures")
        dialog = file_dialog("snapshotFolderDialog", title, self, self._snapshots.text() or str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()

    def _folder_chosen(self, path: str) -> None:
        self._snapshots.setText(str(Path(path)))
        self._change(snapshot_folder=str(Path(path)))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        self._room_title.setText(self.tr("Shifts and access log"))
        self._recording_title.setText(self.tr("Recording"))
        self._forms_title.setText(self.tr("Printed forms"))
        for name, text in (
            ("language", self.tr("Language")),
            ("province", self.tr("Province")),
            ("snapshots", self.tr("Folder for still pictures")),
            ("main", self.tr("Tiles with main stream")),
            ("lock", self.tr("Lock the desk when nobody touches it for")),
            ("data", self.tr("Data folder")),
            (
                "later",
                self.tr("Province, the folder for still pictures and main streams count when the desk is opened next."),
            ),
        ):
            self._labels[name].setText(text)
        about = self.tr("VMS Desktop {0} · Apache-2.0; the installer as a whole GPL-3.0 · Sarabun (OFL) · Lucide (ISC)")
        self._labels["about"].setText(about.format(__version__))
        self._main.setSpecialValueText(self.tr("automatic"))
        self._choose.setText(self.tr("Choose…"))
        self._lock.setSuffix(self.tr(" min"))
        if self._province.count():
            self._fill_provinces()
        for widget, label in (
            (self.language, "language"),
            (self._province, "province"),
            (self._snapshots, "snapshots"),
            (self._main, "main"),
            (self._lock, "lock"),
        ):
            widget.setAccessibleName(self._labels[label].text())
        self._choose.setAccessibleName(self.tr("Choose the folder for still pictures"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            QTimer.singleShot(0, self, self._line_up)  # the other cards speak the language only then


def _by_name(entry: tuple[str, str]) -> str:
    return sort_key(entry[0])
