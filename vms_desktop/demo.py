"""``vms-desktop demo``: the simulated province on a wall of sixteen tiles; without a display, a short story on film.

The story goes on a virtual screen: the wall fills, one tile is maximised, a PTZ camera turns, a camera fails and comes
back, English and Thai. Screenshots and ``summary.json`` are the record; the exit code says whether what should be
live was live.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vms_desktop.child_protocol.demonstration import Phase
from vms_desktop.demo_link import DemoLink
from vms_desktop.desk.wiring import DeskServices
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.ptz import PtzVector
from vms_desktop.domain.stream import StreamQuality, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.measure.player_counts import PlayerCounts
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import GivenUp, SimulatedProvince

if TYPE_CHECKING:
    # Qt looks at the display when it is imported, which may be one of our own (see ``_in_qt``).
    from vms_desktop.app import Desk

TILES = 16
RECORDERS = ("onvif", "hikvision", "dahua")
"""How the simulated recorders are asked, one each."""
PREPARED = 20
"""Sub streams encoded before the first showing; kept for every later one."""
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
    screenshots: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def run_demo(output: str, *, story: bool, data_dir: str | None, language: str | None) -> int:
    """Exit codes: 0 all was as it should be; 1 something that should be live was not, or it could not start."""
    folder = Path(output).absolute()
    has_display = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    try:
        if has_display and not story:
            return _with_province(folder, data_dir, language, None)
        with VirtualScreen() as screen:
            os.environ["DISPLAY"] = screen.display
            os.environ.pop("WAYLAND_DISPLAY", None)
            return _with_province(folder, data_dir, language, screen)
    except VmsError as error:
        from vms_desktop.ui import messages

        print(messages.error_text(error), file=sys.stderr)  # noqa: T201
        return 1


def run_for_desk(language: str | None, prepare: int = PREPARED) -> int:
    """The demonstration as a desk starts it: tells that desk where it is, and ends with it. Exits as ``run_demo``."""
    with DemoLink() as link:
        try:
            with (
                SimulatedProvince(prepare=prepare, recorders=len(RECORDERS), give_up=link.ended) as province,
                tempfile.TemporaryDirectory(prefix="vms-demo-") as temporary,
            ):
                link.reach(Phase.OPENING)
                return _in_qt(DataFolder(Path(temporary)), language, province, Path(temporary), None, link)
        except GivenUp:
            return 0
        except VmsError as error:
            link.fail(error)
            return 1


def _with_province(folder: Path, data_dir: str | None, language: str | None, screen: VirtualScreen | None) -> int:
    print("preparing the simulated province (the first time takes about a minute) …", flush=True)  # noqa: T201
    with (
        SimulatedProvince(prepare=PREPARED, recorders=len(RECORDERS)) as province,
        tempfile.TemporaryDirectory(prefix="vms-demo-") as temporary,
    ):
        data = DataFolder(Path(data_dir) if data_dir else Path(temporary))
        return _in_qt(data, language, province, folder, screen, None)


def _in_qt(
    data: DataFolder,
    language: str | None,
    province: SimulatedProvince,
    folder: Path,
    screen: VirtualScreen | None,
    link: DemoLink | None,
) -> int:
    # Made with the display known: Qt looks at it when it is imported first.
    from vms_desktop.app import make_application, run_in_qt

    settings = Settings().model_copy(update={"language": language or "th"})
    application = make_application(sys.argv[:1], settings)
    return run_in_qt(application, lambda: _run(data, settings, province, folder, screen, link))


async def _run(
    data: DataFolder,
    settings: Settings,
    province: SimulatedProvince,
    folder: Path,
    screen: VirtualScreen | None,
    link: DemoLink | None,
) -> int:
    from vms_desktop.app import DeskOptions, open_desk

    async with AsyncExitStack() as stack:
        desk = await open_desk(stack, DeskOptions(data, settings, own_key=True, unattended=True, restores_wall=False))
        desk.window.mark_simulated()
        if link is not None:
            loop = asyncio.get_running_loop()
            link.when_ended(lambda: loop.call_soon_threadsafe(desk.closed.set))
        agencies = {agency.short_th: agency.code for agency in desk.services.cameras.province.agencies}
        for camera in province.cameras:
            if desk.services.cameras.by_code(camera.code) is None:
                await desk.services.cameras.add(camera.draft(agencies))
        await _enter_recorders(desk.services, province)
        ids = tuple(camera.id for camera in desk.services.cameras.cameras)[:TILES]
        content = WallContent(Layout.SIXTEEN, ids)
        if screen is None:
            desk.services.wall.show(content)
            if link is not None:
                link.reach(Phase.OPEN)
            await desk.closed.wait()
            return 0
        return await Story(desk, province, folder, screen).play(content)


async def _enter_recorders(services: DeskServices, province: SimulatedProvince) -> None:
    """Each is asked in a way of its own. Anew every time: their ports are other ones."""
    recorders = services.recorders
    if recorders is None:
        return
    known = {one.name: one.id for one in recorders.recorders}
    camera_ids = {camera.code: camera.id for camera in services.cameras.cameras}
    for kind, recorder in zip(RECORDERS, province.recorders, strict=False):
        draft = recorder.draft(kind, camera_ids)
        if draft.name in known:
            await recorders.update(known[draft.name], draft)
        else:
            await recorders.add(draft)
        await asyncio.to_thread(province.limit_sessions, recorder.code, 0)


class Story:
    """The short film. Waits for conditions, with deadlines; what does not happen in time is told as a problem."""

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
        from PySide6.QtWidgets import QApplication

        from vms_desktop.ui import language

        other = language.ENGLISH if language.is_thai() else language.THAI
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
