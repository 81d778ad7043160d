"""The custody chain: every step with its place in the log, what the log knows beside, and the hashes."""

from __future__ import annotations

import pytest
from request_room import BOSS, PDF, SOMCHAI, RequestRoom

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.requests.custody import chain, steps_of, unrecorded
from vms_desktop.domain.requests.request import Judgement, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.requests.delivering import HandoverDraft


async def closed(room: RequestRoom) -> Request:
    request = await room.sealed()
    given = HandoverDraft("ร.ต.อ. ผู้รับ", medium="แฟลชไดรฟ์", medium_serial="S-77", undertaking="ใช้ในคดี")
    request = await room.requests.hand_over(request.id, request.version, request.deliveries[0].id, given)
    scan = await room.requests.attach(request.id, PDF, "receipt", name="ใบรับ.pdf")
    request = await room.requests.take_receipt(request.id, request.version + 1, request.deliveries[0].id, scan.id)
    return await room.requests.take(request.id, request.version, Step.CLOSE)


async def test_the_whole_chain_reads_back_from_the_log(room: RequestRoom) -> None:
    request = await closed(room)
    room.as_(BOSS)
    lines = await room.requests.custody(request.id)
    assert [line.step for line in lines if line.step is not None] == [one.step for one in request.history]
    assert unrecorded(lines) == ()
    places = [(line.desk, line.sequence) for line in lines]
    assert len(set(places)) == len(places)
    by_place = {(entry.desk, entry.sequence): entry for entry in await room.entries()}
    for line in lines:
        entry = by_place[line.desk, line.sequence]
        assert (entry.request, entry.action, entry.person) == (request.number, line.action, line.by.person)
    assert "footage.held" in [line.action for line in lines if line.step is None]
    handed = next(line for line in lines if line.step is Step.HAND_OVER)
    assert (handed.sha256, handed.medium, handed.receiver) == ("ab" * 32, "แฟลชไดรฟ์ S-77", "ร.ต.อ. ผู้รับ")
    attached = next(line for line in lines if line.step is Step.ATTACH)
    assert (attached.file, attached.sha256) == ("ใบรับ.pdf", request.attachments[0].sha256)
    assert [line.at_us for line in lines] == sorted(line.at_us for line in lines)
    assert lines[-1].is_reading, "looking at the chain is in it"


async def test_lines_name_cameras_packages_and_files(room: RequestRoom) -> None:
    two = [room.interval(0), room.interval(1)]
    request = await room.requests.register(room.draft(*two))
    request = await room.requests.take(request.id, request.version, Step.SEARCH)
    asked = request.asked[1]
    request = await room.requests.tell_found(request.id, request.version, asked.id, [asked.interval])
    request = await room.requests.take(request.id, request.version, Step.SUBMIT)
    room.as_(BOSS)
    request = await room.requests.decide(request.id, request.version, Judgement.APPROVED)
    room.as_(SOMCHAI)
    request = await room.copied(request)
    cut = EntryDraft(
        Action.EXPORT_MADE,
        subject=Subject("camera", asked.interval.camera_id),
        camera=asked.interval.camera_id,
        details={
            "stage": "done",
            "sha256": request.deliveries[0].files[1].sha256,
            "delivery": request.deliveries[0].id,
        },
        request=request.number,
    )
    await room.opened.log.record(cut)
    codes = tuple(one.camera_code for one in request.asked)
    files = tuple(f"{code}_original.ts" for code in codes)
    lines = await room.requests.custody(request.id)
    of_step = {line.step: line for line in lines if line.step is not None}
    assert of_step[Step.REGISTER].codes == of_step[Step.BEGIN_COPY].codes == of_step[Step.APPROVE].codes == codes
    assert of_step[Step.TELL_FOUND].codes == codes[1:]
    assert (of_step[Step.FINISH_COPY].files, of_step[Step.FINISH_COPY].delivery) == (files, 1)
    made = next(line for line in lines if line.action == Action.EXPORT_MADE and line.stage == "done")
    assert (made.codes, made.file, made.delivery) == (codes[1:], files[1], 1)
    assert [line.codes for line in steps_of(request)] == [of_step[one.step].codes for one in request.history]


async def test_of_one_package_others_are_left_out(room: RequestRoom) -> None:
    request = await closed(room)
    room.as_(BOSS)
    request = await room.requests.take(request.id, request.version, Step.REOPEN, "ขอเพิ่ม")
    assert await room.requests.custody(request.id, request.deliveries[0].id)
    with pytest.raises(RequestError, match=r"request\.delivery_unknown"):
        await room.requests.custody(request.id, "another")


async def test_a_step_whose_entry_was_archived_stays_in_the_chain(room: RequestRoom) -> None:
    request = await closed(room)
    entries = [entry for entry in await room.entries() if entry.action != "export.handed_over"]
    lines = chain(request, entries)
    (lost,) = unrecorded(lines)
    assert (lost.step, lost.action, lost.sha256) == (Step.HAND_OVER, "export.handed_over", "ab" * 32)
    assert len([line for line in lines if line.step is not None]) == len(request.history)


async def test_what_the_log_has_beyond_the_history_is_shown(room: RequestRoom) -> None:
    """A history that somebody cut in the database does not take its entries out of the chain."""
    request = await room.handed()
    entries = await room.entries()
    cut = Request(**{name: getattr(request, name) for name in Request.__slots__} | {"history": request.history[:-1]})
    lines = chain(cut, entries)
    assert [line.action for line in lines if line.step is None].count("export.handed_over") == 1


async def test_which_packages_were_copied_onto_a_medium_is_known_from_the_log(room: RequestRoom):
    request = await room.sealed(room.interval(0))
    assert await room.requests.copied(request) == frozenset()
    (delivery,) = request.deliveries
    name = delivery.folder
    for stage, copied in (("begun", frozenset()), ("done", frozenset({delivery.id}))):
        subject, details = Subject("export", name, f"{name}.zip"), {"stage": stage, "to": "/media/usb"}
        entry = EntryDraft(Action.EXPORT_COPIED, subject=subject, details=details, request=request.number)
        await room.opened.log.record(entry)
        assert await room.requests.copied(request) == copied
