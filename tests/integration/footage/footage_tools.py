"""Recorded footage made for tests: every picture tells its number in black and white blocks."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import av
import numpy as np

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.domain.footage import ClockTrust, FootageSource, SourceKind, TimeRange, TrackReason, TrackState
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.segment import segment_path
from vms_desktop.domain.stream import StreamKey
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.services.playback.footage_ports import CutReport, SegmentPlace, SegmentPlan, SessionReport, TrackReport

CAMERA = "00000000-0000-0000-0000-00000000000a"
BLOCK = 20
BITS = 16
RATE = 15
EVERY_US = 66_667
START_US = 1_795_000_000_000_000
OPTIONS = {
    "h264": {"preset": "ultrafast", "tune": "zerolatency", "x264-params": "keyint=30:min-keyint=30:scenecut=0"},
    "hevc": {
        "preset": "ultrafast",
        "tune": "zerolatency",
        "x265-params": "keyint=30:scenecut=0:log-level=none:bframes=0",
    },
}


def drawn(number: int, width: int = BLOCK * BITS, height: int = 180) -> av.VideoFrame:
    """A picture of this number."""
    luma = np.full((height, width), 128, np.uint8)
    for bit in range(BITS):
        luma[:60, bit * BLOCK : (bit + 1) * BLOCK] = 235 if number >> bit & 1 else 16
    luma[60:, :] += (np.arange(width, dtype=np.uint8) // 8 + number % 32)[None, :]
    picture = np.concatenate((luma, np.full((height // 2, width), 128, np.uint8)))
    return av.VideoFrame.from_ndarray(picture, format="yuv420p")


def number_of(frame: av.VideoFrame) -> int:
    luma = frame.to_ndarray(format="gray8")
    scale = frame.width / (BLOCK * BITS)
    at = [round((bit + 0.5) * BLOCK * scale) for bit in range(BITS)]
    return sum((int(luma[round(30 * scale), x]) > 128) << bit for bit, x in enumerate(at))


@lru_cache(maxsize=8)
def encoded(first: int, count: int, codec: str = "h264") -> tuple[tuple[bytes, bool], ...]:
    """Pictures ``first`` to ``first + count - 1``: Annex B or JPEG, and whether it is a key frame."""
    names = {"h264": "libx264", "hevc": "libx265", "mjpeg": "mjpeg"}
    encoder = av.CodecContext.create(names[codec], "w")
    encoder.width, encoder.height = BLOCK * BITS, 180
    encoder.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, RATE), Fraction(RATE)
    encoder.options = OPTIONS.get(codec, {})
    found = []
    for number in range(first, first + count):
        frame = drawn(number)
        if codec == "mjpeg":
            frame = frame.reformat(format="yuvj420p")
        frame.pts = number
        found += [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(frame)]
    found += [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(None)]
    return tuple(found)


def encoded_large(count: int) -> list[tuple[bytes, bool]]:
    """Like ``encoded``, of 1920×1080 with noise: a key frame has some hundred kilobytes."""
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = 1920, 1080, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, RATE), Fraction(RATE)
    encoder.options = OPTIONS["h264"]
    noise = np.random.default_rng(1).integers(0, 24, (1080, 1920), np.uint8)
    grey, found = np.full((540, 1920), 128, np.uint8), []
    for number in range(count):
        luma = drawn(number).to_ndarray(format="gray8").repeat(6, axis=0).repeat(6, axis=1) // 2 + 20
        luma[360:] += np.roll(noise, number, axis=1)[360:]
        luma[:360] = np.where(luma[:360] > 80, 235, 16)
        frame = av.VideoFrame.from_ndarray(np.concatenate((luma, grey)), format="yuv420p")
        frame.pts = number
        found += [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(frame)]
    return found + [(bytes(packet), packet.is_keyframe) for packet in encoder.encode(None)]


def encoded_out_of_order(count: int) -> list[tuple[bytes, bool, int]]:
    """Pictures with B-frames between them, in the order an encoder sends them: Annex B, key frame, number."""
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = BLOCK * BITS, 180, "yuv420p"
    encoder.time_base, encoder.framerate = Fraction(1, RATE), Fraction(RATE)
    encoder.options = {
        "preset": "fast",
        "x264-params": "keyint=30:min-keyint=30:scenecut=0:bframes=3:b-adapt=0:b-pyramid=normal:open-gop=0",
    }
    packets = []
    for number in range(count):
        frame = drawn(number)
        frame.pts = number
        packets += encoder.encode(frame)
    return [(bytes(one), one.is_keyframe, one.pts) for one in [*packets, *encoder.encode(None)]]


def record_out_of_order(root: Path, key: StreamKey, seconds: float, *, begin_us: int = START_US) -> Recording:
    """One segment file of such pictures. Like a camera's: stamped as they are shown, sent as they are decoded."""
    pictures, muxer = [], SegmentMuxer("h264", str(key))
    for place, (data, is_key, number) in enumerate(encoded_out_of_order(round(seconds * RATE))):
        # The first of three B-frames is sent when the picture after them has been taken: as late as that.
        arrived = begin_us + (place + 3) * EVERY_US
        pictures.append(RecordedPicture(data, arrived, number * EVERY_US / 1e6, is_key, 0))
    path = root / segment_path(key, pictures[0].arrived_us)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(muxer.mux(one, n / RATE) for n, one in enumerate(pictures)))
    return Recording(key, root, [path], pictures)


