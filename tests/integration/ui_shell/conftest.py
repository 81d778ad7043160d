"""The desk's window on a virtual screen, in Thai, with 24 cameras. Tests are coroutines on the Qt loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import province, pytest_asyncio_loop_factories, qapp, thai
from ui_shell_desk import Desk, until
from ui_shell_review import Room

from vms_desktop.domain.place import Province
from vms_desktop.ui.review.review_page import ReviewPage
from vms_desktop.ui.shell.navigation_rail import Page

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


@pytest.fixture(scope="session")
def story(province: Province, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room's days, told once; each test has a copy."""

    async def tell() -> Room:
        told = Room(province, tmp_path_factory.mktemp("story"))
        await told.begin()
        await told.close()
        return told

    return asyncio.run(tell())


@pytest.fixture
async def room(qapp: QApplication, province: Province, tmp_path: Path, story: Room) -> AsyncIterator[Room]:
    made = Room(province, tmp_path)
    made.take(story)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def page(room: Room) -> ReviewPage:
    room.window.window.show_page(Page.REVIEW)
    found = room.window.window.findChild(ReviewPage)
    await until(lambda: found.queue.model.rowCount() > 0)
    return found
