"""Writes streams to disk as they come, into segments of about a minute, in one thread of its own.

The pump only puts pictures into a queue: a slow or dead disk holds up nobody who watches. A segment begins with a key
frame, is written every half second (a killed relay loses no more than that), and is synced every few seconds and when
it ends (a power cut). The name tells when its first picture arrived, in UTC; the rest stands in the file
(media/segment.py).
"""

from __future__ import annotations

import errno
import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from vms_desktop.child_protocol.relay import RecordingFault, SegmentReport
from vms_desktop.domain.segment import segment_name
from vms_desktop.media.picture import Picture
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer

SEGMENT_S = 60.0
LONGEST_S = 120.0
"""A segment without a key frame to end at is cut here all the same; the next one waits for a key frame."""
GAP_S = 2.5
"""After so long without a picture a new segment begins: what is missing is missing between files, not inside one."""
CLOCK_SET_S = 1.0
"""So much between our clock's and the monotonic clock's time since the segment began: our clock was set."""
WRITE_EVERY_S = 0.5
SYNC_EVERY_S = 5.0
REPORT_EVERY_S = 5.0
TRY_AGAIN_S = 5.0
MOST_WAITING_BYTES = 64 * 1024 * 1024

_FAULTS = {
    errno.ENOSPC: "recording.disk_full",
    errno.EDQUOT: "recording.disk_full",
    errno.EROFS: "recording.read_only",
    errno.EACCES: "recording.not_writable",
    errno.EPERM: "recording.not_writable",
}
GONE = "recording.folder_gone"
TOO_SLOW = "recording.disk_too_slow"


@dataclass(frozen=True, slots=True)
class _Item:
    stream: str
    codec: str
    picture: Picture


@dataclass(slots=True)
class _Written:
    """How far a file has been written: pictures, bytes, arrival of the last picture."""

    pictures: int = 0
    size: int = 0
    last_us: int = 0


@dataclass(slots=True)
class _Segment:
    """The file being written. Times in seconds; ``first_us``, ``last_us``: arrival, UTC, microseconds.

    ``written``: what is on the disk, as it is told; the rest counts what was taken.
    """

    path: Path
    file: BinaryIO
    codec: str
    muxer: SegmentMuxer
    first_us: int
    first_stamp: float
    last_us: int
    last_stamp: float
    unwritten: list[bytes] = field(default_factory=list)
    pictures: int = 0
    size: int = 0
    offset_low_ms: int | None = None
    offset_high_ms: int | None = None
    written: _Written = field(default_factory=lambda: _Written())
    written_at: float = 0.0
    synced_at: float = 0.0
    reported_at: float = 0.0

    def measure(self, offset_ms: int) -> None:
        """The camera's clock against ours."""
        if self.offset_low_ms is None or offset_ms < self.offset_low_ms:
            self.offset_low_ms = offset_ms
        if self.offset_high_ms is None or offset_ms > self.offset_high_ms:
            self.offset_high_ms = offset_ms


@dataclass(slots=True)
class _Track:
    """What is known of a stream that is recorded."""

    folder: Path
    marker: Path | None = None
    segment: _Segment | None = None
    faulty_until: float = 0.0
    fault: str = ""


