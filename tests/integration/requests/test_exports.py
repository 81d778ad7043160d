"""From an approved request to a sealed package over a real footage process, database and access log."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from export_room import ExportRoom
from footage_tools import EVERY_US, START_US
from request_room import BOSS, MALEE, SOMCHAI, HandClock

from vms_desktop.domain.errors import AccessError, RequestError
from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.export import ExportState, ExportWish, PartState
from vms_desktop.domain.requests.request import DeliveryState
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.paths import DataFolder

ORIGINALS = {"playable": False}


@pytest_asyncio.fixture
async def room(folder: DataFolder, clock: HandClock) -> AsyncIterator[ExportRoom]:
    made = ExportRoom(folder, clock)
    await made.open()
    await made.open_exports()
    yield made
    await made.close()


async def test_a_package_holds_what_was_approved_and_tells_where_it_comes_from(room: ExportRoom):
    room.record(0, 60)
    room.record(1, 60)
    asked = [room.seconds(0, 11, 39), room.seconds(1, 21, 29)]
    request = await room.approved(*asked)
    job = await room.exports.start(request.id, ExportWish(tuple(asked), **ORIGINALS))
    done = await room.exports.wait(job.id)
    assert (done.state, done.code) == (ExportState.DONE, "")
    assert room.packages() == [f"{request.number}_1"]
    report = room.checked(done.package)
    assert report.intact, report.findings
    manifest = report.manifest
    assert manifest is not None and report.manifest_sha256 == done.package_sha256
    told = manifest.package
    assert (told.request.number, told.approval.by.name) == (request.number, BOSS.name)
    assert [one.code for one in told.cameras] == ["1101-0001", "1101-0002"]
    first = told.footage[0]
    assert first.approved.begin == moment(START_US + 11_000_000)
    # From the key frame before (two seconds apart) to the picture after: nothing else is beyond what was approved.
    (delivered,) = first.delivered
    assert timedelta(0) <= first.approved.begin - delivered.begin <= timedelta(seconds=2)
    assert timedelta(0) <= delivered.end - first.approved.end <= timedelta(microseconds=2 * EVERY_US)
    assert (first.source.kind, first.source.clock, first.gaps) == ("local", "ours", ())
    assert first.clock_at_export is not None and first.clock_at_export.offset_ms == 1800
    originals = [one for one in manifest.files if one.role is FileRole.ORIGINAL]
    assert [one.codec.codec for one in originals if one.codec is not None] == ["h264", "h264"]
    assert {step.action for step in told.custody} >= {"register", "approve", "begin_copy"}
    text = (room.folder.evidence / done.package / "manifest.json").read_text(encoding="utf-8")
    assert request.requester.id_number not in text and request.requester.phone not in text
    now = await room.requests.get(request.id)
    (delivery,) = now.deliveries
    assert (now.state, delivery.state) == (State.READY, DeliveryState.SEALED)
    assert {one.sha256 for one in delivery.files} == {one.sha256 for one in originals}


async def test_every_step_stands_in_the_log_with_the_requests_number(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    await room.exports.wait(job.id)
    entries = [one for one in await room.entries("export") if one.request == request.number]
    stages = [json.loads(one.details).get("stage") for one in entries]
    assert stages == ["asked", "begun", "done", "begun", "sealed", None]
    assert json.loads(entries[-1].details)["package"] == room.checked(f"{request.number}_1").manifest_sha256


async def test_what_lies_outside_is_refused_also_to_who_knows_the_service(room: ExportRoom):
    room.record(0, 60)
    request = await room.approved(room.seconds(0, 10, 40))
    for outside in (room.seconds(0, 9, 40), room.seconds(1, 10, 40)):
        with pytest.raises(RequestError) as refused:
            await room.exports.start(request.id, ExportWish((outside,), **ORIGINALS))
        assert refused.value.code == "export.outside"
    assert room.packages() == []


async def test_footage_that_went_meanwhile_is_told_of_its_camera(room: ExportRoom):
    room.record(0, 20)
    room.record(1, 20)
    asked = (room.seconds(0, 5, 15), room.seconds(1, 5, 15))
    request = await room.approved(*asked)
    shutil.rmtree(room.recordings / room.cameras[1].id, ignore_errors=True)
    for path in room.recordings.rglob("*"):
        if path.is_file() and room.cameras[1].id in str(path):
            path.unlink()
    job = await room.exports.start(request.id, ExportWish(asked, **ORIGINALS))
    done = await room.exports.wait(job.id)
    assert done.state is ExportState.DONE
    assert [(part.state, part.code) for part in done.parts] == [
        (PartState.DONE, ""),
        (PartState.MISSING, "footage.not_recorded"),
    ]
    report = room.checked(done.package)
    assert report.intact and report.manifest is not None
    missing = report.manifest.package.footage[1]
    assert (missing.delivered, missing.files) == ((), ()) and missing.note.startswith("footage.not_recorded")


async def test_a_hole_in_the_footage_is_told(room: ExportRoom):
    room.record(0, 10)
    room.record(0, 10, begin_s=20, first=300)
    request = await room.approved(room.seconds(0, 2, 28))
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    done = await room.exports.wait(job.id)
    ((begin, end),) = done.parts[0].gaps
    assert (round((begin - START_US) / 1e6), round((end - START_US) / 1e6)) == (10, 20)
    report = room.checked(done.package)
    assert report.manifest is not None and len(report.manifest.package.footage[0].gaps) == 1


async def test_a_disk_without_room_leaves_no_package_and_the_export_goes_on_later(
    room: ExportRoom, monkeypatch: pytest.MonkeyPatch
):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(100, 100, 0))  # type: ignore[attr-defined]
        job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
        stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "evidence.disk_full")
    assert f"{request.number}_1" not in room.packages()
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert room.checked(f"{request.number}_1").intact


async def test_a_store_that_is_gone_stops_the_export_with_the_reason(room: ExportRoom, tmp_path: Path):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    room.folder.evidence.mkdir(parents=True)
    unsubscribed = []

    def pull(progress) -> None:
        # The first cut has begun: the disk with the store is taken out, something else stands in its place.
        if progress.job.step.value == "cutting" and not unsubscribed:
            unsubscribed.append(True)
            shutil.rmtree(room.folder.evidence)
            room.folder.evidence.write_bytes(b"")

    room.exports.on_progress(pull)
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    stopped = await room.exports.wait(job.id)
    assert stopped.state is ExportState.STOPPED
    assert stopped.code in ("clip.folder_not_writable", "evidence.medium_gone", "evidence.not_written"), stopped.code
    room.folder.evidence.unlink()
    await room.exports.resume(job.id)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE


async def test_a_file_that_was_changed_after_it_was_cut_is_not_packed(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    changed = []

    def change(progress) -> None:
        job = progress.job
        if job.step.value == "packing" and not changed:
            path = room.folder.evidence / job.folder / job.files[0].name
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(bytes(data))
            changed.append(path)

    room.exports.on_progress(change)
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    stopped = await room.exports.wait(job.id)
    assert (stopped.state, stopped.code) == (ExportState.STOPPED, "evidence.source_changed")
    assert f"{request.number}_1" not in room.packages()
    await room.exports.resume(job.id)  # cut again, from the footage
    done = await room.exports.wait(job.id)
    assert done.state is ExportState.DONE and room.checked(done.package).intact


async def test_an_approver_who_was_removed_meanwhile_has_approved_all_the_same(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    await room.disable(BOSS)
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    done = await room.exports.wait(job.id)
    assert done.state is ExportState.DONE
    report = room.checked(done.package)
    assert report.manifest is not None and report.manifest.package.approval.by.name == BOSS.name


async def test_two_officers_make_one_package(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    wish = ExportWish(request.allowed(), **ORIGINALS)
    job = await room.exports.start(request.id, wish)
    with pytest.raises(RequestError) as refused:
        await room.exports.start(request.id, wish)
    assert refused.value.code == "export.running"
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert len((await room.requests.get(request.id)).deliveries) == 1


async def test_a_request_cancelled_while_it_is_copied_leaves_no_copy(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    seen = []
    room.exports.on_progress(lambda progress: seen.append(progress.job.step.value))
    job = await room.exports.start(request.id, ExportWish(request.allowed(), **ORIGINALS))
    while "cutting" not in seen:
        await room.requests.as_it_is(request.id)
    now = await room.requests.as_it_is(request.id)
    await room.requests.take(request.id, now.version, Step.CANCEL, "ผู้ขอถอนคำขอ")
    failed = await room.exports.wait(job.id)
    assert (failed.state, failed.code) == (ExportState.FAILED, "export.not_copied")
    assert room.packages() == []
    assert (await room.requests.get(request.id)).state is State.CANCELLED


async def test_a_second_delivery_names_the_one_before(room: ExportRoom):
    room.record(0, 30)
    request = await room.approved(room.seconds(0, 5, 25))
    first = ExportWish((room.seconds(0, 5, 10),), **ORIGINALS)
    job = await room.exports.wait((await room.exports.start(request.id, first)).id)
    now = await room.requests.get(request.id)
    second = ExportWish((room.seconds(0, 10, 25),), **ORIGINALS)
    with pytest.raises(RequestError, match=r"request\.not_now"):  # why another one has to be said
        await room.exports.start(request.id, second)
    with pytest.raises(RequestError, match=r"export\.outside"):
        await room.exports.start(request.id, ExportWish((room.seconds(0, 10, 29),), **ORIGINALS), again="แผ่นเสีย")
    assert await room.requests.get(request.id) == now  # what cannot begin changes nothing
    begun = await room.exports.start(request.id, second, again="แผ่นเสีย")
    again = await room.exports.wait(begun.id)
    steps = [one.step for one in (await room.requests.get(request.id)).history[len(now.history) :]]
    assert steps == [Step.DELIVER_AGAIN, Step.BEGIN_COPY, Step.FINISH_COPY]
    assert (again.state, again.package) == (ExportState.DONE, f"{request.number}_2")
    report = room.checked(again.package)
    assert report.manifest is not None and report.manifest.package.previous is not None
    assert report.manifest.package.previous.manifest_sha256 == job.package_sha256


async def test_who_has_another_place_exports_nothing(room: ExportRoom):
    room.record(0, 20)
    request = await room.approved(room.seconds(0, 5, 15))
    room.as_(BOSS)
    refused = room.authority.refusal  # a supervisor approves; whether they export is their role's
    wish = ExportWish(request.allowed(), **ORIGINALS)
    room.authority.become(None)
    with pytest.raises(AccessError):
        await room.exports.start(request.id, wish)
    room.as_(MALEE)
    assert refused is not None
    job = await room.exports.start(request.id, wish)
    assert (await room.exports.wait(job.id)).state is ExportState.DONE
    assert {one.person for one in await room.entries("export") if one.request} == {MALEE.id}
    assert SOMCHAI.id not in {job.begun_by.person}
