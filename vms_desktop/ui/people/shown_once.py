"""A secret that is shown once: the recovery sheet, a password made for somebody, codes for a lost phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui import theme
from vms_desktop.ui.words_label import WordsLabel


class ShownOnce(QWidget):
    """Goes on only once somebody says that it was written down.

    Signals: ``kept()``.
    """

    kept = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._columns = columns
        self._about = WordsLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self.codes: list[QLabel] = []
        self._sure = QCheckBox(self)
        self._sure.setObjectName(f"{name}Sure")
        self.button = QPushButton(self)
        self.button.setObjectName(f"{name}Done")
        self.button.setProperty("role", "accent")
        self.button.setMinimumHeight(40)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._done)
        self._sure.toggled.connect(self.button.setEnabled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._card)
        column.addWidget(self._sure)
        column.addWidget(self.button)
        column.addStretch(1)
        self.retranslate()

    def show_codes(self, codes: Sequence[str], about: str) -> None:
        """``about``: what it is for and where it belongs, in the language of now."""
        self.clear()
        self._about.setText(about)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.TITLE_PX if len(codes) == 1 else theme.BASE_PX)
        font.setWeight(QFont.Weight.DemiBold)
        for number, code in enumerate(codes):
            label = QLabel(_in_two_lines(code), self._card)
            label.setFont(font)
            # The application's style sheet would give its own font back.
            label.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pixelSize()}px; font-weight: 600;")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(code)
            self._grid.addWidget(label, number // self._columns, number % self._columns)
            self.codes.append(label)

    def clear(self) -> None:
        for label in self.codes:
            self._grid.removeWidget(label)
            label.deleteLater()
        self.codes = []
        self._about.setText("")
        self._sure.setChecked(False)

    def take_keyboard(self) -> None:
        self._sure.setFocus()

    def _done(self) -> None:
        self.clear()
        self.kept.emit()

    def retranslate(self) -> None:
        self._sure.setText(self.tr("I have written it down. It is not shown again."))
        self.button.setText(self.tr("Go on"))
        self.button.setAccessibleName(self.button.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _in_two_lines(code: str) -> str:
    """Six groups in two lines of three: shorter to write down, and no narrow panel cuts them."""
    groups = code.split("-")
    return code if len(groups) < 6 else "-".join(groups[:3]) + "-\n" + "-".join(groups[3:])
