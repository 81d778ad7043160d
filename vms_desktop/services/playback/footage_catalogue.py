"""All sources of footage as one: which of them has a camera, and in which order they are tried."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import FootageError, VmsError
from vms_desktop.domain.footage import RecordedRange, TimeRange
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import FootageFinder, SourcePlan

T = TypeVar("T")
Ask = Callable[[FootageFinder], Coroutine[Any, Any, list[T]]]
MOST_MAIN_TRACKS = 4
FIND_WITHIN_S = 6.0
"""A recorder that has not answered by then is left out; it is asked again with the next wish."""


SOON_S = 0.15
"""A picture does not wait longer for a source that is slow to answer, where another one has something."""

Plans = list[list[SourcePlan]]
"""Of each camera, best first."""


def for_watching(plans: Sequence[SourcePlan], tracks: int) -> list[SourcePlan]:
    """Best first for so many cameras side by side: of a source that has both streams the main one for a few, the sub
    one for many, which is all that their tiles can show and this workstation decode.
    """
    kinds = list(dict.fromkeys(plan.source.kind for plan in plans))
    first = StreamQuality.MAIN if tracks <= MOST_MAIN_TRACKS else StreamQuality.SUB
    return sorted(plans, key=lambda plan: (kinds.index(plan.source.kind), plan.source.quality not in (None, first)))


@machinery("looks for PlaybackService and ClipService, which ask")
class FootageCatalogue:
    """``finders``: best first. ``on_world_error`` is told of a source that fails; the others are used all the same.

    Called on the loop thread.
    """

    def __init__(
        self, finders: Sequence[FootageFinder], on_world_error: Callable[[VmsError], None] | None = None
    ) -> None:
        self._finders = list(finders)
        self._on_world_error = on_world_error
        self._told: set[tuple[str, str]] = set()

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """What all sources have of these cameras within the range."""
        found = await self._asked(lambda finder: finder.ranges(cameras, begin, end, resolution_s))
        return [one for some in found for one in some]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """How to open what there is of that time, best first."""
        found = await self._asked(lambda finder: finder.plans(camera, between))
        return [one for some in found for one in some]

    async def unanswered(self, camera: Camera, between: TimeRange) -> VmsError | None:
        """Why a source could not be asked now what it has of that time; None: all answered. Whoever takes what was not
        found for something that is not there must ask this too.
        """
        answers = await asyncio.gather(*(self._failure(finder, camera, between) for finder in self._finders))
        return next((failure for failure in answers if failure is not None), None)

    @staticmethod
    async def _failure(finder: FootageFinder, camera: Camera, between: TimeRange) -> VmsError | None:
        try:
            async with asyncio.timeout(FIND_WITHIN_S):
                await finder.plans(camera, between)
        except TimeoutError:
            return FootageError("footage.timed_out", camera=camera.code)
        except VmsError as error:
            return error
        return None

    async def plans_of_all(self, cameras: Sequence[Camera], between: TimeRange) -> Plans:
        """In the order of the cameras."""
        return list(await asyncio.gather(*(self.plans(camera, between) for camera in cameras)))

    async def plans_soon(
        self, cameras: Sequence[Camera], between: TimeRange
    ) -> tuple[Plans, asyncio.Future[Plans] | None]:
        """As ``plans_of_all``, but without those sources that take long, if every camera has one that does not; then
        all of them follow in the future, which whoever does not wait for it cancels.
        """
        asked = [
            [asyncio.ensure_future(self._ask_one(finder, partial(_plans, camera, between))) for finder in self._finders]
            for camera in cameras
        ]
        whole = asyncio.ensure_future(_joined(asked))
        try:
            await asyncio.wait([whole], timeout=SOON_S)
            soon = [[plan for one in some if one.done() for plan in one.result()] for some in asked]
            if whole.done() or not all(soon):
                return await whole, None
        except BaseException:
            whole.cancel()
            raise
        return soon, whole

    async def _asked(self, ask: Ask[T]) -> list[list[T]]:
        return list(await asyncio.gather(*(self._ask_one(finder, ask) for finder in self._finders)))

    async def _ask_one(
        self, finder: FootageFinder, ask: Callable[[FootageFinder], Coroutine[Any, Any, list[T]]]
    ) -> list[T]:
        name = type(finder).__name__
        try:
            async with asyncio.timeout(FIND_WITHIN_S):
                found = await ask(finder)
        except TimeoutError:
            return []
        except VmsError as error:
            if (name, error.code) not in self._told:
                self._told.add((name, error.code))
                if self._on_world_error is not None:
                    self._on_world_error(error)
            return []
        self._told = {one for one in self._told if one[0] != name}
        return found


async def _plans(camera: Camera, between: TimeRange, finder: FootageFinder) -> list[SourcePlan]:
    return await finder.plans(camera, between)


async def _joined(asked: Sequence[Sequence[asyncio.Future[list[SourcePlan]]]]) -> Plans:
    """Cancelled, it cancels what it waits for."""
    answers = await asyncio.gather(*(one for some in asked for one in some))
    each = len(asked[0]) if asked else 0
    return [[plan for found in answers[n * each : (n + 1) * each] for plan in found] for n in range(len(asked))]
