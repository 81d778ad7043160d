"""Asynchronous work started by widgets: one owner per page keeps the tasks, reports failures and ends them.

A bare ``create_task`` that fails is noticed only by the garbage collector; a slot decorated as a coroutine goes on
after its widget is gone. Both are avoided by going through here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from vms_desktop.services.background import TaskOwner


class WidgetTasks(QObject):
    """Owner of a page's tasks. Loop thread only.

    Signals: ``failed(VmsError)``: something outside the program went wrong and a person should be told. Other
    exceptions are bugs and go to the log with their traceback.
    """

    failed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owner = TaskOwner(name, self.failed.emit)
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._again: set[str] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> bool:
        """Run ``work``; False (and it is dropped) once the owner is closed."""
        return self._owner.start(work, name) is not None

    def start_once(self, work: Coroutine[Any, Any, Any], name: str) -> bool:
        """As ``start``, but drop ``work`` while one of that name still runs: for buttons that people press twice."""
        if self._runs(name):
            work.close()
            return False
        task = self._owner.start(work, name)
        if task is None:
            return False
        self._running[name] = task
        task.add_done_callback(lambda _task: self._ended(name, task))
        return True

    def _runs(self, name: str) -> bool:
        """A task that is done has shown what it did: who answers to that need not wait for its callbacks."""
        task = self._running.get(name)
        return task is not None and not task.done()

    def _ended(self, name: str, task: asyncio.Task[Any]) -> None:
        if self._running.get(name) is task:
            del self._running[name]

    def start_anew(self, work: Callable[[], Coroutine[Any, Any, Any]], name: str) -> None:
        """Run ``work`` now, or once more after the one that runs: for reading what has changed again meanwhile."""
        if self._runs(name):
            self._again.add(name)
            return
        task = self._owner.start(work(), name)
        if task is None:
            return
        self._running[name] = task

        def done(ended: asyncio.Task[Any]) -> None:
            self._ended(name, ended)
            if name in self._again:
                self._again.discard(name)
                self.start_anew(work, name)

        task.add_done_callback(done)

    def stop(self, name: str) -> None:
        """Cancel the one of that name, if ``start_once`` or ``start_anew`` runs it; it may be started again."""
        self._again.discard(name)
        task = self._running.get(name)
        if task is not None:
            task.cancel()

    def cancel(self) -> None:
        """Cancel what runs, at once, and start nothing any more: for dialogs that close from within their own task."""
        self._owner.cancel()

    async def close(self) -> None:
        """Cancel what runs and wait for it; nothing starts any more."""
        await self._owner.close()
