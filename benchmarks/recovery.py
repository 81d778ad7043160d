"""What cameras that fail cost the wall: read back from the screen while one freezes, and one dies and returns.

    python benchmarks/recovery.py [--feeds 16]

Prints JSON: after a freeze of 20 s the time to the first new picture and the delay from three seconds later on; after a
camera is killed and restarted the time from its listening again to its picture; the pictures the others lost meanwhile;
and how soon a camera that plays already shows in a second tile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

from vms_desktop.app import DeskOptions, make_application, open_desk, run_in_qt
from vms_desktop.capacity.feeds import feeds_of_province
from vms_desktop.capacity.measurement import SETTLE_S, Measurement
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamState
from vms_desktop.measure.frame_codes import FrameCodeReader, TileRecord
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import SimulatedProvince

FROZEN_S = 20.0
DEAD_S = 4.0
KILLS = 5
FIXED_AGAIN_S = 3.0


class Recovery(Measurement):
    """``figures``: what was seen. The province's cameras are those of the feeds, in order."""

    def __init__(self, *arguments: Any, province: SimulatedProvince) -> None:
        super().__init__(*arguments)
        fixed = [one for one in province.cameras if not one.has_ptz and one.facts["codec"] == "h264"]
        self._codes = [camera.code for camera in fixed]
        self._province = province
        self.figures: dict[str, Any] = {}

    async def run(self, folder: DataFolder, settings: Settings) -> int:
        async with AsyncExitStack() as stack:
            desk = await open_desk(
                stack, DeskOptions(folder, settings, own_key=True, unattended=True, restores_wall=False)
            )
            assert self._screen is not None
            desk.window.setGeometry(0, 0, self._screen.width, self._screen.height)
            for draft in self._feeds:
                await desk.services.cameras.add(draft)
            await desk.services.relay.wait_ready(10)
            if not await self._fill(desk):
                return 1
            await asyncio.sleep(SETTLE_S)
            await self._freeze(self._reader(desk))
            await self._kill(self._reader(desk))
            await self._show_again(desk)
        return 0

    async def _freeze(self, reader: FrameCodeReader | None) -> None:
        assert reader is not None
        await asyncio.to_thread(reader.start)
        began = time.monotonic()
        await asyncio.to_thread(self._province.fault, self._codes[0], "stall")
        await asyncio.sleep(FROZEN_S)
        back = time.monotonic()
        await asyncio.to_thread(self._province.clear, self._codes[0])
        await asyncio.sleep(FIXED_AGAIN_S + 8.0)
        ended = time.monotonic()
        await asyncio.to_thread(reader.stop)
        first, *others = reader.records
        self.figures["after_freeze_first_picture_s"] = _seconds_to_picture(first, back)
        delays = self._delays(first, back + FIXED_AGAIN_S, ended)
        self.figures["after_freeze_delay_ms"] = round(statistics.median(delays) * 1000, 1) if delays else None
        self.figures["others_lost_while_frozen"] = self._lost(others, began, ended)

    async def _kill(self, reader: FrameCodeReader | None) -> None:
        assert reader is not None
        await asyncio.to_thread(reader.start)
        began, returns = time.monotonic(), []
        for _ in range(KILLS):
            await asyncio.to_thread(self._province.fault, self._codes[1], "off")
            await asyncio.sleep(DEAD_S)
            await asyncio.to_thread(self._province.clear, self._codes[1])
            returns.append(time.monotonic())
            await asyncio.sleep(4.0)
        ended = time.monotonic()
        await asyncio.to_thread(reader.stop)
        killed, others = reader.records[1], [one for n, one in enumerate(reader.records) if n != 1]
        backs = [_seconds_to_picture(killed, at) for at in returns]
        self.figures["after_kill_picture_s"] = [one for one in backs if one is not None]
        self.figures["others_lost_while_killed"] = self._lost(others, began, ended)

    async def _show_again(self, desk: Any) -> None:
        """A stream that is fetched already, in a tile that was empty: from the click to the picture."""
        wall, times = desk.services.wall, []
        camera = desk.services.cameras.cameras[2].id
        for _ in range(5):
            wall.close(3)
            await asyncio.sleep(1.0)
            shown = asyncio.Event()

            def heard(status: Any, shown: asyncio.Event = shown) -> None:
                if status.tile == 3 and status.state is StreamState.LIVE:
                    shown.set()

            stop = wall.on_tile(heard)
            began = time.monotonic()
            wall.assign(3, camera)
            await asyncio.wait_for(shown.wait(), 10)
            times.append(round(time.monotonic() - began, 3))
            stop()
        self.figures["already_fetched_s"] = times

    def _delays(self, record: TileRecord, began: float, ended: float) -> list[float]:
        to_wall_clock, loop_s = time.time() - time.monotonic(), self._code.modulus / self._code.fps
        return [
            (at + to_wall_clock - number / self._code.fps) % loop_s
            for at, number in record.changes
            if began <= at < ended
        ]

    def _lost(self, records: list[TileRecord], began: float, ended: float) -> int:
        return sum(record.lost(began, ended, self._code.fps)[0] for record in records)


def _seconds_to_picture(record: TileRecord, since: float) -> float | None:
    return next((round(at - since, 3) for at, _ in record.changes if at > since), None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=16)
    feeds = parser.parse_args().feeds
    with ExitStack() as stack:
        screen = stack.enter_context(VirtualScreen())
        os.environ["DISPLAY"] = screen.display
        province = stack.enter_context(SimulatedProvince(max(24, feeds), time_code=True))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vms-recovery-")))
        settings = Settings(most_main_streams=feeds)
        application = make_application(sys.argv[:1], settings)
        drafts = feeds_of_province(province, feeds, False)
        layout = min((one for one in Layout if one >= feeds), key=int)
        run = Recovery(drafts, layout, 30.0, screen, province.time_code, time.monotonic(), province=province)
        code = run_in_qt(application, lambda: run.run(DataFolder(folder), settings))
        print(json.dumps(run.figures))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
