"""Which minutes of a day (UTC) have footage: one bit a minute, the first minute in the lowest bit.

A month of sixteen cameras is 480 such maps of 180 bytes, which a timeline reads and draws while it is being dragged;
the segments themselves would be 700,000 rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vms_desktop.domain.segment import DAY_US, MINUTE_US

MINUTES = 1440
BYTES = MINUTES // 8
_RUN = re.compile("1+")


def day_of(time_us: int) -> int:
    """Days since 1970-01-01 UTC."""
    return time_us // DAY_US


def days_of(begin_us: int, end_us: int) -> range:
    """The days that a stretch touches."""
    return range(day_of(begin_us), day_of(max(begin_us, end_us)) + 1)


def minutes_of(day: int, begin_us: int, end_us: int) -> int:
    """The map of a stretch within a day: every minute it touches."""
    first = max(0, (begin_us - day * DAY_US) // MINUTE_US)
    last = min(MINUTES - 1, (max(begin_us, end_us) - day * DAY_US) // MINUTE_US)
    return 0 if last < first else ((1 << (last - first + 1)) - 1) << first


def packed(minutes: int) -> bytes:
    return minutes.to_bytes(BYTES, "little")


def unpacked(data: bytes) -> int:
    return int.from_bytes(data, "little")


def runs(day: int, data: bytes) -> Iterator[tuple[int, int]]:
    """Stretches of minutes with footage: begin and end in microseconds since 1970."""
    minutes = unpacked(data)
    if not minutes:
        return
    # As text, because its search is the machine's and not Python's: a day costs two microseconds a run.
    text = f"{minutes:b}"[::-1]
    begin = day * DAY_US
    for run in _RUN.finditer(text):
        yield begin + run.start() * MINUTE_US, begin + run.end() * MINUTE_US
