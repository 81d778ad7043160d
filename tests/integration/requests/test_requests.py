"""The way of a request from the letter to the closed file, over a real database and log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from request_room import BOSS, MALEE, PDF, SOMCHAI, RequestRoom
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from vms_desktop.domain.errors import InputError, RequestError, StorageError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import Cause, DeliveryState, Interval, Judgement
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.services.requests.request_ports import Disclosure
from vms_desktop.services.requests.stepping import Given


async def test_registering_gives_a_number_and_holds_the_footage_at_once(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft(room.interval(0), room.interval(1, 5)))
    assert request.number == "REQ-2569-0001"
    assert request.state is State.RECEIVED
    assert request.due_us == request.received_us + 24 * HOUR_US
    held = {(hold.camera_id, hold.begin_us, hold.end_us, hold.request) for hold in room.holds.holds}
    assert held == {
        (one.interval.camera_id, one.interval.begin_us, one.interval.end_us, request.number) for one in request.asked
    }
    assert {one.hold_id for one in request.asked} == {hold.id for hold in room.holds.holds}
    actions = [(entry.action, entry.request) for entry in await room.entries("request", "footage")]
    assert actions == [
        ("request.registered", request.number),
        ("footage.held", request.number),
        ("footage.held", request.number),
    ]


async def test_what_was_stored_is_read_back_whole(room: RequestRoom) -> None:
    request = await room.handed()
    assert await room.requests.get(request.id) == request
    assert await room.requests.get("req-๒๕๖๙-๐๐๐๑") == request


async def test_the_whole_way_to_the_closed_file(room: RequestRoom) -> None:
    request = await room.handed()
    assert request.state is State.HANDED_OVER
    with pytest.raises(RequestError, match=r"request\.receipt_missing"):
        await room.requests.take(request.id, request.version, Step.CLOSE)
    scan = await room.requests.attach(request.id, PDF, "receipt", name="ใบรับมอบ.pdf")
    request = await room.requests.take_receipt(request.id, request.version + 1, request.deliveries[0].id, scan.id)
    request = await room.requests.take(request.id, request.version, Step.CLOSE)
    assert request.state is State.CLOSED
    assert request.deliveries[0].state is DeliveryState.HANDED_OVER
    assert [step.step for step in request.history] == [
        Step.REGISTER,
        Step.SEARCH,
        Step.SUBMIT,
        Step.APPROVE,
        Step.BEGIN_COPY,
        Step.FINISH_COPY,
        Step.HAND_OVER,
        Step.ATTACH,
        Step.TAKE_RECEIPT,
        Step.CLOSE,
    ]
    assert [entry.action for entry in await room.entries("request", "export")] == [
        "request.registered",
        "request.changed",
        "request.changed",
        "request.decided",
        "request.changed",
        "export.made",
        "export.handed_over",
        "request.changed",
        "request.changed",
        "request.closed",
    ]


async def test_nobody_decides_on_what_they_registered(room: RequestRoom) -> None:
    room.as_(BOSS)
    request = await room.submitted()
    with pytest.raises(RequestError, match=r"request\.own_decision"):
        await room.requests.decide(request.id, request.version, Judgement.APPROVED)


async def test_the_second_of_two_officers_is_told_who_was_quicker(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft())
    room.as_(MALEE)
    await room.requests.take(request.id, request.version, Step.CHECK)
    room.as_(SOMCHAI)
    with pytest.raises(RequestError) as caught:
        await room.requests.take(request.id, request.version, Step.SEARCH)
    assert caught.value.code == "request.changed_meanwhile"
    assert caught.value.params == {"name": MALEE.name, "step": "check"}
    assert (await room.requests.get(request.id)).state is State.CHECKING


async def test_footage_still_to_come_is_needed_and_held(room: RequestRoom) -> None:
    now_us = microseconds(room.clock.now())
    ahead = Interval(room.cameras[0].id, now_us - HOUR_US, now_us + HOUR_US)
    request = await room.requests.register(room.draft(ahead))
    (need,) = room.holds.needs
    assert (need.begin_us, need.end_us, need.request) == (now_us, ahead.end_us, request.number)
    assert room.holds.needed_now() == {room.cameras[0].id}


async def test_numbers_begin_anew_with_the_buddhist_year_of_the_desk(room: RequestRoom) -> None:
    room.clock.time = room.clock.time.replace(year=2026, month=12, day=31, hour=16, minute=59)
    assert (await room.requests.register(room.draft())).number == "REQ-2569-0001"
    assert (await room.requests.register(room.draft())).number == "REQ-2569-0002"
    room.clock.time += timedelta(minutes=1)  # 1 January 2570 in Thailand, 31 December in UTC
    assert (await room.requests.register(room.draft())).number == "REQ-2570-0001"


async def test_nothing_found_tells_why_of_every_camera(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft(room.interval(0), room.interval(1)))
    request = await room.requests.take(request.id, request.version, Step.SEARCH)
    request = await room.requests.tell_found(
        request.id, request.version, request.asked[0].id, (), Cause.CAMERA_BROKEN, "เสาล้ม"
    )
    request = await room.requests.take(
        request.id, request.version, Step.NOTHING_FOUND, "พ้นกำหนด", Given(cause=Cause.PAST_RETENTION)
    )
    assert request.state is State.NOT_FOUND
    assert {(one.asked_id, one.cause) for one in request.found} == {
        (request.asked[0].id, Cause.CAMERA_BROKEN),
        (request.asked[1].id, Cause.PAST_RETENTION),
    }


async def test_an_owners_answer_without_a_date_has_the_rooms_day_of_it(room: RequestRoom) -> None:
    """At 06:30 in Thailand it is still yesterday in UTC."""
    room.clock.go(20.5 * 3600)
    request = await room.requests.register(room.draft())
    given = Given(agency="ทต.บางปู", agreed=True)
    request = await room.requests.take(request.id, request.version, Step.TAKE_CONSENT, given=given)
    assert request.consents[0].answered_on == date(2026, 11, 25)


async def test_a_note_without_end_is_refused(room: RequestRoom) -> None:
    request = await room.handed()
    with pytest.raises(InputError, match=r"input\.request_text_long"):
        await room.requests.take_back(
            request.id, request.version, request.deliveries[0].id, destroyed=True, note="ก" * 100_000
        )
    other = await room.requests.register(room.draft(room.interval(1)))
    other = await room.requests.take(other.id, other.version, Step.SEARCH)
    with pytest.raises(InputError, match=r"input\.request_text_long"):
        await room.requests.tell_found(
            other.id, other.version, other.asked[0].id, [other.asked[0].interval], note="ก" * 100_000
        )


async def test_registering_takes_no_draft_of_somebody_else_away(room: RequestRoom) -> None:
    kept = await room.requests.save_draft(room.draft())
    room.as_(MALEE)
    await room.requests.register(replace(kept))
    room.as_(SOMCHAI)
    assert [one.id for one in await room.requests.drafts()] == [kept.id]
    await room.requests.register(kept)
    assert await room.requests.drafts() == []


async def test_the_register_of_disclosures_says_what_left_to_whom_and_why(room: RequestRoom) -> None:
    handed = await room.handed()
    await room.sealed()  # not handed over
    (line,) = await room.requests.disclosures(2569)
    who, basis, decision, delivery = handed.requester, handed.basis, handed.decision, handed.deliveries[0]
    assert decision is not None and delivery.handover is not None
    assert line == Disclosure(
        handed.number,
        1,
        DeliveryState.HANDED_OVER,
        delivery.handover.at_us,
        None,
        who.type,
        f"{who.rank} {who.name}",
        who.agency,
        basis.purpose,
        basis.legal_basis,
        basis.letter_number,
        basis.case_number,
        basis.station,
        decision.by.name,
        delivery.handover.receiver_name,
        delivery.handover.medium,
        delivery.handover.medium_serial,
        delivery.package_sha256,
        delivery.intervals,
    )
    assert (line.requester, line.approved_by) == ("พ.ต.ท. สมศักดิ์ รักดี", BOSS.name)
    assert await room.requests.disclosures(2568) == []


async def test_what_was_said_of_footage_that_left_stays_said(room: RequestRoom) -> None:
    handed = await room.handed()
    (before,) = await room.requests.disclosures(2569)
    for statement in (
        "DELETE FROM request_disclosures",
        "UPDATE request_disclosures SET receiver = 'somebody else'",
        "INSERT OR REPLACE INTO request_disclosures SELECT * FROM request_disclosures",
    ):
        with pytest.raises((DBAPIError, StorageError)):
            await room.opened.store._database.write(lambda connection, sql=statement: connection.execute(text(sql)))
    await room.requests.take_back(handed.id, handed.version, handed.deliveries[0].id, destroyed=True, note="ลบแล้ว")
    (after,) = await room.requests.disclosures(2569)
    assert (after.state, after.ended_us) == (DeliveryState.DESTROYED, microseconds(room.clock.now()))
    assert replace(after, state=before.state, ended_us=None) == before
