"""A wall page on a virtual screen, with services that only remember. Tests are coroutines on the Qt loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import application, pytest_asyncio_loop_factories
from ui_wall_desk import Desk

from vms_desktop.ui import theme

__all__ = ["pytest_asyncio_loop_factories"]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """With the desk's fonts: what fits into a tile is measured."""
    app = application()
    theme.load_fonts()
    return app


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path / "snapshots")
    yield made
    await made.page.close_page()
    made.page.close()
    made.page.deleteLater()
    await asyncio.sleep(0)
