"""The demonstration's end of the pipe to the desk that started it: says where it is, and hears when to end.

A demonstration started from a desk ends with that desk, however that ended: its input closes then.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO

from vms_desktop.child_protocol.demonstration import (
    DESK_TO_DEMONSTRATION,
    HEARTBEAT_S,
    Failed,
    Phase,
    Progress,
    Shutdown,
)
from vms_desktop.child_protocol.framing import MAX_LINE_BYTES, ProtocolError, encode
from vms_desktop.domain.errors import VmsError

DIE_AFTER_S = 20.0
"""After the end of input the process is gone within this time, whatever holds up its own end."""


class DemoLink:
    """A context manager around the whole demonstration. ``ended`` is set when the desk wants it gone, or is gone."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self._phase = Phase.PREPARING
        self._began = time.monotonic()
        self._pipe = _take_stdout()
        self._one_writer = threading.Lock()
        self._over = threading.Event()
        self._on_end: Callable[[], object] | None = None

    def __enter__(self) -> DemoLink:
        for work in (self._read, self._beat):
            threading.Thread(target=work, name=f"desk {work.__name__}", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()

    def reach(self, phase: Phase) -> None:
        self._phase = phase
        self._tell_phase()

    def fail(self, error: VmsError) -> None:
        self._send(Failed(error.code, {name: str(value) for name, value in error.params.items()}))

    def when_ended(self, callback: Callable[[], object]) -> None:
        """``callback`` comes from another thread when the desk wants the demonstration gone; at once if it does."""
        self._on_end = callback
        if self.ended.is_set():
            callback()

    def _tell_phase(self) -> None:
        self._send(Progress(self._phase.value, time.monotonic() - self._began))

    def _send(self, message: Progress | Failed) -> None:
        with self._one_writer:
            try:
                self._pipe.write(encode(message))
                self._pipe.flush()
            except (OSError, ValueError):
                self._end()  # nobody is left to tell

    # ---- threads ---------------------------------------------------------------------------------------------

    def _beat(self) -> None:
        while not self._over.wait(HEARTBEAT_S):
            self._tell_phase()

    def _read(self) -> None:
        while line := sys.stdin.buffer.readline(MAX_LINE_BYTES):
            try:
                if isinstance(DESK_TO_DEMONSTRATION.decode(line), Shutdown):
                    break
            except ProtocolError as error:
                print(f"not understood: {error}", file=sys.stderr)  # noqa: T201 - the desk's log
        self._end()
        if not self._over.wait(DIE_AFTER_S):
            os._exit(5)

    def _end(self) -> None:
        if not self.ended.is_set() and not self._over.is_set():
            self.ended.set()
            if self._on_end is not None:
                self._on_end()


def _take_stdout() -> BinaryIO:
    """The pipe to the desk, moved away from descriptor 1: a library that prints must not break the protocol."""
    sys.stdout.flush()
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe
