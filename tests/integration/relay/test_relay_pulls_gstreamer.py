"""Pulled from a server nobody here wrote: what works here is the standard, not a habit of our own simulator."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image
from relay_tools import TOKEN, still, until


@pytest.mark.parametrize(
    ("mount", "codec"), [("/h264", "h264"), ("/h265", "hevc"), ("/audio", "h264"), ("/bframes", "h264")]
)
def test_pictures_begin_with_a_key_frame_and_stamps_rise(relay, gstreamer, viewers, mount, codec):
    relay.configure("c.sub", gstreamer.url(mount))
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 30, 40)
    assert viewer.codec == codec
    assert viewer.first_is_key
    assert all(after > before for before, after in itertools.pairwise(viewer.stamps))
    report = until(lambda: relay.reports["c.sub"] if relay.reports["c.sub"]["fps"] else None)
    assert (report["state"], report["width"], report["height"], report["codec"]) == ("live", 320, 240, codec)
    assert report["fps"] == pytest.approx(15, abs=3)


def test_motion_jpeg_comes_out_as_whole_pictures(relay, gstreamer, waiting):
    relay.configure("c.sub", gstreamer.url("/mjpeg"))
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("live", "none"), 15)
    picture, _ = still(relay, "c.sub")
    size = Image.open(io.BytesIO(picture)).size
    report = relay.reports["c.sub"]
    assert size == (report["width"], report["height"]) == (320, 240)


def test_udp_when_told(relay, gstreamer, viewers):
    relay.configure("c.sub", gstreamer.url("/h264"), transport="udp")
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 15, 20)


def test_digest_password_works_and_is_printed_nowhere(relay, gstreamer, viewers):
    relay.configure("c.sub", gstreamer.url("/digest"), "viewer", "s3cret-ü")
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 15, 20)
    relay.close()
    assert "s3cret" not in "".join(relay.output)


def test_a_wrong_password_is_tried_once_and_told(relay, gstreamer, waiting):
    relay.configure("c.sub", gstreamer.url("/digest"), "viewer", "wrong-word")
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("auth_failed", "wrong_password"))
    report = relay.reports["c.sub"]
    assert report["connects"] == 1
    assert report["next_try_s"] > 200
    relay.close()
    assert "wrong-word" not in "".join(relay.output)


def test_a_refused_password_is_not_tried_again_because_somebody_looks(relay, gstreamer, waiting):
    relay.configure("c.sub", gstreamer.url("/digest"), "viewer", "wrong-word")
    looking = waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("auth_failed", "wrong_password"))
    looking.close()
    until(lambda: relay.state("c.sub") == ("stopped", "not_watched"), 20)
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("auth_failed", "wrong_password"))
    assert relay.reports["c.sub"]["connects"] == 1
    assert relay.reports["c.sub"]["next_try_s"] > 200
    # Another password is another matter.
    relay.configure("c.sub", gstreamer.url("/digest"), "viewer", "s3cret-ü")
    until(lambda: relay.state("c.sub")[0] == "live", 20)


def test_a_stream_that_is_not_there_is_told(relay, gstreamer, waiting):
    relay.configure("c.sub", gstreamer.url("/nothing"))
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("unsupported", "not_found"))


def test_something_else_than_rtsp_is_told(relay, waiting):
    relay.configure("c.sub", f"rtsp://127.0.0.1:{relay.port}/{TOKEN}/")
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("unsupported", "not_rtsp"))


def test_a_closed_port_is_told_with_the_next_try(relay, waiting):
    relay.configure("c.sub", "rtsp://127.0.0.1:1/")
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("lost", "refused"))
    until(lambda: relay.reports["c.sub"]["next_try_s"] is not None)
