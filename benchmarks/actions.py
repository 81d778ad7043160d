"""How soon the window has done what a person asked, while 36 feeds play and ten cameras fail and return.

    python benchmarks/actions.py [--feeds 36]

Real input events are posted from another thread, as a display server does; an action is over when an event posted right
behind it is handled. Prints JSON: milliseconds of each kind of action, median and longest.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from vms_desktop.app import DeskOptions, make_application, open_desk, run_in_qt
from vms_desktop.capacity.feeds import Flapping, feeds_of_province
from vms_desktop.capacity.measurement import Measurement
from vms_desktop.domain.layout import Layout
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import SimulatedProvince

ROUNDS = 40
PAUSE_S = 0.15


class _Behind(QObject):
    """Gets an event behind each action and says when it was handled."""

    def __init__(self) -> None:
        super().__init__()
        self.handled = threading.Event()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.handled.set()
            return True
        return super().event(event)


class Actions(Measurement):
    """``figures``: milliseconds by kind of action."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.figures: dict[str, list[float]] = {}

    async def run(self, folder: DataFolder, settings: Settings) -> int:
        async with AsyncExitStack() as stack:
            desk = await open_desk(
                stack, DeskOptions(folder, settings, own_key=True, unattended=True, restores_wall=False)
            )
            assert self._screen is not None
            desk.window.setGeometry(0, 0, self._screen.width, self._screen.height)
            for draft in self._feeds:
                await desk.services.cameras.add(draft)
            await desk.services.relay.wait_ready(10)
            if not await self._fill(desk):
                return 1
            await asyncio.sleep(6.0)
            behind = _Behind()
            tiles = [tile for tile in desk.page.grid.tiles if tile.isVisible()]
            search = desk.window.tree.search_field
            kinds: dict[str, Callable[[], None]] = {
                "click a tile": lambda: _click(random.choice(tiles)),
                "drag a tile": lambda: _drag(random.choice(tiles)),
                "search key": lambda: _key(search, random.choice("กขคงจ12 ")),
                "search erase": lambda: _key(search, "\b"),
            }
            await asyncio.to_thread(self._act, kinds, behind)
        return 0

    def _act(self, kinds: dict[str, Callable[[], None]], behind: _Behind) -> None:
        """A worker thread: posting events is allowed from any."""
        for _ in range(ROUNDS):
            for name, act in kinds.items():
                behind.handled.clear()
                began = time.monotonic()
                act()
                QCoreApplication.postEvent(behind, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)
                if not behind.handled.wait(10):
                    raise RuntimeError(f"the window did not answer: {name}")
                self.figures.setdefault(name, []).append((time.monotonic() - began) * 1000)
                time.sleep(PAUSE_S)


def _mouse(widget: QWidget, kind: QEvent.Type, x: float, y: float, held: bool) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    place = QPointF(x, y)
    button = none if kind is QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, place, place, button, left if held else none, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.postEvent(widget, event)


def _click(widget: QWidget) -> None:
    _mouse(widget, QEvent.Type.MouseButtonPress, 40, 60, True)
    _mouse(widget, QEvent.Type.MouseButtonRelease, 40, 60, False)


def _drag(widget: QWidget) -> None:
    """Pressed, carried a little and let go over the same tile: nothing is exchanged."""
    _mouse(widget, QEvent.Type.MouseButtonPress, 40, 60, True)
    for step in range(1, 6):
        _mouse(widget, QEvent.Type.MouseMove, 40 + 6 * step, 60 + 3 * step, True)
    _mouse(widget, QEvent.Type.MouseButtonRelease, 70, 75, False)


def _key(widget: QWidget, text: str) -> None:
    key = Qt.Key.Key_Backspace if text == "\b" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "" if text == "\b" else text)
        QCoreApplication.postEvent(widget, event)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=36)
    feeds = parser.parse_args().feeds
    with ExitStack() as stack:
        screen = stack.enter_context(VirtualScreen())
        os.environ["DISPLAY"] = screen.display
        province = stack.enter_context(SimulatedProvince(max(24, feeds), time_code=True))
        drafts = feeds_of_province(province, feeds, False)
        stack.enter_context(Flapping(province, 10))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vms-actions-")))
        settings = Settings(most_main_streams=feeds)
        application = make_application(sys.argv[:1], settings)
        layout = min((one for one in Layout if one >= feeds), key=int)
        run = Actions(drafts, layout, 30.0, screen, province.time_code, time.monotonic())
        code = run_in_qt(application, lambda: run.run(DataFolder(folder), settings))
        print(
            json.dumps(
                {
                    name: {"median": round(statistics.median(seen), 1), "longest": round(max(seen), 1)}
                    for name, seen in run.figures.items()
                },
                ensure_ascii=False,
            )
        )
    return code


if __name__ == "__main__":
    raise SystemExit(main())
