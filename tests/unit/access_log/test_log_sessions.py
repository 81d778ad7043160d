"""Nothing is shown, steered, saved or changed before the log has it; each begins and ends once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from authority_fakes import AtTheDesk
from log_fakes import MovedClock, RememberedLog

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log import log_sessions
from vms_desktop.services.log.log_cameras import camera_entry
from vms_desktop.services.log.log_sessions import SteeringLog, Watching
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.wall.snapshots import SnapshotService

FULL = StorageError("storage.disk_full", folder="x")


def camera(number: int = 1, **changes) -> Camera:
    fields = {
        "id": f"c-{number}",
        "code": f"1101-{number:04d}",
        "name_th": "แยกปากน้ำ",
        "name_en": "",
        "district_code": "1101",
        "subdistrict_code": "110101",
        "agency_code": "",
        "main": StreamAddress("rtsp://10.1.2.3/main"),
        "sub": None,
        **changes,
    }
    return Camera(**fields)


@pytest.fixture
def store() -> RememberedLog:
    return RememberedLog(MovedClock())


@pytest_asyncio.fixture
async def log(store):
    log = AccessLog(store, lambda: Actor("u-7", "สมชาย", "operator"))
    yield log
    await log.close()


async def test_camera_is_watched_once_from_first_to_last(log, store) -> None:
    watching = Watching(log)
    await asyncio.gather(watching.open(camera(1)), watching.open(camera(1)), watching.open(camera(2)))
    assert watching.is_open("c-1") and not watching.is_open("c-3")
    watching.keep_only({"c-2"})
    watching.keep_only({"c-2"})
    watching.keep_only(())
    await log.written()
    begun = {entry.sequence: entry for entry in store.entries if entry.action == "live.opened"}
    ended = [entry for entry in store.entries if entry.action == "live.closed"]
    # Two asked for the same camera at once: both are recorded, both have their end.
    assert sorted(entry.camera for entry in begun.values()) == ["c-1", "c-1", "c-2"]
    assert sorted(json.loads(entry.details)["opened"] for entry in ended) == sorted(begun)
    entry = next(iter(begun.values()))
    assert (entry.subject_name, entry.place, entry.person) == ("1101-0001 แยกปากน้ำ", "110101", "u-7")


async def test_camera_that_cannot_be_recorded_may_not_be_shown(log, store) -> None:
    watching = Watching(log)
    store.fails_with = FULL
    with pytest.raises(LogError):
        await watching.open(camera())
    assert not watching.is_open("c-1")


async def test_steering_is_one_session_until_nobody_steers(log, store, monkeypatch) -> None:
    monkeypatch.setattr(log_sessions, "PTZ_RESTS_S", 0.05)
    steering = SteeringLog(log)
    await asyncio.gather(*(steering.command(camera()) for _ in range(3)))
    async with asyncio.timeout(10):
        while len(store.entries) < 2:  # noqa: ASYNC110 - the store is a plain list
            await asyncio.sleep(0.005)
    assert store.actions == ["ptz.began", "ptz.ended"]
    assert store.entries[1].details == '{"commands":3,"opened":1}'
    await steering.command(camera())
    steering.close()
    await log.written()
    assert store.actions == ["ptz.began", "ptz.ended"] * 2


async def test_the_end_of_steering_tells_where_the_camera_came_to_rest(log, store) -> None:
    steering = SteeringLog(log)
    steering.rested("c-1", PtzPosition(0.9, 0.9, 0.9))  # nobody steers it
    await steering.command(camera())
    for position in (PtzPosition(0.1, -0.2, 0.0), PtzPosition(0.1, -0.2, 0.0), PtzPosition(None, None, None)):
        steering.rested("c-1", position)
    steering.close()
    await log.written()
    assert store.entries[-1].details == '{"commands":1,"opened":1,"rests":[[0.1,-0.2,0.0]]}'


async def test_camera_whose_steering_cannot_be_recorded_is_not_moved(log, store) -> None:
    steering = SteeringLog(log)
    store.fails_with = FULL
    with pytest.raises(LogError):
        await steering.command(camera())
    store.fails_with = None
    steering.close()
    assert store.entries == []


def test_change_of_a_camera_tells_before_and_after_and_no_password() -> None:
    before = camera(name_th="เดิม", has_credential=True)
    draft = camera_entry(before, replace(before, name_th="ใหม่", sub=StreamAddress("rtsp://h/2")), new_credential=True)
    assert draft.action is Action.CAMERA_CHANGED
    assert dict(draft.details) == {
        "name_th": ["เดิม", "ใหม่"],
        "sub": [None, "rtsp://h/2"],
        "credential": "replaced",
    }
    added = camera_entry(None, camera(), new_credential=True)
    assert added.action is Action.CAMERA_ADDED
    assert added.details["main"] == [None, "rtsp://10.1.2.3/main"] and added.details["credential"] == "set"
    removed = camera_entry(camera(), None)
    assert (removed.action, removed.details["code"]) == (Action.CAMERA_REMOVED, ["1101-0001", None])
    assert removed.subject.name == "1101-0001 แยกปากน้ำ"


class OneTile:
    """A wall whose only tile shows camera 1."""

    def status(self, _tile: int):
        class Status:
            camera = None

        status = Status()
        status.camera = camera()
        return status

    async def still(self, _tile: int) -> StillPicture:
        return StillPicture(b"png", datetime(2026, 11, 24, 7, 5, 9, tzinfo=UTC))


async def test_snapshot_is_recorded_before_its_file_is_there(log, store, tmp_path) -> None:
    service = SnapshotService(OneTile(), tmp_path, log, authority=AtTheDesk())
    store.fails_with = FULL
    with pytest.raises(LogError):
        await service.take(0)
    assert list(tmp_path.iterdir()) == []
    store.fails_with = None
    path = await service.take(0)
    assert path.read_bytes() == b"png"
    assert store.actions == ["snapshot.taken"]
    assert store.entries[0].details == '{"taken_at":"2026-11-24T07:05:09+00:00"}'


# ---- handing over ------------------------------------------------------------------------------------------------

MALEE = Actor("u-8", "มาลี", "supervisor")


async def test_hand_over_ends_what_one_watched_and_begins_it_for_the_other(log, store) -> None:
    watching = Watching(log)
    for number in (1, 2):
        await watching.open(camera(number))
    drafts, when_written = watching.passing_on(MALEE, lambda seen: seen.id == "c-1")
    entries = await log.record_all(drafts)
    log.acts_for(lambda: MALEE)
    when_written(entries)
    watching.keep_only(["c-1"])
    assert watching.is_open("c-1") and not watching.is_open("c-2")
    watching.keep_only([])
    await log.written()
    told = [(entry.action, entry.camera, entry.person) for entry in store.entries]
    assert told == [
        ("live.opened", "c-1", "u-7"),
        ("live.opened", "c-2", "u-7"),
        ("live.closed", "c-1", "u-7"),
        ("live.closed", "c-2", "u-7"),
        ("live.opened", "c-1", "u-8"),
        ("live.closed", "c-1", "u-8"),
    ]
    assert [json.loads(entry.details or "{}").get("opened") for entry in store.entries] == [None, None, 1, 2, None, 5]


async def test_tile_closed_while_it_is_handed_over_is_closed_for_both(log, store) -> None:
    watching = Watching(log)
    await watching.open(camera(1))
    drafts, when_written = watching.passing_on(MALEE, lambda _: True)
    entries = await log.record_all(drafts)
    watching.keep_only([])
    when_written(entries)
    assert not watching.is_open("c-1")
    await log.written()
    assert [(entry.action, entry.person) for entry in store.entries][-1] == ("live.closed", "u-8")


async def test_camera_opened_while_it_is_handed_over_is_the_next_ones(log, store) -> None:
    watching = Watching(log)
    opening = asyncio.ensure_future(watching.open(camera(1)))
    await asyncio.sleep(0)
    log.acts_for(lambda: MALEE)
    await opening
    watching.keep_only([])
    await log.written()
    told = [(entry.action, entry.person) for entry in store.entries]
    assert sorted(told) == sorted([
        ("live.opened", "u-7"), ("live.closed", "u-7"), ("live.opened", "u-8"), ("live.closed", "u-8"),
    ])  # fmt: skip
