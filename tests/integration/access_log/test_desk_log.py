"""A desk's own entries: start and stop, what a crash left open, settings, changes of cameras, and who it was."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack

import pytest
from authority_fakes import AtTheDesk
from log_desk import MovedClock

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.desk.log import RecordedSettings, account, open_log, seldom, start_log, stop_log
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import InputError, LogError, StorageError
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.log.log_sessions import Watching
from vms_desktop.services.log.log_verification import verify
from vms_desktop.settings import Settings, load
from vms_desktop.storage.checkpoint_folder import CheckpointFiles
from vms_desktop.storage.province import BundledProvinces


async def actions(opened) -> list[str]:
    return [one.entry.action for one in reversed(await opened.store.log.page(LogFilter(), None, 100))]


async def test_a_desk_records_its_day_and_leaves_a_checkpoint_that_covers_it(folder, clock, tmp_path) -> None:
    outside = tmp_path / "share"
    outside.mkdir()
    settings = Settings(checkpoint_folder=str(outside), desk_name="โต๊ะกลาง")
    for _ in range(2):
        async with AsyncExitStack() as stack:
            opened = await open_log(stack, folder, settings, clock, own_key=True)
            await start_log(opened)
            await opened.checkpoints.start()
            stack.push_async_callback(stop_log, opened)
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, settings, clock, own_key=True, exclusive=False)
        assert await actions(opened) == ["log.begun", *["desk.started", "desk.stopped"] * 2]
        lines = CheckpointFiles(outside).lines()
        report = await verify(opened.store.log, lines, signature_holds, expected=frozenset({opened.signer.desk.id}))
        assert report.intact and report.chains[0].name == "โต๊ะกลาง"
        assert f" {report.chains[0].last} " in lines[-1][1]
        last = await opened.store.log.last()
        assert last.person == account().person


async def test_what_was_watched_when_the_desk_died_is_ended_at_the_next_start(folder, clock, make_camera) -> None:
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True)
        await start_log(opened)
        watching = Watching(opened.log)
        await watching.open(make_camera(1))
        await watching.open(make_camera(2))
        watching.keep_only({make_camera(2).id})
        await opened.log.written()
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True)
        await start_log(opened)
        stack.push_async_callback(stop_log, opened)
        assert (await actions(opened))[2:] == [
            *("live.opened", "live.opened", "live.closed", "live.closed", "desk.started")
        ]
        (ended,) = [
            one.entry
            for one in await opened.store.log.page(LogFilter(camera=make_camera(2).id), None, 10)
            if one.entry.action == "live.closed"
        ]
        assert json.loads(ended.details) == {"how": "interrupted", "opened": 4}


async def test_settings_are_recorded_with_before_and_after_and_only_then_saved(folder, clock) -> None:
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True)
        settings = Settings()
        recorded = RecordedSettings(
            folder.settings, settings.model_copy(), opened.log, authority=AtTheDesk(), second=None
        )
        settings.language = "en"
        settings.main_window_geometry = "AAAA"
        await recorded.save(settings)
        await recorded.save(settings)
        last = await opened.store.log.last()
        assert (last.action, json.loads(last.details)) == ("settings.changed", {"language": ["th", "en"]})
        assert await actions(opened) == ["log.begun", "settings.changed"]
        assert load(folder.settings)[0].language == "en"
        await opened.store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
        with pytest.raises(LogError):
            await recorded.save(Settings(language="th"))
        assert load(folder.settings)[0].language == "en"


async def test_changes_of_cameras_are_recorded_in_their_own_transaction(folder, clock) -> None:
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True)
        cameras = CameraService(
            opened.store.cameras,
            opened.vault,
            None,
            None,
            BundledProvinces().province("11"),
            authority=AtTheDesk(),
            log=opened.log,
        )
        await cameras.load()
        draft = CameraDraft("1101-0001", "แยก", district_code="1101", main_url="rtsp://u:s3cretword@10.0.0.5/main")
        camera = await cameras.add(draft)
        await cameras.update(camera.id, CameraDraft("1101-0001", "ใหม่", district_code="1101", main_url="rtsp://h/2"))
        await cameras.remove([camera.id])
        page = await opened.store.log.page(LogFilter(camera=camera.id), None, 10)
        assert [one.entry.action for one in page] == ["camera.removed", "camera.changed", "camera.added"]
        changed = json.loads(page[1].entry.details)
        assert changed["name_th"] == ["แยก", "ใหม่"]
        assert changed["main"] == ["rtsp://10.0.0.5/main", "rtsp://h/2"]
        assert "s3cretword" not in "".join(one.entry.details for one in page)
        assert page[0].entry.person == account().person
        await opened.store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
        with pytest.raises(StorageError):
            await cameras.add(draft)
        assert cameras.cameras == []


def test_the_same_trouble_is_told_once_in_a_while(clock) -> None:
    told: list[str] = []
    tell = seldom(lambda error: told.append(error.code), clock)
    for code in ("log.not_written", "log.not_written", "storage.locked", "log.not_written"):
        tell(LogError(code))
    clock.go(seconds=6)
    tell(LogError("log.not_written"))
    assert told == ["log.not_written", "storage.locked", "log.not_written"]


async def test_desk_that_cannot_record_its_start_does_not_start(folder, clock) -> None:
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True)
        await opened.store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
        with pytest.raises(LogError):
            await start_log(opened)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("postgresql://vms:s3cret@server/vms", "input.database_password"),
        ("postgresql://vms@server/vms?password=s3cret", "input.database_password"),
        ("postgresql://vms@server/", "input.database_url"),
        ("mysql://vms:s3cret@server/vms", "input.database_password"),
        ("mysql://vms@server/vms", "input.database_url"),
        ("postgresql://[::1/vms", "input.database_url"),
    ],
)
async def test_address_with_a_password_or_of_another_kind_is_refused_and_not_quoted(
    folder, clock: MovedClock, text: str, code: str
) -> None:
    async with AsyncExitStack() as stack:
        with pytest.raises(InputError) as caught:
            await open_log(stack, folder, Settings(database=text), clock, own_key=True)
    assert caught.value.code == code
    assert "s3cret" not in str(caught.value)
    assert not folder.database.exists()


async def test_another_file_may_be_the_database(folder, clock, tmp_path) -> None:
    elsewhere = tmp_path / "ที่อื่น" / "log.db"
    elsewhere.parent.mkdir()
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, folder, Settings(), clock, own_key=True, database=str(elsewhere))
        await start_log(opened)
        stack.push_async_callback(stop_log, opened)
    assert elsewhere.exists() and not folder.database.exists()
