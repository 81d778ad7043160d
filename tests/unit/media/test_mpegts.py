"""The transport stream, taken apart by FFmpeg and packet by packet."""

from __future__ import annotations

import io

import av
import pytest

from vms_desktop.media.mpegts import TransportStreamMuxer

PACKET = 188
START = b"\x00\x00\x00\x01"
SETS = START + b"\x67\x42\x00\x1e\xab\x40\x50\x1e\xd0\x0f\x08\x84\x6a" + START + b"\x68\xce\x3c\x80"


@pytest.mark.parametrize(
    "size",
    [
        1,
        100,
        140,
        145,
        150,
        155,
        156,
        160,
        184,
        300,
        347,
        348,
        349,
        5000,
        65500,
        65515,
        65530,
        70000,
        131000,
        131050,
        400000,
    ],
)
def test_every_size_of_picture_comes_out_whole(size):
    muxer, stream = TransportStreamMuxer("h264"), b""
    pictures = [
        SETS + START + b"\x65\x88" + b"k" * size,
        *(START + b"\x41\x9a" + bytes([97 + n]) * size for n in range(3)),
    ]
    for number, picture in enumerate(pictures):
        stream += muxer.mux(picture, 10 + number / 15, number == 0)
    assert len(stream) % PACKET == 0
    assert all(stream[at] == 0x47 for at in range(0, len(stream), PACKET))
    counts = [
        stream[at + 3] & 15
        for at in range(0, len(stream), PACKET)
        if (stream[at + 1] & 0x1F) << 8 | stream[at + 2] == 0x100 and stream[at + 3] & 0x10
    ]
    assert counts == [n & 15 for n in range(len(counts))]
    with av.open(io.BytesIO(stream), format="mpegts") as container:
        packets = [one for one in container.demux(container.streams.video[0]) if one.size]
    # FFmpeg's parser splits at access unit delimiters, which it gives to the picture before or after.
    body = b"".join(bytes(one) for one in packets).replace(START + b"\x09\xf0", b"")
    assert body == b"".join(pictures)


def _pes_packets(stream: bytes) -> list[tuple[int, bytes]]:
    """(stated length, what really follows the length) of each PES packet of the video."""
    found: list[list[bytes]] = []
    for at in range(0, len(stream), PACKET):
        packet = stream[at : at + PACKET]
        if (packet[1] & 0x1F) << 8 | packet[2] != 0x100 or not packet[3] & 0x10:
            continue
        if packet[1] & 0x40:
            found.append([])
        found[-1].append(packet[4 + (1 + packet[4] if packet[3] & 0x20 else 0) :])
    bodies = [b"".join(parts) for parts in found]
    assert all(body[:4] == b"\x00\x00\x01\xe0" for body in bodies)
    return [(int.from_bytes(body[4:6], "big"), body[6:]) for body in bodies]


@pytest.mark.parametrize("size", [300, 65483, 65484, 65485, 65486, *range(131000, 131045), 500000])
def test_a_player_knows_where_a_picture_ends_though_nothing_follows(size):
    """A 1080p picture that stood still was late by the time until something followed, and after five seconds of late
    pictures libVLC showed none any more.
    """
    picture = SETS + START + b"\x65\x88" + b"k" * size
    found = _pes_packets(TransportStreamMuxer("h264").mux(picture, 10, True))
    assert all(0 < stated == len(body) for stated, body in found)
    assert [body[1] & 0xC0 for _, body in found] == [0x80] + [0] * (len(found) - 1), "only the first has a time"
    assert b"".join(body[3 + body[2] :] for _, body in found) == picture + START + b"\x09\xf0"


def test_in_a_file_every_picture_is_one_packet():
    picture = SETS + START + b"\x65\x88" + b"k" * 200_000
    found = _pes_packets(TransportStreamMuxer("h264", for_player=False).mux(picture, 10, True))
    assert [(stated, body[8:]) for stated, body in found] == [(0, picture)]


def test_times_are_those_given():
    muxer = TransportStreamMuxer("h264")
    stamps = [0.5, 10.0, 10.0666, 95443.7, 95443.8]
    stream = b"".join(muxer.mux(SETS + START + b"\x65\x88" + b"k" * 500, stamp, True) for stamp in stamps)
    times, references = [], []
    for at in range(0, len(stream), PACKET):
        packet = stream[at : at + PACKET]
        if packet[1] & 0x40 and packet[2] == 0 and packet[1] & 0x1F == 1:
            base = int.from_bytes(packet[6:10], "big") << 1 | packet[10] >> 7
            references.append(base)
            pes = packet[5 + packet[4] :]
            t = pes[9:14]
            times.append((t[0] >> 1 & 7) << 30 | t[1] << 22 | t[2] >> 1 << 15 | t[3] << 7 | t[4] >> 1)
    assert times == references == [round(stamp * 90000) & 0x1FFFFFFFF for stamp in stamps]


@pytest.mark.parametrize(("for_player", "references"), [(True, 2), (False, 1)])
def test_a_player_gets_each_clock_reference_twice(for_player, references):
    muxer = TransportStreamMuxer("h264", for_player=for_player)
    for number in range(20):
        picture = muxer.mux(SETS + START + b"\x65\x88" + b"k" * 500, 10 + number, number == 0)
        packets = [picture[at : at + PACKET] for at in range(0, len(picture), PACKET)]
        bearing = [one for one in packets if one[3] & 0x20 and one[4] and one[5] & 0x10]
        assert len(bearing) == references
        assert {one[6:12] for one in bearing} == {bearing[-1][6:12]}
        # A packet without payload repeats the count of the one before it (2.4.3.3).
        assert bearing[-1][3] & 0x10
        assert all(one[3] & 15 == (bearing[-1][3] - 1) & 15 for one in bearing[:-1])


def test_h265_is_announced_as_such():
    stream = TransportStreamMuxer("hevc").mux(START + b"\x40\x01\x0c" + START + b"\x26\x01\xaf", 10, True)
    assert stream[PACKET + 17] == 0x24


def test_a_picture_to_be_shown_at_once_brings_the_unit_that_lets_it_go():
    """libVLC decodes a picture when it has seen the unit after its delimiter: instant replay began 0.4 s later."""
    picture = SETS + START + b"\x65\x88" + b"k" * 500
    found = _pes_packets(TransportStreamMuxer("h264").mux(picture, 10, True, at_once=True))
    assert b"".join(body[3 + body[2] :] for _, body in found) == picture + (START + b"\x09\xf0") * 2
