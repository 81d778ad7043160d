"""What to do while the register is empty: add a camera, import a list, or look around in the simulated province."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.ui import icons, theme
from vms_desktop.ui.offered import Refused, offer
from vms_desktop.ui.pages.province_progress import ProvincePhase, ProvinceProgress


class FirstStart(QWidget):
    """Signals: ``add_asked()``, ``import_asked()``, ``province_asked()``, ``province_ended()``: close it, please."""

    add_asked = Signal()
    import_asked = Signal()
    province_asked = Signal()
    province_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstStart")
        self._title = QLabel(self)
        self._title.setProperty("role", "large")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._step = QLabel(self)
        self._step.setProperty("role", "quiet")
        self._step.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._step.setWordWrap(True)
        self._choices: list[QToolButton] = []
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        for name, icon, signal in (
            ("firstAdd", "cctv", self.add_asked),
            ("firstImport", "file-input", self.import_asked),
            ("firstProvince", "monitor-play", self.province_asked),
        ):
            choice = QToolButton(self)
            choice.setObjectName(name)
            choice.setIcon(icons.icon(icon, theme.ACCENT))
            choice.setIconSize(QSize(40, 40))
            choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            choice.setFixedWidth(220)
            choice.clicked.connect(signal)
            self._choices.append(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self.progress = ProvinceProgress(self)
        self.progress.end_asked.connect(self.province_ended)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._step)
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    def take_keyboard(self) -> None:
        self._choices[0].setFocus()

    def follow_rights(self, refused: Refused) -> None:
        for choice in self._choices[:2]:
            offer(choice, refused(Permission.MANAGE_CAMERAS))

    def show_province(self, phase: ProvincePhase | None, seconds: float) -> None:
        """How far the simulated province is; None: there is none."""
        self.progress.show_phase(phase, seconds)
        self._choices[2].setEnabled(phase is None)

    def retranslate(self) -> None:
        self._title.setText(self.tr("No cameras yet"))
        self._step.setText(
            self.tr("Begin with one camera, with a list of them, or look around in a simulated province.")
        )
        texts = (
            (self.tr("Add a camera"), self.tr("by its ONVIF or RTSP address")),
            (self.tr("Import a list"), self.tr("a CSV file, checked first")),
            (self.tr("Simulated province"), self.tr("no real cameras needed")),
        )
        for choice, (text, explained) in zip(self._choices, texts, strict=True):
            choice.setText(f"{text}\n{explained}")
            choice.setAccessibleName(text)
            choice.setAccessibleDescription(explained)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
