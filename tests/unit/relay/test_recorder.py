"""The recorder with made-up pictures: what is on the disk is what was given, whatever the disk does meanwhile."""

from __future__ import annotations

import errno
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from waiting import until_blocking as until

from vms_desktop.child_protocol.relay import RecordingFault, SegmentReport
from vms_desktop.domain.segment import parse_segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.picture import Picture
from vms_desktop.media.segment import SegmentFile
from vms_desktop.relay import recorder as module
from vms_desktop.relay.recorder import Recorder

STREAM = "c-1.sub"
SETS = b"\0\0\0\1\x67\x42\x00\x1e\xab\x40\0\0\0\1\x68\xce\x3c\x80"
ARRIVED = datetime(2026, 11, 26, 7, 5, 9, tzinfo=UTC).timestamp()


class Room:
    """A recorder whose reports are kept, and a camera at 10 pictures a second whose stamps a test moves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: list[SegmentReport] = []
        self.faults: list[RecordingFault] = []
        self.recorder = Recorder(self.reports.append, self.faults.append)
        self.recorder.start()
        self.stamp = time.monotonic()
        self.arrived = ARRIVED
        self.number = 0
        self.given: list[bytes] = []

    def give(self, count: int, stream: str = STREAM, codec: str = "h264", offset: float | None = None) -> None:
        """Pictures, every tenth a key frame."""
        for _ in range(count):
            is_key = self.number % 10 == 0
            data = (SETS if is_key else b"") + b"\0\0\0\1\x41" + random.Random(self.number).randbytes(900)
            self.recorder.take(stream, codec, Picture(data, self.stamp, is_key, self.arrived, self.number / 10, offset))
            self.given.append(data)
            self.number += 1
            self.stamp += 0.1
            self.arrived += 0.1

    def closed(self) -> list[SegmentReport]:
        return [report for report in self.reports if report.closed]

    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.ts"))


def read(path: Path) -> list[bytes]:
    with SegmentFile(path) as segment:
        return [picture.data for picture in segment.pictures()]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "c-1" / "sub")
    yield room
    room.recorder.close(5)


def test_a_segment_is_told_at_once_and_holds_what_was_given(room: Room) -> None:
    room.recorder.record(STREAM, room.folder)
    room.give(1)
    until(lambda: room.reports)
    assert not room.reports[0].closed
    room.give(29, offset=1.5)
    room.recorder.stop(STREAM)
    until(room.closed)
    (path,) = room.files()
    assert read(path) == room.given
    named = parse_segment_path(path.relative_to(room.folder.parent.parent).as_posix())
    report = room.closed()[0]
    assert named is not None and named.key == StreamKey("c-1", StreamQuality.SUB)
    assert named.begin_us == report.begin_us == round(ARRIVED * 1e6)
    assert (report.pictures, report.bytes) == (30, path.stat().st_size)
    assert (report.offset_low_ms, report.offset_high_ms) == (1500, 1500)
    with SegmentFile(path) as segment:
        assert segment.stream == named.key


def test_a_stream_that_stalls_is_closed_also_while_others_keep_the_recorder_busy(room: Room, monkeypatch) -> None:
    """With twenty cameras the queue was never empty, and the segment of one that was lost stayed open."""
    monkeypatch.setattr(module, "GAP_S", 0.2)
    monkeypatch.setattr(module, "WRITE_EVERY_S", 0.05)
    room.recorder.record(STREAM, room.folder)
    room.recorder.record("c-2.sub", room.folder)
    room.give(10)
    room.stamp = time.monotonic()

    def busy() -> bool:
        room.stamp = max(room.stamp, time.monotonic())
        room.give(1, "c-2.sub")
        return any(report.stream == STREAM for report in room.closed())

    until(busy)


def test_a_clock_set_back_an_hour_begins_another_segment_and_overwrites_none(room: Room) -> None:
    room.recorder.record(STREAM, room.folder)
    room.give(20)
    for _ in range(2):
        room.arrived = ARRIVED  # to the same millisecond as the first
        room.give(20)
    room.recorder.stop(STREAM)
    until(lambda: len(room.closed()) == 3)
    assert [path.stem for path in room.files()] == [f"20261126T070509.000Z{again}" for again in ("", "_2", "_3")]
    whole = sorted(picture for path in room.files() for picture in read(path))
    assert whole == sorted(room.given)


def test_a_year_typed_in_the_buddhist_era_is_written_as_the_clock_says(room: Room) -> None:
    room.arrived = datetime(2569, 11, 26, 7, 5, 9, tzinfo=UTC).timestamp()
    room.recorder.record(STREAM, room.folder)
    room.give(20)
    room.recorder.stop(STREAM)
    until(room.closed)
    (path,) = room.files()
    named = parse_segment_path(path.relative_to(room.folder.parent.parent).as_posix())
    assert named is not None and named.in_buddhist_era
    assert read(path) == room.given


@pytest.mark.parametrize("offset", [-56 * 365.25 * 86400, 543 * 365.25 * 86400])
def test_a_camera_whose_clock_is_decades_off_is_recorded(room: Room, offset: float) -> None:
    """One that was never set says 1970: the offset did not fit its field, and the recorder ended for all cameras."""
    room.recorder.record(STREAM, room.folder)
    room.give(10, offset=offset)
    room.recorder.stop(STREAM)
    until(room.closed)
    assert room.closed()[0].offset_low_ms == round(offset * 1000)
    with SegmentFile(room.files()[0]) as segment:
        assert segment.facts().offset_high_ms == round(offset * 1000)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "recording.disk_full"),
        (errno.EROFS, "recording.read_only"),
        (errno.EACCES, "recording.not_writable"),
        (errno.EIO, "recording.folder_gone"),
        (errno.EFBIG, "recording.failed"),
    ],
)
def test_a_disk_that_fails_in_the_middle_keeps_what_was_written(
    room: Room, monkeypatch, number: int, code: str
) -> None:
    monkeypatch.setattr(module, "TRY_AGAIN_S", 0.05)
    monkeypatch.setattr(module, "WRITE_EVERY_S", 0.05)
    write = module._write_whole
    room.recorder.record(STREAM, room.folder)
    room.give(20)
    until(lambda: room.reports and room.files() and len(read(room.files()[0])) == 20)

    def fails(file: object, data: bytes) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(module, "_write_whole", fails)
    room.give(1)
    until(lambda: room.faults)
    assert (room.faults[0].code, room.faults[0].folder) == (code, str(room.folder))
    told = room.closed()[0]
    assert (told.pictures, told.bytes) == (20, room.files()[0].stat().st_size)

    def tries() -> bool:
        room.give(1)
        return len(room.faults) > 4

    until(tries)
    assert len(room.files()) == 1, "no empty file is left by each try"
    assert not any(fault.code == "" for fault in room.faults)
    monkeypatch.setattr(module, "_write_whole", write)

    def works() -> bool:
        room.give(1)
        return room.faults[-1].code == ""

    until(works)
    assert len(room.files()) == 2
    assert read(room.files()[0]) == room.given[:20]


def test_an_empty_mount_point_is_not_written_to(room: Room, tmp_path: Path, monkeypatch) -> None:
    """The disk was pulled: its folder is still there, on the system's disk, without the marker."""
    monkeypatch.setattr(module, "TRY_AGAIN_S", 0.05)
    marker = tmp_path / "recordings.json"
    room.recorder.record(STREAM, room.folder, marker)
    room.give(1)
    until(lambda: room.faults)
    assert room.faults[0].code == "recording.folder_gone"
    assert not room.folder.exists()
    marker.write_text("{}")

    def back() -> bool:
        room.give(1)
        return room.faults[-1].code == ""

    until(back)
    assert room.files()
