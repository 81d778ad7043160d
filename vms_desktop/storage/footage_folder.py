"""A recordings folder as its own index: names and places tell what is recorded, without any database.

For folders that came from elsewhere (``vms-desktop clips cut --recordings``) and for tests. Slower than the index in
the database, and blind to what a file really holds until it is played.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.segment import (
    GAP_US,
    LONGEST_US,
    SUFFIX,
    Segment,
    SegmentState,
    Stretch,
    merged,
    parse_segment_path,
    parse_stream_folder,
)
from vms_desktop.domain.stream import StreamKey, StreamQuality

MOST_DAYS = 4000


class FootageFolder:
    """Implements ``footage_ports.SegmentLookup``."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def segments(
        self, camera_id: str, begin_us: int, end_us: int, quality: StreamQuality | None = None
    ) -> list[Segment]:
        """As in the port. A segment's end is taken from the next one's beginning and from the file's last change."""
        qualities = [quality] if quality is not None else list(StreamQuality)
        return await asyncio.to_thread(self._find, camera_id, begin_us, end_us, qualities)

    async def ranges(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
    ) -> dict[str, list[Stretch]]:
        """As in the port."""
        found = {}
        for camera_id in camera_ids:
            segments = await self.segments(camera_id, begin_us, end_us)
            together = merged(((one.begin_us, one.end_us) for one in segments), max(GAP_US, resolution_us))
            inside = [Stretch(max(one.begin_us, begin_us), min(one.end_us, end_us)) for one in together]
            found[camera_id] = [one for one in inside if one.begin_us < one.end_us]
        return found

    async def cameras(self) -> list[str]:
        """Ids of the cameras that have a folder."""
        return await asyncio.to_thread(self._cameras)

    def _cameras(self) -> list[str]:
        places = [(path, quality.value) for path in self._root.iterdir() for quality in StreamQuality]
        return sorted(
            {
                path.name
                for path, quality in places
                if parse_stream_folder(path.name, quality) and (path / quality).is_dir()
            }
        )

    def _find(self, camera_id: str, begin_us: int, end_us: int, qualities: Sequence[StreamQuality]) -> list[Segment]:
        found: list[Segment] = []
        for quality in qualities:
            if parse_stream_folder(camera_id, quality.value) is not None:
                found += self._of_stream(StreamKey(camera_id, quality), begin_us, end_us)
        return sorted(found, key=lambda one: one.begin_us)

    def _of_stream(self, key: StreamKey, begin_us: int, end_us: int) -> list[Segment]:
        folder = self._root / key.camera_id / key.quality.value
        first, last = moment(begin_us - LONGEST_US).date(), moment(end_us).date()
        days = min(MOST_DAYS, (last - first).days + 1)
        names = [f"{first + timedelta(days=number):%Y-%m-%d}" for number in range(days)]
        paths = [path for name in names for path in (folder / name).glob(f"*{SUFFIX}")]
        segments = sorted((one for path in paths if (one := self._segment(path)) is not None), key=lambda s: s.begin_us)
        segments = [
            replace(one, end_us=min(one.end_us, following.begin_us)) for one, following in pairwise(segments)
        ] + segments[-1:]
        return [one for one in segments if one.begin_us < end_us and one.end_us >= begin_us]

    def _segment(self, path: Path) -> Segment | None:
        below = path.relative_to(self._root).as_posix()
        named = parse_segment_path(below)
        if named is None:
            return None
        try:
            about = path.stat()
        except OSError:
            return None
        # A copy has another time of change: then the longest a segment may be counts.
        changed_us = round(about.st_mtime * 1e6)
        end = changed_us if named.begin_us < changed_us < named.begin_us + LONGEST_US else named.begin_us + LONGEST_US
        key = named.key
        return Segment(
            key.camera_id,
            key.quality,
            "",
            str(self._root),
            below,
            named.begin_us,
            end,
            1,
            about.st_size,
            "",
            None,
            None,
            SegmentState.CLOSED,
        )
