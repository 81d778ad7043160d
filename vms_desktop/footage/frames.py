"""Decoded pictures of one track: forwards as they come, backwards a group at a time, the one before prepared ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction

import av

from vms_desktop.footage.decoding import GroupDecoder, time_of
from vms_desktop.footage.group import FootagePicture, Group, same_group

MOST_KEPT_BYTES = 64 * 1024 * 1024
"""Of one group decoded for playing backwards; a longer one is kept with gaps."""


class _Decoded:
    """Every so many pictures of a group, in order of time."""

    def __init__(self, group: Group, frames: list[av.VideoFrame], aspect: Fraction | None) -> None:
        self.group = group
        self.frames = frames
        self.aspect = aspect
        self._times = [time_of(frame) for frame in frames]

    def newest_at(self, at_us: int) -> av.VideoFrame | None:
        found = bisect_right(self._times, at_us) - 1
        return self.frames[max(0, found)] if self.frames else None


class Frames:
    """For one track's thread. ``close`` ends the helper that prepares ahead."""

    def __init__(self) -> None:
        self._decoder: GroupDecoder | None = None
        self._decoded: _Decoded | None = None
        self._ahead: tuple[Group, Future[_Decoded]] | None = None
        self._helper: ThreadPoolExecutor | None = None
        self._closed = False
        self.aspect: Fraction | None = None
        """Of the pixels of what was decoded last."""

    def close(self) -> None:
        self._closed = True
        self.forget()
        if self._helper is not None:
            self._helper.shutdown(wait=False, cancel_futures=True)

    def forget(self) -> None:
        """Let go of what was decoded for playing backwards."""
        self._decoded = self._ahead = None

    def at(self, group: Group, picture: FootagePicture, wanted: Callable[[], bool]) -> av.VideoFrame | None:
        """Exactly this picture (where it is damaged the one before); None: it cannot be decoded, or is not wanted."""
        decoder = self._decoder
        if decoder is None or not same_group(decoder.group, group):
            decoder = GroupDecoder(group)
        frame = decoder.frame(picture, wanted)
        if frame is None and decoder is self._decoder and wanted():
            # It lies before what was decoded already.
            decoder = GroupDecoder(group)
            frame = decoder.frame(picture, wanted)
        self._decoder = decoder
        self.aspect = decoder.aspect
        return frame

    def key(self, group: Group) -> av.VideoFrame | None:
        """The key frame alone."""
        single = Group(group.codec, [group.key], group.end_us, extradata=group.extradata)
        decoder = GroupDecoder(single)
        frame = decoder.frame(group.key, lambda: True)
        self.aspect = decoder.aspect
        return frame

    def backwards(
        self, group: Group, at_us: int, before: Callable[[], Group | None], wanted: Callable[[], bool]
    ) -> av.VideoFrame | None:
        """About the picture of that moment, out of the group decoded as a whole. ``before``: the group that is wanted
        next; it is decoded meanwhile.
        """
        if self._decoded is None or not same_group(self._decoded.group, group):
            self._decoded = self._whole(group, wanted)
            earlier = before() if self._decoded is not None else None
            if earlier is not None and not self._closed:
                if self._helper is None:
                    self._helper = ThreadPoolExecutor(1, thread_name_prefix="ahead")
                self._ahead = (earlier, self._helper.submit(_decode_whole, earlier, self._still_open))
        if self._decoded is None:
            return None
        self.aspect = self._decoded.aspect
        return self._decoded.newest_at(at_us)

    def _still_open(self) -> bool:
        return not self._closed

    def _whole(self, group: Group, wanted: Callable[[], bool]) -> _Decoded | None:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and same_group(ahead[0], group):
            return ahead[1].result()
        decoded = _decode_whole(group, wanted)
        return decoded if wanted() else None


def _decode_whole(group: Group, wanted: Callable[[], bool]) -> _Decoded:
    decoder = GroupDecoder(group)
    first = decoder.frame(group.in_order[0], wanted) if len(group.in_order) else None
    each = max(1, first.width * first.height * 3 // 2) if first is not None else 1
    keep_every = max(1, -(-len(group) * each // MOST_KEPT_BYTES))
    frames = GroupDecoder(group).all_frames(wanted, keep_every) if first is not None else []
    return _Decoded(group, frames, decoder.aspect)
