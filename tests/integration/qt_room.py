"""Qt for tests on a virtual screen: one application object, its loop, and the desk's looks in Thai.

A folder takes what it needs by name in its ``conftest.py``; ``thai`` then holds for every test in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest
import qasync
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from vms_desktop.domain.place import Province
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.ui import language, theme


def application() -> QApplication:
    """The one application object of the run, on the screen ``own_screen`` brought."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["vms-desktop-tests"])
    app.setQuitOnLastWindowClosed(False)  # else a dialog that closes ends the loop
    return app


def pytest_asyncio_loop_factories(config: object, item: object) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests are coroutines on the Qt loop."""
    return {"qt": lambda: qasync.QEventLoop(application(), already_running=False)}


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application()


@pytest.fixture(autouse=True)
def thai(qapp: QApplication) -> Iterator[QApplication]:
    """As the desk starts: its theme, in Thai. Other folders of the same run find the application as it was."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    now = language._Now.language
    theme.apply(qapp)
    language.install(qapp, language.THAI)
    yield qapp
    language.install(qapp, language.ENGLISH)  # takes the translators away
    language._Now.language = now
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture(scope="session")
def province() -> Province:
    """Samut Prakan."""
    return BundledProvinces().province("11")


def button(parent: QWidget, name: str) -> QAbstractButton:
    """The button of that object name."""
    found = parent.findChild(QAbstractButton, name)
    assert found is not None, name
    return found
