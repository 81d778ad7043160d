"""What cameras say about their video, as several makes of them write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.media.rtsp.sdp import H264, H265, MJPEG, NoVideo, UnknownCodec, video_of

BASE = "rtsp://10.0.0.5:554/Streaming/Channels/102/"
H264_SDP = """v=0
o=- 1 1 IN IP4 10.0.0.5
s=Media Presentation
c=IN IP4 0.0.0.0
t=0 0
a=control:*
m=audio 0 RTP/AVP 0
a=control:trackID=2
m=video 0 RTP/AVP 96
b=AS:5000
a=rtpmap:96 H264/90000
a=fmtp:96 profile-level-id=420029; packetization-mode=1; sprop-parameter-sets=Z0IAKeKQFAe2AtwEBAaQeJEV,aM48gA==
a=control:trackID=1
"""


def test_the_video_is_taken_and_its_parameter_sets_with_it():
    media = video_of(H264_SDP.replace("\n", "\r\n"), BASE)
    assert (media.codec, media.payload_type, media.clock_rate) == (H264, 96, 90000)
    assert media.control == BASE + "trackID=1"
    assert media.aggregate == BASE
    assert [unit[0] & 0x1F for unit in media.parameter_sets] == [7, 8]


@pytest.mark.parametrize(
    ("control", "base", "wanted"),
    [
        ("rtsp://192.168.1.9/x/track1", BASE, "rtsp://192.168.1.9/x/track1"),
        (
            "trackID=1",
            "rtsp://h/cam/realmonitor?channel=1&subtype=1",
            "rtsp://h/cam/realmonitor?channel=1&subtype=1/trackID=1",
        ),
        ("track1", "rtsp://h/live", "rtsp://h/live/track1"),
        ("/other/track1", "rtsp://h:8554/live/", "rtsp://h:8554/other/track1"),
        ("*", "rtsp://h/live", "rtsp://h/live"),
    ],
)
def test_controls_are_joined_as_cameras_mean_them(control, base, wanted):
    assert video_of(H264_SDP.replace("a=control:trackID=1", f"a=control:{control}"), base).control == wanted


def test_h265_and_jpeg_are_known_by_name_and_by_number():
    h265 = "m=video 0 RTP/AVP 98\na=rtpmap:98 H265/90000\na=fmtp:98 sprop-vps=QAE=;sprop-sps=QgE=;sprop-pps=RAE=\n"
    media = video_of(h265, BASE)
    assert media.codec == H265
    assert [(unit[0] >> 1) & 0x3F for unit in media.parameter_sets] == [32, 33, 34]
    jpeg = video_of("m=video 0 RTP/AVP 26\na=x-dimensions:2560,1440\n", BASE)
    assert (jpeg.codec, jpeg.dimensions, jpeg.clock_rate) == (MJPEG, (2560, 1440), 90000)


def test_what_cannot_be_played_is_named():
    with pytest.raises(NoVideo):
        video_of("m=audio 0 RTP/AVP 0\n", BASE)
    with pytest.raises(UnknownCodec, match="MP4V-ES"):
        video_of("m=video 0 RTP/AVP 97\na=rtpmap:97 MP4V-ES/90000\n", BASE)


def test_a_second_video_is_taken_where_the_first_cannot_be_played():
    first = "m=video 0 RTP/AVP 97\na=rtpmap:97 VP8/90000\na=control:a\n"
    two = first + "m=video 0 RTP/AVP 98\na=rtpmap:98 H264/90000\na=control:b\n"
    assert video_of(two, "rtsp://h/").control == "rtsp://h/b"


@given(st.text(max_size=400))
def test_no_text_raises_anything_else(text):
    try:
        video_of("m=video 0 RTP/AVP 96\n" + text, BASE)
    except (NoVideo, UnknownCodec):
        return
