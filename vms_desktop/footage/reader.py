"""Where a track's pictures come from: its sources, best first, one taking over where another has nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import GAP_US, FootagePicture, Group, Source, SourceFailure, at_moment

REST_S = 2.0
"""A source that failed is left in peace for so long, so that a busy recorder is not asked at every picture."""

Wanted = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Spot:
    """One picture of one source: the ``index``-th of its group in the order they are shown."""

    source: Source
    group: Group
    index: int

    @property
    def picture(self) -> FootagePicture:
        return self.group.in_order[self.index]

    @property
    def is_last(self) -> bool:
        """Whether no further picture of its group is known."""
        return self.index + 1 >= len(self.group.in_order)


class Reader:
    """For one track's thread, but for ``supply`` and ``close``, which take effect with the next call."""

    def __init__(self) -> None:
        self._sources: tuple[Source, ...] = ()
        self._resting: dict[str, tuple[float, SourceFailure]] = {}
        self.reason = TrackReason.NO_SOURCE
        """Why there was nothing, when the last call found nothing."""
        self.detail = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        return self._sources

    def supply(self, sources: Sequence[Source]) -> None:
        """Best first. Those that are no longer there are closed."""
        gone = [one for one in self._sources if one not in sources]
        self._sources = tuple(sources)
        self._resting.clear()
        for source in gone:
            source.close()

    def close(self) -> None:
        self.supply(())

    # ---- finding ---------------------------------------------------------------------------------------------

    def at(self, at_us: int, wanted: Wanted) -> Spot | None:
        """The picture of that moment. Raises SourceFailure where there may be one but it cannot be had."""
        failure: SourceFailure | None = None
        for source in self._sources:
            if not wanted():
                return None
            try:
                group = self._asked(source, partial(source.group_at, at_us, wanted))
            except SourceFailure as error:
                failure = failure or error
                continue
            if group is not None:
                return Spot(source, group, group.newest_at(at_us))
        if failure is not None:
            raise failure
        self._nothing_at(at_us, wanted)
        return None

    def following(self, spot: Spot, wanted: Wanted) -> Spot | None:
        """The first picture of the next group, of whatever source goes on soonest; also beyond a gap. Never raises."""
        return self._neighbour(spot, wanted, forwards=True)

    def preceding(self, spot: Spot, wanted: Wanted) -> Spot | None:
        """The last picture of the group before; also beyond a gap. Never raises."""
        return self._neighbour(spot, wanted, forwards=False)

    def first_after(self, at_us: int, wanted: Wanted) -> Spot | None:
        """The first picture of the first group that begins after a moment. Never raises."""
        found = [
            Spot(source, group, 0)
            for source in self._sources
            if (group := self._tried(source, partial(source.group_after, at_moment(at_us), wanted)))
        ]
        return min(found, key=lambda one: one.group.begin_us, default=None)

    def _neighbour(self, spot: Spot, wanted: Wanted, *, forwards: bool) -> Spot | None:
        group = spot.group
        own = self._tried(spot.source, partial(_beside(spot.source, forwards), group, wanted))
        if own is not None and _joins(group, own, forwards):
            return Spot(spot.source, own, 0 if forwards else len(own.in_order) - 1)
        edge = group.end_us if forwards else group.begin_us - 1
        found = [Spot(spot.source, own, 0 if forwards else len(own.in_order) - 1)] if own is not None else []
        for source in self._sources:
            if source is spot.source:
                continue
            other = self._tried(source, partial(source.group_at, edge, wanted))
            if other is not None:
                index = other.newest_at(edge)
                if forwards and other.in_order[index].time_us < edge and index + 1 < len(other.in_order):
                    index += 1
                if (other.in_order[index].time_us > spot.picture.time_us) is forwards:
                    return Spot(source, other, index)
            beyond = self._tried(source, partial(_beside(source, forwards), at_moment(edge), wanted))
            if beyond is not None:
                found.append(Spot(source, beyond, 0 if forwards else len(beyond.in_order) - 1))
        if forwards:
            return min(found, key=lambda one: one.group.begin_us, default=None)
        return max(found, key=lambda one: one.group.end_us, default=None)

    def _nothing_at(self, at_us: int, wanted: Wanted) -> None:
        self.detail = ""
        if not self._sources:
            self.reason = TrackReason.NO_SOURCE
        elif at_us > time.time() * 1e6:
            self.reason = TrackReason.NOT_YET
        else:
            around = at_moment(at_us)
            before = any(self._tried(one, partial(one.group_before, around, wanted)) for one in self._sources)
            after = before and self.first_after(at_us, wanted) is not None
            self.reason = TrackReason.GAP if after else TrackReason.NOT_RECORDED

    # ---- sources that fail -----------------------------------------------------------------------------------

    def _asked(self, source: Source, ask: Callable[[], Group | None]) -> Group | None:
        """Raises SourceFailure, also the last one again while the source rests."""
        resting = self._resting.get(source.id)
        if resting is not None and time.monotonic() < resting[0]:
            raise resting[1]
        self._resting.pop(source.id, None)
        try:
            return ask()
        except SourceFailure as error:
            self._resting[source.id] = (time.monotonic() + REST_S, error)
            raise

    def _tried(self, source: Source, ask: Callable[[], Group | None]) -> Group | None:
        try:
            return self._asked(source, ask)
        except SourceFailure:
            return None

    @property
    def failure(self) -> SourceFailure | None:
        """Why a source gave nothing when it was asked last; None: none failed."""
        return next((failure for _, failure in self._resting.values()), None)

    def forgive(self) -> None:
        """A person asks again: every source is tried again."""
        self._resting.clear()


def _joins(group: Group, other: Group, forwards: bool) -> bool:
    first, second = (group, other) if forwards else (other, group)
    return second.begin_us - first.end_us <= GAP_US // 2


def _beside(source: Source, forwards: bool) -> Callable[[Group, Wanted], Group | None]:
    return source.group_after if forwards else source.group_before
