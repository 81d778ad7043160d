"""Decoding a group of pictures up to the one that is wanted, in the order they are shown.

FFmpeg is imported here and in what builds on this. Pictures of files that were handed in are hostile: this process can
be killed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av

from vms_desktop.footage.group import FootagePicture, Group

av.logging.set_level(av.logging.PANIC)

MICROSECONDS = Fraction(1, 1_000_000)
LARGEST_PIXELS = 8192 * 8192
"""A picture that states to be larger is not decoded: memory must stay bounded."""


def new_decoder(codec: str, extradata: bytes | None = None) -> av.VideoCodecContext:
    """One thread: more of them hold pictures back."""
    decoder = av.CodecContext.create(codec, "r")
    assert isinstance(decoder, av.VideoCodecContext)
    decoder.thread_count = 1
    decoder.options = {"max_pixels": str(LARGEST_PIXELS)}
    if extradata:
        decoder.extradata = extradata
    return decoder


class GroupDecoder:
    """Decodes one group forwards, as far as asked. For one thread."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self._decoder = new_decoder(group.codec, group.extradata)
        self._fed = 0
        self._ended = self._starved = False
        self._waiting: list[av.VideoFrame] = []
        self._newest: av.VideoFrame | None = None

    def frame(self, picture: FootagePicture, still_wanted: Callable[[], bool]) -> av.VideoFrame | None:
        """The picture decoded; where it is damaged the one before it. None: nothing of the group can be decoded, it is
        not wanted any more, or it lies before what was decoded already (then decode the group anew).
        """
        if self._newest is not None and _time(self._newest) > picture.time_us:
            return None
        while True:
            while self._waiting and _time(self._waiting[0]) <= picture.time_us:
                self._newest = self._waiting.pop(0)
            if self._waiting or self._ended or (self._newest is not None and _time(self._newest) == picture.time_us):
                return self._newest
            if not still_wanted():
                return None
            self._starved = False
            self._decode_more()
            if self._starved:
                return self._newest

    @property
    def aspect(self) -> Fraction | None:
        """Of the pixels; None: square, or not known."""
        return self._decoder.sample_aspect_ratio or None

    def _decode_more(self) -> None:
        pictures = self.group.decoding_order
        if self._fed >= len(pictures) and not self.group.is_complete:
            # More of it will come: what is held back now comes out with it.
            self._starved = True
            return
        if self._fed >= len(pictures):
            # What the decoder holds back for its order comes out at the end.
            self._ended = True
            self._take(None)
            return
        picture = pictures[self._fed]
        self._fed += 1
        data = picture.load()
        if not data:
            # What follows would be drawn over the wrong picture: better none than a false one.
            self._fed = len(pictures)
            return
        packet = av.Packet(data)
        packet.pts = packet.dts = picture.time_us
        packet.time_base = MICROSECONDS
        self._take(packet)

    def _take(self, packet: av.Packet[Any] | None) -> None:
        try:
            frames = self._decoder.decode(packet)
        except (av.FFmpegError, EOFError, ValueError):
            # A damaged picture costs itself; the ones after it may still be whole.
            return
        for frame in frames:
            if frame.pts is not None:
                self._waiting.append(frame)
        if len(self._waiting) > 1:
            self._waiting.sort(key=_time)

    def all_frames(self, still_wanted: Callable[[], bool], keep_every: int) -> list[av.VideoFrame]:
        """Every ``keep_every``-th frame of the whole group, in order."""
        found: list[av.VideoFrame] = []
        count = 0
        while still_wanted():
            for frame in self._waiting:
                if count % keep_every == 0:
                    found.append(frame)
                count += 1
            self._waiting.clear()
            if self._ended or self._starved:
                break
            self._decode_more()
        begin = self.group.begin_us
        return sorted((frame for frame in found if _time(frame) >= begin), key=_time)


def time_of(frame: av.VideoFrame) -> int:
    return _time(frame)


def _time(frame: av.VideoFrame) -> int:
    return frame.pts if frame.pts is not None else 0


def png_of(frame: av.VideoFrame, width: int | None = None) -> bytes:
    """A PNG at the frame's own size, or so wide (then not larger than it is)."""
    encoder = av.CodecContext.create("png", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    if width is not None and width < frame.width:
        rgb = frame.reformat(width & ~1, max(2, round(frame.height * width / frame.width) & ~1), "rgb24")
    else:
        rgb = frame.reformat(format="rgb24")
    encoder.width, encoder.height, encoder.pix_fmt = rgb.width, rgb.height, "rgb24"
    encoder.time_base = Fraction(1, 25)
    rgb.pts = 0
    packets = [*encoder.encode(rgb), *encoder.encode(None)]
    return b"".join(bytes(packet) for packet in packets)
