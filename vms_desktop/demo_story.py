"""The demonstration's short film: what a person would see and do, on a virtual screen, with screenshots and a record.

Waits for conditions, with deadlines; what does not happen in time is told as a problem and in the exit code.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from vms_desktop.app import Desk
from vms_desktop.demo_evidence import EvidenceStory
from vms_desktop.demo_footage import RECORDED_HERE, FootageStory
from vms_desktop.domain.ptz import PtzVector
from vms_desktop.domain.stream import StreamQuality, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.measure.player_counts import PlayerCounts
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.simulated_province import SimulatedProvince

TILES = 16
COUNTED_S = 6.0
PTZ_TILE, LARGE_TILE, FAILING_TILE = 0, 1, 6
"""Tiles of the story: the first camera turns, another one shows its main stream, a fixed one fails."""


@dataclass(slots=True)
class Summary:
    """What ``summary.json`` holds. Times in seconds from the moment the wall was asked for."""

    tiles_expected: int = TILES
    tiles_live: int = 0
    first_picture_s: float | None = None
    all_pictures_s: float | None = None
    displayed_fps: float = 0.0
    lost_percent: float = 0.0
    ptz_moved: bool = False
    failure_shown_s: float | None = None
    recovered_s: float | None = None
    instant_replay_s: float | None = None
    replayed_cameras: int = 0
    clip_files: int = 0
    clip_pictures: int = 0
    clip_seconds: float = 0.0
    request_number: str = ""
    request_state: str = ""
    evidence_package: str = ""
    evidence_files: int = 0
    evidence_sha256: str = ""
    evidence_verified: bool = False
    screenshots: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Story:
    """``play`` once; the exit code says whether all was as it should be."""

    def __init__(self, desk: Desk, province: SimulatedProvince, folder: Path, screen: VirtualScreen) -> None:
        self._desk = desk
        self._wall = desk.services.wall
        self._province = province
        self._folder = folder
        self._screen = screen
        self._summary = Summary()

    async def play(self, content: WallContent) -> int:
        self._desk.window.setGeometry(0, 0, self._screen.width, self._screen.height)
        await asyncio.sleep(0.3)
        await self._fill(content)
        await self._measure()
        await self._maximise()
        await self._turn_camera()
        await self._fail_and_return()
        footage = FootageStory(self._desk, self._folder / "clips", self._until, self._shoot)
        await footage.play(self._summary)
        recorded = [camera_id for camera_id in content.camera_ids[:RECORDED_HERE] if camera_id is not None]
        await EvidenceStory(self._desk, self._folder / "evidence").play(self._summary, recorded)
        await self._other_language()
        return self._finish()

    async def _until(self, met: Callable[[], bool], seconds: float, problem: str) -> float | None:
        """Seconds until ``met``; None, and a problem noted, when it did not happen in time."""
        began = time.monotonic()
        while not met():
            if time.monotonic() - began > seconds:
                self._summary.problems.append(problem)
                return None
            await asyncio.sleep(0.02)
        return round(time.monotonic() - began, 3)

    def _live(self) -> int:
        return sum(self._is_live(tile) for tile in range(TILES))

    def _is_live(self, tile: int) -> bool:
        return self._wall.status(tile).state is StreamState.LIVE

    def _shoot(self, name: str) -> None:
        path = self._folder / f"{len(self._summary.screenshots) + 1:02}-{name}.png"
        self._screen.save(path)
        self._summary.screenshots.append(str(path))

    async def _fill(self, content: WallContent) -> None:
        began = time.monotonic()
        self._wall.show(content)
        await self._until(lambda: self._live() > 0, 10, "no picture within 10 s")
        self._summary.first_picture_s = round(time.monotonic() - began, 3)
        if await self._until(lambda: self._live() == TILES, 20, "not all tiles live within 20 s") is not None:
            self._summary.all_pictures_s = round(time.monotonic() - began, 3)
        self._summary.tiles_live = self._live()
        await asyncio.sleep(4)
        self._shoot("wall")

    async def _measure(self) -> None:
        """New pictures a second as the tiles tell them, over some seconds, and pictures lost by the players' counters.

        The players' own count of displayed pictures is none: libVLC counts a picture again each time it is redrawn.
        """
        counts = PlayerCounts()
        rates: dict[int, list[float]] = {}

        def told(status: TileStatus) -> None:
            if status.state is StreamState.LIVE and status.displayed_fps:
                rates.setdefault(status.tile, []).append(status.displayed_fps)

        stops = [self._wall.on_tile(told), self._desk.services.players.on_status(counts.heard)]
        await asyncio.sleep(COUNTED_S)
        for stop in stops:
            stop()
        means = [statistics.fmean(of_tile) for of_tile in rates.values()]
        self._summary.displayed_fps = round(statistics.median(means), 2) if means else 0.0
        self._summary.lost_percent = round(counts.lost_percent(), 3)

    async def _maximise(self) -> None:
        self._wall.maximise(LARGE_TILE)
        await self._until(self._main_stream_shows, 10, "the maximised tile did not show the main stream")
        await asyncio.sleep(1)
        self._shoot("maximised")

    def _main_stream_shows(self) -> bool:
        status = self._wall.status(LARGE_TILE)
        return status.state is StreamState.LIVE and status.quality is StreamQuality.MAIN

    async def _turn_camera(self) -> None:
        self._wall.maximise(PTZ_TILE)
        await self._until(lambda: self._is_live(PTZ_TILE), 10, "the PTZ camera is not live")
        camera = self._wall.status(PTZ_TILE).camera
        assert camera is not None
        before = self._province.activity(camera.code)["position"]
        self._desk.services.ptz.steer(camera.id, PtzVector(pan=0.6, zoom=0.4))
        await asyncio.sleep(1.5)
        self._desk.services.ptz.release(camera.id)
        await self._until(lambda: not self._province.activity(camera.code)["moving"], 5, "the PTZ camera did not stop")
        self._summary.ptz_moved = self._province.activity(camera.code)["position"] != before
        if not self._summary.ptz_moved:
            self._summary.problems.append("the PTZ camera did not move")
        await asyncio.sleep(0.7)
        self._shoot("ptz")
        self._wall.maximise(None)
        await self._until(lambda: self._live() == TILES, 10, "the wall did not come back after maximising")

    async def _fail_and_return(self) -> None:
        camera = self._wall.status(FAILING_TILE).camera
        assert camera is not None
        failing = asyncio.create_task(asyncio.to_thread(self._province.fault, camera.code, "off"))
        self._summary.failure_shown_s = await self._until(
            lambda: not self._is_live(FAILING_TILE), 5, "a dead camera still looked live after 5 s"
        )
        await failing
        await asyncio.sleep(3)
        self._shoot("camera-lost")
        await asyncio.to_thread(self._province.clear, camera.code)
        self._summary.recovered_s = await self._until(
            lambda: self._is_live(FAILING_TILE), 15, "the camera did not come back within 15 s"
        )
        await asyncio.sleep(1)
        self._shoot("camera-back")

    async def _other_language(self) -> None:
        from vms_desktop.ui import language

        other = language.ENGLISH if language.is_thai() else language.THAI
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        assert application is not None
        language.install(application, other)
        await asyncio.sleep(1.5)
        self._shoot(f"wall-{other}")

    def _finish(self) -> int:
        summary = self._summary
        summary.tiles_live = self._live()
        if summary.tiles_live < summary.tiles_expected:
            summary.problems.append(f"{summary.tiles_live} of {summary.tiles_expected} tiles are live at the end")
        path = self._folder / "summary.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(summary), ensure_ascii=False, indent=2) + "\n", "utf-8")
        for line in [f"{len(summary.screenshots)} screenshots and summary: {self._folder}", *summary.problems]:
            print(line, flush=True)  # noqa: T201
        return 1 if summary.problems else 0
