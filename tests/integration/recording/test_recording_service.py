"""What is recorded: plans, hours, holds; what the relay is told, and what a person is told of how it goes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC

import pytest
import pytest_asyncio
from recording_tools import BEGIN, KEY, Relay, camera, entries, write_segment
from waiting import until

from vms_desktop.domain.errors import LogError, RecordingError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan, RecordingState, WeekHours
from vms_desktop.domain.segment import MINUTE_US, SegmentState, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.services.recording.recording_place import RecordingPlace
from vms_desktop.services.recording.recording_ports import RecorderFault
from vms_desktop.services.recording.segment_keeper import SegmentKeeper
from vms_desktop.storage.recording_folder import open_folder

ALWAYS = RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)


class Room:
    """The recorder's services around a relay that remembers."""

    def __init__(self, store, root, register, relay: Relay, holds, clock, log, authority) -> None:
        async def prepare(_) -> None:
            self.prepared += 1

        self.prepared = 0
        self.store, self.register, self.relay, self.clock = store, register, relay, clock
        self.place = RecordingPlace(open_folder, store.segments, root, store.log.desk.id, "desk", prepare)
        self.keeper = SegmentKeeper(store.segments, self.place, clock)
        self.service = RecordingService(
            register,
            store.recording_plans,
            holds,
            self.place,
            relay,
            clock,
            log,
            authority=authority,
            local=lambda time: time.astimezone(UTC),
        )
        self.told: list[str] = []
        self.service.on_trouble(lambda error: self.told.append(error.code))

    async def start(self) -> None:
        self.keeper.start(self.relay, self.relay)
        await self.service.start(self.relay, self.keeper.on_written)
        self.place.start()

    async def close(self) -> None:
        await self.service.close()
        await self.keeper.close()
        await self.place.close()

    def state(self, camera_id: str = "c0") -> tuple[RecordingState, str]:
        status = self.service.status(camera_id)
        return status.state, status.code

    async def becomes(self, state: RecordingState, code: str = "", camera_id: str = "c0") -> None:
        def has_become() -> bool:
            self.service._wake.set()
            return self.state(camera_id) == (state, code)

        await until(has_become)


@pytest_asyncio.fixture
async def room(store, root, register, relay, holds, clock, log, authority):
    room = Room(store, root, register, relay, holds, clock, log, authority)
    await room.start()
    yield room
    await room.close()


async def test_nothing_is_recorded_that_nobody_asked_for(room, relay, root) -> None:
    await until(lambda: room.place.problem is None)
    await room.service.settle()
    assert relay.said == []
    assert room.state() == (RecordingState.OFF, "")


async def test_a_plan_is_an_order_to_the_relay_and_stands_in_the_log(room, relay, root, store) -> None:
    await room.service.set_plans({"c0": ALWAYS, "c1": RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.BOTH)})
    await until(lambda: len(relay.orders) == 3)
    folder, marker = relay.orders[KEY]
    assert folder == root / "c0" / "sub" and marker.exists()
    assert room.register.ensured == ["c0", "c1", "c1"]
    found = await entries(store, Action.FOOTAGE_PLANNED)
    assert sorted(entry.camera for entry in found) == ["c0", "c1"]
    assert '"mode":["off","always"]' in found[0].details
    await until(lambda: (root / "c0" / "camera.json").exists())
    assert "กล้อง 0" in (root / "c0" / "camera.json").read_text("utf-8")
    await room.service.set_plans({"c1": RecordingPlan()})
    await until(lambda: list(relay.orders) == [KEY])


async def test_a_camera_with_one_stream_is_recorded_whatever_was_wished(room, relay) -> None:
    room.register.cameras["c0"] = camera(0, main=None)
    room.register.cameras["c1"] = camera(1, main=None, sub=None)
    await room.service.set_plans({one: RecordingPlan(RecordingMode.ALWAYS) for one in ("c0", "c1")})
    await until(lambda: list(relay.orders) == [KEY])
    await room.becomes(RecordingState.FAILING, "stream.no_address", "c1")


async def test_the_hours_of_the_week_begin_and_end_it(room, relay, clock) -> None:
    hours = WeekHours(0).with_hour(1, 13, True)  # Tuesday, 13 to 14
    await room.service.set_plans({"c0": RecordingPlan(RecordingMode.SCHEDULE, RecordedQuality.SUB, hours)})
    await room.becomes(RecordingState.WAITING)
    assert relay.orders == {}
    clock.go(hours=1)
    await room.becomes(RecordingState.STARTING)
    assert list(relay.orders) == [KEY]
    clock.go(hours=1)
    await room.becomes(RecordingState.WAITING)
    assert relay.orders == {}


