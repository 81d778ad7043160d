"""A simulated recorder over the wire: ONVIF replay, replay by address, limits and faults."""

from __future__ import annotations

import itertools
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest
from children import simulated_province
from simulator_tools import NTP_EPOCH, Answer, RtspClient
from waiting import until_blocking as until

from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

REPLAY = {"Require": "onvif-replay"}


@dataclass(frozen=True)
class Recorded:
    """A replayed packet: NTP time and flags of its extension, payload's first byte."""

    time: float
    flags: int
    sequence: int
    kind: int
    timestamp: int
    is_last: bool

    @property
    def is_key(self) -> bool:
        return bool(self.flags & 0x80)

    @classmethod
    def of(cls, packet: bytes) -> Recorded:
        first, second, _, stamp, _ = struct.unpack_from(">BBHII", packet)
        if not first & 0x10:
            return cls(0.0, 0, 0, second & 0x7F, stamp, bool(second & 0x80))
        kind, size, seconds, fraction, flags, sequence, _ = struct.unpack_from(">HHIIBBH", packet, 12)
        assert (kind, size) == (0xABAC, 3)
        moment = seconds - NTP_EPOCH + fraction / 2**32
        return cls(moment, flags, sequence, second & 0x7F, stamp, bool(second & 0x80))


class ReplayClient(RtspClient):
    """``path`` below the recorder's RTSP address."""

    path = "/replay/recording-1"

    @property
    def url(self) -> str:
        return str(self.camera.facts["rtsp"]) + self.path

    def begin(self, path: str = "", **headers: str) -> Answer:
        """DESCRIBE, SETUP and PLAY; the answer to PLAY."""
        self.path = path or self.path
        require = REPLAY if self.path.startswith("/replay") else {}
        assert self.ask("DESCRIBE", **require).status == 200
        assert self.set_up().status == 200
        return self.ask("PLAY", **require, **headers)

    def recorded(self) -> Iterator[Recorded]:
        """Pictures by their last packets. Another codec is encoded first, which takes its time on a busy machine."""
        return (one for ch, packet in self.packets(20) if ch == 0 for one in [Recorded.of(packet)] if one.is_last)


province = simulated_province(6, recorders=1, recorded_hours=2)


