"""Waiting for a condition, never for time: how long it takes depends on the machine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_S = 30.0
"""Far more than anything needs on a busy machine: only a test that fails waits so long."""


async def until(met: Callable[[], T], seconds: float = PATIENCE_S) -> T:
    """What ``met`` returned when it was true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not (found := met()):  # noqa: ASYNC110 - Qt's and other processes' states have no event to await
            await asyncio.sleep(0.01)
    return found


def until_blocking(met: Callable[[], T], seconds: float = PATIENCE_S) -> T:
    """The same where there is no loop. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not (found := met()):
        if time.monotonic() > end:
            raise TimeoutError("did not happen in time")
        time.sleep(0.01)
    return found
