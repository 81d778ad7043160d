"""A line under the top bar for what a person should know now; it never takes the keyboard and never covers the wall."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import icons, messages, theme

NOTICE_MS = 6000
ERROR_MS = 20000


class NoticeBar(QFrame):
    """``show_error`` and ``show_notice`` replace what stands there; it goes by itself or by its close button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("role", "notice")
        self._error: VmsError | None = None
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("noticeText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton(self)
        self._close.setObjectName("noticeClose")
        self._close.setIcon(icons.icon("x"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self.hide)
        self.retranslate()
        self.hide()

    def show_error(self, error: VmsError) -> None:
        self._error = error
        self._sign.setPixmap(icons.pixmap("triangle-alert", theme.WARNING))
        self._present(messages.error_text(error), messages.text_for(error).detail, ERROR_MS)

    def show_notice(self, text: str) -> None:
        self._error = None
        self._sign.setPixmap(icons.pixmap("check", theme.OK))
        self._present(text, "", NOTICE_MS)

    def _present(self, text: str, detail: str, stays_ms: int) -> None:
        self._text.setText(text)
        self._text.setToolTip(detail)
        self.setAccessibleName(text)
        self.show()
        self._leave.start(stays_ms)

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close the message"))
        if self._error is not None:
            self._text.setText(messages.error_text(self._error))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
