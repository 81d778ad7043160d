"""The index of segments, plans, holds and notes through real SQLite files and a real PostgreSQL."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.domain.clock_offset import ClockReading, ClockSource
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.footage_hold import FOR_EVER_US, Hold, Need
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, microseconds
from vms_desktop.domain.minute_map import MINUTES, day_of
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, WeekHours
from vms_desktop.domain.segment import (
    DAY_US,
    GAP_US,
    HOUR_US,
    MINUTE_US,
    SECOND_US,
    Segment,
    SegmentState,
    Stretch,
    merged,
    segment_path,
)
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.store import Store

FOLDER = "folder-1"
MORNING = microseconds(datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
SUB, MAIN = StreamQuality.SUB, StreamQuality.MAIN
SOMEBODY = Actor("u-1", "สมชาย ใจดี")
DESK = Desk(bytes(range(32)), "desk")


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def store(request, folder, clock, postgresql_where_there_is_one):
    location, server = None, postgresql_where_there_is_one
    if request.param == "postgresql":
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        location = parse_location(server.url(server.new_database()))
    store = await Store.open(folder, clock, location=location, desk=DESK)
    await store.segments.register_folder(FOLDER, DESK.id, Path("/recordings"))
    yield store
    await store.close()


def segment(
    camera: str = "c-1", begin_us: int = MORNING, seconds: float = 60, quality: StreamQuality = SUB, **more: object
) -> Segment:
    values: dict[str, object] = {
        "camera_id": camera,
        "quality": quality,
        "folder": FOLDER,
        "root": "/recordings",
        "path": segment_path(StreamKey(camera, quality), begin_us),
        "begin_us": begin_us,
        "end_us": begin_us + round(seconds * SECOND_US),
        "pictures": 900,
        "bytes": 4_000_000,
        "codec": "h264",
        "offset_low_ms": None,
        "offset_high_ms": None,
        "state": SegmentState.CLOSED,
        **more,
    }
    return Segment(**values)  # type: ignore[arg-type]


def row(camera: str, begin_us: int, count: int, **more: object) -> list[Segment]:
    """One after the other, a minute each."""
    return [segment(camera, begin_us + n * MINUTE_US, 59.9, **more) for n in range(count)]


async def test_every_field_comes_back(store) -> None:
    odd = segment(
        path="c-1/sub/2569-11-24/x.ts",
        offset_low_ms=-56 * 365 * 86_400_000,
        offset_high_ms=543 * 365 * 86_400_000,
        bytes=5_000_000_000,
        state=SegmentState.DAMAGED,
    )
    await store.segments.put([odd])
    assert await store.segments.segments("c-1", MORNING, MORNING + 1) == [odd]
    usual = replace(odd, path=segment_path(odd.key, odd.begin_us), state=SegmentState.OPEN)
    await store.segments.put([usual])
    assert await store.segments.segments("c-1", MORNING, MORNING + 1) == [usual]
    assert usual.file == Path("/recordings", usual.path)


async def test_a_day_is_listed_with_what_reaches_into_it(store) -> None:
    night = MORNING // DAY_US * DAY_US
    those = [
        segment(begin_us=night - 30 * SECOND_US),
        segment(begin_us=night - 90 * SECOND_US, seconds=59),
        segment(begin_us=night + HOUR_US),
        segment(begin_us=night + DAY_US),
        segment("c-2", begin_us=night + HOUR_US),
        segment(begin_us=night + HOUR_US, quality=MAIN),
    ]
    await store.segments.put(those)
    assert await store.segments.segments("c-1", night, night + DAY_US, SUB) == [those[0], those[2]]
    assert len(await store.segments.segments("c-1", night, night + DAY_US)) == 3


async def test_ranges_are_as_fine_as_asked_for(store) -> None:
    first, second = row("c-1", MORNING, 3), row("c-1", MORNING + 4 * MINUTE_US, 2)
    main = row("c-1", MORNING + 10 * MINUTE_US, 1, quality=MAIN)
    await store.segments.put([*first, *second, *main])
    asked = (["c-1", "c-2"], MORNING - HOUR_US, MORNING + HOUR_US)
    fine = await store.segments.ranges(*asked, SECOND_US)
    ends = [first[-1].end_us, second[-1].end_us, main[-1].end_us]
    begins = [MORNING, MORNING + 4 * MINUTE_US, MORNING + 10 * MINUTE_US]
    assert fine == {"c-1": [Stretch(*pair) for pair in zip(begins, ends, strict=True)], "c-2": []}
    by_minutes = await store.segments.ranges(*asked, MINUTE_US)
    assert by_minutes["c-1"] == [Stretch(MORNING, MORNING + 6 * MINUTE_US), Stretch(begins[2], begins[2] + MINUTE_US)]
    coarse = await store.segments.ranges(*asked, 5 * MINUTE_US)
    assert coarse["c-1"] == [Stretch(MORNING, MORNING + 11 * MINUTE_US)]
    cut = await store.segments.ranges(["c-1"], MORNING + MINUTE_US, MORNING + 2 * MINUTE_US, SECOND_US)
    assert cut["c-1"] == [Stretch(MORNING + MINUTE_US, first[1].end_us)]
    half = await store.segments.ranges(["c-1"], MORNING, MORNING + MINUTE_US // 2, MINUTE_US)
    assert half["c-1"] == [Stretch(MORNING, MORNING + MINUTE_US // 2)]


async def test_what_cannot_be_read_is_in_no_range(store) -> None:
    await store.segments.put(
        [
            segment(state=SegmentState.DAMAGED, pictures=0),
            segment(begin_us=MORNING + HOUR_US, state=SegmentState.MISSING),
            segment(begin_us=MORNING + 2 * HOUR_US, pictures=0),
        ]
    )
    for resolution in (SECOND_US, MINUTE_US):
        found = await store.segments.ranges(["c-1"], MORNING - DAY_US, MORNING + DAY_US, resolution)
        assert found == {"c-1": []}


async def expected_days(store) -> dict[str, list[Stretch]]:
    """From the segments themselves, minute by minute."""
    found = {}
    for camera in ("c-1", "c-2"):
        those = await store.segments.segments(camera, MORNING - 9 * DAY_US, MORNING + 9 * DAY_US)
        minutes = [
            (begin // MINUTE_US * MINUTE_US, end // MINUTE_US * MINUTE_US + MINUTE_US)
            for begin, end in ((one.begin_us, one.end_us) for one in those if one.is_readable and one.pictures)
        ]
        found[camera] = merged(minutes, max(MINUTE_US, GAP_US))
    return found


@pytest.mark.parametrize("seed", range(4))
async def test_the_short_form_by_days_agrees_with_the_segments_whatever_happens(store, seed: int) -> None:
    chance = random.Random(seed)
    known: dict[tuple[StreamKey, int], Segment] = {}
    for _ in range(30):
        what = chance.randrange(4)
        if what == 0 and known:
            ids = chance.sample(sorted(known), min(len(known), 5))
            await store.segments.remove(FOLDER, ids)
            for one in ids:
                del known[one]
        elif what == 1 and known:
            ids = chance.sample(sorted(known), min(len(known), 3))
            state = chance.choice(list(SegmentState))
            await store.segments.set_state(FOLDER, ids, state)
            known |= {one: replace(known[one], state=state) for one in ids}
        else:
            those = {}
            for _ in range(chance.randrange(1, 12)):
                camera, begin = chance.choice(["c-1", "c-2"]), MORNING + chance.randrange(0, 3 * 1440) * MINUTE_US
                made = segment(
                    camera,
                    begin,
                    chance.randrange(120),
                    bytes=chance.randrange(10_000),
                    pictures=chance.randrange(3),
                    state=chance.choice(list(SegmentState)),
                )
                those[made.key, begin] = made
            await store.segments.put(list(those.values()))
            known |= those
    everything = (["c-1", "c-2"], MORNING - 9 * DAY_US, MORNING + 9 * DAY_US)
    assert await store.segments.ranges(*everything, MINUTE_US) == await expected_days(store)
    sums = {one.camera_id: one for one in await store.segments.sums(FOLDER)}
    for camera in ("c-1", "c-2"):
        own = [one for one in known.values() if one.camera_id == camera]
        assert sums[camera].segments == len(own) and sums[camera].bytes == sum(one.bytes for one in own)
    held = {"c-1": [Stretch(MORNING + HOUR_US, MORNING + 2 * DAY_US)], "c-2": [Stretch(MORNING, FOR_EVER_US)]}
    touched = [
        one
        for one in known.values()
        for stretch in held[one.camera_id]
        if one.begin_us <= stretch.end_us and one.end_us >= stretch.begin_us
    ]
    assert await store.segments.held_bytes(FOLDER, held) == sum(one.bytes for one in touched)


async def test_the_oldest_come_first_over_all_streams_page_by_page(store) -> None:
    those = [
        *row("c-1", MORNING, 5),
        *row("c-2", MORNING, 5),
        *row("c-2", MORNING, 5, quality=MAIN),
        segment("c-3", MORNING - HOUR_US, state=SegmentState.OPEN),
    ]
    random.Random(1).shuffle(those)
    await store.segments.put(those)
    found: list[Segment] = []
    while page := await store.segments.oldest(FOLDER, (found[-1].key, found[-1].begin_us) if found else None, 4):
        found += page
    closed = [one for one in those if one.state is SegmentState.CLOSED]
    assert found == sorted(closed, key=lambda one: (one.begin_us, one.camera_id, one.quality.value))
    assert await store.segments.oldest("another folder", None, 4) == []
    assert await store.segments.newest_us(FOLDER) == MORNING + 4 * MINUTE_US + round(59.9 * SECOND_US)
    assert await store.segments.newest_us("another folder") is None
    assert [one.camera_id for one in await store.segments.open_segments(FOLDER)] == ["c-3"]
    assert await store.segments.streams(FOLDER) == sorted({one.key for one in those})


async def test_segments_go_together_with_what_the_log_says_or_not_at_all(store) -> None:
    await store.segments.put(row("c-1", MORNING, 3))
    ids = [(StreamKey("c-1", SUB), MORNING)]
    entry = EntryDraft(Action.SETTINGS_CHANGED, subject=Subject("camera", "c-1"))
    await store.segments.set_state(FOLDER, ids, SegmentState.LEAVING, [entry])
    last = await store.log.last()
    assert last is not None and last.subject == "c-1"
    assert [one.begin_us for one in await store.segments.in_state(FOLDER, SegmentState.LEAVING)] == [MORNING]
    day = day_of(MORNING)
    assert await store.segments.days(FOLDER, ids[0][0]) == [day]
    assert len(await store.segments.of_day(FOLDER, ids[0][0], day)) == 3
    assert await store.segments.of_day(FOLDER, ids[0][0], day + 1) == []


async def test_a_folder_that_moved_keeps_its_segments(store) -> None:
    await store.segments.put([segment()])
    await store.segments.register_folder(FOLDER, DESK.id, Path("/elsewhere"))
    (found,) = await store.segments.segments("c-1", MORNING, MORNING + 1)
    assert found.root == "/elsewhere"
    assert await store.segments.folders(DESK.id) == [(FOLDER, Path("/elsewhere"))]
    assert await store.segments.folders("another") == []


async def test_plans_go_with_their_cameras(store, make_camera) -> None:
    one, two = make_camera(1), make_camera(2)
    await store.cameras.add([one, two], {})
    plan = RecordingPlan(RecordingMode.SCHEDULE, RecordedQuality.BOTH, WeekHours(0b1011))
    await store.recording_plans.store({one.id: plan, two.id: plan, "gone": plan})
    assert await store.recording_plans.all() == {one.id: plan, two.id: plan}
    await store.recording_plans.store({one.id: replace(plan, mode=RecordingMode.OFF)})
    await store.cameras.remove([two.id])
    assert await store.recording_plans.all() == {one.id: replace(plan, mode=RecordingMode.OFF)}


async def test_holds_are_lifted_once_and_stay(store) -> None:
    hold = Hold("h-1", "c-1", MORNING, None, "คดีลักทรัพย์", "2569/0012", MORNING, SOMEBODY)
    entry = EntryDraft(Action.FOOTAGE_HELD, subject=Subject("camera", "c-1"))
    await store.holds.place([hold], [entry])
    assert await store.holds.holds() == [hold]
    other = Actor("u-2", "สมหญิง")
    lifted = replace(hold, lifted_us=MORNING + 5, lifted_by=other, lift_reason="ปิดเรื่อง", second=SOMEBODY)
    release = EntryDraft(Action.FOOTAGE_RELEASED, subject=Subject("camera", "c-1"))
    await store.holds.lift([(lifted, release)])
    await store.holds.lift([(replace(lifted, lift_reason="again"), release)])
    assert await store.holds.holds() == [lifted]
    last = await store.log.last()
    assert last is not None and (last.action, last.sequence) == ("footage.released", 3)


async def test_needs_are_those_in_force(store) -> None:
    need = Need("n-1", "c-1", MORNING, MORNING + HOUR_US, "เฝ้าระวัง", "", MORNING, SOMEBODY)
    await store.holds.ask([need, replace(need, id="n-2")])
    await store.holds.end_need("n-2", MORNING + 1)
    assert await store.holds.needs() == [need]


async def test_bookmarks_are_found_by_words_camera_time_and_person(store) -> None:
    moment = Bookmark("b-1", "c-1", MORNING, None, "รถกระบะสีขาว ทะเบียน ๑กก ๑๒๓๔", MORNING, SOMEBODY)
    stretch = Bookmark(
        "b-2", "c-2", MORNING + HOUR_US, MORNING + 2 * HOUR_US, "White pick-up 100%", 5, Actor("u-2", "x")
    )
    for bookmark in (moment, stretch):
        await store.bookmarks.save(bookmark)

    async def found(**wanted: object) -> list[str]:
        return [one.id for one in await store.bookmarks.find(BookmarkFilter(**wanted), 10)]  # type: ignore[arg-type]

    assert await found() == ["b-2", "b-1"]
    assert await found(text="1234 กระบะ") == ["b-1"]
    assert await found(text="PICK-UP 100%") == ["b-2"]
    assert await found(text="100_") == []
    assert await found(camera_ids=("c-1",)) == ["b-1"]
    assert await found(begin_us=MORNING, end_us=MORNING + 1) == ["b-1"]
    assert await found(begin_us=MORNING + 90 * MINUTE_US, end_us=MORNING + DAY_US) == ["b-2"]
    assert await found(person="u-2") == ["b-2"]
    await store.bookmarks.save(replace(moment, note="แดง", begin_us=MORNING + 7))
    assert await store.bookmarks.get("b-1") == replace(moment, note="แดง", begin_us=MORNING + 7)
    await store.bookmarks.remove("b-1", MORNING)
    assert await found() == ["b-2"]
    assert await store.bookmarks.get("b-1") is None


async def test_offsets_are_a_history(store) -> None:
    def reading(camera: str, at: int, offset: int) -> ClockReading:
        return ClockReading(camera, MORNING + at, offset, ClockSource.RTCP)

    those = [reading("c-1", n * HOUR_US, n * 300) for n in range(5)] + [reading("c-2", 0, 543 * 365 * 86_400_000)]
    await store.clock_offsets.add(those)
    await store.clock_offsets.add(those[:1])
    assert await store.clock_offsets.newest() == {"c-1": those[4], "c-2": those[5]}
    inside = await store.clock_offsets.history("c-1", MORNING + HOUR_US + 1, MORNING + 3 * HOUR_US + 1)
    assert inside == those[1:4]


def test_a_day_has_as_many_minutes_as_its_map() -> None:
    assert MINUTES * MINUTE_US == DAY_US
