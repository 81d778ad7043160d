"""Simulated recorders through the real footage process: the second and the picture that show are those asked for."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime

import numpy as np
import pytest
import pytest_asyncio
from children import footage_client, recorded_subs, simulated_province
from PIL import Image

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.address import Credential
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind, TrackReason, TrackState
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.recorder_address import placed
from vms_desktop.services.playback.footage_ports import (
    FootageStill,
    OnvifPlan,
    SessionReport,
    SourcePlan,
    TrackReport,
    UrlPlan,
)
from vms_desktop.simulated_province import SimulatedProvince

SECOND = 1_000_000
FPS, BLOCK, BLOCKS, LOOP = 15, 20, 12, 60
CODE = "recorder-1"
HIKVISION = (
    "rtsp://{host}:{port}/Streaming/tracks/{channel}01?starttime={begin:%Y%m%dT%H%M%SZ}&endtime={end:%Y%m%dT%H%M%SZ}"
)


province = simulated_province(8, recorders=1, recorded_hours=2, time_code=True, streams=recorded_subs(3, "h264"))


@pytest.fixture
def channels(province) -> Iterator[list[int]]:
    """Numbers of recordings in H.264; the recorder is whole again after the test."""
    yield [one["number"] for one in province.recorders[0].facts["channels"] if one["codec"] == "h264"]
    province.clear(CODE)
    province.limit_sessions(CODE, 2)


@pytest_asyncio.fixture
async def client(province) -> AsyncIterator[FootageClient]:
    async with footage_client() as made:
        yield made
    deadline = time.monotonic() + 5
    while province.activity(CODE)["sessions_open"] and time.monotonic() < deadline:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(0.02)


class Told:
    """The newest report; waits for what should come."""

    def __init__(self, client: FootageClient) -> None:
        self.report: SessionReport | None = None
        self._came = asyncio.Event()
        client.on_report(self._take)

    def _take(self, report: SessionReport) -> None:
        self.report = report
        self._came.set()

    def track(self, number: int = 0) -> TrackReport | None:
        return self.report.tracks[number] if self.report is not None else None

    async def until(self, true: Callable[[], bool], seconds: float = 10.0) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            raise AssertionError(f"last: {self.report}") from None

    def shows(self, at: datetime, number: int = 0, within_s: float = 0.1) -> bool:
        track = self.track(number)
        shown = track.picture_time if track is not None else None
        return shown is not None and abs((shown - at).total_seconds()) < within_s


def plan(province: SimulatedProvince, channel: int, kind: str = "onvif", offset_s: float = 0.0) -> SourcePlan:
    facts = province.recorders[0].facts
    credential = Credential(facts["username"], facts["password"])
    source = FootageSource(
        f"recorder.{channel}", SourceKind(kind), f"camera-{channel}", ClockTrust.MEASURED, clock_offset_s=offset_s
    )
    if kind == "onvif":
        return OnvifPlan(source, f"{facts['rtsp']}/replay/recording-{channel}", credential, offset_s)
    host, port = facts["rtsp"].removeprefix("rtsp://").split(":")
    return UrlPlan(source, placed(HIKVISION, host, int(port), str(channel)), credential, offset_s, 7 * 3600.0)


def minutes_ago(minutes: float) -> datetime:
    """In the middle of a picture, and not at a group's beginning."""
    return moment((int(time.time() - minutes * 60) // 2 * 2 + 1) * SECOND + SECOND // 2 + 1000)


def number_in(still: FootageStill) -> int:
    """The picture's number within its loop, read from its blocks (docs/simulator.md)."""
    luma = np.asarray(Image.open(io.BytesIO(still.png)).convert("L"))
    return sum((int(luma[BLOCK // 2, bit * BLOCK + BLOCK // 2]) > 128) << bit for bit in range(BLOCKS))


def number_at(at: datetime) -> int:
    return microseconds(at) * FPS // SECOND % (LOOP * FPS)


@pytest.mark.parametrize("clock", [0, 1])
async def test_the_picture_that_shows_is_of_the_true_second_also_when_the_recorders_clock_is_wrong(
    client, province, channels, clock
):
    if clock:
        province.fault(CODE, "clock", clock)
    told, at = Told(client), minutes_ago(20)
    client.open("page", [[plan(province, channels[0], offset_s=clock * 3600.0)]], at)
    for minutes in (20, 7, 45):
        at = minutes_ago(minutes)
        client.seek("page", at)
        await told.until(lambda at=at: told.shows(at))
        still = await client.still("page", 0)
        assert still is not None and number_in(still) == number_at(at)
        assert still.camera_time is not None
        assert abs((still.camera_time - still.taken_at).total_seconds() - clock * 3600) < 0.001


async def test_a_leap_shows_its_picture_within_a_second(client, province, channels):
    told = Told(client)
    client.open("page", [[plan(province, channels[0])]], minutes_ago(30))
    await told.until(lambda: told.track() is not None and told.track().state is TrackState.PAUSED)
    took = []
    for minutes in (10, 50, 20, 40):
        at, began = minutes_ago(minutes), time.monotonic()
        client.seek("page", at)
        await told.until(lambda at=at: told.shows(at))
        took.append(time.monotonic() - began)
    assert sorted(took)[1] < 1.0, took


@pytest.mark.parametrize("speed", [1.0, 4.0, -1.0, -4.0])
async def test_it_plays_both_ways(client, province, channels, speed):
    told, at = Told(client), minutes_ago(30)
    client.open("page", [[plan(province, channels[0])]], at)
    await told.until(lambda: told.shows(at))
    client.play("page", speed)
    await told.until(lambda: (told.track().picture_time - at).total_seconds() / speed > 3)
    assert told.track().state is TrackState.PLAYING
    still = await client.still("page", 0)
    assert still is not None and number_in(still) == number_at(moment(microseconds(still.taken_at) + 1000))


async def test_a_gap_is_missing_and_playing_goes_on_behind_it(client, province, channels):
    province.fault(CODE, "gaps", 4)
    part = int(minutes_ago(30).timestamp()) // 300 * 300
    told = Told(client)
    client.open("page", [[plan(province, channels[0])]], moment((part + 297) * SECOND))
    await told.until(lambda: told.track() is not None and told.track().state is TrackState.MISSING)
    assert told.track().reason is TrackReason.GAP
    client.play("page", 1.0)
    await told.until(lambda: told.shows(moment((part + 301) * SECOND), within_s=0.5))


async def test_a_recorder_that_is_full_fails_the_third_camera_and_the_others_play_on(client, province, channels):
    told, at = Told(client), minutes_ago(30)
    client.open("page", [[plan(province, number)] for number in channels[:3]], at)
    await told.until(lambda: told.report is not None and sum(told.shows(at, one) for one in range(3)) == 2)
    client.play("page", 1.0)

    def later() -> bool:
        tracks = told.report.tracks
        playing = [one for one in tracks if one.picture_time and (one.picture_time - at).total_seconds() > 1]
        failed = [one for one in tracks if one.state is TrackState.FAILED and one.reason is TrackReason.BUSY]
        return len(playing) == 2 and len(failed) == 1

    await told.until(later)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("wrong-password", TrackReason.WRONG_PASSWORD), ("off", TrackReason.REFUSED), ("silent", TrackReason.TIMED_OUT)],
)
async def test_a_recorder_that_fails_says_why(client, province, channels, fault, reason):
    province.fault(CODE, fault)
    told = Told(client)
    client.open("page", [[plan(province, channels[0])]], minutes_ago(30))
    await told.until(lambda: told.track() is not None and told.track().state is TrackState.FAILED, 20)
    assert told.track().reason is reason


async def test_a_recorder_by_address_plays(client, province, channels):
    told, at = Told(client), minutes_ago(30)
    client.open("page", [[plan(province, channels[0], "url")]], at)
    await told.until(lambda: told.track() is not None and told.track().state is TrackState.PAUSED)
    client.play("page", 1.0)
    await told.until(lambda: (told.track().picture_time - at).total_seconds() > 3)
    still = await client.still("page", 0)
    # Its times are as much too late as it began too early: up to a group of pictures.
    behind = (number_at(still.taken_at) - number_in(still)) % (LOOP * FPS)
    assert 0 <= behind <= 2 * FPS
