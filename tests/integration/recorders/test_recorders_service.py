"""Recorders as a person enters them, against simulated ones: commands, sealed passwords, ranges and plans."""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from authority_fakes import AtTheDesk
from children import simulated_province

from vms_desktop.adapters.onvif import OnvifDevice, OnvifRecorder
from vms_desktop.adapters.secrets import open_vault
from vms_desktop.commands import recorders as cli_recorders
from vms_desktop.commands.recorders import Services, run
from vms_desktop.commands.recorders_words import Words
from vms_desktop.desk.recorders import make_recorders, open_recorders
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import FootageError, InputError
from vms_desktop.domain.footage import ClockTrust, SourceKind, TimeRange
from vms_desktop.domain.recorder_address import timed
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.playback.footage_ports import OnvifPlan, UrlPlan
from vms_desktop.services.recorders.recorder_finder import RecorderFinder
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.store import Store

HOUR = timedelta(hours=1)


province = simulated_province(6, recorders=1, recorded_hours=3)


@pytest.fixture
def facts(province: SimulatedProvince) -> Iterator[dict]:
    yield province.recorders[0].facts
    province.clear("recorder-1")
    province.limit_sessions("recorder-1", 2)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล")


@pytest_asyncio.fixture
async def device() -> AsyncIterator[OnvifDevice]:
    made = OnvifDevice(SystemClock())
    yield made
    await made.close()


@pytest_asyncio.fixture
async def services(folder, device, province) -> AsyncIterator[Services]:
    clock = SystemClock()
    store = await Store.open(folder, clock)
    vault = open_vault(folder, use_key_store=False)
    bundled = BundledProvinces()
    cameras = CameraService(store.cameras, vault, None, None, bundled.province("11"), authority=AtTheDesk())
    for one in province.cameras:
        await cameras.add(replace(one.draft({}), agency_code=""))
    recorders = make_recorders(store, vault, device, clock, folder, None, AtTheDesk())
    await recorders.load()
    yield Services(recorders, cameras, Words("en"), lambda error: error.code)
    await store.close()


@pytest_asyncio.fixture
async def finder(services, device) -> AsyncIterator[RecorderFinder]:
    made = await open_recorders(services.recorders, device, SystemClock(), lambda error: None)
    yield made
    made.close()


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    cli_recorders.add_parser(parser.add_subparsers(), common)
    return parser.parse_args(["recorders", *words])


async def entered(services: Services, facts: dict, monkeypatch, *words: str, password: str = "") -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO((password or facts["password"]) + "\n"))
    address = f"{facts['onvif_host']}:{facts['onvif_port']}"
    if "--kind" in words:
        address = facts["rtsp"].removeprefix("rtsp://")
    arguments = parse("add", "NVR 1", "--address", address, "--username", facts["username"], *words)
    assert await run(arguments, services) == 0


async def test_an_onvif_recorder_is_added_and_its_cameras_found_by_name(services, facts, monkeypatch, capsys):
    await entered(services, facts, monkeypatch, "--match")
    recorder = services.recorders.by_name("nvr 1")
    channels = {one["camera"]: one["token"] for one in facts["channels"]}
    codes = {camera.id: camera.code for camera in services.cameras.cameras}
    assert {codes[one]: token for one, token in recorder.channels.items()} == channels
    capsys.readouterr()
    assert await run(parse("test"), services) == 0
    told = capsys.readouterr().out
    assert "SP-NVR" in told and all(code in told for code in channels)
    assert await run(parse("list", "--json"), services) == 0
    told = capsys.readouterr().out
    assert json.loads(told)[0]["channels"] == channels and facts["password"] not in told
    assert await run(parse("remove", "NVR 1"), services) == 0
    assert not services.recorders.recorders


async def test_what_it_recorded_is_found_with_gaps_and_played_by_its_address(
    services, facts, finder, monkeypatch, province
):
    province.fault("recorder-1", "gaps", 60)
    await entered(services, facts, monkeypatch, "--match")
    camera = services.cameras.by_code(facts["channels"][0]["camera"])
    now = datetime.now(UTC)
    found = await finder.ranges([camera], now - HOUR, now, 1.0)
    assert 11 <= len(found) <= 14
    assert found[0].source.kind is SourceKind.ONVIF and found[0].source.trust is ClockTrust.MEASURED
    (plan,) = await finder.plans(camera, TimeRange(now - HOUR, now))
    assert isinstance(plan, OnvifPlan) and plan.url == f"{facts['rtsp']}/replay/recording-1"
    assert plan.credential is not None and plan.credential.password == facts["password"]
    other = services.cameras.by_code(province.cameras[0].code)
    assert await finder.plans(other, TimeRange(now - HOUR, now)) == []


