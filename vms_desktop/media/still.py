"""The newest picture of a stream as PNG, decoded from the last group of pictures only when somebody asks.

FFmpeg takes 35 MB: this module is imported with the first such wish, and by nothing else in the relay.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import av

from vms_desktop.media.picture import Picture

av.logging.set_level(av.logging.PANIC)


def newest_picture_png(group: Sequence[Picture], codec: str) -> bytes | None:
    """Decode a group of pictures (key frame first) and encode its last as PNG. Blocking; None: nothing decodable.

    ``codec``: h264, hevc or mjpeg, which are FFmpeg's own names.
    """
    decoder = av.CodecContext.create(codec, "r")
    assert isinstance(decoder, av.VideoCodecContext)
    decoder.thread_count = 1
    newest: av.VideoFrame | None = None
    wanted = group[-1:] if codec == "mjpeg" else group
    # None at the end: what the decoder still holds.
    for packet in (*(av.Packet(picture.data) for picture in wanted), None):
        try:
            for frame in decoder.decode(packet):
                newest = frame
        except av.FFmpegError:
            # A damaged picture costs itself; the ones after it may still be whole.
            continue
    return _png(newest) if newest is not None else None


def _png(frame: av.VideoFrame) -> bytes:
    encoder = av.CodecContext.create("png", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    rgb = frame.reformat(format="rgb24")
    encoder.width, encoder.height, encoder.pix_fmt = rgb.width, rgb.height, "rgb24"
    encoder.time_base = Fraction(1, 25)
    rgb.pts = 0
    packets = [*encoder.encode(rgb), *encoder.encode(None)]
    return b"".join(bytes(packet) for packet in packets)
