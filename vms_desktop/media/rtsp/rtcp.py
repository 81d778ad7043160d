"""RTCP (RFC 3550 section 6.4): the camera's clock out of its sender reports, and our receiver reports."""

from __future__ import annotations

import struct
from dataclasses import dataclass

NTP_TO_UNIX_S = 2_208_988_800
"""From 1900 to 1970."""
_SENDER_REPORT = 200
_GOODBYE = 203


@dataclass(frozen=True, slots=True)
class SenderReport:
    """``unix_time``: the camera's wall clock in seconds at RTP time stamp ``stamp``; 0 where it states none."""

    source: int
    unix_time: float
    stamp: int


def parse(data: bytes) -> tuple[SenderReport | None, bool]:
    """The sender report of a compound packet, and whether the camera says goodbye."""
    report, goodbye, at = None, False, 0
    while at + 8 <= len(data):
        if data[at] & 0xC0 != 0x80:
            break
        kind, size = data[at + 1], 4 * (1 + (data[at + 2] << 8 | data[at + 3]))
        if kind == _SENDER_REPORT and at + 20 <= len(data):
            source, seconds, fraction, stamp = struct.unpack_from(">IIII", data, at + 4)
            unix = seconds - NTP_TO_UNIX_S + fraction / 2**32 if seconds else 0.0
            report = SenderReport(source, unix, stamp)
        elif kind == _GOODBYE:
            goodbye = True
        at += size
    return report, goodbye


def receiver_report(ours: int, source: int, highest_sequence: int) -> bytes:
    """What keeps a session alive at cameras that listen for it; loss and jitter are not worked out."""
    block = struct.pack(">IIIIII", source, 0, highest_sequence & 0xFFFFFFFF, 0, 0, 0)
    report = struct.pack(">BBHI", 0x81, 201, 7, ours) + block
    name = b"\x01\x03vms\x00\x00\x00"
    return report + struct.pack(">BBHI", 0x81, 202, 1 + len(name) // 4, ours) + name
