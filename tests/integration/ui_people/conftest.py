"""The desk's window with people on a virtual screen, in Thai: real services and a real database behind it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qt_room import province, pytest_asyncio_loop_factories, qapp, thai

# The outside of the desk (relay, players, cameras) is the same that the shell's tests have.
sys.path.append(str(Path(__file__).resolve().parent.parent / "ui_shell"))

from ui_people_desk import PeopleDesk, QuickKeeper

from vms_desktop.desk import people as desk_people
from vms_desktop.domain.place import Province

__all__ = ["province", "pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture
async def open_desk(
    qapp: QApplication, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[..., Awaitable[PeopleDesk]]]:
    """Opens a desk on a data folder of its own; nobody is there yet. It is closed after the test."""
    monkeypatch.setattr(desk_people, "Argon2Keeper", QuickKeeper)
    opened: list[PeopleDesk] = []

    async def open_it(size: tuple[int, int] = (1366, 768), *, unattended: bool = False) -> PeopleDesk:
        made = PeopleDesk(province, tmp_path / "data", unattended=unattended)
        opened.append(made)
        await made.open(size)
        return made

    yield open_it
    for made in opened:
        await made.close()


@pytest.fixture
def open_unattended(open_desk: Callable[..., Awaitable[PeopleDesk]]) -> Callable[[], Awaitable[PeopleDesk]]:
    """A demonstration's desk."""
    return lambda: open_desk(unattended=True)


@pytest.fixture
async def fresh(open_desk: Callable[..., Awaitable[PeopleDesk]]) -> PeopleDesk:
    """A desk that was never used."""
    return await open_desk()


@pytest.fixture
async def desk(fresh: PeopleDesk) -> PeopleDesk:
    """With an administrator, who is signed in."""
    await fresh.create_administrator()
    return fresh