@pytest.fixture
def recorder(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    one = province.recorders[0]
    yield SimulatedCamera(one.code, one.facts)
    province.clear(one.code)
    province.limit_sessions(one.code, 2)
    until(lambda: province.activity(one.code)["sessions_open"] == 0)


def clock(moment: datetime) -> str:
    return f"clock={moment:%Y%m%dT%H%M%S}.000Z-"


def minutes_ago(minutes: float) -> datetime:
    return (datetime.now(UTC) - timedelta(minutes=minutes)).replace(microsecond=0)


def header(begin: datetime, **more: str) -> dict[str, str]:
    return {"Range": clock(begin), "Rate-Control": "no", **more}


def test_pictures_come_with_the_time_they_were_recorded(recorder):
    begin = minutes_ago(30)
    with ReplayClient(recorder) as client:
        played = client.begin(**header(begin))
        assert played.status == 200 and played.headers["range"].startswith(clock(begin).removesuffix("-"))
        came = client.recorded()
        first = next(came)
        assert first.is_key and begin.timestamp() - 2 < first.time <= begin.timestamp()
        second = next(came)
        assert second.time - first.time == pytest.approx(1 / 15, abs=0.001)
        assert second.timestamp - first.timestamp == 6000
        assert first.sequence == client._count & 0xFF


def test_without_rate_control_it_is_faster_than_real_time_and_with_it_it_is_not(recorder):
    with ReplayClient(recorder) as client:
        client.begin(**header(minutes_ago(30)))
        began = time.monotonic()
        came = client.recorded()
        first = next(came).time
        while next(came).time < first + 20:
            continue
        assert time.monotonic() - began < 12
    with ReplayClient(recorder) as client:
        client.begin(**(header(minutes_ago(30)) | {"Rate-Control": "yes"}))
        began = time.monotonic()
        came = client.recorded()
        first = next(came).time
        while next(came).time < first + 2:
            continue
        assert time.monotonic() - began > 1.7


def test_reverse_goes_by_groups_and_only_key_frames_where_asked(recorder):
    begin = minutes_ago(20)
    with ReplayClient(recorder) as client:
        client.begin(**header(begin, Scale="-1.0"))
        came = client.recorded()
        group = [next(came) for _ in range(31)]
        assert group[0].is_key and group[30].is_key
        assert [one.time for one in group[:30]] == sorted(one.time for one in group[:30])
        assert group[30].time == pytest.approx(group[0].time - 2, abs=0.001)
        client.ask("PLAY", Require="onvif-replay", **header(begin, Scale="-1.0", Frames="intra"))
        sequence = client._count & 0xFF
        keys = (one for one in client.recorded() if one.sequence == sequence)
        times = [next(keys).time for _ in range(4)]
        assert [round(before - after, 3) for before, after in itertools.pairwise(times)] == [2.0] * 3


def test_a_gap_is_stepped_over_and_marked(province, recorder):
    province.fault(recorder.code, "gaps", 60)
    part = minutes_ago(30).timestamp() // 300 * 300
    with ReplayClient(recorder) as client:
        client.begin(**header(datetime.fromtimestamp(part + 236, UTC)))
        pictures = []
        for one in client.recorded():
            pictures.append(one)
            if one.time >= part + 299.99:
                break
        before, after = pictures[-2], pictures[-1]
        assert before.time < part + 240 and before.flags & 0x40
        assert after.time == pytest.approx(part + 300) and after.flags & 0x20


@pytest.mark.parametrize("begin", [minutes_ago(-60), minutes_ago(-60 * 24)])
def test_there_is_nothing_of_the_future(recorder, begin):
    with ReplayClient(recorder) as client:
        assert client.begin(**header(begin)).status == 457


def test_a_third_session_is_refused(recorder):
    with ReplayClient(recorder) as one, ReplayClient(recorder) as two, ReplayClient(recorder) as three:
        for client in (one, two):
            assert client.set_up().status == 200
        assert three.set_up().status == 453


def test_hikvision_and_dahua_addresses_play_on_past_their_end(recorder):
    begin = minutes_ago(10)
    local = begin.astimezone(timezone(timedelta(hours=7)))
    paths = (
        f"/Streaming/tracks/101?starttime={begin:%Y%m%dT%H%M%SZ}&endtime={begin + timedelta(seconds=1):%Y%m%dT%H%M%SZ}",
        f"/cam/playback?channel=1&subtype=0&starttime={local:%Y_%m_%d_%H_%M_%S}"
        f"&endtime={local + timedelta(seconds=1):%Y_%m_%d_%H_%M_%S}",
    )
    stamps = []
    for path in paths:
        with ReplayClient(recorder) as client:
            assert client.begin(path).status == 200
            pictures = [one for one, _ in zip(client.recorded(), range(45), strict=False)]
            assert len(pictures) == 45 and pictures[0].time == 0
            stamps.append(pictures[0].timestamp)
    assert stamps[0] == stamps[1], "both name the same moment"


def test_faults_of_a_replay(province, recorder):
    province.fault(recorder.code, "ends-early", 4)
    with ReplayClient(recorder) as client:
        client.begin(**header(minutes_ago(30)))
        times = [one.time for one in client.recorded()]
        assert times[-1] - times[0] == pytest.approx(4, abs=0.1)
    province.clear(recorder.code)
    province.fault(recorder.code, "codec-change", 2)
    with ReplayClient(recorder) as client:
        assert b"97 H265" in client.ask("DESCRIBE", **REPLAY).body
        client.begin(**header(minutes_ago(30)))
        kinds = [one.kind for one, _ in zip(client.recorded(), range(60), strict=False)]
        assert kinds[0] == 96 and kinds[-1] == 97
    province.clear(recorder.code)
    province.fault(recorder.code, "strange-codec", 2)
    with ReplayClient(recorder) as client:
        assert b"97 H265" not in client.ask("DESCRIBE", **REPLAY).body
        client.begin(**header(minutes_ago(30)))
        kinds = [one.kind for one, _ in zip(client.recorded(), range(60), strict=False)]
        assert kinds[0] == 96 and kinds[-1] == 97
    province.clear(recorder.code)
    province.fault(recorder.code, "slow-seek", 1)
    with ReplayClient(recorder) as client:
        began = time.monotonic()
        client.begin(**header(minutes_ago(30)))
        assert time.monotonic() - began > 0.9
    province.clear(recorder.code)
    province.fault(recorder.code, "clock", 1)
    with ReplayClient(recorder) as client:
        client.begin(**header(minutes_ago(-30)))
        assert next(client.recorded()).time > time.time() + 1500
