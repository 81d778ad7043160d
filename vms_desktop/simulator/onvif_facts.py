"""What the services of one simulated camera have in common: the device they are about, and their refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.province import CameraPlan
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.soap import SoapRequest


class UnknownOperation(Exception):
    """The device does not do that."""


class BadArgument(Exception):
    """An argument is not valid; ``args[0]``: the ONVIF subcode."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the device says its services are."""

    service: str
    rtsp: str


@dataclass(frozen=True, slots=True)
class Device:
    """``forms``: its streams, each with a profile of that name."""

    plan: CameraPlan
    forms: Sequence[StreamForm]
    faults: Faults
    head: PtzHead | None
    addresses: Callable[[], Addresses]

    def now(self) -> datetime:
        """The device's own clock, which may be hours off."""
        return datetime.now(UTC) + timedelta(hours=self.faults.value(Fault.CLOCK))

    def form(self, request: SoapRequest, name: str = "ProfileToken") -> StreamForm:
        """Of the profile that is meant. Raises BadArgument."""
        token = request.text(name)
        for form in self.forms:
            if form.name == token:
                return form
        raise BadArgument("NoProfile")

    def stream_address(self, form: StreamForm) -> str:
        return f"{self.addresses().rtsp}/{form.name}"

    def snapshot_address(self, form: StreamForm) -> str:
        return f"{self.addresses().service}/onvif/snapshot/{form.name}"


def ptz_configuration(tag: str) -> str:
    """The one PTZ configuration; part of each profile of a camera that turns."""
    speed = "http://www.onvif.org/ver10/tptz/{0}Spaces/VelocityGenericSpace"
    return (
        f'<{tag} token="ptz"><tt:Name>ptz</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>node</tt:NodeToken>'
        f"<tt:DefaultContinuousPanTiltVelocitySpace>{speed.format('PanTilt')}</tt:DefaultContinuousPanTiltVelocitySpace>"
        f"<tt:DefaultContinuousZoomVelocitySpace>{speed.format('Zoom')}</tt:DefaultContinuousZoomVelocitySpace>"
        f"<tt:DefaultPTZTimeout>PT10S</tt:DefaultPTZTimeout></{tag}>"
    )


def video_source(tag: str) -> str:
    """The one video source configuration."""
    return (
        f'<{tag} token="vsc"><tt:Name>vsc</tt:Name><tt:UseCount>2</tt:UseCount>'
        f'<tt:SourceToken>source</tt:SourceToken><tt:Bounds x="0" y="0" width="1280" height="720"/></{tag}>'
    )
