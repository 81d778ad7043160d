"""How long a frame of the timeline takes: a month of sixteen cameras, dragged to and fro, on a virtual screen.

    python benchmarks/timeline.py

Real mouse events; a frame is the widget's whole painting, from the move of the mouse to the pixels. Footage with many
gaps, two sources a camera, bookmarks and holds. Prints JSON: milliseconds a frame, median and longest, for a month and
for an hour.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import time
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.bookmark import Bookmark
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import Actor
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.ui import theme
from vms_desktop.ui.playback.lanes import SECOND_US, Band, Lane
from vms_desktop.ui.playback.stretches import Stretches
from vms_desktop.ui.playback.time_view import TimeView
from vms_desktop.ui.playback.timeline import Timeline

CAMERAS = 16
DAYS = 31
FRAMES = 200
SIZE = (1532, 420)
"""Pixels: what is left of 1920 beside rail and tree, and room for sixteen lanes."""


def lane(number: int, now: float) -> Lane:
    """A month with a gap every hour or so: about 1,000 stretches from each of two sources."""
    chance = random.Random(number)
    address = StreamAddress("rtsp://10.1.2.3/main")
    camera = Camera(f"camera-{number}", f"1101-{number:04}", f"แยกปากน้ำ {number}", f"Junction {number}", "1101",
                    "110101", "tn-samutprakan", address, address)  # fmt: skip
    bands = []
    for kind in (SourceKind.LOCAL, SourceKind.ONVIF):
        parts, at = [], now - DAYS * 86400
        while at < now:
            length = chance.uniform(600, 4200)
            parts.append((at, min(now, at + length)))
            at += length + chance.uniform(5, 900)
        source = FootageSource(kind.value, kind, camera.id, ClockTrust.OURS)
        bands.append(Band(source, Stretches(parts)))
    moments = [int(now - chance.uniform(0, DAYS * 86400)) * SECOND_US for _ in range(30)]
    marks = tuple(Bookmark(str(at), camera.id, at, None, "note", at, Actor()) for at in moments)
    holds = tuple(Hold(str(at), camera.id, at, at + 7200 * SECOND_US, "", "", at, Actor()) for at in moments[:5])
    return Lane(camera, tuple(bands), holds, marks, known=True)


def drag(timeline: Timeline, application: QApplication) -> list[float]:
    """Milliseconds of each frame."""
    times = []
    y = timeline.height() // 2
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(800, y))
    for frame in range(FRAMES):
        began = time.perf_counter()
        QTest.mouseMove(timeline, QPoint(800 + 7 * (frame % 50 - 25), y))
        timeline.repaint()
        application.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(800, y))
    return times


def main() -> None:
    with VirtualScreen(1920, 1080) as screen:
        os.environ |= {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        application = QApplication(["timeline"])
        theme.apply(application)
        now = datetime.now(UTC).timestamp()
        figures = {}
        lanes = [lane(number, now) for number in range(CAMERAS)]
        for name, span in (("month", DAYS * 86400.0), ("hour", 3600.0)):
            timeline = Timeline(TimeView(now - span, now), now)
            timeline.resize(*SIZE)
            timeline.set_lanes(lanes)
            timeline.set_kept(DAYS * 86400.0)
            timeline.set_marks(now - span / 2, now - span / 3)
            timeline.show()
            QTest.qWaitForWindowExposed(timeline)
            times = drag(timeline, application)
            figures[name] = {"median_ms": round(statistics.median(times), 2), "longest_ms": round(max(times), 2)}
            timeline.close()
        application.shutdown()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
