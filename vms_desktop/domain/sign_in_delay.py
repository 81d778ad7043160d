"""How long the next try to sign in has to wait. Pure: time comes from the caller.

The wait grows and is never for ever: nobody is kept out for good by somebody else's guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE = 3
"""So many mistakes cost nothing: fingers slip."""
FIRST_S, LONGEST_S = 5.0, 900.0
DESK_FREE = 12
"""The same for a whole desk, whatever the names: somebody goes through names instead of passwords."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Failures in a row, and when the last one was (UTC, as the clock said)."""

    failures: int = 0
    last_at: datetime | None = None


def delay_s(failures: int, free: int = FREE) -> float:
    """Seconds after that many failures: 0, then 5, 10, 20 … 900."""
    return 0.0 if failures < free else min(LONGEST_S, FIRST_S * 2.0 ** min(failures - free, 20))


def wait_s(tries: Tries, now: datetime, free: int = FREE) -> float:
    """Seconds still to wait. If the clock was set back since, the whole delay, counted from now on."""
    if tries.last_at is None:
        return 0.0
    delay = delay_s(tries.failures, free)
    return max(0.0, delay - max(0.0, (now - tries.last_at) / timedelta(seconds=1)))


def is_set_back(tries: Tries, now: datetime) -> bool:
    """Whether the clock shows less than at the last failure: then ``last_at`` has to become now, once."""
    return tries.last_at is not None and now < tries.last_at
