"""All services of a simulated recorder: device, recording, search, replay."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vms_desktop.simulator.faults import Faults
from vms_desktop.simulator.onvif_answers import Service, ServiceAnswers
from vms_desktop.simulator.onvif_device import DeviceService
from vms_desktop.simulator.onvif_facts import Addresses, Device
from vms_desktop.simulator.onvif_recordings import RecordingService, ReplayService, SearchService
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.recordings import Recording
from vms_desktop.simulator.soap import RECORDING, REPLAY, SEARCH, SoapRequest


class RecorderAnswers(ServiceAnswers):
    """Of a recorder."""

    def __init__(
        self,
        plan: CameraPlan,
        recordings: Iterable[Recording],
        faults: Faults,
        addresses: Callable[[], Addresses],
    ) -> None:
        device = Device(plan, (), faults, None, addresses)
        by_token = {one.token: one for one in recordings}
        services: dict[str, Service] = {
            RECORDING: RecordingService(by_token),
            SEARCH: SearchService(by_token),
            REPLAY: ReplayService(device, by_token),
        }
        super().__init__(device, _RecorderDevice(device), services)


class _RecorderDevice(DeviceService):
    """What a recorder says of itself."""

    def _do_GetDeviceInformation(self, _: SoapRequest) -> str:
        return (
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>Samut Prakan Simulated</tds:Manufacturer>"
            "<tds:Model>SP-NVR</tds:Model><tds:FirmwareVersion>1.0</tds:FirmwareVersion>"
            f"<tds:SerialNumber>SIM-{self._device.plan.code}</tds:SerialNumber>"
            "<tds:HardwareId>SIM</tds:HardwareId></tds:GetDeviceInformationResponse>"
        )

    def _do_GetScopes(self, _: SoapRequest) -> str:
        scopes = ("Profile/G", f"name/{self._device.plan.code}", "type/Network_Video_Storage")
        items = "".join(
            f"<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>onvif://www.onvif.org/{scope}</tt:ScopeItem>"
            "</tds:Scopes>"
            for scope in scopes
        )
        return f"<tds:GetScopesResponse>{items}</tds:GetScopesResponse>"