async def test_a_hold_has_a_camera_recorded_while_it_lasts(room, relay, clock, holds) -> None:
    await room.service.set_plans({"c0": RecordingPlan(RecordingMode.NEEDED, RecordedQuality.SUB)})
    await room.becomes(RecordingState.WAITING)
    now = BEGIN + 7 * 60 * MINUTE_US
    await holds.place(["c0", "c1"], now, now + 10 * MINUTE_US, "คดี")
    await until(lambda: list(relay.orders) == [KEY])
    # The order goes out before the state is judged: the WAITING of before would count for the one of after.
    await room.becomes(RecordingState.STARTING)
    clock.go(minutes=11)
    await room.becomes(RecordingState.WAITING)
    assert relay.orders == {}, "a camera that is not to be recorded was not either"


async def test_what_is_written_is_in_the_index_and_on_the_screen(room, relay, root, store) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: relay.orders)
    file = root / segment_path(KEY, BEGIN)
    relay.wrote(file, size=1000)
    await room.becomes(RecordingState.RECORDING)
    relay.wrote(file, size=5000, closed=True)
    room.clock.go(seconds=10)
    assert room.keeper.rate() == pytest.approx(500, rel=0.01)
    await room.close()
    (found,) = await store.segments.segments("c0", BEGIN, BEGIN + 1)
    assert (found.bytes, found.state, found.file) == (5000, SegmentState.CLOSED, file)


async def test_what_keeps_it_from_being_recorded_is_told(room, relay, clock) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: relay.orders)
    relay.report(KEY, StreamState.AUTH_FAILED, StreamReason.WRONG_PASSWORD)
    await room.becomes(RecordingState.FAILING, "stream.wrong_password")
    relay.report(KEY, StreamState.LIVE)
    await room.becomes(RecordingState.STARTING)
    relay.faults.notify(RecorderFault(KEY, "recording.disk_full", "/x", ""))
    await room.becomes(RecordingState.FAILING, "recording.disk_full")
    relay.faults.notify(RecorderFault(KEY, "", "/x", ""))
    clock.go(seconds=60)
    await room.becomes(RecordingState.FAILING, "recording.no_pictures")
    assert room.told == ["recording.disk_full", "recording.no_pictures"]
    assert room.service.totals()[RecordingState.FAILING] == 1


async def test_a_camera_whose_password_cannot_be_had_does_not_keep_the_others(room, relay) -> None:
    room.register.fails["c0"] = StorageError("storage.vault_key_wrong")
    await room.service.set_plans({"c0": ALWAYS, "c1": ALWAYS})
    await room.becomes(RecordingState.FAILING, "storage.vault_key_wrong")
    assert [key.camera_id for key in relay.orders] == ["c1"]
    room.register.fails.clear()
    await until(lambda: len(relay.orders) == 2)


async def test_a_changed_address_is_recorded_from_then_on_and_a_removed_camera_no_more(room, relay, register) -> None:
    await room.service.set_plans({"c0": ALWAYS, "c1": ALWAYS})
    await until(lambda: len(relay.orders) == 2)
    relay.said.clear()
    register.cameras["c0"] = replace(register.cameras["c0"], name_th="ชื่อใหม่")
    register.changes.notify()
    await until(lambda: ("record", KEY) in relay.said)
    assert relay.said == [("stop", KEY), ("record", KEY)]
    del register.cameras["c1"]
    register.changes.notify()
    await until(lambda: list(relay.orders) == [KEY])


async def test_a_disk_that_goes_and_comes_back(room, relay, root) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: relay.orders)
    away = root.rename(root.with_name("away"))
    root.mkdir()
    await room.place.look()
    await room.becomes(RecordingState.FAILING, "recording.folder_gone")
    assert list(relay.orders) == [KEY], "the recorder tries again by itself"
    assert room.told == ["recording.folder_gone"]
    root.rmdir()
    away.rename(root)
    await room.place.look()
    await room.becomes(RecordingState.STARTING)
    assert list(root.rglob("*.ts")) == []


async def test_a_second_desk_does_not_record_into_the_folder(room, root, store) -> None:
    await until(lambda: room.place.problem is None)

    async def prepare(_) -> None: ...

    other = RecordingPlace(open_folder, store.segments, root, "other", "other", prepare)
    await other.look()
    assert other.problem.code == "recording.folder_taken" and other.folder is None
    await room.place.close()
    await other.look()
    assert other.problem is None
    await other.close()


