"""How far the simulated province is, with a button to give it up."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui import formatting
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 560


class ProvincePhase(StrEnum):
    """Where the demonstration is. ENDING: it was told to end and has not yet."""

    PREPARING = "preparing"
    OPENING = "opening"
    OPEN = "open"
    ENDING = "ending"


class ProvinceProgress(QFrame):
    """Hidden while there is no simulated province. Signals: ``end_asked()``."""

    end_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("provinceProgress")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._phase: ProvincePhase | None = None
        self._seconds = 0.0
        self._told = WordsLabel(self)
        self._told.setObjectName("provinceTold")
        self._told.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("provinceBar")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._end = QPushButton(self)
        self._end.setObjectName("provinceEnd")
        self._end.clicked.connect(self._ask_end)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._told)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._end)
        self.show_phase(None, 0.0)

    def show_phase(self, phase: ProvincePhase | None, seconds: float) -> None:
        """``seconds``: since it was started."""
        if self._phase is ProvincePhase.ENDING and phase is not None:
            return  # a word it said before it heard
        self._phase, self._seconds = phase, seconds
        # Nobody can say how long drawing and encoding take on this computer: the bar only shows that it goes on.
        self._bar.setRange(0, 1 if phase in (None, ProvincePhase.OPEN) else 0)
        self._bar.setVisible(phase is not ProvincePhase.OPEN)
        self._end.setEnabled(phase is not ProvincePhase.ENDING)
        self.setVisible(phase is not None)
        self.retranslate()

    def _ask_end(self) -> None:
        self.show_phase(ProvincePhase.ENDING, self._seconds)
        self.end_asked.emit()

    def retranslate(self) -> None:
        preparing = self.tr("Preparing the simulated province: {0}. The first time takes about a minute.")
        texts = {
            None: "",
            ProvincePhase.PREPARING: preparing.format(formatting.duration_text(self._seconds)),
            ProvincePhase.OPENING: self.tr("Opening the window of the simulated province…"),
            ProvincePhase.OPEN: self.tr("The simulated province is open in a window of its own."),
            ProvincePhase.ENDING: self.tr("Closing the simulated province…"),
        }
        self._told.setText(texts[self._phase])
        self._bar.setAccessibleName(self._told.text())
        is_open = self._phase is ProvincePhase.OPEN
        self._end.setText(self.tr("Close the simulated province") if is_open else self.tr("Cancel"))
        self._end.setAccessibleName(self._end.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
