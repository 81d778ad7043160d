"""Beside the form: other requests for the same case, letter or footage, and how much may be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.requests.request_ports import Duplicate
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.words_label import WordsLabel

WIDTH, MOST = 264, 6


class DuplicatesPanel(QFrame):
    """Signals: ``open_asked(str)``: that request (id)."""

    open_asked = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requestTwice")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._clock = clock
        self._found: Sequence[Duplicate] = ()
        self._limits: tuple[int, int, float, int] | None = None
        self._titles = {"limits": QLabel(self), "twice": QLabel(self)}
        for title in self._titles.values():
            title.setProperty("role", "section")
        self._extent, self._none = WordsLabel(self), WordsLabel(self)
        for label in (self._extent, self._none):
            label.setProperty("role", "quiet")
            label.setWordWrap(True)
        self._extent.setObjectName("requestExtent")
        self._none.setObjectName("requestNoTwice")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(4)
        column.addWidget(self._titles["limits"])
        column.addWidget(self._extent)
        column.addSpacing(8)
        column.addWidget(self._titles["twice"])
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.retranslate()

    @property
    def found(self) -> Sequence[Duplicate]:
        return self._found

    def show_found(self, found: Sequence[Duplicate]) -> None:
        self._found = found
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in found[:MOST]:
            self._rows.addWidget(self._row(one))
        self._name()

    def forget_limits(self) -> None:
        """Nothing is asked for yet."""
        self._limits = None
        self._name()

    def show_limits(self, cameras: int, most_cameras: int, hours: float, most_hours: int) -> None:
        """Hours of the longest stretch of one camera."""
        self._limits = (cameras, most_cameras, hours, most_hours)
        self._name()

    def _row(self, one: Duplicate) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = one.row
        button = QPushButton(on_button(row.number), whole)
        button.setObjectName(f"twice_{row.number}")
        button.setAutoDefault(False)
        icons.set_beside_text(button, request_texts.STATE_LOOKS[row.state][0], request_texts.STATE_LOOKS[row.state][1])
        button.setToolTip(self.tr("Open this request"))
        button.clicked.connect(lambda _on=False: self.open_asked.emit(row.id))
        words = QLabel(whole)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("role", "small")
        words.setWordWrap(True)
        day = formatting.date_text(thai_day(moment(row.received_us)))
        words.setText(f"{self._why(one)}\n{request_texts.state_text(row.state)} · {day}\n{row.requester_full}")
        column.addWidget(button)
        column.addWidget(words)
        return whole

    def _why(self, one: Duplicate) -> str:
        same = [
            text
            for is_same, text in (
                (one.same_footage, self.tr("same camera and time")),
                (one.same_case, self.tr("same case")),
                (one.same_letter, self.tr("same letter")),
            )
            if is_same
        ]
        return " · ".join(same)

    def _name(self) -> None:
        if self._limits is None:
            self._extent.setText(self.tr("Nothing chosen yet."))
            self._look("quiet")
        else:
            cameras, most_cameras, hours, most_hours = self._limits
            lines = [
                self.tr("Cameras: {0} (at most {1})").format(cameras, most_cameras),
                self.tr("Longest (h:min): {0} (at most {1})").format(_hours_text(hours), _hours_text(most_hours)),
            ]
            over = cameras > most_cameras or hours > most_hours
            if over:
                lines.append(self.tr("More than is allowed for this requester: take cameras out or shorten the times."))
            self._extent.setText("\n".join(lines))
            self._look("problem" if over else "quiet")
        self._none.setVisible(not self._found and self._limits is not None)  # not before it was looked for

    def _look(self, role: str) -> None:
        if self._extent.property("role") != role:
            self._extent.setProperty("role", role)
            self._extent.style().polish(self._extent)

    def retranslate(self) -> None:
        self._titles["limits"].setText(self.tr("How much is asked for"))
        self._titles["twice"].setText(self.tr("Asked for before"))
        self._none.setText(self.tr("No other request for the same case, letter, camera and time."))
        self._name()
        self.show_found(self._found)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _hours_text(hours: float) -> str:
    """0:05 or 1:30, as every length of minutes and more is told; what was typed to the second counts as a minute more.

    "0.0" said nothing of the five minutes that most letters ask for.
    """
    minutes = ceil(round(hours * 60, 3))
    return f"{minutes // 60}:{minutes % 60:02}"
