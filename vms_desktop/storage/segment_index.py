"""The index of segments in the database: fulfils ``services.recording.recording_ports.SegmentIndex``.

Writing goes through the database's one thread; a timeline that is being dragged reads on a thread and a connection of
its own, so that no picture waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.segment import Segment, SegmentState, Stretch
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.recording.recording_ports import RecordedSum, SegmentId
from vms_desktop.storage import segment_find, segment_write
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.recording_schema import folders


class SqlSegmentIndex:
    """Called on the loop thread."""

    def __init__(
        self, database: Database, open_reader: Callable[[], Database], clock: Clock, log: LogAppender | None
    ) -> None:
        self._database = database
        self._open_reader = open_reader
        self._clock = clock
        self._log = log
        self._reader: Database | None = None

    @property
    def _reading(self) -> Database:
        if self._reader is None:
            self._reader = self._open_reader()
        return self._reader

    async def close(self) -> None:
        """May be called twice."""
        if self._reader is not None:
            await self._reader.close()

    # ---- for people ------------------------------------------------------------------------------------------

    async def segments(
        self, camera_id: str, begin_us: int, end_us: int, quality: StreamQuality | None = None
    ) -> list[Segment]:
        """As in the port."""
        return await self._reading.read(
            lambda connection: segment_find.between(connection, camera_id, begin_us, end_us, quality)
        )

    async def ranges(
        self, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
    ) -> dict[str, list[Stretch]]:
        """As in the port."""
        return await self._reading.read(
            lambda connection: segment_find.ranges(connection, camera_ids, begin_us, end_us, resolution_us)
        )

    async def sums(self, folder: str) -> list[RecordedSum]:
        rows = await self._reading.read(lambda connection: segment_find.sums(connection, folder))
        return [RecordedSum(*row) for row in rows]

    async def held_bytes(self, folder: str, held: Mapping[str, Sequence[Stretch]]) -> int:
        return await self._reading.read(lambda connection: segment_find.held_bytes(connection, folder, held))

    # ---- for the recorder ------------------------------------------------------------------------------------

    async def register_folder(self, folder: str, desk: str, path: Path) -> None:
        now = self._clock.now()
        await self._database.write(
            lambda connection: segment_write.register_folder(connection, folder, desk, str(path), now)
        )

    async def folders(self, desk: str) -> list[tuple[str, Path]]:
        query = select(folders.c.id, folders.c.path).where(folders.c.desk == desk).order_by(folders.c.seen_at.desc())
        rows = await self._database.read(lambda connection: connection.execute(query).fetchall())
        return [(folder, Path(path)) for folder, path in rows]

    async def put(self, segments: Sequence[Segment]) -> None:
        if segments:
            await self._database.write(lambda connection: segment_write.put(connection, segments))

    async def open_segments(self, folder: str) -> list[Segment]:
        return await self.in_state(folder, SegmentState.OPEN)

    async def in_state(self, folder: str, state: SegmentState) -> list[Segment]:
        return await self._database.read(lambda connection: segment_find.in_state(connection, folder, state))

    async def of_day(self, folder: str, key: StreamKey, day: int) -> list[Segment]:
        return await self._database.read(lambda connection: segment_find.of_day(connection, folder, key, day))

    async def streams(self, folder: str) -> list[StreamKey]:
        numbers = await self._database.read(lambda connection: segment_write.stream_numbers(connection, folder))
        return sorted(numbers)

    async def days(self, folder: str, key: StreamKey) -> list[int]:
        return await self._database.read(lambda connection: segment_find.day_numbers(connection, folder, key))

    async def newest_us(self, folder: str) -> int | None:
        return await self._database.read(lambda connection: segment_find.newest_us(connection, folder))

    # ---- for retention ---------------------------------------------------------------------------------------

    async def oldest(self, folder: str, after: SegmentId | None, limit: int) -> list[Segment]:
        return await self._database.read(lambda connection: segment_find.oldest(connection, folder, after, limit))

    async def set_state(
        self, folder: str, ids: Sequence[SegmentId], state: SegmentState, record: Sequence[EntryDraft] = ()
    ) -> None:
        def work(connection: Connection) -> None:
            segment_write.set_state(connection, _keys(connection, folder, ids), state)

        await self._database.write(with_entries(work, self._log, record))

    async def remove(self, folder: str, ids: Sequence[SegmentId]) -> None:
        await self._database.write(lambda connection: segment_write.remove(connection, _keys(connection, folder, ids)))


def _keys(connection: Connection, folder: str, ids: Sequence[SegmentId]) -> list[segment_write.Key]:
    numbers = segment_write.stream_numbers(connection, folder)
    return [(numbers[key], begin_us) for key, begin_us in ids if key in numbers]
