"""The simulated camera's answers against the WSDLs onvif-zeep ships, parsed by zeep in strict mode; and raw RTSP."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onvif
import pytest
import requests
import zeep
from zeep.wsse.username import UsernameToken

from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

WSDL = Path(onvif.__file__).resolve().parent.parent / "wsdl"
_BINDINGS = {
    "device": ("devicemgmt.wsdl", "{http://www.onvif.org/ver10/device/wsdl}DeviceBinding"),
    "media": ("media.wsdl", "{http://www.onvif.org/ver10/media/wsdl}MediaBinding"),
    "ptz": ("ptz.wsdl", "{http://www.onvif.org/ver20/ptz/wsdl}PTZBinding"),
}


@pytest.fixture(scope="module")
def province() -> Iterator[SimulatedProvince]:
    with SimulatedProvince(3) as simulated:
        yield simulated


@pytest.fixture(scope="module")
def clients() -> dict[str, zeep.Client]:
    return {name: zeep.Client(str(WSDL / file)) for name, (file, _) in _BINDINGS.items()}


def service(clients: dict[str, zeep.Client], name: str, camera: SimulatedCamera, digest: bool = False) -> Any:
    facts = camera.facts
    client = clients[name]
    client.transport.operation_timeout = 10
    client.transport.session = requests.Session()
    client.wsse = None if digest else UsernameToken(facts["username"], facts["password"], use_digest=True)
    if digest:
        client.transport.session.auth = requests.auth.HTTPDigestAuth(facts["username"], facts["password"])
    address = f"http://{facts['onvif_host']}:{facts['onvif_port']}/onvif/{name}_service"
    return client.create_service(_BINDINGS[name][1], address)


@pytest.mark.parametrize("digest", [False, True], ids=["token", "http-digest"])
def test_device_and_media_answers_are_valid(province, clients, digest):
    camera = province.cameras[0]
    device, media = (service(clients, name, camera, digest) for name in ("device", "media"))
    assert device.GetSystemDateAndTime().UTCDateTime.Date.Year > 2000
    assert device.GetDeviceInformation().Model == "SP-PTZ 2MP"
    assert camera.code in device.GetHostname().Name
    assert device.GetNetworkInterfaces()[0].Enabled
    assert any(scope.ScopeItem.endswith("ptz") for scope in device.GetScopes())
    assert {one.Namespace.split("/")[-2] for one in device.GetServices(False)} == {"device", "media", "ptz"}
    assert device.GetCapabilities("All").PTZ.XAddr.endswith("/ptz_service")
    profiles = media.GetProfiles()
    assert [one.token for one in profiles] == ["main", "sub"]
    assert media.GetProfile("sub").VideoEncoderConfiguration.Resolution.Width == 640
    setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
    assert media.GetStreamUri(setup, "sub").Uri == camera.facts["rtsp_sub"]
    assert media.GetVideoSources()[0].Resolution.Height == 720


def test_ptz_answers_are_valid_and_the_head_moves(province, clients):
    camera = province.cameras[0]
    ptz = service(clients, "ptz", camera)
    node = ptz.GetNodes()[0]
    assert ptz.GetNode(node.token).HomeSupported
    configuration = ptz.GetConfigurations()[0]
    assert ptz.GetConfigurationOptions(configuration.token).PTZTimeout.Max.total_seconds() == 60
    assert {preset.Name for preset in ptz.GetPresets("sub")} >= {"ทางแยก"}
    ptz.ContinuousMove("sub", {"PanTilt": {"x": 1, "y": 0}, "Zoom": {"x": 0.5}}, "PT0.4S")
    moved = until(lambda: province.activity(camera.code)["position"]["pan"] > 0.1 and ptz.GetStatus("sub"))
    until(lambda: not province.activity(camera.code)["moving"])
    assert moved.Position.PanTilt.x > 0.1
    token = ptz.SetPreset("sub", "มุมทดสอบ")
    ptz.GotoHomePosition("sub")
    until(lambda: not province.activity(camera.code)["moving"])
    assert ptz.GetStatus("sub").Position.PanTilt.x == 0
    ptz.GotoPreset("sub", token)
    until(lambda: not province.activity(camera.code)["moving"])
    assert ptz.GetStatus("sub").Position.PanTilt.x > 0.1
    ptz.RemovePreset("sub", token)
    with pytest.raises(zeep.exceptions.Fault):
        ptz.GotoPreset("sub", token)


def test_one_that_ignores_stop_goes_on(province, clients):
    camera = province.cameras[0]
    ptz = service(clients, "ptz", camera)
    province.fault(camera.code, "ignore-stop")
    try:
        ptz.ContinuousMove("sub", {"PanTilt": {"x": -0.1, "y": 0}})
        ptz.Stop("sub", True, True)
        assert province.activity(camera.code)["moving"]
    finally:
        province.clear(camera.code)
    ptz.Stop("sub", True, True)
    assert not province.activity(camera.code)["moving"]


def test_a_stale_token_and_a_wrong_password_are_refused(province, clients):
    camera = province.cameras[1]
    device = service(clients, "device", camera)
    for fault in ("wrong-password", "clock"):
        if fault == "clock":
            province.fault(camera.code, "stale-tokens")
        province.fault(camera.code, fault)
        try:
            with pytest.raises(zeep.exceptions.Fault):
                device.GetDeviceInformation()
        finally:
            province.clear(camera.code)
    assert device.GetDeviceInformation().SerialNumber


def test_a_fixed_camera_has_no_ptz(province, clients):
    camera = province.cameras[2]
    with pytest.raises(zeep.exceptions.Fault):
        service(clients, "ptz", camera).GetNodes()


@pytest.mark.parametrize(
    "text",
    [b"OPTIONS rtsp://x RTSP/1.0\r\nCSeq: 1\r\nContent-Length: abc\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
     b"OPTIONS x RTSP/1.0\r\nContent-Length: -5\r\n\r\n", b"\xff\xfe\r\n\r\n", b"A" * 70000],
)  # fmt: skip
def test_nonsense_ends_its_own_connection_only(province, text):
    host, port = province.cameras[2].facts["rtsp_sub"].split("/")[2].split(":")
    with socket.create_connection((host, int(port)), 5) as nonsense:
        nonsense.settimeout(5)
        nonsense.sendall(text)
        try:
            assert nonsense.recv(100) == b""
        except ConnectionResetError:
            pass
    with socket.create_connection((host, int(port)), 5) as honest:
        honest.settimeout(5)
        honest.sendall(b"OPTIONS * RTSP/1.0\r\nCSeq: 7\r\n\r\n")
        answer = honest.recv(1000)
    assert answer.startswith(b"RTSP/1.0 200 OK\r\nCSeq: 7\r\n") and b"DESCRIBE" in answer


def until(met: Any, seconds: float = 10.0) -> Any:
    """Wait for a condition, with a deadline; returns what it returned."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = met()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("did not happen in time")
