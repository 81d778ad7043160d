"""Hashes on the page of a request: in groups, to be compared with a paper, and copied as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QToolButton, QWidget

from vms_desktop.ui import formatting, icons
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.words_label import WordsLabel


class HashRows(QWidget):
    """``rows``: what each is the hash of, as the papers call it, and its hexadecimal digits."""

    def __init__(self, name: str, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._copied: QToolButton | None = None
        grid, copies = QGridLayout(self), self.tr("Copy this hash")
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for number, (words, digits) in enumerate(rows):
            label = QLabel(words, self)
            label.setProperty("role", "small")
            label.setWordWrap(True)
            value = WordsLabel(self)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setWordWrap(True)
            value.setText(formatting.digest_text(digits))
            copy = QToolButton(self)
            copy.setObjectName(f"{name}_{number}")
            copy.setIcon(icons.icon("copy"))
            copy.setToolTip(plain_tip(copies))
            copy.setAccessibleName(f"{copies}: {words}")
            copy.clicked.connect(lambda _on=False, button=copy, digits=digits: self._copy(button, digits))
            grid.addWidget(label, 2 * number, 0)
            grid.addWidget(value, 2 * number + 1, 0)
            grid.addWidget(copy, 2 * number, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _copy(self, button: QToolButton, digits: str) -> None:
        """Without the spaces between the groups: as ``sha256sum`` writes it."""
        QApplication.clipboard().setText(digits)
        if self._copied is not None:
            self._copied.setIcon(icons.icon("copy"))
        button.setIcon(icons.icon("check"))
        self._copied = button
