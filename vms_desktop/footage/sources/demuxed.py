"""A file that was handed in, opened with FFmpeg: its pictures in the form this program knows.

The file is hostile. It is opened as bytes, never by a name that FFmpeg could take for an address; only formats that
hold pictures themselves are let in (no playlists, nothing that refers to other files); sizes are bounded.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import SourceFailure
from vms_desktop.media.rtsp.access_units import START_CODE

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,h264,hevc,flv,asf,mjpeg"
RAW = frozenset(("h264", "hevc", "mjpeg"))
"""Streams of pictures without any times."""
USUAL_RATE = 25.0
MOST_PACKET_BYTES = 64 * 1024 * 1024
_LENGTH_PREFIXED = {"h264": 4, "hevc": 21}
"""Where the size of the length field stands in avcC and hvcC (ISO/IEC 14496-15, 5.3.3.1 and 8.3.3.1)."""


@dataclass(frozen=True, slots=True)
class FilePicture:
    """``time_us`` since the file's first picture; ``order_us``: when it is decoded. ``data``: Annex B where the codec
    has NAL units, with parameter sets before key frames.
    """

    time_us: int
    order_us: int
    is_key: bool
    data: bytes


class Demuxed:
    """Raises SourceFailure. ``frame_rate``: of raw streams; 0: 25 a second. Not for two threads at a time."""

    def __init__(self, path: Path, frame_rate: float = 0.0) -> None:
        self.path = path
        self._file = _opened(path)
        self.frame_rate = frame_rate or USUAL_RATE
        options = {"format_whitelist": FORMATS, "framerate": f"{self.frame_rate:.6g}"}
        try:
            container = av.open(self._file, options=options)
        except (av.FFmpegError, ValueError, OSError) as error:
            self._file.close()
            raise SourceFailure(TrackReason.DAMAGED, f"{path.name}: {type(error).__name__}") from error
        assert isinstance(container, InputContainer)
        self._container = container
        if not container.streams.video:
            self.close()
            raise SourceFailure(TrackReason.UNKNOWN_CODEC, f"{path.name}: no video")
        self._stream: VideoStream = container.streams.video[0]
        context: av.VideoCodecContext | None = self._stream.codec_context
        if context is None:
            self.close()
            raise SourceFailure(TrackReason.UNKNOWN_CODEC, path.name)
        self.codec = context.name
        self.width, self.height = context.width, context.height
        self.reorders = bool(context.has_b_frames)
        self.container = container.format.name.split(",")[0]
        self.is_raw = self.container in RAW
        self._prefix = _LengthPrefix.of(self.codec, context.extradata)
        self.extradata = None if self._prefix is not None or self.codec in RAW else context.extradata
        self._sets = context.extradata or b"" if self._prefix is None and self.codec in RAW else b""
        base = self._stream.time_base or Fraction(1, 90_000)
        self._us_each = base * 1_000_000
        self._first: int | None = None
        self._raw: list[tuple[int, int, bool]] | None = None
        """Place, size and key of each picture of a raw stream: the file itself has no index."""
        self._frame_us = 1_000_000 / self.frame_rate
        self._count = 0

    def close(self) -> None:
        container = getattr(self, "_container", None)
        if container is not None:
            container.close()
        self._file.close()

    @property
    def stated_s(self) -> float | None:
        """What the file says it lasts."""
        if self._stream.duration is not None and self._stream.time_base is not None:
            return float(self._stream.duration * self._stream.time_base)
        return self._container.duration / 1e6 if self._container.duration else None

    @property
    def metadata(self) -> dict[str, str]:
        return {**dict(self._container.metadata), **dict(self._stream.metadata)}

    @property
    def average_rate(self) -> float:
        return float(self._stream.average_rate or 0)

    # ---- pictures --------------------------------------------------------------------------------------------

    def rewind(self, to_us: int | None = None) -> None:
        """To a key frame at or before that time, as near as the format can; None: to the beginning."""
        if self.is_raw:
            self._count = self._raw_key(round((to_us or 0) / self._frame_us))
            return
        try:
            if to_us is None or self._first is None:
                # By time, because some formats know their first picture's place only so.
                self._container.seek(self._stream.start_time or 0, stream=self._stream, backward=True)
            else:
                place = self._first + round(to_us / self._us_each)
                self._container.seek(place, stream=self._stream, backward=True, any_frame=False)
        except (av.FFmpegError, OSError) as error:
            raise SourceFailure(TrackReason.DAMAGED, f"{self.path.name}: {type(error).__name__}") from error

    def _raw_index(self) -> list[tuple[int, int, bool]]:
        if self._raw is None:
            self._raw, at = [], 0
            for packet in self._packets():
                self._raw.append((at, packet.size, packet.is_keyframe))
                at += packet.size
        return self._raw

    def _raw_key(self, number: int) -> int:
        index = self._raw_index()
        number = max(0, min(number, len(index) - 1))
        while number > 0 and not index[number][2]:
            number -= 1
        return number

    def _raw_pictures(self) -> Iterator[FilePicture]:
        for number, (at, size, is_key) in enumerate(self._raw_index()[self._count :], self._count):
            try:
                self._file.seek(at)
                data = self._file.read(size)
            except OSError as error:
                raise SourceFailure(TrackReason.FILE_GONE, f"{self.path.name}: {error.strerror or ''}") from error
            time_us = round(number * self._frame_us)
            yield FilePicture(time_us, time_us, is_key, self._plain(data, is_key))

    def _packets(self) -> Iterator[av.Packet[Any]]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except OSError as error:
                # FFmpeg's own errors are such, too: only a medium that is gone is more than the end of what is whole.
                if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE):
                    raise SourceFailure(TrackReason.FILE_GONE, f"{self.path.name}: {error.strerror or ''}") from error
                return
            except av.FFmpegError:
                return
            if packet.size and not packet.is_corrupt and packet.size <= MOST_PACKET_BYTES:
                yield packet

    def pictures(self) -> Iterator[FilePicture]:
        """From where it stands on, in the order they lie in the file, as far as it is whole.

        Raises SourceFailure where the medium is gone.
        """
        if self.is_raw:
            yield from self._raw_pictures()
            return
        for packet in self._packets():
            pts = packet.pts if packet.pts is not None else packet.dts
            if pts is None:
                continue
            if self._first is None:
                self._first = self._stream.start_time if self._stream.start_time is not None else pts
            dts = packet.dts if packet.dts is not None else pts
            yield FilePicture(
                round((pts - self._first) * self._us_each),
                round((dts - self._first) * self._us_each),
                packet.is_keyframe,
                self._plain(bytes(packet), packet.is_keyframe),
            )

    def _plain(self, data: bytes, is_key: bool) -> bytes:
        sets = self._sets
        if self._prefix is not None:
            data, sets = self._prefix.annex_b(data), self._prefix.sets
        return sets + data if is_key and sets and not _has_sets(data, self.codec) else data


class _LengthPrefix:
    """NAL units with their lengths before them, as MP4 and Matroska hold them."""

    def __init__(self, size: int, sets: bytes) -> None:
        self._size = size
        self.sets = sets

    @classmethod
    def of(cls, codec: str, extradata: bytes | None) -> _LengthPrefix | None:
        at = _LENGTH_PREFIXED.get(codec)
        if at is None or not extradata or len(extradata) <= at or extradata[0] != 1:
            return None
        size = (extradata[at] & 3) + 1
        units = _avcc_sets(extradata) if codec == "h264" else _hvcc_sets(extradata)
        return cls(size, b"".join(START_CODE + unit for unit in units))

    def annex_b(self, data: bytes) -> bytes:
        """As far as the units are whole."""
        parts: list[bytes] = []
        at, size = 0, self._size
        while at + size < len(data):
            length = int.from_bytes(data[at : at + size])
            unit = data[at + size : at + size + length]
            if len(unit) < length or not length:
                break
            parts += (START_CODE, unit)
            at += size + length
        return b"".join(parts)


def _avcc_sets(data: bytes) -> list[bytes]:
    units, at = [], 5
    for mask in (0x1F, 0xFF):
        if at >= len(data):
            break
        count = data[at] & mask
        at += 1
        for _ in range(count):
            length = int.from_bytes(data[at : at + 2])
            units.append(data[at + 2 : at + 2 + length])
            at += 2 + length
    return units


def _hvcc_sets(data: bytes) -> list[bytes]:
    units, at = [], 23
    for _ in range(data[22] if len(data) > 22 else 0):
        count = int.from_bytes(data[at + 1 : at + 3])
        at += 3
        for _ in range(count):
            length = int.from_bytes(data[at : at + 2])
            if not length or at >= len(data):
                break
            units.append(data[at + 2 : at + 2 + length])
            at += 2 + length
    return units


def _has_sets(data: bytes, codec: str) -> bool:
    """Whether an Annex B picture begins with its parameter sets (an access unit delimiter or SEI may come first)."""
    for unit in data[:4096].split(b"\x00\x00\x01")[1:6]:
        if not unit:
            continue
        kind = unit[0] & 0x1F if codec == "h264" else unit[0] >> 1 & 0x3F
        if kind == (7 if codec == "h264" else 33):
            return True
    return False


def _opened(path: Path) -> BinaryIO:
    from vms_desktop.footage.sources.segments import reason_of

    try:
        if path.stat().st_size == 0:
            raise SourceFailure(TrackReason.EMPTY, path.name)
        return path.open("rb")
    except OSError as error:
        raise SourceFailure(reason_of(error), f"{path.name}: {error.strerror or ''}") from error
