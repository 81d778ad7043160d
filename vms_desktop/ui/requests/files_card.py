"""The files that belong to a request, as a row of buttons that open them; further ones are dropped here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.requests.request import Attachment
from vms_desktop.domain.requests.states import Step
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.attach_box import dropped
from vms_desktop.ui.requests.fact_card import clear_layout
from vms_desktop.ui.requests.request_words import when


class FilesList(QWidget):
    """Signals: ``open_asked(str)`` (attachment id), ``attach_asked()``, ``dropped_files(list[Path])``."""

    open_asked = Signal(str)
    attach_asked = Signal()
    dropped_files = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestFiles")
        self.setAcceptDrops(True)
        self.attach = QPushButton(self)
        self.attach.setObjectName("requestAttach")
        icons.set_beside_text(self.attach, "paperclip")
        self.attach.clicked.connect(self.attach_asked)
        self._title = QLabel(self)
        self._title.setProperty("role", "small")
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.attach)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._rows)

    def show_files(self, files: Sequence[Attachment]) -> None:
        clear_layout(self._rows)
        for one in files:
            self._rows.addWidget(self._row(one))

    def _row(self, one: Attachment) -> QWidget:
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        button = QPushButton(whole)
        shown = button.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideMiddle, 320)
        button.setText(on_button(f"{request_texts.kind_text(one.kind)} · {shown}"))
        button.setObjectName(f"openFile_{one.id}")
        button.setToolTip(plain_tip(f"{one.name}\nSHA-256 {one.sha256}"))
        icons.set_beside_text(button, "file-text")
        button.clicked.connect(lambda _on=False: self.open_asked.emit(one.id))
        about = QLabel(whole)
        about.setProperty("role", "small")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setText(f"{formatting.bytes_text(one.bytes)} · {one.added_by.name} · {when(one.added_us)}")
        line.addWidget(button)
        line.addWidget(about)
        line.addStretch(1)
        return whole

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.attach.isEnabled() and dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths: list[Path] = dropped(event)
        if paths:
            event.acceptProposedAction()
            self.dropped_files.emit(paths)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Files of the request; drop further ones here"))
        self.attach.setText(request_texts.verb_text(Step.ATTACH))
