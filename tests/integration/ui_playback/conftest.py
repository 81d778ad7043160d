"""The Playback page on a virtual screen, in Thai. Tests are coroutines on the Qt loop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import pytest_asyncio_loop_factories, qapp, thai
from ui_playback_desk import Desk

__all__ = ["pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    await made.open()
    yield made
    await made.close()
