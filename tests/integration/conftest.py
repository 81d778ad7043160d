"""For tests with real child processes: a screen of their own, never that of the person who runs them."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator

import pytest
from postgresql_server import PostgresqlServer, can_run, running_server

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.measure.virtual_screen import VirtualScreen


@pytest.fixture(scope="session", autouse=True)
def own_screen() -> Iterator[VirtualScreen | None]:
    """An Xvfb of 1920×1080 under a free number; ``DISPLAY`` names it. None where there is no Xvfb (Windows)."""
    try:
        screen = VirtualScreen(1920, 1080).__enter__()
    except WorkstationError:
        yield None
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", screen.display)
        patch.setenv("QT_QPA_PLATFORM", "xcb")
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        yield screen
        _end_qt()
    screen.close()


@pytest.fixture(scope="session")
def postgresql_where_there_is_one() -> Iterator[PostgresqlServer | None]:
    """Started when the first test asks for it; None where it is not installed."""
    if not can_run():
        yield None
        return
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql(postgresql_where_there_is_one: PostgresqlServer | None) -> PostgresqlServer:
    if postgresql_where_there_is_one is None:
        pytest.skip("PostgreSQL's server or psycopg is not installed")
    return postgresql_where_there_is_one


def _leave_events_to_the_loop() -> None:
    """pytest-qt handles Qt's events between fixture and test, when no asyncio loop runs: what a timer starts
    then fails, and which one that is, is chance. The loop itself handles them.
    """
    if importlib.util.find_spec("pytestqt") is not None:
        importlib.import_module("pytestqt.plugin")._process_events = lambda: None


def _end_qt() -> None:
    """Before its screen goes: Qt ends the whole process when its X server disappears."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication

        application = QCoreApplication.instance()
        if application is not None:
            application.shutdown()


def pytest_configure(config: pytest.Config) -> None:
    _leave_events_to_the_loop()
    # Software drawing is measured and tested; a GPU of the machine that runs the tests would change what is tested.
    os.environ.setdefault("VMS_RENDERER", "software")
