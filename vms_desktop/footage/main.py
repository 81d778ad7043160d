"""The footage process: commands come in on stdin, reports go out on stdout, logs on stderr. Threads, no event loop.

It stands ready from a desk's first seconds on, so that the last minute is seen again at once, and begins small: FFmpeg,
two thirds of its memory, is loaded with the first wish, in a tenth of a second.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from vms_desktop.child_protocol.child_lines import Output, commands
from vms_desktop.child_protocol.footage import (
    BEAT_EVERY_S,
    DESK_TO_FOOTAGE,
    REPORT_EVERY_S,
    Beat,
    Hello,
    Ready,
    Shutdown,
)
from vms_desktop.footage.libraries import read_ahead
from vms_desktop.footage.results import Results
from vms_desktop.footage.server import FootageServer

if TYPE_CHECKING:
    from vms_desktop.footage.footage import Footage
    from vms_desktop.footage.session import Session
    from vms_desktop.footage.track import Track

NEWS_APART_S = 0.02
"""Changes that come together are told together."""


class FootageProcess:
    """Its service for players, its reports, and the work once there is some. ``write``: takes messages for the desk,
    from any thread.
    """

    def __init__(self, token: str, write: Callable[[object], None]) -> None:
        self._write = write
        self._results = Results()
        self._server = FootageServer(token, self._find, self._results)
        self._news = threading.Event()
        self._footage: Footage | None = None

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, name="http", daemon=True).start()
        self._write(Ready(self._server.port, os.getpid()))
        threading.Thread(target=self._report, name="reports", daemon=True).start()
        threading.Thread(target=read_ahead, name="libraries", daemon=True).start()

    def close(self) -> None:
        """Leave no half-cut file behind; bounded in time."""
        if self._footage is not None:
            self._footage.close()

    @property
    def port(self) -> int:
        return self._server.port

    def handle(self, message: object) -> None:
        """One command of the desk."""
        if self._footage is None:
            from vms_desktop.footage.footage import Footage

            self._footage = Footage(self._write, self._results, self._news.set)
        self._footage.handle(message)

    def _sessions(self) -> list[Session]:
        return self._footage.sessions() if self._footage is not None else []

    def _find(self, session: str, track: int) -> Track | None:
        return self._footage.find(session, track) if self._footage is not None else None

    def _report(self) -> None:
        beat_at = 0.0
        while True:
            self._news.wait(REPORT_EVERY_S if self._sessions() else BEAT_EVERY_S)
            self._news.clear()
            sessions = self._sessions()
            for session in sessions:
                session.tick()
                self._write(session.news())
            if not sessions and time.monotonic() - beat_at >= BEAT_EVERY_S / 2:
                beat_at = time.monotonic()
                self._write(Beat())
            time.sleep(NEWS_APART_S)


def main() -> int:
    """Child entry. Ends with the desk: at Shutdown or at the end of stdin."""
    # A track wakes when a picture is due; another thread must not hold the interpreter for five milliseconds then.
    sys.setswitchinterval(0.001)
    process: FootageProcess | None = None
    for message in commands(DESK_TO_FOOTAGE, "footage"):
        if isinstance(message, Hello) and process is None:
            process = FootageProcess(message.token, Output())
            process.start()
        elif isinstance(message, Shutdown):
            break
        elif process is not None:
            process.handle(message)
    if process is not None:
        process.close()
    sys.stdout.flush()
    # Threads may wait for a dead recorder: sockets and memory go with the process.
    os._exit(0)
