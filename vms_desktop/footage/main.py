"""The footage process: commands come in on stdin, reports go out on stdout, logs on stderr. Threads, no event loop."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

from vms_desktop.child_protocol.child_lines import Output, commands
from vms_desktop.child_protocol.footage import (
    BEAT_EVERY_S,
    DESK_TO_FOOTAGE,
    REPORT_EVERY_S,
    Beat,
    CancelCut,
    CloseSession,
    Cut,
    Hello,
    Inspect,
    Loop,
    OpenSession,
    Pause,
    Play,
    Ready,
    Seek,
    Shutdown,
    Step,
    Supply,
    Thumbnail,
    ThumbnailDone,
)
from vms_desktop.footage.cutting import Cutter
from vms_desktop.footage.inspecting import inspect
from vms_desktop.footage.plans import Opened
from vms_desktop.footage.server import FootageServer, Results
from vms_desktop.footage.session import Session
from vms_desktop.footage.thumbnails import Thumbnails
from vms_desktop.footage.track import Track

MOST_SESSIONS = 4
CLOSE_CUTS_S = 1.5
NEWS_APART_S = 0.02
"""Changes that come together are told together."""


class Footage:
    """The sessions and what the desk asked of them. ``write``: takes messages for the desk, from any thread."""

    def __init__(self, token: str, write: Callable[[object], None]) -> None:
        self._write = write
        self._sessions: dict[str, Session] = {}
        self._opened: dict[tuple[str, int], Opened] = {}
        self._results = Results()
        self._thumbnails = Thumbnails(self._thumbnail_done)
        self._cutter = Cutter(write)
        self._server = FootageServer(token, self._find, self._results)
        self._news = threading.Event()

    def start(self) -> None:
        self._thumbnails.start()
        threading.Thread(target=self._server.serve_forever, name="http", daemon=True).start()
        self._write(Ready(self._server.port, os.getpid()))
        threading.Thread(target=self._report, name="reports", daemon=True).start()

    def close(self) -> None:
        """Leave no half-cut file behind; bounded in time."""
        self._cutter.close(CLOSE_CUTS_S)

    @property
    def port(self) -> int:
        return self._server.port

    def handle(self, message: object) -> None:
        """One command of the desk."""
        if isinstance(message, OpenSession):
            self._open(message)
        elif isinstance(message, Thumbnail):
            self._thumbnails.ask(message)
        elif isinstance(message, Inspect):
            threading.Thread(
                target=lambda: self._write(inspect(message)), name=f"inspect {message.request}", daemon=True
            ).start()
        elif isinstance(message, Cut):
            self._cutter.cut(message)
        elif isinstance(message, CancelCut):
            self._cutter.cancel(message.job)
        elif isinstance(message, (Supply, CloseSession, Play, Pause, Seek, Step, Loop)):
            session = self._sessions.get(message.session)
            if session is not None:
                self._direct(session, message)

    def _open(self, message: OpenSession) -> None:
        self._close(message.session)
        while len(self._sessions) >= MOST_SESSIONS:
            self._close(next(iter(self._sessions)))
        session = Session(message.session, message.tracks, message.at, self._news.set)
        self._sessions[message.session] = session
        session.start()

    def _close(self, name: str) -> None:
        session = self._sessions.pop(name, None)
        if session is not None:
            session.close()
            self._opened = {key: opened for key, opened in self._opened.items() if key[0] != name}

    def _direct(self, session: Session, message: Supply | CloseSession | Play | Pause | Seek | Step | Loop) -> None:
        if isinstance(message, Supply):
            opened = self._opened.setdefault((session.name, message.track), Opened())
            session.supply(message.track, opened.sources(message.plans))
        elif isinstance(message, CloseSession):
            self._close(session.name)
        elif isinstance(message, Play):
            session.play(message.speed)
        elif isinstance(message, Pause):
            session.pause()
        elif isinstance(message, Seek):
            session.seek(message.at)
        elif isinstance(message, Step):
            session.step(message.frames)
        else:
            session.loop(message.begin, message.end)

    def _find(self, session: str, track: int) -> Track | None:
        found = self._sessions.get(session)
        return found.tracks[track] if found is not None and track < len(found.tracks) else None

    def _thumbnail_done(self, request: str, png: bytes | None) -> None:
        if png is not None:
            self._results.put(request, png)
        self._write(ThumbnailDone(request, png is not None))

    def _report(self) -> None:
        beat_at = 0.0
        while True:
            self._news.wait(REPORT_EVERY_S if self._sessions else BEAT_EVERY_S)
            self._news.clear()
            sessions = list(self._sessions.values())
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
    footage: Footage | None = None
    for message in commands(DESK_TO_FOOTAGE, "footage"):
        if isinstance(message, Hello) and footage is None:
            footage = Footage(message.token, Output())
            footage.start()
        elif isinstance(message, Shutdown):
            break
        elif footage is not None:
            footage.handle(message)
    if footage is not None:
        footage.close()
    sys.stdout.flush()
    # Threads may wait for a dead recorder: sockets and memory go with the process.
    os._exit(0)
