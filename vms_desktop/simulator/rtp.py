"""RTP packets: H.264 (RFC 6184), H.265 (RFC 7798), MJPEG (RFC 2435); RTCP sender reports (RFC 3550 section 6.4.1)."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator

from vms_desktop.simulator.encoding import AccessUnit, StreamForm

MOST_PAYLOAD = 1380
"""Bytes: a packet fits into an Ethernet frame with its headers."""
NTP_EPOCH = 2208988800
"""Seconds from 1900 to 1970."""


def nal_units(data: bytes) -> Iterator[bytes]:
    """The NAL units of an Annex B access unit, without start codes."""
    at = data.find(b"\x00\x00\x01")
    while at >= 0:
        begin = at + 3
        at = data.find(b"\x00\x00\x01", begin)
        unit = data[begin : at if at >= 0 else len(data)].rstrip(b"\x00") if at >= 0 else data[begin:]
        if unit:
            yield unit


def parameter_sets(data: bytes, codec: str) -> list[bytes]:
    """SPS and PPS (H.264), VPS, SPS and PPS (H.265) of a key frame."""
    if codec == "h264":
        return [unit for unit in nal_units(data) if unit[0] & 0x1F in (7, 8)]
    return [unit for unit in nal_units(data) if (unit[0] >> 1) & 0x3F in (32, 33, 34)]


def format_lines(form: StreamForm, first: AccessUnit, payload_type: int = 96) -> tuple[int, list[str]]:
    """Payload type and the SDP lines that describe the format (RFC 4566). JPEG has a type of its own."""
    if form.codec == "mjpeg":
        return 26, ["a=rtpmap:26 JPEG/90000"]
    sets = [base64.b64encode(unit).decode() for unit in parameter_sets(first.data, form.codec)]
    if form.codec == "h264":
        sps = next(unit for unit in parameter_sets(first.data, "h264") if unit[0] & 0x1F == 7)
        fmtp = f"packetization-mode=1;profile-level-id={sps[1:4].hex().upper()};sprop-parameter-sets={','.join(sets)}"
        return payload_type, [f"a=rtpmap:{payload_type} H264/90000", f"a=fmtp:{payload_type} {fmtp}"]
    names = ("sprop-vps", "sprop-sps", "sprop-pps")
    fmtp = ";".join(f"{name}={value}" for name, value in zip(names, sets, strict=False))
    return payload_type, [f"a=rtpmap:{payload_type} H265/90000", f"a=fmtp:{payload_type} {fmtp}"]


class Packetizer:
    """Cuts access units into RTP packets with rising sequence numbers."""

    def __init__(self, form: StreamForm, ssrc: int, payload_type: int | None = None) -> None:
        """``payload_type``: None takes the usual one."""
        self._form = form
        self._type = payload_type or (26 if form.codec == "mjpeg" else 96)
        self.ssrc = ssrc
        self.sequence = 0
        self.packets = 0
        self.octets = 0

    def packets_of(
        self, unit: AccessUnit, timestamp: int, form: StreamForm | None = None, extension: bytes = b""
    ) -> list[bytes]:
        """All packets of one picture; the last carries the marker. ``form``: of this picture, where it changed.

        ``extension``: a whole header extension (section 5.3.1) that each packet gets.
        """
        form = form or self._form
        if self._form.codec == "mjpeg":
            payloads = list(_jpeg_payloads(unit.data, form.width, form.height))
        else:
            payloads = [part for nal in nal_units(unit.data) for part in self._fragments(nal)]
        packets = []
        for number, payload in enumerate(payloads):
            marker = 0x80 if number == len(payloads) - 1 else 0
            first = 0x90 if extension else 0x80
            head = struct.pack(">BBHII", first, marker | self._type, self.sequence, timestamp & 0xFFFFFFFF, self.ssrc)
            self.sequence = (self.sequence + 1) & 0xFFFF
            packets.append(head + extension + payload)
            self.packets += 1
            self.octets += len(payload)
        return packets

    def _fragments(self, nal: bytes) -> Iterator[bytes]:
        # By the length without header: what fits into one fragment must not be one.
        if len(nal) - (1 if self._form.codec == "h264" else 2) <= MOST_PAYLOAD:
            yield nal
            return
        if self._form.codec == "h264":
            indicator, kind, body = bytes([nal[0] & 0xE0 | 28]), nal[0] & 0x1F, nal[1:]
        else:
            # FU of RFC 7798 section 4.4.3: the two-byte NAL header with type 49, then the FU header.
            indicator, kind, body = bytes([nal[0] & 0x81 | 49 << 1, nal[1]]), (nal[0] >> 1) & 0x3F, nal[2:]
        for at in range(0, len(body), MOST_PAYLOAD):
            start = 0x80 if at == 0 else 0
            end = 0x40 if at + MOST_PAYLOAD >= len(body) else 0
            yield indicator + bytes([start | end | kind]) + body[at : at + MOST_PAYLOAD]

    def sender_report(self, unix_time: float, timestamp: int) -> bytes:
        """RTCP SR and an SDES with a CNAME; ties the RTP time stamp to ``unix_time``."""
        seconds = unix_time + NTP_EPOCH
        fraction = int((seconds % 1) * 2**32)
        report = struct.pack(
            ">BBHIIIIII",
            0x80,
            200,
            6,
            self.ssrc,
            int(seconds) & 0xFFFFFFFF,
            fraction,
            timestamp & 0xFFFFFFFF,
            self.packets & 0xFFFFFFFF,
            self.octets & 0xFFFFFFFF,
        )
        name = b"\x01\x06camera\x00\x00\x00\x00"[:12]
        return report + struct.pack(">BBHI", 0x81, 202, 1 + len(name) // 4, self.ssrc) + name


def _jpeg_payloads(jpeg: bytes, width: int, height: int) -> Iterator[bytes]:
    tables, scan = _jpeg_parts(jpeg)
    quantization = struct.pack(">BBH", 0, 0, len(tables)) + tables
    at = 0
    while at < len(scan):
        head = struct.pack(">I", at) + bytes([1, 255, width // 8, height // 8])
        if at == 0:
            head += quantization
        room = MOST_PAYLOAD - len(head)
        yield head + scan[at : at + room]
        at += room


def _jpeg_parts(jpeg: bytes) -> tuple[bytes, bytes]:
    """Quantization tables (64 bytes each) and the entropy-coded data of a baseline JPEG (ITU-T T.81 annex B)."""
    tables, at = b"", 2
    while at < len(jpeg):
        marker, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        segment = jpeg[at + 4 : at + 2 + size]
        if marker == 0xDB:
            for begin in range(0, len(segment), 65):
                tables += segment[begin + 1 : begin + 65]
        at += 2 + size
        if marker == 0xDA:
            break
    scan = jpeg[at:]
    if len(tables) == 64:
        tables += tables
    return tables, scan[:-2] if scan.endswith(b"\xff\xd9") else scan
