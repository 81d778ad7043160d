"""RTP payloads back into pictures: H.264 (RFC 6184) and H.265 (RFC 7798). JPEG has a module of its own.

A picture is let go with its marker, the moment its last packet is there, and not when the next picture begins.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

START_CODE = b"\x00\x00\x00\x01"
MOST_UNIT_BYTES = 16 * 1024 * 1024
"""A picture larger than this is thrown away: no camera sends one, and memory must stay bounded."""
MOST_FRAGMENTS = MOST_UNIT_BYTES // 256
"""Of one unit: a picture in smaller pieces than this comes from no camera either."""

# RFC 6184 section 5.2: kinds of RTP payloads; below them stand the NAL unit types of H.264 (table 7-1).
_STAP_A, _FU_A = 24, 28
_IDR_SLICE, _SPS, _PPS, _DELIMITER = 5, 7, 8, 9
# RFC 7798 section 4.4, and the NAL unit types of H.265 (table 7-1): slices up to 31, of them 16 to 23 begin anew.
_H265_AGGREGATION, _H265_FRAGMENT = 48, 49
_H265_KEY_SLICES = range(16, 24)
_H265_SLICES = range(32)
_H265_SETS = range(32, 35)
_H265_DELIMITER = 35


@dataclass(frozen=True, slots=True)
class AccessUnit:
    """One compressed picture: Annex B bytes (H.264/H.265) or a whole JPEG. ``stamp``: its RTP time stamp.

    ``parameter_sets``: what a decoder needs before it, in Annex B; empty for JPEG.
    """

    data: bytes
    stamp: int
    is_key: bool
    parameter_sets: bytes


class Assembler(Protocol):
    """Packets of one stream in, pictures out. Not for two threads."""

    def feed(self, stamp: int, marker: bool, payload: bytes, gap: bool) -> Sequence[AccessUnit]:
        """``gap``: packets before this one are missing. Never raises on whatever a camera sends."""


def annex_b(units: Sequence[bytes]) -> bytes:
    """NAL units with start codes before them."""
    return b"".join(START_CODE + unit for unit in units)


class NalAssembler(ABC):
    """What H.264 and H.265 share."""

    def __init__(self, parameter_sets: Sequence[bytes]) -> None:
        self._sets = annex_b(parameter_sets)
        self._stamp = 0
        self._pieces: list[bytes] = []
        self._bytes = 0
        self._has_slice = False
        self._is_key = False
        self._own_sets: list[bytes] = []
        self._fragments: list[bytes] | None = None
        self._marker_lies = False
        self._finished: list[AccessUnit] = []
        self._let_go_at: int | None = None

    def feed(self, stamp: int, marker: bool, payload: bytes, gap: bool) -> Sequence[AccessUnit]:
        if gap:
            # A unit with a hole in it is worse than none.
            self._fragments = None
        if stamp != self._stamp and self._has_slice:
            self._let_go()
        self._stamp = stamp
        if payload:
            self._take(payload)
        if marker and self._has_slice and not self._marker_lies:
            self._let_go()
            self._let_go_at = stamp
        finished, self._finished = self._finished, []
        return finished

    # ---- what the codecs differ in -------------------------------------------------------------------------------

    @abstractmethod
    def _take(self, payload: bytes) -> None:
        """Take one packet's payload apart and call ``_unit`` with every whole NAL unit in it."""

    @abstractmethod
    def _judge(self, first: bytes) -> tuple[bool, bool, bool, bool]:
        """Of a unit's first bytes: is it a slice, does that begin a picture, a key frame; is it a parameter set?"""

    @abstractmethod
    def _is_delimiter(self, first: int) -> bool: ...

    # ---- shared --------------------------------------------------------------------------------------------------

    def _unit(self, pieces: Sequence[bytes]) -> None:
        """A whole NAL unit, in pieces; the first holds at least its header and one byte more."""
        first = pieces[0]
        if len(first) < 3 and len(pieces) > 1:
            first = first + pieces[1][:2]
        if not first or self._is_delimiter(first[0]):
            # Players get delimiters of ours, at the end of each picture.
            return
        is_slice, begins, is_key, is_set = self._judge(first)
        if is_slice:
            if begins and self._has_slice:
                self._let_go()
            elif not begins and not self._has_slice and self._let_go_at == self._stamp:
                # A further slice of a picture that its marker said was complete.
                self._marker_lies = True
            self._has_slice = True
            self._is_key = self._is_key or is_key
        elif is_set:
            if self._has_slice:
                self._let_go()
            self._own_sets.append(START_CODE + b"".join(pieces))
        self._pieces.append(START_CODE)
        self._pieces.extend(pieces)
        self._bytes += sum(map(len, pieces))
        if self._bytes > MOST_UNIT_BYTES:
            self._forget()

    def _fragment(self, header: bytes, body: bytes, *, starts: bool, ends: bool) -> None:
        """A part of a unit that came in several packets. ``header``: the unit's own, rebuilt."""
        if starts:
            self._fragments = [header + body[:2], body[2:]]
        elif self._fragments is None:
            return
        else:
            self._fragments.append(body)
        if len(self._fragments) > MOST_FRAGMENTS:
            self._fragments = None
        elif ends:
            pieces, self._fragments = self._fragments, None
            self._unit(pieces)

    def _let_go(self) -> None:
        if self._own_sets:
            self._sets = b"".join(self._own_sets)
        # Parameter sets announce a picture that decodes alone, whatever its slices call themselves.
        is_key = self._is_key or bool(self._own_sets)
        if is_key and not self._own_sets and self._sets:
            self._pieces.insert(0, self._sets)
        self._finished.append(AccessUnit(b"".join(self._pieces), self._stamp, is_key, self._sets))
        self._forget()

    def _forget(self) -> None:
        self._pieces = []
        self._own_sets = []
        self._bytes = 0
        self._has_slice = self._is_key = False


