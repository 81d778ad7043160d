"""Playing and cutting recorded footage, read back from the screen.

    python benchmarks/playback.py

Prints JSON: seconds from a leap to the picture on the screen (sub stream, 1080p main stream), how far four cameras are
apart on the screen, from the key of instant replay to its first picture, and how many times faster than life clips are
cut. Footage is made beforehand; every picture tells its number in black and white blocks.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "integration"))
sys.path.append(str(ROOT / "tests" / "integration" / "video"))
sys.path.append(str(ROOT / "tests" / "integration" / "footage"))
from test_instant_replay import LiveViewer  # noqa: E402
from video_tools import XWindows  # noqa: E402

from vms_desktop.adapters.video.footage_client import FootageClient  # noqa: E402
from vms_desktop.adapters.video.player_pool import PlayerPool  # noqa: E402
from vms_desktop.adapters.video.relay_client import RelayClient  # noqa: E402
from vms_desktop.domain.address import Credential, StreamAddress  # noqa: E402
from vms_desktop.domain.clock import SystemClock  # noqa: E402
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind, TimeRange  # noqa: E402
from vms_desktop.domain.log_entry import microseconds, moment  # noqa: E402
from vms_desktop.domain.segment import segment_path  # noqa: E402
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport  # noqa: E402
from vms_desktop.footage.normal_form import normal_form  # noqa: E402
from vms_desktop.measure.virtual_screen import VirtualScreen  # noqa: E402
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer  # noqa: E402
from vms_desktop.services.playback.footage_finders import RingFinder  # noqa: E402
from vms_desktop.services.playback.footage_ports import CutState, OnvifPlan, SegmentPlace, SegmentPlan  # noqa: E402
from vms_desktop.simulated_province import SimulatedProvince  # noqa: E402

BITS = 12
START_US = 1_795_000_000_000_000
LEAPS = 30
IN_STEP_S = 10.0


@dataclass(frozen=True)
class Kind:
    """A kind of stream. ``bits``: a second."""

    width: int
    height: int
    rate: int
    bits: int


SUB = Kind(640, 360, 15, 512_000)
MAIN = Kind(1920, 1080, 25, 4_000_000)


def encoded(kind: Kind, seconds: int) -> list[tuple[bytes, bool]]:
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = kind.width, kind.height, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, kind.rate), Fraction(kind.rate)
    encoder.bit_rate = kind.bits
    keys = 2 * kind.rate
    encoder.options = {
        "preset": "ultrafast",
        "tune": "zerolatency",
        "x264-params": f"keyint={keys}:min-keyint={keys}:scenecut=0:nal-hrd=cbr:vbv-maxrate={kind.bits // 1000}"
        f":vbv-bufsize={kind.bits // 1000}",
    }
    noise = np.random.default_rng(1).integers(110, 140, (kind.height, kind.width), np.uint8)
    grey = np.full((kind.height // 2, kind.width), 128, np.uint8)
    block, found = kind.width // BITS, []
    for number in range(seconds * kind.rate):
        luma = np.roll(noise, number * 3, axis=1)
        for bit in range(BITS):
            luma[: kind.height // 4, bit * block : (bit + 1) * block] = 235 if number >> bit & 1 else 16
        frame = av.VideoFrame.from_ndarray(np.concatenate((luma, grey)), format="yuv420p")
        frame.pts = number
        found += [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(frame)]
    return found + [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(None)]


def record(root: Path, key: StreamKey, kind: Kind, minute: list[tuple[bytes, bool]], minutes: int) -> SegmentPlan:
    """The same minute of pictures over and over, a file a minute."""
    every = 1_000_000 // kind.rate
    places, number = [], 0
    for _ in range(minutes):
        begin = START_US + number * every
        path = root / segment_path(key, begin)
        path.parent.mkdir(parents=True, exist_ok=True)
        muxer = SegmentMuxer("h264", str(key))
        with path.open("wb") as file:
            for place, (data, is_key) in enumerate(minute):
                arrived = START_US + number * every
                picture = RecordedPicture(normal_form(data, "h264"), arrived, number * every / 1e6, is_key, 0)
                file.write(muxer.mux(picture, place / kind.rate))
                number += 1
        places.append(SegmentPlace(path, moment(begin), moment(START_US + (number - 1) * every)))
    source = FootageSource(f"local.{key.quality.value}", SourceKind.LOCAL, key.camera_id, ClockTrust.OURS, key.quality)
    return SegmentPlan(source, tuple(places), TimeRange(places[0].begin, places[-1].end))


def at(kind: Kind, number: int) -> datetime:
    return moment(START_US + number * (1_000_000 // kind.rate) + 500)


class Wall:
    """Windows of one size side by side, and which picture each shows."""

    def __init__(self, screen: VirtualScreen, windows: XWindows) -> None:
        self._screen, self._windows = screen, windows
        self._places: list[tuple[int, int, int, int]] = []

    def open(self, left: int, top: int, width: int, height: int) -> int:
        self._places.append((left, top, width, height))
        return self._windows.open(left, top, width, height)

    def window(self, width: int, height: int) -> tuple[int, int, int]:
        """Another one, whose pictures are not numbered as ours: its id, left and top."""
        return self._windows.open(0, 0, width, height), 0, 0

    def pixels(self) -> np.ndarray[Any, Any]:
        return self._screen.memory.pixels()

    def numbers(self) -> list[int]:
        pixels = self._screen.memory.pixels()
        found = []
        for left, top, width, height in self._places:
            row = top + height // 8
            at = [left + round((bit + 0.5) * width / BITS) for bit in range(BITS)]
            found.append(sum((int(pixels[row, x, 1]) > 128) << bit for bit, x in enumerate(at)))
        return found


async def until(true: Callable[[], bool], seconds: float) -> float:
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            raise TimeoutError
        await asyncio.sleep(0.002)
    return time.monotonic() - began


def spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return {"median": round(statistics.median(ordered), 3), "p95": round(p95, 3), "longest": round(ordered[-1], 3)}


async def leaps(client: FootageClient, pool: PlayerPool, wall: Wall, kind: Kind, plan: SegmentPlan) -> dict[str, float]:
    window = wall.open(0, 0, 960, 540)
    client.open("page", [[plan]], at(kind, 5))
    pool.open("page.0", window, client.track_url("page", 0) or "")
    await until(lambda: wall.numbers()[-1] == 5, 20)
    chance, took = random.Random(7), []
    count = 60 * kind.rate
    number = 5
    for _ in range(LEAPS):
        number = chance.choice([one for one in range(count) if one != number])
        began = time.monotonic()
        client.seek("page", at(kind, number))
        await until(lambda: wall.numbers()[-1] == number, 10)  # noqa: B023 - awaited within the turn
        took.append(time.monotonic() - began)
        await asyncio.sleep(0.6)
    pool.close("page.0")
    client.close("page")
    return spread(took)


async def recorder_leaps(client: FootageClient, pool: PlayerPool, wall: Wall) -> dict[str, float]:
    """The same on a simulated Profile G recorder, which is asked over RTSP for each leap."""
    rate, block, blocks, loop = SUB.rate, 20, 12, 60 * SUB.rate
    with SimulatedProvince(8, recorders=1, recorded_hours=2, time_code=True) as province:
        facts = province.recorders[0].facts
        channel = next(one["number"] for one in facts["channels"] if one["codec"] == "h264")
        source = FootageSource("recorder", SourceKind.ONVIF, "camera", ClockTrust.MEASURED, clock_offset_s=0.0)
        credential = Credential(facts["username"], facts["password"])
        plan = OnvifPlan(source, f"{facts['rtsp']}/replay/recording-{channel}", credential)
        window, left, top = wall.window(640, 360)

        def shown() -> int:
            pixels = wall.pixels()
            at = [(top + block // 2, left + bit * block + block // 2) for bit in range(blocks)]
            return sum((int(pixels[y, x, 1]) > 128) << bit for bit, (y, x) in enumerate(at))

        def in_the_loop(when: datetime) -> int:
            return microseconds(when) * rate // 1_000_000 % loop

        def middle_of_a_picture(minutes: float) -> datetime:
            second = int(time.time() - minutes * 60) // 2 * 2 + 1
            return moment(second * 1_000_000 + 501_000)

        first = middle_of_a_picture(30)
        client.open("page", [[plan]], first)
        pool.open("page.0", window, client.track_url("page", 0) or "")
        await until(lambda: shown() == in_the_loop(first), 20)
        chance, took = random.Random(7), []
        for _ in range(LEAPS):
            target = middle_of_a_picture(chance.uniform(5, 100))
            began = time.monotonic()
            client.seek("page", target)
            await until(lambda: shown() == in_the_loop(target), 10)  # noqa: B023 - awaited within the turn
            took.append(time.monotonic() - began)
            await asyncio.sleep(0.6)
        pool.close("page.0")
        client.close("page")
        return spread(took)


async def in_step(client: FootageClient, pool: PlayerPool, wall: Wall, plans: list[SegmentPlan]) -> dict[str, float]:
    first = len(wall.numbers())
    client.open("page", [[plan] for plan in plans], at(SUB, 10))
    for number in range(len(plans)):
        window = wall.open(number % 2 * 640, number // 2 * 360, 640, 360)
        pool.open(f"page.{number}", window, client.track_url("page", number) or "")
    await until(lambda: wall.numbers()[first:] == [10] * len(plans), 20)
    client.play("page", 1.0)
    seen: list[dict[int, float]] = [{} for _ in plans]
    until_s = time.monotonic() + IN_STEP_S
    while (now := time.monotonic()) < until_s:
        for when, number in zip(seen, wall.numbers()[first:], strict=True):
            when.setdefault(number, now)
        await asyncio.sleep(0.002)
    settled = 10 + 2 * SUB.rate
    common = [number for number in set.intersection(*(set(when) for when in seen)) if number > settled]
    apart = [max(when[number] for when in seen) - min(when[number] for when in seen) for number in common]
    for number in range(len(plans)):
        pool.close(f"page.{number}")
    client.close("page")
    return {**spread(apart), "pictures": len(common)}


async def cut(client: FootageClient, plan: SegmentPlan, folder: Path, seconds: float) -> dict[str, float]:
    done: asyncio.Queue[Any] = asyncio.Queue()
    client.on_cut(lambda report: done.put_nowait(report) if report.state is not CutState.CUTTING else None)
    began = time.monotonic()
    client.cut(
        f"cut {seconds}", [plan], TimeRange(plan.window.begin, plan.window.begin + timedelta(seconds=seconds)), folder
    )
    report = await asyncio.wait_for(done.get(), 300)
    took = time.monotonic() - began
    assert report.state is CutState.DONE, report
    return {"seconds": round(took, 2), "times_life": round(seconds / took), "mb": round(report.files[0].bytes / 1e6)}


async def instant(client: FootageClient, pool: PlayerPool, wall: Wall, screen: VirtualScreen) -> dict[str, float]:
    """From the key to the first picture on the screen, with a player that is there already."""
    relay, clock = RelayClient(SystemClock()), SystemClock()
    finder = RingFinder(relay, clock)
    await relay.start()
    try:
        with SimulatedProvince(24) as province:
            await relay.wait_ready(10)
            camera = next(one for one in province.cameras if one.facts["codec"] == "h264" and not one.has_ptz)
            await asyncio.to_thread(province.prepare, [f"{camera.code}/sub"])
            key = StreamKey("c", StreamQuality.SUB)
            credential = Credential(camera.facts["username"], camera.facts["password"])
            relay.configure(key, StreamAddress(camera.facts["rtsp_sub"]), credential, Transport.TCP)
            tile = LiveViewer(relay.live_url(key) or "")
            await asyncio.sleep(45)
            window = wall.open(0, 0, 640, 360)
            took = []
            for _ in range(8):
                shown = asyncio.Event()
                forget = pool.on_showing(lambda *_: shown.set())  # noqa: B023 - forgotten within the turn
                moment_ago = datetime.now(UTC) - timedelta(seconds=10)
                began = time.monotonic()
                plans = await finder.plans(_Camera(), TimeRange(moment_ago, moment_ago))  # type: ignore[arg-type]
                client.open("instant", [plans], moment_ago)
                pool.open("instant.0", window, client.track_url("instant", 0) or "")
                await asyncio.wait_for(shown.wait(), 10)
                took.append(time.monotonic() - began)
                forget()
                pool.close("instant.0")
                client.close("instant")
                await asyncio.sleep(1)
            tile.close()
            return spread(took)
    finally:
        finder.close()
        await relay.stop()


class _Camera:
    id = "c"


async def measure(screen: VirtualScreen, root: Path) -> dict[str, Any]:
    sub_minute, main_minute = encoded(SUB, 60), encoded(MAIN, 60)
    cameras = [f"00000000-0000-0000-0000-00000000000{number}" for number in range(4)]
    subs = [
        record(root, StreamKey(camera, StreamQuality.SUB), SUB, sub_minute, 60 if not number else 2)
        for number, camera in enumerate(cameras)
    ]
    main = record(root, StreamKey(cameras[0], StreamQuality.MAIN), MAIN, main_minute, 10)
    clock = SystemClock()
    client, pool = FootageClient(clock), PlayerPool(software_rendering=True, clock=clock)
    ready = asyncio.Event()
    client.on_ready(ready.set)
    client.start()
    await asyncio.wait_for(ready.wait(), 20)
    await pool.start(expected_slots=5)
    windows = XWindows(screen.display)
    figures: dict[str, Any] = {}

    async def part(name: str, work: Awaitable[dict[str, float]]) -> None:
        figures[name] = await work
        print(f"{name}: {figures[name]}", file=sys.stderr)

    try:
        wall = Wall(screen, windows)
        await part("leap_sub_s", leaps(client, pool, wall, SUB, subs[0]))
        await part("leap_main_s", leaps(client, pool, wall, MAIN, main))
        await part("leap_recorder_s", recorder_leaps(client, pool, wall))
        await part("in_step_s", in_step(client, pool, wall, subs))
        await part("instant_s", instant(client, pool, wall, screen))
        await part("cut_sub_hour", cut(client, subs[0], root, 3600 - 1))
        await part("cut_main_ten_minutes", cut(client, main, root, 600 - 1))
    finally:
        await pool.stop()
        await client.stop()
        windows.close()
    return figures


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, VirtualScreen(1280, 720) as screen:
        os.environ["DISPLAY"] = screen.display
        print(json.dumps(asyncio.run(measure(screen, Path(folder)))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
