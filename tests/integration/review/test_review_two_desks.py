"""Two desks that review on one PostgreSQL: one queue, no item twice, and nothing added unseen to what is signed off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from postgresql_server import PostgresqlServer
from review_desk import BANGKOK, SOMCHAI, MovedClock, SignedIn, about_camera, write

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import ReviewError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.review import Finding, ItemState
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.review.review_ports import QueueFilter
from vms_desktop.services.review.review_queue import ReviewQueue
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.services.review.review_runner import ReviewRunner
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.store import Store

EVERYTHING = QueueFilter()


class Room:
    """A desk of its own with everything reviewing needs."""

    def __init__(self, store: Store, clock: MovedClock) -> None:
        who = SignedIn()
        self.store, self.log = store, AccessLog(store.log, who)
        self.queue = ReviewQueue(store.review, self.log, clock, authority=who)
        rules = RuleBook(store.review_rules, self.log, clock, authority=who)
        self.runner = ReviewRunner(store.review, rules, clock, BANGKOK)


@pytest.fixture
def place(postgresql: PostgresqlServer) -> str:
    """The database's name."""
    return postgresql.new_database()


@pytest_asyncio.fixture
async def rooms(
    postgresql: PostgresqlServer, place: str, clock: MovedClock, tmp_path: Path
) -> AsyncIterator[tuple[Room, Room]]:
    made = []
    for number in (1, 2):
        desk = Desk(bytes([number]) * 32, f"โต๊ะ {number}")
        folder = DataFolder(tmp_path / desk.name)
        made.append(
            Room(await Store.open(folder, clock, location=parse_location(postgresql.url(place)), desk=desk), clock)
        )
    yield made[0], made[1]
    for room in made:
        await room.log.close()
        await room.store.close()


async def waits_for_a_lock(postgresql: PostgresqlServer, place: str) -> None:
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(20):
        while not postgresql.execute(waiting, place)[0][0]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_what_two_desks_find_of_one_day_is_one_item_and_both_see_it(rooms, clock) -> None:
    for number, room in enumerate(rooms):
        await write(room.store, clock, *(about_camera(Action.REPLAY_OPENED, f"c-{number}-{n}") for n in range(3)))
    await asyncio.gather(*(room.runner.run() for room in rooms))
    for room in rooms:
        (item,) = await room.store.review.items(EVERYTHING, None, 10)
        assert (item.about.person, item.facts.entries, item.facts.camera_count) == (SOMCHAI.person, 6, 6)
        entries = await room.store.review.entries(item.id)
        assert sorted(one.entry.camera for one in entries) == [f"c-{n}-{m}" for n in (0, 1) for m in range(3)]
    assert [await room.runner.run() for room in rooms] == [0, 0]


async def test_a_step_taken_at_one_desk_is_seen_at_the_other(rooms, clock) -> None:
    one, two = rooms
    await write(one.store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    await one.runner.run()
    (item,) = await two.store.review.items(EVERYTHING, None, 10)
    await two.queue.sign_off(item, Finding.IN_ORDER, "เรียบร้อย")
    assert (await one.store.review.item(item.id)).state is ItemState.SIGNED_OFF
    with pytest.raises(ReviewError, match=r"review\.changed_meanwhile"):
        await one.queue.sign_off(item, Finding.BREACH, "ไม่เรียบร้อย")
    assert len(await one.store.review.history(item.id)) == 1


async def test_what_another_desk_adds_while_somebody_signs_off_is_an_item_of_its_own(
    rooms, clock, postgresql, place
) -> None:
    """The sign-off is not committed yet when the rules look: they wait, and then find the item closed."""
    one, two = rooms
    await write(one.store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    await one.runner.run()
    (item,) = await one.store.review.items(EVERYTHING, None, 10)
    await write(two.store, clock, about_camera(Action.REPLAY_OPENED, "c-2"))
    with psycopg.connect(postgresql.dsn(place)) as signing:
        signing.execute("UPDATE review_items SET state = 'signed_off', closed_us = 1 WHERE id = %s", [item.id])
        looking = asyncio.create_task(two.runner.run())
        await waits_for_a_lock(postgresql, place)
        signing.commit()
    assert await looking == 1
    assert len(await one.store.review.entries(item.id)) == 1
    (later,) = await one.store.review.items(QueueFilter(states=(ItemState.OPEN,)), None, 10)
    assert [listed.entry.camera for listed in await one.store.review.entries(later.id)] == ["c-2"]


async def test_who_signs_off_has_seen_all_of_the_item(rooms, clock, postgresql, place) -> None:
    """Another desk adds an older entry, which moves none of the item's times, just before the step."""
    one, two = rooms
    await write(two.store, clock, about_camera(Action.REPLAY_OPENED, "c-0"))
    await write(one.store, clock, *(about_camera(Action.REPLAY_OPENED, f"c-{n}") for n in (1, 2)))
    await one.runner.run()
    (seen,) = await one.store.review.items(EVERYTHING, None, 10)
    await two.runner.run()
    with pytest.raises(ReviewError, match=r"review\.changed_meanwhile"):
        await one.queue.sign_off(seen, Finding.IN_ORDER, "เรียบร้อย")
    (now,) = await one.store.review.items(EVERYTHING, None, 10)
    assert now.facts.entries == 3
    await one.queue.sign_off(now, Finding.IN_ORDER, "เรียบร้อย")
