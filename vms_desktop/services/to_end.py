"""Blocking calls on a worker thread that are over when the one who waits for them goes on.

``asyncio.to_thread`` leaves its thread running when the waiting task is cancelled: what it writes then appears behind
the back of whoever clears up.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from vms_desktop.services.operation import plumbing

T = TypeVar("T")


@plumbing("runs what others ask for")
async def to_end(call: Callable[[], T], stop: threading.Event | None = None) -> T:
    """What ``call`` returns or raises. Cancelled, it sets ``stop``, which ``call`` may look at, and waits for it."""
    running = asyncio.ensure_future(asyncio.to_thread(call))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        if stop is not None:
            stop.set()
        while not running.done():
            try:
                await asyncio.wait([running])
            except asyncio.CancelledError:
                continue  # said once more; the thread still writes
        if not running.cancelled():
            running.exception()  # looked at: that it was stopped is no news
        raise
