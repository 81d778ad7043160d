"""A wall page on a virtual screen, with services that only remember. Tests are coroutines on the Qt loop."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from ui_wall_fakes import FakePtz, FakeViews, FakeWall, HandClock

from vms_desktop.domain.layout import Layout
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import resources_dir
from vms_desktop.services.snapshots import SnapshotService
from vms_desktop.ui.wall.wall_page import WallPage

_screen: VirtualScreen | None = None


def application() -> QApplication:
    """The one application object; brings its own screen where there is none."""
    global _screen
    existing = QApplication.instance()
    if existing is not None:
        return existing
    if not os.environ.get("DISPLAY"):
        _screen = VirtualScreen(1920, 1080).__enter__()
        os.environ["DISPLAY"] = _screen.display
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    app = QApplication(["ui-wall-tests"])
    for font in sorted((resources_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return app


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    app = application()
    yield app
    if _screen is not None:
        app.shutdown()
        _screen.close()


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": lambda: qasync.QEventLoop(application(), already_running=False)}


class Desk:
    """A page and the services behind it."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.wall = FakeWall(self.clock)
        self.ptz = FakePtz()
        self.views = FakeViews()
        self.folder = folder
        self.page = WallPage(self.wall, self.ptz, self.views, SnapshotService(self.wall, folder), self.clock)
        self.messages: list[object] = []
        self.page.message.connect(self.messages.append)

    def tile(self, number: int):
        return self.page.grid.tiles[number]

    async def show(self, layout: Layout = Layout.FOUR, cameras: int = 0, size: tuple[int, int] = (1000, 700)) -> None:
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        self.wall.set_layout(layout)
        for number in range(cameras):
            self.wall.assign(number, f"camera-{number}")
        await until(lambda: self.wall.visible.get(0, False) and self.page.isActiveWindow())
        self.tile(0).setFocus()
        await until(lambda: self.tile(0).hasFocus())


async def until(met: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for a condition, with a deadline."""
    async with asyncio.timeout(seconds):
        while not met():  # noqa: ASYNC110 - Qt's state has no event to await
            await asyncio.sleep(0.01)


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path):
    made = Desk(tmp_path / "snapshots")
    yield made
    await made.page.close_page()
    made.page.close()
    made.page.deleteLater()
    await asyncio.sleep(0)
