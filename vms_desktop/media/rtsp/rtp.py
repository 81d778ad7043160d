"""RTP packets (RFC 3550 section 5.1): the header taken apart, order restored, time stamps made continuous."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = struct.Struct(">BBHII")
_HALF = 1 << 31

HELD_PACKETS = 64
"""How many packets wait for one that is missing, before it is given up (UDP only; TCP keeps the order)."""

RtpPacket = tuple[int, int, bool, int, bytes]
"""Sequence number, time stamp, marker, payload type, payload."""


def parse(data: bytes) -> RtpPacket | None:
    """None for what is no RTP version 2 packet."""
    size = len(data)
    if size < 12:
        return None
    first, second, sequence, stamp, _source = _HEADER.unpack_from(data)
    if first & 0xC0 != 0x80:
        return None
    begin, end = 12, size
    if first & 0x3F:
        begin += 4 * (first & 0x0F)
        if first & 0x10:
            if begin + 4 > size:
                return None
            begin += 4 + 4 * (data[begin + 2] << 8 | data[begin + 3])
        if first & 0x20:
            end -= data[-1]
        if begin > end:
            return None
    return sequence, stamp, second >= 0x80, second & 0x7F, data[begin:end]


def extension(data: bytes) -> tuple[int, bytes] | None:
    """Kind and body of a packet's header extension (section 5.3.1); None: it has none, or is no RTP packet."""
    if len(data) < 16 or data[0] & 0xD0 != 0x90:
        return None
    begin = 12 + 4 * (data[0] & 0x0F)
    if begin + 4 > len(data):
        return None
    end = begin + 4 + 4 * (data[begin + 2] << 8 | data[begin + 3])
    return (data[begin] << 8 | data[begin + 1], data[begin + 4 : end]) if end <= len(data) else None


class Order:
    """Puts packets that overtook one another back in order; tells where some are missing."""

    def __init__(self) -> None:
        self._next: int | None = None
        self._held: dict[int, RtpPacket] = {}

    def take(self, packet: RtpPacket) -> Iterator[RtpPacket | None]:
        """The packets whose turn it is now; None stands for a gap that will not be filled any more."""
        sequence = packet[0]
        if self._next is None:
            self._next = sequence
        behind = (sequence - self._next) & 0xFFFF
        if behind == 0:
            self._next = (sequence + 1) & 0xFFFF
            yield packet
            yield from self._released()
            return
        if behind > 0x8000:
            # Older than what was given on: a copy, or too late. A camera that begins to count anew looks the same.
            if behind < 0xFF00:
                self._next = None
                self._held.clear()
                yield None
                yield from self.take(packet)
            return
        self._held[sequence] = packet
        if len(self._held) > HELD_PACKETS or behind > 4 * HELD_PACKETS:
            nearest = min(self._held, key=lambda number: (number - (self._next or 0)) & 0xFFFF)
            self._next = nearest
            yield None
            yield from self._released()

    def _released(self) -> Iterator[RtpPacket]:
        while self._next in self._held:
            packet = self._held.pop(self._next)
            self._next = (self._next + 1) & 0xFFFF
            yield packet


class Gaps:
    """For a connection that keeps the order: only notices what is missing."""

    def __init__(self) -> None:
        self._next: int | None = None

    def missing_before(self, sequence: int) -> bool:
        missing = self._next is not None and sequence != self._next
        self._next = (sequence + 1) & 0xFFFF
        return missing


class Continuous:
    """32-bit RTP time stamps as seconds that do not wrap around (90 kHz wraps after 13 hours)."""

    def __init__(self, clock_rate: int) -> None:
        self._rate = clock_rate
        self._last: int | None = None
        self._total = 0

    def seconds(self, stamp: int) -> float:
        if self._last is None:
            self._total = stamp
        else:
            step = (stamp - self._last) & 0xFFFFFFFF
            self._total += step - (1 << 32) if step >= _HALF else step
        self._last = stamp
        return self._total / self._rate
