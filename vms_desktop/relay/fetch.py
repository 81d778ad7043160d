"""Fetching one stream: an RTSP session's packets become pictures with stamps, each handed on the moment it is whole."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.media.picture import Picture, VideoFormat
from vms_desktop.media.rtsp import jpeg, picture_size, rtp
from vms_desktop.media.rtsp.access_units import AccessUnit, Assembler, H264Assembler, H265Assembler, annex_b
from vms_desktop.media.rtsp.sdp import H264, MJPEG, VideoMedia
from vms_desktop.media.rtsp.session import Session
from vms_desktop.relay.stamps import ClockFilter

BURST_S = 3.0
"""Many cameras send their kept pictures first, which are old: they say nothing about the camera's clock."""


@dataclass(frozen=True, slots=True)
class Source:
    """What to fetch and how. The password is never printed."""

    address: StreamAddress
    credential: Credential | None = field(repr=False)
    transport: Transport


class Fetch:
    """An open connection to a camera. A context manager: opened by the stream's thread, then read by the pump's.

    Raises what ``Session`` raises.
    """

    def __init__(self, source: Source, clock: ClockFilter) -> None:
        self._session = Session(source.address, source.credential, source.transport)
        self._clock = clock

    def __enter__(self) -> Fetch:
        self._session.__enter__()
        media = self._media = self._session.media
        self._assembler = _assembler(media)
        self._seconds = rtp.Continuous(media.clock_rate)
        self._parameter_sets = annex_b(media.parameter_sets)
        self._size = (0, 0)
        self._measured: bytes | None = None
        self._gaps, self._order, self._gap = rtp.Gaps(), rtp.Order(), False
        self._seen_key = False
        self._offset_from = time.monotonic() + BURST_S
        self._clock.restart()
        return self

    def __exit__(self, *_: object) -> None:
        self._session.__exit__()

    @property
    def form(self) -> VideoFormat:
        """The stream's format; the size is known from the first key frame on."""
        return VideoFormat(self._media.codec, *self._size, self._parameter_sets)

    @property
    def sockets(self) -> Sequence[socket.socket]:
        return self._session.sockets

    def pictures(self, now: float) -> list[Picture]:
        """Pictures that are complete now, the first of all being a key frame; never blocks."""
        found = []
        for packet, gap in self._in_order(self._session.receive(now)):
            sequence, stamp, marker, payload_type, payload = packet
            self._session.highest_sequence = sequence
            if payload_type != self._media.payload_type:
                continue
            for unit in self._assembler.feed(stamp, marker, payload, gap):
                if unit.is_key:
                    self._seen_key = True
                    self._learn_size(unit)
                if self._seen_key:
                    camera_s = self._seconds.seconds(unit.stamp)
                    due = self._clock.stamp(now, camera_s)
                    arrived = time.time()
                    offset = self._clock_offset(unit.stamp, arrived) if now >= self._offset_from else None
                    found.append(Picture(unit.data, due, unit.is_key, arrived, camera_s, offset))
        return found

    def _clock_offset(self, stamp: int, arrived: float) -> float | None:
        """The camera's wall clock at that RTP stamp (by its newest sender report, RFC 3550 6.4.1) minus ours.

        What the network took longer than usual is left out.
        """
        newest = self._session.sender_report
        if newest is None or not newest[1].unix_time:
            return None
        ahead = (stamp - newest[1].stamp + 0x80000000 & 0xFFFFFFFF) - 0x80000000
        return newest[1].unix_time + ahead / self._media.clock_rate - (arrived - self._clock.delay_s)

    def _in_order(self, came: list[bytes]) -> Iterator[tuple[rtp.RtpPacket, bool]]:
        """Packets in order, each with whether some before it are missing."""
        for data in came:
            packet = rtp.parse(data)
            if packet is None:
                continue
            if self._session.keeps_order:
                yield packet, self._gaps.missing_before(packet[0])
                continue
            for one in self._order.take(packet):
                if one is None:
                    self._gap = True
                else:
                    gap, self._gap = self._gap, False
                    yield one, gap

    def _learn_size(self, unit: AccessUnit) -> None:
        codec = self._media.codec
        if codec == MJPEG:
            self._size = jpeg.size_of(unit.data) or self._size
        elif unit.parameter_sets != self._measured:
            self._measured = self._parameter_sets = unit.parameter_sets
            self._size = picture_size.size_of(unit.parameter_sets, codec) or self._size


def _assembler(media: VideoMedia) -> Assembler:
    sets: Sequence[bytes] = media.parameter_sets
    if media.codec == MJPEG:
        return jpeg.JpegAssembler(media.dimensions)
    return H264Assembler(sets) if media.codec == H264 else H265Assembler(sets)
