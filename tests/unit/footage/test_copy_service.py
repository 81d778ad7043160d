"""Copies: recorded before they are made and again with their hashes; what is not finished leaves nothing behind."""

from __future__ import annotations

import asyncio
import hashlib
import json
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk, person
from footage_fakes import NOON, Cameras, MovedClock, RememberedLog, seconds
from waiting import until

from vms_desktop.domain.errors import (
    AccessError,
    CameraError,
    CopyError,
    FootageError,
    LogError,
    StorageError,
    VmsError,
)
from vms_desktop.domain.evidence.copies import CopyFile, CopyKind, CopyOriginal, CopyState, CopyWish, StillFormat
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.evidence import copy_files
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.copy_files import microseconds, moment, read_original
from vms_desktop.services.evidence.copy_ports import ClipFacts, ClipPicture, CopyOrder, MadeFile, Strip, StripWords

NOON_US = microseconds(NOON)
COVERED = Masking((Area("a", AreaShape.RECTANGLE, AreaLook.BLACK, (KeyFrame(NOON_US, rectangle(0, 0, 1, 0.5)),)),))


class Painter:
    def __init__(self) -> None:
        self.asked: list[tuple[int, int, StripWords]] = []

    def paint(self, width: int, picture_height: int, words: StripWords) -> Strip:
        self.asked.append((width, picture_height, words))
        return Strip(width, 2, bytes(width * 6), {}, (), words.utc_offset_s)


class Maker:
    """Writes what it is told to, when it is told to."""

    def __init__(self, happened: list[str]) -> None:
        self.happened = happened
        self.orders: list[CopyOrder] = []
        self.told: list[Callable[[float], None]] = []
        self.fails_with: VmsError | None = None
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def look(self, path: Path, frame_rate: float) -> ClipFacts:
        return ClipFacts("h264", "mp4", 1921, 1081, 60_000_000)

    async def make(self, order: CopyOrder, told: Callable[[float], None]) -> list[MadeFile]:
        self.happened.append("made")
        self.orders.append(order)
        self.told.append(told)
        data = b"copy"
        path = Path(f"{order.working}-0.part")
        await asyncio.to_thread(path.write_bytes, data)
        told(0.5)
        await self.goes_on.wait()
        if self.fails_with is not None:
            raise self.fails_with
        digest = hashlib.sha256(data).hexdigest()
        return [MadeFile(path, "h264", 1920, 1160, NOON_US, NOON_US + 60_000_000, 900, 2, len(data), digest)]


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.happened: list[str] = []
        self.clock = MovedClock()
        self.desk = AtTheDesk()
        self.desk.now = self.clock.now()
        self.stored = RememberedLog(self.clock, self.happened)
        self.log = AccessLog(self.stored, lambda: self.desk.actor)
        self.maker, self.painter = Maker(self.happened), Painter()
        self.original = CopyOriginal(folder / "1101-0001_a.mp4", "c1", NOON, "ab" * 32)
        self.copies = CopyService(
            Cameras(4), self.maker, self.painter, self.clock, authority=self.desk, log=self.log, new_id=lambda: "job"
        )

    def wish(self, kind: CopyKind = CopyKind.WORKING, **more: object) -> CopyWish:
        return CopyWish(kind, self.original, self.folder / "out", "REQ-2569-0001", **more)

    @property
    def left(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "out").iterdir())


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    made = Room(tmp_path)
    yield made
    await made.copies.stop()
    await made.log.close()


async def test_a_copy_is_recorded_before_it_is_made_and_again_before_it_has_a_name(room: Room):
    progress = []
    room.copies.on_progress(lambda job: progress.append((job.state, job.progress)))
    (file,) = await room.copies.make(room.wish())
    assert room.happened == ["log export.made", "made", "log export.made"]
    begun, done = [json.loads(entry.details) for entry in room.stored.entries]
    assert (begun["stage"], begun["copy"], begun["of_sha256"]) == ("begun", "working", "ab" * 32)
    assert (done["stage"], done["sha256"], done["of_sha256"]) == ("done", file.sha256, "ab" * 32)
    assert {entry.request for entry in room.stored.entries} == {"REQ-2569-0001"}
    assert file.path.name == "1101-0001_a_working.mp4"
    assert file.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert room.left == ["1101-0001_a_working.json", "1101-0001_a_working.mp4"]
    assert progress == [(CopyState.MAKING, 0.5), (CopyState.DONE, 1.0)]


