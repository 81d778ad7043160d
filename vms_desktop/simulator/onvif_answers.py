"""All services of a simulated device: finds the one that a request is for. Those of a camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

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


class Service(Protocol):
    """One service; each operation is a method ``_do_<operation>`` that makes the body of its response."""

    def capabilities_element(self) -> str:
        """What ``GetServices`` tells of it."""


class ServiceAnswers:
    """Answers one request with the body of a response. Called on the event loop."""

    def __init__(self, device: Device, itself: DeviceService, others: Mapping[str, Service]) -> None:
        """``itself``: the service that tells of all; ``others``: by namespace."""
        self._device = device
        self._services: dict[str, Service] = {DEVICE: itself, **others}
        itself.capabilities = {name: service.capabilities_element() for name, service in self._services.items()}

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


class DeviceAnswers(ServiceAnswers):
    """Of a camera."""

    def __init__(
        self,
        plan: CameraPlan,
        forms: Sequence[StreamForm],
        faults: Faults,
        head: PtzHead | None,
        addresses: Callable[[], Addresses],
    ) -> None:
        device = Device(plan, forms, faults, head, addresses)
        services: dict[str, Service] = {MEDIA: MediaService(device), MEDIA2: Media2Service(device)}
        if head is not None:
            services[PTZ] = PtzService(device, head)
        super().__init__(device, DeviceService(device), services)
