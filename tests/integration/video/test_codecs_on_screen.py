"""Each kind of stream through relay, host and screen: what counts is that new pictures go on appearing, and soon."""

from __future__ import annotations

import asyncio
import os
import signal

from camera_on_screen import FPS, cameras_on_screen
from video_tools import XWindows

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.measure.virtual_screen import VirtualScreen

WATCHED_S = 5.0
CODECS = ("h264", "hevc", "mjpeg")


async def test_new_pictures_of_every_codec_go_on_appearing(pool: PlayerPool, screen: VirtualScreen, windows: XWindows):
    """H.265 stood still some ten seconds after it began: every picture came a little late, and libVLC left them out."""
    async with cameras_on_screen(pool, screen, windows, CODECS) as cameras:
        await asyncio.sleep(11)
        seen = await asyncio.gather(*(cameras[codec].changes(WATCHED_S) for codec in CODECS))
        # The machine may be busy: what must not be is a picture that stands.
        shown = {codec: len(changes) for codec, changes in zip(CODECS, seen, strict=True)}
        assert min(shown.values()) > 0.6 * FPS * WATCHED_S, shown


async def test_a_player_that_was_held_up_comes_back_to_the_present(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows
):
    """libVLC keeps such a delay for as long as it plays: after some hours a wall showed the past."""
    async with cameras_on_screen(pool, screen, windows, ["h264"]) as cameras:
        camera = cameras["h264"]
        await asyncio.sleep(5)
        before = await camera.delay_s()
        (host,) = pool.host_pids
        os.kill(host, signal.SIGSTOP)
        await asyncio.sleep(0.3)
        os.kill(host, signal.SIGCONT)
        held_up = await camera.delay_s()
        assert held_up > before + 0.1

        async def is_back() -> None:
            while await camera.delay_s() > before + 0.1:
                pass

        await asyncio.wait_for(is_back(), 90)
