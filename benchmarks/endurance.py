"""Memory and delay of a desk that stays open: 16 feeds, four of them failing and returning all the time.

Memory (what desk and children took for themselves) is taken once a minute, the delay (frame codes read back from the
screen) in the third minute and in the last. Growth is counted from the third minute on: until then the relay's ring fills
(120 s of every stream).

    python benchmarks/endurance.py --minutes 60
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any

from vms_desktop.app import DeskOptions, make_application, open_desk, run_in_qt
from vms_desktop.capacity.feeds import Flapping, feeds_of_province
from vms_desktop.capacity.measurement import KINDS, Measurement
from vms_desktop.capacity.run import make_database
from vms_desktop.domain.layout import Layout
from vms_desktop.measure.processes import CostMeter
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import SimulatedProvince

OUTPUT = Path(__file__).resolve().parent.parent / "build" / "endurance.json"
FEEDS = 16
SETTLED_AFTER_S = 150.0
STEADY_FEEDS_FIRST = 4
"""The flapping cameras are the first ones; the delay is that of the others."""


class Endurance(Measurement):
    """One long measurement; ``figures`` holds what was seen."""

    def __init__(self, *arguments: Any, minutes: float) -> None:
        super().__init__(*arguments)
        self._minutes = minutes
        self.figures: dict[str, Any] = {"memory_mb": [], "delay": []}

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
            began = time.monotonic()
            ends = began + self._minutes * 60
            await asyncio.sleep(SETTLED_AFTER_S)
            await self._note_delay(desk, began)
            while time.monotonic() < ends:
                costs = CostMeter(KINDS)
                costs.start()
                await asyncio.sleep(min(60.0, max(1.0, ends - time.monotonic())))
                cost = costs.read()
                self.figures["memory_mb"].append(
                    [round(time.monotonic() - began), round(cost.own_memory_mb, 1), cost.memory_mb_by_kind]
                )
                self._write()
            await self._note_delay(desk, began)
        memory = [total for _, total, _ in self.figures["memory_mb"]]
        # Four feeds come and go, and their decoders with them: medians of five minutes, not single values.
        first, last = sorted(memory[:5])[len(memory[:5]) // 2], sorted(memory[-5:])[len(memory[-5:]) // 2]
        self.figures["growth_mb"] = round(last - first, 1)
        self._write()
        return 0

    async def _note_delay(self, desk: Any, began: float) -> None:
        reader = self._reader(desk)
        assert reader is not None
        await asyncio.to_thread(reader.start)
        at = time.monotonic()
        await asyncio.sleep(30)
        ended = time.monotonic()
        await asyncio.to_thread(reader.stop)
        reader.records = reader.records[STEADY_FEEDS_FIRST:]
        self._by_screen(reader, at, ended)
        report = self.report
        self.figures["delay"].append(
            {
                "at_s": round(at - began),
                "median_ms": report.delay_ms_median,
                "p95_ms": report.delay_ms_p95,
                "fps": report.displayed_fps_median,
                "lost_percent": report.lost_percent,
            }
        )
        self._write()

    def _write(self) -> None:
        OUTPUT.parent.mkdir(parents=True, exist_ok=True)
        OUTPUT.write_text(json.dumps(self.figures, indent=1) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    minutes = parser.parse_args().minutes
    with ExitStack() as stack:
        screen = stack.enter_context(VirtualScreen())
        os.environ["DISPLAY"] = screen.display
        province = stack.enter_context(SimulatedProvince(24, time_code=True))
        feeds = feeds_of_province(province, FEEDS, False)
        stack.enter_context(Flapping(province, 4))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vms-endurance-")))
        make_database(folder)
        settings = Settings(most_main_streams=FEEDS)
        application = make_application(sys.argv[:1], settings)
        run = Endurance(feeds, Layout.SIXTEEN, 30.0, screen, province.time_code, time.monotonic(), minutes=minutes)
        code = run_in_qt(application, lambda: run.run(DataFolder(folder), settings))
        print(json.dumps({key: run.figures.get(key) for key in ("growth_mb", "delay")}, indent=1))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