@dataclass(frozen=True)
class Recording:
    """What a test recorded. Times: microseconds, UTC."""

    key: StreamKey
    root: Path
    files: list[Path]
    pictures: list[RecordedPicture]


def record(
    root: Path,
    key: StreamKey,
    seconds: float,
    *,
    begin_us: int = START_US,
    codec: str = "h264",
    per_file: int = 150,
    offset_ms: int | None = 0,
    stream: str | None = None,
    first: int = 0,
    made: Sequence[tuple[bytes, bool]] | None = None,
) -> Recording:
    """Segment files as the recorder writes them, ``per_file`` pictures each. ``made``: these, instead of small ones."""
    pictures, files = [], []
    for number, (data, is_key) in enumerate(made or encoded(first, round(seconds * RATE), codec)):
        pictures.append(RecordedPicture(data, begin_us + number * EVERY_US, number * EVERY_US / 1e6, is_key, offset_ms))
    for at in range(0, len(pictures), per_file):
        part = pictures[at : at + per_file]
        path = root / segment_path(key, part[0].arrived_us)
        path.parent.mkdir(parents=True, exist_ok=True)
        muxer = SegmentMuxer(codec, str(key) if stream is None else stream)
        path.write_bytes(b"".join(muxer.mux(one, n / RATE) for n, one in enumerate(part)))
        files.append(path)
    return Recording(key, root, files, pictures)


