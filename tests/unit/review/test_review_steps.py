"""Who may take which step of a review, and that nobody reviews himself."""

from __future__ import annotations

import pytest
from review_entries import MALEE, SOMCHAI, WICHAI

from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_entry import PROGRAM, Actor
from vms_desktop.domain.review import (
    LEADS_TO,
    Facts,
    Finding,
    ItemState,
    ReviewItem,
    Step,
    StepKind,
    facts_of,
    may_take,
    next_step,
)
from vms_desktop.domain.review_rule import RuleKind

DAY_US = 86_400_000_000
FACTS = Facts(3, 2, ("c-1", "c-2"), {"times": 3}, ("ห้องพัก",))


def item(about: Actor = SOMCHAI, state: ItemState = ItemState.OPEN) -> ReviewItem:
    return ReviewItem(12, "night", RuleKind.NIGHT, "", about, "d", state, 0, 7 * DAY_US, 0, 1, FACTS)


def step(kind: StepKind, by: Actor) -> Step:
    return Step(kind, 0, by, "x")


def refusal(one: ReviewItem, kind: StepKind, by: Actor, history: tuple[Step, ...] = (), note: str = "ดูแล้ว") -> str:
    with pytest.raises(ReviewError) as caught:
        next_step(one, history, kind, by, note, 5)
    return caught.value.code


def test_nobody_reviews_himself() -> None:
    for kind in (StepKind.SIGNED_OFF, StepKind.QUESTIONED, StepKind.ESCALATED):
        assert refusal(item(), kind, SOMCHAI) == "review.own_item"
    assert may_take(item(), (), SOMCHAI.person) == ()


def test_only_who_is_asked_answers_and_only_when_asked() -> None:
    asked = item(state=ItemState.QUESTIONED)
    assert refusal(item(), StepKind.ANSWERED, SOMCHAI) == "review.not_asked"
    assert refusal(asked, StepKind.ANSWERED, MALEE) == "review.not_asked"
    assert next_step(asked, (), StepKind.ANSWERED, SOMCHAI, "ตามคำสั่งหัวหน้าเวร", 5).by == SOMCHAI
    assert may_take(asked, (), SOMCHAI.person) == (StepKind.ANSWERED,)


def test_who_escalated_does_not_decide() -> None:
    history = (step(StepKind.ESCALATED, MALEE),)
    escalated = item(state=ItemState.ESCALATED)
    assert refusal(escalated, StepKind.SIGNED_OFF, MALEE, history) == "review.escalated_by_you"
    assert refusal(escalated, StepKind.ESCALATED, MALEE, history) == "review.escalated_by_you"
    assert next_step(escalated, history, StepKind.SIGNED_OFF, WICHAI, "ดูแล้ว", 5).kind is StepKind.SIGNED_OFF
    # Also after a question and its answer it stays so.
    answered = (*history, step(StepKind.QUESTIONED, MALEE), step(StepKind.ANSWERED, SOMCHAI))
    assert refusal(item(state=ItemState.ANSWERED), StepKind.SIGNED_OFF, MALEE, answered) == "review.escalated_by_you"


def test_what_is_signed_off_stays_so() -> None:
    done = item(state=ItemState.SIGNED_OFF)
    for kind in StepKind:
        assert refusal(done, kind, MALEE) == "review.finished"
    assert not done.is_overdue(99 * DAY_US)


def test_every_step_says_why() -> None:
    for note in ("", "  \n "):
        assert refusal(item(), StepKind.SIGNED_OFF, MALEE, note=note) == "review.note_missing"
    assert refusal(item(), StepKind.SIGNED_OFF, PROGRAM) == "review.nobody"


def test_a_note_is_bounded_and_harmless() -> None:
    made = next_step(item(), (), StepKind.SIGNED_OFF, MALEE, " \u202eก\x07" + "x" * 5000, 5, Finding.BREACH)
    assert made.note.startswith("<U+202E>ก\u2407x")
    assert len(made.note) <= 1000
    assert made.finding is Finding.BREACH
    assert next_step(item(), (), StepKind.ESCALATED, MALEE, "ดูแล้ว", 5, Finding.BREACH).finding is None


def test_an_item_about_nobody_can_be_decided_but_nobody_can_be_asked() -> None:
    unknown = item(PROGRAM)
    assert refusal(unknown, StepKind.QUESTIONED, MALEE) == "review.nobody_to_ask"
    assert may_take(unknown, (), MALEE.person) == (StepKind.ESCALATED, StepKind.SIGNED_OFF)


def test_overdue_is_after_the_day() -> None:
    assert not item().is_overdue(7 * DAY_US)
    assert item().is_overdue(7 * DAY_US + 1)


def test_every_step_leads_somewhere() -> None:
    assert set(LEADS_TO) == set(StepKind)


def test_facts_come_back_as_they_were_stored_and_join() -> None:
    assert facts_of(FACTS.as_details()) == FACTS
    more = Facts(4, 2, ("c-2", "c-3"), {"times": 4}, ("ห้องพัก", "คลินิก"))
    assert FACTS.joined(more, 3) == Facts(6, 3, ("c-1", "c-2", "c-3"), {"times": 4}, ("ห้องพัก", "คลินิก"))


def test_more_cameras_than_an_item_names_are_counted_at_least() -> None:
    many = Facts(300, 200, tuple(f"c-{n}" for n in range(200)), {})
    joined = many.joined(Facts(2, 2, ("d-1", "d-2"), {}), 2)
    assert len(joined.cameras) == 200
    assert joined.camera_count == 202
