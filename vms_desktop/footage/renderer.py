"""Pictures drawn anew, each decodable by itself: for what a player could not play from the originals.

That is a picture in the middle of a group (a seek, a step, the way to the next key frame), backwards, and codecs and
files that do not fit the player's stream. They come as H.264 key frames, so that they may stand between the originals
of an H.264 stream and the player's decoder just goes on. What is shown so is never what is exported.
"""

from __future__ import annotations

from fractions import Fraction

import av
from av.video.reformatter import ColorRange

CODEC = "h264"
_OPTIONS = {
    "preset": "ultrafast",
    "tune": "zerolatency",
    "crf": "21",
    # A key frame each, with its parameter sets; one thread, because tracks are rendered side by side.
    "x264-params": "keyint=1:scenecut=0:threads=1:sliced-threads=0:lookahead-threads=1",
}
_Shape = tuple[int, int, str, bool, Fraction | None]
"""Width, height, pixel format, full range of values, aspect of the pixels."""
_MOST_WIDTH, _MOST_HEIGHT = 3840, 2160


class Renderer:
    """Encodes frames of one track. For one thread. ``render`` raises ValueError for what cannot be drawn."""

    def __init__(self) -> None:
        self._encoder: av.VideoCodecContext | None = None
        self._shape: _Shape | None = None
        self._count = 0

    def render(
        self,
        frame: av.VideoFrame,
        aspect: Fraction | None = None,
        most: tuple[int, int] = (_MOST_WIDTH, _MOST_HEIGHT),
    ) -> bytes:
        """Annex B with parameter sets. ``aspect``: of the pixels, None where they are square. ``most``: not larger."""
        width, height = frame.width & ~1, frame.height & ~1
        if not (width >= 16 and height >= 16):
            raise ValueError("picture too small")
        scale = min(1.0, most[0] / width, most[1] / height)
        if scale < 1.0:
            width, height = int(width * scale) & ~1, int(height * scale) & ~1
        full = frame.format.name.startswith("yuvj") or frame.color_range == ColorRange.JPEG
        kind = "yuvj420p" if full else "yuv420p"
        if (frame.width, frame.height, frame.format.name) != (width, height, kind):
            frame = frame.reformat(width, height, kind)
        try:
            return self._encoded(frame, (width, height, kind, full, aspect))
        except av.FFmpegError as error:
            self._encoder = None
            raise ValueError(str(error)) from error

    def _encoded(self, frame: av.VideoFrame, shape: _Shape) -> bytes:
        if self._encoder is None or self._shape != shape:
            self._encoder, self._shape = _new_encoder(shape, frame), shape
        self._count += 1
        # Times are the muxer's business; the encoder only wants them to rise. The frame is still its decoder's.
        own_pts, own_base = frame.pts, frame.time_base
        frame.pts, frame.time_base = self._count, Fraction(1, 25)
        frame.pict_type = 0
        try:
            packets = self._encoder.encode(frame)
        finally:
            frame.pts = own_pts
            if own_base is not None:
                # What a decoder gives when nothing more goes in has none.
                frame.time_base = own_base
        if not packets:
            raise ValueError("the encoder holds pictures back")
        return b"".join(bytes(packet) for packet in packets)


def _new_encoder(shape: _Shape, frame: av.VideoFrame) -> av.VideoCodecContext:
    width, height, kind, full, aspect = shape
    encoder = av.CodecContext.create("libx264", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, kind
    encoder.time_base, encoder.framerate = Fraction(1, 25), Fraction(25)
    encoder.options = dict(_OPTIONS)
    encoder.thread_count = 1
    encoder.color_range = ColorRange.JPEG if full else ColorRange.MPEG
    encoder.colorspace = frame.colorspace
    if aspect:
        encoder.sample_aspect_ratio = aspect
    return encoder
