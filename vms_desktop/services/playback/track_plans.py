"""The segments of what is open that the footage process knows: kept ahead of the position, and added to when a source
answers late.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import TimeRange
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue, Plans, for_watching
from vms_desktop.services.playback.footage_ports import FootagePlayer
from vms_desktop.services.playback.playback_track import Track
from vms_desktop.services.playback.played_tracks import PlayedTracks

PLAN_REACH = timedelta(hours=1)
"""How far to both sides of the position the segments are known to the process."""
PLAN_MARGIN = timedelta(minutes=20)
"""New segments are asked for when playback comes this near to the end of those that are known."""
PLANS_AGAIN_S = 5.0


def around(at: datetime, reach: timedelta = PLAN_REACH) -> TimeRange:
    return TimeRange(at - reach, at + reach)


@machinery("works for PlaybackService, which asks")
class TrackPlans:
    """Called on the loop thread. ``name``: of the session; ``tracks``: those that are open; ``tasks``: of the service,
    which ends them.
    """

    def __init__(
        self,
        name: str,
        catalogue: FootageCatalogue,
        process: FootagePlayer,
        tracks: PlayedTracks,
        tasks: TaskOwner,
        clock: Clock,
    ) -> None:
        self._name = name
        self._catalogue = catalogue
        self._process = process
        self._tracks = tracks
        self._tasks = tasks
        self._clock = clock
        self._planned_at = float("-inf")
        self._planning = False

    def opened(self) -> None:
        """The tracks have just been given their first ones."""
        self._planned_at = self._clock.monotonic()

    def supply_rest(self, rest: Awaitable[Plans]) -> None:
        """Sources that answer late: a recorder that cannot be reached must not keep the others' pictures back."""
        self._tasks.start(self._supply_rest(list(self._tracks), rest), "the other sources")

    def plan_again_near(self, at: datetime) -> None:
        """Segments around ``at`` where those that are known do not reach far enough, at most every PLANS_AGAIN_S."""
        near = [track for track in self._tracks if track.needs_plans(at, PLAN_MARGIN)]
        now = self._clock.monotonic()
        inside = all(not track.needs_plans(at, timedelta()) for track in near)
        if not near or self._planning or (inside and now - self._planned_at < PLANS_AGAIN_S):
            return
        self._planning, self._planned_at = True, now
        self._tasks.start(self._plan(near, at), "segments")

    async def _plan(self, tracks: Sequence[Track], at: datetime) -> None:
        try:
            found = await self._catalogue.plans_of_all([track.camera for track in tracks], around(at))
        finally:
            self._planning = False
        self._supply(tracks, found)

    async def _supply_rest(self, tracks: Sequence[Track], rest: Awaitable[Plans]) -> None:
        self._supply(tracks, await rest)

    def _supply(self, tracks: Sequence[Track], found: Plans) -> None:
        for track, some in zip(tracks, found, strict=True):
            known = for_watching(some, len(self._tracks))
            if track in self._tracks and known and known != track.plans:
                track.plans = known
                self._process.supply(self._name, track.number, known)
