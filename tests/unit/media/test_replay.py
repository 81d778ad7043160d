"""Replay: clock ranges, the extension that carries the recorded time, and packets of an earlier PLAY."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.media.rtsp import rtp
from vms_desktop.media.rtsp.replay import clock_text, range_of
from vms_desktop.media.rtsp.replay_feed import STRANGE_PACKETS, ReplayFeed, mark_of
from vms_desktop.media.rtsp.sdp import UnknownCodec, VideoMedia, video_of

NTP_EPOCH = 2208988800
AT_US = 1_621_731_600_250_000  # 2021-05-23 01:00:00.250 UTC
H264 = VideoMedia("h264", 96, 90000, "rtsp://r/track", "rtsp://r/")


def packet(
    number: int,
    stamp: int,
    payload: bytes,
    *,
    time_us: int | None = AT_US,
    flags: int = 0,
    sequence: int = 4,
    kind: int = 96,
) -> bytes:
    extension = b""
    if time_us is not None:
        seconds, rest = divmod(time_us, 1_000_000)
        extension = struct.pack(
            ">HHIIBBH", 0xABAC, 3, seconds + NTP_EPOCH, (rest << 32) // 1_000_000, flags, sequence, 0
        )
    first = 0x90 if extension else 0x80
    return struct.pack(">BBHII", first, 0x80 | kind, number, stamp, 7) + extension + payload


KEY, OTHER = b"\x65\x88key", b"\x41\x9aother"


def test_a_moment_is_written_as_rfc_2326_has_it_and_read_again():
    assert clock_text(AT_US) == "20210523T010000.250Z"
    assert range_of("clock=20210523T010000.250Z-20210523T010100Z") == (AT_US, AT_US + 59_750_000)
    assert range_of("clock=20210523T010000.250Z-") == (AT_US, None)


@pytest.mark.parametrize("header", ["", "npt=0-", "clock=", "clock=now-", "clock=20211399T000000Z-", "clock=\u0e51-"])
def test_a_range_that_is_none_says_nothing(header):
    assert range_of(header) == (None, None)


@given(st.text(max_size=40))
def test_no_range_raises(text):
    range_of(f"clock={text}")


def test_the_extension_tells_time_and_flags():
    mark = mark_of(packet(1, 0, KEY, flags=0xE0))
    assert mark is not None
    assert abs(mark.time_us - AT_US) <= 1
    assert (mark.is_clean, mark.ends, mark.breaks, mark.is_last, mark.sequence) == (True, True, True, False, 4)
    assert mark_of(packet(1, 0, KEY, time_us=None)) is None


@given(st.binary(max_size=60))
def test_no_bytes_raise(data):
    rtp.extension(data)
    mark_of(data)


def test_pictures_have_the_time_of_their_packets():
    feed = ReplayFeed(H264, keeps_order=True)
    feed.seek(4)
    came = list(feed.pictures([packet(1, 0, KEY), packet(2, 6000, OTHER, time_us=AT_US + 66_667)]))
    assert [(one.unit.is_key, one.time_us - AT_US) for one in came] == [
        (True, 0),
        (False, pytest.approx(66_667, abs=2)),
    ]
    assert came[1].stamp_s - came[0].stamp_s == pytest.approx(6000 / 90000)


def test_what_was_sent_for_an_earlier_play_is_passed_over_where_the_recorder_tells():
    feed = ReplayFeed(H264, keeps_order=True)
    feed.seek(4)
    assert len(list(feed.pictures([packet(1, 0, KEY)]))) == 1
    feed.seek(5)
    late = [packet(2, 6000, OTHER, sequence=4), packet(3, 90000, KEY, sequence=5)]
    assert [one.unit.stamp for one in feed.pictures(late)] == [90000]


def test_a_recorder_that_does_not_fill_in_the_sequence_is_believed():
    feed = ReplayFeed(H264, keeps_order=True)
    feed.seek(4)
    assert len(list(feed.pictures([packet(1, 0, KEY, sequence=0)]))) == 1
    feed.seek(5)
    assert len(list(feed.pictures([packet(2, 0, KEY, sequence=0)]))) == 1


def test_a_described_second_form_is_followed_and_another_ends_it():
    description = (
        "v=0\r\nm=video 0 RTP/AVP 96 97\r\na=rtpmap:96 H264/90000\r\na=rtpmap:97 H265/90000\r\na=control:track1\r\n"
    )
    media = video_of(description, "rtsp://r/")
    assert [one.codec for one in media.others] == ["hevc"]
    feed = ReplayFeed(media, keeps_order=True)
    feed.seek(4)
    hevc_key = b"\x26\x01\xafkey"
    came = list(feed.pictures([packet(1, 0, KEY), packet(2, 6000, hevc_key, kind=97)]))
    assert [one.codec for one in came] == ["h264", "hevc"]
    with pytest.raises(UnknownCodec):
        list(feed.pictures([packet(number, 0, KEY, kind=99) for number in range(3, STRANGE_PACKETS + 5)]))
