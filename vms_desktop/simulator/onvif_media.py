"""The first media service of a simulated camera (ONVIF Media Service Specification, ver10/media/wsdl)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.onvif_facts import Device, ptz_configuration, video_source
from vms_desktop.simulator.soap import SoapRequest

_ENCODINGS = {"h264": "H264", "hevc": "H264", "mjpeg": "JPEG"}
"""This service has no word for H.265; cameras then say H.264, and the truth in the second media service."""


class MediaService:
    """Bodies of answers."""

    def __init__(self, device: Device) -> None:
        self._device = device

    def capabilities_element(self) -> str:
        return (
            '<trt:Capabilities SnapshotUri="true" Rotation="false" VideoSourceMode="false" OSD="false">'
            f'<trt:ProfileCapabilities MaximumNumberOfProfiles="{len(self._device.forms)}"/>'
            '<trt:StreamingCapabilities RTPMulticast="false" RTP_TCP="true" RTP_RTSP_TCP="true"'
            ' NonAggregateControl="false"/></trt:Capabilities>'
        )

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<trt:GetServiceCapabilitiesResponse>{self.capabilities_element()}</trt:GetServiceCapabilitiesResponse>"

    def _profile(self, form: StreamForm, tag: str) -> str:
        head = ptz_configuration("tt:PTZConfiguration") if self._device.head else ""
        return (
            f'<{tag} token="{form.name}" fixed="true"><tt:Name>{form.name}</tt:Name>'
            f"{video_source('tt:VideoSourceConfiguration')}"
            f'<tt:VideoEncoderConfiguration token="enc-{form.name}"><tt:Name>{form.name}</tt:Name>'
            f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{_ENCODINGS[form.codec]}</tt:Encoding><tt:Resolution><tt:Width>"
            f"{form.width}</tt:Width><tt:Height>{form.height}</tt:Height></tt:Resolution><tt:Quality>5</tt:Quality>"
            f"<tt:RateControl><tt:FrameRateLimit>{form.fps}</tt:FrameRateLimit>"
            "<tt:EncodingInterval>1</tt:EncodingInterval>"
            f"<tt:BitrateLimit>{form.bits_per_second // 1000}</tt:BitrateLimit></tt:RateControl>"
            "<tt:Multicast><tt:Address><tt:Type>IPv4</tt:Type><tt:IPv4Address>0.0.0.0</tt:IPv4Address></tt:Address>"
            "<tt:Port>0</tt:Port><tt:TTL>1</tt:TTL><tt:AutoStart>false</tt:AutoStart></tt:Multicast>"
            "<tt:SessionTimeout>PT60S</tt:SessionTimeout>"
            f"</tt:VideoEncoderConfiguration>{head}</{tag}>"
        )

    def _do_GetProfiles(self, _: SoapRequest) -> str:
        profiles = "".join(self._profile(form, "trt:Profiles") for form in self._device.forms)
        return f"<trt:GetProfilesResponse>{profiles}</trt:GetProfilesResponse>"

    def _do_GetProfile(self, request: SoapRequest) -> str:
        profile = self._profile(self._device.form(request), "trt:Profile")
        return f"<trt:GetProfileResponse>{profile}</trt:GetProfileResponse>"

    def _do_GetStreamUri(self, request: SoapRequest) -> str:
        return _address("GetStreamUri", self._device.stream_address(self._device.form(request)))

    def _do_GetSnapshotUri(self, request: SoapRequest) -> str:
        return _address("GetSnapshotUri", self._device.snapshot_address(self._device.form(request)))

    def _do_GetVideoSources(self, _: SoapRequest) -> str:
        return (
            '<trt:GetVideoSourcesResponse><trt:VideoSources token="source"><tt:Framerate>25</tt:Framerate>'
            "<tt:Resolution><tt:Width>1280</tt:Width><tt:Height>720</tt:Height></tt:Resolution></trt:VideoSources>"
            "</trt:GetVideoSourcesResponse>"
        )


def _address(operation: str, address: str) -> str:
    return (
        f"<trt:{operation}Response><trt:MediaUri><tt:Uri>{escape(address)}</tt:Uri>"
        "<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>"
        f"<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:{operation}Response>"
    )
