"""One measurement on an open desk: fill the wall, wait until it shows, count for some seconds, then decode plainly."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

from PySide6.QtCore import QPoint

from vms_desktop.app import Desk, DeskOptions, open_desk
from vms_desktop.capacity.report import CapacityReport
from vms_desktop.domain.address import Credential, StreamAddress, parse_stream_address
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.measure.frame_codes import CodeLayout, FrameCodeReader, TileOnScreen
from vms_desktop.measure.loop_stall import LoopStallMeter
from vms_desktop.measure.plain_decode import measure_ffmpeg_decode, measure_plain_decode
from vms_desktop.measure.player_counts import PlayerCounts
from vms_desktop.measure.processes import CostMeter
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings

KINDS: dict[str, str | None] = {
    "relay": "relay",
    "player-host": "players",
    "footage": "footage",
    "renderer-probe": None,
    "simulate": None,
    "Xvfb": None,
    "plain-decode": None,
    "frame-codes": None,
}
SETTLE_S = 4.0
"""After the wall has filled, before anything is counted: starting costs more than going on."""
ALL_WITHIN_S = 20.0
LONGEST_DECODE_S = 15.0
"""The plain decode is a steady load: more seconds of it tell nothing new."""
SUB_HEIGHT, SUB_FPS, MAIN_FPS = 360, 15.0, 25.0
"""The simulated streams (docs/simulator.md); code blocks are told for the sub stream and grow with the picture."""


class Measurement:
    """``seconds``: how long is counted. ``time_code``: how frame numbers lie in the pictures, as the simulator's state
    file says; None: there are none. ``began``: monotonic time at which building the desk began.
    """

    def __init__(
        self,
        feeds: Sequence[CameraDraft],
        layout: Layout,
        seconds: float,
        screen: VirtualScreen | None,
        time_code: dict[str, Any] | None,
        began: float,
    ) -> None:
        self._feeds = feeds
        self._layout = layout
        self._screen = screen
        self._time_code = time_code
        self._began = began
        reads_screen = screen is not None and time_code is not None
        self.report = CapacityReport(
            feeds=len(feeds),
            layout=int(layout),
            seconds=seconds,
            cores=os.cpu_count() or 1,
            renderer="",
            counted_by="screen" if reads_screen else "player",
        )

    async def run(self, folder: DataFolder, settings: Settings) -> int:
        """0: measured; 1: no feed ever showed."""
        async with AsyncExitStack() as stack:
            desk = await open_desk(
                stack, DeskOptions(folder, settings, own_key=True, unattended=True, restores_wall=False)
            )
            self.report.window_s = round(time.monotonic() - self._began, 3)
            if self._screen is not None:
                desk.window.setGeometry(0, 0, self._screen.width, self._screen.height)
            for draft in self._feeds:
                await desk.services.cameras.add(draft)
            await desk.services.relay.wait_ready(10)
            await asyncio.sleep(1.0)
            if not await self._fill(desk):
                return 1
            await asyncio.sleep(SETTLE_S)
            await self._count(desk)
            await self._count_stalls()
            desk.services.wall.clear()
            await asyncio.sleep(0.5)
        await self._decode_plainly()
        self.report.count_possible()
        return 0

    async def _fill(self, desk: Desk) -> bool:
        """Show all feeds; note when the first and the last came."""
        wall, report = desk.services.wall, self.report
        live: set[int] = set()
        began = time.monotonic()

        def heard(status: Any) -> None:
            if status.state is StreamState.LIVE and status.tile not in live:
                live.add(status.tile)
                since = round(time.monotonic() - began, 3)
                report.first_picture_s = report.first_picture_s or since
                if len(live) == report.feeds:
                    report.all_pictures_s = since

        stop = wall.on_tile(heard)
        wall.show(WallContent(self._layout, tuple(camera.id for camera in desk.services.cameras.cameras)))
        while len(live) < report.feeds and time.monotonic() - began < ALL_WITHIN_S:  # noqa: ASYNC110 - many tiles
            await asyncio.sleep(0.02)
        stop()
        report.feeds_live = len(live)
        return bool(live)

    async def _count(self, desk: Desk) -> None:
        report = self.report
        reader = self._reader(desk)
        counts = PlayerCounts()
        stop = desk.services.players.on_status(counts.heard)
        cost = CostMeter(KINDS)
        if reader is not None:
            await asyncio.to_thread(reader.start)
        cost.start()
        began = time.monotonic()
        await asyncio.sleep(report.seconds)
        ended = time.monotonic()
        costs = cost.read()
        stop()
        if reader is not None and self._screen is not None:
            await asyncio.to_thread(reader.stop)
            self._by_screen(reader, began, ended)
        else:
            self._by_players(counts)
        report.cpu_by_process = {kind: round(cores, 4) for kind, cores in costs.cores_by_kind.items()}
        report.cpu_per_feed = round(sum(report.cpu_by_process.values()) / report.feeds, 5)
        report.pss_mb_by_process = {kind: round(size, 1) for kind, size in costs.memory_mb_by_kind.items()}
        report.pss_mb = round(costs.memory_mb, 1)

    async def _count_stalls(self) -> None:
        """By itself: a timer of ten milliseconds would be a fifth of what the desk costs."""
        stall = LoopStallMeter()
        stall.start()
        await asyncio.sleep(self.report.seconds)
        stall.stop()
        self.report.gui_stall_max_ms = round(stall.longest_s * 1000, 1)

    def _reader(self, desk: Desk) -> FrameCodeReader | None:
        if self._screen is None or self._time_code is None:
            return None
        first = desk.services.wall.status(0).health
        if first is None or not first.height:
            return None
        side = int(self._time_code["block_px"]["sub"] * first.height / SUB_HEIGHT)
        fps = MAIN_FPS if first.height > SUB_HEIGHT else SUB_FPS
        modulus = int(self._time_code["loop_s"] * fps)
        self._code = CodeLayout(int(self._time_code["blocks"]), side, first.width, first.height, 0, 0, modulus, fps)
        tiles = []
        for number in range(self.report.feeds):
            surface = desk.page.grid.tiles[number].surfaces[0]
            corner = surface.mapToGlobal(QPoint(0, 0))
            tiles.append(TileOnScreen(corner.x(), corner.y(), surface.width(), surface.height()))
        return FrameCodeReader(self._screen.memory, self._code, tiles)

    def _by_screen(self, reader: FrameCodeReader, began: float, ended: float) -> None:
        report, code = self.report, self._code
        rates = [record.displayed_fps(began, ended) for record in reader.records]
        missing = expected = 0
        delays: list[float] = []
        to_wall_clock = time.time() - time.monotonic()
        loop_s = code.modulus / code.fps
        for record in reader.records:
            lost, due = record.lost(began, ended, code.fps)
            missing, expected = missing + lost, expected + due
            for at, number in record.changes:
                if began <= at < ended:
                    delays.append((at + to_wall_clock - number / code.fps) % loop_s)
        report.displayed_fps_median = round(statistics.median(rates), 2)
        report.displayed_fps_min = round(min(rates), 2)
        report.lost_percent = round(100 * missing / max(1, expected), 3)
        if delays:
            delays.sort()
            report.delay_ms_median = round(delays[len(delays) // 2] * 1000, 1)
            report.delay_ms_p95 = round(delays[int(len(delays) * 0.95)] * 1000, 1)

    def _by_players(self, counts: PlayerCounts) -> None:
        report, rates = self.report, counts.rates()
        if rates:
            report.displayed_fps_median = round(statistics.median(rates), 2)
            report.displayed_fps_min = round(min(rates), 2)
        report.lost_percent = round(counts.lost_percent(), 3)

    async def _decode_plainly(self) -> None:
        urls = []
        for draft in self._feeds:
            address, inside = parse_stream_address(draft.sub_url)
            typed = Credential(draft.username, draft.password) if draft.username else None
            urls.append(StreamAddress(address.url).with_credential(inside or typed))
        report, seconds = self.report, min(self.report.seconds, LONGEST_DECODE_S)
        leanest = await asyncio.to_thread(measure_plain_decode, urls, seconds)
        simulated = self._time_code is not None
        usual = await asyncio.to_thread(measure_ffmpeg_decode, urls, seconds) if simulated else None
        if leanest.streams:
            report.leanest_decode_cpu_per_feed = round(leanest.cores / leanest.streams, 5)
            report.ratio_to_leanest_decode = round(report.cpu_per_feed * leanest.streams / leanest.cores, 3)
        yardstick = usual if usual is not None and usual.streams else leanest
        if yardstick.streams:
            report.decode_cpu_per_feed = round(yardstick.cores / yardstick.streams, 5)
            report.decode_by = yardstick.by
            report.ratio_to_decode = round(report.cpu_per_feed * yardstick.streams / yardstick.cores, 3)
