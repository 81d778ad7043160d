"""One connection a camera, and what happens when cameras fail: pulled from the simulated province with its faults."""

from __future__ import annotations

import itertools
import socket
import time
import urllib.error
import urllib.request

import pytest
from relay_tools import still, until


@pytest.fixture
def camera(province):
    """A fixed H.264 camera, whole again after the test."""
    chosen = next(one for one in province.cameras if not one.has_ptz and one.facts["codec"] == "h264")
    yield chosen
    province.clear(chosen.code)


def configure(relay, camera, stream: str = "c.sub", **more) -> None:
    facts = camera.facts
    relay.configure(stream, facts["rtsp_sub"], facts["username"], facts["password"], **more)


def live(relay, stream: str = "c.sub") -> bool:
    return relay.state(stream)[0] == "live"


def test_many_players_one_connection_and_none_afterwards(relay, province, camera, viewers):
    before = province.activity(camera.code)["sessions_ever"]["sub"]
    configure(relay, camera)
    watching = [viewers(relay.url("c.sub")) for _ in range(5)]
    until(lambda: all(len(viewer.stamps) > 10 for viewer in watching), 20)
    assert province.activity(camera.code)["sessions_now"]["sub"] == 1
    assert province.activity(camera.code)["sessions_ever"]["sub"] == before + 1
    for viewer in watching:
        viewer.close()
    until(lambda: province.activity(camera.code)["sessions_now"]["sub"] == 0, 15)
    until(lambda: relay.state("c.sub")[0] == "stopped", 15)


def test_nothing_is_fetched_before_somebody_looks(relay, province, camera):
    before = province.activity(camera.code)["sessions_ever"]["sub"]
    configure(relay, camera)
    relay.say(type="ProbeHosts", targets=[["c.sub", "127.0.0.1", 1]], interval_s=30)
    until(lambda: relay.answers.get("c.sub") is False)
    assert province.activity(camera.code)["sessions_ever"]["sub"] == before


def test_a_camera_that_dies_comes_back_by_itself_with_rising_stamps(relay, province, camera, viewers):
    configure(relay, camera)
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 15, 20)
    province.fault(camera.code, "off")
    until(lambda: relay.state("c.sub")[0] == "lost")
    province.clear(camera.code)
    back = time.monotonic()
    count = len(viewer.stamps)
    until(lambda: live(relay) and len(viewer.stamps) > count + 15, 15)
    assert time.monotonic() - back < 6
    assert all(after > before for before, after in itertools.pairwise(viewer.stamps))


def test_a_frozen_camera_is_late_within_three_seconds_and_live_again_at_once(relay, province, camera, viewers):
    configure(relay, camera)
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 15, 20)
    frozen = time.monotonic()
    province.fault(camera.code, "stall")
    until(lambda: relay.state("c.sub") == ("late", "stalled"), 5)
    assert time.monotonic() - frozen < 3.2
    assert relay.reports["c.sub"]["picture_age_s"] > 1.5
    picture, _ = still(relay, "c.sub")
    assert picture.startswith(b"\x89PNG")
    province.clear(camera.code)
    until(lambda: live(relay), 5)


def test_a_jump_of_the_cameras_clock_does_not_reach_the_player(relay, province, camera, viewers):
    configure(relay, camera)
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 30, 20)
    province.fault(camera.code, "timestamp-jump", 7200)
    count = len(viewer.stamps)
    until(lambda: len(viewer.stamps) > count + 30, 15)
    gaps = [after - before for before, after in itertools.pairwise(viewer.stamps)]
    assert min(gaps) > 0
    assert max(gaps) < 2


def test_a_player_that_does_not_read_harms_nobody(relay, camera, viewers):
    configure(relay, camera)
    lazy = socket.create_connection(("127.0.0.1", relay.port))
    lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    path = relay.url("c.sub").partition(str(relay.port))[2]
    lazy.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 20, 20)
    began, count = time.monotonic(), len(viewer.stamps)
    until(lambda: len(viewer.stamps) > count + 30, 10)
    assert time.monotonic() - began < 4
    lazy.close()


def test_a_busy_recorder_is_told_and_not_stormed(relay, province, camera, waiting):
    province.fault(camera.code, "busy")
    configure(relay, camera)
    waiting("c.sub")
    until(lambda: relay.state("c.sub") == ("busy", "too_many_sessions"))
    assert until(lambda: relay.reports["c.sub"]["next_try_s"]) > 3


def test_another_picture_size_goes_on_in_the_same_connection(relay, province, camera, viewers):
    configure(relay, camera)
    viewer = viewers(relay.url("c.sub"))
    until(lambda: len(viewer.stamps) > 15, 20)
    province.fault(camera.code, "resolution")
    until(lambda: relay.reports["c.sub"]["width"] == 480, 15)
    count = len(viewer.stamps)
    until(lambda: len(viewer.stamps) > count + 15, 15)


def test_motion_jpeg_is_passed_on_picture_by_picture(relay, province, viewers):
    camera = next(one for one in province.cameras if one.facts["codec"] == "mjpeg")
    configure(relay, camera)
    with urllib.request.urlopen(relay.url("c.sub"), timeout=15) as answer:
        assert answer.headers["Content-Type"].startswith("multipart/x-mixed-replace")
        body = b""
        while body.count(b"\xff\xd9") < 3:
            body += answer.read(4096)
    assert body.count(b"\xff\xd8\xff") >= 3
    until(lambda: relay.reports["c.sub"]["codec"] == "mjpeg")


def test_addresses_without_the_token_answer_nothing(relay, camera):
    configure(relay, camera)
    for path in ("/live/c.sub", "/wrong/live/c.sub", "/test-token/other/c.sub", "/test-token/live/unknown.sub"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{relay.port}{path}", timeout=5)
        assert refused.value.code == 404


def test_it_ends_with_the_desk_also_while_cameras_are_dead(relay, province, camera, waiting):
    province.fault(camera.code, "silent")
    configure(relay, camera)
    waiting("c.sub")
    until(lambda: relay.state("c.sub")[0] == "connecting")
    began = time.monotonic()
    relay.close()
    assert time.monotonic() - began < 2
    assert relay.process.returncode == 0
