"""Holds: stretches of a camera's footage that must not be deleted, also of the future; needs: what must be recorded.

A hold that was lifted stays as a record of it. Whoever registers a request holds first and decides afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.segment import Stretch, merged

FOR_EVER_US = 2**62
"""Later than any clock says."""
USUAL_REVIEW_US = 90 * 24 * 3600 * 1_000_000
"""So long after it was placed somebody looks whether a hold is still needed, unless another day was given."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Times: UTC, microseconds. ``end_us`` None: until it is lifted, whatever will be recorded.

    ``request``: number of the request it was placed for; empty: none. ``second``: who consented to lifting it.
    ``review_us``: until when it is meant; None: ``USUAL_REVIEW_US`` after it was placed. It stays then too, and
    somebody is asked.
    """

    id: str
    camera_id: str
    begin_us: int
    end_us: int | None
    reason: str
    request: str
    placed_us: int
    placed_by: Actor
    lifted_us: int | None = None
    lifted_by: Actor | None = None
    lift_reason: str = ""
    second: Actor | None = None
    review_us: int | None = None

    @property
    def meant_until_us(self) -> int:
        return self.placed_us + USUAL_REVIEW_US if self.review_us is None else self.review_us

    def is_due(self, now_us: int) -> bool:
        """Whether somebody has to say if it is still needed."""
        return not self.is_lifted and self.meant_until_us <= now_us

    @property
    def is_lifted(self) -> bool:
        return self.lifted_us is not None

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.begin_us, FOR_EVER_US if self.end_us is None else self.end_us)


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody needs the camera recorded from ``begin_us`` to ``end_us`` (None: until it is ended)."""

    id: str
    camera_id: str
    begin_us: int
    end_us: int | None
    reason: str
    request: str
    asked_us: int
    asked_by: Actor
    ended_us: int | None = None

    def covers(self, time_us: int) -> bool:
        end = FOR_EVER_US if self.end_us is None else self.end_us
        return self.ended_us is None and self.begin_us <= time_us < end


class HeldFootage:
    """What is on hold now, by camera: asked for every segment before it may go."""

    def __init__(self, holds: Iterable[Hold]) -> None:
        stretches: dict[str, list[tuple[int, int]]] = {}
        for hold in holds:
            if not hold.is_lifted:
                stretch = hold.stretch
                stretches.setdefault(hold.camera_id, []).append((stretch.begin_us, stretch.end_us))
        self._of = {camera_id: merged(those, 0) for camera_id, those in stretches.items()}

    @property
    def cameras(self) -> frozenset[str]:
        return frozenset(self._of)

    def stretches(self, camera_id: str) -> list[Stretch]:
        return self._of.get(camera_id, [])

    def holds(self, camera_id: str, begin_us: int, end_us: int) -> bool:
        """Whether any of that footage is held. A picture at either edge counts: better a minute too much."""
        those = self._of.get(camera_id)
        if not those:
            return False
        at = bisect_right(those, Stretch(end_us, FOR_EVER_US)) - 1
        return at >= 0 and those[at].end_us >= begin_us
