"""Messages between the desk and the relay, and the paths of the relay's loopback HTTP service.

HTTP (loopback only, random port, every path needs the run's token):
``GET /<token>/live/<stream key>`` — MPEG-TS (``multipart/x-mixed-replace`` for MJPEG), endless while the stream lives.
``GET /<token>/past/<stream key>[?after=<us>]`` — the kept pictures (of the last two minutes) as a segment
(media/segment.py); with ``after`` from the picture on that arrived at that microsecond (UTC); 404: none.
``GET /<token>/still/<stream key>`` — PNG of the newest picture; header ``X-Picture-Time`` (ISO 8601, UTC); 404: none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vms_desktop.child_protocol.framing import PROTOCOL_VERSION, Decoder

# ---- desk to relay -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hello:
    """First line. ``token`` guards the HTTP service for this run."""

    token: str
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class ConfigureStream:
    """Make a stream known, or change it. Nothing is fetched before somebody consumes it.

    ``url`` carries no user information; ``password`` travels only here.
    """

    stream: str
    url: str
    username: str = ""
    password: str = field(default="", repr=False)
    transport: str = "tcp"


@dataclass(slots=True)
class RemoveStream:
    """Forget it: its players are closed, its recording ends, the camera is let go. Unknown ones are passed over."""

    stream: str


@dataclass(slots=True)
class RetryNow:
    """A person asked: connect at once, also after a refused password."""

    stream: str


@dataclass(slots=True)
class ProbeHosts:
    """Check every ``interval_s`` whether these ``[stream, host, port]`` accept connections. Replaces the last list.

    Bounded concurrency; streams being fetched are not probed (their state is known).
    """

    targets: list[list[str | int]]
    interval_s: float


@dataclass(slots=True)
class RecordStream:
    """Write this stream to disk below ``folder``, watched or not, until ``StopRecording``. Idempotent.

    ``marker``: a file that must be there whenever a segment is begun (empty: none). A disk that was pulled leaves its
    empty mount point behind, and what is written there fills the system's disk.
    """

    stream: str
    folder: str
    marker: str = ""


@dataclass(slots=True)
class StopRecording:
    """Finish the segment; the stream goes on for whoever watches it."""

    stream: str


@dataclass(slots=True)
class Shutdown:
    """Let go of all cameras and end within two seconds. End of input means the same."""


# ---- relay to desk -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Ready:
    """First line: the HTTP service listens at ``port``."""

    port: int
    pid: int
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class StreamReport:
    """Fields as in domain.stream.StreamHealth; ``since`` is a UNIX time in seconds.

    ``clock_offset_s``: the camera's own clock (out of its RTCP sender reports) minus ours, None while not known.
    """

    stream: str
    state: str
    reason: str
    since: float
    picture_age_s: float | None
    fps: float
    bits_per_second: float
    width: int
    height: int
    codec: str
    next_try_s: float | None
    delay_s: float | None
    consumers: int
    connects: int
    clock_offset_s: float | None = None
    recording: bool = False


@dataclass(slots=True)
class StreamReports:
    """Sent at every change of a state, and every second for all watched streams (also empty: the heartbeat)."""

    reports: list[StreamReport]


@dataclass(slots=True)
class HostReports:
    """Results of ProbeHosts since the last message: stream key → answers."""

    answers: dict[str, bool]


@dataclass(slots=True)
class SegmentReport:
    """A segment file: told when it is begun, every five seconds while it grows and once when it is closed (``closed``).

    ``begin_us``, ``end_us``: arrival of its first and newest picture, UTC, microseconds since 1970. ``offset_low_ms``,
    ``offset_high_ms``: least and most the camera's clock was ahead of ours; None: not known. All of it is on the disk.
    """

    stream: str
    path: str
    codec: str
    begin_us: int
    end_us: int
    pictures: int
    bytes: int
    closed: bool
    offset_low_ms: int | None = None
    offset_high_ms: int | None = None


@dataclass(slots=True)
class RecordingFault:
    """A stream cannot be written: ``code`` ``recording.*``; an empty code: it can be written again."""

    stream: str
    code: str
    folder: str
    detail: str


DESK_TO_RELAY = Decoder(
    Hello, ConfigureStream, RemoveStream, RetryNow, ProbeHosts, RecordStream, StopRecording, Shutdown
)
RELAY_TO_DESK = Decoder(
    Ready, StreamReports, HostReports, SegmentReport, RecordingFault, nested={(StreamReports, "reports"): StreamReport}
)


def live_path(token: str, stream: str) -> str:
    return f"/{token}/live/{stream}"


def still_path(token: str, stream: str) -> str:
    return f"/{token}/still/{stream}"


def past_path(token: str, stream: str) -> str:
    return f"/{token}/past/{stream}"
