"""The Requests page on a virtual screen, in Thai, over a real database. Tests are coroutines on the Qt loop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import province, pytest_asyncio_loop_factories, qapp, thai
from ui_requests_desk import Room

from vms_desktop.domain.place import Province

__all__ = ["province", "pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture
async def room(qapp: QApplication, province: Province, tmp_path: Path) -> AsyncIterator[Room]:
    made = Room(province, tmp_path / "ข้อมูล")
    await made.open()
    await made.show()
    yield made
    await made.close()
