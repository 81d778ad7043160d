"""Below the picture: steps from picture to picture, the time of the one that is shown, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from vms_desktop.services.evidence.copy_files import moment
from vms_desktop.ui import formatting
from vms_desktop.ui.words_label import WordsLabel


class StepBar(QWidget):
    """Signals, each with −1 (back) or 1 (on): ``picture_asked(int)``, ``second_asked(int)``, ``key_asked(int)``."""

    picture_asked = Signal(int)
    second_asked = Signal(int)
    key_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: list[QPushButton] = []
        for name, text, tip, signal, direction in (
            ("maskKeyBack", "◆←", self.tr("To the key frame before (Ctrl+PgUp)"), self.key_asked, -1),
            ("maskSecondBack", self.tr("−1 s"), self.tr("One second back"), self.second_asked, -1),
            ("maskBack", "◀", self.tr("To the picture before (PgUp)"), self.picture_asked, -1),
            ("maskForward", "▶", self.tr("To the next picture (PgDn)"), self.picture_asked, 1),
            ("maskSecondForward", self.tr("+1 s"), self.tr("One second on"), self.second_asked, 1),
            ("maskKeyForward", "→◆", self.tr("To the next key frame (Ctrl+PgDn)"), self.key_asked, 1),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setMinimumWidth(52)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _on=False, signal=signal, direction=direction: signal.emit(direction))
            self._buttons.append(button)
            row.addWidget(button)
        self._time = QLabel(self)
        self._time.setObjectName("maskTime")
        self._time.setProperty("role", "clock")
        self._hint = WordsLabel(self)
        self._hint.setProperty("role", "quiet")
        row.addSpacing(8)
        row.addWidget(self._time)
        row.addSpacing(8)
        row.addWidget(self._hint, 1)

    def set_usable(self, usable: bool) -> None:
        for button in self._buttons:
            button.setEnabled(usable)

    def show_time(self, at_us: int) -> None:
        self._time.setText(formatting.exact_moment_text(moment(at_us)))

    def show_hint(self, text: str) -> None:
        if text != self._hint.text():
            self._hint.setText(text)
