"""A dialog that is a list: what can be chosen, what the chosen one is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import icons, messages, theme
from vms_desktop.ui.row_table import RowTable
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_AROUND = QSize(60, 60)
"""Of the screen, left free."""


class ListDialog(QDialog):
    """Shown with ``open()``. ``name``: how the object names of its parts begin.

    A subclass says with ``_begin`` what is listed, makes its buttons with ``_button``, lays all out with ``_lay_out``
    and fills the list with ``_show_rows``.
    """

    table: RowTable

    def __init__(self, name: str, size: QSize, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(f"{name}Dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size.boundedTo(self.screen().availableGeometry().size() - _AROUND))
        self._tasks = WidgetTasks(name, self)
        self._stop_hearing: Callable[[], None] | None = None
        self._nothing = WordsLabel(self)
        self._nothing.setObjectName(f"{name}Nothing")
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._story = self._line("Story")
        self._story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problem = self._line("Problem")
        self._problem.setProperty("role", "problem")
        self.finished.connect(lambda _result: self._end())

    def _begin(self, title: str, columns: Sequence[tuple[str, int]], nothing: str = "") -> None:
        """``columns``: heading and width in pixels; ``nothing``: said while there are no rows."""
        self.setWindowTitle(title)
        headings, widths = [heading for heading, _ in columns], tuple(width for _, width in columns)
        self.table = RowTable(f"{self._name}Table", headings, widths, self)
        self.table.setAccessibleName(title)
        self._nothing.setText(nothing)

    def _line(self, name: str) -> WordsLabel:
        """Hidden until there is something to say; shown as it is written."""
        label = WordsLabel(self)
        label.setObjectName(f"{self._name}{name}")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.hide()
        return label

    def _button(
        self, name: str, icon: str, text: str, clicked: Callable[[], object], *, is_main: bool = False
    ) -> QPushButton:
        """``name``: behind the dialog's own; ``is_main``: the one most come for."""
        button = QPushButton(text, self)
        button.setObjectName(f"{self._name}{name}")
        button.setAutoDefault(False)
        if is_main:
            button.setProperty("role", "accent")
            icons.set_beside_text(button, icon, theme.DARK.on_accent)
        else:
            icons.set_beside_text(button, icon)
        button.clicked.connect(lambda _on=False: clicked())
        return button

    def _lay_out(self, top: Sequence[QWidget], below: Sequence[QWidget], right: Sequence[QWidget] = ()) -> None:
        """``top``: beside the title; ``below``: for the chosen row; ``right``: beside the button that closes."""
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(title, 1)
        for widget in top:
            above.addWidget(widget)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName(f"{self._name}Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        under = QHBoxLayout()
        under.setSpacing(8)
        for widget in below:
            under.addWidget(widget)
        under.addStretch(1)
        for widget in (*right, close):
            under.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(above)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self._story)
        column.addWidget(self._problem)
        column.addLayout(under)
        for before, after in pairwise((*top, self.table, *below, *right, close)):
            QWidget.setTabOrder(before, after)

    def _show_rows(self, rows: Sequence[tuple[str, list[str]]]) -> None:
        """Id and cells of each; without any, what ``_nothing`` says."""
        self.table.fill(list(rows))
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _tell(self, error: VmsError) -> None:
        self._problem.setText(messages.error_text(error))
        self._problem.show()

    def _end(self) -> None:
        if self._stop_hearing is not None:
            self._stop_hearing()
        self._tasks.cancel()
