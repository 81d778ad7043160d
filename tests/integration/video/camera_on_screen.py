"""One simulated camera through relay and player host onto the screen, and the numbers in its pictures read back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from video_tools import XWindows

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport
from vms_desktop.measure.frame_codes import CodeLayout, FrameCodeSampler, TileOnScreen
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.simulated_province import SimulatedProvince

WIDTH, HEIGHT, FPS, MODULUS = 640, 360, 15.0, 900


class CameraOnScreen:
    """What its window shows, read from the screen's memory."""

    def __init__(self, screen: VirtualScreen, code: dict) -> None:
        self._screen = screen
        self._layout = CodeLayout(int(code["blocks"]), int(code["block_px"]["sub"]), WIDTH, HEIGHT, 0, 0, MODULUS, FPS)

    async def changes(self, seconds: float) -> list[tuple[float, int]]:
        """(monotonic time, frame number) of each new picture while so many seconds pass."""
        sampler = FrameCodeSampler(self._screen.memory.pixels, self._layout, [TileOnScreen(0, 0, WIDTH, HEIGHT)])
        ending = threading.Event()
        sampling = asyncio.create_task(asyncio.to_thread(sampler.run, ending))
        await asyncio.sleep(seconds)
        ending.set()
        await sampling
        return sampler.records[0].changes

    async def delay_s(self, seconds: float = 2.0) -> float:
        """From camera to screen, the median: a picture's number is the time it was taken at, in steps of 1/FPS."""
        to_wall_clock = time.time() - time.monotonic()
        delays = sorted(
            (at + to_wall_clock - number / FPS) % (MODULUS / FPS) for at, number in await self.changes(seconds)
        )
        return delays[len(delays) // 2]


@asynccontextmanager
async def camera_on_screen(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows, codec: str
) -> AsyncIterator[CameraOnScreen]:
    """A fixed camera of that codec, its sub stream, in a window at the screen's corner; showing."""
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
            url = relay.live_url(key)
            assert url is not None
            pool.open("0.0", windows.open(0, 0, WIDTH, HEIGHT), url)
            await asyncio.wait_for(shown.wait(), 15)
            yield CameraOnScreen(screen, province.time_code)
    finally:
        await relay.stop()
