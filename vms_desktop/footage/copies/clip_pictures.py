"""Single pictures of one clip, each exactly the one of its moment, with the times of those beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.decoding import time_of
from vms_desktop.footage.frames import Frames
from vms_desktop.footage.group import Group, SourceFailure, at_moment
from vms_desktop.footage.sources.file import FileSource

_FAR_US = 2**53


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """``at_us``: the picture's own time. ``before_us``, ``after_us``: of its neighbours, None at the clip's ends."""

    frame: av.VideoFrame
    at_us: int
    before_us: int | None
    after_us: int | None


class ClipPictures:
    """For one thread. Raises SourceFailure."""

    def __init__(self, path: Path, begins_us: int, frame_rate: float) -> None:
        self._source = FileSource("clip", path, begins_us, frame_rate)
        self._frames = Frames()
        self._begins_us = begins_us

    def close(self) -> None:
        self._frames.close()
        self._source.close()

    def at(self, at_us: int) -> FoundPicture:
        """Before the clip's first picture that one, after its last the last."""
        group = self._group(max(at_us, self._begins_us))
        shown = group.in_order
        index = group.newest_at(at_us)
        frame = self._frames.at(group, shown[index], _always)
        if frame is None:
            raise SourceFailure(TrackReason.UNDECODABLE, group.codec)
        # Where the picture itself is damaged the decoder gives the one before: it is called by its own time.
        found_us = time_of(frame)
        before_us = shown[index - 1].time_us if index > 0 else self._last_before(group)
        after_us = shown[index + 1].time_us if index + 1 < len(shown) else self._first_after(group)
        return FoundPicture(frame, found_us, before_us, after_us)

    def _group(self, at_us: int) -> Group:
        group = self._source.group_at(at_us, _always) or self._source.group_before(_moment(at_us), _always)
        if group is None:
            # A clip may begin with pictures that need others before them.
            group = self._source.group_after(_moment(self._begins_us - 1), _always)
        if group is None:
            raise SourceFailure(TrackReason.EMPTY, "no key frame")
        return group

    def _last_before(self, group: Group) -> int | None:
        before = self._source.group_before(group, _always)
        return before.in_order[-1].time_us if before is not None else None

    def _first_after(self, group: Group) -> int | None:
        after = self._source.group_after(group, _always)
        return after.in_order[0].time_us if after is not None else None


def _moment(at_us: int) -> Group:
    return at_moment(min(at_us, _FAR_US))


def _always() -> bool:
    return True