class Recorder:
    """``report`` and ``fault`` are called on the recorder's thread. Everything else may be called from any."""

    def __init__(self, report: Callable[[SegmentReport], None], fault: Callable[[RecordingFault], None]) -> None:
        self._report = report
        self._fault = fault
        self._queue: queue.SimpleQueue[_Item | Callable[[], None] | None] = queue.SimpleQueue()
        self._waiting_bytes = 0
        self._lock = threading.Lock()
        self._tracks: dict[str, _Track] = {}
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def record(self, stream: str, folder: Path, marker: Path | None = None) -> None:
        """Write the stream's pictures below ``folder`` from its next key frame on, while ``marker`` is there."""
        self._queue.put(lambda: self._begin(stream, folder, marker))

    def stop(self, stream: str) -> None:
        """Finish the stream's segment."""
        self._queue.put(lambda: self._end(stream))

    def take(self, stream: str, codec: str, picture: Picture) -> None:
        """A picture to be written. Never blocks: when the disk is too slow it is lost, and that is told."""
        with self._lock:
            fits = self._waiting_bytes <= MOST_WAITING_BYTES
            if fits:
                self._waiting_bytes += len(picture.data)
        if fits:
            self._queue.put(_Item(stream, codec, picture))
        else:
            self._queue.put(lambda: self._fail(stream, TOO_SLOW, ""))

    def close(self, seconds: float) -> None:
        """Finish all segments; waits at most so long."""
        self._queue.put(None)
        self._thread.join(seconds)

    # ---- the recorder's thread -------------------------------------------------------------------------------

    def _run(self) -> None:
        look_at = 0.0
        while True:
            try:
                item = self._queue.get(timeout=WRITE_EVERY_S)
            except queue.Empty:
                item = _nothing
            # By the clock: where many streams are written the queue is never empty, and one that stalled stayed open.
            now = time.monotonic()
            if now >= look_at:
                look_at = now + WRITE_EVERY_S
                self._look_after(now)
            if item is None:
                for stream in tuple(self._tracks):
                    self._end(stream)
                return
            if isinstance(item, _Item):
                with self._lock:
                    self._waiting_bytes -= len(item.picture.data)
                self._write(item)
            else:
                item()

    def _begin(self, stream: str, folder: Path, marker: Path | None) -> None:
        track = self._tracks.get(stream)
        if track is None or (track.folder, track.marker) != (folder, marker):
            self._end(stream)
            self._tracks[stream] = _Track(folder, marker)

    def _end(self, stream: str) -> None:
        track = self._tracks.pop(stream, None)
        if track is not None:
            self._guarded(stream, track, lambda: self._close(stream, track))

    def _write(self, item: _Item) -> None:
        track = self._tracks.get(item.stream)
        if track is not None:
            self._guarded(item.stream, track, lambda: self._add(item, track))

    def _guarded(self, stream: str, track: _Track, work: Callable[[], None]) -> None:
        """Do it; on a disk that fails give the segment up, tell, and wait a little before the next try."""
        try:
            work()
        except OSError as error:
            segment, track.segment = track.segment, None
            if segment is not None and _abandoned(segment):
                self._tell(stream, segment, closed=True)
            gone = error.errno in (errno.ENOENT, errno.ENODEV, errno.EIO, errno.ENXIO, errno.ESTALE, errno.ENOTDIR)
            code = _FAULTS.get(error.errno or 0, GONE if gone else "recording.failed")
            self._fail(stream, code, error.strerror or "")

    def _fail(self, stream: str, code: str, detail: str) -> None:
        track = self._tracks.get(stream)
        if track is None:
            return
        now = time.monotonic()
        is_news = track.fault != code or now >= track.faulty_until
        track.fault, track.faulty_until = code, now + TRY_AGAIN_S
        if is_news:
            self._fault(RecordingFault(stream, code, str(track.folder), detail))

    def _add(self, item: _Item, track: _Track) -> None:
        picture, now = item.picture, time.monotonic()
        if now < track.faulty_until:
            return
        arrived_us = round(picture.arrived * 1e6)
        segment = track.segment
        if segment is not None and self._must_end(segment, item, arrived_us):
            self._close(item.stream, track)
            segment = None
        if segment is None:
            if not picture.is_key:
                return
            segment = track.segment = _open(track, item, arrived_us, now)
        offset = None if picture.clock_offset_s is None else round(picture.clock_offset_s * 1000)
        recorded = RecordedPicture(picture.data, arrived_us, picture.camera_s, picture.is_key, offset)
        data = segment.muxer.mux(recorded, picture.stamp - segment.first_stamp)
        if offset is not None:
            segment.measure(offset)
        segment.unwritten.append(data)
        segment.pictures += 1
        segment.size += len(data)
        segment.last_us, segment.last_stamp = arrived_us, picture.stamp
        if now - segment.written_at >= WRITE_EVERY_S:
            self._flush(item.stream, track, segment, now)

    def _must_end(self, segment: _Segment, item: _Item, arrived_us: int) -> bool:
        since = item.picture.stamp - segment.first_stamp
        if item.picture.stamp - segment.last_stamp > GAP_S or item.codec != segment.codec or since > LONGEST_S:
            return True
        if abs((arrived_us - segment.first_us) / 1e6 - since) > CLOCK_SET_S:
            return True
        return item.picture.is_key and since >= SEGMENT_S

    def _flush(self, stream: str, track: _Track, segment: _Segment, now: float) -> None:
        data = b"".join(segment.unwritten)
        segment.unwritten.clear()
        segment.written_at = now
        _write_whole(segment.file, data)
        segment.written = _Written(segment.pictures, segment.size, segment.last_us)
        if track.fault:
            # Only now: a full disk still makes empty files.
            track.fault = ""
            self._fault(RecordingFault(stream, "", str(track.folder), ""))
        if now - segment.synced_at >= SYNC_EVERY_S:
            segment.synced_at = now
            os.fsync(segment.file.fileno())
        if now - segment.reported_at >= REPORT_EVERY_S:
            segment.reported_at = now
            self._tell(stream, segment, closed=False)

    def _look_after(self, now: float) -> None:
        """What waits is written, also where nothing more comes; what has a gap is ended."""
        for stream, track in tuple(self._tracks.items()):
            segment = track.segment
            if segment is None:
                continue
            if now - segment.last_stamp > GAP_S:
                self._guarded(stream, track, lambda stream=stream, track=track: self._close(stream, track))  # type: ignore[misc]
            elif segment.unwritten and now - segment.written_at >= WRITE_EVERY_S:
                self._guarded(stream, track, lambda s=stream, t=track, g=segment: self._flush(s, t, g, now))  # type: ignore[misc]

    def _close(self, stream: str, track: _Track) -> None:
        segment = track.segment
        if segment is None:
            return
        self._flush(stream, track, segment, time.monotonic())
        os.fsync(segment.file.fileno())
        segment.file.close()
        track.segment = None
        self._tell(stream, segment, closed=True)

    def _tell(self, stream: str, segment: _Segment, *, closed: bool) -> None:
        written = segment.written
        self._report(
            SegmentReport(
                stream,
                str(segment.path),
                segment.codec,
                segment.first_us,
                written.last_us,
                written.pictures,
                written.size,
                closed,
                segment.offset_low_ms,
                segment.offset_high_ms,
            )
        )


