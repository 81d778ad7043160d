"""The common shape of the dialogs by which a step is taken: title, what it means, fields, the verb on the button.

A step that is refused leaves the dialog open with what was typed: at the field it is about, else above the buttons.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import messages
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.dialogs.room_for_words import make_room
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

Act = Callable[[], Coroutine[Any, Any, object]]


def text_area(name: str, height: int = 72) -> QPlainTextEdit:
    """Some lines of text; Tab leaves it."""
    area = QPlainTextEdit()
    area.setObjectName(name)
    area.setTabChangesFocus(True)
    area.setFixedHeight(height)
    return area


class StepDialog(QDialog):
    """Shown with ``open()``. Who makes one adds fields and says what the button does (``act_by``).

    Signals: ``taken(object)``: done; what the act gave.
    """

    taken = Signal(object)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        danger: bool = False,
        width: int = 620,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self._act: Act | None = None
        self._tasks = WidgetTasks(name, self)
        self._tasks.failed.connect(self.tell)
        self._rows: dict[str, tuple[FieldRow, QWidget]] = {}
        self._names: dict[str, str] = {}
        self._is_ready, self._is_acting = True, False
        self._heading = QLabel(self)
        self._heading.setProperty("role", "title")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._about = WordsLabel(self)
        self._about.setProperty("role", "quiet")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.hide()
        self._remark = WordsLabel(self)
        self._remark.setObjectName(f"{name}Remark")
        self._remark.setWordWrap(True)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.hide()
        self._problem = WordsLabel(self)
        self._problem.setObjectName(f"{name}Problem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self.action = QPushButton(self)
        self.action.setObjectName(f"{name}Do")
        self.action.setProperty("role", "danger" if danger else "accent")
        self.action.setDefault(not danger)
        self.action.setAutoDefault(not danger)
        self.action.clicked.connect(self.go)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setObjectName(f"{name}Cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._missing = WordsLabel(self)
        self._missing.setObjectName(f"{name}Missing")
        self._missing.setProperty("role", "small")
        self._missing.setWordWrap(True)
        self._missing.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self._missing, 1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.action)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._about)
        column.addWidget(self._remark)
        column.addLayout(self.body)
        column.addWidget(self._problem)
        column.addLayout(self.buttons)
        self.finished.connect(lambda _result: self._tasks.cancel())

    def name_it(self, title: str, action: str, about: str = "") -> None:
        """``action``: what the button says; ``about``: what the step means."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.action.setText(action)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    def remark(self, text: str) -> None:
        """What is otherwise than usual this time; empty: nothing is."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def act_by(self, act: Act) -> None:
        """``act`` is awaited when the button is pressed; the dialog closes when it has done."""
        self._act = act

    def add_field(self, name: str, text: str, field: QWidget, parts: Sequence[QWidget] = ()) -> FieldRow:
        """A labelled row; an error whose ``field`` is ``name`` is told there. ``parts``: all that stands in the row."""
        field.setAccessibleName(text)
        self._names[name] = text
        row = FieldRow(name, text, parts or (field,), field, self)
        self._rows[name] = (row, field)
        self.body.addWidget(row)
        return row

    def needs(self, **given: bool) -> None:
        """The button can be pressed when all of it is ``given``, by the fields' names. What is not stands beside it, so
        that nobody has to guess why it cannot be pressed.
        """
        missing = [self._names[name] for name, there in given.items() if not there]
        self._missing.setText(self.tr("Still missing: {0}").format(", ".join(missing)) if missing else "")
        self._is_ready = not missing
        self._offer()

    def call(self, name: str, text: str) -> None:
        """What is needed and stands in no row of its own: what it is called."""
        self._names[name] = text

    def _offer(self) -> None:
        self.action.setEnabled(self._is_ready and not self._is_acting)
        self.action.setAccessibleDescription(self._missing.text())

    def go(self) -> None:
        if self._act is not None:
            self.take_back()
            self._tasks.start_once(self._go(self._act), "take the step")

    async def _go(self, act: Act) -> None:
        self._is_acting = True
        self._offer()
        try:
            done = await act()
        finally:
            self._is_acting = False
            self._offer()
        self.taken.emit(done)
        self.accept()

    def take_back(self) -> None:
        """No mistake is told any more."""
        self._problem.hide()
        for row, field in self._rows.values():
            row.tell("", field)

    def tell(self, error: VmsError) -> None:
        row, field = self._rows.get(str(error.params.get("field", "")), (None, None))
        if row is not None and field is not None:
            row.tell(messages.error_text(error), field)
            field.setFocus()
        else:
            self._problem.setText(messages.error_text(error))
            self._problem.show()
        make_room(self)

    def fit(self) -> None:
        """Other fields are shown now: as high as those need, no higher."""
        if self.isVisible():
            for part in self.findChildren(QWidget):
                part.updateGeometry()  # what is hidden deep inside reaches the dialog's layout only later by itself
            self.resize(self.width(), self.minimumSizeHint().height())
            make_room(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        make_room(self)
