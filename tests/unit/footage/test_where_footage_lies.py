"""Who has what: the recorder's folder without an index, files handed in, the relay's last minutes, the index."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from authority_fakes import AtTheDesk, person
from footage_fakes import NOON, Cameras, MovedClock, camera, seconds

from vms_desktop.domain.errors import AccessError, CameraError, FootageError, InputError, LogError
from vms_desktop.domain.footage import ClockTrust, SourceKind, TimeRange
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.segment import Segment, SegmentState, Stretch, segment_path
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamState
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.footage_finders import FileFinder, LocalFinder, RingFinder
from vms_desktop.services.playback.footage_ports import FileFacts
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.storage.footage_folder import FootageFolder
from vms_desktop.storage.handed_in_files import HandedInList

FACTS = FileFacts("mp4", "h264", 320, 180, 300, 20.0, 20.0, 15.0, None, 1000, "ab" * 32, False)
HOUR = TimeRange(seconds(0), seconds(3600))


class Inspector:
    async def inspect(self, path: Path, frame_rate: float | None = None) -> FileFacts:
        if path.name == "bad.mp4":
            raise FootageError("footage.damaged", camera="")
        return FACTS


@pytest.fixture
def files(tmp_path: Path) -> HandedInService:
    return HandedInService(Cameras(3), Inspector(), HandedInList(tmp_path / "handed_in.json"), authority=AtTheDesk())


async def test_a_file_is_known_under_the_camera_and_time_that_were_stated(files: HandedInService, tmp_path: Path):
    facts = await files.inspect(Path("/stick/a.mp4"))
    taken = await files.take_in("c1", Path("/stick/a.mp4"), seconds(60), facts, stated_by="ร.ต.อ.สมชาย")
    finder = FileFinder(files)
    (range_,) = await finder.ranges([camera(1), camera(2)], NOON, seconds(3600), 1.0)
    assert (range_.camera_id, range_.begin, range_.end) == ("c1", seconds(60), seconds(80))
    assert (range_.source.kind, range_.source.trust, range_.source.name) == (
        SourceKind.FILE,
        ClockTrust.STATED,
        "a.mp4",
    )
    (plan,) = await finder.plans(camera(1), HOUR)
    assert (plan.path, plan.begins_at) == (Path("/stick/a.mp4"), seconds(60))
    assert await finder.plans(camera(1), TimeRange(seconds(81), seconds(90))) == []
    assert await finder.plans(camera(2), HOUR) == []

    # The same file stated anew is corrected, not there twice; another desk start knows it.
    await files.take_in("c1", Path("/stick/a.mp4"), seconds(90), facts)
    await files.correct(taken.id, seconds(95))
    again = HandedInService(Cameras(3), Inspector(), HandedInList(tmp_path / "handed_in.json"), authority=AtTheDesk())
    (known,) = await again.all()
    assert (known.id, known.begins_at, known.sha256) == (taken.id, seconds(95), FACTS.sha256)
    await again.let_go(known.id)
    assert await again.all() == []


async def test_what_cannot_be_used_is_not_taken_in(files: HandedInService):
    with pytest.raises(FootageError):
        await files.inspect(Path("/stick/bad.mp4"))
    with pytest.raises(InputError):
        await files.inspect(Path("/stick/raw.h264"), 100_000.0)
    with pytest.raises(CameraError):
        await files.take_in("nobody", Path("/stick/a.mp4"), NOON, FACTS)
    refused = AtTheDesk(person(), frozenset({Permission.VIEW_LIVE}))
    with pytest.raises(AccessError):
        await HandedInService(Cameras(1), Inspector(), HandedInList(Path("x")), authority=refused).take_in(
            "c1", Path("/a.mp4"), NOON, FACTS
        )


class Log:
    """Remembers, or (``broken``) cannot write."""

    def __init__(self) -> None:
        self.drafts: list[EntryDraft] = []
        self.broken = False

    async def record(self, draft: EntryDraft) -> None:
        if self.broken:
            raise LogError("log.not_written")
        self.drafts.append(draft)


async def test_a_file_is_recorded_with_its_hash_before_it_is_known(tmp_path: Path):
    log: Any = Log()
    listed = HandedInList(tmp_path / "handed_in.json")
    files = HandedInService(Cameras(3), Inspector(), listed, authority=AtTheDesk(), log=log)
    taken = await files.take_in("c1", Path("/stick/a.mp4"), seconds(60), FACTS)
    await files.correct(taken.id, seconds(65), stated_by="ร.ต.อ.สมชาย")
    await files.let_go(taken.id)
    await files.let_go(taken.id)
    assert [draft.action for draft in log.drafts] == [
        Action.FOOTAGE_TAKEN_IN,
        Action.FOOTAGE_TIME_STATED,
        Action.FOOTAGE_LET_GO,
    ]
    assert {draft.camera for draft in log.drafts} == {"c1"}
    assert {draft.details["sha256"] for draft in log.drafts} == {FACTS.sha256}
    log.broken = True
    with pytest.raises(LogError):
        await files.take_in("c1", Path("/stick/b.mp4"), seconds(60), FACTS)
    assert await files.all() == [], "nothing unrecorded"


async def test_a_damaged_list_is_put_aside_and_not_lost(tmp_path: Path):
    path = tmp_path / "handed_in.json"
    await asyncio.to_thread(path.write_text, '{"files": [{"id": 1}]}')
    assert await HandedInList(path).load() == []
    assert await asyncio.to_thread(os.listdir, tmp_path) == ["handed_in.damaged.json"]


# ---- the recorder --------------------------------------------------------------------------------------------


def make(root: Path, quality: StreamQuality, *begins: float) -> None:
    for begin in begins:
        path = root / segment_path(StreamKey("c1", quality), microseconds(seconds(begin)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


async def test_a_recordings_folder_tells_by_its_names_what_is_recorded(tmp_path: Path):
    make(tmp_path, StreamQuality.MAIN, 0, 60, 120)
    make(tmp_path, StreamQuality.SUB, 0, 600)
    (tmp_path / "c1" / "main" / "notes.txt").write_text("x")
    (tmp_path / "not a camera!").mkdir()
    folder = FootageFolder(tmp_path)
    assert await folder.cameras() == ["c1"]
    found = await folder.segments("c1", microseconds(seconds(-10)), microseconds(seconds(3600)), StreamQuality.MAIN)
    assert [one.begin_us for one in found] == [microseconds(seconds(at)) for at in (0, 60, 120)]
    assert [one.end_us for one in found[:2]] == [one.begin_us for one in found[1:]]
    assert await folder.segments("c1", microseconds(seconds(2000)), microseconds(seconds(3000))) == []
    ranges = await folder.ranges(["c1", "c2"], microseconds(seconds(30)), microseconds(seconds(3600)), 1_000_000)
    assert ranges["c2"] == []
    assert [(one.begin_us - microseconds(NOON)) // 1_000_000 for one in ranges["c1"]] == [30, 600]


class Index:
    def __init__(self, *segments: Segment) -> None:
        self._segments = list(segments)

    async def segments(self, camera_id, begin_us, end_us, quality=None):
        return [one for one in self._segments if one.camera_id == camera_id and one.begin_us < end_us]

    async def ranges(self, camera_ids, begin_us, end_us, resolution_us):
        return {camera_ids[0]: [Stretch(begin_us, end_us)]}


def segment(begin: float, quality: StreamQuality, state: SegmentState = SegmentState.CLOSED) -> Segment:
    begin_us = microseconds(seconds(begin))
    return Segment(
        "c1", quality, "f", "/r", f"{begin}.ts", begin_us, begin_us + 60_000_000, 900, 1, "h264", 0, 0, state
    )


async def test_plans_hold_what_may_have_the_moment_and_end_where_nothing_is_known_yet():
    clock = MovedClock()
    clock.time = seconds(200)
    finder = LocalFinder(
        Index(
            segment(0, StreamQuality.MAIN),
            segment(60, StreamQuality.MAIN, SegmentState.DAMAGED),
            segment(120, StreamQuality.MAIN, SegmentState.LEAVING),
            segment(0, StreamQuality.SUB),
        ),
        clock,
    )
    main, sub = await finder.plans(camera(1), HOUR)
    assert [place.path.name for place in main.segments] == ["0.ts", "60.ts"]
    assert (main.source.id, sub.source.id) == ("local.main", "local.sub")
    # What is recorded from now on has to be asked for again.
    assert main.window == TimeRange(seconds(0), seconds(200))
    assert await finder.plans(camera(2), HOUR) == []
    ranges = await finder.ranges([camera(1), camera(2)], NOON, seconds(60), 1.0)
    assert [one.camera_id for one in ranges] == ["c1"]


# ---- the relay -----------------------------------------------------------------------------------------------


class Relay:
    def __init__(self) -> None:
        self.health: Listeners[[StreamHealth]] = Listeners()
        self.is_there = True

    def on_health(self, listener):
        return self.health.add(listener)

    def past_url(self, key: StreamKey) -> str | None:
        return f"http://127.0.0.1/past/{key}" if self.is_there else None


async def test_the_last_two_minutes_are_of_streams_that_are_fetched_and_since_when():
    relay, clock = Relay(), MovedClock()
    finder = RingFinder(relay, clock)
    now = clock.now()
    assert await finder.plans(camera(1), TimeRange(now, now)) == []
    key = StreamKey("c1", StreamQuality.SUB)
    relay.health.notify(StreamHealth(key, StreamState.CONNECTING))
    relay.health.notify(StreamHealth(key, StreamState.LIVE))
    clock.go(30)
    relay.health.notify(StreamHealth(key, StreamState.LATE))
    (plan,) = await finder.plans(camera(1), TimeRange(now, clock.now()))
    assert plan.url.endswith("/past/c1.sub")
    (kept,) = await finder.ranges([camera(1)], now - timedelta(hours=1), clock.now(), 1.0)
    assert (kept.begin, kept.end, kept.source.id) == (now, clock.now(), "ring.sub")
    clock.go(600)
    (kept,) = await finder.ranges([camera(1)], now, clock.now(), 1.0)
    assert kept.begin == clock.now() - timedelta(seconds=120)
    assert await finder.plans(camera(1), TimeRange(now, now + timedelta(seconds=1))) == []
    relay.is_there = False
    assert await finder.plans(camera(1), TimeRange(now, clock.now())) == []
    relay.is_there = True
    off = clock.now()
    relay.health.notify(StreamHealth(key, StreamState.LOST, picture_age_s=10.0))
    clock.go(30)
    back = clock.now()
    relay.health.notify(StreamHealth(key, StreamState.LIVE))
    clock.go(5)
    kept = await finder.ranges([camera(1)], now, clock.now(), 1.0)
    # The hole is none of its footage.
    assert kept[0].end == off - timedelta(seconds=10)
    assert (kept[1].begin, kept[1].end) == (back, clock.now())
    clock.go(110)
    assert [one.begin for one in await finder.ranges([camera(1)], now, clock.now(), 1.0)] == [back]
    relay.health.notify(StreamHealth(key, StreamState.STOPPED))
    assert await finder.plans(camera(1), TimeRange(now, clock.now())) == []
    finder.close()
