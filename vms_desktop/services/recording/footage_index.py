"""The index of segments made from the files: after a crash, when the database is new, and to look whether they agree.

Nothing is taken on trust: what a file holds counts, not its name or its folder. A file that is in the index with its
size is passed over, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import RecordingError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.minute_map import day_of
from vms_desktop.domain.segment import (
    DAY_US,
    LONGEST_US,
    MINUTE_US,
    NamedSegment,
    Segment,
    SegmentState,
    is_buddhist,
    parse_segment_path,
)
from vms_desktop.domain.stream import StreamKey
from vms_desktop.services.operation import machinery
from vms_desktop.services.recording.disk_thread import DiskThread
from vms_desktop.services.recording.recording_ports import (
    FileFacts,
    FoundFile,
    RecordingFolder,
    SegmentId,
    SegmentIndex,
)

_log = logging.getLogger(__name__)
AT_ONCE = 200
MOST_FINDINGS = 1000
SETTLED_US = LONGEST_US + MINUTE_US
"""What was written so long ago is not being written now."""


class Trouble(StrEnum):
    """What can be wrong with a file or a row."""

    DAMAGED = "damaged"
    """No picture of it can be read."""
    BROKEN = "broken"
    """Some of its pictures are not whole."""
    MISSING = "missing"
    """In the index, but not on the disk."""
    NEW = "new"
    """On the disk, but not in the index."""
    FOREIGN = "foreign"
    """It says that it is another camera's than its folder's."""
    MISNAMED = "misnamed"
    """Its name is not its time, or no name of a segment."""
    BUDDHIST_YEAR = "buddhist_year"
    """Its time is of a year that was meant in the Buddhist era."""
    TWICE = "twice"
    """The same minute of the same stream lies elsewhere too."""
    OTHER = "other"
    """No footage of ours."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``path``: below the folder. ``camera_id``: whose footage it is, where known."""

    trouble: Trouble
    path: str
    camera_id: str = ""


@dataclass(slots=True)
class IndexReport:
    """``findings``: the first MOST_FINDINGS; ``troubles`` counts all."""

    files: int = 0
    kept: int = 0
    put: int = 0
    troubles: Counter[Trouble] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def found(self, trouble: Trouble, path: str, camera_id: str = "") -> None:
        self.troubles[trouble] += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(trouble, path, camera_id))


@dataclass(frozen=True, slots=True)
class IndexRun:
    """How the files are gone through. ``change`` False: look only. ``thorough``: every picture of every file.

    ``recent``: only days that are not in the index, and the newest. ``recorded_now``: a desk writes into the folder.
    """

    change: bool = True
    thorough: bool = False
    recent: bool = False
    recorded_now: bool = False
    progress: Callable[[int, int], None] = lambda done, days: None
    """Called with the number of days of streams that are done, and of all."""


def closed_from_file(folder: RecordingFolder, segment: Segment) -> Segment:
    """A segment that nobody writes any more, as its file has it. Blocking. Raises RecordingError."""
    try:
        facts = folder.look(segment.path)
        if facts is None and not folder.exists(segment.path):
            return replace(segment, state=SegmentState.MISSING)
    except RecordingError:
        if folder.is_there() and not folder.exists(segment.path):
            return replace(segment, state=SegmentState.MISSING)
        raise
    if facts is None:
        return replace(segment, state=SegmentState.DAMAGED)
    return replace(
        segment,
        end_us=max(segment.begin_us, facts.end_us),
        pictures=facts.pictures,
        bytes=facts.bytes,
        codec=facts.codec,
        offset_low_ms=facts.offset_low_ms,
        offset_high_ms=facts.offset_high_ms,
        state=SegmentState.CLOSED,
    )


