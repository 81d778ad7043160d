"""Pictures as an MPEG transport stream (ISO/IEC 13818-1): one program, one video stream.

Three things differ from a general muxer, all so that libVLC shows a picture at once (docs/relay.md): each PES packet
states its length (a large picture comes in several), tables come with key frames only, and for players a delimiter
follows each picture and its clock reference comes twice.
"""

from __future__ import annotations

import struct

_SYNC = 0x47
_PACKET = 188
_BODY = _PACKET - 4
_VIDEO_PID = 0x100
_TABLE_PID = 0x1000
STREAM_TYPES = {"h264": 0x1B, "hevc": 0x24, "mjpeg": 0x06}
"""Table 2-34. Motion JPEG has no type of its own: private data, with a registration that only we understand."""
_JPEG_DESCRIPTOR = b"\x05\x04MJPG"
PRIVATE_DESCRIPTOR = 0xE0
"""A tag that is left to us (table 2-45, user private)."""
_DELIMITERS = {"h264": b"\x00\x00\x00\x01\x09\xf0", "hevc": b"\x00\x00\x00\x01\x46\x01\x50" * 2}
"""Access unit delimiters (H.264 7.3.2.4, H.265 7.3.2.5): libVLC lets a picture go when it sees the next one begin. Of
H.265 it lets it go only with the unit after the delimiter: pictures came one too late, and in the end not at all."""

_FOLLOWING = tuple(bytes((_SYNC, _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x10 | count)) for count in range(16))
_STUFFED = tuple(bytes((_SYNC, _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x30 | count)) for count in range(16))
_REFERENCE = tuple(bytes((_SYNC, _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x20 | count, 183, 0x10)) for count in range(16))
_REFERENCE_REST = b"\xff" * (_PACKET - 12)
_BEGINNING = tuple(bytes((_SYNC, 0x40 | _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x30 | count)) for count in range(16))
_BEGINNING_OF_MORE = tuple(
    bytes((_SYNC, 0x40 | _VIDEO_PID >> 8, _VIDEO_PID & 0xFF, 0x10 | count)) for count in range(16)
)
_MORE = b"\x80\x00\x00"
"""After the length of a PES packet that goes on with a picture: no time stamp (2.4.3.7)."""
_MOST_STATED = 65535
"""The length of a PES packet has 16 bits."""


class TransportStreamMuxer:
    """``codec``: h264, hevc, and without ``for_player`` also mjpeg.

    ``about``: at most 100 bytes of ours about the whole program, for files; players pass over them.
    """

    def __init__(self, codec: str, *, for_player: bool = True, about: bytes = b"") -> None:
        self._for_player = for_player
        self._delimiter = _DELIMITERS[codec] if for_player else b""
        self._tables = (_program_association(), _program_map(codec, about))
        self._table_count = 0
        self._count = 0

    def mux(self, data: bytes, stamp: float, is_key: bool, private: bytes = b"", *, at_once: bool = False) -> bytes:
        """Transport packets of one picture. ``data``: Annex B. ``stamp``: seconds, from 0, rising.

        ``private``: at most 160 bytes of ours, in the adaptation field of the picture's first packet (2.4.3.4).
        ``at_once``: for players that are to show it though nothing follows soon, see ``Consumer``.
        """
        ticks = round(stamp * 90000) & 0x1FFFFFFFF
        body = data + (self._delimiter * 2 if at_once else self._delimiter)
        first, size = len(body), 8 + len(body)
        if size > _MOST_STATED:
            # A PES packet without a length is over for libVLC when the next picture begins. Where none follows, the
            # picture was not shown; where one follows later, it was shown late, and after five seconds of late ones no
            # more. So a large picture has several PES packets. Files need not hurry and keep one packet a picture.
            size = _MOST_STATED if self._for_player else 0
            first = size - 8 if size else first
        head = b"\x00\x00\x01\xe0" + struct.pack(">H", size) + b"\x80\x80\x05" + _pts(ticks)
        count = self._count
        # The clock reference goes with each picture, in an adaptation field before the first part of it.
        extra = bytes((len(private),)) + private if private else b""
        room = _BODY - 8 - len(extra)
        begin = head + body[:first]
        stuffing = max(0, room - len(begin))
        flags = (0x50 if is_key else 0x10) | (0x02 if private else 0)
        reference = _program_clock(ticks)
        parts = [self.tables()] if is_key else []
        if self._for_player:
            # libVLC answers a reference that comes late by forgetting its clock, and loses what it decodes until the
            # next reference. With a second one at once it loses nothing.
            parts.append(self.reference(stamp))
        parts += [
            _BEGINNING[count],
            bytes((7 + len(extra) + stuffing, flags)),
            reference,
            extra,
            b"\xff" * stuffing,
            begin[:room],
        ]
        count = _rest(parts, begin, room, count)
        for at in range(first, len(body), _MOST_STATED - 3):
            more = body[at : at + _MOST_STATED - 3]
            begin = b"\x00\x00\x01\xe0" + struct.pack(">H", 3 + len(more)) + _MORE + more
            count = count + 1 & 15
            if len(begin) < _BODY:
                count = _rest(parts, begin, 0, count - 1, _BEGINNING)
                continue
            parts += [_BEGINNING_OF_MORE[count], begin[:_BODY]]
            count = _rest(parts, begin, _BODY, count)
        self._count = count + 1 & 15
        return b"".join(parts)

    def reference(self, stamp: float) -> bytes:
        """A clock reference by itself (2.4.3.5), ``stamp`` in seconds: a packet without payload repeats the count."""
        return _REFERENCE[self._count - 1 & 15] + _program_clock(round(stamp * 90000) & 0x1FFFFFFFF) + _REFERENCE_REST

    def tables(self) -> bytes:
        """The program association and the program map, a packet each (2.4.4)."""
        count = self._table_count
        self._table_count = count + 1 & 15
        return b"".join(
            bytes((_SYNC, 0x40 | pid >> 8, pid & 0xFF, 0x10 | count)) + table
            for pid, table in zip((0, _TABLE_PID), self._tables, strict=True)
        )


