"""Children of the program as tests have them: a simulated province for a module, a footage process that serves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.clock import SystemClock
from vms_desktop.simulated_province import SimulatedProvince

READY_WITHIN_S = 30.0


def simulated_province(
    cameras: int, *, streams: Callable[[SimulatedProvince], Iterable[str]] = lambda _province: (), **more: Any
) -> Callable[..., Iterator[SimulatedProvince]]:
    """A fixture: one province for all tests of a module, because each start costs a second.

    ``streams``: of the running province, those that are drawn before the first test; ``more``: as SimulatedProvince.
    """

    @pytest.fixture(scope="module")
    def province() -> Iterator[SimulatedProvince]:
        with SimulatedProvince(cameras, **more) as running:
            if wanted := list(streams(running)):
                running.prepare(wanted)
            yield running

    return province


def recorded_subs(most: int, codec: str = "") -> Callable[[SimulatedProvince], list[str]]:
    """The sub streams of so many cameras that the first recorder has, of that codec or any."""

    def streams(province: SimulatedProvince) -> list[str]:
        channels = [one for one in province.recorders[0].facts["channels"] if not codec or one["codec"] == codec]
        return [f"{one['camera']}/sub" for one in channels[:most]]

    return streams


@asynccontextmanager
async def footage_client() -> AsyncIterator[FootageClient]:
    client = FootageClient(SystemClock())
    client.start()
    assert await client.wait_ready(READY_WITHIN_S)
    yield client
    await client.stop()
