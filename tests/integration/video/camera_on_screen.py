"""Simulated cameras through relay and player host onto the screen, and the numbers in their pictures read back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from video_tools import XWindows, until

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

    def __init__(self, screen: VirtualScreen, code: dict, tile: TileOnScreen) -> None:
        self._screen, self._tile = screen, tile
        self._layout = CodeLayout(int(code["blocks"]), int(code["block_px"]["sub"]), WIDTH, HEIGHT, 0, 0, MODULUS, FPS)

    async def changes(self, seconds: float) -> list[tuple[float, int]]:
        """(monotonic time, frame number) of each new picture while so many seconds pass."""
        sampler = FrameCodeSampler(self._screen.memory.pixels, self._layout, [self._tile])
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
async def cameras_on_screen(
    pool: PlayerPool, screen: VirtualScreen, windows: XWindows, codecs: Sequence[str]
) -> AsyncIterator[dict[str, CameraOnScreen]]:
    """A fixed camera of each codec, its sub stream, in windows side by side; all showing."""
    await pool.start(expected_slots=len(codecs))
    relay = RelayClient(SystemClock())
    await relay.start()
    try:
        with SimulatedProvince(24, time_code=True) as province:
            await relay.wait_ready(10)
            cameras = {
                codec: next(one for one in province.cameras if one.facts["codec"] == codec and not one.has_ptz)
                for codec in codecs
            }
            await asyncio.to_thread(province.prepare, [f"{camera.code}/sub" for camera in cameras.values()])
            shown: set[str] = set()
            pool.on_showing(lambda slot, *_: shown.add(slot))
            found = {}
            for number, (codec, camera) in enumerate(cameras.items()):
                facts, key = camera.facts, StreamKey(codec, StreamQuality.SUB)
                credential = Credential(facts["username"], facts["password"])
                relay.configure(key, StreamAddress(facts["rtsp_sub"]), credential, Transport.TCP)
                left, top = number % 2 * WIDTH, number // 2 * HEIGHT
                url = relay.live_url(key)
                assert url is not None
                pool.open(codec, windows.open(left, top, WIDTH, HEIGHT), url)
                found[codec] = CameraOnScreen(screen, province.time_code, TileOnScreen(left, top, WIDTH, HEIGHT))
            await until(lambda: shown == set(codecs), 20, "all pictures")
            yield found
    finally:
        await relay.stop()
