"""When pictures were taken, out of when they arrived: the network's jitter and bursts are taken out.

Each picture's arrival is our clock's; the camera's RTP stamps tell the pace. A picture was taken at its stamp plus the
smallest (arrival - stamp) of its run. So a burst of kept pictures at a connection's beginning is spread out again.
"""

from __future__ import annotations

from collections.abc import Sequence

JUMP_S = 1.5
"""A stamp that moves so differently from arrival begins a new run: the camera's stamps jumped, or it stood still."""
LATE_S = 5.0
"""No burst is longer: a picture that would have been taken longer before it arrived begins a new run."""


def true_times(arrived_us: Sequence[int], camera_s: Sequence[float]) -> list[int]:
    """Microseconds, strictly rising, never after arrival (but for pictures that arrived in no time)."""
    times: list[int] = []
    begin = 0
    for at in range(1, len(arrived_us) + 1):
        if at < len(arrived_us) and not _breaks(arrived_us, camera_s, at):
            continue
        times += _run(arrived_us[begin:at], camera_s[begin:at])
        begin = at
    for at in range(1, len(times)):
        if times[at] <= times[at - 1]:
            times[at] = times[at - 1] + 1
    return times


def _breaks(arrived_us: Sequence[int], camera_s: Sequence[float], at: int) -> bool:
    stamp = camera_s[at] - camera_s[at - 1]
    arrival = (arrived_us[at] - arrived_us[at - 1]) / 1e6
    return stamp <= 0 or abs(stamp - arrival) > JUMP_S


def _run(arrived_us: Sequence[int], camera_s: Sequence[float]) -> list[int]:
    offset = min(arrived - round(stamp * 1e6) for arrived, stamp in zip(arrived_us, camera_s, strict=True))
    taken = [round(stamp * 1e6) + offset for stamp in camera_s]
    most = round(LATE_S * 1e6)
    return [max(time, arrived - most) for time, arrived in zip(taken, arrived_us, strict=True)]
