"""Fields of the forms about people: labels above fields, passwords that can be looked at, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import icons, messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.words_label import WordsLabel


class PasswordField(QWidget):
    """A password, shown as dots unless asked. Under the wrong keyboard layout only looking at it helps.

    Signals: ``entered()``: Return was struck.
    """

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField(self)
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(512)
        # The input method must neither learn it nor offer it again.
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        self.line.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.returnPressed.connect(self.entered)
        self._look = QToolButton(self)
        self._look.setObjectName(f"{name}Look")
        self._look.setCheckable(True)
        self._look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._look.toggled.connect(self._show_or_hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._look)
        self.setFocusProxy(self.line)
        self._show_or_hide(False)

    @property
    def look(self) -> QToolButton:
        return self._look

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Gone, and hidden again."""
        self.line.clear()
        self._look.setChecked(False)

    def set_name(self, text: str) -> None:
        self.line.setAccessibleName(text)

    def _show_or_hide(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._look.setIcon(icons.icon("eye-off" if shown else "eye"))
        text = self.tr("Hide the password") if shown else self.tr("Show the password")
        self._look.setToolTip(text)
        self._look.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_or_hide(self._look.isChecked())


class Field(QWidget):
    """A label above its field."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setBuddy(field)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(field)

    def set_text(self, text: str) -> None:
        self.label.setText(text)
        if isinstance(self.field, PasswordField):
            self.field.set_name(text)
        else:
            self.field.setAccessibleName(text)


class Problem(WordsLabel):
    """What went wrong, in words; counts a wait down to its end.

    Signals: ``wait_over()``.
    """

    wait_over = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "problem")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._error: VmsError | None = None
        self._left_s = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count)
        self.hide()

    @property
    def waits(self) -> bool:
        return self._tick.isActive()

    def tell(self, error: VmsError | None) -> None:
        """None: nothing is wrong any more. An error with ``wait_s`` is counted down."""
        self._error = error
        self._tick.stop()
        wait = error.params.get("wait_s", 0.0) if error is not None else 0.0
        if wait > 0:
            self._left_s = int(wait) + 1
            self._tick.start()
        self._show_words()

    def _count(self) -> None:
        self._left_s -= 1
        if self._left_s <= 0:
            self._tick.stop()
            if self._error is not None and self._error.code == "sign_in.wait":
                self._error = None  # it is over: nothing is wrong any more
            self.wait_over.emit()
        self._show_words()

    def _show_words(self) -> None:
        error = self._error
        if error is None:
            self.setText("")
            self.hide()
            return
        if error.code == "sign_in.wait":
            error = VmsError(error.code, wait_s=max(0, self._left_s - 1))
        text = messages.error_text(error)
        if self.waits and error.code != "sign_in.wait":
            wait = VmsError("sign_in.wait", wait_s=max(0, self._left_s - 1))
            text = f"{text}\n{messages.text_for(wait).title}"
        self.setText(text)
        self.setAccessibleName(text)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometry()  # a text that wraps asks for height only when it knows its width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_words()


def look_last(fields: Sequence[PasswordField], last: QWidget) -> None:
    """Tab leads from field to field; what shows a password comes after ``last``. Between two fields a space typed by
    habit showed the password to the room.
    """
    before: QWidget = last
    for field in fields:
        QWidget.setTabOrder(before, field.look)
        before = field.look
