"""Exports: only what was approved, recorded before it is done, and whole or not there, whatever comes between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from authority_fakes import person
from export_fakes import CONTENT, Room, at, footage_error, interval
from waiting import until

from vms_desktop.domain.errors import AccessError, CopyError, EvidenceError, LogError, RequestError, StorageError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.export import ExportState, ExportStep, ExportWish, PartState
from vms_desktop.domain.requests.request import DeliveryState, Interval
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.role import Role

BOTH = ExportWish((interval(1), interval(2)))
RoomOf = Callable[..., Room]


@pytest.fixture
async def room_of(tmp_path: Path) -> AsyncIterator[RoomOf]:
    rooms: list[Room] = []

    def make(*intervals: Interval) -> Room:
        rooms.append(Room(tmp_path / "evidence", *intervals))
        return rooms[-1]

    yield make
    for room in rooms:
        await room.close()


@pytest.fixture
def room(room_of: RoomOf) -> Room:
    return room_of(*BOTH.intervals)


async def test_an_export_goes_all_the_way_each_step_recorded_before_it(room: Room):
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    assert (done.state, done.step, done.package) == (ExportState.DONE, ExportStep.DONE, "REQ-2569-0001_1")
    assert room.happened[:2] == ["log export.made asked", "begin_copy"]
    # Cameras are cut beside each other.
    assert sorted(room.happened[2:4]) == ["cut c1", "cut c2"]
    assert room.happened[4:] == [
        "copies",
        "build REQ-2569-0001_1",
        "finish_copy",
    ]
    (delivery,) = room.requests.request.deliveries
    assert (delivery.state, room.requests.request.state) == (DeliveryState.SEALED, State.READY)
    assert delivery.package_sha256 == done.package_sha256
    assert delivery.content_sha256 == CONTENT
    assert [(file.camera_id, file.role) for file in delivery.files] == [("c1", "original"), ("c2", "original")]
    assert room.left() == ["REQ-2569-0001_1"]
    assert {entry.request for entry in room.stored.entries} == {"REQ-2569-0001"}


@pytest.mark.parametrize(
    "wished",
    [
        interval(3),
        interval(1, -1, 60),
        interval(1, 0, 60.000001),
        interval(1, 100, 160),
    ],
)
async def test_what_was_not_approved_is_refused_by_the_service_and_nothing_is_written(room: Room, wished: Interval):
    with pytest.raises(RequestError) as refused:
        await room.exports.start("r1", ExportWish((interval(2), wished)))
    assert refused.value.code == "export.outside"
    assert (room.happened, room.jobs.rows, room.left()) == ([], {}, [])


async def test_a_part_of_what_was_approved_may_be_exported(room: Room):
    job = await room.exports.start("r1", ExportWish((interval(2, 10, 20),)))
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert room.clips.asked == [("c2", 10, 20)]


async def test_what_was_refused_meanwhile_is_not_copied_any_more(room: Room):
    """An appeal or another decision may come between the asking and the cutting."""
    room.clips.fails["c1"] = footage_error("footage.busy")
    job = await room.exports.start("r1", BOTH)
    assert (await room.exports.wait(job.id)).state is ExportState.STOPPED
    decision = room.requests.request.decision
    assert decision is not None
    room.requests.request = replace(room.requests.request, decision=replace(decision, approved=(interval(2),)))
    await room.exports.resume(job.id)
    failed = await room.exports.wait(job.id)
    assert (failed.state, failed.code, room.left()) == (ExportState.FAILED, "export.outside", [])


@pytest.mark.parametrize("state", [State.SUBMITTED, State.READY, State.HANDED_OVER, State.CANCELLED])
async def test_a_request_in_another_state_is_not_copied(room: Room, state: State):
    room.requests.request = replace(room.requests.request, state=state)
    with pytest.raises(RequestError) as refused:
        await room.exports.start("r1", BOTH)
    assert (refused.value.code, room.happened, room.jobs.rows) == ("request.not_now", [], {})


async def test_what_is_still_to_come_is_not_exported(room_of: RoomOf):
    room = room_of(interval(1, 0, 7200))
    with pytest.raises(RequestError) as refused:
        await room.exports.start("r1", ExportWish((interval(1, 0, 7200),)))
    assert refused.value.code == "export.not_over"
    with pytest.raises(RequestError) as refused:
        await room.exports.start("r1", ExportWish(()))
    assert refused.value.code == "export.empty"


async def test_who_may_not_export_starts_nothing(room: Room):
    room.desk.become(person(role=Role.OPERATOR), {Role.OPERATOR: frozenset({Permission.REPLAY})})
    with pytest.raises(AccessError):
        await room.exports.start("r1", BOTH)
    room.desk.become(person(role=Role.ADMINISTRATOR, limits=Limits(cameras=frozenset({"c1"}))))
    with pytest.raises(AccessError) as refused:
        await room.exports.start("r1", BOTH)
    assert refused.value.code == "access.place"
    assert room.happened == []


async def test_without_the_log_nothing_begins(room: Room):
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(StorageError):
        await room.exports.start("r1", BOTH)
    assert (room.happened, room.jobs.rows, room.left()) == ([], {}, [])
    room.stored.fails_with = None
    job = await room.exports.start("r1", BOTH)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE


async def test_without_the_log_nothing_goes_on_and_nothing_is_given_up(room: Room):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    await room.log.written()
    before = [*room.happened]
    room.stored.fails_with = StorageError("storage.disk_full")
    with pytest.raises(StorageError):
        await room.exports.resume(job.id)
    with pytest.raises(LogError):
        await room.exports.cancel(job.id, "ผู้ขอถอน")
    assert (room.happened, room.jobs.rows[job.id]) == (before, stopped)
    room.stored.fails_with = None
    assert (await room.exports.cancel(job.id, "ผู้ขอถอน")).state is ExportState.CANCELLED


async def test_two_officers_make_one_export(room: Room):
    room.clips.waits["c1"] = asyncio.Event()
    first = await room.exports.start("r1", BOTH)
    with pytest.raises(RequestError) as refused:
        await room.another().start("r1", BOTH)
    assert refused.value.code == "export.running"
    room.clips.waits["c1"].set()
    assert (await room.exports.wait(first.id)).state is ExportState.DONE
    assert room.happened.count("begin_copy") == 1


async def test_footage_that_is_gone_is_told_of_its_camera_and_the_rest_is_delivered(room: Room):
    room.clips.fails["c1"] = footage_error("footage.file_gone")
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    assert done.state is ExportState.DONE
    assert [(part.state, part.code) for part in done.parts] == [
        (PartState.MISSING, "footage.file_gone"),
        (PartState.DONE, ""),
    ]


async def test_a_camera_that_left_the_register_is_told_and_the_rest_is_delivered(room: Room):
    room.cameras.gone.add("c1")
    room.clips.fails["c1"] = footage_error("camera.unknown")
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    assert (done.state, done.parts[0].code) == (ExportState.DONE, "camera.unknown")


async def test_where_nothing_is_left_the_request_is_told_so(room: Room):
    room.clips.fails["c1"] = room.clips.fails["c2"] = footage_error("footage.not_recorded")
    job = await room.exports.start("r1", BOTH)
    failed = await room.exports.wait(job.id)
    assert (failed.state, failed.code) == (ExportState.FAILED, "export.nothing")
    (delivery,) = room.requests.request.deliveries
    assert (delivery.state, delivery.failure) == (DeliveryState.FAILED, "footage.not_recorded")
    assert room.left() == []


async def test_a_recorder_that_does_not_answer_is_no_footage_that_is_gone(room: Room):
    """Nobody may be handed a package without a camera because its recorder was busy for a minute."""
    room.clips.fails["c2"] = footage_error("footage.busy")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code, stopped.step) == (ExportState.STOPPED, "footage.busy", ExportStep.CUTTING)
    assert "finish_copy" not in room.happened
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.STOPPED
    await room.exports.resume(job.id, without=True)
    done = await room.exports.wait(job.id)
    assert [part.state for part in done.parts] == [PartState.DONE, PartState.MISSING]
    assert room.happened.count("cut c1") == 1, "what was cut is not cut again"


@pytest.mark.parametrize("gaps", [[], [(20.0, 30.0)]])
async def test_what_is_missing_while_a_recorder_does_not_answer_is_not_called_gone(room: Room, gaps):
    """The catalogue leaves out who does not answer: then nothing was recorded, it seems."""
    room.clips.gaps["c2"] = gaps
    if not gaps:
        room.clips.fails["c2"] = footage_error("footage.not_recorded")
    room.ranges.silent["c2"] = footage_error("recorder.unreachable")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "recorder.unreachable")
    room.ranges.silent.clear()
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE


async def test_a_full_disk_stops_it_and_it_goes_on_when_there_is_room(room: Room):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code, stopped.step) == (ExportState.STOPPED, "clip.disk_full", ExportStep.PACKING)
    room.packages.fails_with = None
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert room.happened.count("cut c1") == 1


async def test_what_does_not_lie_there_as_it_was_cut_is_cut_again(room: Room):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    (room.store / stopped.folder / stopped.parts[0].files[0].name).write_bytes(b"half")
    room.jobs.rows[job.id] = replace(stopped, step=ExportStep.CUTTING)
    room.packages.fails_with = None
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert (room.happened.count("cut c1"), room.happened.count("cut c2")) == (2, 1)


async def test_what_one_source_lacks_is_sought_in_another(room: Room):
    room.clips.gaps["c1"] = [(20.0, 30.0)]
    room.clips.gaps["c2"] = [(20.0, 30.0)]
    room.ranges.cameras = {"c1"}
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    assert ("c1", 20, 30) in room.clips.asked
    assert [part.gaps for part in done.parts] == [(), ((at(20), at(30)),)]
    assert len(done.parts[0].files) == 2


async def test_a_request_that_is_cancelled_while_it_is_copied_leaves_no_copy(room: Room):
    room.clips.waits["c2"] = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "cutting c2" in room.happened)
    room.requests.cancel()
    failed = await room.exports.wait(job.id)
    assert (failed.state, failed.code) == (ExportState.FAILED, "export.not_copied")
    assert "clip of c2 cancelled" in room.happened
    assert room.left() == []
    assert room.requests.request.state is State.CANCELLED


async def test_a_package_of_a_request_that_was_cancelled_at_the_last_moment_is_destroyed_and_recorded(room: Room):
    room.requests.fails_with = None
    room.packages.waits = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "build REQ-2569-0001_1" in room.happened)
    room.jobs.fails_with = StorageError("storage.locked")
    room.packages.waits.set()
    await room.exports.wait(job.id)
    assert room.left() == [".export-j1", "REQ-2569-0001_1"], "as a kill right after the sealing leaves it"
    room.jobs.fails_with = None
    # It was written down before the kill: sealed, and then somebody cancelled.
    packed = replace(
        room.jobs.rows[job.id],
        state=ExportState.STOPPED,
        step=ExportStep.SEALED,
        package="REQ-2569-0001_1",
        package_sha256=(await room.packages.kept(room.store / "REQ-2569-0001_1")).manifest_sha256,
    )
    room.jobs.rows[job.id] = packed
    room.requests.cancel()
    await room.exports.resume(job.id)
    failed = await room.exports.wait(job.id)
    assert (failed.state, failed.code) == (ExportState.FAILED, "export.not_copied")
    assert "log export.destroyed" in room.happened
    assert room.left() == []


async def test_an_officer_gives_it_up_with_a_reason(room: Room):
    room.clips.waits["c1"] = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "cutting c1" in room.happened)
    with pytest.raises(RequestError) as refused:
        await room.exports.cancel(job.id, "  ")
    assert refused.value.code == "export.reason"
    cancelled = await room.exports.cancel(job.id, "ผู้ขอเปลี่ยนกล้อง")
    assert (cancelled.state, cancelled.detail) == (ExportState.CANCELLED, "ผู้ขอเปลี่ยนกล้อง")
    assert room.requests.request.deliveries[0].failure == "ผู้ขอเปลี่ยนกล้อง"
    assert room.left() == []
    with pytest.raises(RequestError) as refused:
        await room.exports.resume(job.id)
    assert refused.value.code == "export.over"


async def test_nothing_goes_on_in_the_name_of_somebody_else(room: Room):
    room.clips.waits["c1"] = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "cutting c1" in room.happened)
    room.desk.become(person("p-other", role=Role.ADMINISTRATOR))
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "export.other_person")
    room.clips.waits["c1"].set()
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert {entry.person for entry in room.stored.entries[-2:]} == {"p-other"}


async def test_a_locked_desk_is_waited_for(room: Room):
    room.clips.waits["c1"] = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "cutting c1" in room.happened)
    who = room.desk.person
    room.desk.lock()
    room.clips.waits["c1"].set()
    await until(lambda: room.jobs.rows[job.id].step is ExportStep.COPIES)
    assert "copies" not in room.happened
    room.desk.become(who)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE


async def test_an_approver_who_was_removed_has_approved_all_the_same(room: Room):
    """The decision was made by who could make it; taking the account away later takes nothing of it back."""
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    assert done.state is ExportState.DONE
    assert room.requests.request.decision is not None and room.requests.request.decision.by.name.startswith("พ.ต.อ.")


@pytest.mark.parametrize("step", [step for step in ExportStep if step is not ExportStep.DONE])
async def test_a_killed_export_is_stopped_with_the_reason_and_goes_on(room: Room, step: ExportStep):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    room.packages.fails_with = None
    if step is ExportStep.ASKED:
        room.requests.request = replace(room.requests.request, deliveries=(), state=State.APPROVED)
        stopped = replace(stopped, delivery_id="")
    if step is ExportStep.SEALED:
        sealed = await room.packages.build(None)  # type: ignore[arg-type]
        stopped = replace(stopped, package="REQ-2569-0001_1", package_sha256=sealed.manifest_sha256)
    room.jobs.rows[job.id] = replace(stopped, step=step, state=ExportState.RUNNING, code="")
    restarted = room.another()
    (found,) = await restarted.recover()
    assert (found.state, found.code, found.step) == (ExportState.STOPPED, "export.interrupted", step)
    assert (await restarted.recover()) == []
    await restarted.resume(job.id)
    done = await restarted.wait(job.id)
    assert (done.state, room.left()) == (ExportState.DONE, ["REQ-2569-0001_1"])
    assert room.happened.count("finish_copy") == 1


async def test_copies_that_were_finished_are_kept_and_what_is_half_or_changed_is_made_anew(room: Room):
    """An hour of footage was encoded once more for each time the desk was killed."""
    room.copies.makes, room.copies.fails_with = ("a", "b"), CopyError("copy.stopped")
    job = await room.exports.start("r1", BOTH)
    assert (await room.exports.wait(job.id)).state is ExportState.STOPPED
    folder = room.store / ".export-j1" / "copies"
    (folder / "b.mp4").write_bytes(b"B")
    room.copies.makes, room.copies.fails_with = ("a", "b", "c"), None
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert [one for one in room.happened if one.startswith("copy ")] == ["copy a", "copy b", "copy b", "copy c"]
    assert room.packages.wishes[-1][-3:] == ["copies/a.mp4", "copies/b.mp4", "copies/c.mp4"]


async def test_what_is_not_what_it_was_cut_as_is_cut_again_when_it_goes_on(room: Room):
    """Where the power failed a file had its length and not its content, and the export could only be given up."""
    room.copies.makes = ("a",)
    room.packages.fails_with = EvidenceError("evidence.source_changed", file="c1.mp4")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "evidence.source_changed")
    (cut,) = stopped.parts[0].files
    (room.store / stopped.folder / cut.name).write_bytes(b"\0" * cut.bytes)
    room.packages.fails_with = None
    await room.exports.resume(job.id)
    done = await room.exports.wait(job.id)
    assert (done.state, done.code, room.left()) == (ExportState.DONE, "", ["REQ-2569-0001_1"])
    assert (room.happened.count("cut c1"), room.happened.count("cut c2"), room.happened.count("copy a")) == (2, 1, 2)


async def test_a_delivery_that_a_killed_desk_began_is_taken_on(room: Room):
    job = await room.exports.start("r1", BOTH)
    await room.exports.stop()
    await room.requests.begin_copy("r1", room.requests.request.version, BOTH.intervals)
    room.jobs.rows[job.id] = replace(room.jobs.rows[job.id], step=ExportStep.ASKED, delivery_id="")
    restarted = room.another()
    await restarted.resume(job.id)
    assert (await restarted.wait(job.id)).state is ExportState.DONE
    assert len(room.requests.request.deliveries) == 1


async def test_a_package_that_a_killed_desk_sealed_is_taken_on(room: Room):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    await room.exports.wait(job.id)
    room.packages.fails_with = None
    await room.packages.build(None)  # type: ignore[arg-type]
    built = room.happened.count("build REQ-2569-0001_1")
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert room.happened.count("build REQ-2569-0001_1") == built


async def test_what_the_request_has_already_is_not_destroyed_with_its_export(room: Room):
    """The desk was killed between telling the request and writing the export down; then somebody gave the export up."""
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    room.jobs.rows[job.id] = replace(done, step=ExportStep.SEALED, state=ExportState.STOPPED)
    after = await room.exports.cancel(job.id, "ไม่ต้องการแล้ว")
    assert (after.state, after.step, room.left()) == (ExportState.DONE, ExportStep.DONE, ["REQ-2569-0001_1"])
    assert room.requests.request.deliveries[-1].state is DeliveryState.SEALED
    assert "export.destroyed" not in {entry.action for entry in room.stored.entries}


async def test_an_export_that_is_given_up_in_its_last_moment_is_done(room: Room):
    room.requests.waits = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "finishing" in room.happened)
    giving_up = asyncio.ensure_future(room.exports.cancel(job.id, "ไม่ต้องการแล้ว"))
    try:
        await until(lambda: any('"cancelled"' in entry.details for entry in room.stored.entries))
    finally:
        room.requests.waits.set()
    assert (await giving_up).state is ExportState.DONE
    assert room.left() == ["REQ-2569-0001_1"]
    assert room.requests.request.deliveries[-1].state is DeliveryState.SEALED


async def test_a_package_that_was_taken_away_is_not_told_as_delivered(room: Room):
    job = await room.exports.start("r1", BOTH)
    done = await room.exports.wait(job.id)
    room.requests.request = replace(
        room.requests.request,
        state=State.COPYING,
        deliveries=(replace(room.requests.request.deliveries[0], state=DeliveryState.COPYING),),
    )
    room.jobs.rows[job.id] = replace(done, step=ExportStep.SEALED, state=ExportState.STOPPED)
    (room.store / done.package).chmod(0o700)
    (room.store / done.package / "manifest.json").unlink()
    await room.exports.resume(job.id)
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "export.package_gone")


async def test_what_another_process_works_at_is_left_alone(room: Room):
    room.clips.waits["c1"] = asyncio.Event()
    job = await room.exports.start("r1", BOTH)
    await until(lambda: "cutting c1" in room.happened)
    beside = room.another()
    assert await beside.recover() == []
    with pytest.raises(StorageError):
        await beside.resume(job.id)
    assert ".export-j1" in room.left()
    room.clips.waits["c1"].set()
    assert (await room.exports.wait(job.id)).state is ExportState.DONE


async def test_another_desk_cuts_anew_what_this_one_began(room: Room):
    """Its files lie on the other workstation; only the record is shared."""
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    await room.exports.wait(job.id)
    room.packages.fails_with = None
    there = room.another("desk2")
    assert await there.recover() == []
    await there.resume(job.id)
    done = await there.wait(job.id)
    assert (done.state, done.desk) == (ExportState.DONE, "desk2")
    assert room.happened.count("cut c1") == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": ExportState.RUNNING}, "export.running"),
        ({"step": ExportStep.SEALED}, "export.sealed_elsewhere"),
    ],
)
async def test_what_another_desk_is_at_or_has_sealed_is_its_own(room: Room, changes: dict[str, object], code: str):
    room.packages.fails_with = footage_error("clip.disk_full")
    job = await room.exports.start("r1", BOTH)
    stopped = await room.exports.wait(job.id)
    room.jobs.rows[job.id] = replace(stopped, **changes)  # type: ignore[arg-type]
    with pytest.raises(RequestError) as refused:
        await room.another("desk2").resume(job.id)
    assert refused.value.code == code


async def test_working_folders_of_nobody_go_at_the_start(room: Room):
    for name in (".export-gone", "REQ-2569-0007_1"):
        (room.store / name).mkdir(parents=True)
        (room.store / name / "file").write_bytes(b"x")
    await room.exports.recover()
    assert room.left() == ["REQ-2569-0007_1"]


async def test_progress_rises_from_nothing_to_all(room: Room):
    told: list[float] = []
    room.exports.on_progress(lambda progress: told.append(progress.progress))
    job = await room.exports.start("r1", BOTH)
    await room.exports.wait(job.id)
    assert told[-1] == 1.0
    assert told == sorted(told)
