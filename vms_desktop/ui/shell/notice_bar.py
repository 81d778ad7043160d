"""What a person should know now, in the top bar; it never takes the keyboard and never moves or covers the wall."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from vms_desktop.domain.errors import VmsError, WorkstationError
from vms_desktop.ui import icons, messages, theme
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.told_words import Words, words_of
from vms_desktop.ui.words_label import WordsLabel

NOTICE_MS = 6000
SAVED_MS = 12000
"""Long enough to reach for its button."""
ERROR_MS = 20000
ALARMS = frozenset({"camera.picture_lost"})
"""Codes of what must not be missed: in red, and until somebody closes it or it is taken back."""
MOST_WAITING = 5
"""Errors kept behind the one that is seen; the oldest go."""


@dataclass(frozen=True, slots=True)
class _Message:
    """An error, or a sentence that something went well."""

    error: VmsError | None
    words: Words
    file: Path | None = None

    @property
    def text(self) -> str:
        """In the language of now."""
        return messages.error_text(self.error) if self.error is not None else words_of(self.words)

    def is_same(self, other: _Message | None) -> bool:
        if other is None or self.error is None or other.error is None:
            return other is not None and self.error is other.error and self.text == other.text
        return (self.error.code, self.error.params) == (other.error.code, other.error.params)


class NoticeBar(QFrame):
    """Shows the newest message; it goes by itself or by its close button, and errors it covered come again then.

    Signals: ``appeared(bool)``: a message is there, or none any more.
    """

    appeared = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("role", "notice")
        self._shown: _Message | None = None
        self._waiting: list[_Message] = []
        self._is_held = False
        self._sign = QLabel(self)
        self._text = WordsLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._folder = QToolButton(self)
        self._folder.setObjectName("noticeFolder")
        self._folder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.set_beside_text(self._folder, "folder-open")
        self._folder.clicked.connect(self._open_folder)
        self._close = QToolButton(self)
        self._close.setObjectName("noticeClose")
        self._close.setIcon(icons.icon("x"))
        self._close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._folder)
        row.addWidget(self._close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self._next)
        self.retranslate()
        self.hide()

    def show_error(self, error: VmsError) -> None:
        self._put(_Message(error, ""))

    def show_notice(self, words: Words) -> None:
        self._put(_Message(None, words))

    def show_saved(self, words: Words, file: Path) -> None:
        """A file was written; its folder is a click away."""
        self._put(_Message(None, words, file))

    def take_back(self, error: VmsError) -> bool:
        """It is not true any more. Whether it was seen, or waited behind another."""
        gone = _Message(error, "")
        waited = [one for one in self._waiting if one.is_same(gone)]
        self._waiting = [one for one in self._waiting if not one.is_same(gone)]
        if self._shown is not None and self._shown.is_same(gone):
            self._next()
            return True
        return bool(waited)

    def _open_folder(self) -> None:
        file = self._shown.file if self._shown is not None else None
        if file is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))):
            self.show_error(WorkstationError("system.folder_not_opened", folder=str(file.parent)))

    def hold(self, on: bool) -> None:
        """While nobody may read the desk, errors wait until somebody may; what went well is not told any more."""
        if on == self._is_held:
            return
        self._is_held = on
        if on:
            shown, self._shown = self._shown, None
            if shown is not None and shown.error is not None:
                self._waiting = [*self._waiting, shown][-MOST_WAITING:]
            self._leave.stop()
            self.hide()
            self.appeared.emit(False)
        elif self._waiting:
            self._next()

    def _put(self, message: _Message) -> None:
        if self._is_held:
            if message.error is not None:
                others = [one for one in self._waiting if not one.is_same(message)]
                self._waiting = [*others, message][-MOST_WAITING:]
            return
        covered = self._shown
        self._waiting = [one for one in self._waiting if not one.is_same(message)]
        if covered is not None and covered.error is not None and not covered.is_same(message):
            self._waiting = [*self._waiting, covered][-MOST_WAITING:]
        self._present(message)

    def _next(self) -> None:
        """The one that is seen was read, or had its time."""
        if self._waiting:
            self._present(self._waiting.pop())
        else:
            self._shown = None
            self._leave.stop()
            self.hide()
            self.appeared.emit(False)

    def _present(self, message: _Message) -> None:
        self._shown = message
        error = message.error
        alarm = error is not None and error.code in ALARMS
        sign = ("triangle-alert", theme.WARNING) if error is not None else ("check", theme.OK)
        self._sign.setPixmap(icons.pixmap("triangle-alert", theme.TEXT) if alarm else icons.pixmap(*sign))
        self._folder.setVisible(message.file is not None)
        self._look("alarm" if alarm else "notice")
        self._show_words()
        self.show()
        self.appeared.emit(True)
        if alarm:
            self._leave.stop()
        else:
            self._leave.start(ERROR_MS if error is not None else SAVED_MS if message.file is not None else NOTICE_MS)

    def _look(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            # A style sheet looks at properties only once; the words inside follow their frame.
            for widget in (self, self._text):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _show_words(self) -> None:
        if self._shown is not None:
            error = self._shown.error
            self._text.setText(self._shown.text)
            detail = messages.text_for(error).detail if error is not None else ""
            self._text.setToolTip(plain_tip(" — ".join(filter(None, (self._text.text(), detail)))))
            self.setAccessibleName(self._text.text())

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close the message"))
        self._folder.setText(self.tr("Open the folder"))
        self._folder.setAccessibleName(self._folder.text())
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
