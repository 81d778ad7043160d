"""Dialogs that were open when the desk was locked: put away, and back for whoever had opened them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


class SetAside:
    """What was typed in them stays for the same person, and is gone for another one."""

    def __init__(self) -> None:
        self._dialogs: list[QDialog] = []

    def put_away(self) -> None:
        """All that is open, also menus."""
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                break
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.hide()
                self._dialogs.append(widget)
                widget.destroyed.connect(self._forget_gone)

    def bring_back(self) -> None:
        dialogs, self._dialogs = self._dialogs, []
        for dialog in dialogs:
            dialog.open()

    def end(self) -> None:
        """As if they had been cancelled."""
        dialogs, self._dialogs = self._dialogs, []
        for dialog in dialogs:
            dialog.reject()

    def _forget_gone(self, gone: object) -> None:
        self._dialogs = [dialog for dialog in self._dialogs if dialog is not gone]
