"""Measures reviewing in five million entries, as the page sees it: looks, jumps, counts, words, rules, the window's stalls.

On a log that ``access_log.build`` made; a window on a virtual screen shows the real page. Run by ``run.py --only log``,
or alone: ``review.py --folder DIR [--json]``.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import access_log
import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from vms_desktop.app import TURN_S
from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.review import open_review
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.saved_filter import Period
from vms_desktop.measure.loop_stall import LoopStallMeter
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.review.log_rows import FoundRows, LogRows
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.store import Store
from vms_desktop.ui import language, theme
from vms_desktop.ui.review.log_tab import LogTab
from vms_desktop.ui.review.review_page import ReviewPage

NEW_ENTRIES = 100_000
SCREENFUL = 30
_DAY_US = 86_400_000_000


class Supervisor:
    """Fulfils as much of an Authority as reviewing asks: may do everything."""

    actor = Actor("u-9999", "หัวหน้าเวร", "supervisor")

    def require(self, _permission: Permission) -> None: ...

    def require_person(self) -> None: ...

    def refusal(self, _permission: Permission) -> None: ...

    def on_change(self, _listener: Callable[[], None]) -> Callable[[], None]:
        return lambda: None


class Register:
    """The part of CameraService that the page needs; the invented log's cameras are in no register."""

    cameras = ()

    def __init__(self) -> None:
        self.province = BundledProvinces().province("11")

    def get(self, camera_id: str) -> Camera:
        raise CameraError("camera.unknown", camera=camera_id)

    def on_change(self, _listener: Callable[[], None]) -> Callable[[], None]:
        return lambda: None


