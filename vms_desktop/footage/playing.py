"""A track while time passes: which picture is due, forwards and backwards, and when."""

from __future__ import annotations

import time
from collections.abc import Callable

from vms_desktop.footage.group import Group
from vms_desktop.footage.pace import Manner, drawn_every_s, manner
from vms_desktop.footage.reader import Reader, Spot
from vms_desktop.footage.screen import Screen
from vms_desktop.footage.transport import Order

GROWTH_WAIT_S = 0.04
LATE_S = 1.2
"""A track that is behind by more, and by its whole group, leaves pictures out."""
STALLED_S = 1.5

Wanted = Callable[[], bool]


class Playing:
    """For the track's thread. ``tracks``: how many play together. ``gap``: the moment lies in a gap; ``stalled``: its
    footage is late. Both methods return the seconds until the next picture is due, and raise SourceFailure.
    """

    def __init__(
        self,
        reader: Reader,
        screen: Screen,
        tracks: Callable[[], int],
        gap: Callable[[], None],
        stalled: Callable[[], None],
    ) -> None:
        self._reader = reader
        self._screen = screen
        self._tracks = tracks
        self._gap = gap
        self._stalled = stalled
        self._after: tuple[Spot, Spot] | None = None
        """A picture and the first of the group after it, so that sources are asked once."""

    def forget(self) -> None:
        """The sources are others."""
        self._after = None

    def next(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        """The picture after, as far as it is known yet."""
        if spot.is_last and not spot.group.is_complete:
            spot.source.grow(spot.group, GROWTH_WAIT_S)
        if len(spot.group.in_order) > spot.index + 1:
            return Spot(spot.source, spot.group, spot.index + 1)
        return self._following(spot, wanted) if spot.group.is_complete else None

    def _following(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        known = self._after
        if known is not None and known[0].group is spot.group:
            return known[1]
        after = self._reader.following(spot, wanted)
        self._after = (spot, after) if after is not None else None
        return after

    def previous(self, spot: Spot, wanted: Callable[[], bool]) -> Spot | None:
        if spot.index > 0:
            return Spot(spot.source, spot.group, spot.index - 1)
        return self._reader.preceding(spot, wanted)

    def _manner(self, spot: Spot, order: Order) -> Manner:
        return manner(spot.group, self._screen.size[0] * self._screen.size[1], order.speed, self._tracks())

    def forwards(self, spot: Spot, order: Order, wanted: Wanted) -> float:
        how = self._manner(spot, order)
        following = self._following(spot, wanted) if how is Manner.KEYS and spot.group.is_complete else None
        after = following or self.next(spot, wanted)
        now = time.monotonic()
        position = order.position_us(now)
        if after is None:
            return self._nothing_follows(spot, position)
        due = order.when(after.picture.time_us, now)
        if due is None:
            return 0.0
        if due > now:
            if position > spot.group.end_us and after.group is not spot.group:
                self._gap()
            return due - now
        if how is Manner.KEYS:
            return self._next_key(after, position, wanted)
        if now - due > LATE_S and position >= spot.group.end_us:
            return self._catch_up(order, position, wanted)
        if how is Manner.ORIGINALS and self._screen.follows(after):
            if not self._screen.send_original(after):
                self._screen.freeze(after)
            return 0.0
        return self._draw_newest(after, position, order, wanted)

    def _draw_newest(self, after: Spot, position: int, order: Order, wanted: Wanted) -> float:
        rest = self._screen.drawn_at + drawn_every_s(order.speed) - time.monotonic()
        if rest > 0 and order.speed > 1:
            return rest
        while position >= after.group.end_us and after.group.is_complete:
            later = self._following(after, wanted)
            if later is None or later.picture.time_us > position:
                break
            after = later
        target = Spot(after.source, after.group, max(after.index, after.group.newest_at(position)))
        frame = self._screen.frames.at(target.group, target.picture, wanted)
        if wanted():
            self._screen.draw(target, frame)
        return 0.0

    def _next_key(self, after: Spot, position: int, wanted: Wanted) -> float:
        while after.index == 0:
            later = self._reader.following(after, wanted) if after.group.is_complete else None
            if later is None or later.picture.time_us > position:
                break
            after = later
        self._screen.show_key(after)
        return 0.0

    def _catch_up(self, order: Order, position: int, wanted: Wanted) -> float:
        spot = self._reader.at(position, wanted)
        if spot is None or not wanted():
            self._screen.spot = None
            return 0.0
        if spot.group.is_plain and order.speed > 0:
            # At a key frame the player's own decoder can take over again.
            self._screen.show_key(spot)
        else:
            self._screen.show(spot, wanted)
        return 0.0

    def _nothing_follows(self, spot: Spot, position: int) -> float:
        if position <= spot.group.end_us:
            return GROWTH_WAIT_S
        if not spot.group.is_complete:
            if position - spot.picture.time_us > STALLED_S * 1e6:
                self._stalled()
            return GROWTH_WAIT_S
        # What was the last may have got a successor since.
        self._screen.spot = None
        return 0.0

    def backwards(self, spot: Spot, order: Order, wanted: Wanted) -> float:
        now = time.monotonic()
        position = order.position_us(now)
        if position >= spot.picture.time_us:
            due = order.when(spot.picture.time_us - 1, now)
            return max(0.001, due - now) if due is not None else 0.0
        rest = self._screen.drawn_at + drawn_every_s(order.speed) - now
        if rest > 0:
            return rest
        if position < spot.group.begin_us:
            before = self._reader.preceding(spot, wanted)
            while before is not None and position < before.group.begin_us and wanted():
                before = self._reader.preceding(Spot(before.source, before.group, 0), wanted)
            if before is None:
                self._screen.spot = None
                return 0.0
            if position > before.group.end_us:
                self._gap()
                due = order.when(before.group.end_us, now)
                return max(0.001, due - now) if due is not None else 0.0
            spot = before
        target = Spot(spot.source, spot.group, spot.group.newest_at(position))
        if self._manner(target, order) is Manner.KEYS:
            if self._screen.spot is None or target.group is not self._screen.spot.group or self._screen.spot.index > 0:
                self._screen.show_key(target)
            return drawn_every_s(order.speed)
        frame = self._screen.frames.backwards(
            target.group, target.picture.time_us, lambda: self._group_before(target, wanted), wanted
        )
        if wanted():
            self._screen.draw(target, frame)
        return 0.0

    def _group_before(self, spot: Spot, wanted: Wanted) -> Group | None:
        before = self._reader.preceding(Spot(spot.source, spot.group, 0), wanted)
        return before.group if before is not None else None
