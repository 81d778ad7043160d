"""ONVIF Profile G against a simulated recorder: what it has, with its gaps, and where it replays it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from children import simulated_province

from vms_desktop.adapters.onvif import OnvifDevice, OnvifRecorder
from vms_desktop.adapters.onvif.recorder import between
from vms_desktop.domain.address import Credential
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.footage import TimeRange
from vms_desktop.services.ports import DeviceEndpoint
from vms_desktop.simulated_province import SimulatedProvince, SimulatedRecorder

HOUR = timedelta(hours=1)


province = simulated_province(8, recorders=1, recorded_hours=3)


@pytest.fixture
def recorder(province: SimulatedProvince) -> Iterator[SimulatedRecorder]:
    yield province.recorders[0]
    province.clear("recorder-1")


@pytest.fixture
async def device() -> AsyncIterator[OnvifRecorder]:
    onvif = OnvifDevice(SystemClock())
    yield OnvifRecorder(onvif, SystemClock())
    await onvif.close()


def endpoint(recorder: SimulatedRecorder, password: str | None = None) -> DeviceEndpoint:
    facts = recorder.facts
    credential = Credential(facts["username"], password or facts["password"])
    return DeviceEndpoint(facts["onvif_host"], facts["onvif_port"], "/onvif/device_service", credential)


async def code_of(work) -> str:
    with pytest.raises(CameraError) as failure:
        await work
    return failure.value.code


async def test_recordings_are_listed_with_their_cameras(device, recorder):
    facts = await device.recorded(endpoint(recorder))
    assert facts.model == "SP-NVR" and abs(facts.clock_offset_s) < 2
    assert [(one.token, one.name) for one in facts.recordings] == [
        (channel["token"], channel["camera"]) for channel in recorder.facts["channels"]
    ]
    first = facts.recordings[0]
    assert first.begin is not None and first.end is not None
    assert abs(first.end - first.begin - 3 * HOUR) < timedelta(minutes=5)


async def test_gaps_are_told_stretch_by_stretch(device, recorder, province):
    there = endpoint(recorder)
    one = (await device.recorded(there)).recordings[0]
    whole = await device.stretches(there, one, one.begin - HOUR, one.end + HOUR)
    assert whole == [TimeRange(one.begin, one.end)]
    province.fault("recorder-1", "gaps", 60)
    found = await device.stretches(there, one, one.end - HOUR, one.end)
    assert 11 <= len(found) <= 14
    assert all(each.end - each.begin == timedelta(minutes=4) for each in found[1:-1])
    assert await device.stretches(there, one, one.begin - 2 * HOUR, one.begin - HOUR) == []


async def test_the_replay_address_is_on_the_host_that_was_entered(device, recorder):
    address = await device.replay_address(endpoint(recorder), "recording-1")
    assert address.url == f"{recorder.facts['rtsp']}/replay/recording-1"


async def test_a_wrong_clock_is_measured(device, recorder, province):
    province.fault("recorder-1", "clock", 7)
    facts = await device.recorded(endpoint(recorder))
    assert abs(facts.clock_offset_s - 7 * 3600) < 2
    assert facts.recordings[0].end > datetime.now(UTC) + 6 * HOUR


async def test_failures_have_their_codes(device, recorder, province):
    assert await code_of(device.recorded(endpoint(recorder, "wrong"))) == "camera.auth_failed"
    province.fault("recorder-1", "bad-xml")
    assert await code_of(device.replay_address(endpoint(recorder), "recording-1")) == "camera.bad_answer"


async def test_a_camera_without_a_card_has_no_recordings(device, province):
    facts = province.cameras[3].facts
    there = DeviceEndpoint(
        facts["onvif_host"],
        facts["onvif_port"],
        "/onvif/device_service",
        Credential(facts["username"], facts["password"]),
    )
    assert await code_of(device.recorded(there)) == "camera.unsupported"


def test_stretches_out_of_changes():
    at = [datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in range(6)]
    assert between([], at[0], at[5]) == [TimeRange(at[0], at[5])]
    assert between([(at[2], False)], at[0], at[5]) == [TimeRange(at[0], at[2])]
    assert between([(at[2], True)], at[0], at[5]) == [TimeRange(at[2], at[5])]
    assert between([(at[3], True), (at[1], True), (at[2], False)], at[0], at[5]) == [
        TimeRange(at[1], at[2]),
        TimeRange(at[3], at[5]),
    ]
