"""Reads the frame numbers that a time-coded source draws into its pictures, straight from the screen's memory.

The sampling runs in a process of its own: a thread of the measured desk would keep that desk's window waiting.
Layout of the code (docs/simulator.md): a row of square blocks from the picture's top left corner, black 0, white 1,
lowest bit first. What is on the screen counts: a number that never appears was lost, whatever a player reports.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from vms_desktop.measure.virtual_screen import ScreenMemory
from vms_desktop.paths import child_command

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[np.uint8]]

WHITE_ABOVE = 128
SAMPLE_EVERY_S = 0.002


@dataclass(frozen=True, slots=True)
class CodeLayout:
    """``blocks`` squares of ``block_px`` in a picture ``width_px`` wide; the number counts modulo ``modulus``."""

    blocks: int
    block_px: int
    width_px: int
    height_px: int
    top_px: int
    left_px: int
    modulus: int
    fps: float


@dataclass(frozen=True, slots=True)
class TileOnScreen:
    """Where a tile's picture is on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(slots=True)
class TileRecord:
    """What was seen of one tile: (seconds, frame number) each time the number changed."""

    changes: list[tuple[float, int]] = field(default_factory=list)

    def displayed_fps(self, began: float, ended: float) -> float:
        """New pictures per second between two monotonic times."""
        seen = sum(1 for at, _ in self.changes if began <= at < ended)
        return seen / (ended - began)

    def lost(self, began: float, ended: float, fps: float) -> tuple[int, int]:
        """(pictures missing, pictures expected) between two monotonic times, from first to last picture seen.

        Counted, not worked out from the numbers: in very small tiles a number may be read wrongly, a picture that was
        shown is a change all the same.
        """
        times = [at for at, _ in self.changes if began <= at < ended]
        if len(times) < 2:
            return 0, 0
        expected = round((times[-1] - times[0]) * fps) + 1
        return max(0, expected - len(times)), expected


class FrameCodeSampler:
    """Samples the codes of many tiles some hundred times a second until told to end."""

    def __init__(self, pixels: Callable[[], Pixels], layout: CodeLayout, tiles: Sequence[TileOnScreen]) -> None:
        self._pixels = pixels
        self._layout = layout
        self.records = [TileRecord() for _ in tiles]
        self._rows, self._columns = self._block_centres(layout, tiles)
        self._weights = [1 << block for block in range(layout.blocks)]

    @staticmethod
    def _block_centres(layout: CodeLayout, tiles: Sequence[TileOnScreen]) -> tuple[Pixels, Pixels]:
        import numpy as np

        rows, columns = [], []
        for tile in tiles:
            # The picture keeps its shape inside the tile: bars left and right, or above and below.
            scale = min(tile.width / layout.width_px, tile.height / layout.height_px)
            left = tile.left + (tile.width - layout.width_px * scale) / 2
            top = tile.top + (tile.height - layout.height_px * scale) / 2
            for block in range(layout.blocks):
                columns.append(int(left + (layout.left_px + (block + 0.5) * layout.block_px) * scale))
                rows.append(int(top + (layout.top_px + 0.5 * layout.block_px) * scale))
        return np.array(rows), np.array(columns)

    def numbers(self) -> list[int]:
        """The frame numbers on the screen now, one a tile."""
        lit = self._pixels()[self._rows, self._columns, 1] > WHITE_ABOVE
        values = lit.reshape(-1, self._layout.blocks) @ self._weights
        return [int(value) for value in values]

    def run(self, ending: threading.Event) -> None:
        """Blocking, until ``ending`` is set."""
        last = [-1] * len(self.records)
        before, before_at = list(last), time.monotonic()
        while not ending.is_set():
            now, numbers = time.monotonic(), self.numbers()
            for tile, number in enumerate(numbers):
                # A picture is caught now and then while it is being drawn, half of it old and half new: a number
                # counts when it is read twice running, from the moment it was read first.
                if number != last[tile] and number == before[tile] and number < self._layout.modulus:
                    self.records[tile].changes.append((before_at, number))
                    last[tile] = number
            before, before_at = numbers, now
            time.sleep(SAMPLE_EVERY_S)


class FrameCodeReader:
    """A sampler in a child process. The screen's memory is a file; monotonic times are the same in both processes."""

    def __init__(self, screen: ScreenMemory, layout: CodeLayout, tiles: Sequence[TileOnScreen]) -> None:
        self._request = {
            "screen": [str(screen.path), screen.width],
            "layout": asdict(layout),
            "tiles": [asdict(tile) for tile in tiles],
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.records = [TileRecord() for _ in tiles]

    def start(self) -> None:
        """Blocking until the child samples. Raises RuntimeError when it does not start."""
        self._process = subprocess.Popen(
            child_command("frame-codes"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(self._request).encode() + b"\n")
        self._process.stdin.flush()
        if self._process.stdout.readline() != b"sampling\n":
            raise RuntimeError("the screen could not be read")

    def stop(self) -> None:
        """Blocking; ``records`` are complete afterwards."""
        if self._process is None:
            return
        answer, _ = self._process.communicate(timeout=30)
        self._process = None
        for record, changes in zip(self.records, json.loads(answer), strict=True):
            record.changes = [(float(at), int(number)) for at, number in changes]


def main() -> int:
    """Child entry: one line of JSON on stdin; samples until stdin ends, then writes what was seen."""
    request = json.loads(sys.stdin.buffer.readline())
    path, width = request["screen"]
    screen = ScreenMemory(path, width)
    tiles = [TileOnScreen(**tile) for tile in request["tiles"]]
    sampler = FrameCodeSampler(screen.pixels, CodeLayout(**request["layout"]), tiles)
    ending = threading.Event()
    sampling = threading.Thread(target=sampler.run, args=(ending,), name="frame codes")
    sampling.start()
    sys.stdout.write("sampling\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()
    ending.set()
    sampling.join()
    sys.stdout.write(json.dumps([record.changes for record in sampler.records]))
    return 0
