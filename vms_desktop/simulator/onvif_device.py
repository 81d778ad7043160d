"""The device service of a simulated camera (ONVIF Core Specification, ver10/device/wsdl)."""

from __future__ import annotations

from vms_desktop.simulator.onvif_facts import Device
from vms_desktop.simulator.soap import DEVICE, MEDIA, MEDIA2, PTZ, RECORDING, REPLAY, SEARCH, SoapRequest

_VERSIONS = {
    DEVICE: (2, 60),
    MEDIA: (2, 60),
    MEDIA2: (2, 0),
    PTZ: (2, 60),
    RECORDING: (2, 60),
    SEARCH: (2, 60),
    REPLAY: (2, 60),
}
_PATHS = {
    DEVICE: "device_service",
    MEDIA: "media_service",
    MEDIA2: "media2_service",
    PTZ: "ptz_service",
    RECORDING: "recording_service",
    SEARCH: "search_service",
    REPLAY: "replay_service",
}


class DeviceService:
    """Bodies of answers; ``services`` gives each service's capabilities element, by namespace."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self.capabilities: dict[str, str] = {}
        """Of all services, this one's among them; filled by who knows them all."""

    def _do_GetSystemDateAndTime(self, _: SoapRequest) -> str:
        now = self._device.now()
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
        model = "SP-PTZ 2MP" if self._device.head else "SP-Fixed 2MP"
        return (
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>Samut Prakan Simulated</tds:Manufacturer>"
            f"<tds:Model>{model}</tds:Model><tds:FirmwareVersion>1.0.{self._device.plan.number}</tds:FirmwareVersion>"
            f"<tds:SerialNumber>SIM{self._device.plan.code.replace('-', '')}</tds:SerialNumber>"
            "<tds:HardwareId>SIM</tds:HardwareId></tds:GetDeviceInformationResponse>"
        )

    def _do_GetNetworkInterfaces(self, _: SoapRequest) -> str:
        return (
            '<tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token="eth0"><tt:Enabled>true</tt:Enabled>'
            f"<tt:Info><tt:Name>eth0</tt:Name><tt:HwAddress>02:00:00:00:{self._device.plan.number // 256:02x}:"
            f"{self._device.plan.number % 256:02x}</tt:HwAddress></tt:Info></tds:NetworkInterfaces>"
            "</tds:GetNetworkInterfacesResponse>"
        )

    def _do_GetHostname(self, _: SoapRequest) -> str:
        return (
            "<tds:GetHostnameResponse><tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP>"
            f"<tt:Name>camera-{self._device.plan.code}</tt:Name></tds:HostnameInformation></tds:GetHostnameResponse>"
        )

    def _do_GetScopes(self, _: SoapRequest) -> str:
        scopes = ["Profile/Streaming", "Profile/T", f"name/{self._device.plan.code}", "type/video_encoder"]
        scopes += ["type/ptz"] if self._device.head else []
        items = "".join(
            f"<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>onvif://www.onvif.org/{scope}</tt:ScopeItem>"
            "</tds:Scopes>"
            for scope in scopes
        )
        return f"<tds:GetScopesResponse>{items}</tds:GetScopesResponse>"

    def capabilities_element(self) -> str:
        return (
            '<tds:Capabilities><tds:Network IPFilter="false" IPVersion6="false" NTP="1"/>'
            '<tds:Security UsernameToken="true" HttpDigest="true" TLS1.2="false"/>'
            '<tds:System DiscoveryResolve="false" SystemLogging="false"/></tds:Capabilities>'
        )

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        return f"<tds:GetServiceCapabilitiesResponse>{self.capabilities_element()}</tds:GetServiceCapabilitiesResponse>"

    def _do_GetServices(self, request: SoapRequest) -> str:
        address, detailed = self._device.addresses().service, request.text("IncludeCapability") in ("true", "1")
        items = ""
        for namespace, capabilities in self.capabilities.items():
            major, minor = _VERSIONS[namespace]
            items += (
                f"<tds:Service><tds:Namespace>{namespace}</tds:Namespace>"
                f"<tds:XAddr>{address}/onvif/{_PATHS[namespace]}</tds:XAddr>"
                + (f"<tds:Capabilities>{capabilities}</tds:Capabilities>" if detailed else "")
                + f"<tds:Version><tt:Major>{major}</tt:Major><tt:Minor>{minor}</tt:Minor></tds:Version></tds:Service>"
            )
        return f"<tds:GetServicesResponse>{items}</tds:GetServicesResponse>"

    def _do_GetCapabilities(self, _: SoapRequest) -> str:
        address = self._device.addresses().service
        ptz = f"<tt:PTZ><tt:XAddr>{address}/onvif/ptz_service</tt:XAddr></tt:PTZ>" if self._device.head else ""
        return (
            "<tds:GetCapabilitiesResponse><tds:Capabilities>"
            f"<tt:Device><tt:XAddr>{address}/onvif/device_service</tt:XAddr></tt:Device>"
            f"<tt:Media><tt:XAddr>{address}/onvif/media_service</tt:XAddr><tt:StreamingCapabilities>"
            "<tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP>"
            f"</tt:StreamingCapabilities></tt:Media>{ptz}"
            "</tds:Capabilities></tds:GetCapabilitiesResponse>"
        )
