"""A real relay process and real servers to pull from: GStreamer's and the simulated province."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from children import simulated_province
from relay_tools import GStreamerServer, RelayProcess, Viewer, Waiting


@pytest.fixture
def waiting(relay: RelayProcess) -> Iterator[Callable[[str], Waiting]]:
    opened: list[Waiting] = []

    def ask(stream: str) -> Waiting:
        opened.append(Waiting(relay, stream))
        return opened[-1]

    yield ask
    for one in opened:
        one.close()


@pytest.fixture
def relay() -> Iterator[RelayProcess]:
    process = RelayProcess()
    yield process
    process.close()


@pytest.fixture
def viewers() -> Iterator[Callable[[str], Viewer]]:
    opened: list[Viewer] = []

    def open_viewer(url: str) -> Viewer:
        opened.append(Viewer(url))
        return opened[-1]

    yield open_viewer
    for viewer in opened:
        viewer.close()


@pytest.fixture(scope="module")
def gstreamer() -> Iterator[GStreamerServer]:
    server = GStreamerServer()
    yield server
    server.close()


province = simulated_province(24)
