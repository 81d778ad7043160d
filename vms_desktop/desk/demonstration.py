"""The simulated province in a desk of its own, started from this desk and never outliving it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from vms_desktop.adapters.video.child_process import ChildProcess
from vms_desktop.child_protocol.demonstration import DEMONSTRATION_TO_DESK, Failed, Phase, Progress, Shutdown
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError, WorkstationError
from vms_desktop.services.background import TaskOwner

_log = logging.getLogger(__name__)

SILENT_S = 15.0
STOP_WITHIN_S = 10.0
"""It stops cameras, relay and players of its own in order; what is killed later cleans up nothing."""


class DeskDemonstration:
    """Called on the loop thread. ``on_progress(phase, seconds)``: None when there is no demonstration (any more)."""

    def __init__(
        self,
        clock: Clock,
        on_progress: Callable[[Phase | None, float], None],
        on_error: Callable[[VmsError], None],
        command: tuple[str, ...] = ("demo", "--for-desk"),
    ) -> None:
        self._clock = clock
        self._on_progress, self._on_error = on_progress, on_error
        self._command = command
        self._child: ChildProcess | None = None
        self._told_failure = False
        self._is_closed = False
        self._tasks = TaskOwner("demonstration", on_error)

    @property
    def runs(self) -> bool:
        return self._child is not None

    @property
    def pid(self) -> int:
        """Of the demonstration's process; 0 while there is none."""
        return self._child.pid if self._child is not None else 0

    def start(self, language: str) -> None:
        """Begin, unless one runs already; returns at once."""
        if self._child is not None or self._is_closed:
            return
        self._told_failure = False
        child = ChildProcess(
            "demonstration",
            [*self._command, "--language", language],
            DEMONSTRATION_TO_DESK,
            self._clock,
            on_message=self._heard,
            on_end=self._ended,
            heartbeat_s=SILENT_S,
            start_s=2 * SILENT_S,
        )
        try:
            child.start()
        except WorkstationError as error:
            self._on_error(WorkstationError("system.simulator_failed", detail=error.detail))
            return
        self._child = child
        self._on_progress(Phase.PREPARING, 0.0)

    def cancel(self) -> None:
        """Ask it to end, in whatever phase; ``on_progress(None, …)`` follows."""
        if self._child is not None:
            self._tasks.start(self._stop(self._child), "end the demonstration")

    async def stop(self) -> None:
        """End it and wait; nothing starts any more."""
        self._is_closed = True
        await self._tasks.close()
        if self._child is not None:
            await self._stop(self._child)

    async def _stop(self, child: ChildProcess) -> None:
        self._told_failure = True  # how it ends now is nobody's fault
        await child.stop(Shutdown(), STOP_WITHIN_S)

    def _heard(self, message: Progress | Failed) -> None:
        if isinstance(message, Progress):
            self._on_progress(Phase(message.phase), message.seconds)
        elif not self._told_failure:
            self._told_failure = True
            self._on_error(WorkstationError(message.code, **message.params))

    def _ended(self, code: int) -> None:
        self._child = None
        if code and not self._told_failure:
            _log.error("the demonstration ended with code %d", code)
            self._on_error(WorkstationError("system.simulator_failed"))
        self._on_progress(None, 0.0)
