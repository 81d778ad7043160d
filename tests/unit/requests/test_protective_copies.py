"""What lies on an agency's recorder is fetched when the request is registered, and again until it is here."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk, person
from export_fakes import NOON, Cameras, Clock, approved, at, footage_error, interval
from export_log import RememberedLog
from waiting import until

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError, LogError, RequestError, StorageError, VmsError
from vms_desktop.domain.footage import ClockTrust, FootageSource, RecordedRange, SourceKind, TimeRange, TrackReason
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import Actor, EntryDraft, moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.protective import PATIENCE_US, ProtectionState, ProtectiveCopy
from vms_desktop.domain.requests.request import Interval
from vms_desktop.domain.role import Role
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.cut_run import CutRuns
from vms_desktop.services.playback.footage_ports import CutFile, CutReport, CutState, OnvifPlan, SourcePlan
from vms_desktop.services.requests import protective_copies
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.services.requests.protective_fetching import Fetching
from vms_desktop.services.requests.protective_finder import ProtectiveFinder


class Store:
    """``ProtectiveStore`` in memory."""

    """``looks``: how often it was asked what is to be done."""

    def __init__(self, log: RememberedLog) -> None:
        self.rows: dict[str, ProtectiveCopy] = {}
        self.looks = 0
        self._log = log

    async def add(self, copies: Sequence[ProtectiveCopy], record: Sequence[EntryDraft]) -> None:
        await self._log.append(list(record))
        self.rows |= {one.id: one for one in copies}

    async def save(self, copy: ProtectiveCopy) -> None:
        self.rows[copy.id] = copy

    async def get(self, copy_id: str) -> ProtectiveCopy | None:
        return self.rows.get(copy_id)

    async def of_request(self, request_id: str) -> list[ProtectiveCopy]:
        return [one for one in self.rows.values() if one.request_id == request_id]

    async def of_camera(self, camera_id: str, begin_us: int, end_us: int, desk: str) -> list[ProtectiveCopy]:
        return [
            one
            for one in self.rows.values()
            if one.interval.camera_id == camera_id and one.desk == desk and one.state is ProtectionState.KEPT
        ]

    async def to_do(self, desk: str) -> list[ProtectiveCopy]:
        self.looks += 1
        states = (ProtectionState.WAITING, ProtectionState.COPYING)
        return [one for one in self.rows.values() if one.desk == desk and one.state in states]


class Finder:
    """Knows the stretches of ``has``; ``fails_with``: raised instead."""

    def __init__(self, kind: SourceKind) -> None:
        self.has: list[Interval] = []
        self.fails_with: VmsError | None = None
        self._kind = kind

    def _source(self, camera_id: str) -> FootageSource:
        return FootageSource("recorder.1", self._kind, camera_id, ClockTrust.MEASURED, None, "อบต. บางปลา", 1.5)

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        ids = {one.id for one in cameras}
        return [
            RecordedRange(one.camera_id, self._source(one.camera_id), moment(one.begin_us), moment(one.end_us))
            for one in self.has
            if one.camera_id in ids
        ]

    async def plans(self, camera: Camera, between: TimeRange) -> list[SourcePlan]:
        if self.fails_with is not None:
            raise self.fails_with
        known = any(one.camera_id == camera.id for one in self.has)
        return [OnvifPlan(self._source(camera.id), "rtsp://10.0.0.1/replay", None)] if known else []


class Cutter:
    """Cuts what it is told to at once; ``fails``: with that report instead; ``waits``: not before it is set."""

    def __init__(self, happened: list[str]) -> None:
        self.fails: CutReport | None = None
        self.waits: asyncio.Event | None = None
        self.cancelled: list[str] = []
        self._happened = happened
        self._on_cut: Listeners[[CutReport]] = Listeners()
        self._tasks: list[asyncio.Task[None]] = []

    def cut(self, job: str, plans: Sequence[SourcePlan], between: TimeRange, folder: Path) -> None:
        self._happened.append("cut")
        self._tasks.append(asyncio.ensure_future(self._cut(job, between, folder)))

    async def _cut(self, job: str, between: TimeRange, folder: Path) -> None:
        if self.waits is not None:
            await self.waits.wait()
        if self.fails is not None:
            self._on_cut.notify(replace(self.fails, job=job))
            return
        path, data = folder / f".{job}.part", b"pictures"
        path.write_bytes(data)
        gap = TimeRange(NOON + timedelta(seconds=20), NOON + timedelta(seconds=30))
        digest = hashlib.sha256(data).hexdigest()
        begin, end = between.begin - timedelta(seconds=2), between.end
        file = CutFile(path, "mp4", "h264", 320, 180, begin, end, None, None, 9, len(data), digest, "ef" * 32, (gap,))
        self._on_cut.notify(CutReport(job, CutState.DONE, 1.0, "recorder.1", (file,)))

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)

    def on_cut(self, listener: Callable[[CutReport], None]) -> Callable[[], None]:
        return self._on_cut.add(listener)


class Steady(asyncio.Lock):
    """``asked``: how often somebody wanted it."""

    asked = 0

    async def acquire(self) -> bool:
        self.asked += 1
        return await super().acquire()


class Holds:
    """``others``: placed at another desk, known here when they are read anew."""

    def __init__(self) -> None:
        self.holds: list[Hold] = []
        self.others: list[Hold] = []
        self.steady = Steady()

    async def load(self) -> None:
        self.holds = [*self.holds, *self.others]


class Room:
    def __init__(self, folder: Path) -> None:
        self.happened: list[str] = []
        self.clock = Clock()
        self.desk = AtTheDesk()
        self.desk.now = self.clock.now()
        self.stored = RememberedLog(self.clock, self.happened)
        self.log = AccessLog(self.stored, lambda: self.desk.actor)
        self.store = Store(self.stored)
        self.here, self.elsewhere = Finder(SourceKind.LOCAL), Finder(SourceKind.ONVIF)
        self.cutter = Cutter(self.happened)
        self.holds = Holds()
        self.folder = folder / "protected"
        ids = iter(f"p{number}" for number in range(1, 100))
        self.copies = ProtectiveCopies(
            self.store,
            Cameras(),
            self.here,
            self.elsewhere,
            Fetching(CutRuns(self.cutter), self.clock, self.log),
            self.holds,
            self.clock,
            self.log,
            "desk1",
            self.folder,
            authority=self.desk,
            new_id=lambda: next(ids),
        )

    async def registered(self, *intervals: Interval) -> list[ProtectiveCopy]:
        return await self.copies.protect(replace(approved(*intervals), id="r1"))

    async def reaches(self, state: ProtectionState, copy_id: str = "p1") -> ProtectiveCopy:
        await until(lambda: self.store.rows[copy_id].state is state)
        return self.store.rows[copy_id]


@pytest.fixture
async def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(protective_copies, "LOOK_S", 0.02)
    made = Room(tmp_path)
    made.copies.start()
    yield made
    await made.copies.stop()
    await made.log.close()


async def test_what_only_a_recorder_has_is_fetched_at_once_and_recorded_before_and_after(room: Room):
    room.elsewhere.has = [interval(1)]
    (asked,) = await room.registered(interval(1))
    assert (asked.interval, asked.state) == (interval(1), ProtectionState.WAITING)
    kept = await room.reaches(ProtectionState.KEPT)
    stages = ["asked", "begun", "kept"]
    assert [line for line in room.happened if line != "cut"] == [f"log footage.protected {one}" for one in stages]
    assert room.happened.index("cut") == 2
    (file,) = kept.files
    path = room.folder / kept.folder / file.name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
    assert path.with_suffix(".json").is_file()
    assert (kept.recorder, kept.trust, kept.clock_offset_s) == ("อบต. บางปลา", ClockTrust.MEASURED, 1.5)
    assert kept.gaps == ((at(20), at(30)),)
    assert {entry.request for entry in room.stored.entries} == {"REQ-2569-0001"}


async def test_it_is_a_source_of_footage_with_the_holes_it_has(room: Room):
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    await room.reaches(ProtectionState.KEPT)
    finder = ProtectiveFinder(room.store, "desk1", room.folder)
    camera = Cameras().get("c1")
    begin, end = NOON, NOON + timedelta(seconds=60)
    ranges = await finder.ranges([camera], begin, end, 0.0)
    assert [((one.begin - NOON).total_seconds(), (one.end - NOON).total_seconds()) for one in ranges] == [
        (-2, 20),
        (30, 60),
    ]
    (plan,) = await finder.plans(camera, TimeRange(begin, end))
    assert (plan.source.kind, plan.source.name) == (SourceKind.PROTECTED, "อบต. บางปลา")
    assert plan.begins_at == NOON - timedelta(seconds=2)
    at_another_desk = ProtectiveFinder(room.store, "desk2", room.folder)
    assert await at_another_desk.ranges([camera], begin, end, 0.0) == [], "the files lie here"


async def test_only_what_this_workstation_did_not_record_is_fetched(room: Room):
    room.here.has = [interval(1), interval(2, 0, 20)]
    room.elsewhere.has = [interval(1), interval(2)]
    made = await room.registered(interval(1), interval(2), interval(3))
    assert [one.interval for one in made] == [interval(2, 20, 60)]
    await room.reaches(ProtectionState.KEPT)


async def test_registering_again_fetches_nothing_twice(room: Room):
    room.elsewhere.has = [interval(1), interval(2)]
    await room.registered(interval(1))
    assert [one.interval for one in await room.registered(interval(1), interval(2))] == [interval(2)]


async def test_a_time_that_has_not_passed_is_fetched_when_it_has(room: Room):
    room.elsewhere.has = [interval(1, 0, 7200)]
    (asked,) = await room.registered(interval(1, 0, 7200))
    assert asked.due_us == at(7210)
    seen = room.store.looks
    await until(lambda: room.store.looks > seen + 1)  # the first of these looks has come to its end
    assert room.store.rows["p1"].state is ProtectionState.WAITING and "cut" not in room.happened
    room.clock.time = NOON + timedelta(seconds=7211)
    await room.reaches(ProtectionState.KEPT)


async def test_a_recorder_that_does_not_answer_is_asked_again_with_growing_patience(room: Room):
    room.elsewhere.fails_with = footage_error("recorder.unreachable")
    await room.registered(interval(1))
    await until(lambda: room.store.rows["p1"].tried == 1)
    waiting = room.store.rows["p1"]
    assert (waiting.state, waiting.code) == (ProtectionState.WAITING, "recorder.unreachable")
    assert waiting.due_us == at(3600) + PATIENCE_US[0]
    room.clock.time += timedelta(microseconds=PATIENCE_US[0])
    await until(lambda: room.store.rows["p1"].tried == 2)
    assert room.store.rows["p1"].due_us == at(3600) + PATIENCE_US[0] + PATIENCE_US[1]
    room.elsewhere.fails_with = None
    room.elsewhere.has = [interval(1)]
    room.clock.time += timedelta(microseconds=PATIENCE_US[1])
    kept = await room.reaches(ProtectionState.KEPT)
    assert kept.code == ""
    assert room.stored.entries[-1].person == "", "nobody asked for the second try: the program did it"


async def test_a_recorder_that_has_nothing_of_it_is_the_reason_and_somebody_may_try_again(room: Room):
    room.elsewhere.has = [interval(1)]
    room.cutter.fails = CutReport("", CutState.FAILED, 0.0, "recorder.1", reason=TrackReason.NOT_RECORDED)
    await room.registered(interval(1))
    failed = await room.reaches(ProtectionState.FAILED)
    assert failed.code == "footage.not_recorded"
    room.cutter.fails = None
    await room.copies.retry("p1")
    await room.reaches(ProtectionState.KEPT)
    with pytest.raises(RequestError) as refused:
        await room.copies.retry("p1")
    assert refused.value.code == "protective.kept"


async def test_a_full_disk_is_tried_again_because_the_recorder_overwrites_meanwhile(room: Room):
    room.elsewhere.has = [interval(1)]
    room.cutter.fails = CutReport("", CutState.FAILED, 0.0, "recorder.1", code="clip.disk_full")
    await room.registered(interval(1))
    await until(lambda: room.store.rows["p1"].tried == 1)
    assert (room.store.rows["p1"].state, room.store.rows["p1"].code) == (ProtectionState.WAITING, "clip.disk_full")


async def test_a_killed_fetch_is_begun_anew_and_leaves_no_half_file(room: Room):
    room.elsewhere.has = [interval(1)]
    room.cutter.waits = asyncio.Event()
    await room.registered(interval(1))
    await room.reaches(ProtectionState.COPYING)
    await until(lambda: "cut" in room.happened)
    await room.copies.stop()
    assert room.cutter.cancelled == ["p1"]
    (room.folder / "p1" / "half.mp4").write_bytes(b"half")
    assert room.store.rows["p1"].state is ProtectionState.COPYING
    room.cutter.waits.set()
    again = Room(room.folder.parent)
    again.store.rows = room.store.rows
    again.elsewhere.has = [interval(1)]
    again.copies.start()
    kept = await again.reaches(ProtectionState.KEPT)
    left = sorted(path.name for path in (room.folder / "p1").iterdir())
    assert left == sorted([kept.files[0].name, Path(kept.files[0].name).stem + ".json"])
    await again.copies.stop()
    await again.log.close()


async def test_what_is_held_is_not_let_go_and_what_is_let_go_stays_on_record(room: Room):
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    await room.reaches(ProtectionState.KEPT)
    hold = Hold("h1", "c1", at(0), at(60), "คดี", "REQ-2569-0001", at(0), Actor("p1"))
    room.holds.holds = [hold]
    with pytest.raises(RequestError) as refused:
        await room.copies.let_go("p1", "ปิดเรื่อง")
    assert refused.value.code == "protective.held"
    room.holds.holds = [replace(hold, lifted_us=at(100))]
    with pytest.raises(RequestError):
        await room.copies.let_go("p1", " ")
    gone = await room.copies.let_go("p1", "ปิดเรื่อง")
    assert gone.state is ProtectionState.LET_GO and gone.files[0].sha256
    assert not (room.folder / "p1").exists()
    assert room.stored.entries[-1].action == "footage.deleted"


async def test_what_another_desk_holds_meanwhile_is_not_let_go(room: Room):
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    kept = await room.reaches(ProtectionState.KEPT)
    room.holds.others = [Hold("h2", "c1", at(0), at(60), "คดี", "REQ-2569-0002", at(0), Actor("p2"))]
    with pytest.raises(RequestError) as refused:
        await room.copies.let_go("p1", "ปิดเรื่อง")
    assert (refused.value.code, refused.value.params["number"]) == ("protective.held", "REQ-2569-0002")
    assert (room.folder / "p1" / kept.files[0].name).is_file()


async def test_a_hold_that_is_being_placed_comes_before_a_deletion(room: Room):
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    kept = await room.reaches(ProtectionState.KEPT)
    async with room.holds.steady:
        deleting = asyncio.ensure_future(room.copies.let_go("p1", "ปิดเรื่อง"))
        await until(lambda: room.holds.steady.asked == 2)
        room.holds.holds = [Hold("h2", "c1", at(0), at(60), "คดี", "REQ-2569-0002", at(0), Actor("p2"))]
    with pytest.raises(RequestError) as refused:
        await deleting
    assert refused.value.code == "protective.held"
    assert (room.folder / "p1" / kept.files[0].name).is_file()


async def test_a_copy_that_lies_at_another_desk_is_let_go_there(room: Room):
    """Here nothing would be deleted, and the record would say that it is gone."""
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    kept = await room.reaches(ProtectionState.KEPT)
    room.store.rows["p1"] = replace(kept, desk="desk2")
    with pytest.raises(RequestError) as refused:
        await room.copies.let_go("p1", "ปิดเรื่อง")
    assert (refused.value.code, room.store.rows["p1"].state) == ("protective.elsewhere", ProtectionState.KEPT)


async def test_who_may_not_hold_footage_neither_tries_again_nor_lets_go(room: Room):
    room.elsewhere.has = [interval(1)]
    await room.registered(interval(1))
    await room.reaches(ProtectionState.KEPT)
    room.desk.become(person(role=Role.OPERATOR), {Role.OPERATOR: frozenset({Permission.REPLAY})})
    for act in (room.copies.retry("p1"), room.copies.let_go("p1", "x")):
        with pytest.raises(AccessError):
            await act


async def test_without_the_log_nothing_is_fetched_tried_again_or_let_go(room: Room):
    room.elsewhere.has = [interval(1)]
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(StorageError):
        await room.registered(interval(1))
    assert (room.store.rows, room.happened) == ({}, [])
    room.stored.fails_with = None
    (asked,) = await room.registered(interval(1))
    kept = await room.reaches(ProtectionState.KEPT, asked.id)
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(LogError):
        await room.copies.let_go(asked.id, "ปิดเรื่อง")
    room.store.rows[asked.id] = failed = replace(kept, state=ProtectionState.FAILED)
    with pytest.raises(LogError):
        await room.copies.retry(asked.id)
    assert room.store.rows[asked.id] == failed
    assert (room.folder / kept.folder / kept.files[0].name).is_file()
    room.stored.fails_with = None
