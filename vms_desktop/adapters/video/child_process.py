"""One run of a child process that speaks JSON lines: started, heard, watched for its heartbeat, ended.

Pipes are served by threads, not by the event loop: that works alike on Linux and Windows and under every loop (Qt's
too), and a child that stops reading can never block the desk. All callbacks come on the loop thread.
"""

from __future__ import annotations

import asyncio
import logging
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any

from vms_desktop.child_protocol.framing import MAX_LINE_BYTES, Decoder, ProtocolError, encode
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import child_command

_log = logging.getLogger(__name__)

MOST_WAITING_MESSAGES = 10_000
"""A child that reads nothing for so long is hung and about to be replaced."""
STDERR_LINES_PER_RUN = 500
STDERR_LINE_CHARACTERS = 500
KILL_WAIT_S = 2.0


class ChildProcess:
    """Use once: ``start``, ``send`` …, ``stop`` or ``kill``; ``on_end(exit code)`` comes exactly once after a start.

    ``heartbeat_s``: the child counts as hung, and is killed, when nothing came from it for so long (counted from the
    first message; ``start_s`` until then). The desk's end closes the child's stdin, which ends every child.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        decoder: Decoder,
        clock: Clock,
        *,
        on_message: Callable[[Any], None],
        on_end: Callable[[int], None],
        heartbeat_s: float,
        start_s: float = 15.0,
    ) -> None:
        self.name = name
        self.hung = False
        self._arguments = arguments
        self._decoder = decoder
        self._clock = clock
        self._on_message = on_message
        self._on_end = on_end
        self._heartbeat_s = heartbeat_s
        self._start_s = start_s
        self._process: subprocess.Popen[bytes] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._outbox: queue.Queue[bytes | None] = queue.Queue(MOST_WAITING_MESSAGES)
        self._heard_at = 0.0
        self._heard_once = False
        self._watch: asyncio.TimerHandle | None = None
        self._ended: asyncio.Event = asyncio.Event()
        self._stopping = False

    @property
    def pid(self) -> int:
        return self._process.pid if self._process is not None else 0

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    def start(self) -> None:
        """Raises WorkstationError ``child.start_failed`` (name)."""
        self._loop = asyncio.get_running_loop()
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            self._process = subprocess.Popen(
                child_command(*self._arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                creationflags=flags,
            )
        except OSError as error:
            raise WorkstationError("child.start_failed", name=self.name, detail=str(error)) from error
        self._heard_at = self._clock.monotonic()
        process = self._process
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        for work, pipe in ((self._write, process.stdin), (self._read, process.stdout), (self._drain, process.stderr)):
            threading.Thread(target=work, args=(pipe,), name=f"{self.name} {work.__name__}", daemon=True).start()
        self._watch = self._loop.call_later(self._heartbeat_s / 4, self._check_heartbeat)

    def send(self, message: Any) -> None:
        """Queue a message; never blocks. Messages to a child that has ended are dropped."""
        if self._process is None or self.ended:
            return
        try:
            self._outbox.put_nowait(encode(message))
        except queue.Full:
            self._give_up("does not read its messages")

    def kill(self) -> None:
        """End it the hard way; ``on_end`` follows."""
        if self._process is not None and not self.ended:
            self._process.kill()

    async def stop(self, farewell: Any, timeout_s: float) -> None:
        """Ask it to end, wait at most ``timeout_s``, then kill it. Afterwards no process and no zombie is left."""
        if self._process is None or self.ended:
            return
        self._stopping = True
        self.send(farewell)
        try:
            self._outbox.put_nowait(None)
        except queue.Full:
            self.kill()
        try:
            await asyncio.wait_for(self._ended.wait(), timeout_s)
        except TimeoutError:
            _log.warning("%s did not end within %.1f s and is killed", self.name, timeout_s)
            self.kill()
            try:
                await asyncio.wait_for(self._ended.wait(), KILL_WAIT_S)
            except TimeoutError:
                _log.error("%s (pid %d) cannot be killed", self.name, self.pid)

    # ---- on the loop thread ----------------------------------------------------------------------------------

    def _check_heartbeat(self) -> None:
        if self.ended or self._loop is None:
            return
        limit = self._heartbeat_s if self._heard_once else self._start_s
        silent_s = self._clock.monotonic() - self._heard_at
        if silent_s > limit and not self._stopping:
            self._give_up(f"was silent for {silent_s:.1f} s")
            return
        self._watch = self._loop.call_later(self._heartbeat_s / 4, self._check_heartbeat)

    def _give_up(self, why: str) -> None:
        if not self.hung:
            self.hung = True
            _log.error("%s (pid %d) %s and is killed", self.name, self.pid, why)
        self.kill()

    def _heard(self, message: Any) -> None:
        if not self.ended:
            self._on_message(message)

    def _finished(self, code: int) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._ended.set()
        self._on_end(code)

    # ---- threads ---------------------------------------------------------------------------------------------

    def _tell_loop(self, callback: Callable[..., None], *arguments: Any) -> None:
        assert self._loop is not None
        try:
            self._loop.call_soon_threadsafe(callback, *arguments)
        except RuntimeError:
            # The loop is closed: the desk is ending and nobody listens any more.
            _log.debug("%s spoke after the end of the loop", self.name)

    def _read(self, pipe: IO[bytes]) -> None:
        buffered = os.fdopen(os.dup(pipe.fileno()), "rb")
        with buffered, pipe:
            while line := buffered.readline(MAX_LINE_BYTES):
                self._heard_at, self._heard_once = self._clock.monotonic(), True
                try:
                    message = self._decoder.decode(line)
                except ProtocolError as error:
                    _log.warning("%s sent a line that was not understood: %s", self.name, error)
                    continue
                self._tell_loop(self._heard, message)
        assert self._process is not None
        code = self._process.wait()
        self._outbox_closed()
        self._tell_loop(self._finished, code)

    def _outbox_closed(self) -> None:
        try:
            self._outbox.put_nowait(None)
        except queue.Full:
            # The writer wakes by itself: its pipe is broken now.
            _log.debug("%s ended with a full outbox", self.name)

    def _write(self, pipe: IO[bytes]) -> None:
        with pipe:
            while (line := self._outbox.get()) is not None:
                try:
                    _write_all(pipe, line)
                except OSError:
                    return

    def _drain(self, pipe: IO[bytes]) -> None:
        """What the child says on stderr goes to the log: a bounded number of lines of a bounded length."""
        lines = 0
        with os.fdopen(os.dup(pipe.fileno()), "rb") as buffered, pipe:
            while line := buffered.readline(8192):
                lines += 1
                if lines <= STDERR_LINES_PER_RUN:
                    text = line.decode("utf-8", "replace").rstrip()[:STDERR_LINE_CHARACTERS]
                    _log.info("%s: %s", self.name, "".join(ch if ch.isprintable() else "?" for ch in text))
                elif lines == STDERR_LINES_PER_RUN + 1:
                    _log.info("%s: (says more; left out)", self.name)


def _write_all(pipe: IO[bytes], line: bytes) -> None:
    view = memoryview(line)
    while view:
        written = pipe.write(view)
        view = view[written or 0 :]
