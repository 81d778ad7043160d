"""ONVIF replay of a server nobody here wrote (GStreamer's): ranges, leaps, times, and no playing backwards."""

from __future__ import annotations

import itertools
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.footage.group import Group
from vms_desktop.footage.sources.replayed import ReplayedSource
from vms_desktop.footage.sources.tapes import OnvifTape

SYSTEM_PYTHON = "/usr/bin/python3"
SERVER = Path(__file__).with_name("gst_onvif_server.py")
SECOND = 1_000_000
LENGTH_S = 600


def has_gstreamer() -> bool:
    check = (
        "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst, GstRtspServer; "
        "Gst.init(None); need = ('x264enc', 'rtponviftimestamp', 'appsrc'); "
        "raise SystemExit(not all(Gst.ElementFactory.find(one) for one in need))"
    )
    try:
        return subprocess.run([SYSTEM_PYTHON, "-c", check], capture_output=True, timeout=30).returncode == 0
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not has_gstreamer(), reason="GStreamer's RTSP server is not installed")


def always() -> bool:
    return True


@pytest.fixture(scope="module")
def recorded() -> Iterator[tuple[str, int]]:
    """Address and begin (microseconds)."""
    begin = int(time.time()) - 3600
    command = [SYSTEM_PYTHON, str(SERVER), str(begin), str(LENGTH_S)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None and server.stdout is not None
    port = int(server.stdout.readline())
    yield f"rtsp://127.0.0.1:{port}/recording", begin * SECOND
    server.stdin.close()
    server.wait(10)
    server.stdout.close()


@pytest.fixture
def source(recorded) -> Iterator[ReplayedSource]:
    made = ReplayedSource("recorder.gst", OnvifTape(StreamAddress(recorded[0]), None, Transport.TCP, 0.0))
    yield made
    made.close()


def shades(source: ReplayedSource, group: Group) -> list[int]:
    """Brightness in the middle of each picture: 16 + number of the picture, modulo 200."""
    while not group.is_complete:
        source.grow(group, 1.0)
    decoder = av.CodecContext.create("h264", "r")
    frames = []
    for one in group.decoding_order:
        frames += decoder.decode(av.Packet(one.load()))
    frames += decoder.decode(None)
    return [int(frame.to_ndarray(format="gray")[120, 160]) for frame in frames]


def test_what_shows_is_of_the_time_that_was_asked(source, recorded):
    begin = recorded[1]
    for seconds in (100, 400, 20):
        group = source.group_at(begin + seconds * SECOND + SECOND // 2, always)
        assert abs(group.begin_us - begin - seconds * SECOND) < SECOND
        first = round((group.begin_us - begin) * 15 / SECOND)
        seen = shades(source, group)
        wanted = [16 + (first + number) % 200 for number in range(len(seen))]
        # Full range made of limited range: the shade is worth 255/219.
        assert all(abs(one - (shade - 16) * 255 / 219) < 6 for one, shade in zip(seen, wanted, strict=True))


def test_groups_follow_one_another_without_a_hole(source, recorded):
    group, times = source.group_at(recorded[1] + 200 * SECOND, always), []
    began = time.monotonic()
    while group.begin_us < recorded[1] + 230 * SECOND:
        shades(source, group)
        times += [one.time_us for one in group.decoding_order]
        group = source.group_after(group, always)
    assert time.monotonic() - began < 20
    assert {round((b - a) / 1000) for a, b in itertools.pairwise(times)} == {67}


def test_the_group_before_is_found_whether_it_plays_backwards_or_not(source, recorded):
    group = source.group_at(recorded[1] + 300 * SECOND, always)
    before = source.group_before(group, always)
    assert group.begin_us - 2 * SECOND < before.begin_us < group.begin_us
    assert shades(source, before)


def test_after_the_end_there_is_nothing(source, recorded):
    last = source.group_at(recorded[1] + (LENGTH_S - 1) * SECOND + SECOND // 2, always)
    assert last is not None
    assert source.group_after(last, always) is None
    assert source.group_at(recorded[1] + (LENGTH_S + 60) * SECOND, always) is None
