"""Clips: recorded before they are cut and again with their hashes; what is not finished leaves nothing behind."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk, person
from footage_fakes import NOON, Cameras, Finder, MovedClock, Process, RememberedLog, plan, seconds

from vms_desktop.domain.clip import ClipState
from vms_desktop.domain.errors import AccessError, FootageError, InputError, LogError, StorageError
from vms_desktop.domain.footage import TimeRange, TrackReason, Unread
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_ports import CutFile, CutReport, CutState


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.happened: list[str] = []
        self.clock = MovedClock()
        self.desk = AtTheDesk()
        self.desk.now = self.clock.now()
        self.stored = RememberedLog(self.clock, self.happened)
        self.log = AccessLog(self.stored, lambda: self.desk.actor)
        self.finder = Finder(self.happened)
        self.process = Process(self.happened)
        self.clips = ClipService(
            Cameras(4),
            FootageCatalogue([self.finder]),
            self.process,
            self.clock,
            authority=self.desk,
            log=self.log,
            new_id=lambda: "job",
        )

    async def asked(self, count: int = 1) -> None:
        """So many cuts have reached the process."""
        for _ in range(500):
            if len(self.process.cuts) >= count:
                return
            await asyncio.sleep(0.01)
        raise TimeoutError

    def finish(self, job: str, data: bytes = b"pictures", unread: tuple[Unread, ...] = ()) -> CutFile:
        """As the process reports a file that is whole."""
        path = self.folder / f".{job}.part"
        path.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        begin, end, gaps = seconds(-2), seconds(62), tuple(one.between for one in unread)
        file = CutFile(
            path, "mp4", "h264", 320, 180, begin, end, None, None, 100, len(data), digest, "ef" * 32, gaps, unread
        )
        self.process.tell_cut(CutReport(job, CutState.DONE, 1.0, "local.main", (file,)))
        return file


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    made = Room(tmp_path)
    yield made
    await made.clips.stop()
    await made.log.close()


async def test_a_clip_is_recorded_before_it_is_cut_and_again_before_it_has_a_name(room: Room):
    job = await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder, margin_s=2, request="7/2569")
    assert job.asked == TimeRange(seconds(-2), seconds(62))
    await room.asked()
    room.process.tell_cut(CutReport("job.0", CutState.CUTTING, 0.5, "local.main"))
    file = room.finish("job.0")
    done = await room.clips.wait("job")
    assert room.happened == ["log export.made", "cut", "log export.made"]
    begun, ended = [json.loads(entry.details) for entry in room.stored.entries]
    assert (begun["stage"], ended["stage"], ended["sha256"]) == ("begun", "done", file.sha256)
    assert {entry.request for entry in room.stored.entries} == {"7/2569"}
    (part,) = done.parts
    assert (part.state, part.progress) == (ClipState.DONE, 1.0)
    (made,) = part.files
    assert made.path.name == "1101-0001_20261124T115958Z-20261124T120102Z.mp4"
    about = json.loads(made.sidecar.read_text(encoding="utf-8"))
    assert about["marks"] == {"begin": "2026-11-24T12:00:00.000Z", "end": "2026-11-24T12:01:00.000Z"}
    assert about["file"]["sha256"] == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert sorted(path.name for path in room.folder.iterdir()) == sorted([made.path.name, made.sidecar.name])


async def test_what_a_recorder_did_not_send_stands_in_the_side_file_and_in_the_log(room: Room):
    await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder, margin_s=2)
    await room.asked()
    lost = Unread(TimeRange(seconds(30), seconds(62)), TrackReason.ENDED_EARLY)
    room.finish("job.0", unread=(lost,))
    (made,) = (await room.clips.wait("job")).parts[0].files
    assert made.unread == (lost,)
    about = json.loads(made.sidecar.read_text(encoding="utf-8"))
    stretch = {"begin": "2026-11-24T12:00:30.000Z", "end": "2026-11-24T12:01:02.000Z"}
    assert about["pictures"]["gaps"] == [stretch]
    assert about["pictures"]["unread"] == [{**stretch, "reason": "ended_early"}]
    assert len(json.loads(room.stored.entries[-1].details)["unread"]) == 1


async def test_nothing_is_cut_that_could_not_be_recorded(room: Room):
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder)
    assert room.process.cuts == {}


async def test_a_file_that_could_not_be_recorded_goes(room: Room):
    await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder)
    await room.asked()
    room.stored.fails_with = StorageError("storage.disk_full")
    room.finish("job.0")
    done = await room.clips.wait("job")
    assert done.parts[0].state is ClipState.FAILED
    assert done.parts[0].error.code == "log.not_written"
    assert list(room.folder.iterdir()) == []


async def test_one_camera_that_fails_does_not_keep_the_others(room: Room):
    await room.clips.start(["c1", "c2"], NOON, seconds(60), folder=room.folder)
    await room.asked(2)
    room.process.tell_cut(CutReport("job.0", CutState.FAILED, 0.0, "local.main", reason=TrackReason.BUSY))
    room.finish("job.1")
    done = await room.clips.wait("job")
    assert [part.state for part in done.parts] == [ClipState.FAILED, ClipState.DONE]
    assert done.parts[0].error.code == "footage.busy"
    assert done.is_over


async def test_a_cancelled_job_is_given_up_also_where_it_has_not_begun(room: Room):
    await room.clips.start(["c1", "c2", "c3"], NOON, seconds(60), folder=room.folder)
    await room.asked(2)
    room.clips.cancel("job")
    done = await room.clips.wait("job")
    for _ in range(500):
        if room.happened.count("cancel") == 2:
            break
        await asyncio.sleep(0.01)
    assert room.happened.count("cancel") == 2
    assert {part.state for part in done.parts} == {ClipState.CANCELLED}
    assert list(room.folder.iterdir()) == []


async def test_no_clip_is_overwritten_by_another_of_the_same_time(room: Room):
    names = []
    for _ in range(3):
        await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder)
        await room.asked()
        room.finish("job.0")
        names.append((await room.clips.wait("job")).parts[0].files[0].path)
        room.process.cuts.clear()
    assert len(set(names)) == 3
    assert all(path.exists() and path.with_suffix(".json").exists() for path in names)


async def test_the_source_that_has_most_of_the_time_comes_first(room: Room):
    asked = TimeRange(NOON, seconds(60))
    main = plan("c1", asked)
    short = replace(main, segments=(replace(main.segments[0], end=seconds(20)),))
    whole = plan("c1", asked, StreamQuality.SUB)

    async def plans(of, between):
        return [short, whole]

    room.finder.plans = plans
    await room.clips.start(["c1"], NOON, seconds(60), folder=room.folder, margin_s=0)
    await room.asked()
    assert [one.source.id for one in room.process.cuts["job.0"][0]] == ["local.sub", "local.main"]


@pytest.mark.parametrize(
    "begin,end,margin,code",
    [(5, 5, 0, "clip.range"), (0, 90_000, 0, "clip.too_long"), (0, 5, -1, "clip.margin"), (0, 5, 9999, "clip.margin")],
)
async def test_marks_are_checked(room: Room, begin, end, margin, code):
    with pytest.raises(InputError) as told:
        await room.clips.start(["c1"], seconds(begin), seconds(end), folder=room.folder, margin_s=margin)
    assert told.value.code == code
    with pytest.raises(InputError) as none:
        await room.clips.start([], NOON, seconds(1), folder=room.folder)
    assert none.value.code == "clip.no_camera"


async def test_a_folder_that_cannot_be_made_is_told_before_anything_is_recorded(room: Room):
    blocked = room.folder / "file"
    blocked.write_text("x")
    with pytest.raises(FootageError) as told:
        await room.clips.start(["c1"], NOON, seconds(1), folder=blocked / "clips")
    assert told.value.code == "clip.folder_not_writable"
    assert room.happened == []


async def test_who_may_not_export_cuts_nothing(room: Room):
    room.desk.become(person(), frozenset(Permission) - {Permission.EXPORT})
    with pytest.raises(AccessError):
        await room.clips.start(["c1"], NOON, seconds(1), folder=room.folder)
    assert room.happened == []
