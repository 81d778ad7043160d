"""What playback needs from outside: who knows where footage lies, and the process that plays and cuts it.

Everything here is called on the desk's event loop; callbacks come on the loop thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.address import Credential
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import (
    FootageSource,
    PlaybackPosition,
    RecordedRange,
    TimeRange,
    TrackReason,
    TrackState,
    Unread,
)
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.segment import Segment, Stretch
from vms_desktop.domain.stream import StreamQuality, Transport
from vms_desktop.services.ports import StillPicture, Unsubscribe

# ---- where footage lies --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """A segment file: first and last picture's arrival, as the index or the name states them."""

    path: Path
    begin: datetime
    end: datetime


class SegmentLookup(Protocol):
    """What the local recorder wrote. Raises StorageError ``storage.*``. Times: microseconds since 1970, UTC."""

    async def segments(
        self, camera_id: str, begin_us: int, end_us: int, quality: StreamQuality | None = None
    ) -> list[Segment]:
        """Those that touch the range, in order of time; one that is still being written with its end so far."""

    async def ranges(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
    ) -> dict[str, list[Stretch]]:
        """Recorded stretches within, main and sub stream together; gaps shorter than ``resolution_us`` are left out."""


class HandedInStore(Protocol):
    """Keeps the list of files that were handed in. Raises StorageError ``storage.*``."""

    async def load(self) -> list[HandedInFile]: ...

    async def save(self, files: Sequence[HandedInFile]) -> None: ...


class HandedInFiles(Protocol):
    """Files that were handed in. Raises StorageError ``storage.*``."""

    async def all(self) -> list[HandedInFile]: ...


@dataclass(frozen=True, slots=True)
class RingPlan:
    """The relay's last minutes. ``url``: loopback, holds the run's token."""

    source: FootageSource
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SegmentPlan:
    """Segment files: all there are within ``window``. Beyond it somebody has to ask again."""

    source: FootageSource
    segments: tuple[SegmentPlace, ...]
    window: TimeRange


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file that was handed in; its first picture is of ``begins_at``.

    ``frame_rate``: pictures a second, for raw streams that do not state their times.
    """

    source: FootageSource
    path: Path
    begins_at: datetime
    frame_rate: float | None = None


@dataclass(frozen=True, slots=True)
class OnvifPlan:
    """ONVIF replay (Streaming Specification, replay): ``url`` is what GetReplayUri answered.

    ``offset_s``: the device's clock minus ours; asked times are corrected by it.
    """

    source: FootageSource
    url: str
    credential: Credential | None = field(repr=False)
    offset_s: float = 0.0
    transport: Transport = Transport.TCP


@dataclass(frozen=True, slots=True)
class UrlPlan:
    """Replay by an address with the time in it (``domain/recorder_address.py`` fills ``template`` in).

    ``offset_s`` as in ``OnvifPlan``; ``utc_offset_s``: the zone of the recorder's local time.
    """

    source: FootageSource
    template: str
    credential: Credential | None = field(repr=False)
    offset_s: float = 0.0
    utc_offset_s: float = 0.0
    transport: Transport = Transport.TCP


SourcePlan = RingPlan | SegmentPlan | FilePlan | OnvifPlan | UrlPlan
"""What the footage process must know to open a source."""


class FootageFinder(Protocol):
    """One kind of source. Raises VmsError: the others are used all the same."""

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        """What is recorded of these cameras, as far as it touches the range."""

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        """How to open what there is of that time, best first; nothing where the source does not know the camera.

        Segments outside ``between`` are not in the plan; other sources may reach further.
        """


# ---- the footage process -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TrackReport:
    """What a track of a session does. ``picture_time``: true time of the picture shown, ``camera_time``: what the
    camera's own clock said then (None: not known), ``clock_offset_s``: theirs minus ours.

    ``detail``: folded technical text. ``displayed``: pictures handed to the player so far.
    """

    state: TrackState
    reason: TrackReason
    source_id: str
    picture_time: datetime | None
    camera_time: datetime | None
    clock_offset_s: float | None
    codec: str = ""
    width: int = 0
    height: int = 0
    detail: str = ""
    displayed: int = 0


@dataclass(frozen=True, slots=True)
class SessionReport:
    """``leap``: counts up with every seek, so that who adds up what was seen knows where a run ends."""

    session: str
    position: PlaybackPosition
    leap: int
    tracks: tuple[TrackReport, ...]


@dataclass(frozen=True, slots=True)
class FootageStill(StillPicture):
    """A PNG of a recorded picture; ``taken_at`` is its true time (UTC).

    ``original_sha256``: of the compressed picture's bytes in their normal form (docs/playback.md), lower-case
    hexadecimal.
    ``camera_time``: what the camera's own clock said, None where that is not known.
    """

    original_sha256: str
    source_id: str
    camera_time: datetime | None = None
    clock_offset_s: float | None = None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file that was handed in really holds, counted and not believed.

    ``stated_s``: what its header says it lasts, None where it says nothing. ``states_begin``: a time of its own in its
    metadata (worth nothing by itself; a hint for the officer). ``sha256``: of the whole file.
    """

    container: str
    codec: str
    width: int
    height: int
    pictures: int
    lasts_s: float
    stated_s: float | None
    frame_rate: float
    states_begin: datetime | None
    bytes: int
    sha256: str
    lies: bool


