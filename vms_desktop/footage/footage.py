"""What the footage process does for the desk: sessions that play, thumbnails, cuts, looks at files.

Loads FFmpeg, and so does all it builds on: ``main`` imports it with the first wish.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from vms_desktop.child_protocol.footage import (
    CancelCut,
    CloseSession,
    Cut,
    Inspect,
    Loop,
    OpenSession,
    Pause,
    Play,
    Seek,
    Step,
    Supply,
    Thumbnail,
    ThumbnailDone,
)
from vms_desktop.footage.cutting import Cutter
from vms_desktop.footage.inspecting import inspect
from vms_desktop.footage.plans import Opened
from vms_desktop.footage.results import Results
from vms_desktop.footage.session import Session
from vms_desktop.footage.thumbnails import Thumbnails
from vms_desktop.footage.track import Track

MOST_SESSIONS = 4
CLOSE_CUTS_S = 1.5


class Footage:
    """``write``: takes messages for the desk, from any thread; ``changed``: called when a session has news."""

    def __init__(self, write: Callable[[object], None], results: Results, changed: Callable[[], None]) -> None:
        self._write = write
        self._results = results
        self._changed = changed
        self._sessions: dict[str, Session] = {}
        self._opened: dict[tuple[str, int], Opened] = {}
        self._thumbnails = Thumbnails(self._thumbnail_done)
        self._thumbnails.start()
        self._cutter = Cutter(write)

    def close(self) -> None:
        """Leave no half-cut file behind; bounded in time."""
        self._cutter.close(CLOSE_CUTS_S)

    def sessions(self) -> list[Session]:
        return list(self._sessions.values())

    def find(self, session: str, track: int) -> Track | None:
        found = self._sessions.get(session)
        return found.tracks[track] if found is not None and track < len(found.tracks) else None

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
        session = Session(message.session, message.tracks, message.at, self._changed)
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

    def _thumbnail_done(self, request: str, png: bytes | None) -> None:
        if png is not None:
            self._results.put(request, png)
        self._write(ThumbnailDone(request, png is not None))
