"""Segments: files of about a minute of one stream, how they are named, and the stretches of time they cover.

A recordings folder holds ``<camera id>/<main|sub>/2026-11-26/20261126T070509.123Z.ts``; the name is the arrival of the
first picture in UTC. Whatever the clock says is written: also where a person gave it the year 2569.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.stream import StreamKey, StreamQuality

SECOND_US = 1_000_000
MINUTE_US = 60 * SECOND_US
HOUR_US = 3600 * SECOND_US
DAY_US = 24 * HOUR_US
SUFFIX = ".ts"
GAP_US = 2_500_000
"""Pictures further apart than this lie in different segments; less between two segments is no gap."""
LONGEST_US = 150 * SECOND_US
"""No segment lasts longer (the recorder cuts after two minutes)."""
FIRST_BUDDHIST_YEAR = 2400
"""A year from here on was meant in the Buddhist era."""

_CAMERA = re.compile(r"[A-Za-z0-9-]{1,36}")
_NAME = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)\.(\d{3})Z(?:_(\d{1,3}))?\.ts")


class SegmentState(StrEnum):
    """How a segment stands in the index."""

    OPEN = "open"
    """Being written."""
    CLOSED = "closed"
    DAMAGED = "damaged"
    """The file is there, but no picture of it can be read."""
    MISSING = "missing"
    """The file is not where it was recorded."""
    LEAVING = "leaving"
    """Retention has recorded that it goes; its file goes next."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as the index knows it. Times: UTC, microseconds since 1970, arrival of first and newest picture.

    ``folder``: id of the recordings folder; ``root``: where that folder is, as last seen. ``path``: below the folder,
    with slashes. ``offset_low_ms``/``offset_high_ms``: the camera's clock minus ours, least and most; None: not known.
    """

    camera_id: str
    quality: StreamQuality
    folder: str
    root: str
    path: str
    begin_us: int
    end_us: int
    pictures: int
    bytes: int
    codec: str
    offset_low_ms: int | None
    offset_high_ms: int | None
    state: SegmentState

    @property
    def file(self) -> Path:
        return Path(self.root, self.path)

    @property
    def key(self) -> StreamKey:
        return StreamKey(self.camera_id, self.quality)

    @property
    def is_readable(self) -> bool:
        return self.state in (SegmentState.OPEN, SegmentState.CLOSED)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From ``begin_us`` to ``end_us``; UTC, microseconds."""

    begin_us: int
    end_us: int

    def overlaps(self, begin_us: int, end_us: int) -> bool:
        return self.begin_us < end_us and begin_us < self.end_us


@dataclass(frozen=True, slots=True)
class NamedSegment:
    """What a segment's path says. ``begin_us`` is exact to the millisecond. ``in_buddhist_era``: the year cannot have
    been meant as it stands (2569 for 2026).
    """

    key: StreamKey
    begin_us: int

    @property
    def in_buddhist_era(self) -> bool:
        return is_buddhist(self.begin_us)


def is_buddhist(time_us: int) -> bool:
    """Whether a clock said so only because somebody gave it a year of the Buddhist era."""
    try:
        return moment(time_us).year >= FIRST_BUDDHIST_YEAR
    except OverflowError:
        return True


def stream_folder(key: StreamKey) -> str:
    """Where a stream's segments lie, below the recordings folder."""
    return f"{key.camera_id}/{key.quality.value}"


def segment_name(begin_us: int, again: int = 1) -> str:
    """``2026-11-26/20261126T070509.123Z.ts``; ``again``: for a second one that began in the same millisecond.

    Raises OverflowError outside the years 1 to 9999.
    """
    begun = moment(begin_us)
    name = f"{begun:%Y%m%dT%H%M%S}.{begun.microsecond // 1000:03}Z"
    return f"{begun:%Y-%m-%d}/{name}{'' if again == 1 else f'_{again}'}{SUFFIX}"


def segment_path(key: StreamKey, begin_us: int) -> str:
    """The path the program gives, below the recordings folder. Raises OverflowError."""
    return f"{stream_folder(key)}/{segment_name(begin_us)}"


def parse_stream_folder(camera: str, quality: str) -> StreamKey | None:
    """The stream of two folder names; None: they are not ours."""
    if not _CAMERA.fullmatch(camera) or quality not in set(StreamQuality):
        return None
    return StreamKey(camera, StreamQuality(quality))


def parse_segment_path(path: str) -> NamedSegment | None:
    """What a path below the recordings folder says; None: the program does not name segments so."""
    parts = path.split("/")
    if len(parts) != 4:
        return None
    key, found = parse_stream_folder(parts[0], parts[1]), _NAME.fullmatch(parts[3])
    if key is None or found is None:
        return None
    year, month, day, hour, minute, second, millisecond = (int(part) for part in found.groups()[:7])
    try:
        begun = datetime(year, month, day, hour, minute, second, millisecond * 1000, UTC)
    except ValueError:
        return None
    if parts[2] != f"{begun:%Y-%m-%d}":
        return None
    return NamedSegment(key, microseconds(begun))


def merged(stretches: Iterable[tuple[int, int]], gap_us: int = GAP_US) -> list[Stretch]:
    """In order, those that overlap or lie at most ``gap_us`` apart as one."""
    found: list[Stretch] = []
    begin = end = None
    for next_begin, next_end in sorted(stretches):
        if begin is None or end is None:
            begin, end = next_begin, next_end
        elif next_begin - end <= gap_us:
            end = max(end, next_end)
        else:
            found.append(Stretch(begin, end))
            begin, end = next_begin, next_end
    if begin is not None and end is not None:
        found.append(Stretch(begin, end))
    return found
