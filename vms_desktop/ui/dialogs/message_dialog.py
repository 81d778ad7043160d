"""One message that needs to be read: what happened, what to do, technical detail folded."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import icons, messages, theme


class MessageDialog(QDialog):
    """Shown with ``open()``; never blocks the loop."""

    def __init__(self, error: VmsError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageDialog")
        message = messages.text_for(error)
        self.setWindowTitle(message.title)
        self.setMinimumWidth(520)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("triangle-alert", theme.WARNING, 32))
        title = QLabel(message.title, self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        step = QLabel(message.next_step, self)
        step.setWordWrap(True)
        step.setTextFormat(Qt.TextFormat.PlainText)  # it may name a path or what a file holds
        step.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("messageClose")
        close.setProperty("role", "accent")
        close.setDefault(True)
        close.setAccessibleName(close.text())
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(sign)
        head.addWidget(title, 1)
        column.addLayout(head)
        column.addWidget(step)
        if message.detail:
            column.addWidget(self._folded(message.detail))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _folded(self, detail: str) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        text = QPlainTextEdit(detail, part)
        text.setObjectName("messageDetailText")
        text.setAccessibleName(self.tr("Technical detail"))
        text.setReadOnly(True)
        text.setMaximumHeight(120)
        text.hide()
        button = QToolButton(part)
        button.setObjectName("messageDetail")
        button.setText(self.tr("Technical detail"))
        button.setAccessibleName(button.text())
        button.setCheckable(True)
        button.toggled.connect(text.setVisible)
        column.addWidget(button)
        column.addWidget(text)
        return part

    async def shown_until_closed(self) -> None:
        closed = asyncio.Event()
        self.finished.connect(lambda _result: closed.set())
        self.open()
        await closed.wait()