async def test_a_wrong_clock_is_taken_out_of_the_ranges(services, facts, finder, monkeypatch, province):
    province.fault("recorder-1", "clock", 2)
    await entered(services, facts, monkeypatch, "--match")
    camera = services.cameras.by_code(facts["channels"][0]["camera"])
    now = datetime.now(UTC)
    (found,) = await finder.ranges([camera], now - 24 * HOUR, now + 24 * HOUR, 1.0)
    assert abs(found.end - now) < timedelta(seconds=10)
    (plan,) = await finder.plans(camera, TimeRange(now - HOUR, now))
    assert abs(plan.offset_s - 7200) < 2


@pytest.mark.parametrize("kind", ["hikvision", "dahua"])
async def test_a_recorder_by_address_is_added_tested_and_planned(services, facts, finder, monkeypatch, capsys, kind):
    code = facts["channels"][1]["camera"]
    await entered(services, facts, monkeypatch, "--kind", kind, "--channel", f"{code}=2", "--days", "5")
    capsys.readouterr()
    assert await run(parse("test", "NVR 1"), services) == 0
    assert "channel 2: " in capsys.readouterr().out
    camera = services.cameras.by_code(code)
    now = datetime.now(UTC)
    (found,) = await finder.ranges([camera], now - timedelta(days=30), now + HOUR, 1.0)
    assert abs(found.begin - (now - timedelta(days=5))) < timedelta(minutes=1)
    assert found.source.trust is ClockTrust.DEVICE
    (plan,) = await finder.plans(camera, TimeRange(now - HOUR, now))
    assert isinstance(plan, UrlPlan)
    url = timed(plan.template, now, now, plan.utc_offset_s)
    assert url.startswith(facts["rtsp"] + "/") and "{" not in url


@pytest.mark.parametrize(
    ("fault", "code"),
    [("wrong-password", "recorder.auth_failed"), ("off", "recorder.refused"), ("html", "recorder.not_onvif")],
)
async def test_a_recorder_that_fails_says_why_and_is_left_alone_for_a_while(
    services, facts, finder, monkeypatch, province, fault, code
):
    await entered(services, facts, monkeypatch)
    recorder = services.recorders.by_name("NVR 1")
    camera = services.cameras.by_code(facts["channels"][0]["camera"])
    await services.recorders.assign(recorder.id, {camera.id: "recording-1"})
    province.fault("recorder-1", fault)
    between = TimeRange(datetime.now(UTC) - HOUR, datetime.now(UTC))
    with pytest.raises(FootageError) as failure:
        await finder.plans(camera, between)
    assert failure.value.code == code and failure.value.params["recorder"] == "NVR 1"
    began = time.monotonic()
    with pytest.raises(FootageError):
        await finder.plans(camera, between)
    assert time.monotonic() - began < 0.2


async def test_a_busy_recorder_by_address_is_told(services, facts, monkeypatch, province, capsys):
    code = facts["channels"][1]["camera"]
    await entered(services, facts, monkeypatch, "--kind", "hikvision", "--channel", f"{code}=1")
    province.fault("recorder-1", "busy")
    assert await run(parse("test"), services) == 1
    assert "recorder.busy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--kind", "nonsense"), "input.recorder_kind"),
        (("--days", "0"), "input.recorder_days"),
        (("--utc-hours", "99"), "input.recorder_offset"),
        (("--kind", "dahua", "--channel", "1101-0003=1&x"), "input.recorder_channel"),
        (("--channel", "9999-0001=1"), "input.camera_code_unknown"),
    ],
)
async def test_what_cannot_be_is_refused(services, facts, monkeypatch, words, code):
    with pytest.raises(InputError) as failure:
        await entered(services, facts, monkeypatch, *words)
    assert failure.value.code == code
    assert not services.recorders.recorders


async def test_changes_are_told_to_the_access_log_without_the_password(services, facts, monkeypatch, folder, device):
    class Log:
        def __init__(self) -> None:
            self.drafts: list = []

        def prepared(self, draft):
            self.drafts.append(draft)
            return draft

    class Repository:
        def __init__(self, real) -> None:
            self.real = real
            self.recorded: list = []

        def __getattr__(self, name):
            return getattr(self.real, name)

        async def save(self, recorder, credential, record=()):
            self.recorded += record
            await self.real.save(recorder, credential)

    real = services.recorders
    repository = Repository(real._repository)
    logged = RecorderService(
        repository,
        real._vault,
        real._forms,
        OnvifRecorder(device, SystemClock()),
        real._probe,
        SystemClock(),
        authority=AtTheDesk(),
        log=Log(),
    )
    await logged.load()
    services.recorders = logged
    await entered(services, facts, monkeypatch, password="s3cret")
    (draft,) = repository.recorded
    assert draft.action.value == "recorder.added" and draft.details["credential"] == "set"
    assert "s3cret" not in repr(draft)
