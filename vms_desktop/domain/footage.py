"""Recorded footage: where it comes from, what its times are worth, and what a track tells while it is played."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.stream import StreamQuality

MOST_TRACKS = 9
"""Cameras played in step at a time."""

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Forward; the same ones with a minus sign play backwards."""

OFFSET_WARNED_S = 2.0
"""A camera's clock that is wrong by more is warned about."""


class SourceKind(StrEnum):
    """Where footage lies."""

    RING = "ring"
    """The relay's memory of the last two minutes."""
    LOCAL = "local"
    """Segment files that this program's recorder wrote."""
    ONVIF = "onvif"
    """A recorder, or a camera with a card, that replays by ONVIF Profile G."""
    URL = "url"
    """A recorder that replays by an address with the time in it (Hikvision, Dahua)."""
    FILE = "file"
    """A file that was handed in."""
    PROTECTED = "protected"
    """A copy of a recorder's footage that this desk made for a request before it was overwritten."""


class ClockTrust(StrEnum):
    """What a source's times are worth, best first."""

    OURS = "ours"
    """This workstation's clock stamped each picture when it arrived; the camera's own clock is known beside it."""
    MEASURED = "measured"
    """The device's clock, corrected by its measured offset to ours."""
    DEVICE = "device"
    """The device's clock as it was; nobody measured how wrong it is."""
    STATED = "stated"
    """A person stated when the file begins; from there the file counts on by itself."""


@dataclass(frozen=True, slots=True)
class FootageSource:
    """One place where a camera's footage lies. ``id`` is stable and unique for the camera (``local.main``).

    ``name``: the recorder's or the file's own name, empty for ours. ``clock_offset_s``: the device's clock minus ours,
    seconds, where it was measured; the times of this source are corrected by it.
    """

    id: str
    kind: SourceKind
    camera_id: str
    trust: ClockTrust
    quality: StreamQuality | None = None
    name: str = ""
    clock_offset_s: float | None = None


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From ``begin`` to ``end``, aware, UTC."""

    begin: datetime
    end: datetime

    def contains(self, moment: datetime) -> bool:
        return self.begin <= moment <= self.end


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that could not be read, though it may be recorded, and why."""

    between: TimeRange
    reason: TrackReason


@dataclass(frozen=True, slots=True)
class RecordedRange:
    """What one source has of one camera, without a gap longer than was asked for."""

    camera_id: str
    source: FootageSource
    begin: datetime
    end: datetime


class TrackState(StrEnum):
    """What a person must know about a camera that is played back."""

    LOADING = "loading"
    """The footage is being fetched; what is on the screen is from before."""
    PLAYING = "playing"
    PAUSED = "paused"
    MISSING = "missing"
    """There is no picture of this moment; the others play on."""
    FAILED = "failed"
    """There may be one, but it cannot be had."""


class TrackReason(StrEnum):
    """Why a track is missing or failed."""

    NONE = "none"
    NOT_RECORDED = "not_recorded"
    """No source has this moment."""
    NOT_YET = "not_yet"
    """The moment lies in the future."""
    NO_SOURCE = "no_source"
    """Nothing records this camera, as far as the register knows."""
    GAP = "gap"
    """The source has footage before and after, but not of this moment."""
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    """The recorder closes its port."""
    TIMED_OUT = "timed_out"
    WRONG_PASSWORD = "wrong_password"
    BUSY = "busy"
    """RTSP 453: the recorder has no playback session left."""
    NO_SUCH_RECORDING = "no_such_recording"
    """The recorder knows no such recording or time (RTSP 404, 457)."""
    NOT_SUPPORTED = "not_supported"
    """The recorder knows no replay (RTSP 551)."""
    BAD_ANSWER = "bad_answer"
    ENDED_EARLY = "ended_early"
    """The recorder broke off before the end of what it said to have."""
    UNKNOWN_CODEC = "unknown_codec"
    DAMAGED = "damaged"
    """The file or segment cannot be read here; what lies before and after may be whole."""
    EMPTY = "empty"
    """The segment holds nothing."""
    WRONG_CAMERA = "wrong_camera"
    """The segment was recorded from another camera."""
    WRONG_TIME = "wrong_time"
    """The segment's pictures are of another time than its name."""
    FILE_GONE = "file_gone"
    """The disk or medium is not there (any more)."""
    NOT_READABLE = "not_readable"
    """No permission to read the file."""
    UNDECODABLE = "undecodable"
    """The pictures are there but cannot be decoded."""
    PROCESS_RESTARTING = "process_restarting"


@dataclass(frozen=True, slots=True)
class PlaybackPosition:
    """Where playback is: true time (UTC) that all tracks share. ``speed``: negative plays backwards.

    ``playing`` False: paused at ``at``. ``loop``: played again and again, None without.
    """

    at: datetime
    speed: float
    playing: bool
    loop: TimeRange | None = None


def check_speed(speed: float) -> float:
    """Raises InputError ``playback.speed`` (speed=…)."""
    if abs(speed) not in SPEEDS:
        raise InputError("playback.speed", speed=speed)
    return float(speed)


def merged(ranges: Iterable[TimeRange], tolerance_s: float = 0.0) -> list[TimeRange]:
    """In order of time, those that overlap or lie within ``tolerance_s`` of each other as one."""
    within = timedelta(seconds=tolerance_s)
    found: list[TimeRange] = []
    for one in sorted(ranges, key=lambda each: each.begin):
        if found and one.begin - found[-1].end <= within:
            found[-1] = TimeRange(found[-1].begin, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


class PlayedRanges:
    """The ranges of a camera that were really seen, for the access log; bounded, however long somebody plays about."""

    MOST = 50
    JOINED_S = 2.0

    def __init__(self) -> None:
        self._ranges: list[TimeRange] = []
        self._last: datetime | None = None

    def saw(self, moment: datetime, *, run_on: bool) -> None:
        """A picture of this moment was shown. ``run_on``: it was played up to here from the one before."""
        last, self._last = self._last, moment
        begin, end = (min(last, moment), max(last, moment)) if run_on and last is not None else (moment, moment)
        self._ranges.append(TimeRange(begin, end))
        if len(self._ranges) > 2 * self.MOST:
            self._ranges = self.ranges

    @property
    def ranges(self) -> list[TimeRange]:
        """In order of time, merged; beyond ``MOST`` the nearest ones are taken together."""
        found = merged(self._ranges, self.JOINED_S)
        while len(found) > self.MOST:
            gaps = [after.begin - before.end for before, after in itertools.pairwise(found)]
            at = gaps.index(min(gaps))
            found[at : at + 2] = [TimeRange(found[at].begin, found[at + 1].end)]
        return found
