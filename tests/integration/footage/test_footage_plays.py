"""The footage process plays recorded segments: to the picture, at all speeds, both ways, several cameras in step."""

from __future__ import annotations

import asyncio
import statistics
import time
from itertools import pairwise

import pytest
from footage_tools import CAMERA, EVERY_US, RATE, START_US, at, record, record_out_of_order, segment_plan

from vms_desktop.adapters.video.footage_messages import microseconds
from vms_desktop.domain.footage import TimeRange, TrackReason, TrackState
from vms_desktop.domain.stream import StreamKey, StreamQuality


def look(viewer, seconds):
    return asyncio.to_thread(viewer.look, seconds)


async def opened(client, viewers, recording, number=0):
    client.open("page", [[segment_plan(recording)]], at(number))
    viewer = viewers(client.track_url("page", 0))
    assert await asyncio.to_thread(viewer.until, number)
    return viewer


async def test_the_picture_of_the_moment_is_shown_also_in_the_middle_of_a_group(client, heard, viewers, recording):
    viewer = await opened(client, viewers, recording, 10)
    await heard.until(lambda: heard.shows(START_US + 10 * EVERY_US))
    track = heard.track()
    assert (track.state, track.source_id, track.clock_offset_s) == (TrackState.PAUSED, "local.main", 0.0)
    assert (track.codec, track.width, track.height) == ("h264", 320, 180)
    for number in (45, 44, 44 + 7 * RATE, 3, 899):
        client.seek("page", at(number))
        assert await asyncio.to_thread(viewer.until, number), number


async def test_a_player_never_reaches_what_was_open_before(client, heard, viewers, recording):
    """It may ask sooner than the process has heard of the new session: then the old one must have another address."""
    await opened(client, viewers, recording, 10)
    before = client.track_url("page", 0)
    await opened(client, viewers, recording, 40)
    assert client.track_url("page", 0) != before
    await heard.until(lambda: heard.shows(START_US + 40 * EVERY_US))
    assert heard.reports[-1].session == "page"


