"""JPEG over RTP (RFC 2435): whole pictures from fragments; the headers that RTP leaves out are made here."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from vms_desktop.media.rtsp.access_units import MOST_UNIT_BYTES, AccessUnit

# Example tables of ITU-T T.81 annex K in zigzag order, which RFC 2435 section 4.2 scales by the quality factor.
_LUMA = bytes.fromhex(
    "100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933"
    "383740485c4e404457453738506d51575f626768673e4d71797064785c656763"
)
_CHROMA = bytes.fromhex("1112121815182f1a1a2f63423842") + bytes((99,)) * 50

# The typical Huffman tables of annex K.3: (class and id, lengths, values).
_HUFFMAN = (
    (0x00, "00010501010101010100000000000000", "000102030405060708090a0b"),
    (
        0x10,
        "0002010303020403050504040000017d",
        "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a"
        "434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9"
        "aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa",
    ),
    (0x01, "00030101010101010101010000000000", "000102030405060708090a0b"),
    (
        0x11,
        "00020102040403040705040400010277",
        "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536373839"
        "3a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7"
        "a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa",
    ),
)
_HUFFMAN_SEGMENTS = b"".join(
    b"\xff\xc4"
    + struct.pack(">HB", 3 + (len(lengths) + len(values)) // 2, kind)
    + bytes.fromhex(lengths)
    + bytes.fromhex(values)
    for kind, lengths, values in _HUFFMAN
)


class JpegAssembler:
    """``dimensions``: of the SDP, for pictures too large for RTP's header (more than 2040 pixels)."""

    def __init__(self, dimensions: tuple[int, int]) -> None:
        self._dimensions = dimensions
        self._tables: dict[int, bytes] = {}
        self._head = b""
        self._scan: list[bytes] = []
        self._size = 0
        self._stamp = 0
        self._whole = False

    def feed(self, stamp: int, marker: bool, payload: bytes, gap: bool) -> Sequence[AccessUnit]:
        if gap or stamp != self._stamp:
            self._whole = False
        self._stamp = stamp
        if not self._take(payload):
            self._whole = False
        if not marker or not self._whole:
            return ()
        self._whole = False
        scan = b"".join(self._scan)
        end = b"" if scan.endswith(b"\xff\xd9") else b"\xff\xd9"
        return (AccessUnit(self._head + scan + end, stamp, True, b""),)

    def _take(self, payload: bytes) -> bool:
        """Whether the packet fits what came before it."""
        if len(payload) < 8:
            return False
        offset = int.from_bytes(payload[1:4], "big")
        kind, quality, width, height = payload[4], payload[5], payload[6] * 8, payload[7] * 8
        at, restart = 8, b""
        if 64 <= kind <= 127:
            restart, at = payload[at : at + 2], at + 4
        if offset == 0:
            tables = self._tables.get(quality, b"") if quality >= 128 else _scaled(quality)
            if quality >= 128:
                if len(payload) < at + 4:
                    return False
                size = int.from_bytes(payload[at + 2 : at + 4], "big")
                at += 4
                # Tables of 16-bit values (precision bits set) are for 12-bit pictures, which nobody sends.
                if size:
                    tables = payload[at : at + size]
                    at += size
                    if quality != 255:
                        self._tables[quality] = tables
            if len(tables) not in (64, 128) or kind & 0x3F not in (0, 1):
                return False
            width, height = self._dimensions if not (width and height) else (width, height)
            if not (width and height):
                return False
            self._head = _header(kind & 0x3F, width, height, tables, restart)
            self._scan, self._size, self._whole = [], 0, True
        if not self._whole or offset != self._size:
            return False
        self._scan.append(payload[at:])
        self._size += len(payload) - at
        return self._size <= MOST_UNIT_BYTES


def _scaled(quality: int) -> bytes:
    """RFC 2435 section 4.2 and appendix A."""
    factor = min(99, max(1, quality))
    scale = 5000 // factor if factor < 50 else 200 - factor * 2
    return bytes(min(255, max(1, (value * scale + 50) // 100)) for value in _LUMA + _CHROMA)


def _header(kind: int, width: int, height: int, tables: bytes, restart: bytes) -> bytes:
    """Everything before the entropy-coded data (RFC 2435 appendix B). ``kind`` 0: 4:2:2, 1: 4:2:0."""
    parts = [b"\xff\xd8"]
    for number in range(len(tables) // 64):
        parts.append(b"\xff\xdb\x00\x43" + bytes((number,)) + tables[number * 64 : number * 64 + 64])
    chroma = 1 if len(tables) == 128 else 0
    sampling = 0x21 if kind == 0 else 0x22
    parts.append(
        b"\xff\xc0"
        + struct.pack(">HBHHB", 17, 8, height, width, 3)
        + bytes((1, sampling, 0, 2, 0x11, chroma, 3, 0x11, chroma))
    )
    parts.append(_HUFFMAN_SEGMENTS)
    if restart and restart != b"\x00\x00":
        parts.append(b"\xff\xdd\x00\x04" + restart)
    parts.append(b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00")
    return b"".join(parts)


def size_of(jpeg: bytes) -> tuple[int, int] | None:
    """Width and height out of a JPEG's start of frame."""
    at = jpeg.find(b"\xff\xc0")
    if at < 0 or at + 9 > len(jpeg):
        return None
    height, width = struct.unpack_from(">HH", jpeg, at + 5)
    return (width, height) if width and height else None
