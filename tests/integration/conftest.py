"""For tests with real child processes: a screen of their own, never that of the person who runs them."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from postgresql_server import PostgresqlServer, can_run, running_server
from signing_in import commands_share_their_start
from sqlalchemy import Engine

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.upgrade import SHIPPED, Migrations, upgrade


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
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that all migrations have run on."""
    path = tmp_path_factory.mktemp("database") / "new.db"
    engine = make_engine(path)
    upgrade(engine, path)
    engine.dispose()
    return path


@pytest.fixture(autouse=True)
def made_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, new_database: Path) -> None:
    """New databases are copies: running all migrations takes a tenth of a second, in a thousand tests. How they are
    really made is tested in ``storage``, and by every process that is started.
    """
    if request.path.parent.name == "storage":
        return

    def copied(engine: Engine, path: Path, migrations: Migrations) -> None:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            if migrations is SHIPPED and not raw.execute("SELECT 1 FROM sqlite_master").fetchone():
                with closing(sqlite3.connect(new_database)) as made:
                    made.backup(raw)
                return
        upgrade(engine, path, migrations)

    monkeypatch.setattr("vms_desktop.storage.store.upgrade", copied)


@pytest.fixture(scope="session")
def quick_commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For modules that start many: ``signing_in.run_as`` forks them from one that has loaded the program."""
    with commands_share_their_start(tmp_path_factory.mktemp("commands")):
        yield


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
