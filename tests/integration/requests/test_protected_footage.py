"""Footage of a simulated recorder is brought to safety at once, and exported when the recorder has lost it."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest_asyncio
from children import recorded_subs, simulated_province
from export_room import ExportRoom
from request_room import ADMIN, SOMCHAI, HandClock
from waiting import until

from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.desk.exports import open_protective_copies, protected_footage
from vms_desktop.desk.recorders import make_recorders, open_recorders
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.export import ExportState, ExportWish
from vms_desktop.domain.requests.protective import ProtectionState
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.protective_copies import ProtectiveCopies
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.storage.footage_folder import FootageFolder

province = simulated_province(4, recorders=1, recorded_hours=2, streams=recorded_subs(1))


@pytest_asyncio.fixture
async def room(folder: DataFolder, province: SimulatedProvince) -> AsyncIterator[ExportRoom]:
    made = ExportRoom(folder, HandClock())
    channel = province.recorders[0].facts["channels"][0]
    made.cameras[:] = [replace(made.cameras[0], code=channel["camera"])]
    made.register.by_id[made.cameras[0].id] = made.cameras[0]
    made.clock.time = datetime.now(UTC)
    await made.open()
    await made.open_exports(protected_footage(made.opened, folder))
    yield made
    await made.close()


@pytest_asyncio.fixture
async def protective(room: ExportRoom, province: SimulatedProvince) -> AsyncIterator[ProtectiveCopies]:
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        device = OnvifDevice(clock)
        stack.push_async_callback(device.close)
        room.as_(ADMIN)
        opened = room.opened
        recorders = make_recorders(opened.store, opened.vault, device, clock, room.folder, opened.log, room.authority)
        elsewhere = await open_recorders(recorders, device, clock, lambda _error: None)
        stack.callback(elsewhere.close)
        ids = {one.code: one.id for one in room.cameras[:1]}
        await recorders.add(province.recorders[0].draft("onvif", ids))
        room.as_(SOMCHAI)
        made = open_protective_copies(
            stack,
            opened,
            room.register,
            FootageFolder(room.recordings),
            elsewhere,
            room.process,
            room.holds,
            room.clock,
            room.folder,
            authority=room.authority,
        )
        made.start()
        yield made


async def test_what_the_recorder_loses_later_is_exported_out_of_the_protective_copy(
    room: ExportRoom, protective: ProtectiveCopies
):
    asked: list[asyncio.Future[object]] = []

    def registered(request: Request) -> None:
        asked.append(asyncio.ensure_future(protective.protect(request)))

    room.requests.on_registered(registered)
    begin = microseconds(room.clock.now() - timedelta(minutes=20))
    wanted = Interval(room.cameras[0].id, begin, begin + 20_000_000)
    request = await room.approved(wanted)
    await asyncio.gather(*asked)
    states = []
    protective.on_change(lambda _request: states.append(True))
    copies = await protective.of_request(request.id)
    assert [one.interval for one in copies] == [wanted]

    async def kept() -> bool:
        (copy,) = await protective.of_request(request.id)
        assert copy.state is not ProtectionState.FAILED, (copy.code, copy.detail)
        return copy.state is ProtectionState.KEPT

    async with asyncio.timeout(30):
        while not await kept():
            before = len(states)
            await until(lambda before=before: len(states) > before)
    (copy,) = await protective.of_request(request.id)
    (file,) = copy.files
    path = room.folder.protected / copy.folder / file.name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
    assert copy.recorder and copy.gaps == ()
    entries = [one for one in await room.entries("footage") if one.action == "footage.protected"]
    assert [json.loads(one.details)["stage"] for one in entries] == ["asked", "begun", "kept"]
    assert {one.request for one in entries} == {request.number}

    # The room's catalogue knows no recorder: it has overwritten the footage.
    job = await room.exports.start(request.id, ExportWish((wanted,), playable=False))
    done = await room.exports.wait(job.id)
    assert (done.state, done.code) == (ExportState.DONE, "")
    report = room.checked(done.package)
    assert report.intact and report.manifest is not None
    (delivered,) = report.manifest.package.footage
    assert (delivered.source.kind, delivered.source.name) == ("protected", copy.recorder)
    originals = [one for one in report.manifest.files if one.codec is not None]
    assert [one.codec.pictures_sha256 for one in originals if one.codec is not None] == [file.pictures_sha256]
