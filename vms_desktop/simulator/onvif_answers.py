"""The bodies a simulated camera answers with (ONVIF Device, Media and PTZ service specifications)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import Position, PtzHead
from vms_desktop.simulator.soap import SoapRequest, iso

PAN_TILT_SPACE = "http://www.onvif.org/ver10/tptz/PanTiltSpaces/PositionGenericSpace"
ZOOM_SPACE = "http://www.onvif.org/ver10/tptz/ZoomSpaces/PositionGenericSpace"
PAN_TILT_SPEED = "http://www.onvif.org/ver10/tptz/PanTiltSpaces/VelocityGenericSpace"
ZOOM_SPEED = "http://www.onvif.org/ver10/tptz/ZoomSpaces/VelocityGenericSpace"
_VERSIONS = "<tt:Major>2</tt:Major><tt:Minor>60</tt:Minor>"
_RANGE = "<tt:Min>{0}</tt:Min><tt:Max>1</tt:Max>"


class UnknownOperation(Exception):
    """The device does not do that."""


class BadArgument(Exception):
    """An argument is not valid; ``args[0]``: the ONVIF subcode."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the device says its services are."""

    service: str
    rtsp: str


class DeviceAnswers:
    """Answers one request with the body of a response. Called on the event loop."""

    def __init__(
        self,
        plan: CameraPlan,
        forms: Sequence[StreamForm],
        faults: Faults,
        head: PtzHead | None,
        addresses: Callable[[], Addresses],
    ) -> None:
        self._plan, self._forms, self._faults, self._head, self._addresses = plan, forms, faults, head, addresses

    def now(self) -> datetime:
        """The device's own clock, which may be hours off."""
        return datetime.now(UTC) + timedelta(hours=self._faults.value(Fault.CLOCK))

    def answer(self, request: SoapRequest) -> str:
        """Raises UnknownOperation, BadArgument."""
        method = getattr(self, f"_do_{request.operation}", None)
        if method is None or (self._head is None and request.namespace.endswith("/ptz/wsdl")):
            raise UnknownOperation(request.operation)
        body: str = method(request)
        return body

    # ---- device ----------------------------------------------------------------------------------------------

    def _do_GetSystemDateAndTime(self, _: SoapRequest) -> str:
        now = self.now()
        moment = (
            f"<tt:Time><tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute>"
            f"<tt:Second>{now.second}</tt:Second></tt:Time><tt:Date><tt:Year>{now.year}</tt:Year>"
            f"<tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day></tt:Date>"
        )
        return (
            "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>"
            "<tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>ICT-7</tt:TZ></tt:TimeZone>"
            f"<tt:UTCDateTime>{moment}</tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
        )

    def _do_GetDeviceInformation(self, _: SoapRequest) -> str:
        model = "SP-PTZ 2MP" if self._head else "SP-Fixed 2MP"
        return (
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>Samut Prakan Simulated</tds:Manufacturer>"
            f"<tds:Model>{model}</tds:Model><tds:FirmwareVersion>1.0.{self._plan.number}</tds:FirmwareVersion>"
            f"<tds:SerialNumber>SIM{self._plan.code.replace('-', '')}</tds:SerialNumber>"
            "<tds:HardwareId>SIM</tds:HardwareId></tds:GetDeviceInformationResponse>"
        )

    def _do_GetNetworkInterfaces(self, _: SoapRequest) -> str:
        return (
            '<tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token="eth0"><tt:Enabled>true</tt:Enabled>'
            f"<tt:Info><tt:Name>eth0</tt:Name><tt:HwAddress>02:00:00:00:{self._plan.number // 256:02x}:"
            f"{self._plan.number % 256:02x}</tt:HwAddress></tt:Info></tds:NetworkInterfaces>"
            "</tds:GetNetworkInterfacesResponse>"
        )

    def _do_GetHostname(self, _: SoapRequest) -> str:
        return (
            "<tds:GetHostnameResponse><tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP>"
            f"<tt:Name>camera-{self._plan.code}</tt:Name></tds:HostnameInformation></tds:GetHostnameResponse>"
        )

    def _do_GetScopes(self, _: SoapRequest) -> str:
        scopes = ["Profile/Streaming", "Profile/T", f"name/{self._plan.code}", "type/video_encoder"]
        scopes += ["type/ptz"] if self._head else []
        items = "".join(
            f"<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>onvif://www.onvif.org/{scope}</tt:ScopeItem>"
            "</tds:Scopes>"
            for scope in scopes
        )
        return f"<tds:GetScopesResponse>{items}</tds:GetScopesResponse>"

    def _services(self) -> list[tuple[str, str]]:
        names = [("device", "ver10/device/wsdl"), ("media", "ver10/media/wsdl")]
        return names + ([("ptz", "ver20/ptz/wsdl")] if self._head else [])

    def _do_GetServices(self, _: SoapRequest) -> str:
        address = self._addresses().service
        items = "".join(
            f"<tds:Service><tds:Namespace>http://www.onvif.org/{space}</tds:Namespace>"
            f"<tds:XAddr>{address}/onvif/{name}_service</tds:XAddr><tds:Version>{_VERSIONS}</tds:Version></tds:Service>"
            for name, space in self._services()
        )
        return f"<tds:GetServicesResponse>{items}</tds:GetServicesResponse>"

    def _do_GetCapabilities(self, _: SoapRequest) -> str:
        address = self._addresses().service
        ptz = f"<tt:PTZ><tt:XAddr>{address}/onvif/ptz_service</tt:XAddr></tt:PTZ>" if self._head else ""
        return (
            "<tds:GetCapabilitiesResponse><tds:Capabilities>"
            f"<tt:Device><tt:XAddr>{address}/onvif/device_service</tt:XAddr></tt:Device>"
            f"<tt:Media><tt:XAddr>{address}/onvif/media_service</tt:XAddr><tt:StreamingCapabilities>"
            "<tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP>"
            f"</tt:StreamingCapabilities></tt:Media>{ptz}"
            "</tds:Capabilities></tds:GetCapabilitiesResponse>"
        )

    # ---- media -----------------------------------------------------------------------------------------------

    def _profile(self, form: StreamForm, tag: str) -> str:
        encoding = {"h264": "H264", "hevc": "H264", "mjpeg": "JPEG"}[form.codec]
        head = _configuration("tt:PTZConfiguration") if self._head else ""
        return (
            f'<{tag} token="{form.name}" fixed="true"><tt:Name>{form.name}</tt:Name>'
            '<tt:VideoSourceConfiguration token="vsc"><tt:Name>vsc</tt:Name><tt:UseCount>2</tt:UseCount>'
            '<tt:SourceToken>source</tt:SourceToken><tt:Bounds x="0" y="0" width="1280" height="720"/>'
            "</tt:VideoSourceConfiguration>"
            f'<tt:VideoEncoderConfiguration token="enc-{form.name}"><tt:Name>{form.name}</tt:Name>'
            f"<tt:UseCount>1</tt:UseCount><tt:Encoding>{encoding}</tt:Encoding><tt:Resolution><tt:Width>{form.width}"
            f"</tt:Width><tt:Height>{form.height}</tt:Height></tt:Resolution><tt:Quality>5</tt:Quality><tt:RateControl>"
            f"<tt:FrameRateLimit>{form.fps}</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval>"
            f"<tt:BitrateLimit>{form.bits_per_second // 1000}</tt:BitrateLimit></tt:RateControl>"
            "<tt:Multicast><tt:Address><tt:Type>IPv4</tt:Type><tt:IPv4Address>0.0.0.0</tt:IPv4Address></tt:Address>"
            "<tt:Port>0</tt:Port><tt:TTL>1</tt:TTL><tt:AutoStart>false</tt:AutoStart></tt:Multicast>"
            "<tt:SessionTimeout>PT60S</tt:SessionTimeout>"
            f"</tt:VideoEncoderConfiguration>{head}</{tag}>"
        )

    def _do_GetProfiles(self, _: SoapRequest) -> str:
        profiles = "".join(self._profile(form, "trt:Profiles") for form in self._forms)
        return f"<trt:GetProfilesResponse>{profiles}</trt:GetProfilesResponse>"

    def _form(self, request: SoapRequest) -> StreamForm:
        token = request.text("ProfileToken")
        for form in self._forms:
            if form.name == token:
                return form
        raise BadArgument("NoProfile")

    def _do_GetProfile(self, request: SoapRequest) -> str:
        return f"<trt:GetProfileResponse>{self._profile(self._form(request), 'trt:Profile')}</trt:GetProfileResponse>"

    def _do_GetStreamUri(self, request: SoapRequest) -> str:
        address = f"{self._addresses().rtsp}/{self._form(request).name}"
        return (
            f"<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>{escape(address)}</tt:Uri>"
            "<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>"
            "<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetStreamUriResponse>"
        )

    def _do_GetVideoSources(self, _: SoapRequest) -> str:
        return (
            '<trt:GetVideoSourcesResponse><trt:VideoSources token="source"><tt:Framerate>25</tt:Framerate>'
            "<tt:Resolution><tt:Width>1280</tt:Width><tt:Height>720</tt:Height></tt:Resolution></trt:VideoSources>"
            "</trt:GetVideoSourcesResponse>"
        )

    # ---- PTZ -------------------------------------------------------------------------------------------------

    def _node(self, tag: str) -> str:
        return (
            f'<{tag} token="node"><tt:Name>node</tt:Name><tt:SupportedPTZSpaces>{_spaces()}</tt:SupportedPTZSpaces>'
            "<tt:MaximumNumberOfPresets>64</tt:MaximumNumberOfPresets>"
            f"<tt:HomeSupported>true</tt:HomeSupported></{tag}>"
        )

    def _do_GetNodes(self, _: SoapRequest) -> str:
        return f"<tptz:GetNodesResponse>{self._node('tptz:PTZNode')}</tptz:GetNodesResponse>"

    def _do_GetNode(self, _: SoapRequest) -> str:
        return f"<tptz:GetNodeResponse>{self._node('tptz:PTZNode')}</tptz:GetNodeResponse>"

    def _do_GetConfigurations(self, _: SoapRequest) -> str:
        found = _configuration("tptz:PTZConfiguration")
        return f"<tptz:GetConfigurationsResponse>{found}</tptz:GetConfigurationsResponse>"

    def _do_GetConfigurationOptions(self, request: SoapRequest) -> str:
        if request.text("ConfigurationToken") != "ptz":
            raise BadArgument("NoConfig")
        return (
            f"<tptz:GetConfigurationOptionsResponse><tptz:PTZConfigurationOptions><tt:Spaces>{_spaces()}</tt:Spaces>"
            "<tt:PTZTimeout><tt:Min>PT0S</tt:Min><tt:Max>PT60S</tt:Max></tt:PTZTimeout>"
            "</tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>"
        )

    def _ptz(self) -> PtzHead:
        if self._head is None:
            raise UnknownOperation("PTZ")
        return self._head

    def _vector(self, request: SoapRequest, here: Position) -> Position:
        turn, zoom = request.attributes("PanTilt"), request.attributes("Zoom")
        try:
            values = (
                float(turn.get("x", here.pan)),
                float(turn.get("y", here.tilt)),
                float(zoom.get("x", here.zoom)),
            )
        except ValueError as error:
            raise BadArgument("InvalidVelocity") from error
        if not all(-1.0 <= value <= 1.0 for value in values):
            raise BadArgument("InvalidVelocity" if request.operation == "ContinuousMove" else "InvalidPosition")
        return Position(*values)

    def _do_ContinuousMove(self, request: SoapRequest) -> str:
        self._form(request)
        speed = self._vector(request, Position())
        timeout = None if Fault.IGNORE_TIMEOUT in self._faults else _seconds(request.text("Timeout"))
        still = speed == Position()
        if not (still and Fault.IGNORE_STOP in self._faults):
            self._ptz().move(speed.pan, speed.tilt, speed.zoom, timeout if timeout is not None else None)
        return "<tptz:ContinuousMoveResponse/>"

    def _do_Stop(self, request: SoapRequest) -> str:
        self._form(request)
        if Fault.IGNORE_STOP not in self._faults:
            self._ptz().stop()
        return "<tptz:StopResponse/>"

    def _do_AbsoluteMove(self, request: SoapRequest) -> str:
        self._form(request)
        self._ptz().go_to(self._vector(request, self._ptz().now()))
        return "<tptz:AbsoluteMoveResponse/>"

    def _do_RelativeMove(self, request: SoapRequest) -> str:
        self._form(request)
        here, by = self._ptz().now(), self._vector(request, Position())
        self._ptz().go_to(
            Position(
                max(-1.0, min(1.0, here.pan + by.pan)),
                max(-1.0, min(1.0, here.tilt + by.tilt)),
                max(0.0, min(1.0, here.zoom + by.zoom)),
            )
        )
        return "<tptz:RelativeMoveResponse/>"

    def _do_GetStatus(self, _: SoapRequest) -> str:
        here = self._ptz().now()
        state = "MOVING" if self._ptz().is_moving else "IDLE"
        return (
            "<tptz:GetStatusResponse><tptz:PTZStatus><tt:Position>"
            f'<tt:PanTilt x="{here.pan:.4f}" y="{here.tilt:.4f}" space="{PAN_TILT_SPACE}"/>'
            f'<tt:Zoom x="{here.zoom:.4f}" space="{ZOOM_SPACE}"/></tt:Position>'
            f"<tt:MoveStatus><tt:PanTilt>{state}</tt:PanTilt><tt:Zoom>{state}</tt:Zoom></tt:MoveStatus>"
            f"<tt:UtcTime>{iso(self.now())}</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>"
        )

    def _do_GetPresets(self, _: SoapRequest) -> str:
        items = "".join(
            f'<tptz:Preset token="{escape(token)}"><tt:Name>{escape(name)}</tt:Name></tptz:Preset>'
            for token, (name, _) in self._ptz().presets.items()
        )
        return f"<tptz:GetPresetsResponse>{items}</tptz:GetPresetsResponse>"

    def _do_GotoPreset(self, request: SoapRequest) -> str:
        token = request.text("PresetToken") or ""
        if token not in self._ptz().presets:
            raise BadArgument("NoToken")
        self._ptz().go_to(self._ptz().presets[token][1])
        return "<tptz:GotoPresetResponse/>"

    def _do_SetPreset(self, request: SoapRequest) -> str:
        token = self._ptz().set_preset(request.text("PresetToken") or None, request.text("PresetName") or "")
        return f"<tptz:SetPresetResponse><tptz:PresetToken>{escape(token)}</tptz:PresetToken></tptz:SetPresetResponse>"

    def _do_RemovePreset(self, request: SoapRequest) -> str:
        if self._ptz().presets.pop(request.text("PresetToken") or "", None) is None:
            raise BadArgument("NoToken")
        return "<tptz:RemovePresetResponse/>"

    def _do_GotoHomePosition(self, _: SoapRequest) -> str:
        self._ptz().go_to(self._ptz().home)
        return "<tptz:GotoHomePositionResponse/>"

    def _do_SetHomePosition(self, _: SoapRequest) -> str:
        self._ptz().home = self._ptz().now()
        return "<tptz:SetHomePositionResponse/>"


