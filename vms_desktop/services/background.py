"""Tasks with an owner: a task that fails is reported at once, and none outlives the owner's ``close``."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from vms_desktop.domain.errors import VmsError
from vms_desktop.services.operation import machinery

_log = logging.getLogger(__name__)


@machinery("runs what others ask for")
class TaskOwner:
    """Starts tasks on the running loop and keeps them. Called on the loop thread.

    ``on_world_error`` gets the world's errors (a person is told); everything else is a bug and goes to the log with
    its traceback.
    """

    def __init__(self, name: str, on_world_error: Callable[[VmsError], None] | None = None) -> None:
        self._name = name
        self._on_world_error = on_world_error
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = False

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any] | None:
        """Run ``work``; returns None (and discards it) when the owner is closing."""
        if self._closing:
            work.close()
            return None
        task = asyncio.get_running_loop().create_task(work, name=f"{self._name}: {name}")
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if isinstance(error, VmsError) and self._on_world_error is not None:
            self._on_world_error(error)
        elif isinstance(error, VmsError):
            _log.warning("%s: %s", task.get_name(), error)
        else:
            _log.error("%s failed", task.get_name(), exc_info=error)

    def cancel(self) -> None:
        """Cancel what still runs; nothing starts any more. May be called from one of the tasks themselves."""
        self._closing = True
        for task in tuple(self._tasks):
            task.cancel()

    async def close(self) -> None:
        """Cancel what still runs and wait for it. Not from one of the tasks themselves."""
        self.cancel()
        tasks = list(self._tasks)
        await asyncio.gather(*tasks, return_exceptions=True)
