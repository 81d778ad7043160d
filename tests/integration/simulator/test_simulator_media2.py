"""The second media service (Profile T), by hand, for onvif-zeep ships no WSDL of it; and snapshots over HTTP."""

from __future__ import annotations

import io

import numpy as np
import pytest
import requests
from children import simulated_province
from lxml import etree
from onvif_clients import service
from PIL import Image
from requests.auth import HTTPDigestAuth
from simulator_tools import fixed_camera, service_url, soap_envelope
from waiting import until_blocking as until

from vms_desktop.simulated_province import SimulatedCamera

TR2 = "http://www.onvif.org/ver20/media/wsdl"
TT = "http://www.onvif.org/ver10/schema"
NAMES = {"tr2": TR2, "tt": TT, "s": "http://www.w3.org/2003/05/soap-envelope"}


province = simulated_province(6)


def password(camera: SimulatedCamera) -> HTTPDigestAuth:
    return HTTPDigestAuth(camera.facts["username"], camera.facts["password"])


def request(operation: str, inner: str = "") -> str:
    return f'<tr2:{operation} xmlns:tr2="{TR2}">{inner}</tr2:{operation}>'


def post(camera: SimulatedCamera, operation: str, inner: str = "") -> etree._Element:
    """The first element of the answer's body: a response or a fault."""
    url = service_url(camera.facts, "media2")
    answer = requests.post(url, soap_envelope(request(operation, inner)), auth=password(camera), timeout=10)
    return etree.fromstring(answer.content).find("s:Body", NAMES)[0]


@pytest.mark.parametrize(("codec", "name"), [("h264", "H264"), ("hevc", "H265")])
def test_profiles_tell_the_codec_that_is_sent(province, codec, name):
    """Through the first media service an H.265 stream cannot be told from H.264."""
    camera = fixed_camera(province.cameras, codec)
    answer = post(camera, "GetProfiles", "<tr2:Type>VideoEncoder</tr2:Type>")
    profiles = answer.findall("tr2:Profiles", NAMES)
    assert [one.get("token") for one in profiles] == ["main", "sub"]
    encoders = [one.find("tr2:Configurations/tr2:VideoEncoder", NAMES) for one in profiles]
    assert [one.findtext("tt:Encoding", namespaces=NAMES) for one in encoders] == [name, name]
    assert [one.findtext("tt:Resolution/tt:Width", namespaces=NAMES) for one in encoders] == ["1280", "640"]
    # The order of tt:VideoEncoder2Configuration.
    order = ["Name", "UseCount", "Encoding", "Resolution", "RateControl", "Quality"]
    assert [etree.QName(child).localname for child in encoders[0]] == order
    first = service("media", camera).GetProfiles()
    assert {one.VideoEncoderConfiguration.Encoding for one in first} == {"H264"}


def test_only_those_configurations_come_that_were_asked_for(province):
    turning = next(one for one in province.cameras if one.has_ptz)

    def kinds(camera: SimulatedCamera, *types: str) -> list[str]:
        inner = "".join(f"<tr2:Type>{one}</tr2:Type>" for one in types)
        found = post(camera, "GetProfiles", inner).find("tr2:Profiles/tr2:Configurations", NAMES)
        return [] if found is None else [etree.QName(one).localname for one in found]

    assert kinds(turning) == []
    assert kinds(turning, "VideoEncoder", "VideoSource") == ["VideoSource", "VideoEncoder"]
    assert kinds(turning, "All") == ["VideoSource", "VideoEncoder", "PTZ"]
    assert kinds(fixed_camera(province.cameras), "All") == ["VideoSource", "VideoEncoder"]


def test_one_profile_by_its_token(province):
    camera = fixed_camera(province.cameras)
    found = post(camera, "GetProfiles", "<tr2:Token>sub</tr2:Token>").findall("tr2:Profiles", NAMES)
    assert [one.get("token") for one in found] == ["sub"]
    assert etree.QName(post(camera, "GetProfiles", "<tr2:Token>other</tr2:Token>")).localname == "Fault"


