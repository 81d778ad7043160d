"""Segment files of the local recorder, as one source. What is damaged costs itself; what lies around it plays."""

from __future__ import annotations

import errno
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vms_desktop.domain.footage import TrackReason
from vms_desktop.domain.segment import SUFFIX, parse_segment_path
from vms_desktop.footage.group import Group, SourceFailure
from vms_desktop.footage.sources.reel import Reel
from vms_desktop.media.segment import PACKET, NotASegment, PicturePlace, SegmentBytes

KEPT_OPEN = 4
SLACK_US = 3_000_000
"""So much may the true time of a segment's first picture lie before the arrival its name tells."""
WRONG_TIME_US = 10_000_000
GROWS_WITHIN_S = 10.0
"""A newest segment that was written so lately may still be growing."""
LOOK_EVERY_S = 0.2
NEXT_EVERY_S = 0.5
MOST_SEGMENT_BYTES = 1024 * 1024 * 1024
READ_BYTES = 512 * 1024
LOOK_AGAIN_S = 5.0
"""A segment that could not be read is tried again after so long: a disk may be back."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A file and its first and last picture's arrival as the index or the name states them."""

    path: Path
    begin_us: int
    end_us: int


@dataclass(slots=True)
class _Opened:
    reel: Reel
    read: _Reader
    read_to: int
    """Position in the file up to which its pictures are known."""
    looked_at: float


