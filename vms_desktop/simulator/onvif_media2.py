"""The second media service of a simulated camera (ONVIF Media2 Service Specification, ver20/media/wsdl; Profile T)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.onvif_facts import BadArgument, Device, ptz_configuration, video_source
from vms_desktop.simulator.soap import SoapRequest

_ENCODINGS = {"h264": "H264", "hevc": "H265", "mjpeg": "JPEG"}
"""Media types of video as IANA registers them: here H.265 has its own name."""
_PROFILES = {"h264": "Main", "hevc": "Main"}
_PROTOCOLS = ("RtspUnicast", "RTSP")


class Media2Service:
    """Bodies of answers."""

    def __init__(self, device: Device) -> None:
        self._device = device

    def capabilities_element(self) -> str:
        configurations = "VideoSource VideoEncoder" + (" PTZ" if self._device.head else "")
        return (
            '<tr2:Capabilities SnapshotUri="true" Rotation="false" VideoSourceMode="false" OSD="false">'
            f'<tr2:ProfileCapabilities MaximumNumberOfProfiles="{len(self._device.forms)}"'
            f' ConfigurationsSupported="{configurations}"/>'
            '<tr2:StreamingCapabilities RTSPStreaming="true" RTPMulticast="false" RTP_RTSP_TCP="true"'
            ' NonAggregateControl="false"/></tr2:Capabilities>'
        )

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<tr2:GetServiceCapabilitiesResponse>{self.capabilities_element()}</tr2:GetServiceCapabilitiesResponse>"

    def _do_GetProfiles(self, request: SoapRequest) -> str:
        """All or one, each with those kinds of configuration that were asked for (section 5.2.2): by default none."""
        token = request.text("Token")
        forms = self._device.forms if token is None else [self._device.form(request, "Token")]
        kinds = set(request.texts("Type"))
        profiles = "".join(self._profile(form, kinds) for form in forms)
        return f"<tr2:GetProfilesResponse>{profiles}</tr2:GetProfilesResponse>"

    def _profile(self, form: StreamForm, kinds: set[str]) -> str:
        parts = {"VideoSource": video_source("tr2:VideoSource"), "VideoEncoder": _encoder(form)}
        if self._device.head:
            parts["PTZ"] = ptz_configuration("tr2:PTZ")
        wanted = "".join(part for kind, part in parts.items() if kinds & {kind, "All"})
        configurations = f"<tr2:Configurations>{wanted}</tr2:Configurations>" if wanted else ""
        return (
            f'<tr2:Profiles token="{form.name}" fixed="true"><tr2:Name>{form.name}</tr2:Name>'
            f"{configurations}</tr2:Profiles>"
        )

    def _do_GetStreamUri(self, request: SoapRequest) -> str:
        if request.text("Protocol") not in _PROTOCOLS:
            raise BadArgument("InvalidStreamSetup")
        address = self._device.stream_address(self._device.form(request))
        return f"<tr2:GetStreamUriResponse><tr2:Uri>{escape(address)}</tr2:Uri></tr2:GetStreamUriResponse>"

    def _do_GetSnapshotUri(self, request: SoapRequest) -> str:
        address = self._device.snapshot_address(self._device.form(request))
        return f"<tr2:GetSnapshotUriResponse><tr2:Uri>{escape(address)}</tr2:Uri></tr2:GetSnapshotUriResponse>"


def _encoder(form: StreamForm) -> str:
    """tt:VideoEncoder2Configuration."""
    profile = f' Profile="{_PROFILES[form.codec]}"' if form.codec in _PROFILES else ""
    return (
        f'<tr2:VideoEncoder token="enc-{form.name}" GovLength="{form.group}"{profile}><tt:Name>{form.name}</tt:Name>'
        f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{_ENCODINGS[form.codec]}</tt:Encoding><tt:Resolution>"
        f"<tt:Width>{form.width}</tt:Width><tt:Height>{form.height}</tt:Height></tt:Resolution>"
        f'<tt:RateControl ConstantBitRate="false"><tt:FrameRateLimit>{form.fps}</tt:FrameRateLimit>'
        f"<tt:BitrateLimit>{form.bits_per_second // 1000}</tt:BitrateLimit></tt:RateControl>"
        "<tt:Quality>5</tt:Quality></tr2:VideoEncoder>"
    )
