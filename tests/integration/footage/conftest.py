"""A real footage process, spoken to as the desk does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from children import footage_client
from footage_tools import CAMERA, Heard, TrackViewer, record

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.stream import StreamKey, StreamQuality


@pytest_asyncio.fixture
async def client() -> AsyncIterator[FootageClient]:
    async with footage_client() as made:
        yield made


@pytest_asyncio.fixture
async def heard(client: FootageClient) -> Heard:
    return Heard(client)


@pytest.fixture
def viewers() -> Iterator[Callable[[str], TrackViewer]]:
    opened: list[TrackViewer] = []

    def view(url: str) -> TrackViewer:
        opened.append(TrackViewer(url))
        return opened[-1]

    yield view
    for one in opened:
        one.close()


@pytest.fixture
def recording(tmp_path: Path):
    """A minute of one camera's main stream."""
    return record(tmp_path / "recordings", StreamKey(CAMERA, StreamQuality.MAIN), 60)
