"""Which steps somebody limited by place may take of a request of theirs, of both, of others: all of the table."""

from __future__ import annotations

from typing import Any

import pytest
from authority_fakes import AtTheDesk, person

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.person import ANYWHERE, Limits
from vms_desktop.domain.requests.request import (
    Asked,
    Basis,
    Decision,
    Delivery,
    DeliveryState,
    Handover,
    Incident,
    Interval,
    Judgement,
    OralOrder,
    Request,
    Requester,
    RequesterType,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import WAYS, Reach, State, Step
from vms_desktop.services.requests.places import Places
from vms_desktop.services.requests.request_ports import Viewer
from vms_desktop.storage.request_places import seen_by, seen_one_by_one

OWN, OTHER, GONE = Interval("c-1", 0, 60), Interval("c-2", 0, 60), Interval("c-3", 0, 60)
WHO = person("p-limited", limits=Limits(places=frozenset({"1101"})))
BY = Actor("p-other", "ร.ต.อ. อื่น", "officer")
CODES = {"c-1": "1101-0001", "c-2": "1102-0001", "c-3": "1101-0009"}


class _Register:
    """``c-3`` is no longer in it."""

    def find(self, camera_id: str) -> Camera | None:
        if camera_id == GONE.camera_id:
            return None
        code = CODES[camera_id]
        return Camera(camera_id, code, code, "", code[:4], "", "", None, None)


def request_for(*intervals: Interval, by: Actor = BY) -> Request:
    """With everything that a step may be about, each of all its cameras."""
    handover = Handover("ก", "1", "", BY, "", "", "", "", 1)
    states = (DeliveryState.SEALED, DeliveryState.HANDED_OVER)
    deliveries = tuple(
        Delivery(str(n), n, state, BY, 0, intervals, handover=handover if n else None) for n, state in enumerate(states)
    )
    return Request(
        "r-1",
        "REQ-2569-0001",
        State.READY,
        Requester(RequesterType.COURT, "ศาล"),
        Basis(),
        Incident(),
        Wanted.COPY,
        "",
        Urgency.NORMAL,
        tuple(Asked(one.camera_id, one, CODES[one.camera_id], "แยก") for one in intervals),
        by,
        0,
        1,
        decision=Decision(Judgement.APPROVED, BY, 0, intervals),
        oral_order=OralOrder(BY, 0, BY, "ด่วน", intervals, 1),
        deliveries=deliveries,
    )


def refused(request: Request, step: Step, limits: Limits = WHO.limits) -> str:
    places = Places(AtTheDesk(person("p-limited", limits=limits)), _Register())
    error = places.refusal(request, step)
    return "" if error is None else error.code


ONE_BY_ONE = frozenset({Step.REGISTER, Step.TELL_FOUND, Step.APPROVE_PARTLY, Step.ORDER_ORALLY, Step.BEGIN_COPY})
"""Of a camera at a time: one that is theirs is enough to offer them."""


@pytest.mark.parametrize("step", list(WAYS))
def test_every_step_asks_for_the_cameras_it_is_about(step: Step) -> None:
    reach = WAYS[step].reach
    whole = {Reach.PART: "", Reach.WHOLE: "access.whole_request", Reach.NAMED: "access.place"}[reach]
    of_the_program = step in (Step.FINISH_COPY, Step.FAIL_COPY)
    assert refused(request_for(OWN), step) == ""
    assert refused(request_for(OTHER), step) == "access.request_place"
    assert refused(request_for(OWN, OTHER), step) == ("" if step in ONE_BY_ONE or of_the_program else whole)
    assert refused(request_for(OTHER, by=Actor(WHO.id, "ก", "officer")), step) == whole
    assert refused(request_for(GONE), step) == "access.request_place"
    for request in (request_for(OTHER), request_for(GONE), request_for(OWN, OTHER, GONE)):
        assert refused(request, step, ANYWHERE) == ""


def test_paper_work_needs_one_camera_and_what_ends_a_request_all_of_them() -> None:
    """So that no step slips into another line of the table unnoticed."""
    assert {step for step, way in WAYS.items() if way.reach is Reach.PART} == {
        Step.ATTACH,
        Step.NUMBER_LETTER,
        Step.CHECK,
        Step.ASK_DOCUMENTS,
        Step.TAKE_DOCUMENTS,
        Step.SEARCH,
        Step.SUBMIT,
        Step.APPEAL,
        Step.TAKE_PAPER,
        Step.TAKE_CONSENT,
        Step.DELIVER_AGAIN,
        Step.KEEP_READY,
        Step.KEEP_HANDED,
    }
    ends = {step for step, way in WAYS.items() if way.to in (State.CLOSED, State.CANCELLED, State.FORWARDED)}
    assert all(WAYS[step].reach is Reach.WHOLE for step in ends | {Step.NOTHING_FOUND, Step.REFUSE, Step.CHANGE})


def test_who_may_work_everywhere_is_asked_nothing_in_lists() -> None:
    assert seen_one_by_one(Viewer("p-1", True, 0)) == []
    assert len(seen_one_by_one(Viewer("p-1", True, 0, WHO.limits))) == 1
    nothing_asked: Any = None
    assert seen_by(nothing_asked, Viewer("p-1", True, 0)) is None
