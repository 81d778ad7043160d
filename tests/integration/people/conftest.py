"""A desk's people over a real database; the same on PostgreSQL where it is installed."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from people_room import Room, TwoClocks

from vms_desktop.paths import DataFolder

sys.path.append(str(Path(__file__).resolve().parents[2] / "unit" / "evidence"))


@pytest.fixture
def clock() -> TwoClocks:
    return TwoClocks()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล โต๊ะ 1")


@pytest_asyncio.fixture
async def room(folder: DataFolder, clock: TwoClocks) -> AsyncIterator[Room]:
    room = await Room(folder, clock).open()
    yield room
    await room.close()