class H264Assembler(NalAssembler):
    """RFC 6184, packetization modes 0 and 1: single units, STAP-A, FU-A."""

    def _take(self, payload: bytes) -> None:
        kind = payload[0] & 0x1F
        if kind == _FU_A:
            if len(payload) > 2:
                header = payload[1]
                self._fragment(
                    bytes((payload[0] & 0xE0 | header & 0x1F,)),
                    payload[2:],
                    starts=header >= 0x80,
                    ends=bool(header & 0x40),
                )
        elif kind == _STAP_A:
            for unit in _aggregated(payload, 1):
                self._unit((unit,))
        elif 0 < kind < _STAP_A:
            self._unit((payload,))

    def _judge(self, first: bytes) -> tuple[bool, bool, bool, bool]:
        kind = first[0] & 0x1F
        is_slice = 1 <= kind <= _IDR_SLICE
        # first_mb_in_slice (7.3.3) is 0 when its first bit is set. Data partitions B and C begin nothing.
        begins = kind in (1, 2, 5) and len(first) > 1 and first[1] >= 0x80
        return is_slice, begins, kind == _IDR_SLICE, kind in (_SPS, _PPS)

    def _is_delimiter(self, first: int) -> bool:
        return first & 0x1F == _DELIMITER


class H265Assembler(NalAssembler):
    """RFC 7798 without DONL fields: single units, aggregation packets, fragmentation units."""

    def _take(self, payload: bytes) -> None:
        if len(payload) < 3:
            return
        kind = (payload[0] >> 1) & 0x3F
        if kind == _H265_FRAGMENT:
            header = payload[2]
            unit_header = bytes((payload[0] & 0x81 | (header & 0x3F) << 1, payload[1]))
            self._fragment(unit_header, payload[3:], starts=header >= 0x80, ends=bool(header & 0x40))
        elif kind == _H265_AGGREGATION:
            for unit in _aggregated(payload, 2):
                self._unit((unit,))
        elif kind < _H265_AGGREGATION:
            self._unit((payload,))

    def _judge(self, first: bytes) -> tuple[bool, bool, bool, bool]:
        kind = (first[0] >> 1) & 0x3F
        is_slice = kind in _H265_SLICES
        # first_slice_segment_in_pic_flag (7.3.6.1).
        begins = is_slice and len(first) > 2 and first[2] >= 0x80
        return is_slice, begins, kind in _H265_KEY_SLICES, kind in _H265_SETS

    def _is_delimiter(self, first: int) -> bool:
        return (first >> 1) & 0x3F == _H265_DELIMITER


def _aggregated(payload: bytes, at: int) -> list[bytes]:
    """The units of an aggregation packet (RFC 6184 5.7.1, RFC 7798 4.4.2), as far as they are whole."""
    units = []
    while at + 2 < len(payload):
        size = payload[at] << 8 | payload[at + 1]
        at += 2
        if not size or at + size > len(payload):
            break
        units.append(payload[at : at + size])
        at += size
    return units
