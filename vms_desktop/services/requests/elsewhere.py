"""How long footage that lies only on an agency's recorder will be there: nothing holds it, so that a countdown runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from vms_desktop.domain.recorder import Recorder
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.segment import DAY_US, Stretch
from vms_desktop.services.operation import machinery

RESOLUTION_US = 1_000_000
GAP_US = 5 * RESOLUTION_US
"""Less than that missing here is no reason to fetch it elsewhere: a stream that was opened anew."""


class Recorders(Protocol):
    """Those in the register, as far as they are asked here."""

    @property
    def recorders(self) -> Sequence[Recorder]: ...


class LocalFootage(Protocol):
    """The index of what was recorded here. Raises StorageError ``storage.*``."""

    async def ranges(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
    ) -> Mapping[str, Sequence[Stretch]]: ...


@machinery("answers the registration, which asks for itself")
class RecorderReach:
    """Fulfils ``request_ports.Elsewhere``: by how far back each recorder reaches, as was stated of it. No recorder is
    asked anything: registering must not wait for one.
    """

    def __init__(self, recorders: Recorders, local: LocalFootage) -> None:
        self._recorders = recorders
        self._local = local

    async def overwritten_us(self, interval: Interval) -> int | None:
        days = [one.kept_days for one in self._recorders.recorders if interval.camera_id in one.channels]
        if not days or await self._lies_here(interval):
            return None
        # The first of it goes first; of several recorders the one that reaches back farthest counts.
        return interval.begin_us + max(days) * DAY_US

    async def _lies_here(self, interval: Interval) -> bool:
        found = await self._local.ranges([interval.camera_id], interval.begin_us, interval.end_us, RESOLUTION_US)
        stretches = sorted(found.get(interval.camera_id, ()), key=lambda one: one.begin_us)
        reached = interval.begin_us
        for stretch in stretches:
            if stretch.begin_us - reached > GAP_US:
                break
            reached = max(reached, stretch.end_us)
        return bool(stretches) and interval.end_us - reached <= GAP_US
