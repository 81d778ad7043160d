"""Recorded pictures of one segment, or of the relay's last minutes, as groups with true times. May grow at its end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from vms_desktop.footage.group import GAP_US, FootagePicture, Group
from vms_desktop.footage.true_times import true_times
from vms_desktop.media.segment import PicturePlace, unpacked

Read = Callable[[int, int], bytes]
"""Bytes from one position to another."""


class Reel:
    """Raises nothing. ``codec``: of all its pictures."""

    def __init__(self, codec: str) -> None:
        self.codec = codec
        self._places: list[PicturePlace] = []
        self._pictures: list[FootagePicture] = []
        self._starts: list[int] = []
        """Index of each key frame."""
        self._start_times: list[int] = []
        self._last_group: Group | None = None
        self._newest_us = 0
        """True time of the picture that is shown last."""
        self._reorders = False
        """Whether pictures are sent in another order than they are shown."""

    @property
    def is_empty(self) -> bool:
        return not self._starts

    @property
    def begin_us(self) -> int:
        return self._start_times[0]

    @property
    def last_us(self) -> int:
        return self._newest_us

    @property
    def last_arrived_us(self) -> int:
        return self._places[-1].arrived_us

    def append(self, places: Sequence[PicturePlace], read: Read) -> None:
        """More pictures. Those before the first key frame of all are passed over."""
        if not self._places:
            first = next((number for number, place in enumerate(places) if place.is_key), len(places))
            places = places[first:]
        known = len(self._places)
        self._places += places
        times = true_times([place.arrived_us for place in self._places], [place.camera_s for place in self._places])
        newest = max(times[:known], default=0)
        for place, time in zip(places, times[known:], strict=True):
            # What came later may have taught better; what was told already stays.
            if time < newest:
                self._reorders = True
                told = self._newest_us - (newest - time)
            else:
                told = max(time, self._newest_us + 1)
            newest = max(newest, time)
            self._add(FootagePicture(told, place.is_key, _camera_us(place, told), _loader(place, read)))

    def _add(self, picture: FootagePicture) -> None:
        before, self._newest_us = self._newest_us, max(self._newest_us, picture.time_us)
        self._pictures.append(picture)
        growing = self._last_group
        if picture.is_key:
            self._starts.append(len(self._pictures) - 1)
            self._start_times.append(picture.time_us)
            if growing is not None:
                growing.finish(picture.time_us if picture.time_us - before <= GAP_US else None)
                self._last_group = None
        elif growing is not None:
            growing.reorders = growing.reorders or picture.time_us < before
            growing.add(picture)

    def forget_before(self, time_us: int) -> None:
        """Let go of the groups that begin earlier, but never of the newest one. What was handed out stays whole."""
        groups = min(bisect_right(self._start_times, time_us - 1), len(self._starts) - 1)
        if groups <= 0:
            return
        first = self._starts[groups]
        del self._places[:first], self._pictures[:first]
        self._starts = [start - first for start in self._starts[groups:]]
        del self._start_times[:groups]

    # ---- groups ----------------------------------------------------------------------------------------------

    def newest_not_after(self, at_us: int) -> int | None:
        """Number of the group; None: all are later."""
        number = bisect_right(self._start_times, at_us) - 1
        return number if number >= 0 else None

    def first_after(self, begin_us: int) -> int | None:
        """Number of the first group that begins later than ``begin_us``."""
        number = bisect_right(self._start_times, begin_us)
        return number if number < len(self._starts) else None

    def last_before(self, begin_us: int) -> int | None:
        number = bisect_right(self._start_times, begin_us - 1) - 1
        return number if number >= 0 else None

    def group(self, number: int, *, follows_us: int | None, grows: bool) -> Group:
        """``follows_us``: when what comes after this reel begins, None: nothing does. ``grows``: more may come."""
        first = self._starts[number]
        if number + 1 < len(self._starts):
            after = self._starts[number + 1]
            pictures = self._pictures[first:after]
            return self._made(pictures, self._start_times[number + 1])
        if not grows:
            pictures = self._pictures[first:]
            return self._made(pictures, follows_us)
        if self._last_group is None:
            pictures = self._pictures[first:]
            end = self._newest_us + GAP_US
            self._last_group = Group(self.codec, pictures, end, complete=False, reorders=self._reorders)
        return self._last_group

    def _made(self, pictures: list[FootagePicture], follows_us: int | None) -> Group:
        reorders = self._reorders and any(one.time_us > after.time_us for one, after in pairwise(pictures))
        return Group(self.codec, pictures, _end(pictures, follows_us), reorders=reorders)

    def stop_growing(self, follows_us: int | None = None) -> None:
        if self._last_group is not None:
            near = follows_us is not None and follows_us - self.last_us <= GAP_US
            self._last_group.finish(follows_us if near else None)
            self._last_group = None


def _end(pictures: Sequence[FootagePicture], follows_us: int | None) -> int:
    """Up to when the last of them is the picture of the moment."""
    last = max(one.time_us for one in pictures)
    if follows_us is not None and follows_us - last <= GAP_US:
        return max(follows_us, last + 1)
    count = len(pictures)
    return last + (max(1000, (last - pictures[0].time_us) // (count - 1)) if count > 1 else 66_667)


def _camera_us(place: PicturePlace, time_us: int) -> int | None:
    return None if place.clock_offset_ms is None else time_us + place.clock_offset_ms * 1000


def _loader(place: PicturePlace, read: Read) -> Callable[[], bytes | None]:
    return lambda: unpacked(read(place.begin, place.end))