async def test_what_a_relay_that_ended_left_open_is_closed(room, relay, root, store) -> None:
    await until(lambda: room.place.problem is None)
    await room.service.set_plans({"c0": ALWAYS})
    file = write_segment(root)
    file.write_bytes(file.read_bytes()[:-300])
    relay.wrote(file, size=100)
    relay.ready.notify()
    assert not room.keeper.is_open(room.place.folder.id, KEY, BEGIN)
    await room.keeper.close()
    (found,) = await store.segments.segments("c0", BEGIN, BEGIN + 1)
    assert found.state is SegmentState.CLOSED
    assert found.bytes == file.stat().st_size and found.pictures == 19


async def test_an_index_that_cannot_be_written_is_caught_up_with(room, relay, root, store, monkeypatch) -> None:
    await until(lambda: room.place.problem is None)
    told: list[str] = []
    room.keeper.on_trouble(lambda error: told.append(error.code))
    put, fails = store.segments.put, [True]

    async def put_or_fail(segments) -> None:
        if fails[0]:
            raise StorageError("storage.disk_full")
        await put(segments)

    monkeypatch.setattr(store.segments, "put", put_or_fail)
    relay.wrote(root / segment_path(KEY, BEGIN), closed=True)
    await until(lambda: told == ["storage.disk_full"])
    fails[0] = False
    await room.keeper.close()
    assert len(await store.segments.segments("c0", BEGIN, BEGIN + 1)) == 1


async def test_it_stops_cleanly(room, relay, root) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: relay.orders)
    file = root / segment_path(KEY, BEGIN)
    relay.wrote(file)
    closing = asyncio.create_task(room.close())
    await until(lambda: ("stop", KEY) in relay.said)
    relay.wrote(file, size=2000, closed=True)
    await closing
    (found,) = await room.store.segments.segments("c0", BEGIN, BEGIN + 1)
    assert (found.bytes, found.state) == (2000, SegmentState.CLOSED)


def test_both_streams_have_their_own_folder() -> None:
    main, sub = StreamKey("c0", StreamQuality.MAIN), StreamKey("c0", StreamQuality.SUB)
    assert segment_path(main, BEGIN) != segment_path(sub, BEGIN)


async def test_a_plan_that_cannot_be_recorded_counts_for_nothing(room, relay, root, store) -> None:
    """Neither does an empty folder become the new one then."""
    await until(lambda: room.place.problem is None)
    await store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
    with pytest.raises(StorageError, match=r"storage\.not_writable"):
        await room.service.set_plans({"c0": ALWAYS})
    assert room.service.plan("c0") == RecordingPlan()
    await room.service.settle()
    assert relay.said == [] and list(root.rglob("*.ts")) == []
    before = sorted(root.iterdir())
    with pytest.raises(LogError, match=r"log\.not_written"):
        await room.service.begin_anew()
    assert sorted(root.iterdir()) == before
    await store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 0"))
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: list(relay.orders) == [KEY])


async def test_another_folder_counts_at_once_and_the_old_footage_stays_found(room: Room, root) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: KEY in room.relay.orders)
    before = room.place.folder
    file = write_segment(root)
    room.relay.wrote(file)
    elsewhere = root.with_name("ดิสก์ ใหม่")
    after = await room.place.open_other(elsewhere)
    assert room.relay.orders[KEY][0].is_relative_to(root), "nothing moves before it is said"
    assert await room.place.move_to(after) is before
    await until(lambda: KEY in room.relay.orders and room.relay.orders[KEY][0].is_relative_to(elsewhere))
    assert ("stop", KEY) in room.relay.said
    assert room.relay.orders[KEY][1] == elsewhere / "recordings.json"
    closing = asyncio.create_task(room.keeper.closed_in(before.id))
    await asyncio.sleep(0.05)
    assert not closing.done(), "its last segment is still being written"
    room.relay.wrote(file, closed=True)
    await closing
    before.release()
    again = open_folder(root, "another desk", known_id=None)
    again.release()
    room.relay.wrote(elsewhere / segment_path(KEY, BEGIN + MINUTE_US), begin_us=BEGIN + MINUTE_US)
    await until(lambda: room.keeper.is_open(after.id, KEY, BEGIN + MINUTE_US))
    await room.keeper.close()
    rows = await room.store.segments.segments("c0", BEGIN, BEGIN + 2 * MINUTE_US)
    assert [row.file for row in rows] == [file, elsewhere / segment_path(KEY, BEGIN + MINUTE_US)]


async def test_a_folder_that_cannot_be_used_is_refused_and_nothing_changes(room: Room, root) -> None:
    await room.service.set_plans({"c0": ALWAYS})
    await until(lambda: KEY in room.relay.orders)
    taken = root.with_name("taken")
    other = open_folder(taken, "another desk", known_id=None)
    with pytest.raises(RecordingError, match=r"recording\.folder_taken"):
        await room.place.open_other(taken)
    other.release()
    assert room.place.root == root and room.place.problem is None
    assert room.relay.orders[KEY][0].is_relative_to(root)
