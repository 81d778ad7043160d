"""A row of a form: its label, its field, and below it what is wrong with what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui.words_label import WordsLabel

LABEL_WIDTH = 130


class FieldRow(QWidget):
    """``parts`` stand side by side, or below one another where ``stacked``; ``main`` is the one the label means."""

    def __init__(
        self,
        name: str,
        text: str,
        parts: Sequence[QWidget],
        main: QWidget,
        parent: QWidget,
        *,
        stacked: bool = False,
    ) -> None:
        super().__init__(parent)
        label = QLabel(text, self)
        label.setFixedWidth(LABEL_WIDTH)
        label.setWordWrap(True)
        label.setBuddy(main)
        self._parts = tuple(parts)
        self._problem = WordsLabel(self)
        self._problem.setObjectName(f"problem_{name}")
        self._problem.setProperty("role", "wrong")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        inside: QHBoxLayout | QVBoxLayout = QVBoxLayout() if stacked else QHBoxLayout()
        inside.setSpacing(4 if stacked else 8)
        for part in parts:
            inside.addWidget(part, 0 if stacked or isinstance(part, QPushButton) else 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        grid.addWidget(label, 0, 0)
        grid.addLayout(inside, 0, 1)
        grid.addWidget(self._problem, 1, 1)
        grid.setColumnStretch(1, 1)

    @property
    def problem(self) -> str:
        return self._problem.text()

    def tell(self, problem: str, field: QWidget) -> None:
        """Show what is wrong with ``field``; "" takes it away."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        for part in self._parts:
            wrong = bool(problem) and part is field
            part.setAccessibleDescription(problem if wrong else "")
            if bool(part.property("wrong")) != wrong:
                part.setProperty("wrong", wrong)
                part.style().polish(part)  # a style sheet looks at properties only once
