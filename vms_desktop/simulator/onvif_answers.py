"""All services of a simulated camera: finds the one that a request is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.faults import Faults
from vms_desktop.simulator.onvif_device import DeviceService
from vms_desktop.simulator.onvif_facts import Addresses, Device, UnknownOperation
from vms_desktop.simulator.onvif_media import MediaService
from vms_desktop.simulator.onvif_media2 import Media2Service
from vms_desktop.simulator.onvif_ptz import PtzService
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.soap import DEVICE, MEDIA, MEDIA2, PTZ, SoapRequest


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
        self._device = Device(plan, forms, faults, head, addresses)
        device = DeviceService(self._device)
        self._services: dict[str, DeviceService | MediaService | Media2Service | PtzService] = {
            DEVICE: device,
            MEDIA: MediaService(self._device),
            MEDIA2: Media2Service(self._device),
        }
        if head is not None:
            self._services[PTZ] = PtzService(self._device, head)
        device.capabilities = {name: service.capabilities_element() for name, service in self._services.items()}

    def now(self) -> datetime:
        """The device's own clock, which may be hours off."""
        return self._device.now()

    def answer(self, request: SoapRequest) -> str:
        """Raises UnknownOperation, BadArgument."""
        method = getattr(self._services.get(request.namespace), f"_do_{request.operation}", None)
        if method is None:
            raise UnknownOperation(request.operation)
        body: str = method(request)
        return body