async def looks(review: ReviewServices) -> dict[str, Any]:
    """Of every filter the count, the first screen and one in the middle and one at the end; milliseconds."""
    count, screen = {}, {}
    for name, wanted in access_log.filters().items():
        opened, shown = [], []
        for _ in range(3):
            rows = LogRows(await review.reader.open(wanted))
            began = time.perf_counter()
            await rows.open()
            opened.append((time.perf_counter() - began) * 1000)
            last = rows.total
            for first in (0, last // 2, max(0, last - SCREENFUL)):
                began = time.perf_counter()
                await rows.load(first, first + SCREENFUL)
                shown.append((time.perf_counter() - began) * 1000)
        count[name] = round(statistics.median(opened), 1)
        screen[name] = round(max(statistics.median(shown[at::3]) for at in range(3)), 1)
    return {"count_ms": count, "screen_ms": screen}


async def words(review: ReviewServices) -> float:
    """The longest that one step of a search for a rare word keeps its reader; milliseconds."""
    rows = FoundRows(await review.reader.open(LogFilter(text="ไม่มีคำนี้เลย")))
    await rows.open()
    longest = 0.0
    for _ in range(8):
        began = time.perf_counter()
        await rows.look(200, 0.25)
        longest = max(longest, (time.perf_counter() - began) * 1000)
    return round(longest, 1)


async def rules(store: Store, review: ReviewServices) -> dict[str, Any]:
    """All rules over the newest entries of this desk, as after a long time without them."""
    last = (await store.log.last()).sequence
    await store.review.keep([], max(0, last - NEW_ENTRIES), 0)
    meter = LoopStallMeter()
    meter.start()
    began = time.perf_counter()
    new = await review.runner.run()
    took = time.perf_counter() - began
    meter.stop()
    return {"seconds": round(took, 1), "items": new, "stall_ms": round(meter.longest_s * 1000, 1)}


class _Frames:
    """How long the window was kept from drawing, by a timer of Qt's own; ``work_ms``: by its own work, which does not
    count what other programs on the machine took.
    """

    def __init__(self) -> None:
        self.longest_ms, self.work_ms, self._last, self._worked = 0.0, 0.0, 0.0, 0.0
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> dict[str, float]:
        self._timer.stop()
        return {"stall_ms": round(self.longest_ms, 1), "work_ms": round(self.work_ms, 1)}

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - 5)
        self.work_ms = max(self.work_ms, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked


async def window(review: ReviewServices, clock: SystemClock) -> dict[str, Any]:
    """Look at everything, scroll about, choose rows, look for words: stalls, and from the press to the first rows."""
    page = ReviewPage(review, Register(), clock)  # type: ignore[arg-type]
    page.resize(1366, 700)
    page.show()
    tab: LogTab = page.log
    page.show_tab(next(one for one in page.buttons if one.value == "log"))
    await asyncio.sleep(1.0)
    frames, first = _Frames(), []
    frames.start()
    for wanted in (LogFilter(), LogFilter(persons=("u-0009",)), LogFilter(districts=("1103",))):
        began = time.perf_counter()
        tab.look_at(wanted, Period.EVERYTHING)
        while tab._is_waiting or tab.model.listed(0) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        first.append(round((time.perf_counter() - began) * 1000))
        bar = tab.table.verticalScrollBar()
        for part in (0.2, 0.9, 0.5, 0.51, 0.52, 1.0):
            bar.setValue(int(bar.maximum() * part))
            await asyncio.sleep(0.15)
            tab.choose_row(max(0, tab.table.rowAt(0)))
    tab.look_at(LogFilter(text="2568/00123"), Period.QUARTER)
    await asyncio.sleep(2.0)
    stalls = frames.stop()
    await page.close_page()
    page.hide()
    return {**stalls, "first_rows_ms": first}


async def measure(folder: Path) -> dict[str, Any]:
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        store = await Store.open(DataFolder(folder), clock, exclusive=False, desk=access_log._desks()[0])
        stack.push_async_callback(store.close)
        log = AccessLog(store.log)
        stack.push_async_callback(log.close)
        opened = OpenedLog(store, None, access_log._Signer(), log, None)  # type: ignore[arg-type]
        review = open_review(stack, opened, clock, Supervisor())  # type: ignore[arg-type]
        gc.collect()
        gc.freeze()  # as the desk does once it is open
        found = await looks(review)
        return {
            **found,
            "words_ms": await words(review),
            "window": await window(review, clock),
            "rules": await rules(store, review),
        }


def rows(got: dict[str, Any]) -> list[access_log.Measured]:
    """What was measured beside what is wanted."""
    slow_count = max(got["count_ms"], key=got["count_ms"].__getitem__)
    slow_screen = max(got["screen_ms"], key=got["screen_ms"].__getitem__)
    count, screen = got["count_ms"][slow_count], got["screen_ms"][slow_screen]
    stall, first = got["window"]["stall_ms"], max(got["window"]["first_rows_ms"])
    took, held = got["rules"]["seconds"], got["rules"]["stall_ms"]
    return [
        (f"review: slowest count and rows ({slow_count})", "<= 300 ms", count, count <= 300),
        (f"review: slowest screen, also in the middle ({slow_screen})", "<= 100 ms", screen, screen <= 100),
        ("review: from Show to the first rows, slowest of three", "<= 500 ms", first, first <= 500),
        ("review: window kept waiting by looks and scrolling", "<= 50 ms", stall, stall <= 50),
        ("review: one step of a search for a rare word", "<= 400 ms", got["words_ms"], got["words_ms"] <= 400),
        ("review: rules over 100,000 new entries", "<= 60 s", took, took <= 60),
        ("review: event loop kept waiting by the rules", "<= 50 ms", held, held <= 50),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="of a log made by access_log.py --keep")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    sys.setswitchinterval(TURN_S)  # as the desk has it
    with VirtualScreen(1920, 1080) as screen:
        os.environ["DISPLAY"], os.environ["QT_QPA_PLATFORM"] = screen.display, "xcb"
        application = QApplication(["review"])
        theme.apply(application)
        language.install(application, language.THAI)
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application, already_running=False)) as runner:
            got = runner.run(measure(arguments.folder))
        application.shutdown()
    if arguments.json:
        print(json.dumps(got, ensure_ascii=False))
        return 0
    for name, goal, value, met in rows(got):
        print(f"{'met ' if met else 'MISS'}  {name:64} goal {goal:12} {value}")
    print(json.dumps(got, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