def _nothing() -> None:
    """In place of an item where none came."""


def _open(track: _Track, item: _Item, arrived_us: int, now: float) -> _Segment:
    """A new file that nobody has: a clock that was set back may come to the same second twice."""
    if track.marker is not None and not track.marker.exists():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    picture = item.picture
    for again in range(1, 1000):
        path = track.folder / segment_name(arrived_us, again)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            # Unbuffered: what is written is with the system, whatever becomes of this process.
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            continue
        file = os.fdopen(descriptor, "wb", buffering=0)
        muxer = SegmentMuxer(item.codec, item.stream)
        segment = _Segment(path, file, item.codec, muxer, arrived_us, picture.stamp, arrived_us, picture.stamp)
        segment.synced_at = now
        return segment
    raise OSError(errno.EEXIST, "too many segments in one millisecond")


def _write_whole(file: BinaryIO, data: bytes) -> None:
    """An unbuffered file may take a part only, as a disk does that is getting full."""
    view = memoryview(data)
    while view:
        taken = file.write(view)
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[taken:]


def _abandoned(segment: _Segment) -> bool:
    """Let go of a file that cannot be written any further; whether something of it is on the disk. A file without a
    picture goes: a disk that is full for a day would get one for every try.
    """
    segment.unwritten.clear()
    holds_pictures = segment.written.pictures > 0
    try:
        segment.file.close()
        if not holds_pictures:
            segment.path.unlink()
    except OSError:
        # The disk is told to have failed anyway.
        return holds_pictures
    return holds_pictures
