"""RTP: headers with everything in them, order restored, time that goes on."""

from __future__ import annotations

import random
import struct

from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.media.rtsp import rtcp, rtp


def packet(sequence: int, stamp: int = 0, payload: bytes = b"x", first: int = 0x80, extra: bytes = b"") -> bytes:
    return struct.pack(">BBHII", first, 0x80 | 96, sequence & 0xFFFF, stamp, 7) + extra + payload


def test_contributors_extension_and_padding_are_left_out():
    extra = b"cccc" + struct.pack(">HH", 0xABAC, 1) + b"NTPx"
    assert rtp.parse(packet(5, 9, b"data\x00\x00\x03", 0x80 | 0x20 | 0x10 | 1, extra)) == (5, 9, True, 96, b"data")


@given(st.binary(max_size=60))
def test_no_bytes_raise(data):
    parsed = rtp.parse(data)
    assert parsed is None or len(parsed[4]) <= len(data)


@given(st.integers(0, 65535), st.randoms(use_true_random=False))
def test_packets_that_overtake_one_another_come_out_in_order(begin, chance: random.Random):
    sent = [rtp.parse(packet(begin + number, payload=bytes([number]))) for number in range(100)]
    arriving = list(sent)
    for at in range(0, 96, 4):
        part = arriving[at + 1 : at + 5]
        chance.shuffle(part)
        arriving[at + 1 : at + 5] = part
    order, came = rtp.Order(), []
    for one in arriving:
        assert one is not None
        came += list(order.take(one))
    assert came == sent


def test_a_lost_packet_is_told_once_and_does_not_stop_the_rest():
    order, came = rtp.Order(), []
    for number in range(300):
        one = rtp.parse(packet(number))
        assert one is not None
        if number != 100:
            came += list(order.take(one))
    assert came.count(None) == 1
    assert [one[0] for one in came if one is not None] == [number for number in range(300) if number != 100]


def test_a_copy_is_dropped_and_a_camera_that_counts_anew_is_followed():
    order = rtp.Order()
    one, copy, far = (rtp.parse(packet(number)) for number in (10, 10, 40000))
    assert one is not None and copy is not None and far is not None
    assert list(order.take(one)) == [one]
    assert list(order.take(copy)) == []
    assert list(order.take(far))[-1] == far


def test_stamps_go_on_past_their_32_bits_and_backwards():
    clock = rtp.Continuous(90000)
    first = clock.seconds(0xFFFFFFFF - 89999)
    assert clock.seconds(0) - first == 1.0
    assert clock.seconds(0xFFFFFFFF - 44999) - first == 0.5


def test_a_sender_report_ties_the_cameras_clock_to_its_stamps():
    seconds = 1_795_000_000 + rtcp.NTP_TO_UNIX_S
    report = struct.pack(">BBHIIIIII", 0x80, 200, 6, 42, seconds & 0xFFFFFFFF, 1 << 31, 900, 1, 1)
    parsed, goodbye = rtcp.parse(report + struct.pack(">BBHI", 0x81, 203, 1, 42))
    assert parsed == rtcp.SenderReport(42, 1_795_000_000.5, 900)
    assert goodbye


@given(st.binary(max_size=80))
def test_no_report_raises(data):
    rtcp.parse(data)


def test_our_report_is_a_compound_packet_of_whole_words():
    made = rtcp.receiver_report(1, 2, 3)
    assert len(made) % 4 == 0
    assert made[1] == 201
    assert made[33] == 202
