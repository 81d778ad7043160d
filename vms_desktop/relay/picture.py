"""One compressed picture on its way through the relay, and what makes it fit for libVLC."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import Buffer

H264_DELIMITER = b"\x00\x00\x00\x01\x09\xf0"
H265_DELIMITER = b"\x00\x00\x00\x01\x46\x01\x50"
_START = b"\x00\x00\x01"


@dataclass(frozen=True, slots=True)
class Picture:
    """One access unit. ``stamp``: seconds on the relay's monotonic clock, strictly rising, never after arrival.

    ``arrived``: UNIX time of arrival, seconds.
    """

    data: bytes
    stamp: float
    is_key: bool
    arrived: float


@dataclass(frozen=True, slots=True)
class VideoFormat:
    """What a consumer must know before the first picture. ``parameter_sets``: Annex B (H.264/H.265), else empty."""

    codec: str
    width: int
    height: int
    parameter_sets: bytes = b""


def nal_types(data: bytes, codec: str, most: int = 8) -> list[int]:
    """Types of the first NAL units of an Annex B access unit (H.264 7.4.1, H.265 7.4.2.2)."""
    found: list[int] = []
    at = data.find(_START)
    while at >= 0 and at + 3 < len(data) and len(found) < most:
        first = data[at + 3]
        found.append(first & 0x1F if codec == "h264" else (first >> 1) & 0x3F)
        at = data.find(_START, at + 3)
    return found


def annex_b(extradata: bytes) -> bytes:
    """Parameter sets as Annex B; empty when they come in another form (then they must come in band)."""
    return extradata if extradata.startswith((_START, b"\x00" + _START)) else b""


def parameter_sets_of(data: Buffer, codec: str) -> bytes:
    """The parameter sets inside an access unit, as they stand there; empty when there are none in band."""
    if codec == "mjpeg":
        # A JPEG says its size in its own header; the start of frame marker stands for parameter sets.
        body = bytes(data)
        at = body.find(b"\xff\xc0")
        return body[at : at + 9] if at >= 0 else b""
    body = bytes(data)
    wanted = (7, 8) if codec == "h264" else (32, 33, 34)
    units: list[bytes] = []
    at = body.find(_START)
    while at >= 0 and at + 3 < len(body):
        first = body[at + 3]
        kind = first & 0x1F if codec == "h264" else (first >> 1) & 0x3F
        following = body.find(_START, at + 3)
        if kind in wanted:
            end = following if following >= 0 else len(body)
            units.append(b"\x00" + body[at:end].rstrip(b"\x00"))
        elif units:
            break
        at = following
    return b"".join(units)


def complete(data: bytes, codec: str, is_key: bool, parameter_sets: bytes) -> bytes:
    """The access unit as players get it: parameter sets before a key frame, a delimiter at the end.

    A consumer may begin at any key frame, so each carries its parameter sets. libVLC lets a picture go only when it
    sees the next one begin; the delimiter at the end (H.264 7.3.2.4, H.265 7.3.2.5) lets it go at once.
    """
    if codec == "h264":
        if is_key and parameter_sets and 7 not in nal_types(data, codec):
            data = parameter_sets + data
        return data + H264_DELIMITER
    if codec == "hevc":
        if is_key and parameter_sets and 33 not in nal_types(data, codec):
            data = parameter_sets + data
        return data + H265_DELIMITER
    return data