@machinery("compares files and rows; the command that has it do so asks")
class FootageIndexer:
    """Goes through a folder. Called on the loop thread; the disk is looked at on another."""

    def __init__(self, index: SegmentIndex, folder: RecordingFolder, clock: Clock) -> None:
        self._index = index
        self._folder = folder
        self._clock = clock
        self._disk = DiskThread("footage index", within_s=120.0)

    async def close_open(self) -> int:
        """What a desk that ended so was writing; returns how many. Raises StorageError, RecordingError."""
        left = await self._index.open_segments(self._folder.id)
        for at in range(0, len(left), AT_ONCE):
            some = left[at : at + AT_ONCE]
            closed = [await self._disk.run(lambda one=one: closed_from_file(self._folder, one)) for one in some]  # type: ignore[misc]
            await self._index.put(closed)
        return len(left)

    async def run(self, how: IndexRun) -> IndexReport:
        """Raises StorageError, RecordingError (the disk went away; what was found until then is in the index)."""
        report = IndexReport()
        on_disk = await self._disk.run(self._folder.streams)
        streams = sorted({*on_disk, *await self._index.streams(self._folder.id)})
        work = [(key, day) for key in streams for day in await self._days(key, key in on_disk, how)]
        how.progress(0, len(work))
        for done, (key, day) in enumerate(work, 1):
            await self._one_day(key, day, how, report)
            how.progress(done, len(work))
        if not how.recent:
            for path in await self._disk.run(self._folder.other_files):
                report.found(Trouble.OTHER, path)
        return report

    async def _days(self, key: StreamKey, has_folder: bool, how: IndexRun) -> list[str]:
        names = set(await self._disk.run(lambda: self._folder.days(key))) if has_folder else set()
        known = {_day_name(day) for day in await self._index.days(self._folder.id, key)}
        if not how.recent:
            return sorted(names | known)
        newest = sorted(known)[-2:]
        return sorted((names - known) | set(newest))

    async def _one_day(self, key: StreamKey, day: str, how: IndexRun, report: IndexReport) -> None:
        number = _day_number(day)
        rows = await self._index.of_day(self._folder.id, key, number) if number is not None else []
        by_path = {row.path: row for row in rows}
        files = await self._disk.run(lambda: self._files(key, day))
        found: list[Segment] = []
        gone: list[SegmentId] = []
        for file in files:
            report.files += 1
            row = by_path.pop(file.path, None)
            segment = await self._judged(key, file, row, how, report)
            if segment is None:
                report.kept += 1
                continue
            if row is not None and (row.key, row.begin_us) != (segment.key, segment.begin_us):
                gone.append((row.key, row.begin_us))
            found.append(segment)
        for row in by_path.values():
            if await self._is_missing(row):
                report.found(Trouble.MISSING, row.path, row.camera_id)
                if row.state is not SegmentState.MISSING:
                    found.append(replace(row, state=SegmentState.MISSING))
        report.put += len(found)
        if how.change:
            if gone:
                await self._index.remove(self._folder.id, gone)
            for at in range(0, len(found), AT_ONCE):
                await self._index.put(found[at : at + AT_ONCE])

    def _files(self, key: StreamKey, day: str) -> list[FoundFile]:
        try:
            return self._folder.files(key, day)
        except RecordingError:
            if self._folder.is_there():
                return []  # the day's folder is gone, the disk is not
            raise

    async def _is_missing(self, row: Segment) -> bool:
        if row.state in (SegmentState.OPEN, SegmentState.LEAVING):
            return False
        return not await self._disk.run(lambda: self._folder.exists(row.path))

    async def _judged(
        self, key: StreamKey, file: FoundFile, row: Segment | None, how: IndexRun, report: IndexReport
    ) -> Segment | None:
        """What the index should hold of a file; None: what it holds already, or nothing."""
        named = parse_segment_path(file.path)
        if named is not None and named.in_buddhist_era:
            report.found(Trouble.BUDDHIST_YEAR, file.path, key.camera_id)
        if self._is_being_written(file, row, how):
            return None
        if row is not None and row.bytes == file.size and not how.thorough:
            if row.state is SegmentState.DAMAGED:
                report.found(Trouble.DAMAGED, file.path, key.camera_id)
            if row.state in (SegmentState.CLOSED, SegmentState.DAMAGED, SegmentState.LEAVING):
                return None
        facts = await self._disk.run(lambda: self._look(file.path, how.thorough))
        if facts is None:
            if row is None:
                report.found(Trouble.NEW, file.path, key.camera_id)
            report.found(Trouble.DAMAGED, file.path, key.camera_id)
            return _unreadable(self._folder.id, key, file, named, row)
        segment = self._readable(key, file, named, facts, report)
        # What lies in another camera's folder, or under another day's name, has its row elsewhere.
        row = row if row is not None else await self._row_of(segment)
        if row is None:
            report.found(Trouble.NEW, file.path, segment.camera_id)
        elif row.path != segment.path and await self._disk.run(lambda: self._folder.exists(row.path)):
            report.found(Trouble.TWICE, file.path, segment.camera_id)
            return None
        return None if row is not None and replace(row, root="") == segment else segment

    def _look(self, path: str, thorough: bool) -> FileFacts | None:
        try:
            return self._folder.look(path, thorough=thorough)
        except RecordingError:
            if self._folder.is_there():
                # This file alone cannot be read: a bad sector must not end the whole run.
                _log.warning("a segment cannot be read: %s", path)
                return None
            raise

    def _is_being_written(self, file: FoundFile, row: Segment | None, how: IndexRun) -> bool:
        if not how.recorded_now:
            return False
        if row is not None and row.state is SegmentState.OPEN:
            return True
        return row is None and microseconds(self._clock.now()) - file.changed_us < SETTLED_US

    def _readable(
        self, key: StreamKey, file: FoundFile, named: NamedSegment | None, facts: FileFacts, report: IndexReport
    ) -> Segment:
        owner = facts.stream or key
        if owner != key:
            report.found(Trouble.FOREIGN, file.path, owner.camera_id)
        if named is None or not 0 <= facts.begin_us - named.begin_us < LONGEST_US:
            report.found(Trouble.MISNAMED, file.path, owner.camera_id)
        if is_buddhist(facts.begin_us) and not (named is not None and named.in_buddhist_era):
            report.found(Trouble.BUDDHIST_YEAR, file.path, owner.camera_id)
        if facts.broken:
            report.found(Trouble.BROKEN, file.path, owner.camera_id)
        return Segment(
            owner.camera_id,
            owner.quality,
            self._folder.id,
            "",
            file.path,
            facts.begin_us,
            max(facts.begin_us, facts.end_us),
            facts.pictures,
            facts.bytes,
            facts.codec,
            facts.offset_low_ms,
            facts.offset_high_ms,
            SegmentState.CLOSED,
        )

    async def _row_of(self, segment: Segment) -> Segment | None:
        """What the index holds under that stream and time."""
        begin = segment.begin_us
        rows = await self._index.segments(segment.camera_id, begin, begin + 1, segment.quality)
        return next((row for row in rows if row.folder == segment.folder and row.begin_us == begin), None)


def _unreadable(
    folder: str, key: StreamKey, file: FoundFile, named: NamedSegment | None, row: Segment | None
) -> Segment | None:
    """A row that tells that something was here; where nothing tells the time, there is none."""
    if row is not None:
        return replace(row, bytes=file.size, state=SegmentState.DAMAGED)
    if named is None:
        return None
    begin = named.begin_us
    damaged = SegmentState.DAMAGED
    return Segment(
        key.camera_id, key.quality, folder, "", file.path, begin, begin, 0, file.size, "", None, None, damaged
    )


def _day_name(day: int) -> str:
    try:
        return f"{datetime.fromtimestamp(day * DAY_US / 1e6, UTC):%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return f"day-{day}"


def _day_number(name: str) -> int | None:
    try:
        begin = date.fromisoformat(name)
    except ValueError:
        return None
    return day_of(microseconds(datetime(begin.year, begin.month, begin.day, tzinfo=UTC)))
