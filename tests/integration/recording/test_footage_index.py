"""The index made from the files: whatever became of them, nothing that was recorded is lost, and each case is told."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from recording_tools import BEGIN, KEY, write_segment

from vms_desktop.domain.errors import RecordingError
from vms_desktop.domain.segment import DAY_US, MINUTE_US, SegmentState, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun, Trouble

OTHER = StreamKey("c1", StreamQuality.SUB)
BUDDHIST = BEGIN + 543 * 365 * DAY_US + 132 * DAY_US


@pytest.fixture
def indexer(store, folder, clock) -> FootageIndexer:
    return FootageIndexer(store.segments, folder, clock)


async def rows(store, key: StreamKey = KEY, around: int = BEGIN):
    return await store.segments.segments(key.camera_id, around - DAY_US, around + DAY_US)


async def test_files_without_an_index_get_one_and_a_second_run_changes_nothing(store, root, indexer) -> None:
    for minute in range(5):
        write_segment(root, begin_us=BEGIN + minute * MINUTE_US)
    write_segment(root, OTHER)
    first = await indexer.run(IndexRun())
    assert (first.files, first.put, first.troubles) == (6, 6, {Trouble.NEW: 6})
    found = await rows(store)
    assert [(one.begin_us, one.pictures, one.state) for one in found] == [
        (BEGIN + minute * MINUTE_US, 20, SegmentState.CLOSED) for minute in range(5)
    ]
    assert all(one.file.exists() and one.offset_low_ms == 250 for one in found)
    again = await indexer.run(IndexRun())
    assert (again.files, again.kept, again.put, again.troubles) == (6, 6, 0, {})
    assert await rows(store) == found


async def test_a_run_that_was_stopped_goes_on_where_it_was(store, root, folder, indexer) -> None:
    for day in range(4):
        write_segment(root, begin_us=BEGIN + day * DAY_US)

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await indexer.run(IndexRun(progress=stop))
    assert len(await rows(store, around=BEGIN + MINUTE_US)) == 2
    told: list[tuple[int, int]] = []
    report = await indexer.run(IndexRun(progress=lambda done, days: told.append((done, days))))
    assert (report.kept, report.put) == (2, 2)
    assert told == [(done, 4) for done in range(5)]


async def test_looking_changes_nothing(store, root, indexer) -> None:
    write_segment(root)
    report = await indexer.run(IndexRun(change=False))
    assert report.troubles == {Trouble.NEW: 1}
    assert await rows(store) == []


async def test_what_a_desk_was_writing_when_it_was_killed_is_closed(store, root, folder, indexer) -> None:
    file = write_segment(root)
    await indexer.run(IndexRun())
    (whole,) = await rows(store)
    file.write_bytes(file.read_bytes()[:-700])
    gone = replace(whole, begin_us=BEGIN + MINUTE_US, path=segment_path(KEY, BEGIN + MINUTE_US))
    emptied = replace(whole, begin_us=BEGIN + 2 * MINUTE_US, path=segment_path(KEY, BEGIN + 2 * MINUTE_US))
    (root / emptied.path).write_bytes(b"")
    still_open = [replace(one, state=SegmentState.OPEN, pictures=3) for one in (whole, gone, emptied)]
    await store.segments.put(still_open)
    assert await indexer.close_open() == 3
    found = await rows(store)
    assert [one.state for one in found] == [SegmentState.CLOSED, SegmentState.MISSING, SegmentState.DAMAGED]
    assert 3 < found[0].pictures < 20
    assert found[0].bytes == file.stat().st_size
    assert await store.segments.open_segments(folder.id) == []


async def test_damaged_files_are_told_and_what_is_readable_in_them_is_kept(store, root, indexer) -> None:
    cut = write_segment(root)
    cut.write_bytes(cut.read_bytes()[:5000])
    empty = write_segment(root, begin_us=BEGIN + MINUTE_US)
    empty.write_bytes(b"")
    noise = write_segment(root, begin_us=BEGIN + 2 * MINUTE_US)
    noise.write_bytes(bytes(range(256)) * 40)
    report = await indexer.run(IndexRun())
    assert report.troubles == {Trouble.NEW: 3, Trouble.DAMAGED: 2}
    found = await rows(store)
    assert [one.state for one in found] == [SegmentState.CLOSED, SegmentState.DAMAGED, SegmentState.DAMAGED]
    assert 0 < found[0].pictures < 20
    assert (await indexer.run(IndexRun())).troubles == {Trouble.DAMAGED: 2}
    ranges = await store.segments.ranges(["c0"], BEGIN - DAY_US, BEGIN + DAY_US, 1_000_000)
    assert len(ranges["c0"]) == 1, "what cannot be read is not shown as footage"


async def test_a_file_of_another_camera_is_found_out_and_belongs_to_that_one(store, root, indexer) -> None:
    write_segment(root, KEY, says=str(OTHER))
    report = await indexer.run(IndexRun())
    assert report.troubles == {Trouble.NEW: 1, Trouble.FOREIGN: 1}
    assert await rows(store) == []
    (found,) = await rows(store, OTHER)
    assert found.file.exists() and found.path.startswith("c0/")
    again = await indexer.run(IndexRun())
    assert (again.put, again.troubles) == (0, {Trouble.FOREIGN: 1})
    assert await rows(store, OTHER) == [found]


async def test_the_same_minute_twice_is_told_and_the_first_stays(store, root, indexer) -> None:
    first = write_segment(root)
    await indexer.run(IndexRun())
    copy = first.with_name(first.name.replace(".ts", "_2.ts"))
    shutil.copy(first, copy)
    report = await indexer.run(IndexRun())
    assert report.troubles[Trouble.TWICE] == 1
    (found,) = await rows(store)
    assert found.file == first


async def test_a_file_with_a_wrong_name_is_found_by_what_it_holds(store, root, indexer) -> None:
    write_segment(root, path="c0/sub/2026-11-24/copy of camera 7.ts")
    write_segment(root, begin_us=BEGIN + MINUTE_US, path=segment_path(KEY, BEGIN + 30 * MINUTE_US))
    (root / "c0/sub/2026-11-24/ไม่ใช่ภาพ.ts").write_bytes(b"x" * 2000)
    (root / "c0/notes.txt").write_text("x")
    report = await indexer.run(IndexRun())
    assert report.troubles == {Trouble.NEW: 3, Trouble.MISNAMED: 2, Trouble.DAMAGED: 1, Trouble.OTHER: 1}
    assert [one.begin_us for one in await rows(store)] == [BEGIN, BEGIN + MINUTE_US]


async def test_a_year_of_the_buddhist_era_is_told_and_its_footage_found(store, root, indexer) -> None:
    write_segment(root, begin_us=BUDDHIST)
    assert (root / "c0/sub/2569-11-24").is_dir()
    report = await indexer.run(IndexRun())
    assert report.troubles == {Trouble.NEW: 1, Trouble.BUDDHIST_YEAR: 1}
    assert len(await rows(store, around=BUDDHIST)) == 1


async def test_rows_without_files_are_told_and_come_back_with_their_files(store, root, indexer) -> None:
    file = write_segment(root)
    day = write_segment(root, begin_us=BEGIN + DAY_US).parent
    await indexer.run(IndexRun())
    aside = root.parent / "aside.ts"
    file.rename(aside)
    shutil.move(day, root.parent / "day")
    report = await indexer.run(IndexRun())
    assert report.troubles == {Trouble.MISSING: 2}
    assert {one.state for one in await rows(store, around=BEGIN + 1)} == {SegmentState.MISSING}
    aside.rename(file)
    shutil.move(root.parent / "day", day)
    assert (await indexer.run(IndexRun())).troubles == {}
    assert {one.state for one in await rows(store, around=BEGIN + 1)} == {SegmentState.CLOSED}


async def test_a_disk_that_goes_away_makes_nothing_missing(store, root, indexer) -> None:
    write_segment(root)
    await indexer.run(IndexRun())
    away = root.rename(root.with_name("away"))
    root.mkdir()
    with pytest.raises(RecordingError) as caught:
        await indexer.run(IndexRun())
    assert caught.value.code == "recording.folder_gone"
    assert [one.state for one in await rows(store)] == [SegmentState.CLOSED]
    root.rmdir()
    away.rename(root)
    assert (await indexer.run(IndexRun())).kept == 1


async def test_what_is_being_written_is_left_to_its_recorder(store, root, indexer, clock) -> None:
    file = write_segment(root)
    clock.time = clock.time.fromtimestamp(file.stat().st_mtime + 10, clock.time.tzinfo)
    report = await indexer.run(IndexRun(recorded_now=True))
    assert (report.files, report.put) == (1, 0)
    clock.go(minutes=10)
    report = await indexer.run(IndexRun(recorded_now=True))
    assert report.put == 1


async def test_after_a_crash_only_the_last_days_and_unknown_ones_are_looked_through(store, root, indexer) -> None:
    for day in range(6):
        write_segment(root, begin_us=BEGIN + day * DAY_US)
    await indexer.run(IndexRun())
    new = [BEGIN + 5 * DAY_US + MINUTE_US, BEGIN - 9 * DAY_US]
    for begin_us in new:
        write_segment(root, begin_us=begin_us)
    report = await indexer.run(IndexRun(recent=True))
    assert report.files == 4
    assert (report.put, report.troubles) == (2, {Trouble.NEW: 2})
