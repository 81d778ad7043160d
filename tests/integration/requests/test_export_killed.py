"""A desk is killed at one point of an export after the other: the record stays, and no half package looks whole."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from export_room import ExportRoom
from request_room import HandClock
from signing_in import run_script

from vms_desktop.domain.requests.export import ExportState
from vms_desktop.domain.requests.request import DeliveryState
from vms_desktop.domain.requests.states import State
from vms_desktop.paths import DataFolder

pytestmark = pytest.mark.usefixtures("quick_commands")
CHILD = Path(__file__).parent / "export_child.py"
KILLED = -9
POINTS = (
    "asked",
    "request:copying",
    "step:cutting",
    "cut:begun",
    "cut:one",
    "step:copies",
    "step:packing",
    "build:begun",
    "build:copying",
    "build:copied",
    "build:viewer",
    "build:manifest",
    "build:signature",
    "build:read_only",
    "build:verified",
    "build:renamed",
    "step:sealed",
    "request:ready",
)
"""In the order they are reached."""
WHOLE_FROM = POINTS.index("build:renamed")


def killed_at(folder: DataFolder, point: str) -> str:
    """Have a desk export until it kills itself there; the request's id."""
    done = run_script(CHILD, str(folder.root), point, env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == KILLED, done.stderr
    return done.stdout.split()[0]


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_export_goes_on_where_it_was(folder: DataFolder, point: str):
    room = ExportRoom(folder, HandClock())
    room.record(0, 20)
    room.record(1, 20)
    request_id = await asyncio.to_thread(killed_at, folder, point)
    await room.open()
    await room.open_exports()
    try:
        (before,) = await room.exports.jobs_of(request_id)
        whole = [name for name in room.packages() if not name.startswith(".")]
        if POINTS.index(point) >= WHOLE_FROM:
            assert whole == ["REQ-2569-0001_1"]
            assert room.checked(whole[0]).intact
        else:
            assert whole == [], "a half package looks whole"
        stopped = await room.exports.recover()
        assert [one.id for one in stopped] == [before.id]
        assert (stopped[0].state, stopped[0].code) == (ExportState.STOPPED, "export.interrupted")
        assert not any(".partial" in name for name in room.packages())
        await room.exports.resume(before.id)
        finished = await room.exports.wait(before.id)
        assert (finished.state, finished.code) == (ExportState.DONE, "")
        assert room.packages() == ["REQ-2569-0001_1"]
        assert room.checked("REQ-2569-0001_1").intact
        request = await room.requests.get(request_id)
        assert (request.state, [one.state for one in request.deliveries]) == (State.READY, [DeliveryState.SEALED])
        assert request.deliveries[0].package_sha256 == finished.package_sha256
    finally:
        await room.close()


@pytest.mark.slow
async def test_a_killed_export_that_is_given_up_leaves_nothing_but_its_record(folder: DataFolder):
    room = ExportRoom(folder, HandClock())
    room.record(0, 20)
    room.record(1, 20)
    await asyncio.to_thread(killed_at, folder, "step:sealed")
    await room.open()
    await room.open_exports()
    try:
        (stopped,) = await room.exports.recover()
        cancelled = await room.exports.cancel(stopped.id, "ผู้ขอถอนคำขอ")
        assert (cancelled.state, room.packages()) == (ExportState.CANCELLED, [])
        request = await room.requests.get(stopped.request_id)
        assert [(one.state, one.failure) for one in request.deliveries] == [(DeliveryState.FAILED, "ผู้ขอถอนคำขอ")]
        actions = [one.action for one in await room.entries("export")]
        assert "export.destroyed" in actions, "a sealed package that nobody got was destroyed, and it is on record"
    finally:
        await room.close()
