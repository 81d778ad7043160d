"""A segment file: about a minute of one stream, as a transport stream that any player opens.

Every picture is the camera's own access unit, byte for byte (key frames with their parameter sets before them), and
carries what we know about it in the adaptation field's private data: when it arrived (UTC), the camera's own RTP stamp,
and the camera's measured clock offset. The program map names the stream. So the file alone tells what was recorded when
by whom; the index in the database can be made anew from it, and a file that lies in another camera's folder is found
out. Whatever a file holds is hostile until parsed: nothing here raises on its content but NotASegment.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from vms_desktop.domain.stream import StreamKey
from vms_desktop.media.mpegts import PRIVATE_DESCRIPTOR, STREAM_TYPES, TransportStreamMuxer

PACKET = 188
_MARK = b"VMS1"
_ABOUT = struct.Struct(">4sqdqB")
"""Mark, arrival (UTC, microseconds since 1970), camera's stamp (seconds), clock offset (ms), flags. The clock of a
camera that was never set is 56 years behind: 32 bits of milliseconds are 25 days."""
_NO_OFFSET = -(2**63)
_IS_KEY = 1
_BEGINNING = b"\x47\x41\x00"
_CODECS = {kind: codec for codec, kind in STREAM_TYPES.items()}
_CONTROLS = bytes(0x10 | number & 0x0F for number in range(16)) * 5600
"""Fourth bytes of full packets in order, for the largest picture."""
MOST_PICTURE_BYTES = 16 * 1024 * 1024


class NotASegment(Exception):
    """The file holds nothing that this program recorded."""


@dataclass(frozen=True, slots=True)
class RecordedPicture:
    """One picture as it lies in a file. ``arrived_us``: UTC, microseconds. ``camera_s``: the camera's RTP stamp.

    ``clock_offset_ms``: the camera's clock minus ours when it arrived; None: not known.
    """

    data: bytes
    arrived_us: int
    camera_s: float
    is_key: bool
    clock_offset_ms: int | None = None


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """What a whole segment holds. ``begin_us``, ``end_us``: arrival of its first and last picture.

    ``offset_low_ms``/``offset_high_ms``: least and most the camera's clock was ahead of ours; None: not known.
    ``broken``: pictures that are not whole, from the first key frame on; the last one of a cut file is no such.
    """

    codec: str
    begin_us: int
    end_us: int
    pictures: int
    key_frames: int
    bytes: int
    offset_low_ms: int | None = None
    offset_high_ms: int | None = None
    broken: int = 0


class SegmentMuxer:
    """Turns pictures into a segment's bytes. ``stream``: ``str(StreamKey)`` of what is recorded; empty: not named."""

    def __init__(self, codec: str, stream: str = "") -> None:
        about = _MARK + stream.encode() if stream else b""
        self._muxer = TransportStreamMuxer(codec, for_player=False, about=about)

    def mux(self, picture: RecordedPicture, stamp: float) -> bytes:
        """``stamp``: seconds since the segment began, rising."""
        offset = picture.clock_offset_ms if picture.clock_offset_ms is not None else _NO_OFFSET
        flags = _IS_KEY if picture.is_key else 0
        about = _ABOUT.pack(_MARK, picture.arrived_us, picture.camera_s, offset, flags)
        return self._muxer.mux(picture.data, stamp, picture.is_key, about)

    def tables(self) -> bytes:
        """What comes before each key frame, for a part of a stream that does not begin with one."""
        return self._muxer.tables()


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a picture lies in a segment, ``begin`` to ``end`` in bytes, and what is known of it without reading it."""

    begin: int
    end: int
    arrived_us: int
    camera_s: float
    is_key: bool
    clock_offset_ms: int | None


class SegmentBytes:
    """A segment's bytes. ``stream``: what was recorded, by its own word; None: it does not say.

    Raises NotASegment. A damaged or cut end costs the pictures in it and nothing else.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data
        if len(data) < 3 * PACKET:
            raise NotASegment
        self.codec, self.stream = self._program()

    def _program(self) -> tuple[str, StreamKey | None]:
        """Codec and stream, out of the program map at the file's beginning."""
        table = self._data[PACKET : 2 * PACKET]
        if self._data[:4] != b"\x47\x40\x00\x10" or table[:3] != b"\x47\x50\x00" or table[5] != 0x02:
            raise NotASegment
        about = table[17 : 17 + (table[15] << 8 & 0x0F00 | table[16])]
        codec = _CODECS.get(table[17 + len(about)]) if 17 + len(about) < PACKET else None
        if codec is None:
            raise NotASegment
        return codec, _stream_of(about)

    def _begins(self) -> Iterator[int]:
        """Where pictures begin. One byte of each packet is looked at: a thirtieth of the time a search of all takes."""
        heads = self._data[1 : len(self._data) // PACKET * PACKET : PACKET]
        number = heads.find(_BEGINNING[1])
        while number >= 0:
            at = number * PACKET
            if self._data[at : at + 3] == _BEGINNING:
                yield at
            number = heads.find(_BEGINNING[1], number + 1)

    def _about(self, at: int) -> tuple[int, float, int | None, bool] | None:
        """Arrival, camera's stamp, offset and key of the picture that begins at ``at``."""
        head = self._data[at : at + PACKET]
        if len(head) < PACKET or not head[3] & 0x20 or not head[5] & 0x02 or head[12] != _ABOUT.size:
            return None
        mark, arrived, camera, offset, flags = _ABOUT.unpack_from(head, 13)
        if mark != _MARK:
            return None
        return arrived, camera, None if offset == _NO_OFFSET else offset, bool(flags & _IS_KEY)

    def key_frames(self) -> list[tuple[int, int]]:
        """(arrival in microseconds, position in the file) of each key frame."""
        found = []
        for at in self._begins():
            about = self._about(at)
            if about is not None and about[3]:
                found.append((about[0], at))
        return found

    def facts(self, *, thorough: bool = True) -> SegmentFacts:
        """Raises NotASegment when there is not one whole key frame.

        Not ``thorough``: only first and last picture are put together and the others counted by their beginnings, which
        is twenty times as fast.
        """
        places = [*self._begins(), len(self._data) // PACKET * PACKET]
        found = [(at, end, about) for at, end in pairwise(places) if (about := self._about(at)) is not None]

        def is_whole(number: int) -> bool:
            at, end, _ = found[number]
            return unpacked(self._data[at:end]) is not None

        first = next((n for n, (_, _, about) in enumerate(found) if about[3] and is_whole(n)), None)
        if first is None:
            raise NotASegment
        last = next(n for n in range(len(found) - 1, first - 1, -1) if is_whole(n))
        whole = [n for n in range(first, last + 1) if not thorough or is_whole(n)]
        abouts = [found[n][2] for n in whole]
        offsets = [offset for _, _, offset, _ in abouts if offset is not None]
        return SegmentFacts(
            self.codec,
            abouts[0][0],
            abouts[-1][0],
            len(whole),
            sum(is_key for _, _, _, is_key in abouts),
            len(self._data),
            min(offsets, default=None),
            max(offsets, default=None),
            last + 1 - first - len(whole),
        )

    def places(self, position: int = 0) -> list[PicturePlace]:
        """Where pictures lie from a position on, also such as are not whole and such as come before a key frame."""
        begins = [at for at in self._begins() if at >= position]
        begins.append(len(self._data) // PACKET * PACKET)
        found = []
        for at, end in pairwise(begins):
            about = self._about(at)
            if about is not None:
                arrived, camera, offset, is_key = about
                found.append(PicturePlace(at, end, arrived, camera, is_key, offset))
        return found

    def pictures(self, position: int = 0) -> Iterator[RecordedPicture]:
        """Whole pictures from a position on, the first being a key frame."""
        seen_key = False
        for place in self.places(position):
            if not (seen_key or place.is_key):
                continue
            data = unpacked(self._data[place.begin : place.end])
            if data is None:
                continue
            seen_key = True
            yield RecordedPicture(data, place.arrived_us, place.camera_s, place.is_key, place.clock_offset_ms)


class SegmentFile(SegmentBytes):
    """A segment opened for reading; also one that is still being written. A context manager.

    Raises NotASegment, OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < 3 * PACKET:
                raise NotASegment
            data = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
        try:
            super().__init__(data)
        except BaseException:
            data.close()
            raise
        self._mapped = data

    def __enter__(self) -> SegmentFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._mapped.close()


def unpacked(data: bytes) -> bytes | None:
    """The access unit in the transport packets ``data``, which begin with it; None: it is not whole."""
    if len(data) < PACKET:
        return None
    body = _usual_body(data) or _body(data)
    if body is None or len(body) < 14 or body[:3] != b"\x00\x00\x01" or len(body) > MOST_PICTURE_BYTES:
        return None
    stated = body[4] << 8 | body[5]
    if stated and len(body) != 6 + stated:
        return None
    return body[9 + body[8] :]


def _usual_body(data: bytes) -> bytes | None:
    """The packets' payloads where all but the first and the last are full ones in order, which is nearly always so: an
    hour of a main stream has ten million of them. None: look at each.
    """
    count = len(data) // PACKET
    if count < 3 or len(data) != count * PACKET or data[0] != 0x47 or data[1] != 0x41:
        return None
    between = slice(PACKET, (count - 1) * PACKET)
    inner = data[between]
    first = (data[3] & 0x0F) + 1
    full = count - 2
    if (
        inner[::PACKET].count(0x47) != full
        or inner[1::PACKET].count(0x01) != full
        or inner[2::PACKET].count(0x00) != full
        or inner[3::PACKET] != _CONTROLS[first : first + full]
    ):
        return None
    end = (count - 1) * PACKET
    last = data[end:]
    if last[:3] != b"\x47\x01\x00" or last[3] & 0x0F != first + full & 0x0F:
        return None
    begin = 4 + (1 + data[4] if data[3] & 0x20 else 0)
    payload = bytearray(inner)
    for left in range(PACKET, PACKET - 4, -1):
        # One byte of every packet's head at a time, which is five times as fast as packet by packet.
        del payload[::left]
    return b"".join((data[begin:PACKET], payload, last[4 + (1 + last[4] if last[3] & 0x20 else 0) :]))


def _body(data: bytes) -> bytes | None:
    parts = []
    count = data[3] & 0x0F
    for packet in range(0, len(data), PACKET):
        if data[packet] != 0x47:
            return None
        if data[packet + 1] != (0x01 if packet else 0x41) or data[packet + 2] != 0x00:
            # Tables before the next key frame.
            continue
        control = data[packet + 3]
        if control & 0x0F != count:
            return None
        count = count + 1 & 0x0F
        begin = packet + 4 + (1 + data[packet + 4] if control & 0x20 else 0)
        parts.append(data[begin : packet + PACKET])
    return b"".join(parts)


def _stream_of(about: bytes) -> StreamKey | None:
    """The stream that the descriptors of a program map name; None: none, or nonsense."""
    while len(about) >= 2:
        tag, body = about[0], about[2 : 2 + about[1]]
        if tag == PRIVATE_DESCRIPTOR and body[: len(_MARK)] == _MARK:
            try:
                return StreamKey.parse(body[len(_MARK) :].decode())
            except ValueError:
                return None
        about = about[2 + len(body) :]
    return None
