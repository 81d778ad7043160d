"""One track of a session: in a thread of its own it does what the session's order says, when it is due.

Forwards, the recorded pictures go to the player as they are; what lies between a leap into the middle of a group and
the next key frame, and everything backwards, is decoded here and drawn anew (``frames.py``, ``renderer.py``).
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import av

from vms_desktop.domain.footage import TrackReason, TrackState
from vms_desktop.footage.frames import Frames
from vms_desktop.footage.group import Group, Source, SourceFailure
from vms_desktop.footage.outlet import Outlet
from vms_desktop.footage.pace import Manner, drawn_every_s, manner
from vms_desktop.footage.reader import Reader, Spot
from vms_desktop.footage.renderer import CODEC, Renderer
from vms_desktop.footage.transport import Order
from vms_desktop.media.consumer import Consumer
from vms_desktop.media.rtsp.picture_size import size_of

LOOK_EVERY_S = 0.25
SEARCH_EVERY_S = 0.3
"""How often a moment without footage is looked up again while time passes."""
SEARCH_PAUSED_EVERY_S = 2.0
GROWTH_WAIT_S = 0.04
LATE_S = 1.2
"""A track that is behind by more leaves pictures out."""
SLOW_S = 0.25
"""A leap that takes longer is told as loading."""
STALLED_S = 1.5
REPEATED_AFTER_S = (0.03, 0.08, 0.2, 0.5)
"""After a single picture was sent while all stands still."""


class Conductor(Protocol):
    """The session, as its tracks see it. Called on any track's thread."""

    @property
    def order(self) -> Order: ...

    @property
    def playing_tracks(self) -> int: ...

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
        self.outlet = Outlet()
        self._conductor = conductor
        self._reader = Reader()
        self._frames = Frames()
        self._renderer = Renderer()
        self._bell = threading.Event()
        self._closed = False
        self._supplied: Sequence[Source] | None = None
        self._was_supplied = False
        self._repeats = 0
        self._generation = 0
        self._steps = 0
        self._spot: Spot | None = None
        """The picture that is shown."""
        self._sent: tuple[Group, int] | None = None
        """The original that was sent last; None: what was sent last was drawn anew."""
        self._after: tuple[Spot, Spot] | None = None
        """A picture and the first of the group after it, so that sources are asked once."""
        self._drawn_at = float("-inf")
        self._searched_at = float("-inf")
        self._busy_since: float | None = None
        self._state = TrackState.LOADING
        self._reason, self._detail = TrackReason.NONE, ""
        self._size = (0, 0)
        self._thread = threading.Thread(target=self._run, name=f"track {number}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """From any thread; returns at once."""
        self._closed = True
        self.ring()

    def ring(self) -> None:
        """The order has changed."""
        self._bell.set()

    def supply(self, sources: Sequence[Source]) -> None:
        """Best first; from any thread."""
        self._supplied = sources
        self.ring()

    def join(self, stream: int, consumer: Consumer) -> None:
        self.outlet.join(stream, consumer)
        self.ring()

    def shown(self) -> Spot | None:
        """From any thread."""
        return self._spot if self._state in (TrackState.PLAYING, TrackState.PAUSED) else None

    def facts(self) -> TrackFacts:
        """From any thread."""
        spot, state = self._spot, self._state
        busy = self._busy_since
        if busy is not None and time.monotonic() - busy > SLOW_S:
            state = TrackState.LOADING
        picture = spot.picture if spot is not None and state is not TrackState.MISSING else None
        return TrackFacts(
            state,
            self._reason if state in (TrackState.MISSING, TrackState.FAILED) else TrackReason.NONE,
            self._detail if state is TrackState.FAILED else "",
            spot.source.id if picture is not None and spot is not None else "",
            picture.time_us if picture is not None else None,
            picture.camera_us if picture is not None else None,
            spot.group.codec if spot is not None else "",
            *self._size,
            self.outlet.sent,
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
            self.outlet.tend(now)
            if now - looked_at > LOOK_EVERY_S:
                looked_at = now
                self.outlet.look()
            due = self.outlet.due
            if due is not None:
                wait = min(wait, due - now)
            if wait > 0:
                self._bell.wait(min(wait, LOOK_EVERY_S))
            self._bell.clear()
        self.outlet.close()
        self._frames.close()
        self._reader.close()

    def _work(self, order: Order) -> float:
        """Do what is due; seconds until the next thing is. Raises SourceFailure."""
        supplied, self._supplied = self._supplied, None
        if supplied is not None:
            self._reader.supply(supplied)
            self._was_supplied = True
            self._after = None
            self._searched_at = float("-inf")
        if order.generation != self._generation:
            return self._leap(order)
        if order.steps != self._steps:
            frames, self._steps = order.steps - self._steps, order.steps
            if order.leader == self.number and self._spot is not None:
                self._step(self._spot, frames, order)
                return 0.0
        if not order.playing or order.since is None:
            if self._spot is None or self._state is TrackState.FAILED:
                return self._search(order)
            self._state = TrackState.PAUSED
            return self._repeat()
        if self._spot is None:
            return self._search(order)
        if self._state is TrackState.PAUSED:
            self._state = TrackState.PLAYING
        if order.speed > 0:
            self._frames.forget()
        return self._forwards(self._spot, order) if order.speed > 0 else self._backwards(self._spot, order)

    def _repeat(self) -> float:
        """A player shows a picture only when it holds some time's worth of them: a single one is sent some times."""
        if not self.outlet.shows_single or self._repeats >= len(REPEATED_AFTER_S):
            return LOOK_EVERY_S
        now = time.monotonic()
        due = self.outlet.sent_at + REPEATED_AFTER_S[self._repeats]
        if now < due:
            return due - now
        self._repeats += 1
        self.outlet.again(now)
        return 0.0

    def _wanted(self, order: Order) -> Callable[[], bool]:
        """Whether the order still stands as far as its moment goes."""
        return lambda: not self._closed and self._conductor.order.generation == order.generation

    def _fail(self, reason: TrackReason, detail: str) -> None:
        order = self._conductor.order
        self._spot, self._state, self._reason, self._detail = None, TrackState.FAILED, reason, detail
        self._busy_since = None
        self._searched_at = time.monotonic()
        self._done(order)

    def _miss(self) -> None:
        self._spot, self._state = None, TrackState.MISSING
        self._reason, self._detail = self._reader.reason, self._reader.detail

    def _done(self, order: Order) -> None:
        if order.generation != self._generation:
            self._generation, self._steps = order.generation, order.steps
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
        elif not self._show(spot, wanted):
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
            self._show(spot, self._wanted(order))
        elif self._state is not TrackState.MISSING:
            self._miss()
        return 0.0 if spot is not None else SEARCH_EVERY_S

    def _show(self, spot: Spot, wanted: Callable[[], bool]) -> bool:
        """Whether it is shown now; False: something else is wanted meanwhile."""
        if spot.group.is_plain and spot.index == 0 and self._send_original(spot):
            return True
        frame = self._frames.at(spot.group, spot.picture, wanted)
        if not wanted():
            return False
        self._draw(spot, frame)
        return True

    def _send_original(self, spot: Spot) -> bool:
        """False: the picture is damaged."""
        data = spot.picture.load()
        if data is None:
            return False
        if spot.picture.is_key:
            self._size = size_of(data, spot.group.codec) or self._size
        self.outlet.send(spot.group.codec, data, spot.picture.is_key, time.monotonic())
        self._sent = (spot.group, spot.index)
        self._shows(spot)
        return True

    def _draw(self, spot: Spot, frame: av.VideoFrame | None) -> None:
        if frame is None:
            self._fail(TrackReason.UNDECODABLE, spot.source.id)
            return
        try:
            data = self._renderer.render(frame, self._frames.aspect)
        except ValueError as error:
            self._fail(TrackReason.UNDECODABLE, str(error))
            return
        self._size = (frame.width, frame.height)
        self.outlet.send(CODEC, data, True, time.monotonic())
        self._sent = None
        self._drawn_at = time.monotonic()
        self._shows(spot)

    def _shows(self, spot: Spot) -> None:
        self._spot = spot
        self._repeats = 0
        order = self._conductor.order
        self._state = TrackState.PLAYING if order.playing else TrackState.PAUSED
        self._reason = TrackReason.NONE

    # ---- stepping --------------------------------------------------------------------------------------------

    def _step(self, spot: Spot, frames: int, order: Order) -> None:
        wanted = self._wanted(order)
        for _ in range(abs(frames)):
            beside = self._next(spot, wanted) if frames > 0 else self._previous(spot, wanted)
            if beside is None:
                break
            spot = beside
        if spot is not self._spot:
            follows_last = self._sent is not None and self._sent == (spot.group, spot.index - 1)
            if not (spot.group.is_plain and follows_last and self._send_original(spot)):
                self._show(spot, wanted)
        self._conductor.stepped_to(spot.picture.time_us, self.number)

    def _next(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        """The picture after, as far as it is known yet."""
        if spot.is_last and not spot.group.is_complete:
            spot.source.grow(spot.group, GROWTH_WAIT_S)
        if len(spot.group.in_order) > spot.index + 1:
            return Spot(spot.source, spot.group, spot.index + 1)
        return self._following(spot, wanted) if spot.group.is_complete else None

    def _following(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        known = self._after
        if known is not None and known[0].group is spot.group:
            return known[1]
        after = self._reader.following(spot, wanted)
        self._after = (spot, after) if after is not None else None
        return after

    def _previous(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        if spot.index > 0:
            return Spot(spot.source, spot.group, spot.index - 1)
        return self._reader.preceding(spot, wanted)

    # ---- playing ---------------------------------------------------------------------------------------------

    def _manner(self, spot: Spot, order: Order) -> Manner:
        return manner(spot.group, self._size[0] * self._size[1], order.speed, self._conductor.playing_tracks)

    def _forwards(self, spot: Spot, order: Order) -> float:
        wanted = self._wanted(order)
        how = self._manner(spot, order)
        following = self._following(spot, wanted) if how is Manner.KEYS and spot.group.is_complete else None
        after = following or self._next(spot, wanted)
        now = time.monotonic()
        position = order.position_us(now)
        if after is None:
            return self._nothing_follows(spot, position)
        due = order.when(after.picture.time_us, now)
        if due is None:
            return 0.0
        if due > now:
            if position > spot.group.end_us and after.group is not spot.group:
                self._gap()
            return due - now
        if how is Manner.KEYS:
            return self._next_key(after, position, wanted)
        if now - due > LATE_S:
            return self._catch_up(order, position, wanted)
        follows_last = self._sent is not None and self._sent == (after.group, after.index - 1)
        if how is Manner.ORIGINALS and after.group.is_plain and (after.index == 0 or follows_last):
            if not self._send_original(after):
                self._freeze(after)
            return 0.0
        return self._draw_newest(after, position, order, wanted)

    def _draw_newest(self, after: Spot, position: int, order: Order, wanted: Callable[[], bool]) -> float:
        rest = self._drawn_at + drawn_every_s(order.speed) - time.monotonic()
        if rest > 0 and order.speed > 1:
            return rest
        while position >= after.group.end_us and after.group.is_complete:
            later = self._following(after, wanted)
            if later is None or later.picture.time_us > position:
                break
            after = later
        target = Spot(after.source, after.group, max(after.index, after.group.newest_at(position)))
        frame = self._frames.at(target.group, target.picture, wanted)
        if wanted():
            self._draw(target, frame)
        return 0.0

    def _next_key(self, after: Spot, position: int, wanted: Callable[[], bool]) -> float:
        while after.index == 0:
            later = self._reader.following(after, wanted) if after.group.is_complete else None
            if later is None or later.picture.time_us > position:
                break
            after = later
        self._show_key(after)
        return 0.0

    def _show_key(self, spot: Spot) -> None:
        spot = Spot(spot.source, spot.group, 0)
        if not (spot.group.is_plain and self._send_original(spot)):
            self._draw(spot, self._frames.key(spot.group))

    def _catch_up(self, order: Order, position: int, wanted: Callable[[], bool]) -> float:
        spot = self._reader.at(position, wanted)
        if spot is None or not wanted():
            self._miss()
            return 0.0
        if spot.group.is_plain and order.speed > 0:
            # At a key frame the player's own decoder can take over again.
            self._show_key(spot)
        else:
            self._show(spot, wanted)
        return 0.0

    def _freeze(self, spot: Spot) -> None:
        """A damaged picture: what needs it is passed over, the last whole one stays until the next key frame."""
        self._sent = None
        self._spot = Spot(spot.source, spot.group, len(spot.group.in_order) - 1)

    def _gap(self) -> None:
        self._state, self._reason = TrackState.MISSING, TrackReason.GAP

    def _nothing_follows(self, spot: Spot, position: int) -> float:
        if position <= spot.group.end_us:
            return GROWTH_WAIT_S
        if not spot.group.is_complete:
            if position - spot.picture.time_us > STALLED_S * 1e6:
                self._state = TrackState.LOADING
            return GROWTH_WAIT_S
        # What was the last may have got a successor since.
        self._spot = None
        return 0.0

    def _backwards(self, spot: Spot, order: Order) -> float:
        wanted = self._wanted(order)
        now = time.monotonic()
        position = order.position_us(now)
        if position >= spot.picture.time_us:
            due = order.when(spot.picture.time_us - 1, now)
            return max(0.001, due - now) if due is not None else 0.0
        rest = self._drawn_at + drawn_every_s(order.speed) - now
        if rest > 0:
            return rest
        if position < spot.group.begin_us:
            before = self._reader.preceding(spot, wanted)
            while before is not None and position < before.group.begin_us and wanted():
                before = self._reader.preceding(Spot(before.source, before.group, 0), wanted)
            if before is None:
                self._spot = None
                return 0.0
            if position > before.group.end_us:
                self._gap()
                due = order.when(before.group.end_us, now)
                return max(0.001, due - now) if due is not None else 0.0
            spot = before
        target = Spot(spot.source, spot.group, spot.group.newest_at(position))
        if self._manner(target, order) is Manner.KEYS:
            if self._spot is None or target.group is not self._spot.group or self._spot.index > 0:
                self._show_key(target)
            return drawn_every_s(order.speed)
        frame = self._frames.backwards(
            target.group, target.picture.time_us, lambda: self._group_before(target, wanted), wanted
        )
        if wanted():
            self._draw(target, frame)
        return 0.0

    def _group_before(self, spot: Spot, wanted: Callable[[], bool]) -> Group | None:
        before = self._reader.preceding(Spot(spot.source, spot.group, 0), wanted)
        return before.group if before is not None else None
