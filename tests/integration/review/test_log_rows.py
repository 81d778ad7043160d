"""The log as numbered rows: the same entries in the same order as all pages, loaded only where somebody looks."""

from __future__ import annotations

from collections import Counter

import pytest
from review_desk import MALEE, SOMCHAI, MovedClock, SignedIn, about_camera, sequences, write

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.services.review import log_rows
from vms_desktop.services.review.activity import by_hour_of_day
from vms_desktop.services.review.log_reader import LogReader
from vms_desktop.services.review.log_rows import FoundRows, LogRows
from vms_desktop.services.review.review_seen import SeenCameras, known


@pytest.fixture
async def story(store, clock: MovedClock):
    """Some busy and some quiet hours; two persons; the clock goes back once."""
    drafts = []
    for number in range(240):
        who = MALEE if number % 5 == 0 else SOMCHAI
        drafts.append(
            about_camera(Action.LIVE_OPENED, f"c-{number % 9}", who, reason="เหตุ" if number % 40 == 0 else "")
        )
    await write(store, clock, *drafts[:100], seconds=7)
    clock.go(hours=30)
    await write(store, clock, *drafts[100:120], seconds=900)
    clock.go(hours=-2)
    return await write(store, clock, *drafts[120:], seconds=40)


async def rows_of(store, log, wanted: LogFilter) -> LogRows:
    rows = LogRows(await LogReader(log, store.log, authority=SignedIn()).open(wanted))
    await rows.open()
    return rows


async def test_rows_are_all_entries_hour_by_hour(store, log, story, monkeypatch) -> None:
    monkeypatch.setattr(log_rows, "AT_ONCE", 16)
    rows = await rows_of(store, log, LogFilter())
    await rows.load(0, rows.total)
    shown = [rows.row(number).entry for number in range(rows.total)]
    everything = [one.entry for one in await store.log.page(LogFilter(), None, 1000)]
    assert Counter(sequences(shown)) == Counter(sequences(everything))
    hours = [entry.time_us // 3_600_000_000 for entry in shown]
    assert hours == sorted(hours, reverse=True)


async def test_only_what_is_looked_at_is_loaded_and_what_was_is_let_go(store, log, story, monkeypatch) -> None:
    monkeypatch.setattr(log_rows, "AT_ONCE", 16)
    monkeypatch.setattr(log_rows, "MOST_KEPT", 60)
    rows = await rows_of(store, log, LogFilter(persons=(SOMCHAI.person,)))
    assert rows.total == 192
    await rows.load(150, 160)
    assert all(rows.row(number) is not None for number in range(150, 160))
    assert rows.row(0) is None
    for first in range(0, 190, 10):
        await rows.load(first, first + 10)
        assert rows.is_loaded(first, first + 10)
    assert sum(rows.row(number) is not None for number in range(rows.total)) <= 120


async def test_what_is_recorded_after_the_look_began_does_not_move_the_rows(store, log, clock, story) -> None:
    rows = await rows_of(store, log, LogFilter())
    first = rows.total
    await write(store, clock, about_camera(Action.EXPORT_MADE, "c-1"))
    await rows.load(0, 5)
    assert rows.total == first
    assert rows.row(0).entry.action != "export.made"


async def test_part_of_a_time_is_exact_to_the_microsecond(store, log, story) -> None:
    wanted = LogFilter(from_us=story[10].time_us, to_us=story[20].time_us)
    rows = await rows_of(store, log, wanted)
    await rows.load(0, rows.total)
    assert rows.total == 10
    assert sorted(sequences([rows.row(number) for number in range(10)])) == sequences(story[10:20])


@pytest.mark.parametrize(
    "more", [LogFilter(text="เหตุ"), LogFilter(text="เหตุ", camera="c-4"), LogFilter(text="๑๑๐๑ เหตุ")]
)
async def test_words_are_found_among_all_entries(store, log, story, more) -> None:
    """With and without an index that helps; numbers in Thai digits too."""
    rows = FoundRows(await LogReader(log, store.log, authority=SignedIn()).open(more))
    await rows.open()
    while not rows.is_end:
        await rows.look(2, 0.001)
    found = [one.entry for one in rows.rows if one.entry.action == "live.opened"]
    wanted = [entry for entry in (await store.log.page(LogFilter(camera=more.camera), None, 1000))]
    assert sequences(found) == [one.entry.sequence for one in wanted if one.entry.reason == "เหตุ"]
    assert found


async def test_the_chart_adds_up_hours_of_the_day(store, log, story) -> None:
    view = await LogReader(log, store.log, authority=SignedIn()).open(LogFilter(actions=(Action.LIVE_OPENED,)))
    days = by_hour_of_day(await view.activity(), {SOMCHAI.person: SOMCHAI.name}, 1)
    assert [(day.person, day.name, day.total) for day in days] == [(SOMCHAI.person, SOMCHAI.name, 192), ("", "", 48)]


async def test_what_was_seen_live_lasts_from_opening_to_closing(store, log, clock) -> None:
    opened, other = await write(
        store, clock, about_camera(Action.LIVE_OPENED, "c-1"), about_camera(Action.LIVE_OPENED, "c-2")
    )
    closing = about_camera(Action.LIVE_CLOSED, "c-1", details={"opened": opened.sequence})
    clock.go(seconds=100)
    (closed,) = await write(store, clock, closing)
    seen = SeenCameras(store.log, log, authority=SignedIn())
    for entry in (opened, closed):
        found = await seen.of_entry(entry)
        assert (found.cameras, found.from_us, found.to_us) == (("c-1",), opened.time_us, closed.time_us)
    assert (await seen.of_entry(other)).to_us is None
    wall = await seen.wall_of(closed)
    assert (wall.cameras, wall.is_whole) == (("c-1", "c-2"), True)
    assert (await store.log.page(LogFilter(actions=(Action.LOG_READ,)), None, 1))[0].entry.details


async def test_what_was_replayed_is_told_with_the_range_that_was_played(store, log, clock) -> None:
    (opened,) = await write(store, clock, about_camera(Action.REPLAY_OPENED, "c-1"))
    played = {"opened": opened.sequence, "from_us": 1_000_000, "to_us": 9_000_000}
    (closed,) = await write(store, clock, about_camera(Action.REPLAY_CLOSED, "c-1", details=played))
    for entry in (opened, closed):
        found = await SeenCameras(store.log, log, authority=SignedIn()).of_entry(entry)
        assert (found.is_recording, found.from_us, found.to_us) == (True, 1_000_000, 9_000_000)
    (signed,) = await write(store, clock, EntryDraft(Action.SIGNED_IN, SOMCHAI, Subject("person", "u")))
    assert await SeenCameras(store.log, log, authority=SignedIn()).of_entry(signed) is None


def test_cameras_that_are_gone_are_counted(make_camera) -> None:
    from vms_desktop.domain.errors import CameraError

    class Register:
        def get(self, camera_id: str):
            if camera_id == "c-1":
                return make_camera(camera_id)
            raise CameraError("camera.unknown")

    assert known(("c-1", "c-2", "c-3"), Register()) == (["c-1"], 2)
