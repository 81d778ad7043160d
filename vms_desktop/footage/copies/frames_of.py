"""Feeding a decoder picture by picture, in the order they lie in the file."""

from __future__ import annotations

import av

from vms_desktop.footage.decoding import MICROSECONDS
from vms_desktop.footage.sources.demuxed import FilePicture


def frames_of(decoder: av.VideoCodecContext, picture: FilePicture | None) -> list[av.VideoFrame]:
    """What the decoder gives out after this picture, with the file's own times; None: after the last one. A damaged
    picture costs itself.
    """
    packet = None
    if picture is not None:
        packet = av.Packet(picture.data)
        packet.pts, packet.dts = picture.time_us, picture.order_us
        packet.time_base = MICROSECONDS
    try:
        found = decoder.decode(packet)
    except (av.FFmpegError, EOFError, ValueError):
        return []
    return [frame for frame in found if frame.pts is not None and not frame.is_corrupt]
