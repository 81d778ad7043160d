"""What was measured of a camera's clock lately, as lines to read: when, and how far it was off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.clock_offset import ClockReading, ClockSource
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.services.recording.clock_offsets import ClockKeeper
from vms_desktop.ui import formatting
from vms_desktop.ui.tasks import WidgetTasks

translate = QCoreApplication.translate
LOOKED_BACK = timedelta(days=30)
MOST_LINES = 6


class ClockHistory(QObject):
    """Of the camera last asked for. Signals: ``changed()``: ``readings`` are others. ``await close()`` at the end."""

    changed = Signal()

    def __init__(self, clocks: ClockKeeper, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._clock = clock
        self._tasks = WidgetTasks("clock history", self)
        self._camera_id: str | None = None
        self._known: ClockReading | None = None
        self.readings: Sequence[ClockReading] = ()
        """The newest last."""

    def newest(self, camera_id: str) -> ClockReading | None:
        return self._clocks.reading(camera_id)

    def look_at(self, camera_id: str | None) -> None:
        """Cheap when nothing is new; else ``changed`` follows."""
        newest = self._clocks.reading(camera_id) if camera_id is not None else None
        same = self._known is not None and newest is not None and newest.offset_ms == self._known.offset_ms
        if camera_id == self._camera_id and (same or newest is self._known):
            return
        if camera_id != self._camera_id:
            self.readings = ()
        self._camera_id, self._known = camera_id, newest
        self._tasks.start_anew(self._read, "read")

    async def _read(self) -> None:
        camera_id, now = self._camera_id, microseconds(self._clock.now())
        found: Sequence[ClockReading] = ()
        if camera_id is not None:
            begin = now - LOOKED_BACK // timedelta(microseconds=1)
            found = await self._clocks.history(camera_id, begin, now)
        if camera_id == self._camera_id:
            self.readings = found
            self.changed.emit()

    def lines(self) -> list[str]:
        """The newest first; empty: it was never measured."""
        return [_line(reading) for reading in self.readings[-MOST_LINES:][::-1]]

    async def close(self) -> None:
        await self._tasks.close()


def _line(reading: ClockReading) -> str:
    off = formatting.seconds_text(reading.offset_ms / 1000)
    how = translate("ClockHistory", "stream") if reading.source is ClockSource.RTCP else "ONVIF"
    return f"{formatting.moment_text(moment(reading.at_us))}  {off} ({how})"
