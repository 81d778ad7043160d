"""Old footage goes, the oldest first, recorded before it does; what is on hold stays, whatever the disk says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from recording_tools import BEGIN, KEY, entries, write_segment

from vms_desktop.domain.errors import RecordingError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.retention import ClockTrust, DiskLevel, RetentionRules
from vms_desktop.domain.segment import DAY_US, HOUR_US, MINUTE_US, SegmentState
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun
from vms_desktop.services.recording.footage_retention import FootageRetention
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import DiskSpace
from vms_desktop.storage.recording_folder import open_folder

OTHER = StreamKey("c1", StreamQuality.SUB)
GONE_CAMERA = StreamKey("c77", StreamQuality.SUB)


class Place:
    """The folder on a disk as large as a test says."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.root = folder.root
        self.problem = None
        self.total, self.others = 10**12, 0
        self.before: list[tuple[str, Path]] = []

    async def earlier(self) -> list[tuple[str, Path]]:
        return self.before

    async def open_earlier(self, folder_id: str, root: Path):
        try:
            return open_folder(root, "desk", known_id=folder_id)
        except RecordingError:
            return None

    async def space(self) -> DiskSpace:
        ours = sum(file.stat().st_size for file in self.root.rglob("*.ts"))
        return DiskSpace(self.total, self.total - self.others - ours)


@pytest.fixture
def place(folder) -> Place:
    return Place(folder)


@pytest_asyncio.fixture
async def retention(store, place, holds, register, clock, log):
    rules = RetentionRules(days=3, percent=90)
    retention = FootageRetention(store.segments, place, holds, register, clock, lambda: 0.0, rules, log.prepared)
    retention.told = []
    retention.on_trouble(lambda error: retention.told.append(error.code))
    yield retention
    await retention.close()


async def recorded(store, folder, clock) -> None:
    await FootageIndexer(store.segments, folder, clock).run(IndexRun())


async def test_footage_goes_after_its_days_and_the_log_says_so(store, root, folder, retention, clock) -> None:
    old = write_segment(root, begin_us=BEGIN - 5 * DAY_US)
    of_nobody = write_segment(root, GONE_CAMERA, begin_us=BEGIN - 6 * DAY_US)
    new = write_segment(root, begin_us=BEGIN - DAY_US)
    await recorded(store, folder, clock)
    await retention.look()
    assert (old.exists(), of_nobody.exists(), new.exists()) == (False, False, True)
    assert not old.parent.exists(), "the empty day goes too"
    assert [one.begin_us for one in await store.segments.oldest(folder.id, None, 9)] == [BEGIN - DAY_US]
    found = await entries(store, Action.FOOTAGE_DELETED)
    assert sorted((entry.camera, entry.person) for entry in found) == [("c0", ""), ("c77", "")]
    assert all('"why":"age"' in entry.details and '"segments":1' in entry.details for entry in found)
    assert retention.state.oldest_us == BEGIN - DAY_US


async def test_footage_on_hold_stays_until_the_hold_is_lifted(store, root, folder, retention, clock, holds) -> None:
    held, free, _ = (write_segment(root, begin_us=BEGIN - days * DAY_US) for days in (9, 8, 0))
    await recorded(store, folder, clock)
    (hold,) = await holds.place(["c0"], BEGIN - 9 * DAY_US, BEGIN - 9 * DAY_US + MINUTE_US, "คดี 1/2569", "12/2569")
    await retention.look()
    assert (held.exists(), free.exists()) == (True, False)
    retention.rules = RetentionRules(days=1, percent=5)
    retention._place.total = 1000
    await retention.look()
    assert held.exists(), "also when the disk is full"
    assert retention.state.outlook.level is DiskLevel.FULL
    assert retention.told == ["recording.disk_full"]
    await holds.lift(hold.id, "ปิดเรื่องแล้ว")
    await retention.look()
    assert not held.exists()


async def test_a_hold_on_footage_that_is_yet_to_come(store, root, folder, retention, clock, holds) -> None:
    await holds.place(["c0"], BEGIN + DAY_US, None, "เฝ้าระวัง")
    clock.go(days=10)
    before = write_segment(root, begin_us=BEGIN + DAY_US - HOUR_US)
    within = write_segment(root, begin_us=BEGIN + 2 * DAY_US)
    write_segment(root, OTHER, begin_us=BEGIN + 9 * DAY_US)
    await recorded(store, folder, clock)
    await retention.look()
    assert (before.exists(), within.exists()) == (False, True)


async def test_when_the_disk_is_short_the_oldest_goes_first_of_all_cameras(
    store, root, folder, retention, place, clock
) -> None:
    files = [
        write_segment(root, key, begin_us=BEGIN - minute * MINUTE_US)
        for minute, key in enumerate((KEY, OTHER, KEY, OTHER, KEY))
    ]
    size = files[0].stat().st_size
    await recorded(store, folder, clock)
    place.total = 100 * size
    retention.rules = RetentionRules(days=30, percent=5)
    await retention.look()
    assert [file.exists() for file in files] == [True] * 5
    retention.rules = RetentionRules(days=30, percent=5)
    place.total = 60 * size  # 5 % are three files
    await retention.look()
    assert [file.exists() for file in files] == [True, True, True, False, False]
    assert sorted(
        (entry.camera, '"why":"space"' in entry.details) for entry in await entries(store, Action.FOOTAGE_DELETED)
    ) == [
        ("c0", True),
        ("c1", True),
    ]


