"""One compressed picture on its way through the relay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One access unit as the camera sent it; key frames always with their parameter sets before them.

    ``stamp``: seconds on the relay's monotonic clock, strictly rising, never after arrival. ``arrived``: UNIX time of
    arrival, seconds. ``camera_s``: the camera's own RTP stamp in seconds, which begins anywhere. ``clock_offset_s``:
    the camera's wall clock minus ours, where the camera states it.
    """

    data: bytes
    stamp: float
    is_key: bool
    arrived: float
    camera_s: float
    clock_offset_s: float | None = None


@dataclass(frozen=True, slots=True)
class VideoFormat:
    """What a consumer must know before the first picture. ``parameter_sets``: Annex B (H.264/H.265), else empty."""

    codec: str
    width: int
    height: int
    parameter_sets: bytes = b""
