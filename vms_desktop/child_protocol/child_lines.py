"""The child's end of the lines: whole ones out on stdout, commands in from stdin, what is no message into its log."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

from vms_desktop.child_protocol.framing import Decoder, ProtocolError, encode


class Output:
    """Takes messages for the desk, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, message: object) -> None:
        line = encode(message)
        with self._lock:
            try:
                sys.stdout.buffer.write(line)
                sys.stdout.buffer.flush()
            except OSError:
                # The desk is gone; stdin says so too and ends the process.
                return


def commands(decoder: Decoder, name: str) -> Iterator[object]:
    """What the desk says, until it closes stdin. ``name``: of the child, for its log."""
    for line in sys.stdin.buffer:
        try:
            yield decoder.decode(line)
        except ProtocolError as error:
            print(f"{name}: not a message: {error}", file=sys.stderr)  # noqa: T201 - the child's log