async def test_others_that_fill_the_disk_count_too(store, root, folder, retention, place, clock) -> None:
    files = [write_segment(root, begin_us=BEGIN - minute * MINUTE_US) for minute in range(4)]
    size = files[0].stat().st_size
    await recorded(store, folder, clock)
    place.total, place.others = 100 * size, 95 * size  # two files' space stays free
    await retention.look()
    assert [file.exists() for file in files] == [True, True, True, False]


async def test_what_was_recorded_to_go_goes_after_a_crash(store, root, folder, retention, clock) -> None:
    file = write_segment(root)
    await recorded(store, folder, clock)
    await store.segments.set_state(folder.id, [(KEY, BEGIN)], SegmentState.LEAVING)
    await retention.look()
    assert not file.exists()
    assert await store.segments.oldest(folder.id, None, 9) == []


async def test_nothing_goes_by_age_while_the_clock_may_be_wrong(store, root, folder, retention, clock) -> None:
    file = write_segment(root)
    await recorded(store, folder, clock)
    await retention.look()
    clock.time = clock.time.replace(year=2569)
    await retention.look()
    assert file.exists()
    assert retention.state.clock is ClockTrust.BUDDHIST_YEAR
    assert retention.told == ["recording.clock_buddhist_year"]
    clock.time = clock.time.replace(year=2026) - timedelta(hours=1)
    await retention.look()
    assert file.exists() and retention.state.clock is ClockTrust.WAS_SET
    clock.go(days=8)
    await retention.look()
    assert not file.exists(), "after a day of being watched it is believed again"


async def test_a_disk_that_is_away_is_left_alone(store, root, folder, retention, place, clock) -> None:
    file = write_segment(root, begin_us=BEGIN - 9 * DAY_US)
    await recorded(store, folder, clock)
    place.problem = Exception("away")
    await retention.look()
    assert file.exists()
    assert len(await store.segments.oldest(folder.id, None, 9)) == 1


async def test_people_are_warned_long_before_the_disk_is_full(
    store, root, folder, place, holds, register, clock
) -> None:
    write_segment(root)
    await recorded(store, folder, clock)
    rate, told = [1000.0], []
    rules = RetentionRules(days=30, percent=90)
    place.total = 30 * 86_400 * 1000 * 2
    retention = FootageRetention(store.segments, place, holds, register, clock, lambda: rate[0], rules)
    retention.on_trouble(told.append)
    await retention.look()
    assert told == []
    rate[0] = 4000.0
    await retention.look()
    await retention.look()
    (warning,) = told
    assert warning.code == "recording.disk_short"
    assert warning.params["days"] == 30
    assert 300 < warning.params["hours"] < 30 * 24
    assert retention.state.outlook.fills_in_us > DAY_US


async def test_footage_stays_its_days_in_the_folder_that_was_used_before_too(
    store, root, folder, retention, place, clock, holds
) -> None:
    elsewhere = root.with_name("ดิสก์ เก่า")
    before = open_folder(elsewhere, "desk", known_id=None)
    await store.segments.register_folder(before.id, store.log.desk.id, elsewhere)
    old, held, new = (write_segment(elsewhere, begin_us=BEGIN - days * DAY_US) for days in (6, 5, 1))
    await recorded(store, before, clock)
    before.release()
    await holds.place(["c0"], BEGIN - 5 * DAY_US, BEGIN - 5 * DAY_US + MINUTE_US, "คดี 1/2569")
    place.before = [(before.id, elsewhere), ("gone", root.with_name("gone"))]
    await retention.look()
    assert (old.exists(), held.exists(), new.exists()) == (False, True, True)
    assert not root.with_name("gone").exists(), "a disk that is away is left alone"
    open_folder(elsewhere, "another desk", known_id=None).release()
    clock.go(days=3)
    clock.go(minutes=1)
    await retention.look()
    assert (held.exists(), new.exists()) == (True, False)


async def test_the_folders_used_before_are_known_and_locked_while_they_are_looked_at(store, root, clock) -> None:
    async def prepare(_) -> None: ...

    place = RecordingPlace(open_folder, store.segments, root, store.log.desk.id, "desk", prepare)
    await place.look()
    first = place.folder
    other = await place.open_other(root.with_name("b"))
    await place.move_to(other)
    first.release()
    assert await place.earlier() == [(first.id, root)]
    opened = await place.open_earlier(first.id, root)
    assert opened.id == first.id
    assert await place.open_earlier(first.id, root) is None, "somebody has it"
    opened.release()
    assert await place.open_earlier("another", root) is None
    open_folder(root, "another desk", known_id=None).release()
    await place.close()
