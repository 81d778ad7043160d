"""A group of pictures: a key frame and those that need it, with their times; the unit in which footage is read.

Times are microseconds since 1970, UTC, by our clock (*true time*) unless said otherwise.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from vms_desktop.domain.footage import TrackReason

GAP_US = 2_500_000
"""So long without a picture is a gap: until then the picture before is still the one of the moment."""
USUAL_INTERVAL_US = 66_667


class SourceFailure(Exception):
    """A source cannot give what it should have. ``until_us``: from when on it may have something again, if known."""

    def __init__(self, reason: TrackReason, detail: str = "", until_us: int | None = None) -> None:
        super().__init__(reason.value, detail)
        self.reason = reason
        self.detail = detail
        self.until_us = until_us


@dataclass(frozen=True, slots=True)
class FootagePicture:
    """One compressed picture. ``camera_us``: what the camera's own clock said, None where unknown.

    ``load``: its bytes (Annex B with parameter sets before key frames, or a whole JPEG); None: they are damaged.
    """

    time_us: int
    is_key: bool
    camera_us: int | None
    load: Callable[[], bytes | None] = field(repr=False, compare=False)
    order_us: int | None = None
    """When it is decoded, where that is another time than when it is shown."""


class Group:
    """Pictures in decoding order, the first a key frame. May still be growing: then a thread of its source adds to it.

    ``end_us``: up to when its last picture is the one of the moment; moves while it grows. ``reorders``: pictures are
    shown in another order than decoded. ``extradata``: what a decoder needs that is not in the pictures.
    ``follows_break``: its recorder broke off, and pictures may be missing before it. Safe between threads.
    """

    def __init__(
        self,
        codec: str,
        pictures: list[FootagePicture],
        end_us: int,
        *,
        complete: bool = True,
        reorders: bool = False,
        extradata: bytes | None = None,
        follows_break: bool = False,
    ) -> None:
        self.codec = codec
        self.follows_break = follows_break
        self.extradata = extradata
        self.end_us = end_us
        self.reorders = reorders
        self._pictures = pictures
        self._complete = complete
        self._changed = threading.Condition()
        self._in_order: tuple[tuple[int, bool], list[FootagePicture]] | None = None
        """How many pictures there were and whether that was all, and what was made of them."""

    @property
    def begin_us(self) -> int:
        return self._pictures[0].time_us

    @property
    def key(self) -> FootagePicture:
        return self._pictures[0]

    @property
    def is_complete(self) -> bool:
        return self._complete

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def decoding_order(self) -> list[FootagePicture]:
        return self._pictures

    @property
    def in_order(self) -> list[FootagePicture]:
        """In the order they are shown, as far as that is known; pictures that need the group before are left out.

        While it grows, pictures are only ever added at the end of it.
        """
        if not self.reorders:
            return self._pictures
        known = self._in_order
        count, complete = len(self._pictures), self._complete
        if known is None or known[0] != (count, complete):
            begin, until = self.begin_us, self.newest_us if complete else self._settled_us(count)
            shown = [one for one in self._pictures[:count] if begin <= one.time_us <= until]
            known = self._in_order = (count, complete), sorted(shown, key=lambda one: one.time_us)
        return known[1]

    def _settled_us(self, count: int) -> int:
        """Up to when nothing more can come in between. A picture that is sent early is followed by those that are shown
        before it; when one that is shown later than all others comes, they are there.
        """
        settled = newest = self.begin_us
        for one in self._pictures[1:count]:
            if one.time_us > newest:
                settled, newest = newest, one.time_us
        return settled

    @property
    def newest_us(self) -> int:
        """When the picture was taken that is shown last of those that are there."""
        return max(one.time_us for one in self._pictures) if self.reorders else self._pictures[-1].time_us

    @property
    def known_us(self) -> int:
        """Up to when it is known which picture is the one of a moment."""
        if self._complete:
            return self.end_us
        return self._settled_us(len(self._pictures)) if self.reorders else self._pictures[-1].time_us

    def decoding_times(self) -> list[int]:
        """When each picture is decoded, in decoding order: rising, and never after it is shown."""
        pictures = self._pictures
        if not self.reorders:
            return [one.time_us for one in pictures]
        if all(one.order_us is not None for one in pictures):
            return [one.order_us or 0 for one in pictures]
        ordered = sorted(one.time_us for one in pictures)
        ahead = max(slot - one.time_us for slot, one in zip(ordered, pictures, strict=True))
        return [slot - ahead for slot in ordered]

    def newest_at(self, at_us: int) -> int:
        """Index, in the order they are shown, of the newest picture not after ``at_us``; 0 where all are."""
        pictures = self.in_order
        low, high = 0, len(pictures)
        while high - low > 1:
            middle = (low + high) // 2
            if pictures[middle].time_us <= at_us:
                low = middle
            else:
                high = middle
        return low

    @property
    def is_plain(self) -> bool:
        """Whether its pictures can go to a player as they are: in the order they are shown, as H.264 with parameter
        sets, so that pictures drawn anew may stand between them.
        """
        return self.codec == "h264" and not self.reorders and self.extradata is None

    @property
    def interval_us(self) -> int:
        """Between its pictures, on average."""
        pictures = self.in_order
        if len(pictures) < 2:
            return USUAL_INTERVAL_US
        return max(1000, (pictures[-1].time_us - pictures[0].time_us) // (len(pictures) - 1))

    # ---- growing ---------------------------------------------------------------------------------------------

    def add(self, picture: FootagePicture) -> None:
        with self._changed:
            self._pictures.append(picture)
            self.end_us = max(self.end_us, picture.time_us + GAP_US)
            self._changed.notify_all()

    def finish(self, end_us: int | None = None) -> None:
        """Nothing more comes. ``end_us``: when the next group begins; None: it is the last before a gap."""
        with self._changed:
            if not self._complete:
                last = max(one.time_us for one in self._pictures)
                self.end_us = end_us if end_us is not None else last + self.interval_us
                self._complete = True
            self._changed.notify_all()

    def wait_beyond(self, count: int, seconds: float) -> bool:
        """Whether there are more than ``count`` pictures, waiting at most so long for one."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._pictures) > count or self._complete, seconds)
            return len(self._pictures) > count


def same_group(one: Group, other: Group) -> bool:
    """Whether they hold the same pictures; a source may make them anew each time it is asked."""
    if one is other:
        return True
    whole = one.is_complete and other.is_complete and len(one) == len(other)
    return whole and one.begin_us == other.begin_us and one.codec == other.codec and one.end_us == other.end_us


def at_moment(at_us: int) -> Group:
    """A group without pictures that stands for a moment: for what lies before and after it."""
    return Group("", [FootagePicture(at_us, False, None, lambda: None)], at_us)


class Source(Protocol):
    """One source, opened. Called on one track's thread. ``still_wanted``: asked while something takes long; False: give
    up. Everything raises SourceFailure.
    """

    id: str
    ends_groups: bool
    """Whether a group that grows is always ended by the source itself, however long nothing comes."""

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        """The group that has the picture of this moment; None: there is none."""

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        """The next one, also beyond a gap; None: nothing follows (yet). Also after ``at_moment``."""

    def group_before(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        """The last one that begins earlier, also beyond a gap. Also before ``at_moment``."""

    def grow(self, group: Group, seconds: float) -> bool:
        """Wait at most so long for more of a group that is not complete; whether there is more."""

    def close(self) -> None:
        """May be called from another thread."""