def test_addresses_of_streams(province):
    camera = fixed_camera(province.cameras, "hevc")
    inner = "<tr2:Protocol>{}</tr2:Protocol><tr2:ProfileToken>main</tr2:ProfileToken>"
    answer = post(camera, "GetStreamUri", inner.format("RtspUnicast"))
    assert answer.findtext("tr2:Uri", namespaces=NAMES) == camera.facts["rtsp_main"]
    assert etree.QName(post(camera, "GetStreamUri", inner.format("RtspMulticast"))).localname == "Fault"


def test_what_the_service_can(province):
    told = post(fixed_camera(province.cameras), "GetServiceCapabilities").find("tr2:Capabilities", NAMES)
    assert told.get("SnapshotUri") == "true"
    assert told.find("tr2:ProfileCapabilities", NAMES).get("MaximumNumberOfProfiles") == "2"
    assert told.find("tr2:StreamingCapabilities", NAMES).get("RTSPStreaming") == "true"


def test_an_operation_of_the_other_media_service_is_unknown_here(province):
    assert etree.QName(post(fixed_camera(province.cameras), "GetVideoSources")).localname == "Fault"


def test_it_wants_a_password(province):
    url = service_url(fixed_camera(province.cameras).facts, "media2")
    assert requests.post(url, soap_envelope(request("GetProfiles")), timeout=10).status_code == 401


@pytest.mark.parametrize("stream", ["main", "sub"])
def test_a_snapshot_is_a_jpeg_of_the_streams_size(province, stream):
    camera = fixed_camera(province.cameras)
    token = f"<tr2:ProfileToken>{stream}</tr2:ProfileToken>"
    address = post(camera, "GetSnapshotUri", token).findtext("tr2:Uri", namespaces=NAMES)
    assert address == service("media", camera).GetSnapshotUri(stream).Uri
    answer = requests.get(address, auth=password(camera), timeout=20)
    assert answer.headers["Content-Type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("JPEG", (1280, 720) if stream == "main" else (640, 360))
    assert np.asarray(picture).std() > 20


def test_a_snapshot_wants_digest_and_the_right_password(province):
    camera = fixed_camera(province.cameras)
    address = service("media", camera).GetSnapshotUri("sub").Uri
    refused = requests.get(address, timeout=10)
    assert refused.status_code == 401 and refused.headers["WWW-Authenticate"].startswith("Digest ")
    assert requests.get(address, auth=HTTPDigestAuth("operator", "wrong"), timeout=10).status_code == 401
    basic = (camera.facts["username"], camera.facts["password"])
    assert requests.get(address, auth=basic, timeout=10).status_code == 401
    assert requests.get(address + "/x", auth=password(camera), timeout=10).status_code == 404
    assert requests.get(address[:-3] + "other", auth=password(camera), timeout=10).status_code == 404
    province.fault(camera.code, "wrong-password")
    try:
        assert requests.get(address, auth=password(camera), timeout=10).status_code == 401
    finally:
        province.clear(camera.code)


def test_a_turning_camera_shows_what_it_looks_at(province):
    camera = next(one for one in province.cameras if one.has_ptz)
    address = service("media", camera).GetSnapshotUri("sub").Uri
    ptz = service("ptz", camera)

    def looked_at(pan: float) -> np.ndarray:
        ptz.AbsoluteMove("sub", {"PanTilt": {"x": pan, "y": 0}})
        until(lambda: not province.activity(camera.code)["moving"])
        answer = requests.get(address, auth=password(camera), timeout=20)
        return np.asarray(Image.open(io.BytesIO(answer.content)), int)

    left, right, left_again = looked_at(-0.8), looked_at(0.8), looked_at(-0.8)
    assert np.abs(left - right).mean() > 3 * np.abs(left - left_again).mean()
