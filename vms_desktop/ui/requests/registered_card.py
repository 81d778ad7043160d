"""What a person sees right after registering: the number to be told, and what happened to the footage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.requests.request import Request
from vms_desktop.services.requests.finding import Look
from vms_desktop.ui import icons, theme
from vms_desktop.ui.requests.footage_card import stretches_of
from vms_desktop.ui.requests.footage_strip import StripFacts
from vms_desktop.ui.requests.request_words import when
from vms_desktop.ui.words_label import WordsLabel

_WHOLE = 0.99
"""A second at either end of some minutes is no gap to be told of: recorders cut where they like."""


class RegisteredCard(QFrame):
    """Signals: ``closed()``: it was read."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestRegistered")
        self.setProperty("role", "card")
        self._request: Request | None = None
        self._looks: tuple[Look, ...] = ()
        self._looked_us = 0
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("lock", theme.HOLD, 28))
        self.number, self.told = QLabel(self), WordsLabel(self)
        self.number.setObjectName("registeredNumber")
        self.number.setProperty("role", "large")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setObjectName("registeredTold")
        self.told.setWordWrap(True)
        self._lacks = WordsLabel(self)
        self._lacks.setObjectName("registeredLacks")
        self._lacks.setProperty("role", "problem")
        self._lacks.setWordWrap(True)
        self._lacks.setTextFormat(Qt.TextFormat.PlainText)
        self._lacks.hide()
        self._close = QPushButton(self)
        self._close.setObjectName("registeredClose")
        self._close.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.number)
        words.addWidget(self.told)
        words.addWidget(self._lacks)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_request(self, request: Request) -> None:
        self._request, self._looks = request, ()
        self._say()

    def show_looks(self, looks: Sequence[Look], now_us: int) -> None:
        """What there is: a hold on minutes that have no pictures keeps nothing, and the requester wants to know now."""
        self._looks, self._looked_us = tuple(looks), now_us
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
        self._lacks.setText(self._missing())
        self._lacks.setVisible(bool(self._lacks.text()))

    def _missing(self) -> str:
        lines = []
        for look in self._looks:
            asked = look.asked
            if asked.interval.end_us > self._looked_us:
                continue  # it is still being recorded
            share = StripFacts(asked.interval, stretches_of(look)).share
            name = f"{asked.camera_code} {asked.camera_name}".strip()
            if share <= 0:
                lines.append(self.tr("No footage was found of {0}.").format(name))
            elif share < _WHOLE:
                percent = min(99, round(share * 100))
                lines.append(self.tr("Of {0} there is only a part: {1} %.").format(name, percent))
        return "\n".join(lines)

    def retranslate(self) -> None:
        self._close.setText(self.tr("Understood"))
        self._say()