class SegmentsSource:
    """``segments``: all there are in the window the desk asked for. ``stream``: what they were recorded from (a segment
    that names another one is not played); empty: not known.
    """

    ends_groups = False

    def __init__(self, source_id: str, segments: Sequence[Segment], stream: str = "") -> None:
        self.id = source_id
        self._stream = stream
        self._opened: OrderedDict[Path, _Opened] = OrderedDict()
        self._bad: dict[Path, tuple[float, SourceFailure]] = {}
        self._segments: list[Segment] = []
        self._begins: list[int] = []
        self._coming: list[Segment] | None = None
        self._looked_for_next = float("-inf")
        self.supply(segments)

    def supply(self, segments: Sequence[Segment]) -> None:
        """Another window; what is open stays open. From any thread; it counts from the next question on."""
        self._coming = sorted(segments, key=lambda one: one.begin_us)

    def _heed_supply(self) -> None:
        coming, self._coming = self._coming, None
        if coming is not None:
            self._segments = coming
            self._begins = [one.begin_us for one in coming]

    def close(self) -> None:
        """Files are open only while they are read."""

    # ---- ports.Source ----------------------------------------------------------------------------------------

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        self._heed_supply()
        newest = bisect_right(self._begins, at_us + SLACK_US) - 1
        failure: SourceFailure | None = None
        for number in range(newest, max(-1, newest - 3), -1):
            segment = self._segments[number]
            try:
                reel = self._reel(number)
            except SourceFailure as error:
                if segment.begin_us <= at_us <= segment.end_us and failure is None:
                    failure = error
                continue
            found = reel.newest_not_after(at_us)
            if found is None:
                continue
            group = self._group(number, reel, found)
            if at_us < group.end_us:
                return group
            break
        if failure is not None:
            raise failure
        return None

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        self._heed_supply()
        begin_us = group.begin_us
        first = max(0, bisect_right(self._begins, begin_us + SLACK_US) - 2)
        for number in range(first, len(self._segments)):
            if not still_wanted():
                return None
            reel = self._usable(number)
            found = reel.first_after(begin_us) if reel is not None else None
            if reel is not None and found is not None:
                return self._group(number, reel, found)
        return None

    def group_before(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        self._heed_supply()
        begin_us = group.begin_us
        last = bisect_right(self._begins, begin_us + SLACK_US) - 1
        for number in range(last, -1, -1):
            if not still_wanted():
                return None
            reel = self._usable(number)
            found = reel.last_before(begin_us) if reel is not None else None
            if reel is not None and found is not None:
                return self._group(number, reel, found)
        return None

    def grow(self, group: Group, seconds: float) -> bool:
        """Look for more of a group that is still being recorded; waits at most so long."""
        self._heed_supply()
        count = len(group)
        for number in range(len(self._segments) - 1, max(-1, len(self._segments) - 3), -1):
            opened = self._opened.get(self._segments[number].path)
            if opened is not None and opened.reel.newest_not_after(group.begin_us) is not None:
                self._read_more(number, opened)
                if len(group) == count and not group.is_complete and number == len(self._segments) - 1:
                    self._look_for_next(number, opened)
                break
        return group.wait_beyond(count, seconds)

    def _look_for_next(self, number: int, opened: _Opened) -> None:
        """The recorder begins another file every minute; the desk's word of it comes some seconds later."""
        now = time.monotonic()
        if now - self._looked_for_next < NEXT_EVERY_S:
            return
        self._looked_for_next = now
        newest = self._segments[number].path
        try:
            later = sorted(path for path in newest.parent.glob(f"*{SUFFIX}") if path.name > newest.name)
        except OSError:
            return
        for path in later:
            named = parse_segment_path("/".join(path.parts[-4:]))
            if named is not None and named.begin_us > self._begins[-1]:
                self._segments.append(Segment(path, named.begin_us, named.begin_us))
                self._begins.append(named.begin_us)
        if len(self._segments) - 1 > number:
            self._read_more(number, opened, again=True)

    # ---- segments --------------------------------------------------------------------------------------------

    def _group(self, number: int, reel: Reel, found: int) -> Group:
        follows = self._begins[number + 1] if number + 1 < len(self._begins) else None
        return reel.group(found, follows_us=follows, grows=follows is None and self._may_grow(number, reel))

    def _may_grow(self, number: int, reel: Reel) -> bool:
        return number == len(self._segments) - 1 and time.time() - reel.last_arrived_us / 1e6 < GROWS_WITHIN_S

    def _usable(self, number: int) -> Reel | None:
        try:
            return self._reel(number)
        except SourceFailure:
            return None

    def _reel(self, number: int) -> Reel:
        segment = self._segments[number]
        opened = self._opened.get(segment.path)
        if opened is not None:
            self._opened.move_to_end(segment.path)
            if self._may_grow(number, opened.reel):
                self._read_more(number, opened)
            return opened.reel
        bad = self._bad.get(segment.path)
        if bad is not None and time.monotonic() - bad[0] < LOOK_AGAIN_S:
            raise bad[1]
        try:
            opened = _open(segment, self._stream)
        except SourceFailure as error:
            follows = self._begins[number + 1] if number + 1 < len(self._begins) else None
            failure = SourceFailure(error.reason, error.detail, follows)
            self._bad[segment.path] = (time.monotonic(), failure)
            raise failure from error
        self._bad.pop(segment.path, None)
        self._opened[segment.path] = opened
        while len(self._opened) > KEPT_OPEN:
            self._opened.popitem(last=False)
        return opened.reel

    def _read_more(self, number: int, opened: _Opened, *, again: bool = False) -> None:
        now = time.monotonic()
        if now - opened.looked_at < LOOK_EVERY_S and not again:
            return
        opened.looked_at = now
        path = self._segments[number].path
        try:
            with path.open("rb") as file:
                head = file.read(2 * PACKET)
                file.seek(opened.read_to)
                tail = file.read(MOST_SEGMENT_BYTES)
            data = SegmentBytes(head + tail) if len(tail) >= PACKET else None
        except (OSError, NotASegment):
            # What was read before still plays; whoever seeks here learns that the file is gone.
            data = None
        if data is not None:
            shift = opened.read_to - 2 * PACKET
            places = data.places(2 * PACKET)
            # The last one may be half written: it is read when the next one begins, or when the file is over.
            whole = places[:-1] if self._may_grow(number, opened.reel) else places
            if whole:
                moved = [_moved(place, shift) for place in whole]
                opened.reel.append(moved, opened.read)
                opened.read_to = moved[-1].end
        if not self._may_grow(number, opened.reel):
            opened.reel.stop_growing(self._begins[number + 1] if number + 1 < len(self._begins) else None)


def _moved(place: PicturePlace, by: int) -> PicturePlace:
    return replace(place, begin=place.begin + by, end=place.end + by)


class _Reader:
    """Reads pictures of one file, some of what follows with each: they are mostly wanted one after the other.

    Safe between threads: what was read is one value that is replaced as a whole.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = (0, b"")
        """Position in the file, and its bytes from there."""

    def __call__(self, begin: int, end: int) -> bytes:
        """Empty or short where it cannot be read: told as damaged where it is shown; the file may be back later."""
        at, data = self._kept
        if not at <= begin <= end <= at + len(data):
            at = begin
            try:
                with self._path.open("rb") as file:
                    file.seek(begin)
                    data = file.read(max(end - begin, READ_BYTES))
            except OSError:
                return b""
            self._kept = (at, data)
        return data[begin - at : end - at]


def _open(segment: Segment, stream: str) -> _Opened:
    """Raises SourceFailure."""
    path = segment.path
    try:
        size = path.stat().st_size
        if size == 0:
            raise SourceFailure(TrackReason.EMPTY, path.name)
        if size > MOST_SEGMENT_BYTES:
            raise SourceFailure(TrackReason.DAMAGED, f"{path.name}: {size} bytes")
        data = SegmentBytes(path.read_bytes())
    except NotASegment as error:
        raise SourceFailure(TrackReason.DAMAGED, path.name) from error
    except OSError as error:
        raise SourceFailure(reason_of(error), f"{path.name}: {error.strerror or ''}") from error
    if stream and data.stream is not None and str(data.stream) != stream:
        raise SourceFailure(TrackReason.WRONG_CAMERA, path.name)
    places = data.places()
    reel = Reel(data.codec)
    growing = bool(places) and time.time() - places[-1].arrived_us / 1e6 < GROWS_WITHIN_S
    taken = places[:-1] if growing and len(places) > 1 else places
    read = _Reader(path)
    reel.append(taken, read)
    if reel.is_empty:
        raise SourceFailure(TrackReason.DAMAGED, path.name)
    if abs(reel.begin_us - segment.begin_us) > WRONG_TIME_US:
        raise SourceFailure(TrackReason.WRONG_TIME, path.name)
    return _Opened(reel, read, taken[-1].end, time.monotonic())


def reason_of(error: OSError) -> TrackReason:
    """What a failed read of a file tells."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return TrackReason.NOT_READABLE
    gone = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTDIR, errno.EIO, errno.ENOTCONN)
    return TrackReason.FILE_GONE if error.errno in gone else TrackReason.DAMAGED
