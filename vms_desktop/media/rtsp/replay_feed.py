"""Packets of a replayed stream back into pictures with the time each was recorded.

Each packet of an ONVIF recorder carries it in a header extension (Streaming Specification, RTP header extension
0xABAC); of other recorders there is only the RTP time stamp, which counts from where the replay began.
"""

from __future__ import annotations

import struct
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from vms_desktop.media.rtsp import jpeg, rtp
from vms_desktop.media.rtsp.access_units import AccessUnit, Assembler, H264Assembler, H265Assembler
from vms_desktop.media.rtsp.rtcp import NTP_TO_UNIX_S
from vms_desktop.media.rtsp.sdp import H264, MJPEG, UnknownCodec, VideoMedia

REPLAY_EXTENSION = 0xABAC
_MARK = struct.Struct(">IIBB")
STRANGE_PACKETS = 50
"""So many packets in a row in a form that nobody described: the stream has changed to it."""
MOST_MARKS = 64


@dataclass(frozen=True, slots=True)
class ReplayMark:
    """What the extension says. ``time_us``: recorded, microseconds since 1970, by the recorder's clock.

    ``ends``: the last of a recorded stretch. ``breaks``: pictures are missing before this one. ``is_last``: nothing of
    the asked range follows. ``sequence``: the low byte of the CSeq of the PLAY that this belongs to.
    """

    time_us: int
    is_clean: bool
    ends: bool
    breaks: bool
    is_last: bool
    sequence: int


def mark_of(data: bytes) -> ReplayMark | None:
    """Out of an RTP packet; None: it has none. An unset clock (0) is none either."""
    found = rtp.extension(data)
    if found is None or found[0] != REPLAY_EXTENSION or len(found[1]) < 12:
        return None
    seconds, fraction, flags, sequence = _MARK.unpack_from(found[1])
    if not seconds:
        return None
    time_us = (seconds - NTP_TO_UNIX_S) * 1_000_000 + (fraction * 1_000_000 >> 32)
    return ReplayMark(time_us, bool(flags & 0x80), bool(flags & 0x40), bool(flags & 0x20), bool(flags & 0x10), sequence)


@dataclass(frozen=True, slots=True)
class ReplayedPicture:
    """``time_us``: by the recorder's clock; None where it does not say. ``stamp_s``: its RTP time stamp in seconds."""

    codec: str
    unit: AccessUnit
    time_us: int | None
    stamp_s: float
    breaks: bool
    ends: bool


class ReplayFeed:
    """Of one session. ``seek`` begins anew. Raises UnknownCodec where the stream changes to a form nobody described."""

    def __init__(self, media: VideoMedia, *, keeps_order: bool) -> None:
        self._medias = {one.payload_type: one for one in (*media.others, media)}
        self._rate = media.clock_rate
        self._keeps_order = keeps_order
        self._current = media.payload_type
        self._fills_in_sequence = False
        self.sequence = 0
        self.seek(0)

    def seek(self, sequence: int) -> None:
        """A new PLAY with that CSeq was answered: what comes now has nothing to do with what came before."""
        self.sequence = sequence & 0xFF
        self._assemblers: dict[int, Assembler] = {}
        self._seconds = rtp.Continuous(self._rate)
        self._gaps, self._order, self._gap = rtp.Gaps(), rtp.Order(), False
        self._marks: OrderedDict[int, ReplayMark] = OrderedDict()
        self._strange = 0

    def pictures(self, packets: list[bytes]) -> Iterator[ReplayedPicture]:
        """Those that are complete now, in the order they are sent."""
        for packet, gap in self._in_order(packets):
            media = self._medias.get(packet[3])
            if media is None:
                self._strange += 1
                if self._strange > STRANGE_PACKETS:
                    raise UnknownCodec(str(packet[3]))
                continue
            self._strange = 0
            if packet[3] != self._current:
                self._current = packet[3]
                self._assemblers.clear()
            assembler = self._assemblers.get(packet[3])
            if assembler is None:
                assembler = self._assemblers[packet[3]] = _assembler(media)
            for unit in assembler.feed(packet[1], packet[2], packet[4], gap):
                mark = self._marks.get(unit.stamp)
                yield ReplayedPicture(
                    media.codec,
                    unit,
                    mark.time_us if mark is not None else None,
                    self._seconds.seconds(unit.stamp),
                    mark is not None and mark.breaks,
                    mark is not None and mark.ends,
                )

    def _in_order(self, packets: list[bytes]) -> Iterator[tuple[rtp.RtpPacket, bool]]:
        for data in packets:
            packet = rtp.parse(data)
            if packet is None:
                continue
            mark = mark_of(data)
            if mark is not None:
                if self._is_of_before(mark):
                    continue
                self._remember(packet[1], mark)
            if self._keeps_order:
                yield packet, self._gaps.missing_before(packet[0])
                continue
            for one in self._order.take(packet):
                if one is None:
                    self._gap = True
                else:
                    gap, self._gap = self._gap, False
                    yield one, gap

    def _is_of_before(self, mark: ReplayMark) -> bool:
        """Whether it was sent for an earlier PLAY. Some recorders do not fill that in; those are believed."""
        if mark.sequence == self.sequence:
            self._fills_in_sequence = self._fills_in_sequence or mark.sequence != 0
            return False
        return self._fills_in_sequence

    def _remember(self, stamp: int, mark: ReplayMark) -> None:
        known = self._marks.get(stamp)
        if known is not None:
            # The flags stand in the first packet of a picture, or in its last.
            mark = ReplayMark(
                known.time_us,
                known.is_clean or mark.is_clean,
                known.ends or mark.ends,
                known.breaks or mark.breaks,
                known.is_last or mark.is_last,
                mark.sequence,
            )
        self._marks[stamp] = mark
        while len(self._marks) > MOST_MARKS:
            self._marks.popitem(last=False)


def _assembler(media: VideoMedia) -> Assembler:
    if media.codec == MJPEG:
        return jpeg.JpegAssembler(media.dimensions)
    return H264Assembler(media.parameter_sets) if media.codec == H264 else H265Assembler(media.parameter_sets)