class TrackViewer:
    """Reads a track as a player would, over HTTP, and decodes it. ``seen``: (when, number) of each picture that is
    another than the one before.
    """

    def __init__(self, url: str) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname, place.port), 5)
        self._socket.sendall(f"GET {place.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        self._parser = TransportParser()
        self._decoder = av.CodecContext.create("h264", "r")
        self.seen: list[tuple[float, int]] = []

    def look(self, seconds: float) -> list[tuple[float, int]]:
        """What came within so long."""
        before, until = len(self.seen), time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._socket.settimeout(max(0.001, left))
            try:
                data = self._socket.recv(65536)
            except TimeoutError:
                break
            if not data:
                break
            for picture in self._parser.feed(data):
                for frame in self._decoder.decode(av.Packet(picture)):
                    number = number_of(frame)
                    if not self.seen or self.seen[-1][1] != number:
                        self.seen.append((time.monotonic(), number))
        return self.seen[before:]

    def until(self, number: int, seconds: float = 20.0) -> bool:
        """Whether this picture was the newest one at some time within so long."""
        end = time.monotonic() + seconds
        if self.seen and self.seen[-1][1] == number:
            return True
        while time.monotonic() < end:
            if any(shown == number for _, shown in self.look(0.02)):
                return True
        return False

    def until_past(self, number: int, way: int = 1, seconds: float = 20.0) -> bool:
        """Whether this picture or one behind it came within so long; ``way``: 1 forwards, -1 backwards. What is drawn
        anew leaves pictures out that a busy machine would show late.
        """
        end = time.monotonic() + seconds
        while not any(shown * way >= number * way for _, shown in self.look(0.02)):
            if time.monotonic() > end:
                return False
        return True

    def close(self) -> None:
        self._socket.close()


class TransportParser:
    """Pictures out of a transport stream, each with the delimiter that ends it."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._head_over = False
        self._picture = bytearray()
        self._stated = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._bytes += data
        if not self._head_over:
            end = self._bytes.find(b"\r\n\r\n")
            if end < 0:
                return
            del self._bytes[: end + 4]
            self._head_over = True
        while len(self._bytes) >= 188:
            packet = bytes(self._bytes[:188])
            del self._bytes[:188]
            if (packet[1] & 0x1F) << 8 | packet[2] != 0x100 or not packet[3] & 0x10:
                continue
            begin = 4 + (1 + packet[4] if packet[3] & 0x20 else 0)
            if packet[1] & 0x40:
                self._picture = bytearray(packet[begin:])
            else:
                self._picture += packet[begin:]
            stated = self._picture[4] << 8 | self._picture[5] if len(self._picture) > 6 else 0
            whole = len(self._picture) == 6 + stated if stated else self._picture.endswith(b"\x00\x00\x00\x01\x09\xf0")
            if whole:
                yield bytes(self._picture[9 + self._picture[8] :])


class Heard:
    """What the footage process reported; waits for what should come."""

    def __init__(self, client: FootageClient) -> None:
        self.reports: list[SessionReport] = []
        self.cuts: list[CutReport] = []
        self._came = asyncio.Event()
        client.on_report(self._report)
        client.on_cut(self._cut)

    def _report(self, report: SessionReport) -> None:
        self.reports.append(report)
        self._came.set()

    def _cut(self, report: CutReport) -> None:
        self.cuts.append(report)
        self._came.set()

    async def until(self, true: Callable[[], bool], seconds: float = 10.0) -> None:
        """Raises TimeoutError, with what was heard last."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            raise TimeoutError(f"last: {self.reports[-1:]} {self.cuts[-1:]}") from None

    def track(self, number: int = 0) -> TrackReport:
        """What a track told last; as loading while nothing was told yet."""
        if not self.reports:
            return TrackReport(TrackState.LOADING, TrackReason.NONE, "", None, None, None)
        return self.reports[-1].tracks[number]

    def shows(self, time_us: int, number: int = 0) -> bool:
        """Whether the track now shows the picture of exactly this time."""
        track = self.track(number)
        return track.picture_time is not None and microseconds(track.picture_time) == time_us


def segment_plan(recording: Recording, source: str = "local.main") -> SegmentPlan:
    """All files of a recording, as the index tells them."""
    per_file = -(-len(recording.pictures) // len(recording.files))
    places = []
    for number, path in enumerate(recording.files):
        part = recording.pictures[number * per_file : (number + 1) * per_file]
        places.append(SegmentPlace(path, moment(part[0].arrived_us), moment(part[-1].arrived_us)))
    key = recording.key
    made = FootageSource(source, SourceKind.LOCAL, key.camera_id, ClockTrust.OURS, quality=key.quality)
    first, last = recording.pictures[0].arrived_us, recording.pictures[-1].arrived_us
    return SegmentPlan(made, tuple(places), TimeRange(moment(first), moment(last)))


def at(number: int, begin_us: int = START_US) -> datetime:
    """The moment just after picture ``number`` was taken."""
    return moment(begin_us + number * EVERY_US + 500)