async def test_the_strip_names_camera_request_and_what_it_is(room: Room):
    await room.copies.make(room.wish())
    await room.copies.make(room.wish(CopyKind.MASKED, masking=COVERED))
    (width, height, first), (_, _, second) = room.painter.asked
    assert (width, height) == (1920, 1080)
    assert first.label == "สำเนาเพื่อใช้งาน / WORKING COPY"
    assert second.label == "ปิดบังภาพบุคคล / MASKED COPY"
    assert first.request == "REQ-2569-0001" and first.camera.startswith("1101-0001 ")
    assert first.utc_offset_s == 7 * 3600  # Thai time, whatever zone the workstation is set to


async def test_a_playable_copy_and_plain_stills_have_no_strip(room: Room):
    await room.copies.make(room.wish(CopyKind.PLAYABLE))
    await room.copies.make(room.wish(CopyKind.STILLS, moments=(seconds(1),), still_format=StillFormat.JPEG))
    assert room.painter.asked == []
    assert [one.strip for one in room.maker.orders] == [None, None]


async def test_how_a_masked_copy_was_made_stands_beside_it_and_in_the_log(room: Room):
    (file,) = await room.copies.make(room.wish(CopyKind.MASKED, masking=COVERED))
    about = json.loads(file.sidecar.read_text("utf-8"))
    assert (about["format"], about["kind"], about["derivative"]) == ("vms-copy/1", "masked", True)
    assert about["original"] == {
        "name": "1101-0001_a.mp4",
        "sha256": "ab" * 32,
        "begins": "2026-11-24T12:00:00.000000Z",
    }
    assert about["made_by"]["name"] == room.desk.actor.name
    (area,) = about["masking"]["areas"]
    assert area["key_frames"] == [{"at": "2026-11-24T12:00:00.000000Z", "points": [[0, 0], [1, 0], [1, 0.5], [0, 0.5]]}]
    begun = json.loads(room.stored.entries[0].details)
    plain = json.dumps(about["masking"]["areas"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert begun["masking_sha256"] == about["masking"]["sha256"] == hashlib.sha256(plain.encode()).hexdigest()
    assert begun["areas"] == [["rectangle", "black", 1, "2026-11-24T12:00:00.000000Z", "2026-11-24T12:00:00.000000Z"]]


async def test_nothing_is_made_that_could_not_be_recorded(room: Room):
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await room.copies.start(room.wish())
    assert room.maker.orders == []


async def test_a_file_that_could_not_be_recorded_goes(room: Room):
    room.maker.goes_on.clear()
    await room.copies.start(room.wish())
    await until(lambda: room.maker.orders)
    room.stored.fails_with = StorageError("storage.disk_full")
    room.maker.goes_on.set()
    job = await room.copies.wait("job")
    assert job.state is CopyState.FAILED and job.error is not None and job.error.code == "log.not_written"
    assert room.left == []


async def test_what_fails_leaves_nothing_and_says_why(room: Room):
    room.maker.fails_with = CopyError("copy.stopped")
    with pytest.raises(CopyError) as raised:
        await room.copies.make(room.wish())
    assert raised.value.code == "copy.stopped"
    assert room.left == []


async def test_a_cancelled_copy_leaves_nothing(room: Room):
    room.maker.goes_on.clear()
    await room.copies.start(room.wish())
    await until(lambda: room.maker.orders)
    assert room.left == [".vms-copy-job-0.part"]
    room.copies.cancel("job")
    job = await room.copies.wait("job")
    assert job.state is CopyState.CANCELLED
    assert room.left == []


async def test_a_copy_that_is_cancelled_while_it_gets_its_name_is_over_only_then(
    room: Room, monkeypatch: pytest.MonkeyPatch
):
    """Its folder was cleared by whoever had waited, and then the file came back."""
    put, names, goes_on = copy_files.put_in_place, threading.Event(), threading.Event()

    def put_late(making: copy_files.Making, made: MadeFile) -> CopyFile:
        names.set()
        goes_on.wait(20)
        return put(making, made)

    monkeypatch.setattr(copy_files, "put_in_place", put_late)
    await room.copies.start(room.wish())
    waiting = asyncio.ensure_future(room.copies.wait("job"))
    try:
        await until(names.is_set)
        room.copies.cancel("job")
        done, _ = await asyncio.wait([waiting], timeout=0)
        assert not done
    finally:
        goes_on.set()
    assert (await waiting).state is CopyState.CANCELLED
    assert room.left == ["1101-0001_a_working.json", "1101-0001_a_working.mp4"], "whole, with what it is beside it"


async def test_who_waits_and_gives_up_cancels_it(room: Room):
    room.maker.goes_on.clear()
    making = asyncio.create_task(room.copies.make(room.wish()))
    await until(lambda: room.maker.orders)
    making.cancel()
    await asyncio.wait([making])
    assert making.cancelled()
    assert (await room.copies.wait("job")).state is CopyState.CANCELLED
    assert room.left == []


async def test_one_copy_is_made_at_a_time(room: Room):
    names = iter(("one", "two"))
    room.copies._new_id = lambda: next(names)
    room.maker.goes_on.clear()
    await room.copies.start(room.wish())
    await room.copies.start(room.wish())
    await until(lambda: room.maker.orders)
    assert len(room.maker.orders) == 1
    room.copies.cancel("two")
    assert (await room.copies.wait("two")).state is CopyState.CANCELLED
    room.maker.goes_on.set()
    assert (await room.copies.wait("one")).state is CopyState.DONE


async def test_no_copy_is_overwritten_by_another_one(room: Room):
    files = [(await room.copies.make(room.wish()))[0].path.name for _ in range(3)]
    assert files == ["1101-0001_a_working.mp4", "1101-0001_a_working_2.mp4", "1101-0001_a_working_3.mp4"]


async def test_what_was_left_by_a_desk_that_died_is_cleared_after_an_hour(room: Room):
    import os
    import time

    out = room.folder / "out"
    out.mkdir()
    old, new = out / ".vms-copy-old-0.part", out / ".vms-copy-new-0.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    await room.copies.make(room.wish())
    assert not old.exists() and new.exists()


@pytest.mark.parametrize(
    "more,code",
    [
        ({"kind": CopyKind.MASKED}, "copy.no_area"),
        ({"kind": CopyKind.MASKED, "masking": Masking((replace(COVERED.areas[0], keys=()),))}, "copy.area"),
        ({"kind": CopyKind.STILLS}, "copy.no_moment"),
        ({"kind": CopyKind.STILLS, "moments": tuple(seconds(n) for n in range(501))}, "copy.too_many_stills"),
        ({"between": TimeRange(seconds(5), seconds(1))}, "copy.range"),
    ],
)
async def test_wishes_are_checked(room: Room, more: dict, code: str):
    with pytest.raises(CopyError) as raised:
        await room.copies.start(room.wish(**more))
    assert raised.value.code == code
    assert room.happened == []


async def test_a_folder_that_cannot_be_made_is_told_before_anything_is_recorded(room: Room):
    (room.folder / "file").write_text("x")
    with pytest.raises(CopyError) as raised:
        await room.copies.start(replace(room.wish(), folder=room.folder / "file" / "out"))
    assert raised.value.code == "copy.folder_not_writable"
    assert room.happened == []


async def test_whoever_may_not_export_makes_no_copy(room: Room):
    room.desk.become(person("2"), frozenset({Permission.REPLAY}))
    with pytest.raises(AccessError):
        await room.copies.start(room.wish())
    with pytest.raises(AccessError):
        await room.copies.make(room.wish())
    with pytest.raises(AccessError):
        await room.copies.original(room.original.path)
    room.desk.become(None)
    with pytest.raises(AccessError):
        await room.copies.start(room.wish())
    assert room.happened == []


# ---- the original --------------------------------------------------------------------------------------------


def clip(folder: Path, **more: object) -> Path:
    path = folder / "clip.mp4"
    about = {
        "format": "vms-clip/1",
        "file": {"name": "clip.mp4", "sha256": "AB" * 32},
        "pictures": {"first": "2026-11-24T12:00:00.000Z"},
        "camera": {"id": "c1"},
    }
    path.with_suffix(".json").write_text(json.dumps({**about, **more}))
    return path


def test_a_clip_tells_what_it_is(tmp_path: Path):
    path = clip(tmp_path)
    assert read_original(path) == CopyOriginal(path, "c1", NOON, "ab" * 32)


def test_a_clip_tells_where_pictures_are_missing(tmp_path: Path):
    gap = {"begin": "2026-11-24T12:00:02.000Z", "end": "2026-11-24T12:00:05.000Z"}
    found = read_original(clip(tmp_path, pictures={"first": "2026-11-24T12:00:00.000Z", "gaps": [gap]}))
    assert found.gaps == (TimeRange(seconds(2), seconds(5)),)


@pytest.mark.parametrize(
    "more",
    [
        {"format": "vms-copy/1"},
        {"file": {"name": "other.mp4", "sha256": "ab" * 32}},
        {"file": {"name": "clip.mp4", "sha256": "ab"}},
        {"file": {"name": "clip.mp4", "sha256": 5}},
        {"pictures": {"first": "yesterday"}},
        {"pictures": {"first": "2026-11-24T12:00:00"}},
        {"pictures": []},
        {"camera": "c1"},
    ],
)
def test_what_is_no_clip_is_told(tmp_path: Path, more: dict):
    with pytest.raises(CopyError) as raised:
        read_original(clip(tmp_path, **more))
    assert raised.value.code == "copy.not_a_clip"


def test_a_copy_is_no_original(tmp_path: Path):
    path = tmp_path / "clip_working.mp4"
    with pytest.raises(CopyError):
        read_original(path)


# ---- looking at a clip ---------------------------------------------------------------------------------------


class Reader:
    def __init__(self) -> None:
        self.fails_with: VmsError | None = None
        self.closed = False

    async def open(self, path: Path, begins_us: int, frame_rate: float) -> ClipFacts:
        if self.fails_with is not None:
            raise self.fails_with
        return ClipFacts("h264", "mp4", 1920, 1080, 60_000_000)

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture | None:
        return ClipPicture(at_us, None, None, b"jpeg")

    async def close(self) -> None:
        self.closed = True


async def test_looking_at_a_clip_is_recorded_before_and_with_what_was_seen(room: Room):
    reader = Reader()
    viewing = ClipViewing(Cameras(2), lambda: reader, authority=room.desk, log=room.log)
    viewed = await viewing.open(room.original)
    assert room.happened == ["log replay.opened"]
    assert await viewed.picture(NOON_US + 5, 800, Masking()) is not None
    await viewed.close()
    assert await viewed.picture(NOON_US, 800, Masking()) is None
    await room.log.written()
    closed = json.loads(room.stored.entries[-1].details)
    assert room.stored.entries[-1].action == "replay.closed" and closed["thumbnails"] == 1
    assert reader.closed
    await viewing.stop()


async def test_no_clip_is_looked_at_that_could_not_be_recorded(room: Room):
    readers: list[Reader] = []

    def reader() -> Reader:
        readers.append(Reader())
        return readers[-1]

    viewing = ClipViewing(Cameras(2), reader, authority=room.desk, log=room.log)
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await viewing.open(room.original)
    assert readers == []
    room.stored.fails_with = None
    await viewing.stop()


async def test_a_clip_that_cannot_be_opened_is_closed_in_the_log(room: Room):
    reader = Reader()
    reader.fails_with = FootageError("footage.damaged", camera="")
    viewing = ClipViewing(Cameras(2), lambda: reader, authority=room.desk, log=room.log)
    with pytest.raises(FootageError):
        await viewing.open(room.original)
    await room.log.written()
    assert room.happened == ["log replay.opened", "log replay.closed"] and reader.closed
    with pytest.raises(CameraError):
        await viewing.open(replace(room.original, camera_id="none"))
    await viewing.stop()


async def test_whoever_may_not_export_looks_at_no_clip_and_who_comes_later_neither(room: Room):
    viewing = ClipViewing(Cameras(2), Reader, authority=room.desk, log=room.log)
    refused = []
    viewing.on_refused(refused.append)
    viewed = await viewing.open(room.original)
    room.desk.become(person("2"), frozenset({Permission.REPLAY}))
    assert refused == [viewed]
    with pytest.raises(AccessError):
        await viewing.open(room.original)
    await viewing.stop()
    assert viewed.is_over


def test_times_come_back_exactly():
    assert moment(microseconds(seconds(1.234567))) == seconds(1.234567)
