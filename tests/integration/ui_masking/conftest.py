"""Copies of a real clip on a virtual screen, in Thai. Tests are coroutines on the Qt loop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from masking_room import Room
from qt_room import pytest_asyncio_loop_factories, qapp, thai

__all__ = ["pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture
async def room(qapp: object, tmp_path: Path) -> AsyncIterator[Room]:
    made = Room(tmp_path)
    yield made
    await made.close()
