"""A short talk with one of the program's own child processes, to see that it starts and answers."""

from __future__ import annotations

import queue
import subprocess
import threading
from types import TracebackType
from typing import IO, Any

from vms_desktop.child_protocol.framing import MAX_LINE_BYTES, Decoder, ProtocolError, encode
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import child_command

END_WITHIN_S = 4.0


class ShortTalk:
    """A context manager: the child runs inside it and is gone after it."""

    def __init__(self, name: str, decoder: Decoder) -> None:
        self._name = name
        self._decoder = decoder
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._said: list[str] = []

    def __enter__(self) -> ShortTalk:
        """Raises WorkstationError ``child.start_failed`` (name)."""
        try:
            self._process = subprocess.Popen(
                child_command(self._name),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise WorkstationError("child.start_failed", name=self._name, detail=str(error)) from error
        assert self._process.stdin is not None and self._process.stdout is not None and self._process.stderr is not None
        self._input = self._process.stdin
        self._readers = [
            threading.Thread(target=self._hear, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._listen_to_complaints, args=(self._process.stderr,), daemon=True),
        ]
        for reader in self._readers:
            reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._input.close()
        except OSError:
            self._process.kill()
        try:
            self._process.wait(END_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(END_WITHIN_S)
        for reader in self._readers:
            reader.join(END_WITHIN_S)

    def say(self, message: Any) -> None:
        """Raises WorkstationError ``child.start_failed`` when the child is gone."""
        try:
            self._input.write(encode(message))
            self._input.flush()
        except OSError as error:
            raise self._silent() from error

    def answer(self, within_s: float) -> Any:
        """The next message. Raises WorkstationError ``child.start_failed`` when none comes."""
        try:
            message = self._answers.get(timeout=within_s)
        except queue.Empty:
            message = None
        if message is None:
            raise self._silent()
        return message

    def _silent(self) -> WorkstationError:
        said = " | ".join(self._said[-3:])
        return WorkstationError("child.start_failed", name=self._name, detail=said or "it does not answer")

    def _hear(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(MAX_LINE_BYTES):
                try:
                    self._answers.put(self._decoder.decode(line))
                except ProtocolError as error:
                    self._said.append(f"an answer was not understood: {error}")
        self._answers.put(None)

    def _listen_to_complaints(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(4096):
                self._said = [*self._said[-9:], line.decode("utf-8", "replace").strip()[:300]]
