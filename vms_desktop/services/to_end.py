"""Work that is over when the one who waits for it goes on, though it was cancelled meanwhile.

``asyncio.to_thread`` leaves its thread running when the waiting task is cancelled, ``asyncio.shield`` what it shields:
what they write then appears behind the back of whoever clears up.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from vms_desktop.services.operation import plumbing

T = TypeVar("T")
_log = logging.getLogger(__name__)


@plumbing("runs what others ask for")
async def to_end(call: Callable[[], T], stop: threading.Event | None = None) -> T:
    """What ``call`` returns or raises, on a worker thread. Cancelled, it sets ``stop``, which ``call`` may look at,
    and waits for it.
    """
    running = asyncio.ensure_future(asyncio.to_thread(call))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        if stop is not None:
            stop.set()
        await _over(running)
        if not running.cancelled():
            running.exception()  # looked at: that it was stopped is no news
        raise


@plumbing("runs what others ask for")
async def whole(work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` returns or raises. Cancelled, it waits for all of it first: a file that gets its name, and what is
    written down of it, come together or not at all.
    """
    running = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await _over(running)
        error = running.exception() if not running.cancelled() else None
        if error is not None:
            _log.warning("%r failed while it was being stopped", work, exc_info=error)
        raise


async def _over(running: asyncio.Future[Any]) -> None:
    while not running.done():
        try:
            await asyncio.wait([running])
        except asyncio.CancelledError:
            continue  # said once more; it still works
