"""Copies in tests: a clip as it is cut, a strip whose signs can be read back, and a service with a real process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import av
import numpy as np
from footage_tools import CAMERA, EVERY_US, START_US, Recording, at, number_of, segment_plan

from vms_desktop.adapters.video.copier import Copier
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.evidence.copies import CopyOriginal
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Point, rectangle
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.services.evidence.copy_ports import CopyOrder, Glyph, Strip, StripWords
from vms_desktop.services.playback.footage_ports import CutFile, CutState

ROWS = 40
SIGN, MONTH, HIGH = 20, 26, 16
PLACES = (
    *((what, number * SIGN, 2) for number, what in enumerate(("D10", "D1", "Y1000", "Y100", "Y10", "Y1"))),
    ("M", 6 * SIGN, 2),
    *(
        (what, number * SIGN, 22)
        for number, what in enumerate(["h10", "h1", "m10", "m1", "s10", "s1", "f100", "f10", "f1"])
    ),
)
OFFSET_S = 7 * 3600


def marked(width: int, number: int) -> Glyph:
    """White where it counts: two columns tell which sign it is, whatever an encoder does to it."""
    grey = np.zeros((HIGH, width), np.uint8)
    grey[:, number * 2 : number * 2 + 2] = 255
    return Glyph(width, HIGH, grey.tobytes())


class ReadableStrip:
    """Implements ``copy_ports.StripPainter``: what it draws can be read back from a decoded picture."""

    def __init__(self) -> None:
        self.words: list[StripWords] = []

    def paint(self, width: int, picture_height: int, words: StripWords) -> Strip:
        self.words.append(words)
        glyphs = {str(digit): marked(SIGN, digit) for digit in range(10)}
        glyphs |= {f"M{month}": marked(MONTH, month - 1) for month in range(1, 13)}
        return Strip(width, ROWS, bytes(width * ROWS * 3), glyphs, PLACES, words.utc_offset_s)


def time_read(frame: av.VideoFrame, offset_s: int) -> datetime:
    """The moment (UTC) that stands in the strip; to the millisecond."""
    luma = frame.to_ndarray(format="gray8").astype(int)
    read = {}
    for what, left, top in PLACES:
        width = MONTH if what == "M" else SIGN
        columns = luma[top + 2 : top + HIGH - 2, left : left + width].mean(axis=0).reshape(-1, 2).mean(axis=1)
        read[what] = int(columns.argmax()) if columns.max() > 60 else 0

    def number(*places: str) -> int:
        return sum(read[place] * int(place[1:]) for place in places)

    local = datetime(
        number("Y1000", "Y100", "Y10", "Y1") - 543,
        read["M"] + 1,
        number("D10", "D1"),
        number("h10", "h1"),
        number("m10", "m1"),
        number("s10", "s1"),
        number("f100", "f10", "f1") * 1000,
        tzinfo=at(0).tzinfo,
    )
    return local - timedelta(seconds=offset_s)


async def cut_clip(client, heard, recorded: Recording, begin: int, end: int, folder: Path) -> CutFile:
    """Cut by the real process, under the name it would get."""
    client.cut("clip", [segment_plan(recorded)], TimeRange(at(begin), at(end)), folder)
    await heard.until(lambda: any(one.state is not CutState.CUTTING for one in heard.cuts), 30)
    done = heard.cuts[-1]
    assert done.state is CutState.DONE
    (file,) = done.files
    return file


def original_of(file: CutFile) -> CopyOriginal:
    return CopyOriginal(file.path, CAMERA, file.begin, file.sha256)


def order(file: CutFile, folder: Path, **more: object) -> CopyOrder:
    return CopyOrder(file.path, microseconds(file.begin), 0.0, file.sha256, folder / ".work", "title", **more)


async def made(wish: CopyOrder, told: Callable[[float], None] = lambda _progress: None):
    return await Copier(SystemClock()).make(wish, told)


def frames(path: Path) -> list[av.VideoFrame]:
    with av.open(str(path)) as container:
        return list(container.decode(video=0))


def luma(frame: av.VideoFrame) -> np.ndarray:
    return frame.to_ndarray(format="gray8").astype(int)


def time_of_number(number: int) -> int:
    return START_US + number * EVERY_US


def area(
    keys: dict[int, tuple[Point, ...]], look: AreaLook = AreaLook.BLACK, shape=AreaShape.RECTANGLE, **more: bool
) -> Area:
    """``keys``: number of the picture → where it is there."""
    frames_of = tuple(KeyFrame(time_of_number(number), points) for number, points in sorted(keys.items()))
    return Area("a", shape, look, frames_of, **more)


@dataclass(frozen=True)
class Fingerprint:
    """Whether a file is what it was: content, time of change, rights."""

    sha256: str
    changed_ns: int
    mode: int

    @classmethod
    def of(cls, path: Path) -> Fingerprint:
        about = path.stat()
        return cls(hashlib.sha256(path.read_bytes()).hexdigest(), about.st_mtime_ns, about.st_mode)


def sidecar(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


__all__ = ["moment", "number_of", "rectangle"]
