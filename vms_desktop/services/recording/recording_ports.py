"""What recording needs from outside: the relay's recorder, the index of segments, folders on disks, the database.

Called on the desk's event loop; callbacks come on the loop thread too. What blocks runs on threads of the
implementation. Times are UTC, microseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.domain.clock_offset import ClockReading
from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.recording import RecordingPlan
from vms_desktop.domain.segment import Segment, SegmentState, Stretch
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.ports import Unsubscribe

# ---- the relay -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WrittenSegment:
    """A segment as the recorder tells it: begun, every five seconds while it grows, and when it is closed."""

    key: StreamKey
    file: Path
    codec: str
    begin_us: int
    end_us: int
    pictures: int
    bytes: int
    offset_low_ms: int | None
    offset_high_ms: int | None
    closed: bool


@dataclass(frozen=True, slots=True)
class RecorderFault:
    """A stream cannot be written (``code`` ``recording.*``), or can be again (empty)."""

    key: StreamKey
    code: str
    folder: str
    detail: str


class RecordingRelay(Protocol):
    """The recorder in the relay. What it was told is repeated after a restart of the relay."""

    def record(self, key: StreamKey, folder: Path, marker: Path) -> None:
        """Write the stream below ``folder``, watched or not, whenever ``marker`` is there. Idempotent. The stream must
        be configured.
        """

    def stop_recording(self, key: StreamKey) -> None: ...

    def on_segment(self, listener: Callable[[WrittenSegment], None]) -> Unsubscribe: ...

    def on_recording_fault(self, listener: Callable[[RecorderFault], None]) -> Unsubscribe:
        """Told again every few seconds while it lasts."""


# ---- the index -----------------------------------------------------------------------------------------------

SegmentId = tuple[StreamKey, int]
"""Within a folder: the stream, and when the segment began."""


@dataclass(frozen=True, slots=True)
class RecordedSum:
    """What is recorded of a camera in a folder: number of segments, bytes, first and last day (since 1970, UTC)."""

    camera_id: str
    segments: int
    bytes: int
    first_day: int
    last_day: int


class SegmentIndex(Protocol):
    """Segments in the database. Raises StorageError ``storage.*``."""

    async def segments(
        self, camera_id: str, begin_us: int, end_us: int, quality: StreamQuality | None = None
    ) -> list[Segment]:
        """Those with footage between the two times, by begin; of all folders and states. A day: 1,440 a stream."""

    async def ranges(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
    ) -> dict[str, list[Stretch]]:
        """What is recorded of each camera, main and sub together, not finer than ``resolution_us`` (what is closer
        together is one). From a minute on it is read from a map of minutes: a month of sixteen cameras at once.
        """

    async def register_folder(self, folder: str, desk: str, path: Path) -> None:
        """A recordings folder and where it is now."""

    async def folders(self, desk: str) -> list[tuple[str, Path]]:
        """(id, path) of the folders the desk has recorded into."""

    async def put(self, segments: Sequence[Segment]) -> None:
        """Add or replace, all or none; ``root`` does not count."""

    async def open_segments(self, folder: str) -> list[Segment]:
        """Those that a desk was writing."""

    async def in_state(self, folder: str, state: SegmentState) -> list[Segment]: ...

    async def of_day(self, folder: str, key: StreamKey, day: int) -> list[Segment]:
        """Those that begin on the day (since 1970, UTC)."""

    async def streams(self, folder: str) -> list[StreamKey]:
        """Streams that have segments."""

    async def days(self, folder: str, key: StreamKey) -> list[int]:
        """Days (since 1970, UTC) on which segments of the stream begin."""

    async def oldest(self, folder: str, after: SegmentId | None, limit: int) -> list[Segment]:
        """Segments that are not open, oldest first, of all streams, after that one."""

    async def newest_us(self, folder: str) -> int | None:
        """End of the newest segment; None: there is none."""

    async def set_state(
        self, folder: str, ids: Sequence[SegmentId], state: SegmentState, record: Sequence[EntryDraft] = ()
    ) -> None:
        """``record``: what the access log says of it, in the same transaction."""

    async def remove(self, folder: str, ids: Sequence[SegmentId]) -> None: ...

    async def sums(self, folder: str) -> list[RecordedSum]: ...

    async def held_bytes(self, folder: str, held: Mapping[str, Sequence[Stretch]]) -> int:
        """Bytes of the segments that those stretches (by camera) touch."""


# ---- folders on disks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file below a recordings folder. ``path``: with slashes. ``size`` in bytes; ``changed_us``: last written."""

    path: str
    size: int
    changed_us: int


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a segment file says of itself. ``stream`` None: it does not. ``broken``: pictures that are not whole."""

    stream: StreamKey | None
    codec: str
    begin_us: int
    end_us: int
    pictures: int
    bytes: int
    offset_low_ms: int | None
    offset_high_ms: int | None
    broken: int


@dataclass(frozen=True, slots=True)
class DiskSpace:
    """Of the disk a folder lies on, in bytes."""

    total: int
    free: int


class RecordingFolder(Protocol):
    """A folder with recordings, on a disk that may be gone at any time. Blocking, maybe for long: threads only.

    Raises RecordingError ``recording.folder_gone``, ``recording.not_writable``, ``recording.read_only``,
    ``recording.disk_full``, ``recording.failed`` (folder=…).
    """

    @property
    def id(self) -> str: ...

    @property
    def root(self) -> Path: ...

    @property
    def marker(self) -> Path:
        """The file that is there while the disk is."""

    def is_there(self) -> bool: ...

    def space(self) -> DiskSpace: ...

    def streams(self) -> list[StreamKey]:
        """Those that have a folder."""

    def days(self, key: StreamKey) -> list[str]:
        """Names of the stream's day folders, in order; also such that are no day."""

    def files(self, key: StreamKey, day: str) -> list[FoundFile]:
        """By name."""

    def other_files(self) -> list[str]:
        """Files that lie where no segment lies, at most a hundred."""

    def look(self, path: str, *, thorough: bool = False) -> FileFacts | None:
        """None: no picture of it can be read."""

    def exists(self, path: str) -> bool: ...

    def delete(self, path: str) -> None:
        """A file that is not there is as good as deleted; folders that become empty go too."""

    def name_camera(self, camera_id: str, about: Mapping[str, str]) -> None:
        """Write beside a camera's footage how it is called, for who has the disk but not the database."""

    def release(self) -> None:
        """Let another desk have it. May be called twice."""


