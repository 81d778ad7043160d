"""Time stamps for one player: it starts fast and stays close. Closed calculations: nothing here reads a clock."""

from __future__ import annotations

STEP_S = 0.001
"""Stamps of one player rise by at least this much."""

AHEAD_S = 0.15
"""How far the clock reference after the first picture runs ahead of it: more than a player's cache holds back."""

REST_S = 0.05
"""The kept pictures are stamped within this time before "now"."""

TRIM_AFTER_S = 0.7
TRIM_RATE = 0.5
TRIM_S = 2.0
"""From when, how fast, and how much in all the delay of a busy start is taken off. A wall that opened while the machine
was busy began with up to two seconds; where there was less to take off, libVLC ties its clock anew and nothing is lost.
"""

AT_ONCE_TRIM_RATE, AT_ONCE_TRIM_S = 0.5, 0.5
"""Of a player that shows every picture at once (``Consumer``): less and soon, because tracks are to be in step."""

PAUSE_S, PAUSE_GAPS = 1.0, 3
"""A camera stood still when its next picture took this long, and this many times as long as the one before."""

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

    On a busy machine libVLC reads the first stamp up to two seconds after it was sent, and that stays as delay for
    ever. So once it plays, our stamps run slower by TRIM_RATE until TRIM_S have been taken off. Where there was less
    delay, a picture is late by a hair, and libVLC ties its clock anew, at its cache's length (docs/relay.md).

    A pause of the camera does not change libVLC's clock: what was late before is as late after it, and whoever begins
    again or began meanwhile may be late too. So after each pause the same is done once more.

    And whenever a player was held up later (the machine was busy for 0.3 s), libVLC ties its clock to the picture that
    came late, and that delay too would stay for ever. So the stamps go on to run slower, by CREEP_RATE: the delay melts
    away, 0.3 s in a minute.
    """

    BASE_S = 10.0

    def __init__(self, now: float, *, at_once: bool = False) -> None:
        """``at_once``: the player shows every picture at once."""
        self._trim_rate, self._to_trim = (AT_ONCE_TRIM_RATE, AT_ONCE_TRIM_S) if at_once else (TRIM_RATE, TRIM_S)
        self._trims_again = not at_once
        self._settling = TRIM_AFTER_S
        self._began = now
        self._since = self._gap = self._taken_off = 0.0
        self._last = float("-inf")

    def kept(self, position: int, count: int) -> float:
        """The stamp of kept picture ``position`` (from 0) of ``count``."""
        return self._rise(self.BASE_S - REST_S * (count - position) / count)

    def live(self, stamp: float) -> float:
        """The stamp of a picture that has relay stamp ``stamp``."""
        since = stamp - self._began
        gap = max(0.0, since - self._since)
        # A pause of the camera is not played: taken off all at once after it, the delay would make libVLC buffer anew.
        played = min(gap, MOST_PLAYED_S)
        if self._trims_again and gap > max(PAUSE_S, PAUSE_GAPS * self._gap):
            self._to_trim, self._settling = TRIM_S, played
        self._since, self._gap = since, gap
        self._take_off(played)
        return self._rise(self.BASE_S + since - self._taken_off)

    def _take_off(self, played: float) -> None:
        settling = min(played, self._settling)
        self._settling -= settling
        playing = played - settling
        trimmed = min(self._to_trim, playing * self._trim_rate)
        self._to_trim -= trimmed
        self._taken_off += trimmed + playing * CREEP_RATE

    def _rise(self, stamp: float) -> float:
        self._last = max(stamp, self._last + STEP_S)
        return self._last
