"""Date and time by the workstation's clock, in Thai time whatever its zone; ticks with the second."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.thai_time import other_zone, thai_day
from vms_desktop.ui import formatting
from vms_desktop.ui.plain_tip import plain_tip


class ClockLabel(QWidget):
    """``23 พ.ย. 2569  14:05:09 น.``"""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._date = QLabel(self)
        self._date.setProperty("role", "quiet")
        self._time = QLabel(self)
        self._time.setProperty("role", "clock")
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._date)
        row.addWidget(self._time)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._tick()
        self._tell_zone()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
            self._tell_zone()

    def _tell_zone(self) -> None:
        zone = other_zone(self._clock.now())
        said = self.tr("Thai time (UTC+7)")
        if zone:
            said = self.tr("Thai time (UTC+7). This workstation's clock is set to another time zone: {0}").format(zone)
        self.setToolTip(plain_tip(said))

    def _tick(self) -> None:
        self._show()
        # Each tick is aimed at the next full second, so that the shown second is never late by more than a moment.
        self._timer.start(1000 - self._clock.now().microsecond // 1000)

    def _show(self) -> None:
        now = self._clock.now()
        self._date.setText(formatting.date_text(thai_day(now)))
        self._time.setText(formatting.time_text(now))
        # The widest digits decide, so that nothing beside the clock moves with the seconds.
        self._time.setMinimumWidth(self._time.fontMetrics().horizontalAdvance(formatting.time_text(now)) + 8)
