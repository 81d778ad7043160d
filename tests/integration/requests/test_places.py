"""A person of one district, and requests for its cameras, for another's, and for both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from request_room import (
    BOSS,
    DISTRICT_BOSS,
    DISTRICT_OFFICER,
    MALEE,
    PDF,
    SOMCHAI,
    RequestRoom,
)

from vms_desktop.domain.errors import AccessError, RequestError
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.places import sees
from vms_desktop.domain.requests.request import Cause, Judgement, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.request_ports import Page, RequestFilter, SortBy
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.requests.stepping import Given
from vms_desktop.storage import request_find, request_listing

Read = Callable[[RequestService, Request], Awaitable[object]]
READS: dict[str, Read] = {
    "get": lambda service, one: service.get(one.id),
    "get by number": lambda service, one: service.get(one.number),
    "what there is": lambda service, one: service.look_for(one.id),
    "open a file": lambda service, one: service.open_attachment(one.id, one.attachments[0].id),
    "custody": lambda service, one: service.custody(one.id),
    "custody as a file": lambda service, one: service.custody_leaves(one.id, "a.csv"),
    "holds": lambda service, one: service.holds_of(one.id),
    "who may order": lambda service, one: service.approvers(one.id),
    "attach": lambda service, one: service.attach(one.id, PDF, "letter", name="a.pdf"),
}


@dataclass
class Three:
    """Handed over, each with a file. ``own``, ``both``, ``other``: whose cameras."""

    own: Request
    both: Request
    other: Request


async def three(room: RequestRoom) -> Three:
    made = []
    for numbers in ((0,), (1, 3), (3,)):
        request = await room.handed(*(room.interval(one, 20 * len(made)) for one in numbers))
        await room.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
        made.append(await room.requests.get(request.id))
    return Three(*made)


async def test_who_is_of_one_district_reads_what_has_a_camera_of_it(room: RequestRoom) -> None:
    requests = await three(room)
    room.as_(DISTRICT_OFFICER)
    logged = len(await room.entries())
    for name, read in READS.items():
        with pytest.raises(AccessError) as caught:
            await read(room.requests, requests.other)
        told = (caught.value.code, caught.value.params)
        assert told == ("access.request_place", {"number": requests.other.number}), name
    assert len(await room.entries()) == logged, "refused before anything is written"
    for read in READS.values():
        for request in (requests.own, requests.both):
            await read(room.requests, request)


async def test_lists_tell_of_the_same_requests_as_one_may_open(room: RequestRoom) -> None:
    requests = await three(room)
    room.as_(DISTRICT_OFFICER)
    service, seen = room.requests, {requests.own.number, requests.both.number}
    for wanted in (RequestFilter(), RequestFilter(text="รักดี"), RequestFilter(states=frozenset({State.HANDED_OVER}))):
        for sort in (SortBy.DUE, SortBy.STATE, SortBy.NUMBER):
            found = await service.find(wanted, Page(sort=sort))
            assert ({row.number for row in found.rows}, found.total) == (seen, 2)
    assert {row.number for row in await service.whole_list(RequestFilter(), Page(), "a.csv")} == seen
    counts = await service.boards()
    assert (counts.total, counts.states) == (2, {State.HANDED_OVER: 2})
    days = (await service.calendar(date(2026, 11, 1))).values()
    assert {row.number for day in days for row in day.received} == seen
    twice = await service.duplicates(room.draft())
    assert {one.row.number for one in twice} == seen
    assert await service.find(RequestFilter(text=requests.other.number)) == await service.find(
        RequestFilter(text="nobody")
    )
    ids = [camera.id for camera in room.cameras]
    stretches = await service.asked_between(ids, 0, 2**60)
    assert {one.interval.camera_id for one in stretches} == {ids[0], ids[1]}


async def test_names_of_who_asked_elsewhere_are_not_offered(room: RequestRoom) -> None:
    draft = room.draft(room.interval(3))
    draft.requester = replace(draft.requester, name="วิภา ไกลออกไป")
    await room.requests.register(draft)
    assert len(await room.requests.known_requesters("วิภา")) == 1
    room.as_(DISTRICT_OFFICER)
    assert list(await room.requests.known_requesters("วิภา")) == []


async def test_counts_are_of_what_one_may_see_and_say_so(room: RequestRoom) -> None:
    requests = await three(room)
    missing = await room.requests.register(room.draft(room.interval(3, 200)))
    missing = await room.requests.take(missing.id, missing.version, Step.SEARCH)
    given = Given(cause=Cause.NO_RECORDING)
    await room.requests.take(missing.id, missing.version, Step.NOTHING_FOUND, "ไม่มี", given)
    whole = await room.requests.statistics(date(2026, 10, 1), date(2027, 10, 1))
    assert (whole.total.received, whole.causes, whole.is_part) == (4, {Cause.NO_RECORDING: 1}, False)
    room.as_(DISTRICT_OFFICER)
    part = await room.requests.statistics(date(2026, 10, 1), date(2027, 10, 1))
    assert (part.total.received, part.causes, part.is_part) == (2, {}, True)
    told = await room.requests.disclosures(2569)
    assert {one.number for one in told} == {requests.own.number, requests.both.number}
    entries = [entry for entry in await room.entries("request") if entry.action == "request.searched"]
    assert ['"part":true' in entry.details for entry in entries] == [False, True, True]


LIMITS = (
    Limits(places=frozenset({"1101"})),
    Limits(places=frozenset({"110203"})),
    Limits(agencies=frozenset({"ทต.บางปู"})),
    Limits(cameras=frozenset({"c-1101-0003"})),
    Limits(places=frozenset({"110203", "1109"}), agencies=frozenset({"อบต.ไกล"}), cameras=frozenset({"c-1101-0001"})),
    Limits(places=frozenset({"1199"})),
)


async def test_the_database_judges_as_the_rule_does(either: RequestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a list of few and of many alike; also of a camera that is no longer in the register, and of what somebody
    registered themselves.
    """
    room, store = either, either.opened.store
    changed = [
        replace(room.cameras[1], agency_code="ทต.บางปู"),
        replace(room.cameras[3], subdistrict_code="110203"),
    ]
    await store.cameras.store([], changed, {})
    for one in changed:
        room.register.by_id[one.id] = one
    made = [await room.requests.register(room.draft(room.interval(n, 30 * n))) for n in range(4)]
    made.append(await room.requests.register(room.draft(room.interval(0, 300), room.interval(3, 300))))
    room.as_(MALEE)
    made.append(await room.requests.register(room.draft(room.interval(2, 400))))
    gone = room.cameras[2].id
    await store.cameras.remove([gone])
    del room.register.by_id[gone]
    for limits in LIMITS:
        for who in (replace(DISTRICT_OFFICER, limits=limits), replace(MALEE, limits=limits)):
            room.as_(who)
            expected = {one.id for one in made if sees(one, who, room.register.find)}
            for few in (3_000, 0):
                monkeypatch.setattr(request_find, "FEW", few)
                monkeypatch.setattr(request_listing, "FEW", few)
                for wanted, sort in ((RequestFilter(), SortBy.DUE), (RequestFilter(text="รักดี"), SortBy.RECEIVED)):
                    found = await room.requests.find(wanted, Page(sort=sort))
                    assert ({row.id for row in found.rows}, found.total) == (expected, len(expected)), limits
    room.as_(SOMCHAI)
    assert (await room.requests.find(RequestFilter())).total == len(made)


