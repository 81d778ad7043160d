"""A card of the request's page: a title, facts in two columns, and what is added below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vms_desktop.ui.words_label import WordsLabel

_LABEL = 132


class FactCard(QFrame):
    """``body``: where more goes; ``corner``: right of the title."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "card")
        self._title = QLabel(self)
        self._title.setProperty("role", "section")
        self._title.hide()
        self.corner = QHBoxLayout()
        self.corner.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addLayout(self.corner)
        self._facts = QWidget(self)
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(16, 8, 16, 12)
        column_box.setSpacing(4)
        column_box.addLayout(top)
        column_box.addWidget(self._facts)
        column_box.addLayout(self.body)
        self._facts.hide()

    def name_it(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))

    @property
    def facts(self) -> str:
        """All that is shown, for whoever reads it aloud."""
        labels = self._facts.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Those with a value; a long one takes the whole width. All of it is text, whatever it looks like."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        row, left = 0, True
        for label, value in facts:
            if not value:
                continue
            wide = len(value) > 60 or "\n" in value
            if wide and not left:
                row, left = row + 1, True
            at = 0 if left else 2
            self._grid.addWidget(self._label(label), row, at)
            self._grid.addWidget(self._value(value), row, at + 1, 1, 3 if wide else 1)
            if wide or not left:
                row, left = row + 1, True
            else:
                left = False
        self._facts.setVisible(any(value for _, value in facts))

    def _label(self, text: str) -> QLabel:
        made = QLabel(text, self._facts)
        made.setProperty("role", "small")
        made.setFixedWidth(_LABEL)
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _value(self, text: str) -> QLabel:
        made = WordsLabel(self._facts)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        made.setMinimumWidth(60)
        made.setText(text)
        return made


def clear_layout(box: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of it that was put in."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear_layout(inner)
