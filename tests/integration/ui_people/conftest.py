"""The desk's window with people on a virtual screen, in Thai: real services and a real database behind it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication

# The outside of the desk (relay, players, cameras) is the same that the shell's tests have.
sys.path.append(str(Path(__file__).resolve().parent.parent / "ui_shell"))

from ui_people_desk import PeopleDesk, QuickKeeper

from vms_desktop.desk import people as desk_people
from vms_desktop.domain.place import Province
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.storage.province import BundledProvinces
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
    return QApplication(["ui-people-tests"])


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


@pytest.fixture(scope="session")
def province() -> Province:
    return BundledProvinces().province("11")


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": lambda: qasync.QEventLoop(application(), already_running=False)}


@pytest.fixture
async def open_desk(
    qapp: QApplication, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[..., Awaitable[PeopleDesk]]]:
    """Opens a desk on a data folder of its own; nobody is there yet. It is closed after the test."""
    monkeypatch.setattr(desk_people, "Argon2Keeper", QuickKeeper)
    opened: list[PeopleDesk] = []

    async def open_it(size: tuple[int, int] = (1366, 768), *, unattended: bool = False) -> PeopleDesk:
        made = PeopleDesk(province, tmp_path / "data", unattended=unattended)
        opened.append(made)
        await made.open(size)
        return made

    yield open_it
    for made in opened:
        await made.close()


@pytest.fixture
def open_unattended(open_desk: Callable[..., Awaitable[PeopleDesk]]) -> Callable[[], Awaitable[PeopleDesk]]:
    """A demonstration's desk."""
    return lambda: open_desk(unattended=True)


@pytest.fixture
async def fresh(open_desk: Callable[..., Awaitable[PeopleDesk]]) -> PeopleDesk:
    """A desk that was never used."""
    return await open_desk()


@pytest.fixture
async def desk(fresh: PeopleDesk) -> PeopleDesk:
    """With an administrator, who is signed in."""
    await fresh.create_administrator()
    return fresh