def _program_clock(ticks: int) -> bytes:
    """2.4.3.5: 33 bits of 90 kHz, six reserved ones, no extension."""
    return struct.pack(">IH", ticks >> 1, (ticks & 1) << 15 | 0x7E00)


def _rest(parts: list[bytes], body: bytes, at: int, count: int, stuffed: tuple[bytes, ...] = _STUFFED) -> int:
    """Add the packets for what ``body`` has from ``at`` on; the continuity count of the last one.

    ``stuffed``: heads of a packet that is not full.
    """
    end = len(body)
    while end - at >= _BODY:
        count = count + 1 & 15
        parts += (_FOLLOWING[count], body[at : at + _BODY])
        at += _BODY
    if at < end:
        count = count + 1 & 15
        unused = _BODY - (end - at) - 1
        parts += (
            stuffed[count],
            b"\x00" if unused == 0 else bytes((unused, 0)) + b"\xff" * (unused - 1),
            body[at:],
        )
    return count


def _pts(ticks: int) -> bytes:
    """2.4.3.7: 33 bits in five bytes with marker bits."""
    return bytes(
        (
            0x21 | ticks >> 29 & 0x0E,
            ticks >> 22 & 0xFF,
            0x01 | ticks >> 14 & 0xFE,
            ticks >> 7 & 0xFF,
            0x01 | ticks << 1 & 0xFE,
        )
    )


def _program_association() -> bytes:
    return _section(0x00, struct.pack(">HH", 1, 0xE000 | _TABLE_PID))


def _program_map(codec: str, about: bytes) -> bytes:
    program = bytes((PRIVATE_DESCRIPTOR, len(about))) + about if about else b""
    stream = _JPEG_DESCRIPTOR if codec == "mjpeg" else b""
    body = struct.pack(">HH", 0xE000 | _VIDEO_PID, 0xF000 | len(program)) + program
    body += struct.pack(">BHH", STREAM_TYPES[codec], 0xE000 | _VIDEO_PID, 0xF000 | len(stream)) + stream
    return _section(0x02, body)


def _section(table: int, body: bytes) -> bytes:
    """A table section of program 1 (2.4.4), as the whole payload of one packet."""
    head = struct.pack(">BHHBBB", table, 0xB000 | (5 + len(body) + 4), 1, 0xC1, 0, 0)
    section = head + body
    section += struct.pack(">I", _crc(section))
    return (b"\x00" + section).ljust(_BODY, b"\xff")


def _crc(data: bytes) -> int:
    """CRC-32 of annex A."""
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value
