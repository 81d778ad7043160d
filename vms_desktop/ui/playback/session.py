"""What is being played: cameras, marks, loop and speed, as the page's widgets and keys wish them.

Every wish is remembered here and given to the service, whose reports say what really happens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.footage import MOST_TRACKS, SPEEDS, PlaybackPosition
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.ui.tasks import WidgetTasks

FIRST_BACK = timedelta(minutes=1)
"""Where a camera is opened when nobody said when."""
_HEARD_S = 1.0
"""A seek is taken for done, at the latest, after so long: until then reports may still tell of before."""
_NEAR_S = 1.5
_OBEYED_S = 0.7
"""What was asked for counts against reports for so long."""
_FASTER = [speed for speed in SPEEDS if speed >= 1.0]


class PlaybackSession(QObject):
    """Loop thread only.

    Signals: ``cameras_changed()`` (which cameras, or their order), ``opened()`` (the service has them),
    ``marks_changed()`` (marks or loop), ``failed(VmsError)``.
    """

    cameras_changed = Signal()
    opened = Signal()
    marks_changed = Signal()
    failed = Signal(object)

    def __init__(self, playback: PlaybackService, clock: Clock, tasks: WidgetTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._clock = clock
        self._tasks = tasks
        self._cameras: list[str] = []
        self._at: datetime | None = None
        self._speed = 1.0
        self._plays = False
        self._number = 0
        self._later: datetime | None = None
        """Where the next camera is opened while none is."""
        self._sought: tuple[datetime, float] | None = None
        self._asked_at = float("-inf")
        self.begin: datetime | None = None
        self.end: datetime | None = None
        self.loops = False

    # ---- which cameras -------------------------------------------------------------------------------------------

    @property
    def cameras(self) -> tuple[str, ...]:
        return tuple(self._cameras)

    @property
    def position(self) -> PlaybackPosition:
        return self._playback.position

    @property
    def at(self) -> datetime:
        """Where playback is, or will begin."""
        if self._at is not None:
            return self._at
        if not self._cameras:
            return self._later or self._clock.now() - FIRST_BACK
        if self._sought is not None and self._clock.monotonic() - self._sought[1] < _HEARD_S:
            return self._sought[0]
        return self._playback.position.at

    def show(self, camera_ids: Sequence[str], at: datetime, *, play: bool = False) -> None:
        """Only these cameras, from ``at`` on."""
        self._cameras = list(dict.fromkeys(camera_ids))[:MOST_TRACKS]
        self._plays, self._speed = play, 1.0
        self._open(at)

    def add(self, camera_id: str, tile: int | None = None) -> None:
        """One more, at the same moment; ``tile``: in the place of what plays there."""
        if camera_id in self._cameras:
            return
        at = self.at
        if tile is not None and tile < len(self._cameras):
            self._cameras[tile] = camera_id
        elif len(self._cameras) >= MOST_TRACKS:
            self.failed.emit(InputError("playback.too_many", most=MOST_TRACKS))
            return
        else:
            self._cameras.append(camera_id)
        self._open(at)

    def remove(self, tile: int) -> None:
        if tile < len(self._cameras):
            at = self.at
            del self._cameras[tile]
            self._open(at)

    def clear(self) -> None:
        at = self.at
        self._cameras.clear()
        self._plays = False
        self._open(at)

    def keep_known(self, known: Sequence[str]) -> None:
        """Close those that were removed from the register."""
        left = [camera_id for camera_id in self._cameras if camera_id in known]
        if left != self._cameras:
            at, self._cameras = self.at, left
            self._open(at)

    def _open(self, at: datetime) -> None:
        self._number += 1
        self._at, self._sought = at, None
        self.cameras_changed.emit()
        if self._cameras:
            self._tasks.start(self._open_now(list(self._cameras), at, self._number), "open playback")
        else:
            self._playback.close()
            self._at, self._later = None, at

    async def _open_now(self, camera_ids: list[str], at: datetime, number: int) -> None:
        try:
            await self._playback.open(camera_ids, at)
        except VmsError:
            if number == self._number:
                # Nothing may look as if it were open: the access log has no entry of it.
                self._cameras, self._at = [], None
                self.cameras_changed.emit()
            raise
        if number != self._number:
            return
        wanted, self._at = self._at, None
        self._wish(self._plays, self._speed)
        self._apply_loop()
        if wanted is not None and wanted != at:
            self._ask(self._playback.seek, wanted)
        if self._plays:
            self._ask(self._playback.play, self._speed)
        self.opened.emit()

    def _ask(self, act: Callable[..., None], *arguments: object) -> None:
        """Told where it is refused: no right to it, or further back than the account may look."""
        try:
            act(*arguments)
        except VmsError as error:
            self._sought = None
            self.failed.emit(error)

    # ---- moving --------------------------------------------------------------------------------------------------

    def reported(self, position: PlaybackPosition) -> None:
        """What the service says: a seek that it has followed is over."""
        if self._sought is not None and abs((position.at - self._sought[0]).total_seconds()) < _NEAR_S:
            self._sought = None
        if self._at is None and self._cameras and not self._playback.tracks:
            # Closed by the service: somebody else is at the desk, who did not open this.
            self._cameras, self._plays, self._sought = [], False, None
            self.cameras_changed.emit()
            return
        if self._at is None and self._cameras and self._clock.monotonic() - self._asked_at > _OBEYED_S:
            # It stopped by itself: at the end of what there is, or because the process was started anew.
            self._plays = position.playing
            self._speed = position.speed

    def seek(self, at: datetime) -> None:
        if self._at is not None:
            self._at = at
        self._sought, self._later = (at, self._clock.monotonic()), at
        self._ask(self._playback.seek, at)

    def shift(self, seconds: float) -> None:
        self.seek(self.at + timedelta(seconds=seconds))

    def play(self, speed: float = 1.0) -> None:
        if self._cameras:
            self._wish(True, speed)
            self._ask(self._playback.play, speed)

    def pause(self) -> None:
        self._wish(False, self._speed)
        self._ask(self._playback.pause)

    def _wish(self, plays: bool, speed: float) -> None:
        self._plays, self._speed, self._asked_at = plays, speed, self._clock.monotonic()

    def toggle(self) -> None:
        if self._plays:
            self.pause()
        else:
            self.play(self._speed)

    def faster(self, direction: int) -> None:
        """The keys L (1) and J (−1): play that way, or twice as fast where it does so already."""
        now = self._speed * direction
        if self._plays and now >= 1.0:
            self.play(direction * _FASTER[min(len(_FASTER) - 1, _FASTER.index(now) + 1)])
        else:
            self.play(float(direction))

    def set_speed(self, speed: float) -> None:
        """Also of what will be played next."""
        self._wish(self._plays, speed)
        if self._plays:
            self._ask(self._playback.play, speed)

    @property
    def plays(self) -> bool:
        return self._plays

    @property
    def speed(self) -> float:
        return self._speed

    def step(self, frames: int) -> None:
        self._wish(False, self._speed)
        self._sought = None
        self._ask(self._playback.step, frames)

    # ---- marks ---------------------------------------------------------------------------------------------------

    def mark_begin(self) -> None:
        """Here begins what is marked; an end before it goes."""
        self.begin = self.at
        if self.end is not None and self.end <= self.begin:
            self.end = None
        self._marked()

    def mark_end(self) -> None:
        self.end = self.at
        if self.begin is not None and self.begin >= self.end:
            self.begin = None
        self._marked()

    def mark(self, begin: datetime, end: datetime) -> None:
        self.begin, self.end = begin, end
        self._marked()

    def unmark(self) -> None:
        self.begin = self.end = None
        self._marked()

    @property
    def is_marked(self) -> bool:
        return self.begin is not None and self.end is not None

    def set_loop(self, on: bool) -> None:
        """Play what is marked again and again; False: no longer."""
        self.loops = on and self.is_marked
        self._apply_loop()
        self.marks_changed.emit()

    def _marked(self) -> None:
        self.loops = self.loops and self.is_marked
        self._apply_loop()
        self.marks_changed.emit()

    def _apply_loop(self) -> None:
        if self.loops and self.begin is not None and self.end is not None:
            self._ask(self._playback.loop, self.begin, self.end)
        else:
            self._ask(self._playback.loop)
