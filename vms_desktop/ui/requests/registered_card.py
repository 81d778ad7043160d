"""What a person sees right after registering: the number to be told, and what happened to the footage."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.requests.request import Request
from vms_desktop.ui import icons, theme
from vms_desktop.ui.requests.request_words import when
from vms_desktop.ui.words_label import WordsLabel


class RegisteredCard(QFrame):
    """Signals: ``closed()``: it was read."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestRegistered")
        self.setProperty("role", "card")
        self._request: Request | None = None
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("lock", theme.HOLD, 28))
        self.number, self.told = QLabel(self), WordsLabel(self)
        self.number.setObjectName("registeredNumber")
        self.number.setProperty("role", "large")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setObjectName("registeredTold")
        self.told.setWordWrap(True)
        self._close = QPushButton(self)
        self._close.setObjectName("registeredClose")
        self._close.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.number)
        words.addWidget(self.told)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_request(self, request: Request) -> None:
        self._request = request
        self._say()

    def _say(self) -> None:
        request = self._request
        if request is None:
            return
        self.number.setText(self.tr("Registered: {0}").format(request.number))
        held = sum(bool(one.hold_id) for one in request.asked)
        lines = [
            self.tr("The footage is held: %Ln stretch(es) cannot be overwritten here.", "", held),
            self.tr("An answer is due until {0}.").format(when(request.due_us)),
        ]
        elsewhere = [one for one in request.asked if one.overwritten_us is not None]
        if elsewhere:
            first = min(one.overwritten_us or 0 for one in elsewhere)
            lines.append(
                self.tr(
                    "At the owner's recorder it may be overwritten from {0} on; it is copied as soon as possible."
                ).format(when(first))
            )
        self.told.setText("\n".join(lines))

    def retranslate(self) -> None:
        self._close.setText(self.tr("Understood"))
        self._say()
