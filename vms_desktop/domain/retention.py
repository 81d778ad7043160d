"""How long footage stays, how long the disk lasts, and when a clock may not be believed.

Deleting by age trusts the clock, so a wrong clock could delete everything: a year of the Buddhist era typed into the
machine (2569 for 2026) makes all footage 543 years old. Deleting because the disk is short needs no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vms_desktop.domain.segment import DAY_US, HOUR_US, SECOND_US, is_buddhist

LEAST_DAYS, MOST_DAYS = 1, 3650
LEAST_PERCENT, MOST_PERCENT = 5, 95
GIB = 1 << 30
RESERVE_SHARE = 50
"""One part in so many of the disk stays free, at most MOST_RESERVE: a full disk harms more than the recording."""
MOST_RESERVE = 4 * GIB
AHEAD_US = HOUR_US
"""What is deleted for want of space makes room for so long at once: one entry in the log instead of sixty."""
SCARCE_US = 6 * HOUR_US
STEP_US = 10 * 60 * SECOND_US
"""So much between our clock and the monotonic one since the desk started: somebody set the clock."""
AWAY_US = 7 * DAY_US
"""After so long without a recording the clock is watched for a day before footage is deleted by age."""
WATCH_US = DAY_US


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """``days``: footage older than that is deleted. ``percent``: of the disk that recordings may take at most."""

    days: int = 30
    percent: int = 90


@dataclass(frozen=True, slots=True)
class DiskFacts:
    """All in bytes; ``total`` and ``free`` of the whole disk, ``recorded`` and ``held`` of our segments on it.

    ``rate``: bytes a second that are recorded now; 0: nothing.
    """

    total: int
    free: int
    recorded: int
    held: int
    rate: float

    @property
    def reserve(self) -> int:
        return min(MOST_RESERVE, self.total // RESERVE_SHARE)


class DiskLevel(StrEnum):
    """How much a person must know, mildest first."""

    FINE = "fine"
    SHORT = "short"
    """The disk cannot hold footage for the days that are wanted."""
    SCARCE = "scarce"
    """There is space for some hours only: the rest is on hold or belongs to others."""
    FULL = "full"
    """Nothing can be recorded now."""


@dataclass(frozen=True, slots=True)
class DiskOutlook:
    """``fills_in_us``: until the oldest footage begins to be overwritten; None: never at this rate; 0: it is now.

    ``reaches_us``: how far back footage that is not held will reach then. ``kept_us``: how long new footage will stay,
    by days or by space, whichever is shorter.
    """

    level: DiskLevel
    facts: DiskFacts
    rules: RetentionRules
    fills_in_us: int | None
    reaches_us: int | None
    kept_us: int

    def overwritten_at(self, begin_us: int) -> int:
        """When footage of that time is expected to go (UTC, microseconds), unless it is held."""
        return begin_us + self.kept_us


def room(facts: DiskFacts, rules: RetentionRules) -> int:
    """Bytes that can still be recorded before something must go; negative: so much too much is there."""
    return min(facts.total * rules.percent // 100 - facts.recorded, facts.free - facts.reserve)


def to_free(facts: DiskFacts, rules: RetentionRules) -> int:
    """Bytes to be deleted now for want of space, the oldest first; 0: none."""
    lacking = -room(facts, rules)
    return lacking + int(facts.rate * AHEAD_US / SECOND_US) if lacking > 0 else 0


def outlook(facts: DiskFacts, rules: RetentionRules) -> DiskOutlook:
    """What will happen at this rate."""
    wanted = rules.days * DAY_US
    left = room(facts, rules)
    holds = max(0, left + facts.recorded - facts.held)
    """Bytes of footage that is not on hold for which there is room in all."""
    if facts.rate <= 0:
        level = DiskLevel.FULL if left <= 0 and facts.recorded <= facts.held else DiskLevel.FINE
        return DiskOutlook(level, facts, rules, None, None, wanted)
    reaches = int(holds / facts.rate * SECOND_US)
    if reaches >= wanted:
        # The days end before the space: nothing is overwritten for want of space.
        return DiskOutlook(DiskLevel.FINE, facts, rules, None, None, wanted)
    level = DiskLevel.FULL if reaches == 0 else DiskLevel.SCARCE if reaches < SCARCE_US else DiskLevel.SHORT
    return DiskOutlook(level, facts, rules, max(0, int(left / facts.rate * SECOND_US)), reaches, reaches)


class ClockTrust(StrEnum):
    """Whether footage may be deleted by age."""

    SOUND = "sound"
    BUDDHIST_YEAR = "buddhist_year"
    """The clock says a year that was meant in the Buddhist era."""
    WAS_SET = "was_set"
    """It was set while the desk ran."""
    LONG_AWAY = "long_away"
    """Nothing was recorded for a long time: either the desk was off, or the clock is wrong. It is watched for a day."""


class ClockWatch:
    """Watches the wall clock against the monotonic one while a desk runs.

    ``newest_us``: end of the newest footage when the desk started; None: there was none.
    """

    def __init__(self, now_us: int, monotonic_s: float, newest_us: int | None) -> None:
        self._began_us, self._began_s = now_us, monotonic_s
        away = newest_us is not None and not is_buddhist(newest_us) and now_us - newest_us > AWAY_US
        self._doubt = ClockTrust.LONG_AWAY if away else ClockTrust.SOUND
        self._doubted_s = monotonic_s

    def look(self, now_us: int, monotonic_s: float) -> ClockTrust:
        """A doubt lasts for a day: long enough for somebody to see the warning and set the clock right."""
        running_us = int((monotonic_s - self._began_s) * SECOND_US)
        if abs(now_us - self._began_us - running_us) > STEP_US:
            self._began_us, self._began_s = now_us, monotonic_s
            self._doubt, self._doubted_s = ClockTrust.WAS_SET, monotonic_s
        if is_buddhist(now_us):
            return ClockTrust.BUDDHIST_YEAR
        if (monotonic_s - self._doubted_s) * SECOND_US >= WATCH_US:
            self._doubt = ClockTrust.SOUND
        return self._doubt
