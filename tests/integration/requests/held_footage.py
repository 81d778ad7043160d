"""Real segments on a disk that is always too full: whatever is not on hold goes at the next sweep."""

from __future__ import annotations

from pathlib import Path

from request_room import BEGIN_US, RequestRoom

from vms_desktop.domain.retention import RetentionRules
from vms_desktop.domain.segment import MINUTE_US, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun
from vms_desktop.services.recording.footage_retention import FootageRetention
from vms_desktop.services.recording.recording_ports import DiskSpace
from vms_desktop.storage.recording_folder import RecordingFiles, open_folder

_KEY_PICTURE = b"\0\0\0\1\x67\x42\x00\x1e\xab\x40\0\0\0\1\x68\xce\x3c\x80\0\0\0\1\x65" + b"\x01\x02\x03" * 30
STEP_MINUTES = 10
LENGTH_US = 1_000_000


class _FullPlace:
    problem = None

    def __init__(self, folder: RecordingFiles) -> None:
        self.folder = folder
        self.root = folder.root

    async def earlier(self) -> list[tuple[str, Path]]:
        return []

    async def open_earlier(self, folder_id: str, root: Path) -> None:
        return None

    async def space(self) -> DiskSpace:
        return DiskSpace(1000, 0)


class HeldFootage:
    """A segment every ten minutes of each camera, from ``begin_minute`` of the room's footage to ``end_minute``."""

    def __init__(self, room: RequestRoom, root: Path, begin_minute: int = -20, end_minute: int = 60) -> None:
        self._room = room
        self._folder = open_folder(root, "desk", known_id=None)
        self._minutes = range(begin_minute, end_minute, STEP_MINUTES)

    async def open(self) -> HeldFootage:
        room, folder = self._room, self._folder
        await room.opened.store.segments.register_folder(folder.id, room.opened.signer.desk.id, folder.root)
        self._retention = FootageRetention(
            room.opened.store.segments,
            _FullPlace(folder),  # type: ignore[arg-type]
            room.holds,
            room.register,
            room.clock,
            lambda: 0.0,
            RetentionRules(days=3, percent=5),
            room.opened.log.prepared,
        )
        return self

    async def close(self) -> None:
        await self._retention.close()
        self._folder.release()

    def _file(self, camera_id: str, begin_us: int) -> Path:
        return self._folder.root / segment_path(StreamKey(camera_id, StreamQuality.SUB), begin_us)

    async def record(self) -> None:
        """Everything is there, again where it was deleted."""
        for camera in self._room.cameras:
            for minute in self._minutes:
                begin_us = BEGIN_US + minute * MINUTE_US
                file = self._file(camera.id, begin_us)
                if not file.exists():
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(_segment(str(StreamKey(camera.id, StreamQuality.SUB)), begin_us))
        await FootageIndexer(self._room.opened.store.segments, self._folder, self._room.clock).run(IndexRun())

    async def sweep(self) -> None:
        await self._retention.look()

    def there(self) -> set[tuple[str, int]]:
        """Camera and begin of what is on the disk."""
        return {
            (camera.id, BEGIN_US + minute * MINUTE_US)
            for camera in self._room.cameras
            for minute in self._minutes
            if self._file(camera.id, BEGIN_US + minute * MINUTE_US).exists()
        }


def _segment(key: str, begin_us: int) -> bytes:
    muxer = SegmentMuxer("h264", key)
    pictures = (RecordedPicture(_KEY_PICTURE, begin_us + n * 500_000, n / 2, True, 250) for n in range(2))
    return b"".join(muxer.mux(picture, n / 2) for n, picture in enumerate(pictures))
