"""A session's clock: where playback is, and what its tracks are to do. Closed calculations: nothing here reads a clock.

Every wish is an ``Order``; what follows from one before keeps its generation. A new generation is a leap: each track
shows the picture of the new moment first, and the clock begins when all have one, or when nobody should wait longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

START_WITHIN_S = 0.8
"""So long the others wait for a track that is still fetching."""


@dataclass(frozen=True, slots=True)
class Order:
    """``at_us``: where playback is at ``since`` (monotonic); None while the tracks get ready, then the clock stands.

    ``leap``: counts leaps in time, for who adds up what was seen. ``steps``: counts single pictures forwards less
    backwards; the track ``leader`` takes them. ``follows``: the track that a leap came from, which is there already.
    """

    generation: int
    leap: int
    at_us: int
    speed: float
    playing: bool
    since: float | None
    asked: float
    steps: int = 0
    leader: int = 0
    follows: int | None = None

    def position_us(self, now: float) -> int:
        """Where playback is now."""
        if not self.playing or self.since is None:
            return self.at_us
        return self.at_us + round((now - self.since) * self.speed * 1e6)

    def when(self, time_us: int, now: float) -> float | None:
        """Monotonic time when playback is at ``time_us``; None: never, as things stand."""
        if not self.playing or self.since is None:
            return None
        return self.since + (time_us - self.at_us) / (self.speed * 1e6)


def first(at_us: int, now: float) -> Order:
    return Order(1, 0, at_us, 1.0, False, None, now)


def played(order: Order, speed: float, now: float, *, ready: bool = True) -> Order:
    """From where it is, at this speed. Not ``ready``: the clock waits for the tracks."""
    at_us = order.position_us(now)
    waits = not ready or (order.playing and order.since is None)
    return replace(order, at_us=at_us, speed=speed, playing=True, since=None if waits else now, asked=now)


def paused(order: Order, now: float) -> Order:
    return replace(order, at_us=order.position_us(now), playing=False, since=None)


def sought(order: Order, at_us: int, now: float) -> Order:
    return replace(
        order,
        generation=order.generation + 1,
        leap=order.leap + 1,
        at_us=at_us,
        since=None,
        asked=now,
        follows=None,
    )


def stepped(order: Order, frames: int, leader: int, now: float) -> Order:
    return replace(paused(order, now), steps=order.steps + frames, leader=leader)


def moved(order: Order, at_us: int, track: int, now: float) -> Order:
    """A track has stepped to another picture: the others follow."""
    return replace(
        order, generation=order.generation + 1, at_us=at_us, playing=False, since=None, asked=now, follows=track
    )


def begun(order: Order, now: float) -> Order:
    """All are ready: the clock begins to run."""
    return replace(order, since=now) if order.playing and order.since is None else order