async def test_paper_work_of_a_request_for_both_is_anybodys_what_ends_it_is_not(room: RequestRoom) -> None:
    service = room.requests
    request = await service.register(room.draft(room.interval(0), room.interval(3)))
    room.as_(DISTRICT_OFFICER)
    request = await service.take(request.id, request.version, Step.CHECK)
    request = await service.take(request.id, request.version, Step.SEARCH)
    own, other = request.asked
    request = await service.tell_found(request.id, request.version, own.id, [own.interval])
    logged = len(await room.entries())
    version = request.version
    refused: list[tuple[str, Awaitable[object]]] = [
        ("access.place", service.tell_found(request.id, version, other.id, (), Cause.CAMERA_BROKEN)),
        ("access.whole_request", service.take(request.id, version, Step.CANCEL, "ไม่ต้องการแล้ว")),
        ("access.whole_request", service.take(request.id, version, Step.FORWARD, "ของเขา", Given(agency="ทต.บางปู"))),
        ("access.whole_request", service.change(request.id, version, room.draft(own.interval), "ตัดกล้องอื่นออก")),
        (
            "access.place",
            service.order_orally(request.id, version, BOSS.id, "ด่วน", [one.interval for one in request.asked]),
        ),
    ]
    for code, act in refused:
        with pytest.raises(AccessError) as caught:
            await act
        assert (caught.value.code, caught.value.params) == (code, {"camera": "1102-0001"})
    assert len(await room.entries()) == logged
    request = await service.take(request.id, version, Step.SUBMIT, given=Given(opinion="ครบ"))
    room.as_(DISTRICT_BOSS)
    for judgement in (Judgement.APPROVED, Judgement.REFUSED):
        with pytest.raises(AccessError, match=r"access\.whole_request"):
            await service.decide(request.id, request.version, judgement, reason="ไม่มี")
    with pytest.raises(AccessError, match=r"access\.whole_request"):
        await service.take(request.id, request.version, Step.SEND_BACK, "ไม่ครบ")
    request = await service.decide(request.id, request.version, Judgement.PARTLY_APPROVED, [own.interval], "ของเรา")
    room.as_(DISTRICT_OFFICER)
    assert (await room.copied(request)).state is State.READY


