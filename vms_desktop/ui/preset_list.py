"""A camera's presets as a numbered list: double-click, Enter or the number goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from vms_desktop.domain.ptz import PtzPreset
from vms_desktop.ui.main_row import key_of, preset_number
from vms_desktop.ui.plain_tip import plain_tip

_TOKEN = Qt.ItemDataRole.UserRole
_ROW = 34
_MOST_ROWS = 6
NUMBERED = 9
"""Presets that a digit reaches."""


class PresetList(QListWidget):
    """Signals: ``chosen(str)``: go to the preset with this token."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ptzPresets")
        self.setUniformItemSizes(True)
        self.itemActivated.connect(lambda _item: self.choose_current())

    def set_presets(self, presets: Sequence[PtzPreset]) -> None:
        self.clear()
        for number, preset in enumerate(presets, start=1):
            name = preset.name or preset.token
            # A figure space keeps names in one line below each other where there is no number.
            item = QListWidgetItem(f"{number if number <= NUMBERED else chr(0x2007)}  {name}")
            item.setToolTip(plain_tip(name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setData(_TOKEN, preset.token)
            item.setSizeHint(QSize(0, _ROW))
            self.addItem(item)
        self.setFixedHeight(min(len(presets), _MOST_ROWS) * _ROW + 8)

    def choose_current(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(_TOKEN)))

    def choose_number(self, number: int) -> bool:
        """Go to the preset with that number; whether there is one."""
        if not 1 <= number <= min(self.count(), NUMBERED):
            return False
        self.setCurrentRow(number - 1)
        self.choose_current()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = preset_number(key_of(event))
        if number is None or event.isAutoRepeat() or not self.choose_number(number):
            super().keyPressEvent(event)
