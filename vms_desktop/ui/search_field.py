"""A field to find cameras with: magnifier, clear button, and a word before the first key is struck."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from vms_desktop.ui import icons, theme
from vms_desktop.ui.line_field import LineField


class SearchField(LineField):
    """Signals: ``entered()``: it has the keyboard now; the moment to prepare an index, so that no key waits for it."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setClearButtonEnabled(True)
        self._glass = QAction(icons.icon("search", theme.TEXT_QUIET), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
