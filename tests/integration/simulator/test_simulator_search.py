"""Search, replay and recording service of a simulated recorder, asked by a strict client of the WSDLs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import zeep.exceptions
from children import simulated_province
from onvif_clients import service

from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

HOUR = timedelta(hours=1)
KEPT = timedelta(seconds=20)


province = simulated_province(5, recorders=2, recorded_hours=2)


@pytest.fixture
def recorder(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    one = province.recorders[0]
    yield SimulatedCamera(one.code, one.facts)
    province.clear(one.code)


def found(search: Any, operation: str, token: str, most: int) -> list[Any]:
    """All answers to a search, so many at a time."""
    answers = []
    while True:
        told = getattr(search, operation)(
            SearchToken=token, MinResults=1, MaxResults=most, WaitTime=timedelta(seconds=1)
        )
        answers.append(told)
        if told.SearchState == "Completed":
            return answers


def test_recorders_share_the_fixed_cameras(province):
    shares = [[one["camera"] for one in recorder.facts["channels"]] for recorder in province.recorders]
    fixed = [camera.code for camera in province.cameras if not camera.has_ptz]
    assert sorted(shares[0] + shares[1]) == sorted(fixed) and not set(shares[0]) & set(shares[1])


def test_services_are_told_by_get_services_and_not_by_get_capabilities(recorder):
    device = service("device", recorder)
    told = {one.Namespace.rsplit("/", 2)[1]: one.XAddr for one in device.GetServices(IncludeCapability=False)}
    assert {"recording", "search", "replay"} <= set(told)
    assert told["search"].endswith("/onvif/search_service")


def test_recordings_are_found_part_by_part(recorder):
    search = service("search", recorder)
    summary = search.GetRecordingSummary()
    assert summary.NumberRecordings == len(recorder.facts["channels"])
    assert abs(summary.DataUntil - summary.DataFrom - 2 * HOUR) < timedelta(minutes=5)
    token = search.FindRecordings(Scope={}, KeepAliveTime=KEPT)
    answers = found(search, "GetRecordingSearchResults", token, 1)
    assert len(answers) == summary.NumberRecordings
    one = answers[0].RecordingInformation[0]
    assert one.Source.Name == recorder.facts["channels"][0]["camera"]
    assert one.Track[0].TrackType == "Video" and one.RecordingStatus == "Recording"
    assert search.GetRecordingInformation(RecordingToken=one.RecordingToken).Source.Name == one.Source.Name
    search.EndSearch(SearchToken=token)
    with pytest.raises(zeep.exceptions.Fault):
        search.GetRecordingSearchResults(SearchToken=token, MaxResults=1)


def test_gaps_are_found_as_events(recorder, province):
    province.fault(recorder.code, "gaps", 30)
    search, now = service("search", recorder), datetime.now(UTC)
    token = search.FindEvents(
        StartPoint=now - HOUR,
        EndPoint=now,
        Scope={"IncludedRecordings": ["recording-1"]},
        SearchFilter={},
        IncludeStartState=True,
        KeepAliveTime=KEPT,
    )
    events = [one for told in found(search, "GetEventSearchResults", token, 7) for one in told.Result]
    states = [one.Event.Message._value_1.Data.SimpleItem[0].Value for one in events]
    assert set(states[::2]) == {"true"} and set(states[1::2]) == {"false"}
    assert events[2].Time - events[1].Time == timedelta(seconds=30)


def test_the_replay_address_and_what_is_no_recording(recorder):
    replay = service("replay", recorder)
    setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
    uri = replay.GetReplayUri(StreamSetup=setup, RecordingToken="recording-1")
    assert uri == f"{recorder.facts['rtsp']}/replay/recording-1"
    assert replay.GetServiceCapabilities().ReversePlayback
    with pytest.raises(zeep.exceptions.Fault):
        replay.GetReplayUri(StreamSetup=setup, RecordingToken="recording-99")
    assert len(service("recording", recorder).GetRecordings()) == len(recorder.facts["channels"])
