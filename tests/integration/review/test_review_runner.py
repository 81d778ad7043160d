"""Rules over a real log: in parts, after a crash, with other rules, and nothing twice."""

from __future__ import annotations

import pytest
from review_desk import BANGKOK, DESK, MALEE, SOMCHAI, MovedClock, about_camera, write

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, EntryDraft, Subject
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review import ItemState
from vms_desktop.domain.review_rule import Rule, RuleKind
from vms_desktop.services.review import review_runner
from vms_desktop.services.review.review_ports import QueueFilter
from vms_desktop.services.review.review_runner import ReviewRunner
from vms_desktop.storage.store import Store

EVERYTHING = QueueFilter()


@pytest.fixture
def runner(store: Store, rules, clock: MovedClock) -> ReviewRunner:
    return ReviewRunner(store.review, rules, clock, BANGKOK)


async def queued(store: Store) -> list[tuple[str, int, int]]:
    """(kind, entries counted, entries kept) of all items."""
    found = await store.review.items(EVERYTHING, None, 1000)
    return [(one.kind.value, one.facts.entries, len(await store.review.entries(one.id))) for one in found]


async def execute(store: Store, *statements: str) -> None:
    """Past the repository."""

    def run(connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    await store._database.write(run)


async def test_what_is_new_is_looked_through_once(store, clock, runner) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"), about_camera(Action.EXPORT_MADE, "c-1"))
    assert await runner.run() == 1
    assert await runner.run() == 0
    assert await queued(store) == [("no_request", 2, 2)]
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-2"))
    assert await runner.run() == 0  # joins the day's item, which nobody has looked at yet
    assert await queued(store) == [("no_request", 3, 3)]
    (item,) = await store.review.items(EVERYTHING, None, 10)
    assert item.facts.cameras == ("c-1", "c-2")
    assert (item.about, item.desk, item.state) == (SOMCHAI, DESK.id, ItemState.OPEN)
    assert item.due_us - item.queued_us == 3 * 86_400_000_000
    assert item.from_us < item.to_us < item.queued_us + 10_000_000


async def test_what_comes_after_the_sign_off_is_another_item(store, clock, runner, queue) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    await runner.run()
    (item,) = await store.review.items(EVERYTHING, None, 10)
    await queue.question(item, "เปิดดูเพราะเหตุใด")
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-2"))
    assert await runner.run() == 1
    assert await queued(store) == [("no_request", 1, 1), ("no_request", 1, 1)]


async def test_batches_lead_to_the_same_as_one_go(store, clock, rules, monkeypatch) -> None:
    """Two runners with small batches and a new start in between against one that sees everything at once."""
    drafts = []
    for number in range(40):
        drafts.append(about_camera(Action.LIVE_OPENED, f"c-{number % 3}"))
        drafts.append(about_camera(Action.LIVE_CLOSED, f"c-{number % 3}", details={"opened": number}))
    await rules.save(Rule("same_camera", RuleKind.SAME_CAMERA, values={"times": 5, "hours": 1}))
    await write(store, clock, *drafts[:30])
    monkeypatch.setattr(review_runner, "BATCH", 7)
    first = ReviewRunner(store.review, rules, clock, BANGKOK)
    await first.run()
    await write(store, clock, *drafts[30:])
    second = ReviewRunner(store.review, rules, clock, BANGKOK)
    await second.run()
    in_parts = await queued(store)
    assert [count for _, count, _ in in_parts] == [10, 10, 10]
    await execute(
        store, *(f"DELETE FROM {table}" for table in ("review_item_entries", "review_items", "review_positions"))
    )
    monkeypatch.setattr(review_runner, "BATCH", 10_000)
    await ReviewRunner(store.review, rules, clock, BANGKOK).run()
    assert await queued(store) == in_parts


async def test_after_a_crash_nothing_is_found_twice(store, clock, runner, rules) -> None:
    await write(store, clock, *(about_camera(Action.REPLAY_OPENED, f"c-{n}") for n in range(5)))
    await runner.run()
    before = await queued(store)
    await execute(store, "UPDATE review_positions SET sequence = 1")
    assert await ReviewRunner(store.review, rules, clock, BANGKOK).run() == 0
    assert await queued(store) == before


async def test_the_first_look_goes_back_a_week_only(store, clock, runner) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    clock.go(days=9)
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-2"))
    await runner.run()
    (item,) = await store.review.items(EVERYTHING, None, 10)
    assert item.facts.cameras == ("c-2",)


async def test_a_window_reaches_back_over_a_new_start(store, clock, rules) -> None:
    """Eleven openings before, one after: twelve within a day are found by a program that saw only the last one."""
    await write(store, clock, *(about_camera(Action.LIVE_OPENED, "c-1") for _ in range(11)), seconds=600)
    await ReviewRunner(store.review, rules, clock, BANGKOK).run()
    assert await queued(store) == []
    await write(store, clock, about_camera(Action.LIVE_OPENED, "c-1"))
    await ReviewRunner(store.review, rules, clock, BANGKOK).run()
    assert await queued(store) == [("same_camera", 12, 12)]


async def test_a_rule_that_was_changed_counts_from_the_next_entry(store, clock, runner, rules) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    await rules.save(Rule("no_request", RuleKind.NO_REQUEST, enabled=False))
    assert await runner.run() == 0
    await rules.save(Rule("no_request", RuleKind.NO_REQUEST))
    assert await runner.run() == 0
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-2"))
    assert await runner.run() == 1


async def test_a_marked_area_counts_as_soon_as_it_is_marked(store, clock, runner, rules, make_camera) -> None:
    await store.cameras.store([make_camera("c-1")], [], {})
    await rules.save_area(PrivateArea("", "c-1", "ห้องพักแพทย์", 0.2, 0.4))
    turned = about_camera(Action.PTZ_ENDED, "c-1", details={"rests": [[0.3, 0.0, 0.0]]})
    await write(store, clock, turned)
    assert await runner.run() == 1
    (item,) = await store.review.items(EVERYTHING, None, 10)
    assert (item.kind, item.facts.names) == (RuleKind.PRIVATE_AREA, ("ห้องพักแพทย์",))


async def test_failed_sign_ins(store, clock, runner) -> None:
    tried = EntryDraft(Action.SIGN_IN_FAILED, PROGRAM, Subject("person", MALEE.person, MALEE.name))
    await write(store, clock, *([tried] * 5))
    assert await runner.run() == 1
    (item,) = await store.review.items(EVERYTHING, None, 10)
    assert item.about.person == MALEE.person


async def test_entries_of_very_many_are_counted_and_the_first_ones_kept(store, clock, runner) -> None:
    many = [about_camera(Action.REPLAY_OPENED, f"c-{n % 300}") for n in range(700)]
    await store.log.append(many)
    await runner.run()
    (item,) = await store.review.items(QueueFilter(kinds=(RuleKind.NO_REQUEST,)), None, 10)
    assert (item.facts.entries, item.facts.camera_count, len(item.facts.cameras)) == (700, 300, 200)
    assert len(await store.review.entries(item.id)) == 500


async def test_a_database_that_is_locked_leaves_everything_for_the_next_time(store, clock, runner, monkeypatch) -> None:
    await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    keep = store.review.keep
    refusals = [StorageError("storage.locked", path="x", folder="y")]

    async def refuse(*given):
        if refusals:
            raise refusals.pop()
        return await keep(*given)

    monkeypatch.setattr(store.review, "keep", refuse)
    with pytest.raises(StorageError):
        await runner.run()
    assert await queued(store) == []
    assert await runner.run() == 1
    assert await queued(store) == [("no_request", 1, 1)]