# ---- plans, holds, notes -------------------------------------------------------------------------------------


class RecordingPlans(Protocol):
    """Raises StorageError ``storage.*``."""

    async def all(self) -> dict[str, RecordingPlan]:
        """By camera id."""

    async def store(self, plans: Mapping[str, RecordingPlan], record: Sequence[EntryDraft] = ()) -> None:
        """Of cameras of the register; others are passed over. ``record``: in the same transaction."""


class FootageHolds(Protocol):
    """Raises StorageError ``storage.*``."""

    async def holds(self) -> list[Hold]:
        """All, also lifted ones, the newest first."""

    async def place(self, holds: Sequence[Hold], record: Sequence[EntryDraft] = ()) -> None: ...

    async def lift(self, lifted: Sequence[tuple[Hold, EntryDraft]]) -> None:
        """As they are now, lifted, each with what the log says: all in one transaction. Does nothing to one that is
        lifted already.
        """

    async def keep(self, kept: Sequence[tuple[Hold, EntryDraft]]) -> None:
        """As ``lift``, for holds with another ``review_us``."""

    async def needs(self) -> list[Need]:
        """Those in force."""

    async def ask(self, needs: Sequence[Need], record: Sequence[EntryDraft] = ()) -> None: ...

    async def end_need(self, need_id: str, ended_us: int, record: Sequence[EntryDraft] = ()) -> None: ...


class Bookmarks(Protocol):
    """Raises StorageError ``storage.*``."""

    async def find(self, wanted: BookmarkFilter, limit: int) -> list[Bookmark]:
        """The newest footage first."""

    async def get(self, bookmark_id: str) -> Bookmark | None: ...

    async def save(self, bookmark: Bookmark, record: Sequence[EntryDraft] = ()) -> None:
        """New, or in place of the one with its id."""

    async def remove(self, bookmark_id: str, removed_us: int, record: Sequence[EntryDraft] = ()) -> None: ...


class ClockOffsets(Protocol):
    """Raises StorageError ``storage.*``."""

    async def add(self, readings: Sequence[ClockReading]) -> None: ...

    async def newest(self) -> dict[str, ClockReading]:
        """By camera id."""

    async def history(self, camera_id: str, begin_us: int, end_us: int) -> list[ClockReading]:
        """In order; also the last one before ``begin_us``."""
