"""One enum for a stream's state in the whole program, and the facts measured about a stream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StreamQuality(StrEnum):
    """Which of a camera's streams: the large one or the small one."""

    MAIN = "main"
    SUB = "sub"


class StreamState(StrEnum):
    """What a person must know about a stream. AUTH_FAILED and UNSUPPORTED do not heal by themselves."""

    CONNECTING = "connecting"
    LIVE = "live"
    LATE = "late"
    """Was live; no new picture for LATE_AFTER_S. What is on the screen is old."""
    LOST = "lost"
    AUTH_FAILED = "auth_failed"
    BUSY = "busy"
    UNSUPPORTED = "unsupported"
    STOPPED = "stopped"


LATE_AFTER_S = 2.0
"""Seconds without a new picture after which a stream may no longer look live."""

LOST_AFTER_S = 10.0
"""Seconds without a packet after which the connection is given up and made anew."""


class StreamReason(StrEnum):
    """Why a stream is in its state."""

    NONE = "none"
    UNREACHABLE = "unreachable"
    """No route, host down, name unknown."""
    REFUSED = "refused"
    """The port is closed."""
    TIMED_OUT = "timed_out"
    """Connected or not, nothing answered in time."""
    NOT_RTSP = "not_rtsp"
    """Something answered, but not RTSP."""
    NOT_FOUND = "not_found"
    """RTSP 404: the camera has no such stream."""
    WRONG_PASSWORD = "wrong_password"
    TOO_MANY_SESSIONS = "too_many_sessions"
    """RTSP 453: the camera or recorder has no session left."""
    UNKNOWN_CODEC = "unknown_codec"
    NO_VIDEO = "no_video"
    STALLED = "stalled"
    """The connection stands, no pictures come."""
    ENDED = "ended"
    """The camera closed the connection."""
    PLAYER_STALLED = "player_stalled"
    """Packets come, but nothing is drawn on this workstation."""
    RELAY_RESTARTING = "relay_restarting"
    NOT_WATCHED = "not_watched"
    NO_ADDRESS = "no_address"
    """The camera has no address for this stream."""


class Transport(StrEnum):
    """How RTP travels (RFC 2326, sections 10.12 and 12.39)."""

    TCP = "tcp"
    UDP = "udp"


@dataclass(frozen=True, slots=True, order=True)
class StreamKey:
    """Names one stream of one camera everywhere: ``<camera id>.<main|sub>``."""

    camera_id: str
    quality: StreamQuality

    def __str__(self) -> str:
        return f"{self.camera_id}.{self.quality.value}"

    @classmethod
    def parse(cls, text: str) -> StreamKey:
        """Inverse of ``str``. Raises ValueError."""
        camera_id, dot, quality = text.rpartition(".")
        if not dot or not camera_id:
            raise ValueError(f"not a stream key: {text!r}")
        return cls(camera_id, StreamQuality(quality))


@dataclass(frozen=True, slots=True)
class StreamHealth:
    """What the relay measured about a stream, at ``measured_at`` (UTC).

    ``picture_age_s``: seconds since the last picture arrived (None: none yet). ``next_try_s``: seconds to the next
    attempt when not connected. ``delay_s``: how far arrival lags behind the camera's own clock against the best seen.
    ``clock_offset_s``: the camera's clock minus ours (RTCP sender reports; None: not known). ``recording``: it is
    fetched to be written to disk.
    """

    key: StreamKey
    state: StreamState
    reason: StreamReason = StreamReason.NONE
    since: datetime | None = None
    picture_age_s: float | None = None
    fps: float = 0.0
    bits_per_second: float = 0.0
    width: int = 0
    height: int = 0
    codec: str = ""
    next_try_s: float | None = None
    delay_s: float | None = None
    consumers: int = 0
    connects: int = 0
    clock_offset_s: float | None = None
    recording: bool = False