def _configuration(tag: str) -> str:
    return (
        f'<{tag} token="ptz"><tt:Name>ptz</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>node</tt:NodeToken>'
        f"<tt:DefaultContinuousPanTiltVelocitySpace>{PAN_TILT_SPEED}</tt:DefaultContinuousPanTiltVelocitySpace>"
        f"<tt:DefaultContinuousZoomVelocitySpace>{ZOOM_SPEED}</tt:DefaultContinuousZoomVelocitySpace>"
        f"<tt:DefaultPTZTimeout>PT10S</tt:DefaultPTZTimeout></{tag}>"
    )


def _spaces() -> str:
    """The coordinate systems of the node (ONVIF PTZ Service Specification, generic spaces)."""

    def space(name: str, uri: str, axes: str, least: str = "-1") -> str:
        ranges = "".join(f"<tt:{axis}Range>{_RANGE.format(least)}</tt:{axis}Range>" for axis in axes)
        return f"<tt:{name}><tt:URI>{uri}</tt:URI>{ranges}</tt:{name}>"

    return (
        space("AbsolutePanTiltPositionSpace", PAN_TILT_SPACE, "XY")
        + space("AbsoluteZoomPositionSpace", ZOOM_SPACE, "X", "0")
        + space("ContinuousPanTiltVelocitySpace", PAN_TILT_SPEED, "XY")
        + space("ContinuousZoomVelocitySpace", ZOOM_SPEED, "X")
    )


def _seconds(duration: str | None) -> float | None:
    """An xs:duration of seconds, minutes and hours as devices get it (``PT1.5S``)."""
    found = re.fullmatch(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?", duration or "", re.ASCII)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
