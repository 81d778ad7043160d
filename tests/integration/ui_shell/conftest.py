"""The desk's window on a virtual screen, in Thai, with 24 cameras. Tests are coroutines on the Qt loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import province, pytest_asyncio_loop_factories, qapp, thai
from ui_shell_desk import Desk

from vms_desktop.domain.place import Province

__all__ = ["province", "pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture
async def open_desk(
    qapp: QApplication, province: Province, tmp_path: Path
) -> AsyncIterator[Callable[..., Awaitable[Desk]]]:
    """Opens a desk with so many cameras; it is closed after the test."""
    opened: list[Desk] = []

    async def open_it(count: int = 24, size: tuple[int, int] = (1366, 768)) -> Desk:
        made = Desk(province, tmp_path / "data", count)
        opened.append(made)
        await made.open(size)
        return made

    yield open_it
    for made in opened:
        await made.close()


@pytest.fixture
async def desk(open_desk: Callable[..., Awaitable[Desk]]) -> Desk:
    return await open_desk()
