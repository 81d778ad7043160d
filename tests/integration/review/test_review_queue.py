"""The queue on a real database: who may take which step, what the log says of it, and two who are equally quick."""

from __future__ import annotations

import pytest
from review_desk import BANGKOK, MALEE, SOMCHAI, WICHAI, MovedClock, about_camera, write

from vms_desktop.domain.errors import ReviewError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.review import Finding, ItemState, ReviewItem, StepKind
from vms_desktop.services.review.review_ports import QueueFilter
from vms_desktop.services.review.review_queue import PAGE
from vms_desktop.services.review.review_runner import ReviewRunner


async def queued(store, clock, rules, count: int = 1) -> list[ReviewItem]:
    """So many items about Somchai, a day each."""
    for number in range(count):
        await write(store, clock, about_camera(Action.REPLAY_OPENED, f"c-{number}"))
        await ReviewRunner(store.review, rules, clock, BANGKOK).run()
        clock.go(days=1)
    return await store.review.items(QueueFilter(), None, 1000)


async def last(store):
    return (await store.log.page(LogFilter(), None, 1))[0].entry


async def test_each_step_stands_in_the_log_with_who_took_it_and_what_was_found(store, clock, rules, queue) -> None:
    (item,) = await queued(store, clock, rules)
    await queue.sign_off(item, Finding.BREACH, "ดูโดยไม่มีเหตุ")
    entry = await last(store)
    assert (entry.action, entry.person, entry.subject, entry.reason) == (
        "log.reviewed",
        MALEE.person,
        str(item.id),
        "ดูโดยไม่มีเหตุ",
    )
    assert '"finding":"breach"' in entry.details
    assert (await store.review.item(item.id)).state is ItemState.SIGNED_OFF
    with pytest.raises(ReviewError) as refusal:
        await queue.escalate(item, "อีกครั้ง")
    assert refusal.value.code == "review.changed_meanwhile"


async def test_the_person_reviewed_is_not_the_reviewer_whatever_step_he_tries(
    store, clock, rules, queue, signed_in
) -> None:
    (item,) = await queued(store, clock, rules)
    signed_in.who = SOMCHAI
    for step in (queue.sign_off(item, Finding.IN_ORDER, "ดี"), queue.question(item, "?"), queue.escalate(item, "!")):
        with pytest.raises(ReviewError) as refusal:
            await step
        assert refusal.value.code == "review.own_item"
    opened = await (await queue.open()).open(item.id)
    assert opened.may == ()
    assert await store.review.history(item.id) == []


async def test_question_and_answer(store, clock, rules, queue, signed_in) -> None:
    (item,) = await queued(store, clock, rules)
    await queue.question(item, "เปิดดูเพราะเหตุใด")
    signed_in.who = WICHAI
    assert await queue.questions() == []
    with pytest.raises(ReviewError, match=r"review\.not_asked"):
        await queue.answer(await store.review.item(item.id), "ไม่ใช่ผม")
    signed_in.who = SOMCHAI
    (asked,) = await queue.questions()
    assert asked.may == (StepKind.ANSWERED,) and asked.history[0].note == "เปิดดูเพราะเหตุใด"
    await queue.answer(asked.item, "ตามหนังสือ สภ.")
    assert await queue.questions() == []
    assert [step.kind for step in await store.review.history(item.id)] == [StepKind.QUESTIONED, StepKind.ANSWERED]


async def test_of_two_supervisors_only_one_decides(store, clock, rules, queue, signed_in, monkeypatch) -> None:
    """Both have read the item as open; the second one's step reaches the database after the first one's."""
    (item,) = await queued(store, clock, rules)

    async def as_it_was(_number: int) -> ReviewItem:
        return item

    monkeypatch.setattr(store.review, "item", as_it_was)
    await queue.sign_off(item, Finding.IN_ORDER, "เรียบร้อย")
    before = await store.log.count(LogFilter())
    signed_in.who = WICHAI
    with pytest.raises(ReviewError, match=r"review\.changed_meanwhile"):
        await queue.sign_off(item, Finding.BREACH, "ไม่เรียบร้อย")
    assert await store.log.count(LogFilter()) == before  # what was not done is not in the log either
    assert [step.by for step in await store.review.history(item.id)] == [MALEE]


async def test_pages_go_on_and_counts_are_of_all(store, clock, rules, queue, monkeypatch) -> None:
    items = await queued(store, clock, rules, 7)
    monkeypatch.setattr("vms_desktop.services.review.review_queue.PAGE", 3)
    view = await queue.open()
    seen: list[ReviewItem] = []
    while page := await view.items(QueueFilter(), seen[-1] if seen else None):
        seen += page
    assert [one.id for one in seen] == [one.id for one in items]
    assert [one.due_us for one in seen] == sorted(one.due_us for one in seen)
    counts = await view.counts()
    assert counts.of(ItemState.OPEN) == 7
    assert counts.overdue == 5  # three days each; the oldest is seven days old
    late = await view.items(QueueFilter(overdue_us=seen[4].due_us))
    assert {one.id for one in late} == {one.id for one in seen[:3]}  # a page
    assert PAGE == 200


async def test_opening_the_queue_is_recorded_once_a_look(store, clock, rules, queue, log) -> None:
    await queued(store, clock, rules)
    view = await queue.open()
    for _ in range(3):
        await view.items(QueueFilter())
        await view.open(1)
    reads = await store.log.page(LogFilter(actions=(Action.LOG_READ,)), None, 10)
    assert [(one.entry.subject_kind, one.entry.person) for one in reads] == [("review", MALEE.person)]


async def test_a_step_that_cannot_be_recorded_is_not_taken(store, clock, rules, queue, monkeypatch) -> None:
    (item,) = await queued(store, clock, rules)

    def refuse(*_given):
        raise StorageError("storage.disk_full", folder="/data")

    monkeypatch.setattr(store._appender, "append", refuse)
    with pytest.raises(StorageError):
        await queue.sign_off(item, Finding.IN_ORDER, "เรียบร้อย")
    monkeypatch.undo()
    assert (await store.review.item(item.id)).state is ItemState.OPEN
    assert await store.review.history(item.id) == []


async def test_hostile_notes_are_kept_as_harmless_text(store, clock: MovedClock, rules, queue) -> None:
    (item,) = await queued(store, clock, rules)
    await queue.question(item, "ถาม\u202e\x00<b>=1+1")
    (step,) = await store.review.history(item.id)
    assert step.note == "ถาม<U+202E>\u2400<b>=1+1"
