"""Exports and protective copies through real databases, with their entries in the access log or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from request_room import SOMCHAI, RequestRoom

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.footage import ClockTrust
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft
from vms_desktop.domain.requests.export import (
    ExportedFile,
    ExportJob,
    ExportPart,
    ExportState,
    ExportStep,
    ExportWish,
    PartState,
    StillWish,
)
from vms_desktop.domain.requests.protective import ProtectedFile, ProtectionState, ProtectiveCopy
from vms_desktop.domain.requests.request import Request

WHO = Actor(SOMCHAI.id, SOMCHAI.name, SOMCHAI.role.value)


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def room(request, folder, clock, postgresql_where_there_is_one) -> AsyncIterator[RequestRoom]:
    database, server = None, postgresql_where_there_is_one
    if request.param == "postgresql":
        if server is None:
            pytest.skip("PostgreSQL's server or psycopg is not installed")
        database = server.url(server.new_database())
    made = await RequestRoom(folder, clock, database).open()
    yield made
    await made.close()


def job_of(request: Request, job_id: str = "j1") -> ExportJob:
    interval = request.asked[0].interval
    file = ExportedFile("01/a.mp4", "01/a.json", "original", interval.begin_us, interval.end_us, 7, "ab" * 32)
    part = ExportPart(interval, "1101-0001", "แยก 1", PartState.DONE, (file,), ((1, 2), (3, 4)))
    wish = ExportWish((interval,), working=True, masks=((interval.camera_id, "[]"),), stills=(StillWish("c", 5),))
    return ExportJob(
        job_id,
        request.id,
        request.number,
        "desk1",
        wish,
        WHO,
        10,
        10,
        ".export-j1",
        "d1",
        parts=(part,),
        copies=(file,),
    )


def entry(request: Request) -> EntryDraft:
    return EntryDraft(Action.EXPORT_MADE, request=request.number, details={"stage": "asked"})


async def test_a_job_comes_back_as_it_was_and_a_request_has_one_at_a_time(room: RequestRoom):
    request = await room.approved()
    jobs, job = room.opened.store.export_jobs, job_of(request)
    await jobs.add(job, [entry(request)])
    assert await jobs.get("j1") == job
    assert (await jobs.unfinished("desk1"), await jobs.unfinished("desk2")) == ([job], [])
    with pytest.raises(RequestError) as refused:
        await jobs.add(job_of(request, "j2"), [entry(request)])
    assert refused.value.code == "export.running"
    stopped = replace(job, state=ExportState.STOPPED, code="clip.disk_full")
    await jobs.save(stopped)
    with pytest.raises(RequestError):
        await jobs.add(job_of(request, "j2"), [entry(request)])
    await jobs.save(replace(stopped, state=ExportState.DONE, step=ExportStep.DONE), [entry(request)])
    await jobs.add(job_of(request, "j2"), [entry(request)])
    assert [one.id for one in await jobs.of_request(request.id)] == ["j1", "j2"]
    assert [one.id for one in await jobs.unfinished("desk1")] == ["j2"]
    # What was refused is not in the log either.
    assert len(await room.entries("export")) == 3


async def test_a_protective_copy_comes_back_as_it_was(room: RequestRoom):
    request = await room.submitted()
    copies, interval = room.opened.store.protective_copies, request.asked[0].interval
    file = ProtectedFile("a.mp4", interval.begin_us, interval.end_us, 7, "ab" * 32, "cd" * 32, ((1, 2),))
    copy = ProtectiveCopy(
        "p1",
        request.id,
        request.number,
        "desk1",
        interval,
        "1101-0001",
        "p1",
        WHO,
        10,
        10,
        20,
        files=(file,),
        recorder="อบต. บางปลา",
        trust=ClockTrust.MEASURED,
        clock_offset_s=-1.5,
    )
    await copies.add([copy], [entry(request)])
    assert await copies.get("p1") == copy
    assert (await copies.to_do("desk1"), await copies.to_do("desk2")) == ([copy], [])
    where = (interval.camera_id, interval.begin_us, interval.end_us)
    assert await copies.of_camera(*where, "desk1") == []
    kept = replace(copy, state=ProtectionState.KEPT)
    await copies.save(kept)
    assert await copies.of_camera(*where, "desk1") == [kept]
    assert await copies.of_camera(interval.camera_id, interval.end_us + 1, interval.end_us + 2, "desk1") == []
    assert (await copies.to_do("desk1"), await copies.of_request(request.id)) == ([], [kept])
