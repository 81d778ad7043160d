"""Looking back from a live picture: the last seconds in its tile, or what was before on the Playback page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.permission import Permission
from vms_desktop.ui import icons
from vms_desktop.ui.offered import Refused, offer, reworded

INSTANT_S = (30, 60, 120)
BEFORE_MIN = 5


class LookBack(QWidget):
    """Signals: ``replay_asked(int)`` (seconds back, in the tile), ``page_asked(int)`` (seconds back, on the page)."""

    replay_asked = Signal(int)
    page_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "section")
        row = QHBoxLayout()
        row.setSpacing(4)
        self._instant: dict[int, QPushButton] = {}
        for seconds in INSTANT_S:
            button = QPushButton(self)
            button.setObjectName(f"lookBack{seconds}")
            button.clicked.connect(lambda _on=False, seconds=seconds: self.replay_asked.emit(seconds))
            self._instant[seconds] = button
            row.addWidget(button, 1)
        self._page = QPushButton(self)
        self._page.setObjectName("lookBackPage")
        self._page.setMinimumHeight(36)
        icons.set_beside_text(self._page, "history")
        self._page.clicked.connect(lambda _on=False: self.page_asked.emit(BEFORE_MIN * 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._page)
        self.retranslate()

    def follow_rights(self, refused: Refused) -> None:
        """Whoever may not look back is told why at the buttons."""
        for button in (*self._instant.values(), self._page):
            offer(button, refused(Permission.REPLAY))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Look back"))
        for seconds, button in self._instant.items():
            button.setText(self.tr("−{0} s").format(seconds))
            button.setAccessibleName(self.tr("Replay from {0} s ago in the tile").format(seconds))
            button.setToolTip(self.tr("Replay in the tile (R); Esc comes back to live"))
            reworded(button)
        self._page.setText(self.tr("5 minutes before"))
        self._page.setAccessibleName(self.tr("Play on the Playback page from 5 minutes before this live picture"))
        self._page.setToolTip(self._page.accessibleName())
        reworded(self._page)
