"""Time stamps for one player: it starts fast and stays close. Closed calculations: nothing here reads a clock."""

from __future__ import annotations

STEP_S = 0.001
"""Stamps of one player rise by at least this much."""

AHEAD_S = 0.15
"""How far the clock reference after the first picture runs ahead of it: more than a player's cache holds back."""

REST_S = 0.05
"""The kept pictures are stamped within this time before "now"."""

TRIM_AFTER_S = 0.7
TRIM_RATE = 0.2
TRIM_S = 0.5
"""From when, how fast, and how much in all the delay of a busy start is taken off."""

AT_ONCE_TRIM_RATE = 0.5
"""Of a player that shows every picture at once (``Consumer``): soon, because tracks are to be in step."""

MOST_PLAYED_S = 0.25
"""What a picture counts as played at most, however long it was waited for."""

CREEP_RATE = 0.005
"""How much slower than time the stamps of a playing player run for good."""


class PlayerClock:
    """Stamps for one consumer: kept pictures at once, and afterwards every picture due the moment it comes.

    libVLC begins as soon as it holds its cache's worth of stream time, and everything it got by then is due that much
    later than the first picture. So the stamps of the kept pictures lie close together, and the time it waits for is
    given by a clock reference alone, AHEAD_S after the first picture's: each kept picture is due when it is decoded.
    (Stamps that really lie apart make libVLC decode the whole group and hold it, in memory it never gives back.)

    On a busy machine libVLC reads the first stamp up to half a second after it was sent, and that stays as delay for
    ever. So once it plays, our stamps run slower by TRIM_RATE until TRIM_S have been taken off. Where there was less
    delay, a picture is late by a hair, and libVLC ties its clock anew, at its cache's length (docs/relay.md).

    And whenever a player was held up later (the machine was busy for 0.3 s), libVLC ties its clock to the picture that
    came late, and that delay too would stay for ever. So the stamps go on to run slower, by CREEP_RATE: the delay melts
    away, 0.3 s in a minute.
    """

    BASE_S = 10.0

    def __init__(self, now: float, *, at_once: bool = False) -> None:
        """``at_once``: the player shows every picture at once."""
        self._trim_rate = AT_ONCE_TRIM_RATE if at_once else TRIM_RATE
        self._began = now
        self._since = self._played = 0.0
        self._last = float("-inf")

    def kept(self, position: int, count: int) -> float:
        """The stamp of kept picture ``position`` (from 0) of ``count``."""
        return self._rise(self.BASE_S - REST_S * (count - position) / count)

    def live(self, stamp: float) -> float:
        """The stamp of a picture that has relay stamp ``stamp``."""
        since = stamp - self._began
        # A pause of the camera is not played: taken off all at once after it, the delay would make libVLC buffer anew.
        self._played += min(max(0.0, since - self._since), MOST_PLAYED_S)
        self._since = since
        playing = max(0.0, self._played - TRIM_AFTER_S)
        trimmed = min(TRIM_S, playing * self._trim_rate) + playing * CREEP_RATE
        return self._rise(self.BASE_S + since - trimmed)

    def _rise(self, stamp: float) -> float:
        self._last = max(stamp, self._last + STEP_S)
        return self._last
