"""A field of a form under its label, with what is wrong with it below: several stand side by side in a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.ui.words_label import WordsLabel


class FieldCell(QWidget):
    """``required``: the label says so with a star, as everybody knows it."""

    def __init__(self, name: str, field: QWidget, parent: QWidget, *, required: bool = False) -> None:
        super().__init__(parent)
        self.field = field
        self._required = required
        self._label = QLabel(self)
        self._label.setProperty("role", "small")
        self._label.setBuddy(field)
        self._told = WordsLabel(self)
        self._told.setObjectName(f"problem_{name}")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.hide()
        field.setObjectName(f"request_{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._told)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def name_it(self, text: str) -> None:
        self._label.setText(f"{text} *" if self._required else text)
        self.field.setAccessibleName(text)

    @property
    def told(self) -> str:
        return self._told.text() if not self._told.isHidden() else ""

    def tell(self, words: str, *, hint: bool = False) -> None:
        """What is wrong, or (``hint``) only looks odd; "" takes it away."""
        self._told.setProperty("role", "small" if hint else "wrong")
        self._told.style().polish(self._told)
        self._told.setText(words)
        self._told.setVisible(bool(words))
        wrong = bool(words) and not hint
        self.field.setAccessibleDescription(words)
        if bool(self.field.property("wrong")) != wrong:
            self.field.setProperty("wrong", wrong)
            self.field.style().polish(self.field)  # a style sheet looks at properties only once
