"""Each kind of stream through relay, host and screen: what counts is that new pictures go on appearing."""

from __future__ import annotations

import asyncio
import threading

import pytest
from video_tools import XWindows

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport
from vms_desktop.measure.frame_codes import CodeLayout, FrameCodeSampler, TileOnScreen
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.simulated_province import SimulatedProvince

WATCHED_S = 5.0


@pytest.mark.parametrize("codec", ["h264", "hevc", "mjpeg"])
async def test_new_pictures_of_every_codec_go_on_appearing(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows, codec: str
):
    """H.265 stood still some ten seconds after it began: every picture came a little late, and libVLC left them out."""
    await pool.start(expected_slots=1)
    relay = RelayClient(SystemClock())
    await relay.start()
    try:
        with SimulatedProvince(24, time_code=True) as province:
            await relay.wait_ready(10)
            camera = next(one for one in province.cameras if one.facts["codec"] == codec and not one.has_ptz)
            facts, key = camera.facts, StreamKey("c", StreamQuality.SUB)
            await asyncio.to_thread(province.prepare, [f"{camera.code}/sub"])
            credential = Credential(facts["username"], facts["password"])
            relay.configure(key, StreamAddress(facts["rtsp_sub"]), credential, Transport.TCP)
            shown = asyncio.Event()
            pool.on_showing(lambda *_: shown.set())
            window = windows.open(0, 0, 640, 360)
            url = relay.live_url(key)
            assert url is not None
            pool.open("0.0", window, url)
            await asyncio.wait_for(shown.wait(), 15)
            await asyncio.sleep(11)
            code = province.time_code
            layout = CodeLayout(int(code["blocks"]), int(code["block_px"]["sub"]), 640, 360, 0, 0, 900, 15.0)
            sampler = FrameCodeSampler(screen.memory.pixels, layout, [TileOnScreen(0, 0, 640, 360)])
            ending = threading.Event()
            sampling = asyncio.create_task(asyncio.to_thread(sampler.run, ending))
            await asyncio.sleep(WATCHED_S)
            ending.set()
            await sampling
            # The machine may be busy: what must not be is a picture that stands.
            assert len(sampler.records[0].changes) > 0.6 * 15 * WATCHED_S
    finally:
        await relay.stop()
