"""Commands as processes of their own that share the work of starting: a process that has loaded the program, and does
nothing else, forks for each of them. Loading takes a second, which a hundred commands need not spend one by one.

What such a process does is what ``vms-desktop`` does: other arguments, folder, environment and pipes, the same
``main``, an ending like any program's. Not on Windows. Asked by ``command_client.py``, in one message: the descriptors
of its input, output and errors and of those it finds under the same numbers, then what to do as JSON; answers with the
process's number and, when it has ended, its exit code. A script is run in the same way.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import signal
import socket
import struct
import sys
from typing import Any

COMMANDS = ("cameras", "clips", "database", "log", "people", "recordings", "requests")
TEXTS = ("formatting", "language", "log_texts", "messages", "theme")
LOADED = (
    *(f"vms_desktop.commands.{name}" for name in COMMANDS),
    *(f"vms_desktop.ui.{name}" for name in TEXTS),
    "vms_desktop.desk.log",
    "sqlalchemy.dialects.sqlite",
)
SIZE = struct.Struct("!I")
NUMBER = struct.Struct("!i")


def exactly(connection: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        more = connection.recv(count - len(found))
        assert more, "the other side has gone"
        found += more
    return found


def _serve(address: str) -> None:
    for name in LOADED:
        importlib.import_module(name)
    assert len(os.listdir("/proc/self/task")) == 1, "a thread would be missing in what is forked"
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    listener.listen(8)
    os.rename(f"{address}.new", address)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        connection, _ = listener.accept()
        # One to wait for the command and tell how it ended, so that the next is taken meanwhile.
        if os.fork() == 0:
            listener.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            request = _attend(connection)
            if request is None:
                os._exit(0)
            raise SystemExit(_run(request))
        connection.close()


def _run(request: dict[str, Any]) -> int:
    words: list[str] = request["words"]
    if request["script"]:
        sys.argv = [request["script"], *words]
        sys.path.insert(0, os.path.dirname(request["script"]))
        runpy.run_path(request["script"], run_name="__main__")
        return 0
    from vms_desktop.cli import main

    return main(words)


def _attend(connection: socket.socket) -> dict[str, Any] | None:
    """What was asked, in the process that is to do it; None in the one that saw it end."""
    head, descriptors, _flags, _from = socket.recv_fds(connection, SIZE.size, 16)
    request = json.loads(exactly(connection, *SIZE.unpack(head)))
    pid = os.fork()
    if pid:
        for descriptor in descriptors:
            os.close(descriptor)
        connection.sendall(NUMBER.pack(pid))
        _, status = os.waitpid(pid, 0)
        connection.sendall(NUMBER.pack(os.waitstatus_to_exitcode(status)))
        return None
    import fcntl

    connection.close()
    wanted = [0, 1, 2, *request["passed"]]
    # Out of the way first: one's number may be another's place.
    aside = [fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, max(wanted) + 1) for descriptor in descriptors]
    for descriptor in descriptors:
        os.close(descriptor)
    for descriptor, number in zip(aside, wanted, strict=True):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    return dict(request)


if __name__ == "__main__":
    _serve(sys.argv[1])
