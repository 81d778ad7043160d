"""Each fault a simulated camera can have, seen over the wire; and that nothing of it stays when it is over."""

from __future__ import annotations

import itertools
import socket
import statistics
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime

import onvif_clients
import pytest
import requests
import zeep
from children import simulated_province
from lxml import etree
from simulator_tools import Rtp, RtspClient, fixed_camera, service_url, soap_envelope
from waiting import until_blocking as until

from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince
from vms_desktop.simulator.faults import Fault

SEEN = {
    "off", "refuses", "silent", "stall", "wrong-password", "basic-only", "busy", "loss", "jitter", "timestamp-jump",
    "resolution", "slow", "bad-xml", "html", "clock", "stale-tokens", "ignore-stop", "ignore-timeout",
}  # fmt: skip
IN_TEST_SIMULATOR_RTSP = {"session-timeout"}
IN_TEST_SIMULATOR_REPLAY = {"gaps", "slow-seek", "ends-early", "codec-change", "strange-codec"}


province = simulated_province(3, streams=lambda running: [f"{fixed_camera(running.cameras).code}/sub"])


@pytest.fixture
def camera(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    """A fixed one, whole again after the test."""
    chosen = fixed_camera(province.cameras)
    yield chosen
    province.clear(chosen.code)


@pytest.fixture
def turning(province: SimulatedProvince) -> Iterator[SimulatedCamera]:
    chosen = next(one for one in province.cameras if one.has_ptz)
    yield chosen
    province.clear(chosen.code)
    onvif_clients.service("ptz", chosen).Stop("sub", True, True)


def pictures(client: RtspClient, count: int) -> list[list[Rtp]]:
    """The packets of so many pictures: up to and with each marker."""
    found: list[list[Rtp]] = [[]]
    for packet in client.rtp():
        found[-1].append(packet)
        if packet.is_last:
            if len(found) == count:
                return found
            found.append([])
    raise AssertionError(f"only {len(found) - 1} pictures came")


def age_s(packet: Rtp) -> float:
    """How long ago a picture was due: its time stamp is that moment, in units of 1/90000 s."""
    return (time.time() * 90000 - packet.timestamp) % 2**32 / 90000


def connects(camera: SimulatedCamera, port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except ConnectionRefusedError:
        return False
    return True


def rtsp_port(camera: SimulatedCamera) -> int:
    return int(camera.facts["rtsp_sub"].split(":")[2].split("/")[0])


def date_and_time(camera: SimulatedCamera) -> requests.Response:
    body = '<GetSystemDateAndTime xmlns="http://www.onvif.org/ver10/device/wsdl"/>'
    return requests.post(service_url(camera.facts, "device"), soap_envelope(body), timeout=10)


def test_every_fault_is_seen_by_a_test():
    assert {fault.value for fault in Fault} == SEEN | IN_TEST_SIMULATOR_RTSP | IN_TEST_SIMULATOR_REPLAY


def test_off_closes_both_ports_and_cuts_connections(camera, province):
    with RtspClient(camera) as client:
        client.play()
        province.fault(camera.code, "off")
        assert not connects(camera, rtsp_port(camera))
        assert not connects(camera, camera.facts["onvif_port"])
        with pytest.raises((ConnectionError, EOFError)):
            for _ in client.packets():
                pass
            client.ask("OPTIONS")
    province.clear(camera.code, "off")
    assert connects(camera, rtsp_port(camera)) and connects(camera, camera.facts["onvif_port"])


def test_refuses_accepts_and_closes(camera, province):
    province.fault(camera.code, "refuses")
    with socket.create_connection(("127.0.0.1", rtsp_port(camera)), 5) as connection:
        connection.settimeout(5)
        assert connection.recv(1) == b""
    with pytest.raises(requests.ConnectionError):
        date_and_time(camera)


def test_silent_accepts_and_never_answers(camera, province):
    province.fault(camera.code, "silent")
    with RtspClient(camera) as client:
        client.socket.settimeout(1)
        with pytest.raises(TimeoutError):
            client.ask("OPTIONS")
    with pytest.raises(requests.ReadTimeout):
        requests.post(service_url(camera.facts, "device"), b"", timeout=1)


def test_stall_stops_the_pictures_but_no_connection(camera, province):
    with RtspClient(camera) as client:
        client.play()
        last = pictures(client, 5)[-1][-1]
        province.fault(camera.code, "stall")
        late = [Rtp.of(packet) for channel, packet in client.packets(1.5) if channel == 0]
        assert client.ask("GET_PARAMETER").status == 200
        assert client.media == []
        province.clear(camera.code, "stall")
        # Packets go on with the next number, and the pictures soon are those of now.
        coming = client.rtp()
        again = next(coming)
        assert again.sequence == ([last, *late][-1].sequence + 1) % 2**16
        assert any(age_s(packet) < 0.5 for packet in itertools.islice(coming, 500))


def test_a_new_viewer_of_a_stalled_stream_gets_nothing(camera, province):
    with RtspClient(camera) as first, RtspClient(camera) as second:
        first.play()
        pictures(first, 3)
        province.fault(camera.code, "stall")
        assert second.play().status == 200
        assert list(second.packets(1)) == []


def test_wrong_password_refuses_everybody_and_cuts_who_is_there(camera, province):
    with RtspClient(camera) as before:
        before.play()
        province.fault(camera.code, "wrong-password")
        with pytest.raises((ConnectionError, EOFError)):
            for _ in before.packets():
                pass
            before.ask("OPTIONS")
    with RtspClient(camera) as client:
        assert client.ask("DESCRIBE").status == 401
    with pytest.raises(zeep.exceptions.Fault, match="not authorized"):
        onvif_clients.service("device", camera).GetDeviceInformation()
    province.clear(camera.code)
    with RtspClient(camera) as client:
        assert client.ask("DESCRIBE").status == 200


def test_basic_only_wants_the_password_itself(camera, province):
    with RtspClient(camera, kind="none") as client:
        assert client.ask("DESCRIBE").headers["www-authenticate"].startswith("Digest ")
    province.fault(camera.code, "basic-only")
    with RtspClient(camera) as client:
        assert client.play().status == 200
        assert client._challenge.startswith("Basic realm=")
        client._challenge = 'Digest realm="simulated camera", nonce="0"'
        assert client._ask("DESCRIBE", client.url, b"", {}).status == 401
    wrong = SimulatedCamera(camera.code, {**camera.facts, "password": "wrong"})
    with RtspClient(wrong) as client:
        assert client.ask("DESCRIBE").status == 401


def test_busy_has_no_session_left(camera, province):
    province.fault(camera.code, "busy")
    with RtspClient(camera) as client:
        assert client.ask("DESCRIBE").status == 200
        assert client.set_up().status == 453


def test_loss_leaves_gaps_in_the_sequence_numbers(camera, province):
    province.fault(camera.code, "loss", 30)
    with RtspClient(camera) as client:
        client.play()
        numbers = [packet.sequence for packet in itertools.islice(client.rtp(), 120)]
    steps = [(two - one) % 2**16 for one, two in itertools.pairwise(numbers)]
    assert all(0 < step < 100 for step in steps)
    lost = sum(step - 1 for step in steps)
    assert 0.1 < lost / (lost + len(numbers)) < 0.5


def test_jitter_delays_pictures_unevenly_and_not_their_time_stamps(camera, province):
    def unevenness(count: int) -> float:
        """Standard deviation of (arrival − time stamp) over pictures sent live, seconds."""
        with RtspClient(camera) as client:
            client.play()
            delays = []
            while len(delays) < count:
                for picture in pictures(client, 1):
                    if age_s(picture[0]) < 10:
                        delays.append(age_s(picture[0]))
            live = delays[len(delays) // 2 :]
            return statistics.pstdev(live)

    calm = unevenness(60)
    province.fault(camera.code, "jitter", 400)
    assert unevenness(60) > calm + 0.03


def test_timestamp_jump_moves_the_time_stamps_and_the_reports_with_them(camera, province):
    with RtspClient(camera) as client:
        client.play()
        before = pictures(client, 40)[-1][0].timestamp
        province.fault(camera.code, "timestamp-jump", 1000)
        for packet in client.rtp():
            step = (packet.timestamp - before) % 2**32
            before = packet.timestamp
            if step > 90000:
                break
        assert step / 90000 == pytest.approx(1000, abs=5)


def test_resolution_changes_at_a_key_frame(camera, province):
    with RtspClient(camera) as client:
        client.play()
        first = next(sps for packet in client.rtp() if (sps := packet.sps()) is not None)
        province.fault(camera.code, "resolution")
        other = next(sps for packet in client.rtp() if (sps := packet.sps()) not in (None, first))
        province.clear(camera.code, "resolution")
        back = next(sps for packet in client.rtp() if (sps := packet.sps()) not in (None, other))
        assert back == first


def test_slow_answers_late_on_both_ports(camera, province):
    province.fault(camera.code, "slow", 0.7)
    with RtspClient(camera) as client:
        began = time.monotonic()
        assert client.ask("OPTIONS").status == 200
        assert time.monotonic() - began >= 0.7
    began = time.monotonic()
    assert date_and_time(camera).status_code == 200
    assert time.monotonic() - began >= 0.7


def test_bad_xml_is_cut_in_the_middle(camera, province):
    etree.fromstring(date_and_time(camera).content)
    province.fault(camera.code, "bad-xml")
    answer = date_and_time(camera)
    assert answer.status_code == 200 and answer.content.startswith(b"<?xml")
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(answer.content)


def test_html_instead_of_soap(camera, province):
    province.fault(camera.code, "html")
    answer = date_and_time(camera)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html") and answer.text.startswith("<html>")


def test_clock_is_hours_off(camera, province):
    province.fault(camera.code, "clock", -5)
    told = onvif_clients.service("device", camera).GetSystemDateAndTime().UTCDateTime
    moment = datetime(
        told.Date.Year, told.Date.Month, told.Date.Day, told.Time.Hour, told.Time.Minute, told.Time.Second, tzinfo=UTC
    )
    assert (moment - datetime.now(UTC)).total_seconds() == pytest.approx(-5 * 3600, abs=3)


def test_stale_tokens_are_refused_and_fresh_ones_are_not(camera, province):
    device = onvif_clients.service("device", camera)
    province.fault(camera.code, "stale-tokens", 5)
    assert device.GetDeviceInformation().SerialNumber
    # The token is made by our clock, and looks hours old to a camera whose clock is ahead.
    province.fault(camera.code, "clock", 1)
    with pytest.raises(zeep.exceptions.Fault, match="not authorized"):
        device.GetDeviceInformation()
    province.clear(camera.code, "stale-tokens")
    assert device.GetDeviceInformation().SerialNumber


def test_one_that_ignores_stop_goes_on(turning, province):
    ptz = onvif_clients.service("ptz", turning)
    province.fault(turning.code, "ignore-stop")
    ptz.ContinuousMove("sub", {"PanTilt": {"x": -0.1, "y": 0}})
    ptz.Stop("sub", True, True)
    ptz.ContinuousMove("sub", {"PanTilt": {"x": 0, "y": 0}})
    assert province.activity(turning.code)["moving"]
    province.clear(turning.code, "ignore-stop")
    ptz.Stop("sub", True, True)
    assert not province.activity(turning.code)["moving"]


def test_one_that_ignores_the_timeout_goes_on(turning, province):
    ptz = onvif_clients.service("ptz", turning)
    ptz.ContinuousMove("sub", {"PanTilt": {"x": 0.05, "y": 0}}, "PT0.3S")
    until(lambda: not province.activity(turning.code)["moving"])
    province.fault(turning.code, "ignore-timeout")
    ptz.ContinuousMove("sub", {"PanTilt": {"x": -0.05, "y": 0}}, "PT0.3S")
    began = time.monotonic()
    while time.monotonic() - began < 1:
        assert province.activity(turning.code)["moving"]
        time.sleep(0.1)
    ptz.Stop("sub", True, True)
    assert not province.activity(turning.code)["moving"]


def test_faults_are_cleared_one_by_one_or_all(camera, province):
    for fault in ("slow", "html", "clock"):
        province.fault(camera.code, fault, 0.1)
    province.clear(camera.code, "html")
    assert province.activity(camera.code)["faults"] == {"slow": 0.1, "clock": 0.1}
    assert date_and_time(camera).content.startswith(b"<?xml")
    province.clear(camera.code)
    assert province.activity(camera.code)["faults"] == {}


def test_a_camera_that_is_off_stays_off_whatever_else_is_switched(camera, province):
    province.fault(camera.code, "off")
    province.fault(camera.code, "busy")
    province.clear(camera.code, "busy")
    assert not connects(camera, rtsp_port(camera))
    province.clear(camera.code, "off")
    assert connects(camera, rtsp_port(camera))


def test_what_is_no_fault_is_refused(camera, province):
    for ask in (
        lambda: province.fault(camera.code, "nonsense"),
        lambda: province.clear(camera.code, "nonsense"),
        lambda: province.clear("nobody"),
        lambda: province.limit_sessions(camera.code, -1),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask()
        assert refused.value.code in (400, 404)
