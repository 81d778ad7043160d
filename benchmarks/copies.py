"""Copies of clips: how fast each kind is made, and what memory it takes however long the clip is.

    python benchmarks/copies.py [--minutes 10] [--kinds working masked stills playable]

Prints JSON: times life, and seconds of one core's processor time a second of footage, for a working copy, a masked copy and a playable copy (of a clip as JPEG) of a 1080p main stream,
4 Mb/s; the largest memory of the process that makes it in its first half and in all; the same for twenty stills.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import psutil

from vms_desktop.adapters.video.copier import Copier
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.footage.clip_writer import ClipWriter
from vms_desktop.footage.group import FootagePicture, Group
from vms_desktop.services.evidence.copy_ports import CopyOrder, StripWords
from vms_desktop.ui.masking.strip_painter import QtStripPainter

WIDTH, HEIGHT, RATE = 1920, 1080, 25
BITS = 4_000_000
BEGINS_US = 1_795_000_000_000_000
GROUP_S = 10
JPEG_AT_MOST_S = 120
KINDS = {"h264": ("working", "masked", "stills"), "mjpeg": ("playable",)}
"""What is made of a clip of which codec."""


def group(codec: str) -> list[tuple[bytes, bool]]:
    """Some seconds of a picture that moves all over, as a camera's encoder sends them."""
    encoder = av.CodecContext.create({"h264": "libx264", "mjpeg": "mjpeg"}[codec], "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height = WIDTH, HEIGHT
    encoder.pix_fmt = "yuv420p" if codec == "h264" else "yuvj420p"
    encoder.time_base, encoder.framerate, encoder.bit_rate = Fraction(1, RATE), Fraction(RATE), BITS
    if codec == "h264":
        encoder.options = {"preset": "veryfast", "bf": "0", "g": str(2 * RATE)}
    noise = np.random.default_rng(1).integers(0, 60, (HEIGHT, WIDTH + 2 * RATE * GROUP_S), np.uint8)
    smooth = np.linspace(40, 180, WIDTH).astype(np.uint8)[None, :]
    colour = np.full((HEIGHT // 2, WIDTH), 128, np.uint8)
    found = []
    for number in range(RATE * GROUP_S):
        luma = noise[:, number * 2 : number * 2 + WIDTH] // 3 + smooth
        frame = av.VideoFrame.from_ndarray(np.concatenate((luma, colour)), format="yuv420p")
        frame = frame if codec == "h264" else frame.reformat(format="yuvj420p")
        frame.pts = number
        found += [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(frame)]
    return found + [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(None)]


def clip(folder: Path, codec: str, seconds: int) -> Path:
    """Cut as a clip is, of the same pictures again and again, so that making it does not take long."""
    path = folder / f"clip-{codec}.part"
    pictures = group(codec)
    writer = ClipWriter(path, Group(codec, [_picture(0, *pictures[0])], BEGINS_US + 1), pictures[0][0])
    for number in range(seconds * RATE):
        data, is_key = pictures[number % len(pictures)]
        picture = _picture(number, data, is_key)
        writer.add(picture, data, picture.time_us)
    writer.finish(BEGINS_US, BEGINS_US + seconds * 1_000_000, None, None)
    return path


def _picture(number: int, data: bytes, is_key: bool) -> FootagePicture:
    return FootagePicture(BEGINS_US + number * 1_000_000 // RATE, is_key, None, lambda: data)


async def measured(order: CopyOrder, seconds: int) -> dict[str, Any]:
    copier = Copier(SystemClock())
    memory: list[tuple[float, float]] = []
    processor_s = 0.0
    began = time.monotonic()
    making = asyncio.create_task(copier.make(order, lambda _progress: None))
    while not making.done():
        await asyncio.wait([making], timeout=0.25)
        try:
            process = psutil.Process(copier.pid) if copier.pid else psutil.Process()
            used = process.memory_info().rss / 1e6 if copier.pid else 0.0
            processor_s = sum(process.cpu_times()[:2]) if copier.pid else 0.0
        except psutil.NoSuchProcess:
            break
        memory.append((time.monotonic() - began, used))
    made = await making
    took = time.monotonic() - began
    return {
        "times_life": round(seconds / took, 2),
        "seconds": round(took, 1),
        "processor_s_a_second": round(processor_s / seconds, 2),
        "peak_mb_first_half": round(max((used for at, used in memory if at <= took / 2), default=0)),
        "peak_mb": round(max((used for _, used in memory), default=0)),
        "mb": round(sum(one.bytes for one in made) / 1e6, 1),
        "pictures": sum(one.pictures for one in made),
    }


def areas(seconds: int) -> Masking:
    """One of each look, with a key frame every two seconds, all through the clip."""
    keys = tuple(
        KeyFrame(BEGINS_US + at * 1_000_000, rectangle(0.1 + at % 5 / 10, 0.2, 0.25 + at % 5 / 10, 0.6))
        for at in range(0, seconds, 2)
    )
    return Masking(tuple(Area(look.value, AreaShape.RECTANGLE, look, keys, True, True) for look in AreaLook))


async def measure(minutes: float, wanted: Sequence[str]) -> dict[str, Any]:
    seconds = round(minutes * 60)
    words = StripWords("สำเนาเพื่อใช้งาน / WORKING COPY", "1101-0007 แยกปากน้ำ", "REQ-2569-0001", 25_200)
    strip = QtStripPainter().paint(WIDTH, HEIGHT, words)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for codec, kinds in KINDS.items():
            if not set(kinds) & set(wanted):
                continue
            length = seconds if codec == "h264" else min(seconds, JPEG_AT_MOST_S)
            path = clip(folder, codec, length)
            content = await asyncio.to_thread(path.read_bytes)
            plain = CopyOrder(path, BEGINS_US, 0.0, hashlib.sha256(content).hexdigest(), folder / "x", "bench")
            for kind in (one for one in kinds if one in wanted):
                order = replace(plain, working=folder / f".{kind}", strip=None if kind == "playable" else strip)
                if kind == "masked":
                    order = replace(order, masking=areas(length))
                if kind == "stills":
                    moments = tuple(BEGINS_US + round(length * at / 20 * 1e6) for at in range(20))
                    order = replace(order, moments_us=moments)
                results[kind] = {**await measured(order, length), "clip_mb": round(len(content) / 1e6, 1)}
                _clear(folder, f".{kind}*")
            _clear(folder, path.name)
    return results


def _clear(folder: Path, names: str) -> None:
    for path in folder.glob(names):
        path.unlink()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10)
    every = [kind for kinds in KINDS.values() for kind in kinds]
    parser.add_argument("--kinds", nargs="+", choices=every, default=every)
    arguments = parser.parse_args()
    print(json.dumps(asyncio.run(measure(arguments.minutes, arguments.kinds))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
