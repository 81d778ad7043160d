"""Time stamps for one player: it starts fast and stays close. Closed calculations: nothing here reads a clock."""

from __future__ import annotations

STEP_S = 0.001
"""Stamps of one player rise by at least this much."""

SQUEEZE_S = 0.5
"""The first kept picture is stamped this long before "now"; the others lie just before now."""

AT_ONCE_SQUEEZE_S = 0.15
"""The same for a player that shows every picture at once (``Consumer``): a little more than the longest cache
(``child_protocol.player``), below which it does not begin.
"""
AT_ONCE_TRIM_RATE = 0.5
"""Such a player waits at its beginning for its output, up to a third of a second on a busy machine, and keeps that as
delay too: so SQUEEZE_S is taken off all the same, and soon, because tracks are to be in step.
"""

REST_S = 0.05

TRIM_AFTER_S = 0.7
TRIM_RATE = 0.2

CREEP_RATE = 0.005
"""How much slower than time the stamps of a playing player run for good."""


class PlayerClock:
    """Stamps for one consumer: kept pictures at once, and afterwards every picture due the moment it comes.

    libVLC ties its clock to the first stamp it demultiplexes; on a busy machine that is up to half a second after it
    was sent, and stays as delay for ever. So once it plays, our stamps run slower by TRIM_RATE until SQUEEZE_S have
    been taken off: every later picture is then already due when it arrives and is shown at once. More than SQUEEZE_S
    would look to libVLC like a broken clock (it would stop and buffer), less leaves delay. Measured: 70-80 ms glass
    to glass instead of 110-500 (docs/relay.md).

    And whenever a player was held up later (the machine was busy for 0.3 s), libVLC ties its clock to the picture that
    came late, and that delay too would stay for ever. So the stamps go on to run slower, by CREEP_RATE: the delay melts
    away (0.3 s in a minute) until a picture is late by a hair, and libVLC ties its clock anew, at its cache's length.
    """

    BASE_S = 10.0

    def __init__(self, now: float, *, at_once: bool = False) -> None:
        """``at_once``: the player shows every picture at once."""
        self._squeeze_s = AT_ONCE_SQUEEZE_S if at_once else SQUEEZE_S
        self._trim_rate = AT_ONCE_TRIM_RATE if at_once else TRIM_RATE
        self._began = now
        self._last = float("-inf")

    def kept(self, position: int, count: int) -> float:
        """The stamp of kept picture ``position`` (from 0) of ``count``.

        libVLC plays on as soon as it holds its cache's worth of stream time, and takes all that came by then as already
        played: so the first two pictures are enough for it to begin, and every later one is due when it comes.
        """
        if position == 0:
            return self._rise(self.BASE_S - self._squeeze_s)
        return self._rise(self.BASE_S - REST_S * (count - position) / count)

    def live(self, stamp: float) -> float:
        """The stamp of a picture that has relay stamp ``stamp``."""
        since = stamp - self._began
        playing = max(0.0, since - TRIM_AFTER_S)
        trimmed = min(SQUEEZE_S, playing * self._trim_rate) + playing * CREEP_RATE if playing else 0.0
        return self._rise(self.BASE_S + since - trimmed)

    def _rise(self, stamp: float) -> float:
        self._last = max(stamp, self._last + STEP_S)
        return self._last
