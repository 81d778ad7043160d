"""A file that was handed in, as a source: its first picture is of the moment an officer stated."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from vms_desktop.footage.group import FootagePicture, Group
from vms_desktop.footage.sources.demuxed import Demuxed, FilePicture

MOST_GROUP_BYTES = 96 * 1024 * 1024
MOST_GROUP_PICTURES = 20_000
"""A group that is longer is played as far as this: memory must stay bounded, whatever a file holds."""
SEEK_BACK_US = (0, 10_000_000, 60_000_000)
"""Some formats find a place only about; then it is looked for from further back."""
KEPT_GROUPS = 4


class FileSource:
    """``begins_us``: true time of the file's first picture. ``frame_rate``: of raw streams, 0: not stated."""

    ends_groups = False

    def __init__(self, source_id: str, path: Path, begins_us: int, frame_rate: float = 0.0) -> None:
        self.id = source_id
        self._path = path
        self._begins_us = begins_us
        self._frame_rate = frame_rate
        self._file: Demuxed | None = None
        self._pictures: Iterator[FilePicture] | None = None
        self._pending: FilePicture | None = None
        """The key frame that ended the group read last: the file stands behind it."""
        self._kept: list[Group] = []
        self._lock = threading.Lock()

    def close(self) -> None:
        """May be called from another thread."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file = self._pictures = self._pending = None

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        with self._lock:
            if at_us < self._begins_us - 1:
                return None
            group = self._newest_not_after(at_us, still_wanted)
            return group if group is not None and at_us < group.end_us else None

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        with self._lock:
            begin_us = group.begin_us
            known = next((one for one in self._kept if one.begin_us == group.end_us), None)
            if known is not None:
                return known
            if self._pending is not None and self._kept[-1].begin_us == begin_us:
                return self._read_group(still_wanted)
            if begin_us < self._begins_us:
                self._stand_at(None)
                return self._read_group(still_wanted)
            found = self._newest_not_after(begin_us, still_wanted, kept_too=False)
            while found is not None and found.begin_us <= begin_us and still_wanted():
                found = self._read_group(still_wanted)
            return found

    def group_before(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        with self._lock:
            if group.begin_us <= self._begins_us:
                return None
            return self._newest_not_after(group.begin_us - 1, still_wanted)

    def grow(self, group: Group, seconds: float) -> bool:
        """A file handed in does not grow."""
        return False

    # ---- reading ---------------------------------------------------------------------------------------------

    def _opened(self) -> Demuxed:
        if self._file is None:
            self._file = Demuxed(self._path, self._frame_rate)
            self._pictures = None
        return self._file

    def _newest_not_after(self, at_us: int, still_wanted: Callable[[], bool], *, kept_too: bool = True) -> Group | None:
        for kept in reversed(self._kept if kept_too else ()):
            if kept.begin_us <= at_us < kept.end_us:
                return kept
        for back_us in SEEK_BACK_US:
            wanted_us = at_us - self._begins_us - back_us
            found = self._last_up_to(at_us, wanted_us if wanted_us > 0 else None, still_wanted)
            if found is not None or wanted_us <= 0 or not still_wanted():
                return found
        return self._last_up_to(at_us, None, still_wanted)

    def _last_up_to(self, at_us: int, from_us: int | None, still_wanted: Callable[[], bool]) -> Group | None:
        """The last group that begins at or before ``at_us``, read from about ``from_us`` (of the file) on."""
        self._stand_at(from_us)
        found: Group | None = None
        while still_wanted():
            group = self._read_group(still_wanted)
            if group is None or group.begin_us > at_us:
                break
            found = group
            if at_us < group.end_us:
                break
        return found

    def _stand_at(self, file_us: int | None) -> None:
        file = self._opened()
        file.rewind(file_us)
        self._pictures, self._pending = file.pictures(), None

    def _read_group(self, still_wanted: Callable[[], bool]) -> Group | None:
        """From the next key frame on; None: the file is over."""
        file = self._opened()
        if self._pictures is None:
            self._stand_at(None)
        pictures = self._pictures
        assert pictures is not None
        key, self._pending = self._pending, None
        if key is None:
            key = next((one for one in pictures if one.is_key), None)
        if key is None:
            return None
        found, size = [key], len(key.data)
        for number, one in enumerate(pictures):
            if one.is_key:
                self._pending = one
                break
            if size < MOST_GROUP_BYTES and number < MOST_GROUP_PICTURES:
                found.append(one)
                size += len(one.data)
            if not still_wanted():
                return None
        group = self._made(file, found, self._pending)
        self._kept = [*self._kept[-KEPT_GROUPS + 1 :], group]
        return group

    def _made(self, file: Demuxed, found: list[FilePicture], follows: FilePicture | None) -> Group:
        pictures = [self._picture(one) for one in found]
        times = sorted(one.time_us for one in found)
        interval = max(1000, (times[-1] - times[0]) // (len(times) - 1)) if len(times) > 1 else 40_000
        last = self._begins_us + times[-1]
        end = last + interval
        if follows is not None and 0 < follows.time_us - times[-1] < 2_500_000:
            end = self._begins_us + follows.time_us
        reorders = file.reorders or any(before.time_us > after.time_us for before, after in pairwise(found))
        return Group(file.codec, pictures, end, reorders=reorders, extradata=file.extradata)

    def _picture(self, one: FilePicture) -> FootagePicture:
        data = one.data
        return FootagePicture(
            self._begins_us + one.time_us, one.is_key, None, lambda: data, self._begins_us + one.order_us
        )
