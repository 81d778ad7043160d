"""Keeps the index of segments up with what the recorder writes, and knows how much it writes.

Reports are gathered for a second and written together; what cannot be written waits and is tried again. What a relay
that ended left open is read from its file and closed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Sequence

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.segment import Segment, SegmentState
from vms_desktop.domain.stream import StreamKey
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import StreamRelay, Unsubscribe
from vms_desktop.services.recording.disk_thread import DiskThread
from vms_desktop.services.recording.footage_index import closed_from_file
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import RecordingRelay, SegmentId, SegmentIndex, WrittenSegment

_log = logging.getLogger(__name__)
WRITE_EVERY_S = 1.0
AGAIN_S = 5.0
RATE_OVER_S = 600.0
MOST_WAITING = 100_000
CLOSED_WITHIN_S = 3.0


@machinery("keeps up with the recorder, whoever is signed in")
class SegmentKeeper:
    """Called on the loop thread. ``start`` subscribes; ``close`` waits for what is still being closed and writes it."""

    def __init__(self, index: SegmentIndex, place: RecordingPlace, clock: Clock) -> None:
        self._index = index
        self._place = place
        self._clock = clock
        self._waiting: dict[tuple[str, SegmentId], Segment] = {}
        self._open: dict[tuple[str, SegmentId], Segment] = {}
        self._growth: deque[tuple[float, int]] = deque()
        self._began_s = clock.monotonic()
        self._writing: asyncio.Task[None] | None = None
        self._closing_left: asyncio.Task[None] | None = None
        self._on_written: Listeners[[StreamKey]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()
        self._is_troubled = False
        self._tasks = TaskOwner("segments")
        self._unsubscribe: list[Unsubscribe] = []
        self._closing = False
        self._all_closed, self._one_closed = asyncio.Event(), asyncio.Event()
        self._disk = DiskThread("what a relay left")

    def start(self, recorder: RecordingRelay, relay: StreamRelay) -> None:
        self._unsubscribe = [recorder.on_segment(self._reported), relay.on_ready(self._relay_started)]

    async def close(self) -> None:
        """The recorder was told to stop. May be called twice."""
        self._all_closed.clear()
        if self._open:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CLOSED_WITHIN_S):
                    await self._all_closed.wait()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        self._closing = True
        running = [task for task in (self._closing_left, self._writing) if task is not None and not task.done()]
        if running:
            await asyncio.wait(running, timeout=CLOSED_WITHIN_S)
        await self._put()
        await self._tasks.close()

    async def closed_in(self, folder: str) -> None:
        """When nothing is being written into that folder any more; waits so long at most as ``close`` does."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSED_WITHIN_S):
                while any(where == folder for where, _ in self._open):
                    self._one_closed.clear()
                    await self._one_closed.wait()

    # ---- what is known ---------------------------------------------------------------------------------------

    def is_open(self, folder: str, key: StreamKey, begin_us: int) -> bool:
        """Whether the recorder writes it now."""
        return (folder, (key, begin_us)) in self._open

    def rate(self) -> float:
        """Bytes a second that were recorded in the last minutes."""
        now = self._clock.monotonic()
        self._forget_old(now)
        seconds = min(RATE_OVER_S, now - self._began_s)
        return sum(size for _, size in self._growth) / seconds if seconds > 0 else 0.0

    def on_written(self, listener: Callable[[StreamKey], None]) -> Unsubscribe:
        """Called when pictures of the stream have reached the disk."""
        return self._on_written.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """The index cannot be written; it is tried again. Told once until it works again."""
        return self._on_trouble.add(listener)

    # ---- reports ---------------------------------------------------------------------------------------------

    def _reported(self, written: WrittenSegment) -> None:
        where = self._place.place_of(written.file)
        if where is None:
            _log.warning("a segment outside of the recordings folder was reported")
            return
        folder, path = where
        segment = Segment(
            written.key.camera_id,
            written.key.quality,
            folder,
            "",
            path,
            written.begin_us,
            max(written.begin_us, written.end_us),
            written.pictures,
            written.bytes,
            written.codec,
            written.offset_low_ms,
            written.offset_high_ms,
            SegmentState.CLOSED if written.closed else SegmentState.OPEN,
        )
        identity = (folder, (written.key, written.begin_us))
        before = self._open.pop(identity, None)
        if not written.closed:
            self._open[identity] = segment
        else:
            self._one_closed.set()
            if not self._open:
                self._all_closed.set()
        grown = segment.bytes - (before.bytes if before is not None else 0)
        if grown > 0:
            now = self._clock.monotonic()
            self._growth.append((now, grown))
            self._forget_old(now)
            self._on_written.notify(written.key)
        self._keep(identity, segment)

    def _forget_old(self, now: float) -> None:
        while self._growth and self._growth[0][0] < now - RATE_OVER_S:
            self._growth.popleft()

    def _keep(self, identity: tuple[str, SegmentId], segment: Segment) -> None:
        self._waiting[identity] = segment
        if len(self._waiting) > MOST_WAITING:
            # They are on the disk all the same, and get their rows when the desk starts next.
            self._waiting.pop(next(iter(self._waiting)))
        if self._writing is None or self._writing.done():
            self._writing = self._tasks.start(self._write_soon(), "write")

    async def _write_soon(self) -> None:
        while self._waiting and not self._closing:
            await asyncio.sleep(AGAIN_S if self._is_troubled else WRITE_EVERY_S)
            await self._put()

    async def _put(self) -> None:
        waiting, self._waiting = self._waiting, {}
        try:
            await self._index.put(list(waiting.values()))
        except VmsError as error:
            # What was reported meanwhile is newer.
            self._waiting = {**waiting, **self._waiting}
            if not self._is_troubled:
                self._is_troubled = True
                _log.warning("the index of footage cannot be written: %s", error)
                self._on_trouble.notify(error)
        else:
            self._is_troubled = False

    # ---- a relay that ended ----------------------------------------------------------------------------------

    def _relay_started(self) -> None:
        """Nothing of a relay before this one is being written any more."""
        left, self._open = list(self._open.values()), {}
        if left:
            self._closing_left = self._tasks.start(self._close_left(left), "close what a relay left")

    async def _close_left(self, left: Sequence[Segment]) -> None:
        folder = self._place.folder
        if folder is None:
            return
        for segment in left:
            if segment.folder == folder.id:
                closed = await self._disk.run(lambda one=segment: closed_from_file(folder, one))  # type: ignore[misc]
                self._keep((segment.folder, (segment.key, segment.begin_us)), closed)
