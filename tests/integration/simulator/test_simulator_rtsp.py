"""The RTSP of a simulated camera, request by request, as RFC 2326 has it."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator

import pytest
from children import simulated_province
from simulator_tools import Report, Rtp, RtspClient, fixed_camera, receiver_report, udp_pair
from waiting import until_blocking as until

from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

province = simulated_province(3)


@pytest.fixture
def camera(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    """A fixed one, whole again after the test."""
    chosen = fixed_camera(province.cameras)
    yield chosen
    province.clear(chosen.code)
    province.limit_sessions(chosen.code, 0)
    until(lambda: province.activity(chosen.code)["sessions_open"] == 0)


def test_the_answer_to_play_names_the_first_packet_over_tcp(camera):
    """Section 12.33: sequence number and time stamp of the first packet that answers this PLAY."""
    with RtspClient(camera) as client:
        played = client.play()
        info = re.fullmatch(r"url=(\S+);seq=(\d+);rtptime=(\d+)", played.headers["rtp-info"])
        assert info is not None and info[1] == client.url + "/track0"
        assert played.headers["range"] == "npt=now-"
        first = next(client.rtp())
        assert (first.sequence, first.timestamp) == (int(info[2]), int(info[3]))
        assert f"ssrc={first.ssrc:08X}" in client.setup.headers["transport"]


def test_a_second_viewer_is_told_the_first_packet_of_its_own_too(camera):
    """It begins with the group of pictures that is being sent, whose first packet was sent before it came."""
    with RtspClient(camera) as one, RtspClient(camera) as other:
        one.play()
        taken = one.rtp()
        for _ in range(40):
            next(taken)
        told = re.search(r"seq=(\d+)", other.play().headers["rtp-info"])
        assert int(told[1]) == next(other.rtp()).sequence


def test_packets_and_reports_come_to_the_ports_of_a_udp_client(camera):
    rtp, rtcp = udp_pair()
    port = rtp.getsockname()[1]
    with rtp, rtcp, RtspClient(camera) as client:
        played = client.play(f"RTP/AVP;unicast;client_port={port}-{port + 1}")
        first = Rtp.of(rtp.recv(2000))
        assert f"seq={first.sequence};" in played.headers["rtp-info"]
        assert Report.of(rtcp.recv(2000)).ssrc == first.ssrc
        server = re.search(r"server_port=(\d+)-(\d+)", client.setup.headers["transport"])
        assert int(server[1]) % 2 == 0 and int(server[2]) == int(server[1]) + 1
        assert rtp.recvfrom(2000)[1][1] == int(server[1])


@pytest.mark.parametrize(
    "transport",
    ["RTP/AVP;multicast", "RTP/SAVP;unicast;client_port=5000-5001", "RTP/AVP;unicast", "",
     "RAW/RAW/UDP;unicast;client_port=5000-5001", "RTP/AVP/TCP;unicast;interleaved=0-1;mode=record"],
)  # fmt: skip
def test_transports_that_are_not_served_are_refused_and_the_connection_goes_on(camera, transport):
    with RtspClient(camera) as client:
        assert client.set_up(transport).status == 461
        assert client.play().status == 200


def test_the_first_transport_that_is_served_is_taken(camera):
    with RtspClient(camera) as client:
        client.set_up("RTP/AVP;multicast;client_port=5000-5001,RTP/AVP/TCP;unicast;interleaved=4-5")
        assert client.setup.headers["transport"].startswith("RTP/AVP/TCP;unicast;interleaved=4-5")


def test_a_client_that_names_no_channels_gets_free_ones(camera):
    with RtspClient(camera) as client:
        assert "interleaved=0-1" in client.set_up("RTP/AVP/TCP;unicast").headers["transport"]
        assert "interleaved=2-3" in client.set_up("RTP/AVP/TCP;unicast").headers["transport"]


def test_sessions_end_with_teardown_and_nothing_is_sent_after_it(camera, province):
    with RtspClient(camera) as client:
        client.play()
        next(client.rtp())
        assert client.ask("TEARDOWN").status == 200
        client.media.clear()
        assert client.ask("OPTIONS").status == 200
        assert client.media == []
        assert client.ask("PLAY").status == 454
        activity = province.activity(camera.code)
        assert activity["sessions_open"] == 0 and activity["sessions_now"]["sub"] == 0


def test_a_pause_stops_the_packets_and_play_goes_on(camera, province):
    with RtspClient(camera) as client:
        client.play()
        assert client.ask("PAUSE").status == 200
        assert province.activity(camera.code)["sessions_now"]["sub"] == 0
        client.media.clear()
        assert client.ask("PLAY").status == 200
        assert next(client.rtp()).payload


def test_play_twice_sends_every_packet_once(camera, province):
    with RtspClient(camera) as client:
        client.play()
        assert client.ask("PLAY").status == 200
        assert province.activity(camera.code)["sessions_now"]["sub"] == 1


def test_parameters(camera):
    """Section 10.8: without a body it is a sign of life; parameters there are none."""
    with RtspClient(camera) as client:
        client.play()
        for method in ("GET_PARAMETER", "SET_PARAMETER"):
            assert client.ask(method).status == 200
            assert client.ask(method, body=b"barparam: barstuff\r\n").status == 451
            assert client.ask(method, Session="0000").status == 454
        client.session = ""
        assert client.ask("GET_PARAMETER").status == 200
        assert client.ask("OPTIONS").headers["public"].count("GET_PARAMETER") == 1


def test_what_cannot_be_done_has_its_own_status(camera):
    with RtspClient(camera) as client:
        assert client.ask("PLAY").status == 454
        assert client.ask("TEARDOWN", Session="0000").status == 454
        assert client.ask("DESCRIBE", client.url + "/nothing").status == 404
        assert client.ask("RECORD").status == 405
        refused = client.ask("DESCRIBE", Require="onvif-replay")
        assert refused.status == 551 and refused.headers["unsupported"] == "onvif-replay"
        client.set_up()
        again = client.ask("SETUP", client.url + "/track0", Transport="RTP/AVP/TCP", Session=client.session)
        assert again.status == 459


def test_one_session_more_than_the_camera_has_is_refused(camera, province):
    """What counts is the camera, not the stream; who leaves makes room."""
    province.limit_sessions(camera.code, 2)
    with RtspClient(camera) as one, RtspClient(camera, "main") as other, RtspClient(camera) as third:
        assert one.play().status == 200
        assert other.set_up().status == 200
        assert third.set_up().status == 453
        assert province.activity(camera.code)["sessions_open"] == 2
        assert one.ask("TEARDOWN").status == 200
        assert third.play().status == 200
        other.socket.shutdown(socket.SHUT_RDWR)
        until(lambda: province.activity(camera.code)["sessions_open"] == 1)
        assert one.play().status == 200


def test_every_camera_can_have_a_limit_from_the_start():
    with SimulatedProvince(1, sessions=1) as alone:
        camera = alone.cameras[0]
        assert alone.activity(camera.code)["most_sessions"] == 1
        with RtspClient(camera) as one, RtspClient(camera) as other:
            assert one.set_up().status == 200
            assert other.set_up().status == 453


def test_a_silent_udp_client_is_dropped_and_one_that_sends_rtcp_is_not(camera, province):
    province.fault(camera.code, "session-timeout", 1)
    rtp, rtcp = udp_pair()
    port = rtp.getsockname()[1]
    with rtp, rtcp, RtspClient(camera) as client:
        client.play(f"RTP/AVP;unicast;client_port={port}-{port + 1}")
        assert client.setup.headers["session"].endswith(";timeout=1")
        server = int(re.search(r"server_port=\d+-(\d+)", client.setup.headers["transport"])[1])
        began = time.monotonic()
        while time.monotonic() - began < 2.5:
            rtcp.sendto(receiver_report(), ("127.0.0.1", server))
            rtp.recv(2000)
        assert province.activity(camera.code)["sessions_open"] == 1
        until(lambda: province.activity(camera.code)["sessions_open"] == 0)
        rtp.settimeout(0.5)
        with pytest.raises(TimeoutError):
            while True:
                rtp.recv(2000)


def test_a_silent_tcp_client_is_dropped_and_one_that_says_something_is_not(camera, province):
    province.fault(camera.code, "session-timeout", 1)
    with RtspClient(camera) as silent, RtspClient(camera) as speaking, RtspClient(camera) as reporting:
        for client in (silent, speaking, reporting):
            client.play()
        began = time.monotonic()
        while time.monotonic() - began < 2.5:
            assert speaking.ask("GET_PARAMETER").status == 200
            speaking.media.clear()
            reporting.send_rtcp()
            time.sleep(0.1)
        assert province.activity(camera.code)["sessions_open"] == 2
        assert list(silent.packets())[-1]
        until(lambda: province.activity(camera.code)["sessions_open"] == 0)


def test_without_the_fault_a_tcp_client_may_be_silent(camera):
    with RtspClient(camera) as client:
        client.play()
        assert client.setup.headers["session"].endswith(";timeout=60")


def test_reports_carry_the_cameras_clock_and_follow_it(camera, province):
    """RFC 3550 section 6.4.1: the NTP time and the time stamp of the same moment."""
    with RtspClient(camera) as client:
        client.play()
        report = client.report()
        assert abs(report.unix_time - time.time()) < 2
        assert abs((report.unix_time * 90000 - report.timestamp + 2**31) % 2**32 - 2**31) < 90
        province.fault(camera.code, "clock", 7)
    with RtspClient(camera) as client:
        client.play()
        report = client.report()
        assert abs(report.unix_time - 7 * 3600 - time.time()) < 2
        unmoved = report.unix_time - 7 * 3600
        assert abs((unmoved * 90000 - report.timestamp + 2**31) % 2**32 - 2**31) < 90
