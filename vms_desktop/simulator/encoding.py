"""Encoders of the simulated cameras: H.264, H.265, MJPEG, set so that every group of pictures stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from PIL import Image

GROUP_S = 2.0


@dataclass(frozen=True, slots=True)
class StreamForm:
    """One stream of a camera. ``fps`` pictures per second; ``codec``: h264, hevc or mjpeg."""

    name: str
    codec: str
    width: int
    height: int
    fps: int
    bits_per_second: int

    @property
    def group(self) -> int:
        """Pictures in a group."""
        return int(self.fps * GROUP_S)


MAIN = ("main", 1280, 720, 25, 2_000_000)
SUB = ("sub", 640, 360, 15, 512_000)


def forms_of(codec: str) -> list[StreamForm]:
    """The main and the sub stream of a camera."""
    return [StreamForm(name, codec, *rest) for name, *rest in (MAIN, SUB)]


_NAMES = {"h264": "libx264", "hevc": "libx265", "mjpeg": "mjpeg"}


@dataclass(frozen=True, slots=True)
class AccessUnit:
    """One encoded picture."""

    data: bytes
    is_key: bool


class Encoder:
    """Encodes pictures one by one, without delay: one picture in, one access unit out."""

    def __init__(self, form: StreamForm) -> None:
        self._form = form
        context = av.CodecContext.create(_NAMES[form.codec], "w")
        assert isinstance(context, av.VideoCodecContext)
        context.width, context.height = form.width, form.height
        context.pix_fmt = "yuvj420p" if form.codec == "mjpeg" else "yuv420p"
        context.time_base, context.framerate = Fraction(1, form.fps), Fraction(form.fps)
        context.thread_count = 1
        if form.codec == "mjpeg":
            # RFC 2435 carries no Huffman tables: the standard ones must be used.
            context.options = {"huffman": "default", "qmin": "6", "qmax": "6"}
        else:
            context.bit_rate, context.gop_size, context.max_b_frames = form.bits_per_second, form.group, 0
            keys = f"keyint={form.group}:min-keyint={form.group}:scenecut=0"
            rate = f"vbv-maxrate={form.bits_per_second // 1000}:vbv-bufsize={form.bits_per_second // 1000}"
            if form.codec == "h264":
                context.options = {
                    "preset": "superfast",
                    "tune": "zerolatency",
                    "forced-idr": "1",
                    "x264-params": f"{keys}:{rate}:threads=1",
                }
            else:
                context.options = {
                    "preset": "ultrafast",
                    "tune": "zerolatency",
                    "forced-idr": "1",
                    # Closed groups: each must decode alone, whatever was sent before it.
                    "x265-params": f"{keys}:{rate}:open-gop=0:repeat-headers=1:pools=none:"
                    "frame-threads=1:log-level=none",
                }
        self._context = context
        # One for all pictures: a frame's own would be set up anew for each.
        self._reformatter = VideoReformatter()
        self._count = 0

    def encode(self, image: Image.Image, key: bool) -> AccessUnit:
        """Encode an RGB picture; ``key``: begin a group with it."""
        drawn = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
        frame = self._reformatter.reformat(drawn, format=self._context.pix_fmt, threads=1)
        frame.pts = self._count
        frame.time_base = Fraction(1, self._form.fps)
        if key:
            frame.pict_type = av.video.frame.PictureType.I
        self._count += 1
        data = b"".join(bytes(packet) for packet in self._context.encode(frame))
        return AccessUnit(data, key or self._form.codec == "mjpeg")