class FootagePlayer(Protocol):
    """The footage process as playback sees it. A restart is invisible but for LOADING/PROCESS_RESTARTING reports."""

    def open(self, session: str, tracks: Sequence[Sequence[SourcePlan]], at: datetime) -> None:
        """Tracks 0.. with their sources, best first; paused at ``at``. Replaces what the session was."""

    def supply(self, session: str, track: int, plans: Sequence[SourcePlan]) -> None:
        """Newer plans for an open track: another window of segments, another address."""

    def close(self, session: str) -> None: ...

    def play(self, session: str, speed: float) -> None: ...

    def pause(self, session: str) -> None: ...

    def seek(self, session: str, at: datetime) -> None: ...

    def step(self, session: str, frames: int) -> None:
        """So many pictures of the first track that has some, forwards or (negative) backwards; pauses."""

    def loop(self, session: str, between: TimeRange | None) -> None: ...

    def track_url(self, session: str, track: int) -> str | None:
        """Where a player host fetches the track; None while the process is (re)starting."""

    async def still(self, session: str, track: int) -> FootageStill | None:
        """The picture shown now; None: there is none. Bounded by some seconds."""

    async def thumbnail(self, plans: Sequence[SourcePlan], at: datetime, width: int) -> bytes | None:
        """A small PNG of about that moment, from a key frame nearby; None: there is none, or a newer one was asked."""

    def on_report(self, listener: Callable[[SessionReport], None]) -> Unsubscribe:
        """About ten times a second for each open session, and at every change at once."""

    def on_ready(self, listener: Callable[[], None]) -> Unsubscribe:
        """The process is (again) ready: ``track_url`` is new."""


class FootageInspector(Protocol):
    """The footage process as whoever takes files in sees it."""

    async def inspect(self, path: Path, frame_rate: float | None = None) -> FileFacts:
        """Look through a whole file. Raises FootageError ``footage.<reason>`` where it cannot be used."""


# ---- cutting -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CutFile:
    """A file that was cut: whole, but still under its working name ``path``.

    ``begin``, ``end``: true time of its first and last picture. ``camera_begin``, ``camera_end``: what the camera's own
    clock said, where known. ``pictures_sha256``: SHA-256 over the SHA-256 values (raw, in decoding order) of the
    pictures' bytes in their normal form. ``gaps``: where pictures are missing; ``unread``: those of them where the
    source failed, so that there may be some.
    """

    path: Path
    container: str
    codec: str
    width: int
    height: int
    begin: datetime
    end: datetime
    camera_begin: datetime | None
    camera_end: datetime | None
    pictures: int
    bytes: int
    sha256: str
    pictures_sha256: str
    gaps: tuple[TimeRange, ...]
    unread: tuple[Unread, ...] = ()


class CutState(StrEnum):
    CUTTING = "cutting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CutReport:
    """``progress``: 0..1 of the asked time. ``files`` only when DONE; ``reason`` only when FAILED.

    ``code``: of the VmsError where writing failed (``clip.disk_full`` …), else empty.
    """

    job: str
    state: CutState
    progress: float
    source_id: str = ""
    files: tuple[CutFile, ...] = ()
    reason: TrackReason = TrackReason.NONE
    code: str = ""
    detail: str = ""


class FootageCutter(Protocol):
    """The footage process as clip export sees it."""

    def cut(self, job: str, plans: Sequence[SourcePlan], between: TimeRange, folder: Path) -> None:
        """Copy what the first plan that has something holds of that time, from the key frame before to the picture
        after, into working files below ``folder``. Reports follow until DONE or FAILED.
        """

    def cancel(self, job: str) -> None:
        """Nothing of it is left behind; no further report."""

    def on_cut(self, listener: Callable[[CutReport], None]) -> Unsubscribe: ...
