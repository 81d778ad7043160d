"""The simulated camera's answers against the WSDLs onvif-zeep ships, parsed by zeep in strict mode; and raw RTSP."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
import zeep
from children import simulated_province
from onvif_clients import service
from waiting import until_blocking as until

province = simulated_province(3)


@pytest.mark.parametrize("digest", [False, True], ids=["token", "http-digest"])
def test_device_and_media_answers_are_valid(province, digest):
    camera = province.cameras[0]
    device, media = (service(name, camera, digest) for name in ("device", "media"))
    assert device.GetSystemDateAndTime().UTCDateTime.Date.Year > 2000
    assert device.GetDeviceInformation().Model == "SP-PTZ 2MP"
    assert camera.code in device.GetHostname().Name
    assert device.GetNetworkInterfaces()[0].Enabled
    assert any(scope.ScopeItem.endswith("ptz") for scope in device.GetScopes())
    paths = {urlsplit(one.Namespace).path: urlsplit(one.XAddr).path for one in device.GetServices(False)}
    assert paths == {
        "/ver10/device/wsdl": "/onvif/device_service",
        "/ver10/media/wsdl": "/onvif/media_service",
        "/ver20/media/wsdl": "/onvif/media2_service",
        "/ver20/ptz/wsdl": "/onvif/ptz_service",
    }
    assert device.GetCapabilities("All").PTZ.XAddr.endswith("/ptz_service")
    profiles = media.GetProfiles()
    assert [one.token for one in profiles] == ["main", "sub"]
    assert media.GetProfile("sub").VideoEncoderConfiguration.Resolution.Width == 640
    setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
    assert media.GetStreamUri(setup, "sub").Uri == camera.facts["rtsp_sub"]
    assert media.GetSnapshotUri("sub").Uri.endswith("/onvif/snapshot/sub")
    assert media.GetVideoSources()[0].Resolution.Height == 720


def test_each_service_tells_what_it_can(province):
    camera = province.cameras[0]
    assert service("device", camera).GetServiceCapabilities().Security.UsernameToken
    told = service("media", camera).GetServiceCapabilities()
    assert told.SnapshotUri and told.ProfileCapabilities.MaximumNumberOfProfiles == 2
    assert told.StreamingCapabilities.RTP_RTSP_TCP
    assert service("ptz", camera).GetServiceCapabilities().EFlip is False
    told = {one.Namespace: one.Capabilities._value_1 for one in service("device", camera).GetServices(True)}
    assert len(told) == 4
    assert told["http://www.onvif.org/ver10/device/wsdl"].Security.UsernameToken
    assert told["http://www.onvif.org/ver20/media/wsdl"].get("SnapshotUri") == "true"


def test_ptz_answers_are_valid_and_the_head_moves(province):
    camera = province.cameras[0]
    ptz = service("ptz", camera)
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


def test_a_head_goes_where_it_is_sent_and_by_how_much(province):
    camera = province.cameras[0]
    ptz = service("ptz", camera)
    spaces = ptz.GetNodes()[0].SupportedPTZSpaces
    for space in (spaces.AbsolutePanTiltPositionSpace, spaces.RelativePanTiltTranslationSpace):
        assert space[0].XRange.Min == -1
    assert spaces.AbsoluteZoomPositionSpace[0].XRange.Min == 0
    assert spaces.RelativeZoomTranslationSpace[0].XRange.Max == 1

    def arrived() -> tuple[float, float, float]:
        until(lambda: not province.activity(camera.code)["moving"])
        here = ptz.GetStatus("sub").Position
        return here.PanTilt.x, here.PanTilt.y, here.Zoom.x

    ptz.AbsoluteMove("sub", {"PanTilt": {"x": 0.2, "y": -0.1}, "Zoom": {"x": 0.3}})
    assert arrived() == (0.2, -0.1, 0.3)
    ptz.RelativeMove("sub", {"PanTilt": {"x": -0.3, "y": 0.2}})
    assert arrived() == pytest.approx((-0.1, 0.1, 0.3))
    # Only the zoom is meant; how fast to turn is no place to turn to.
    ptz.AbsoluteMove("sub", {"Zoom": {"x": 0.1}}, {"PanTilt": {"x": 1, "y": 1}})
    assert arrived() == pytest.approx((-0.1, 0.1, 0.1))
    for wrong in ({"Zoom": {"x": -0.1}}, {"PanTilt": {"x": 1.1, "y": 0}}):
        with pytest.raises(zeep.exceptions.Fault):
            ptz.AbsoluteMove("sub", wrong)


def test_presets_are_changed_only_where_there_is_one(province):
    ptz = service("ptz", province.cameras[0])
    token = ptz.SetPreset("sub", "ใหม่")
    assert ptz.SetPreset("sub", "ใหม่กว่า", token) == token
    assert {one.token: one.Name for one in ptz.GetPresets("sub")}[token] == "ใหม่กว่า"
    ptz.RemovePreset("sub", token)
    for wrong in (lambda: ptz.SetPreset("sub", "ไม่มี", token), lambda: ptz.RemovePreset("sub", token)):
        with pytest.raises(zeep.exceptions.Fault):
            wrong()


def test_a_fixed_camera_has_no_ptz(province):
    camera = province.cameras[2]
    with pytest.raises(zeep.exceptions.Fault):
        service("ptz", camera).GetNodes()


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
