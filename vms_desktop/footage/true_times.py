"""When pictures were taken, out of when they arrived: the network's jitter and bursts are taken out.

Each picture's arrival is our clock's; the camera's RTP stamps tell the pace. A picture was taken at its stamp plus the
smallest (arrival - stamp) of its run. So a burst of kept pictures at a connection's beginning is spread out again.

Cameras that use B-frames send a picture before those that are shown before it (H.264 clause 3, "decoding order"); its
stamp is that of its showing. Such stamps step back again and again without the camera's clock having been put back.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

JUMP_S = 1.5
"""A stamp that moves so differently from arrival begins a new run: the camera's stamps jumped, or it stood still."""
LATE_S = 5.0
"""No burst is longer: a picture that would have been taken longer before it arrived begins a new run."""
MOST_BACK_S = 1.0
"""A picture is shown at most so long before one that was sent before it."""
CROWDED = 0.75
"""Of the usual time between two pictures: nearer to another one lies only what a clock that was put back stamped."""
_LOOK_BACK = 32


def true_times(arrived_us: Sequence[int], camera_s: Sequence[float]) -> list[int]:
    """Microseconds, in the order of arrival; all different, never after arrival (but for pictures that arrived
    in no time), and rising but for those that are shown before one that was sent before them.
    """
    early = _shown_earlier(camera_s)
    times: list[int] = []
    begin = before = 0
    for at in range(1, len(arrived_us) + 1):
        if at < len(arrived_us) and (early[at] or not _breaks(arrived_us, camera_s, before, at)):
            before = before if early[at] else at
            continue
        times += _run(arrived_us[begin:at], camera_s[begin:at])
        begin = before = at
    newest = times[0] if times else 0
    used = {newest}
    for at in range(1, len(times)):
        if not early[at] and times[at] <= newest:
            times[at] = newest + 1
        while times[at] in used:
            times[at] += 1
        used.add(times[at])
        newest = max(newest, times[at])
    return times


def _shown_earlier(camera_s: Sequence[float]) -> list[bool]:
    """Of each picture, whether it is shown before one that was sent before it."""
    ordered = sorted(set(camera_s))
    steps = sorted(after - before for before, after in pairwise(ordered))
    apart = CROWDED * steps[len(steps) // 2] if steps else 0.0
    newest, recent, found = float("-inf"), deque[float](maxlen=_LOOK_BACK), []
    for stamp in camera_s:
        goes_back = newest - MOST_BACK_S <= stamp < newest
        early = goes_back and min(recent) < stamp and all(abs(stamp - one) >= apart for one in recent)
        if goes_back and not early:
            recent.clear()
        found.append(early)
        recent.append(stamp)
        newest = newest if early else stamp
    return found


def _breaks(arrived_us: Sequence[int], camera_s: Sequence[float], before: int, at: int) -> bool:
    stamp = camera_s[at] - camera_s[before]
    arrival = (arrived_us[at] - arrived_us[before]) / 1e6
    return stamp <= 0 or abs(stamp - arrival) > JUMP_S


def _run(arrived_us: Sequence[int], camera_s: Sequence[float]) -> list[int]:
    offset = min(arrived - round(stamp * 1e6) for arrived, stamp in zip(arrived_us, camera_s, strict=True))
    taken = [round(stamp * 1e6) + offset for stamp in camera_s]
    most = round(LATE_S * 1e6)
    return [max(time, arrived - most) for time, arrived in zip(taken, arrived_us, strict=True)]
