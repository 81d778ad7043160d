"""The Playback page on a virtual screen, in Thai. Tests are coroutines on the Qt loop."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication
from ui_playback_desk import Desk

from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.ui import language, theme

_screen: VirtualScreen | None = None


def application() -> QApplication:
    """The one application object; brings its own screen where there is none."""
    global _screen
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if not os.environ.get("DISPLAY"):
        _screen = VirtualScreen(1920, 1080).__enter__()
        os.environ["DISPLAY"] = _screen.display
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    return QApplication(["ui-playback-tests"])


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    app = application()
    app.setQuitOnLastWindowClosed(False)
    yield app
    if _screen is not None:
        app.shutdown()
        _screen.close()


@pytest.fixture(autouse=True)
def thai(qapp: QApplication) -> Iterator[None]:
    """As the desk starts: its theme, in Thai. Other suites of the same run find the application as it was."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    now = language._Now.language
    theme.apply(qapp)
    language.install(qapp, language.THAI)
    yield
    language.install(qapp, language.ENGLISH)  # takes the translators away
    language._Now.language = now
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": lambda: qasync.QEventLoop(application(), already_running=False)}


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    await made.open()
    yield made
    await made.close()
