"""For tests of the whole desk: Qt's loop, its theme in Thai, and a simulated province of a few cameras."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import qasync
from desk_tools import RealDesk
from PySide6.QtWidgets import QApplication

from vms_desktop.app import Desk
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.ui import language, theme


def application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["desk-tests"])
    app.setQuitOnLastWindowClosed(False)  # else a dialog that closes ends the loop
    return app


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": lambda: qasync.QEventLoop(application(), already_running=False)}


@pytest.fixture(autouse=True)
def thai() -> Iterator[QApplication]:
    """As the desk starts. Other suites of the same run find the application as it was."""
    app = application()
    font, palette, sheet, now = app.font(), app.palette(), app.styleSheet(), language._Now.language
    theme.apply(app)
    language.install(app, language.THAI)
    yield app
    language.install(app, language.ENGLISH)
    language._Now.language = now
    app.setFont(font)
    app.setPalette(palette)
    app.setStyleSheet(sheet)


@pytest.fixture(scope="session")
def province() -> Iterator[SimulatedProvince]:
    # Two fixed cameras' pictures are drawn first: one that is drawn while it is watched may be late by itself.
    with SimulatedProvince(cameras=6, prepare=3) as running:
        yield running


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    real = RealDesk()
    yield await real.open(tmp_path / "data")
    await real.close()


@pytest.fixture
async def desk_without_libvlc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", "libvlc-that-is-not-there.so")
    real = RealDesk()
    yield await real.open(tmp_path / "data")
    await real.close()