async def test_playing_goes_on_picture_by_picture_at_lifes_speed(client, viewers, recording):
    viewer = await opened(client, viewers, recording, 40)
    client.play("page", 1.0)
    began = time.monotonic()
    assert await asyncio.to_thread(viewer.until, 70)
    took = time.monotonic() - began
    numbers = [number for _, number in viewer.seen if number > 40]
    assert numbers == list(range(41, numbers[-1] + 1))  # one look may bring more than the picture waited for
    assert 1.9 < took < 2.6
    gaps = [after[0] - before[0] for before, after in pairwise(viewer.seen[-25:])]
    assert sorted(gaps)[len(gaps) // 2] == pytest.approx(1 / RATE, abs=0.02)


async def test_pictures_sent_in_another_order_than_they_are_shown_play_in_that_of_showing(
    client, heard, viewers, tmp_path
):
    recording = record_out_of_order(tmp_path, StreamKey(CAMERA, StreamQuality.MAIN), 12)
    viewer = await opened(client, viewers, recording, 37)
    await heard.until(lambda: heard.shows(START_US + 37 * EVERY_US))
    for number in (38, 36, 31, 30, 29, 93):
        client.seek("page", at(number))
        assert await asyncio.to_thread(viewer.until, number), number
    for frames in (1, 1, -1, -5):
        client.step("page", frames)
        number += frames
        assert await asyncio.to_thread(viewer.until, number), number
    before = len(viewer.seen)
    # What is drawn anew leaves out what would come late: slowly, so that nothing does.
    client.play("page", 0.5)
    assert await asyncio.to_thread(viewer.until, number + 20)
    numbers = [shown for _, shown in viewer.seen[before:]]
    assert numbers == list(range(number + 1, numbers[-1] + 1))
    client.pause("page")
    client.seek("page", at(140))
    assert await asyncio.to_thread(viewer.until, 140)
    before = len(viewer.seen)
    client.play("page", -1.0)
    assert await asyncio.to_thread(viewer.until_past, 110, -1)
    backwards = [shown for _, shown in viewer.seen[before:]]
    assert backwards == sorted(set(backwards), reverse=True)
    assert len(backwards) > (backwards[0] - backwards[-1] + 1) / 2


async def test_a_paused_track_stands_still_and_goes_on_where_it_was(client, heard, viewers, recording):
    viewer = await opened(client, viewers, recording, 40)
    client.play("page", 1.0)
    assert await asyncio.to_thread(viewer.until, 50)
    client.pause("page")
    await heard.until(lambda: heard.track().state is TrackState.PAUSED)
    await look(viewer, 0.2)
    last = viewer.seen[-1][1]
    assert await look(viewer, 0.4) == []
    client.play("page", 1.0)
    assert await asyncio.to_thread(viewer.until, last + 5)
    numbers = [number for _, number in viewer.seen]
    assert numbers[numbers.index(last) :] == list(range(last, last + 6))


def pace(seen: list[tuple[float, int]]) -> float:
    """Seconds of footage a second: the median over all pairs that lie apart (Theil-Sen), because a picture that a busy
    machine brings late says nothing about the clock.
    """
    apart = len(seen) // 3
    pairs = [(one, other) for number, one in enumerate(seen) for other in seen[number + apart :]]
    return statistics.median((later[1] - earlier[1]) / RATE / (later[0] - earlier[0]) for earlier, later in pairs)


@pytest.mark.parametrize("speed", [2.0, 4.0, 16.0, 0.5, -0.5, -1.0, -2.0, -16.0])
async def test_every_speed_passes_so_much_time_both_ways(client, heard, viewers, recording, speed):
    viewer = await opened(client, viewers, recording, 450)
    client.play("page", speed)
    await look(viewer, 0.15)
    seen = [viewer.seen[-1], *await look(viewer, 1.2)]
    assert pace(seen) == pytest.approx(speed, rel=0.15)
    steps = [after[1] - before[1] for before, after in pairwise(seen)]
    assert all(step > 0 for step in steps) if speed > 0 else all(step < 0 for step in steps)
    if abs(speed) == 0.5:
        assert set(steps) == ({1} if speed > 0 else {-1})


async def test_single_steps_go_both_ways_across_groups_and_files(client, heard, viewers, recording):
    viewer = await opened(client, viewers, recording, 148)
    expected = 148
    for frames in (1, 1, 1, -1, -2, -3, 5, -20):
        client.step("page", frames)
        expected += frames
        assert await asyncio.to_thread(viewer.until, expected), (frames, expected)
        await heard.until(lambda: heard.shows(START_US + expected * EVERY_US))  # noqa: B023
    assert not heard.reports[-1].position.playing
    assert microseconds(heard.reports[-1].position.at) == START_US + expected * EVERY_US


async def test_a_loop_plays_the_same_again_and_again(client, heard, viewers, recording):
    viewer = await opened(client, viewers, recording, 100)
    client.loop("page", TimeRange(at(100), at(110)))
    client.play("page", 1.0)
    await look(viewer, 2.6)
    numbers = [number for _, number in viewer.seen]
    assert sum(after < before for before, after in pairwise(numbers)) >= 2
    assert max(numbers) <= 113
    assert heard.reports[-1].position.loop == TimeRange(at(100), at(110))


async def test_cameras_play_in_step_and_one_without_footage_keeps_nobody(client, heard, viewers, tmp_path, recording):
    others = [
        record(tmp_path / "recordings", StreamKey(f"{CAMERA[:-1]}{letter}", StreamQuality.MAIN), 60) for letter in "bc"
    ]
    plans = [[segment_plan(one)] for one in (recording, *others)]
    client.open("page", [*plans, []], at(30))
    seen = [viewers(client.track_url("page", number)) for number in range(3)]
    for viewer in seen:
        assert await asyncio.to_thread(viewer.until, 30)
    await heard.until(lambda: heard.track(3).state is TrackState.MISSING)
    assert heard.track(3).reason is TrackReason.NO_SOURCE
    client.play("page", 1.0)
    await asyncio.gather(*(look(viewer, 1.5) for viewer in seen))
    when = [{number: moment for moment, number in viewer.seen} for viewer in seen]
    common = set(when[0]) & set(when[1]) & set(when[2]) - {30}
    assert len(common) > 15
    apart = [max(one[number] for one in when) - min(one[number] for one in when) for number in common]
    assert max(apart) < 0.08


async def test_pictures_that_no_player_takes_as_they_are_are_drawn_anew(client, heard, viewers, tmp_path):
    for codec in ("hevc", "mjpeg"):
        key = StreamKey(f"{CAMERA[:-1]}{codec[0]}", StreamQuality.MAIN)
        other = record(tmp_path / codec, key, 6, codec=codec)
        client.open("page", [[segment_plan(other)]], at(20))
        viewer = viewers(client.track_url("page", 0))
        assert await asyncio.to_thread(viewer.until, 20), codec
        client.play("page", 0.5)
        assert await asyncio.to_thread(viewer.until, 35), codec
        numbers = [number for _, number in viewer.seen if number > 20]
        assert numbers == list(range(21, numbers[-1] + 1))
        assert heard.track().codec == codec


async def test_a_gap_is_told_and_playing_goes_on_behind_it(client, heard, viewers, recording):
    plan = segment_plan(recording)
    # The second file of the six is missing: pictures 150 to 299.
    with_gap = type(plan)(plan.source, (plan.segments[0], *plan.segments[2:]), plan.window)
    client.open("page", [[with_gap]], at(140))
    viewer = viewers(client.track_url("page", 0))
    assert await asyncio.to_thread(viewer.until, 140)
    client.play("page", 4.0)
    await heard.until(lambda: heard.track().state is TrackState.MISSING)
    assert heard.track().reason is TrackReason.GAP
    assert await asyncio.to_thread(viewer.until, 310)
    numbers = [number for _, number in viewer.seen]
    assert not [number for number in numbers if 150 <= number < 300]
    client.seek("page", at(200))
    await heard.until(lambda: heard.track().state is TrackState.MISSING)
    before = len(viewer.seen)
    client.play("page", -4.0)

    def backwards() -> list[int]:
        viewer.look(0.02)
        return [number for _, number in viewer.seen[before:] if number < 150]

    async with asyncio.timeout(15):
        while not (shown := await asyncio.to_thread(backwards)) or shown[-1] > 100:
            pass
    # Backwards at speed some ten pictures a second are drawn, which ones is the clock's choice: out of the gap at its
    # edge, and then always further back.
    assert shown[0] >= 140
    assert shown == sorted(shown, reverse=True)


async def test_a_killed_process_comes_back_to_where_it_was(client, heard, viewers, recording):
    import os
    import signal

    await opened(client, viewers, recording, 100)
    await heard.until(lambda: heard.shows(START_US + 100 * EVERY_US))
    ready = asyncio.Event()
    client.on_ready(ready.set)
    os.kill(client.pid, signal.SIGKILL)
    await heard.until(lambda: heard.track().reason is TrackReason.PROCESS_RESTARTING)
    await asyncio.wait_for(ready.wait(), 15)
    assert await asyncio.to_thread(viewers(client.track_url("page", 0)).until, 100)
