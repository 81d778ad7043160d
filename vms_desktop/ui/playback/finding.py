"""Where footage begins, ends and goes on: asked of the services, because the timeline knows only what it shows."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.ui.playback.lanes import moment_of
from vms_desktop.ui.playback.stretches import Stretches
from vms_desktop.ui.tasks import WidgetTasks

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


class Finder:
    """Goes there when it is found, and says so when nothing is. ``name_of``: a camera's name by its id."""

    def __init__(
        self,
        playback: PlaybackService,
        clock: Clock,
        name_of: Callable[[str], str],
        go_to: Callable[[datetime], None],
        tasks: WidgetTasks,
    ) -> None:
        self._playback, self._clock, self._name_of, self._go_to, self._tasks = playback, clock, name_of, go_to, tasks

    def go_to_end(self, camera_ids: Sequence[str], direction: int) -> None:
        def find() -> Coroutine[Any, Any, datetime | None]:
            return end_of_footage(self._playback, camera_ids, self._clock.now(), direction)

        self._tasks.start_once(self._go(find, camera_ids[0]), "end of footage")

    def go_to_edge(self, camera_id: str, at: datetime, direction: int) -> None:
        def find() -> Coroutine[Any, Any, datetime | None]:
            return next_beginning(self._playback, camera_id, at, self._clock.now(), direction)

        self._tasks.start_once(self._go(find, camera_id), "edge of footage")

    async def _go(self, find: Callable[[], Coroutine[Any, Any, datetime | None]], camera_id: str) -> None:
        moment = await find()
        if moment is None:
            raise InputError("playback.no_footage", camera=self._name_of(camera_id))
        self._go_to(moment)
