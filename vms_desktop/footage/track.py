"""One track of a session: in a thread of its own it does what the session's order says, when it is due.

Forwards, the recorded pictures go to the player as they are; what lies between a leap into the middle of a group and
the next key frame, and everything backwards, is decoded here and drawn anew (``screen.py``, ``playing.py``).
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vms_desktop.domain.footage import TrackReason, TrackState
from vms_desktop.footage.group import Source, SourceFailure
from vms_desktop.footage.outlet import Outlet
from vms_desktop.footage.playing import Playing
from vms_desktop.footage.reader import Reader, Spot
from vms_desktop.footage.screen import Screen
from vms_desktop.footage.transport import Order
from vms_desktop.media.consumer import Consumer

LOOK_EVERY_S = 0.25
SEARCH_EVERY_S = 0.3
"""How often a moment without footage is looked up again while time passes."""
SEARCH_PAUSED_EVERY_S = 2.0
SLOW_S = 0.25
"""A leap that takes longer is told as loading."""


class Conductor(Protocol):
    """The session, as its tracks see it. Called on any track's thread."""

    @property
    def order(self) -> Order: ...

    @property
    def playing_tracks(self) -> int: ...

    @property
    def tracks(self) -> Sequence[Track]: ...

    def ready(self, generation: int, track: int) -> None:
        """The track shows the picture of the new moment, or knows that it has none."""

    def stepped_to(self, at_us: int, track: int) -> None: ...


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What a track does now. Times in microseconds, None where nothing is shown."""

    state: TrackState
    reason: TrackReason
    detail: str
    source: str
    picture_us: int | None
    camera_us: int | None
    codec: str
    width: int
    height: int
    sent: int


class Track:
    """``start`` once, ``close`` once."""

    def __init__(self, number: int, conductor: Conductor) -> None:
        self.number = number
        self._conductor = conductor
        self._reader = Reader()
        self._screen = Screen(self._shows, lambda: len(conductor.tracks))
        self._playing = Playing(self._reader, self._screen, lambda: conductor.playing_tracks, self._gap, self._stalled)
        self._bell = threading.Event()
        self._closed = False
        self._supplied: Sequence[Source] | None = None
        self._was_supplied = False
        self._generation = 0
        self._steps = 0
        self._searched_at = float("-inf")
        self._busy_since: float | None = None
        self._state = TrackState.LOADING
        self._reason, self._detail = TrackReason.NONE, ""
        self._thread = threading.Thread(target=self._run, name=f"track {number}", daemon=True)

    # ---- from any thread -------------------------------------------------------------------------------------

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Returns at once."""
        self._closed = True
        self.ring()

    def ring(self) -> None:
        """The order has changed."""
        self._bell.set()

    def supply(self, sources: Sequence[Source]) -> None:
        """Best first."""
        self._supplied = sources
        self.ring()

    def join(self, stream: int, consumer: Consumer) -> None:
        self._screen.outlet.join(stream, consumer)
        self.ring()

    @property
    def outlet(self) -> Outlet:
        return self._screen.outlet

    def shown(self) -> Spot | None:
        return self._screen.spot if self._state in (TrackState.PLAYING, TrackState.PAUSED) else None

    def facts(self) -> TrackFacts:
        spot, state = self._screen.spot, self._state
        busy = self._busy_since
        if busy is not None and time.monotonic() - busy > SLOW_S:
            state = TrackState.LOADING
        if state in (TrackState.MISSING, TrackState.FAILED):
            spot = None
        return TrackFacts(
            state,
            self._reason if spot is None else TrackReason.NONE,
            self._detail if state is TrackState.FAILED else "",
            spot.source.id if spot is not None else "",
            spot.picture.time_us if spot is not None else None,
            spot.picture.camera_us if spot is not None else None,
            spot.group.codec if spot is not None else "",
            *self._screen.size,
            self._screen.outlet.sent,
        )

    # ---- the thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        looked_at = 0.0
        while not self._closed:
            try:
                wait = self._work(self._conductor.order)
            except SourceFailure as failure:
                self._fail(failure.reason, failure.detail)
                wait = LOOK_EVERY_S
            except Exception:  # noqa: BLE001 - one track's mistake must not silence it for ever, nor touch the others
                traceback.print_exc(file=sys.stderr)
                self._fail(TrackReason.DAMAGED, "")
                wait = LOOK_EVERY_S
            now = time.monotonic()
            self._screen.outlet.tend(now)
            if now - looked_at > LOOK_EVERY_S:
                looked_at = now
                self._screen.outlet.look()
            due = self._screen.outlet.due
            if due is not None:
                wait = min(wait, due - now)
            if wait > 0:
                self._bell.wait(min(wait, LOOK_EVERY_S))
            self._bell.clear()
        self._screen.close()
        self._reader.close()

    def _work(self, order: Order) -> float:
        """Do what is due; seconds until the next thing is. Raises SourceFailure."""
        supplied, self._supplied = self._supplied, None
        if supplied is not None:
            self._reader.supply(supplied)
            self._was_supplied = True
            self._playing.forget()
            self._searched_at = float("-inf")
        if order.generation != self._generation:
            return self._leap(order)
        spot = self._screen.spot
        if order.steps != self._steps:
            frames, self._steps = order.steps - self._steps, order.steps
            if order.leader == self.number and spot is not None:
                self._step(spot, frames, order)
                return 0.0
        plays = order.playing and order.since is not None
        if spot is None or (self._state is TrackState.FAILED and not plays):
            return self._search(order)
        if not plays:
            self._state = TrackState.PAUSED
            wait = self._screen.repeat()
            return LOOK_EVERY_S if wait is None else wait
        if self._state is TrackState.PAUSED:
            self._state = TrackState.PLAYING
        if order.speed < 0:
            return self._playing.backwards(spot, order, self._wanted(order))
        self._screen.frames.forget()
        return self._playing.forwards(spot, order, self._wanted(order))

    def _wanted(self, order: Order) -> Callable[[], bool]:
        """Whether the order still stands as far as its moment goes."""
        return lambda: not self._closed and self._conductor.order.generation == order.generation

    # ---- what it tells ---------------------------------------------------------------------------------------

    def _shows(self) -> None:
        self._state = TrackState.PLAYING if self._conductor.order.playing else TrackState.PAUSED
        self._reason = TrackReason.NONE

    def _gap(self) -> None:
        self._state, self._reason = TrackState.MISSING, TrackReason.GAP

    def _stalled(self) -> None:
        self._state = TrackState.LOADING

    def _fail(self, reason: TrackReason, detail: str) -> None:
        order = self._conductor.order
        self._screen.spot, self._state, self._reason, self._detail = None, TrackState.FAILED, reason, detail
        self._busy_since = None
        self._searched_at = time.monotonic()
        self._done(order)

    def _miss(self) -> None:
        self._screen.spot, self._state = None, TrackState.MISSING
        self._reason, self._detail = self._reader.reason, self._reader.detail

    def _done(self, order: Order) -> None:
        if order.generation != self._generation:
            self._generation = order.generation
            if order.follows != self.number:
                # The leap this track's own step was told as may bring the next step with it.
                self._steps = order.steps
            self._conductor.ready(order.generation, self.number)

    # ---- leaps -----------------------------------------------------------------------------------------------

    def _leap(self, order: Order) -> float:
        if order.follows == self.number:
            self._done(order)
            return 0.0
        if not self._was_supplied:
            return LOOK_EVERY_S
        wanted = self._wanted(order)
        self._busy_since = time.monotonic()
        self._reader.forgive()
        spot = self._reader.at(order.position_us(time.monotonic()), wanted)
        if not wanted():
            return 0.0
        if spot is None:
            self._miss()
        elif not self._screen.show(spot, wanted):
            return 0.0
        self._busy_since = None
        self._done(order)
        return 0.0

    def _search(self, order: Order) -> float:
        """Nothing is shown: there may be something by now."""
        now = time.monotonic()
        every = SEARCH_EVERY_S if order.playing else SEARCH_PAUSED_EVERY_S
        if now - self._searched_at < every:
            return self._searched_at + every - now
        self._searched_at = now
        spot = self._reader.at(order.position_us(now), self._wanted(order))
        if spot is not None:
            self._screen.show(spot, self._wanted(order))
        elif self._state is not TrackState.MISSING:
            self._miss()
        return 0.0 if spot is not None else SEARCH_EVERY_S

    def _step(self, spot: Spot, frames: int, order: Order) -> None:
        wanted = self._wanted(order)
        for _ in range(abs(frames)):
            beside = self._playing.next(spot, wanted) if frames > 0 else self._playing.previous(spot, wanted)
            if beside is None:
                break
            spot = beside
        if spot is not self._screen.spot:
            self._screen.show(spot, wanted)
        self._conductor.stepped_to(spot.picture.time_us, self.number)
