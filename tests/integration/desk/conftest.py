"""For tests of the whole desk: Qt's loop, its theme in Thai, and a simulated province of a few cameras."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from desk_tools import RealDesk
from qt_room import pytest_asyncio_loop_factories, qapp, thai

from vms_desktop.app import Desk
from vms_desktop.simulated_province import SimulatedProvince

__all__ = ["pytest_asyncio_loop_factories", "qapp", "thai"]


@pytest.fixture(scope="session")
def province() -> Iterator[SimulatedProvince]:
    # Two fixed cameras' pictures are drawn first: one that is drawn while it is watched may be late by itself.
    with SimulatedProvince(cameras=6, prepare=3) as running:
        yield running


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    real = RealDesk()
    yield await real.open(tmp_path / "data")
    await real.close()


@pytest.fixture
async def desk_without_libvlc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", "libvlc-that-is-not-there.so")
    real = RealDesk()
    yield await real.open(tmp_path / "data")
    await real.close()