async def test_a_package_is_handed_over_by_who_may_see_all_cameras_in_it(room: RequestRoom) -> None:
    service = room.requests
    request = await room.approved(room.interval(0), room.interval(3))
    given = HandoverDraft("สมศักดิ์ รักดี", undertaking="ใช้ในการสอบสวนเท่านั้น")
    room.as_(DISTRICT_OFFICER)
    with pytest.raises(AccessError, match=r"access\.place"):
        await service.begin_copy(request.id, request.version, request.allowed())
    room.as_(SOMCHAI)
    request = await room.copied(request)
    room.as_(DISTRICT_OFFICER)
    mixed = request.deliveries[0].id
    with pytest.raises(AccessError, match=r"access\.place"):
        await service.hand_over(request.id, request.version, mixed, given)
    room.as_(SOMCHAI)
    request = await service.hand_over(request.id, request.version, mixed, given)
    scan = await service.attach(request.id, PDF, "receipt", name="ใบรับมอบ.pdf")
    room.as_(DISTRICT_OFFICER)
    version = request.version + 1
    for act in (
        service.take_receipt(request.id, version, mixed, scan.id),
        service.take_back(request.id, version, mixed, destroyed=True, note="ทำลายแล้ว"),
    ):
        with pytest.raises(AccessError, match=r"access\.place"):
            await act
    own = request.asked[0].interval
    request = await service.take(request.id, version, Step.DELIVER_AGAIN, "เฉพาะกล้องของเรา")
    request = await service.begin_copy(request.id, request.version, [own])
    made = request.deliveries[1].id
    request = await service.finish_copy(request.id, None, made, folder="R", package_sha256="cd" * 32, files=())
    request = await service.hand_over(request.id, request.version, made, given)
    assert request.state is State.HANDED_OVER


async def test_who_registered_it_sees_it_when_their_places_have_changed(room: RequestRoom) -> None:
    service = room.requests
    request = await service.register(room.draft(room.interval(3)))
    moved = replace(SOMCHAI, limits=Limits(places=frozenset({"1101"})))
    room.as_(moved)
    assert (await service.get(request.id)).number == request.number
    request = await service.take(request.id, request.version, Step.SEARCH)
    with pytest.raises(AccessError, match=r"access\.whole_request"):
        await service.take(request.id, request.version, Step.CANCEL, "ถอน")


async def test_who_may_not_see_a_request_is_not_told_who_changed_it(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft(room.interval(3)))
    await room.requests.take(request.id, request.version, Step.CHECK)
    for who, code in ((MALEE, "request.changed_meanwhile"), (DISTRICT_OFFICER, "access.request_place")):
        room.as_(who)
        with pytest.raises((AccessError, RequestError)) as caught:
            await room.requests.take(request.id, request.version, Step.SEARCH)
        assert caught.value.code == code
