"""Settings of this desk: language, where still pictures go, how many main streams; and what program this is.

SettingsPage(settings: Settings, folder: DataFolder, parent: QWidget | None = None)
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
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
    QVBoxLayout,
    QWidget,
)

from vms_desktop import __version__
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.ui import icons, language


class SettingsPage(QWidget):
    """Signals: ``language_chosen(str)``: show it at once; ``changed(Settings)``: keep them."""

    language_chosen = Signal(str)
    changed = Signal(object)

    def __init__(self, settings: Settings, folder: DataFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._settings, self._folder = settings, folder
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._labels = {name: QLabel(self) for name in ("language", "snapshots", "main", "data", "about", "later")}
        self.language = QComboBox(self)
        self.language.setObjectName("settingsLanguage")
        self.language.addItem("ไทย", language.THAI)
        self.language.addItem("English", language.ENGLISH)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.language.currentIndexChanged.connect(self._language_changed)
        self._snapshots = QLineEdit(settings.snapshot_folder or str(folder.snapshots), self)
        self._snapshots.setObjectName("settingsSnapshots")
        self._snapshots.setReadOnly(True)
        self._choose = QPushButton(self)
        icons.set_beside_text(self._choose, "folder-open")
        self._choose.setObjectName("settingsChooseSnapshots")
        self._choose.clicked.connect(self._choose_folder)
        self._main = QSpinBox(self)
        self._main.setObjectName("settingsMainStreams")
        self._main.setRange(0, 36)
        self._main.setValue(settings.most_main_streams)
        self._main.valueChanged.connect(lambda count: self._change(most_main_streams=count))
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
        form.addRow(self._labels["snapshots"], row)
        form.addRow(self._labels["main"], self._main)
        data = QLabel(str(self._folder.root), card)
        data.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        data.setWordWrap(True)
        form.addRow(self._labels["data"], data)
        self._labels["later"].setProperty("role", "small")
        self._labels["about"].setProperty("role", "quiet")
        self._labels["about"].setWordWrap(True)
        card.setMaximumWidth(860)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(card)
        column.addWidget(self._labels["later"])
        column.addStretch(1)
        column.addWidget(self._labels["about"])

    def take_keyboard(self) -> None:
        self.language.setFocus()

    def _language_changed(self) -> None:
        chosen = self.language.currentData()
        self.language_chosen.emit(chosen)
        self._change(language=chosen)

    def _change(self, **values: object) -> None:
        self._settings = self._settings.model_copy(update=values)
        self.changed.emit(self._settings)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for still pictures"), self._snapshots.text())
        dialog.setObjectName("snapshotFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.open()

    def _folder_chosen(self, path: str) -> None:
        self._snapshots.setText(str(Path(path)))
        self._change(snapshot_folder=str(Path(path)))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        for name, text in (
            ("language", self.tr("Language")),
            ("snapshots", self.tr("Folder for still pictures")),
            ("main", self.tr("Tiles with main stream")),
            ("data", self.tr("Data folder")),
            ("later", self.tr("Folder and main streams take effect when the desk is opened next.")),
        ):
            self._labels[name].setText(text)
        about = self.tr("VMS Desktop {0} · Apache-2.0; the installer as a whole GPL-3.0 · Sarabun (OFL) · Lucide (ISC)")
        self._labels["about"].setText(about.format(__version__))
        self._main.setSpecialValueText(self.tr("automatic"))
        self._choose.setText(self.tr("Choose…"))
        for widget, label in ((self.language, "language"), (self._snapshots, "snapshots"), (self._main, "main")):
            widget.setAccessibleName(self._labels[label].text())
        self._choose.setAccessibleName(self.tr("Choose the folder for still pictures"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
