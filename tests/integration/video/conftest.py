"""A virtual screen, bare X11 windows, a server of MPEG-TS and a pool whose processes must all be gone afterwards."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator

import psutil
import pytest
from ts_server import TsServer
from video_tools import XWindows, command_of

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.domain.clock import SystemClock
from vms_desktop.measure.virtual_screen import VirtualScreen


@pytest.fixture(scope="session")
def screen() -> Iterator[VirtualScreen]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    with VirtualScreen(1280, 720) as virtual:
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = virtual.display
        yield virtual
        if before is None:
            del os.environ["DISPLAY"]
        else:
            os.environ["DISPLAY"] = before


@pytest.fixture
def windows(screen: VirtualScreen) -> Iterator[XWindows]:
    opened = XWindows(screen.display)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def streams() -> Iterator[TsServer]:
    server = TsServer().start()
    yield server
    server.stop()


@pytest.fixture
async def pool(screen: VirtualScreen) -> AsyncIterator[PlayerPool]:
    made = PlayerPool(software_rendering=True, clock=SystemClock())
    yield made
    await made.stop()
    assert [child for child in psutil.Process().children() if "player-host" in command_of(child)] == []
