"""Entry of a player host: JSON lines on stdin and stdout (``child_protocol.player``), libVLC in between.

Stays small on purpose: neither Qt nor asyncio nor logging is imported, each host of the wall pays for it.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from typing import Any, BinaryIO

from vms_desktop.child_protocol.framing import MAX_LINE_BYTES, ProtocolError, encode
from vms_desktop.child_protocol.player import DESK_TO_PLAYER, Hello, HostFault, Ready, Shutdown
from vms_desktop.player.host import CLOSE_WITHIN_S, Host, Wedged
from vms_desktop.player.libvlc import Engine, LibVlcMissing
from vms_desktop.player.process_memory import bound_allocator
from vms_desktop.player.process_priority import let_others_go_first

DIE_AFTER_S = CLOSE_WITHIN_S + 1.5
"""After the end of input the process is gone within this time, whatever libVLC is doing."""
LONGEST_DETAIL = 500
EXIT_NO_GREETING, EXIT_NO_LIBVLC, EXIT_WEDGED = 2, 3, 4
"""Exit codes: the desk did not greet; libVLC cannot be loaded; a player does not stop. 0: told to end."""


def main() -> int:
    """Run the host; returns the exit code."""
    bound_allocator()
    let_others_go_first()
    desk = _take_stdout()
    lines = sys.stdin.buffer

    def send(message: Any) -> None:
        try:
            desk.write(encode(message))
            desk.flush()
        except OSError:
            # The desk is gone, and nobody is left to tell.
            os._exit(0)

    try:
        hello = DESK_TO_PLAYER.decode(lines.readline(MAX_LINE_BYTES))
    except ProtocolError as error:
        _log(f"no greeting from the desk: {error}")
        return EXIT_NO_GREETING
    if not isinstance(hello, Hello):
        _log("the first message must be Hello")
        return EXIT_NO_GREETING
    try:
        engine = Engine(hello.software_rendering)
    except LibVlcMissing as error:
        send(HostFault("system.libvlc_missing", str(error)[:LONGEST_DETAIL]))
        return EXIT_NO_LIBVLC
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines, inbox), name="desk", daemon=True).start()
    host = Host(engine, inbox, send, _log)
    send(Ready(os.getpid(), engine.version))
    code = 0
    try:
        host.run()
        if host.close():
            engine.close()
    except Wedged as error:
        _log(f"the player of slot {error} does not stop; this host ends")
        code = EXIT_WEDGED
    # Threads of libVLC that would not end must not keep the process, nor crash it on its way out.
    sys.stderr.flush()
    os._exit(code)


def _take_stdout() -> BinaryIO:
    """The pipe to the desk, moved away from descriptor 1: a library that prints must not break the protocol."""
    sys.stdout.flush()
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _read(lines: BinaryIO, inbox: queue.SimpleQueue[Any]) -> None:
    """Thread: the desk's messages into the queue. A blocking read works alike on every system."""
    while True:
        line = lines.readline(MAX_LINE_BYTES)
        if not line:
            break
        try:
            message = DESK_TO_PLAYER.decode(line)
        except ProtocolError as error:
            _log(f"a line of the desk was not understood: {error}")
            continue
        inbox.put(message)
        if isinstance(message, Shutdown):
            break
    inbox.put(Shutdown())
    time.sleep(DIE_AFTER_S)
    os._exit(1)


def _log(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
