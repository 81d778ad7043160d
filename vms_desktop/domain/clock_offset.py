"""How far a camera's clock is from ours, as a history: footage is found by our time and shows the camera's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KEEP_CHANGE_MS = 200
KEEP_EVERY_US = 3600 * 1_000_000
WARN_ABOVE_MS = 2000
"""From here on a person is warned: an officer would look at the wrong moment."""


class ClockSource(StrEnum):
    """How the offset was measured. ONVIF tells whole seconds only."""

    RTCP = "rtcp"
    ONVIF = "onvif"


@dataclass(frozen=True, slots=True)
class ClockReading:
    """``offset_ms``: the camera's clock minus ours at ``at_us`` (UTC, microseconds)."""

    camera_id: str
    at_us: int
    offset_ms: int
    source: ClockSource

    @property
    def is_wrong(self) -> bool:
        return abs(self.offset_ms) > WARN_ABOVE_MS


def says_nothing_new(last: ClockReading, now: ClockReading) -> bool:
    """Whether a reading in whole seconds only agrees with a finer one of the last hour."""
    coarser = now.source is ClockSource.ONVIF and last.source is ClockSource.RTCP
    recent = 0 <= now.at_us - last.at_us < KEEP_EVERY_US
    return coarser and recent and abs(now.offset_ms - last.offset_ms) <= 1000


def signed_seconds(seconds: float) -> str:
    """+2.1, −0.4, +7,200.0: how far a clock is ahead. What is rounded to nothing has no sign: 0.0."""
    tenths = round(abs(seconds), 1)
    sign = "" if not tenths else "+" if seconds > 0 else "−"
    return f"{sign}{tenths:,.1f}"


def worth_keeping(last: ClockReading | None, now: ClockReading) -> bool:
    """Whether a reading says something that the last one kept does not: more than 0.2 s of change, or an hour later.

    Whole seconds (ONVIF) say nothing against a finer reading they agree with.
    """
    if last is None:
        return True
    if now.at_us - last.at_us >= KEEP_EVERY_US or now.at_us < last.at_us:
        return True
    tolerance = 1000 if ClockSource.ONVIF in (last.source, now.source) else KEEP_CHANGE_MS
    return abs(now.offset_ms - last.offset_ms) > tolerance
