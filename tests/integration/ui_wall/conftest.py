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
from ui_wall_desk import Desk

from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import resources_dir

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


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path):
    made = Desk(tmp_path / "snapshots")
    yield made
    await made.page.close_page()
    made.page.close()
    made.page.deleteLater()
    await asyncio.sleep(0)
