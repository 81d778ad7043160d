"""Measures recording: what it costs the relay on top of viewing, and the index of a million segments.

The relay is the real one, fed by the simulated province; what it costs is its processor time with the same viewers,
recording and not, in turns. The index is made by the program's own writing. Run by ``run.py --only recording``, or
alone: ``recording.py [--segments N] [--seconds S]``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.segment import DAY_US, HOUR_US, MINUTE_US, SECOND_US, Segment, SegmentState, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.paths import DataFolder
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.storage.store import Store

SEGMENTS = 1_000_000
CAMERAS = 16
MAIN_STREAMS = 34
SECONDS = 15.0
TURNS = 3
TOKEN = "bench"
FOLDER = "00000000-0000-4000-8000-000000000001"
BEGIN = 1_790_000_000_000_000 // DAY_US * DAY_US
_BATCH = 5000
_TIMES = 30
Measured = tuple[str, str, object, bool]


class Relay:
    """The relay process with viewers that only read."""

    def __init__(self, sources: Sequence[dict[str, Any]]) -> None:
        command = [sys.executable, "-m", "vms_desktop", "relay"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._ready = threading.Event()
        self._port = 0
        self._stop = threading.Event()
        self.written: dict[str, int] = {}
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()
        self.say(type="Hello", token=TOKEN, version=1)
        if not self._ready.wait(20):
            raise RuntimeError("the relay did not start")
        self.streams = [f"camera-{number}.{source['quality']}" for number, source in enumerate(sources)]
        for stream, source in zip(self.streams, sources, strict=True):
            self.say(type="ConfigureStream", stream=stream, url=source["url"], username=source["username"],
                     password=source["password"], transport="tcp")  # fmt: skip
        self._threads += [threading.Thread(target=self._view, args=(stream,), daemon=True) for stream in self.streams]
        for thread in self._threads[1:]:
            thread.start()

    def say(self, **message: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            message = json.loads(line)
            if message["type"] == "Ready":
                self._port = message["port"]
                self._ready.set()
            elif message["type"] == "SegmentReport":
                self.written[message["path"]] = message["bytes"]

    def _view(self, stream: str) -> None:
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/{TOKEN}/live/{stream}", timeout=60) as answer:
            while not self._stop.is_set() and answer.read(65536):
                continue

    def record(self, folder: Path) -> None:
        for stream in self.streams:
            self.say(type="RecordStream", stream=stream, folder=str(folder / stream), marker="")

    def stop_recording(self) -> None:
        for stream in self.streams:
            self.say(type="StopRecording", stream=stream)

    def cost(self, seconds: float) -> float:
        """Cores used over so many seconds."""
        process = psutil.Process(self.process.pid)
        before, began = process.cpu_times(), time.monotonic()
        time.sleep(seconds)
        after, took = process.cpu_times(), time.monotonic() - began
        return (after.user + after.system - before.user - before.system) / took

    def close(self) -> None:
        self._stop.set()
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)
        for thread in self._threads:
            thread.join(5)


def recording_cost(count: int, quality: str, seconds: float) -> dict[str, Any]:
    """Cores of the relay viewing so many streams, and recording them as well; some cameras are fetched many times."""
    with SimulatedProvince(8) as province, tempfile.TemporaryDirectory(prefix="vms-bench-") as folder:
        cameras = [one for one in province.cameras if one.facts["codec"] == "h264" and not one.has_ptz][:4]
        province.prepare([f"{camera.code}/{quality}" for camera in cameras])
        facts = [cameras[number % len(cameras)].facts for number in range(count)]
        sources = [{"url": one[f"rtsp_{quality}"], "username": one["username"], "password": one["password"],
                    "quality": quality} for one in facts]  # fmt: skip
        relay = Relay(sources)
        try:
            time.sleep(8)
            viewing, recording = [], []
            took = 0.0
            for _ in range(TURNS):
                viewing.append(relay.cost(seconds))
                began = time.monotonic()
                relay.record(Path(folder))
                time.sleep(3)
                recording.append(relay.cost(seconds))
                relay.stop_recording()
                took += time.monotonic() - began
                time.sleep(2)
            written = sum(file.stat().st_size for file in Path(folder).rglob("*.ts"))
        finally:
            relay.close()
    return {
        "streams": count,
        "viewing_cores": round(statistics.median(viewing), 4),
        "recording_cores": round(statistics.median(recording), 4),
        "added_percent": round(100 * (statistics.median(recording) - statistics.median(viewing)), 1),
        "megabits_a_stream": round(written * 8 / 1e6 / took / count, 2),
    }


def _segment(key: StreamKey, begin_us: int) -> Segment:
    path, end = segment_path(key, begin_us), begin_us + MINUTE_US - 66_000
    size, closed = 4_000_000, SegmentState.CLOSED
    return Segment(key.camera_id, key.quality, FOLDER, "", path, begin_us, end, 900, size, "h264", 20, 25, closed)


async def _build(store: Store, count: int) -> float:
    """Segments one after the other, with a gap every few hours; returns seconds."""
    await store.segments.register_folder(FOLDER, "bench", Path("/recordings"))
    keys = [StreamKey(f"00000000-0000-4000-8000-{number:012}", StreamQuality.SUB) for number in range(CAMERAS)]
    began = time.monotonic()
    batch: list[Segment] = []
    for number in range(count // CAMERAS):
        minute = number + number // 200 * 7
        batch += [_segment(key, BEGIN + minute * MINUTE_US + 137 * at) for at, key in enumerate(keys)]
        if len(batch) >= _BATCH:
            await store.segments.put(batch)
            batch.clear()
    await store.segments.put(batch)
    return time.monotonic() - began


async def index_figures(count: int) -> dict[str, Any]:
    """Milliseconds, p95 of some tries: a day of a camera, ranges of all cameras for a timeline."""
    with tempfile.TemporaryDirectory(prefix="vms-bench-") as folder:
        desk = Desk(bytes(range(32)), "bench")
        store = await Store.open(DataFolder(Path(folder)), SystemClock(), desk=desk)
        seconds = await _build(store, count)
        cameras = [f"00000000-0000-4000-8000-{number:012}" for number in range(CAMERAS)]
        days = count // CAMERAS // 1440
        figures: dict[str, Any] = {"segments": count, "days": days, "put_a_second": round(count / seconds)}
        figures["list_day_ms"] = await _p95(
            [store.segments.segments(cameras[n % CAMERAS], at, at + DAY_US)
             for n in range(_TIMES) for at in (BEGIN + n * 7 % days * DAY_US,)]
        )  # fmt: skip
        for name, span, resolution in (
            ("month", 31 * DAY_US, HOUR_US),
            ("month_by_minutes", 31 * DAY_US, MINUTE_US),
            ("day", DAY_US, MINUTE_US),
            ("hour", HOUR_US, SECOND_US),
        ):
            figures[f"ranges_{name}_ms"] = await _p95(
                [store.segments.ranges(cameras, BEGIN + n * HOUR_US, BEGIN + n * HOUR_US + span, resolution)
                 for n in range(_TIMES)]
            )  # fmt: skip
        await store.close()
    return figures


async def _p95(calls: list[Any]) -> float:
    times = []
    for call in calls:
        began = time.perf_counter()
        await call
        times.append((time.perf_counter() - began) * 1000)
    return round(sorted(times)[int(len(times) * 0.95)], 1)


def measure(runs: dict[str, Any], *, segments: int = SEGMENTS, seconds: float = SECONDS) -> list[Measured]:
    """Rows for the table; details into ``runs``."""
    index = runs["segment index"] = asyncio.run(index_figures(segments))
    sub = runs["recording 25 sub"] = recording_cost(25, "sub", seconds)
    # The simulator's main streams have 1.9 Mb/s: as many as carry what 16 of 4 Mb/s do. More streams cost more than
    # larger pictures.
    main = runs[f"recording {MAIN_STREAMS} main"] = recording_cost(MAIN_STREAMS, "main", seconds)
    found: list[Measured] = [
        (f"list a camera's day of {segments:,} segments, p95", "<= 50 ms", index["list_day_ms"], index["list_day_ms"] <= 50),
    ]  # fmt: skip
    for name in ("month", "month_by_minutes", "day", "hour"):
        value = index[f"ranges_{name}_ms"]
        found.append((f"recorded ranges of 16 cameras, {name.replace('_', ' ')}, p95", "<= 50 ms", value, value <= 50))
    found.append(
        (
            "recording 25 sub streams, on top of viewing",
            "<= 10 % of a core",
            sub["added_percent"],
            sub["added_percent"] <= 10,
        )
    )
    found.append(
        (
            f"recording {MAIN_STREAMS} main streams ({MAIN_STREAMS * main['megabits_a_stream']:.0f} Mb/s), on top of viewing",
            "<= 25 % of a core",
            main["added_percent"],
            main["added_percent"] <= 25,
        )
    )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=SEGMENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    arguments = parser.parse_args()
    runs: dict[str, Any] = {}
    for name, goal, value, met in measure(runs, segments=arguments.segments, seconds=arguments.seconds):
        print(f"{'met ' if met else 'MISS'}  {name:60} goal {goal:18} {value}")
    print(json.dumps(runs))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
