"""What is offered of a request: the next step, the others, and that every step and state has its words and sign."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import (
    Asked,
    Basis,
    Decision,
    Delivery,
    DeliveryState,
    Found,
    Incident,
    Interval,
    Judgement,
    Request,
    Requester,
    RequesterType,
    StepTaken,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import WAYS, State, Step, steps_from
from vms_desktop.services.requests import form_words
from vms_desktop.ui import icons
from vms_desktop.ui.offered import nothing_refused
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.footage_strip import StripFacts
from vms_desktop.ui.requests.found_dialog import merged
from vms_desktop.ui.requests.request_words import standing_reasons
from vms_desktop.ui.requests.steps_offered import next_step, offer_of, others, stations

OFFICER, BOSS = Actor("u-1", "สมชาย", "officer"), Actor("u-2", "มาลี", "supervisor")
STRETCH = Interval("c-1", 0, 60_000_000)


def request_in(state: State, **more: object) -> Request:
    values: dict[str, object] = {
        "id": "r-1",
        "number": "REQ-2569-0001",
        "state": state,
        "requester": Requester(RequesterType.COURT, "ศาล"),
        "basis": Basis(),
        "incident": Incident(),
        "wanted": Wanted.COPY,
        "medium": "",
        "urgency": Urgency.NORMAL,
        "asked": (Asked("a-1", STRETCH, "1101-0001", "แยก"),),
        "registered_by": OFFICER,
        "received_us": 0,
        "due_us": 1,
    } | more
    return Request(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_the_next_step_exists_in_the_domain_from_there(state: State) -> None:
    step = next_step(request_in(state))
    assert step is None or step in steps_from(state), step


@pytest.mark.parametrize("state", list(State))
def test_every_step_a_person_may_take_is_offered_once(state: State) -> None:
    request = request_in(state)
    offered = [one.step for one in others(request, BOSS, nothing_refused)]
    assert len(offered) == len(set(offered)) and next_step(request) not in offered
    assert all(
        state in WAYS[step].before for step in offered if offer_of(request, step, BOSS, nothing_refused).refused is None
    )


def test_after_searching_it_depends_on_what_was_found() -> None:
    found = Found("a-1", (STRETCH,), None, "", OFFICER, 0)
    none = Found("a-1", (), None, "", OFFICER, 0)
    assert next_step(request_in(State.SEARCHING)) is Step.TELL_FOUND
    assert next_step(request_in(State.SEARCHING, found=(found,))) is Step.SUBMIT
    assert next_step(request_in(State.SEARCHING, found=(none,))) is Step.NOTHING_FOUND


def test_who_only_wants_to_see_is_shown_it_and_gets_no_copy() -> None:
    assert next_step(request_in(State.APPROVED, wanted=Wanted.VIEW)) is Step.SHOW
    assert next_step(request_in(State.APPROVED)) is Step.BEGIN_COPY


def test_a_copy_that_failed_can_be_begun_again() -> None:
    delivery = Delivery("d-1", 1, DeliveryState.FAILED, OFFICER, 0, (STRETCH,))
    assert next_step(request_in(State.COPYING, deliveries=(delivery,))) is Step.BEGIN_COPY


def test_another_copy_that_was_never_begun_can_be_given_up() -> None:
    """A request with a sealed package could not be handed over any more once another copy had been wished for."""
    decision = Decision(Judgement.APPROVED, BOSS, 9, (STRETCH,))
    sealed = Delivery("d-1", 1, DeliveryState.SEALED, OFFICER, 0, (STRETCH,))
    waits = request_in(State.COPYING, deliveries=(sealed,), decision=decision)
    offered = [one.step for one in others(waits, OFFICER, nothing_refused)]
    assert Step.KEEP_READY in offered and Step.KEEP_HANDED not in offered
    running = replace(sealed, id="d-2", number=2, state=DeliveryState.COPYING)
    busy = request_in(State.COPYING, deliveries=(sealed, running), decision=decision)
    assert not {Step.KEEP_READY, Step.KEEP_HANDED} & {one.step for one in others(busy, OFFICER, nothing_refused)}


def test_a_lacking_permission_is_told_only_where_the_step_is_possible() -> None:
    def refused(_permission: object) -> AccessError:
        return AccessError("access.denied")

    told = offer_of(request_in(State.RECEIVED), Step.CHECK, BOSS, refused).refused
    not_now = offer_of(request_in(State.CLOSED), Step.CHECK, BOSS, refused).refused
    assert told is not None and told.code == "access.denied"
    assert not_now is not None and not_now.code == "request.not_now"


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_the_rail_shows_where_a_request_stands_once(state: State) -> None:
    shown = stations(request_in(state))
    assert [one.state for one in shown if one.now] == [state]
    passed = [one.passed for one in shown]
    assert passed == sorted(passed, reverse=True)  # what is behind comes first


def test_the_rail_ticks_nothing_that_an_oral_order_went_past() -> None:
    """It showed an approval as done, and a search, where somebody had only said that copying may begin."""
    ordered = StepTaken(2, Step.ORDER_ORALLY, State.RECEIVED, State.COPYING, OFFICER, 5, "โทรศัพท์")
    shown = {one.state: one for one in stations(request_in(State.COPYING, history=(ordered,)))}
    assert shown[State.RECEIVED].passed and shown[State.COPYING].now
    assert not any(shown[state].passed for state in (State.CHECKING, State.SEARCHING, State.APPROVED))
    decision = Decision(Judgement.APPROVED, BOSS, 9, (STRETCH,))
    shown = {one.state: one for one in stations(request_in(State.COPYING, history=(ordered,), decision=decision))}
    assert shown[State.APPROVED].passed and shown[State.APPROVED].at_us == 9


def test_what_must_be_read_before_it_is_decided_again_stands_on_the_page() -> None:
    history = (
        StepTaken(2, Step.REFUSE, State.SUBMITTED, State.REFUSED, BOSS, 5, "ไม่มีบันทึกประจำวัน"),
        StepTaken(3, Step.APPEAL, State.REFUSED, State.SUBMITTED, OFFICER, 6, "ส่งบันทึกประจำวันแล้ว"),
    )
    told = [words for _, words in standing_reasons(request_in(State.SUBMITTED, history=history))]
    assert told == ["ไม่มีบันทึกประจำวัน", "ส่งบันทึกประจำวันแล้ว"]
    asked = StepTaken(2, Step.ASK_DOCUMENTS, State.RECEIVED, State.MORE_DOCUMENTS, OFFICER, 5, "สำเนาบัตร")
    assert standing_reasons(request_in(State.MORE_DOCUMENTS, history=(asked,)))[0][1] == "สำเนาบัตร"
    taken = StepTaken(3, Step.TAKE_DOCUMENTS, State.MORE_DOCUMENTS, State.CHECKING, OFFICER, 6)
    assert standing_reasons(request_in(State.CHECKING, history=(asked, taken))) == []


def test_every_step_and_state_has_its_words_and_its_sign() -> None:
    steps = [step for step in Step if step not in (Step.FINISH_COPY, Step.FAIL_COPY)]
    assert all(request_texts.verb_text(step) for step in steps)
    assert all(request_texts.done_text(step) for step in Step)
    signs = [request_texts.STEP_ICONS[step] for step in steps if step is not Step.REGISTER]
    for name in itertools.chain(signs, (look[0] for look in request_texts.STATE_LOOKS.values())):
        icons.icon(name)
    assert set(request_texts.STATE_LOOKS) == set(State) and icons.missing() == []
    assert all(request_texts.state_text(state) for state in State)


def test_pieces_of_several_sources_count_once() -> None:
    pieces = [(0, 30_000_000), (10_000_000, 40_000_000), (-5, 5), (50_000_000, 90_000_000)]
    assert StripFacts(STRETCH, pieces).share == pytest.approx(50 / 60)
    assert [(one.begin_us, one.end_us) for one in merged(STRETCH, pieces)] == [
        (0, 40_000_000),
        (50_000_000, 60_000_000),
    ]
    assert StripFacts(STRETCH, None).share == 0.0 and merged(STRETCH, ()) == ()


def test_every_kind_of_attached_file_has_its_thai_name_on_the_forms() -> None:
    """The request form said "id_card"."""
    assert set(form_words.ATTACHMENTS) == {kind.value for kind in request_texts.AttachmentKind}
    assert form_words.DRAWN == request_texts.AttachmentKind.SIGNATURE
