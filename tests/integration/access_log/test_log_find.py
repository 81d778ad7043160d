"""Pages and counts against a plain search through all entries, for filters of every kind and clocks that were wrong."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from log_desk import MovedClock

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry, EntryDraft, Subject, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.storage import log_find
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.store import Store

HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
ACTIONS = (Action.LIVE_OPENED, Action.LIVE_CLOSED, Action.SIGNED_IN, Action.EXPORT_MADE, Action.LOG_READ)


async def fill(store: Store, clock: MovedClock, chance: random.Random, count: int = 400) -> None:
    """Three desks, few people, some cameras; hours and days between; now and then a clock that is set."""
    writers = [LogAppender(Desk(bytes([number]) * 32, f"โต๊ะ {number}"), clock) for number in (1, 2, 3)]
    for writer in writers:
        await store._database.write(writer.begin)
    for _ in range(count):
        clock.go(seconds=chance.choice((0, 1, 60, 1800, 3600, 40_000)))
        if chance.random() < 0.01:
            clock.go(hours=chance.choice((-30, -5, 100)))
        action = chance.choice(ACTIONS)
        camera = f"c-{chance.randrange(5)}" if action.group in ("live", "export") else ""
        draft = EntryDraft(
            action,
            Actor(f"u-{chance.randrange(4)}", f"ชื่อ {chance.randrange(2)}", "operator"),
            Subject("camera", camera),
            camera,
            f"110{camera[-1]}01" if camera and camera != "c-4" else "",
            request=f"2568/{chance.randrange(6)}" if chance.random() < 0.1 else "",
        )
        writer = chance.choice(writers)
        drafts = [draft] * chance.choice((1, 1, 1, 3))
        await store._database.write(lambda connection, w=writer, d=drafts: w.append(connection, d))


def some_filter(chance: random.Random, entries: list[Entry]) -> LogFilter:
    def some(values: list, share: float) -> tuple:
        return tuple(chance.sample(values, chance.randint(1, 2))) if chance.random() < share else ()

    def a_time() -> int | None:
        if chance.random() < 0.5:
            return None
        moment = chance.choice(entries).time_us + chance.choice((0, 1, -1, 5 * HOUR_US))
        return moment // HOUR_US * HOUR_US if chance.random() < 0.3 else moment

    return LogFilter(
        desks=some(sorted({entry.desk for entry in entries}), 0.3),
        persons=some([f"u-{number}" for number in range(5)], 0.3),
        actions=some(list(ACTIONS), 0.3),
        districts=some(["1100", "1101", "1102", "1103", "", "9999"], 0.3),
        camera=chance.choice(("c-0", "c-4", "c-9")) if chance.random() < 0.3 else "",
        request=chance.choice(("2568/1", "2568/9")) if chance.random() < 0.2 else "",
        from_us=a_time(),
        to_us=a_time(),
    )


def matches(entry: Entry, wanted: LogFilter) -> bool:
    return (
        (not wanted.desks or entry.desk in wanted.desks)
        and (not wanted.persons or entry.person in wanted.persons)
        and (not wanted.actions or entry.action in wanted.actions)
        and (not wanted.districts or entry.district in wanted.districts)
        and (not wanted.camera or entry.camera == wanted.camera)
        and (not wanted.request or entry.request == wanted.request)
        and (wanted.from_us is None or entry.time_us >= wanted.from_us)
        and (wanted.to_us is None or entry.time_us < wanted.to_us)
    )


async def everything(store: Store) -> list[Entry]:
    return await store.log.scan(lambda rows: [Entry._make(row) for batch in rows for row in batch])


@pytest.mark.parametrize("seed", range(3))
async def test_pages_counts_and_scans_agree_with_a_plain_search(store, clock, seed: int) -> None:
    chance = random.Random(seed)
    await fill(store, clock, chance)
    entries = await everything(store)
    assert len(entries) > 400
    found_some = 0
    for _ in range(80):
        wanted = some_filter(chance, entries)
        right = [entry for entry in entries if matches(entry, wanted)]
        found_some += bool(right)
        assert await store.log.count(wanted) == len(right), wanted
        newest, days = await store.log.layout(wanted)
        assert dict(days) == Counter(entry.time_us // DAY_US for entry in right), wanted
        assert [day for day, _ in days] == sorted({day for day, _ in days}, reverse=True)
        hours = await store.log.hours(wanted, newest + 1)
        assert dict(hours) == Counter(entry.time_us // HOUR_US for entry in right), wanted
        shown, before = [], None
        while page := await store.log.page(wanted, before, 7):
            shown += [one.entry for one in page]
            before = page[-1].id
            if len(shown) > 60:
                break
        assert shown == right[::-1][: len(shown)], wanted
        assert len(shown) >= min(len(right), 60)
        scanned = await store.log.scan(lambda rows: [tuple(row) for batch in rows for row in batch], wanted)
        if wanted == LogFilter(desks=wanted.desks):
            scanned.sort(key=entries.index)  # of one desk they come by its own numbers
        assert scanned == right, wanted
    assert found_some > 25


async def test_pages_go_on_over_windows_of_numbers(store, clock, monkeypatch) -> None:
    """What matches lies far apart: the windows in which it is looked for grow, and none is left out between them."""
    monkeypatch.setattr(log_find, "_FIRST_WINDOW", 3)
    monkeypatch.setattr(log_find, "_WINDOW_GROWS", 2)
    chance = random.Random(7)
    await fill(store, clock, chance)
    entries = await everything(store)
    for wanted in (LogFilter(persons=("u-1",)), LogFilter(actions=(Action.EXPORT_MADE,), districts=("1102",))):
        right = [entry for entry in entries if matches(entry, wanted)]
        shown, before = [], None
        while page := await store.log.page(wanted, before, 7):
            shown += [one.entry for one in page]
            before = page[-1].id
        assert shown == right[::-1]


async def test_newest_first_is_the_order_they_were_recorded_in_although_the_clock_went_back(store, clock) -> None:
    for hours in (0, 1, -5, 1):
        clock.go(hours=hours)
        await store.log.append([EntryDraft(Action.SIGNED_IN, Actor("u", "n", "r"))])
    page = await store.log.page(LogFilter(persons=("u",)), None, 10)
    assert [one.entry.sequence for one in page] == [6, 5, 3, 2]
    assert [one.entry.time.hour for one in page] == [22, 21, 2, 1]


async def test_activity_is_told_by_hour_and_person(store, clock) -> None:
    start = microseconds(clock.now())
    for person, minutes in (("u-1", 0), ("u-1", 59), ("u-2", 1), ("u-1", 0)):
        clock.go(minutes=minutes)
        await store.log.append([EntryDraft(Action.SIGNED_IN, Actor(person, person, "r"))])
    await store.log.append([EntryDraft(Action.SIGNED_OUT, Actor("u-1", "u-1", "r"))])
    hour = start // HOUR_US
    wanted = LogFilter(actions=(Action.SIGNED_IN,), from_us=start)
    told = [(one.hour - hour, one.person, one.entries) for one in await store.log.activity(wanted)]
    assert told == [(0, "u-1", 2), (1, "u-1", 1), (1, "u-2", 1)]
    later = LogFilter(actions=(Action.SIGNED_IN,), from_us=start + HOUR_US)
    assert len(await store.log.activity(later)) == 2
    assert await store.log.persons() == [("u-1", "u-1"), ("u-2", "u-2")]


async def test_indexes_alone_answer_what_filters_ask(store, clock) -> None:
    """Otherwise a page in five million entries would read them all."""
    await fill(store, clock, random.Random(1), 50)
    statements: list[str] = []

    def plans(connection) -> list[str]:
        from sqlalchemy import event

        def seen(_c, _cursor, statement, parameters, _context, _many) -> None:
            if statement.lstrip().upper().startswith("SELECT"):
                statements.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", seen)
        at = microseconds(clock.now())
        for wanted in (
            LogFilter(),
            LogFilter(camera="c-1", persons=("u-1",)),
            LogFilter(request="2568/1"),
            LogFilter(actions=(Action.LIVE_OPENED,), districts=("1101",)),
            LogFilter(persons=("u-1",), from_us=at - 10 * HOUR_US, to_us=at - HOUR_US + 1),
        ):
            log_find.page(connection, wanted, 100, 5)
            log_find.count(connection, wanted)
        event.remove(connection, "before_cursor_execute", seen)
        return [
            f"{row[3]}"
            for statement, parameters in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    steps = await store._database.read(plans)
    on_entries = [step for step in steps if "access_log" in step and "access_log_" not in step.replace("ix_access", "")]
    assert len(on_entries) >= 8
    assert not [step for step in on_entries if step.startswith("SCAN") and "ORDER" not in step], steps
