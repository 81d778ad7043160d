"""A page of a list is the same by whichever way it is found: few gathered and sorted, or many in the list's order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from request_room import BEGIN_US, MALEE, SOMCHAI, RequestRoom
from sqlalchemy import Connection

from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.request import RequesterType, Urgency
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, SortBy, Viewer
from vms_desktop.services.requests.stepping import Given
from vms_desktop.storage import request_find, request_listing, request_words

HOUR_S, DAY_US = 3600, 24 * 3600 * 1_000_000
FILTERS = {
    "all": RequestFilter(),
    "a state": RequestFilter(states=frozenset({State.RECEIVED})),
    "two states": RequestFilter(states=frozenset({State.RECEIVED, State.SUBMITTED})),
    "a type": RequestFilter(types=frozenset({RequesterType.COURT}), urgencies=frozenset({Urgency.NORMAL})),
    "a station": RequestFilter(station="สภ.บางพลี"),
    "times": RequestFilter(from_us=BEGIN_US, to_us=BEGIN_US + 3 * DAY_US, due_from_us=BEGIN_US),
    "a camera": RequestFilter(camera_id="c-1101-0002"),
    "mine": RequestFilter(board=Board.MINE),
    "waiting": RequestFilter(board=Board.WAITING),
    "overdue": RequestFilter(board=Board.OVERDUE),
}
Answer = tuple[int, list[str]]
TEXTS = ("", "บางพลี", "ก", "สมศักดิ์ 12", "ไม่มีคำนี้")


async def register_some(room: RequestRoom) -> None:
    """Nine requests of two officers over some days, in several states."""
    kinds = (RequesterType.COURT, RequesterType.INQUIRY_OFFICER, RequesterType.COURT)
    for number in range(9):
        room.as_(MALEE if number % 4 == 1 else SOMCHAI)
        station = "สภ.บางพลี" if number % 2 else "สภ.เมืองสมุทรปราการ"
        draft = room.draft(room.interval(number % 3), station=station, case_number=f"{7 + number}/2569")
        name = "มาลี ใจงาม" if number % 3 == 2 else "สมศักดิ์ รักดี"
        draft.requester = replace(draft.requester, type=kinds[number % 3], name=name)
        request = await room.requests.register(draft)
        if number % 4 in (0, 1):
            request = await room.requests.take(request.id, request.version, Step.SEARCH)
            step = Step.SUBMIT if number % 4 == 0 else Step.CANCEL
            await room.requests.take(request.id, request.version, step, "ถอนคำขอ", Given(opinion="ครบถ้วน"))
        room.clock.go(7 * HOUR_S)


async def test_a_page_is_the_same_by_every_way(either: RequestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room = either
    await register_some(room)
    ways = (((0, SortBy.DUE), (1, SortBy.REQUESTER)), ((2, SortBy.STATE), (3, SortBy.NUMBER)))
    questions = [
        (replace(wanted, text=text), Page(start, 4, sort, descending=sort is SortBy.STATE))
        for number, wanted in enumerate(FILTERS.values())
        for place, text in enumerate(TEXTS)
        for start, sort in ways[(number + place) % 2]
    ] + [(RequestFilter(), Page(2, 4, sort, descending)) for sort in SortBy for descending in (False, True)]

    async def answers(viewer: Viewer, asked: list[tuple[RequestFilter, Page]]) -> list[Answer]:
        def work(connection: Connection) -> list[Answer]:
            found = [request_find.find(connection, wanted, page, viewer) for wanted, page in asked]
            return [(one.total, [row.number for row in one.rows]) for one in found]

        return await room.opened.store._database.read(work)

    everywhere = Viewer(SOMCHAI.id, decides=True, now_us=microseconds(room.clock.now()))
    few = await answers(everywhere, questions)
    assert {total for total, _ in few} >= {0, 1, 2, 4, 9}
    # One of another officer's has no camera of these places.
    limited = replace(everywhere, limits=Limits(cameras=frozenset({"c-1101-0002"})))
    unseen = "REQ-2569-0006"
    whole = await answers(everywhere, [(wanted, replace(page, start=0, size=100)) for wanted, page in questions])
    seen = []
    for (_, page), (_, numbers) in zip(questions, whole, strict=True):
        left = [number for number in numbers if number != unseen]
        seen.append((len(left), left[page.start : page.start + page.size]))
    for way in ({}, {"FEW": 0, "LOOKED_UP": 0, "GATHERED": 0}, {"SOON": 0, "NEAR": 0}, {"GATHERED": 40_000}):
        for name, value in way.items():
            for module in (request_find, request_listing, request_words):
                if hasattr(module, name):
                    monkeypatch.setattr(module, name, value)
        for question, expected, found in zip(questions, few, await answers(everywhere, questions), strict=True):
            assert found == expected, (way, question)
        if not way or "FEW" in way:  # the others differ where somebody may see all
            for question, expected, found in zip(questions, seen, await answers(limited, questions), strict=True):
                assert found == expected, ("limited", way, question)
