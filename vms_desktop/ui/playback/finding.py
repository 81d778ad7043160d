"""Where footage begins, ends and goes on: asked of the services, because the timeline knows only what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from vms_desktop.services.playback import PlaybackService
from vms_desktop.ui.playback.lanes import moment_of
from vms_desktop.ui.playback.stretches import Stretches

FAR = timedelta(days=400)
NEAR = timedelta(days=1)
BEFORE_END_S = 3.0
"""The newest pictures are a little before the end: of what is being recorded some are not on the disk yet."""


async def end_of_footage(
    playback: PlaybackService, camera_ids: Sequence[str], now: datetime, direction: int
) -> datetime | None:
    """The newest footage of any of the cameras, or (−1) the first; None: there is none."""
    found = await playback.recorded(camera_ids, now - FAR, now + NEAR, 3600.0)
    if not found:
        return None
    if direction < 0:
        return min(one.begin for one in found)
    last = max(one.end for one in found) - timedelta(seconds=BEFORE_END_S)
    return max(last, max(one.begin for one in found if one.end > last))


async def next_beginning(
    playback: PlaybackService, camera_id: str, at: datetime, now: datetime, direction: int
) -> datetime | None:
    """Where the next stretch of the camera begins after ``at``, or (−1) the one before; None: there is none."""
    for reach, resolution_s in ((NEAR, 1.0), (FAR, 60.0)):
        begin, end = (at, min(at + reach, now + NEAR)) if direction > 0 else (at - reach, at)
        if end <= begin:
            return None
        found = await playback.recorded([camera_id], begin, end, resolution_s)
        stretches = Stretches((one.begin.timestamp(), one.end.timestamp()) for one in found)
        edge = stretches.next_edge(at.timestamp(), direction)
        # A stretch that reaches out of what was asked for begins further back than it seems.
        is_cut = direction < 0 and edge is not None and edge <= begin.timestamp() + resolution_s
        if edge is not None and not (is_cut and reach is NEAR):
            return moment_of(edge)
    return None
