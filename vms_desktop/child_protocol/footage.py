"""Messages between the desk and the footage process, and the paths of its loopback HTTP service.

A *session* is what one page plays: up to nine tracks in step on one clock. Times are microseconds since 1970, UTC.

HTTP (loopback only, random port, every path needs the run's token):
``GET /<token>/track/<session>/<track>/<stream>`` — MPEG-TS (``multipart/x-mixed-replace`` for MJPEG), endless.
``stream`` counts up when another codec follows (``TrackNews.stream``): the old address then says nothing more.
``GET /<token>/still/<session>/<track>`` — PNG of the picture shown now; headers ``X-Picture-Time``, ``X-Camera-Time``
(ISO 8601, UTC; the second may be missing), ``X-Original-Sha256``, ``X-Source``; 404: none.
``GET /<token>/result/<request>`` — PNG that ``ThumbnailDone`` told of, once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vms_desktop.child_protocol.framing import PROTOCOL_VERSION, Decoder

REPORT_EVERY_S = 0.1
"""How often open sessions are reported."""
BEAT_EVERY_S = 1.0
"""How often something is said even when no session is open."""

# ---- desk to footage -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hello:
    """First line. ``token`` guards the HTTP service for this run."""

    token: str
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class Plan:
    """How to open one source. ``kind``: as ``domain.footage.SourceKind``; what a kind does not need is empty.

    ``url``: the ring's address; the address of an ONVIF replay; the template of a replay by address.
    ``segments``: ``[path, begin, end]`` each, all there are from ``begin`` to ``end``, recorded from ``stream``.
    ``path``: the file, whose first picture is of ``begin``.
    ``offset_s``: the device's clock minus ours. ``utc_offset_s``: the zone of its local time.
    ``password`` travels only here.
    """

    source: str
    kind: str
    url: str = field(default="", repr=False)
    username: str = ""
    password: str = field(default="", repr=False)
    transport: str = "tcp"
    path: str = ""
    begin: int = 0
    end: int = 0
    segments: list[list[Any]] = field(default_factory=list)
    stream: str = ""
    frame_rate: float = 0.0
    offset_s: float = 0.0
    utc_offset_s: float = 0.0


@dataclass(slots=True)
class OpenSession:
    """Replaces the session of that name; paused at ``at``. ``tracks``: how many; their sources follow by ``Supply``."""

    session: str
    tracks: int
    at: int


@dataclass(slots=True)
class Supply:
    """The sources of a track, best first; replaces what was known of them. Sources keep what they have open."""

    session: str
    track: int
    plans: list[Plan]


@dataclass(slots=True)
class CloseSession:
    session: str


@dataclass(slots=True)
class Play:
    session: str
    speed: float


@dataclass(slots=True)
class Pause:
    session: str


@dataclass(slots=True)
class Seek:
    session: str
    at: int


@dataclass(slots=True)
class Step:
    session: str
    frames: int


@dataclass(slots=True)
class Loop:
    """``end`` 0: no loop any more."""

    session: str
    begin: int
    end: int


@dataclass(slots=True)
class Thumbnail:
    """A small PNG of about ``at``; the one that waits is given up for a newer one."""

    request: str
    plans: list[Plan]
    at: int
    width: int


@dataclass(slots=True)
class Inspect:
    """Look through a file that was handed in. ``frame_rate``: for raw streams; 0: 25."""

    request: str
    path: str
    frame_rate: float = 0.0


@dataclass(slots=True)
class Cut:
    """Copy ``begin`` to ``end`` into working files below ``folder``; CutProgress and CutDone or CutFailed follow."""

    job: str
    plans: list[Plan]
    begin: int
    end: int
    folder: str


@dataclass(slots=True)
class CancelCut:
    job: str


@dataclass(slots=True)
class Shutdown:
    """End within two seconds. End of input means the same."""


# ---- footage to desk -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Ready:
    port: int
    pid: int
    version: int = PROTOCOL_VERSION


@dataclass(slots=True)
class TrackNews:
    """Fields as in ``services.playback.footage_ports.TrackReport``; None: not known. ``stream``: of its address."""

    state: str
    reason: str
    source: str
    picture: int | None
    camera: int | None
    stream: int
    codec: str = ""
    width: int = 0
    height: int = 0
    detail: str = ""
    displayed: int = 0


@dataclass(slots=True)
class SessionNews:
    """``loop_end`` 0: no loop."""

    session: str
    at: int
    speed: float
    playing: bool
    loop_begin: int
    loop_end: int
    leap: int
    tracks: list[TrackNews]


@dataclass(slots=True)
class Beat:
    """A sign of life."""


@dataclass(slots=True)
class ThumbnailDone:
    """``found`` False: there is no picture, or a newer thumbnail was asked for."""

    request: str
    found: bool


@dataclass(slots=True)
class Inspected:
    """Fields as in ``services.playback.footage_ports.FileFacts``. ``reason`` not empty: it cannot be used."""

    request: str
    reason: str = ""
    detail: str = ""
    container: str = ""
    codec: str = ""
    width: int = 0
    height: int = 0
    pictures: int = 0
    lasts_s: float = 0.0
    stated_s: float | None = None
    frame_rate: float = 0.0
    states_begin: int | None = None
    bytes: int = 0
    sha256: str = ""
    lies: bool = False


@dataclass(slots=True)
class CutProgress:
    job: str
    source: str
    progress: float


@dataclass(slots=True)
class CutPiece:
    """Fields as in ``services.playback.footage_ports.CutFile``."""

    path: str
    container: str
    codec: str
    width: int
    height: int
    begin: int
    end: int
    camera_begin: int | None
    camera_end: int | None
    pictures: int
    bytes: int
    sha256: str
    pictures_sha256: str
    gaps: list[list[int]]
    unread: list[list[Any]] = field(default_factory=list)
    """``[begin, end, TrackReason]`` each."""


@dataclass(slots=True)
class CutDone:
    job: str
    source: str
    pieces: list[CutPiece]


@dataclass(slots=True)
class CutFailed:
    """``reason``: as TrackReason, or a code ``clip.*`` where writing failed."""

    job: str
    source: str
    reason: str
    detail: str = ""


DESK_TO_FOOTAGE = Decoder(
    Hello,
    OpenSession,
    Supply,
    CloseSession,
    Play,
    Pause,
    Seek,
    Step,
    Loop,
    Thumbnail,
    Inspect,
    Cut,
    CancelCut,
    Shutdown,
    nested={(Supply, "plans"): Plan, (Thumbnail, "plans"): Plan, (Cut, "plans"): Plan},
)
FOOTAGE_TO_DESK = Decoder(
    Ready,
    SessionNews,
    Beat,
    ThumbnailDone,
    Inspected,
    CutProgress,
    CutDone,
    CutFailed,
    nested={(SessionNews, "tracks"): TrackNews, (CutDone, "pieces"): CutPiece},
)


def track_path(token: str, session: str, track: int, stream: int) -> str:
    return f"/{token}/track/{session}/{track}/{stream}"


def shown_path(token: str, session: str, track: int) -> str:
    return f"/{token}/still/{session}/{track}"


def result_path(token: str, request: str) -> str:
    return f"/{token}/result/{request}"
