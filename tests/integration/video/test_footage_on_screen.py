"""Recorded pictures through footage process, player host and screen: the picture that is meant is what shows."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from video_tools import XWindows, until

sys.path.append(str(Path(__file__).parent.parent / "footage"))
from children import footage_client
from footage_tools import BITS, BLOCK, CAMERA, at, encoded_large, record, segment_plan

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.measure.virtual_screen import VirtualScreen


@pytest_asyncio.fixture
async def client() -> AsyncIterator[FootageClient]:
    async with footage_client() as made:
        yield made


def number_on(screen: VirtualScreen) -> int:
    """Which picture is on the screen, in a window of twice its size at the corner."""
    pixels = screen.pixels()
    return sum((int(pixels[60, (2 * bit + 1) * BLOCK, :3].mean()) > 128) << bit for bit in range(BITS))


@pytest.mark.parametrize("codec", ["h264", "hevc"])
async def test_what_is_sought_stepped_and_played_is_on_the_screen(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows, client: FootageClient, tmp_path: Path, codec: str
):
    recording = record(tmp_path, StreamKey(CAMERA, StreamQuality.MAIN), 30, codec=codec)
    await pool.start(expected_slots=1)
    shown = asyncio.Event()
    pool.on_showing(lambda *_: shown.set())
    window = windows.open(0, 0, BLOCK * BITS * 2, 360)

    client.open("page", [[segment_plan(recording)]], at(100))
    pool.open("playback.0.0", window, client.track_url("page", 0))
    await asyncio.wait_for(shown.wait(), 15)
    await until(lambda: number_on(screen) == 100, 5, "the first picture")

    # Paused: leaps into the middle of groups, and single pictures both ways.
    for number in (215, 31, 30, 299):
        client.seek("page", at(number))
        await until(lambda: number_on(screen) == number, 3, f"picture {number}")  # noqa: B023
    expected = 299
    for frames in (-1, -1, 1, -10):
        client.step("page", frames)
        expected += frames
        await until(lambda: number_on(screen) == expected, 3, f"{frames} to {expected}")  # noqa: B023

    # A pause of some seconds is nothing a player may stumble over afterwards.
    await asyncio.sleep(4)
    client.play("page", 1.0)
    await until(lambda: number_on(screen) > expected + 20, 6, "playing after a pause")
    for speed, beyond in ((-1.0, -15), (4.0, 40), (-4.0, -60), (0.25, 3)):
        client.pause("page")
        client.seek("page", at(200))
        await until(lambda: abs(number_on(screen) - 200) < 3, 3, "picture 200")
        client.play("page", speed)
        await until(
            lambda: (number_on(screen) - 200) * (1 if speed > 0 else -1) >= abs(beyond),  # noqa: B023
            8,
            f"playing at {speed}",
        )
    client.pause("page")
    client.seek("page", at(77))
    await until(lambda: number_on(screen) == 77, 3, "picture 77")
    pool.close("playback.0.0")


async def test_a_large_picture_that_stands_still_follows_every_leap(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows, client: FootageClient, tmp_path: Path
):
    """After some five seconds in which every picture of 1080p had come late, libVLC showed none any more: it knew where
    a picture of more than 64 KiB ended only when the next one began, and standing still that is a long time.
    """
    made = encoded_large(60)
    assert min(len(data) for data, is_key in made if is_key) > 100_000
    recording = record(tmp_path, StreamKey(CAMERA, StreamQuality.MAIN), 4, made=made)
    await pool.start(expected_slots=1)
    window = windows.open(0, 0, BLOCK * BITS * 2, 360)
    client.open("page", [[segment_plan(recording)]], at(5))
    pool.open("playback.0.0", window, client.track_url("page", 0))
    await until(lambda: number_on(screen) == 5, 15, "the first picture")

    for leap in range(20):
        number = 3 + leap * 23 % 55
        client.seek("page", at(number))
        await until(lambda: number_on(screen) == number, 5, f"leap {leap} to picture {number}")  # noqa: B023
        # So long that the picture has been sent as often as it will be: from then on nothing follows it.
        await asyncio.sleep(0.6)
    pool.close("playback.0.0")
