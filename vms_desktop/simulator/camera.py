"""One simulated camera: two channels, an RTSP port, an ONVIF port, faults, and a PTZ head where it has one."""

from __future__ import annotations

import ssl
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vms_desktop.simulator.breakable import Breakable
from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.encoding import StreamForm, forms_of
from vms_desktop.simulator.onvif_answers import DeviceAnswers
from vms_desktop.simulator.onvif_server import OnvifServer
from vms_desktop.simulator.painters import FixedPainter, Painter, PtzPainter
from vms_desktop.simulator.province import PASSWORD, USERNAME, CameraPlan
from vms_desktop.simulator.ptz_head import Position, PtzHead
from vms_desktop.simulator.rtsp_server import RtspServer
from vms_desktop.simulator.snapshots import Snapshots
from vms_desktop.simulator.sources import PictureSource, source_of

_PRESETS = {
    "1": ("ทางแยก", Position(0.0, -0.1, 0.0)),
    "2": ("ฝั่งซ้าย", Position(-0.75, 0.0, 0.25)),
    "3": ("ฝั่งขวา", Position(0.75, 0.0, 0.25)),
    "4": ("ภาพใกล้", Position(0.15, -0.3, 0.7)),
}
CHANGED_PX = (480, 272)
"""What both streams become under the fault ``resolution``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and with what the cameras run."""

    host: str
    clips: Path
    time_code: bool
    pool: Executor
    tls: ssl.SSLContext | None = None
    """Streams over rtsps where there is one."""

    @property
    def scheme(self) -> str:
        return "rtsps" if self.tls else "rtsp"


class SimulatedCamera(Breakable):
    """A camera out of its plan."""

    def __init__(self, plan: CameraPlan, place: Place) -> None:
        super().__init__(place.host)
        self.plan = plan
        self._place = place
        self.head = PtzHead(presets=dict(_PRESETS)) if plan.ptz else None
        forms = forms_of(plan.codec)
        _, sub = forms
        smaller = replace(sub, name="changed", width=CHANGED_PX[0], height=CHANGED_PX[1])
        self.channels = {
            f"/{form.name}": Channel(form, self._source, smaller, self.faults, place.pool) for form in forms
        }
        self.rtsp = RtspServer(self.channels, USERNAME, PASSWORD, self.faults, place.tls)
        self.onvif = OnvifServer(
            lambda addresses: DeviceAnswers(plan, forms, self.faults, self.head, addresses),
            forms,
            self.faults,
            lambda: f"{place.scheme}://{place.host}:{self.rtsp.port}",
            Snapshots(self._painter, place.pool).jpeg,
        )

    def _source(self, form: StreamForm) -> PictureSource:
        return source_of(self.plan, form, self._place.clips, self.head, self._place.time_code)

    def _painter(self, form: StreamForm) -> Painter:
        place = self._place
        if self.head is not None:
            return PtzPainter(self.plan, form, place.clips, self.head, place.time_code)
        return FixedPainter(self.plan, form, place.clips, place.time_code)

    async def stop(self) -> None:
        """Close both ports, cut every connection, draw nothing more."""
        await super().stop()
        for channel in self.channels.values():
            await channel.stop()

    async def warm_up(self, stream: str) -> None:
        """Do now what the first viewer of ``main`` or ``sub`` would have to wait for."""
        await self.channels[f"/{stream}"].warm_up()

    def facts(self) -> dict[str, Any]:
        """The camera's line of the state file (docs/simulator.md)."""
        plan, host = self.plan, self._place.host
        return {
            "code": plan.code,
            "name_th": plan.name_th,
            "name_en": plan.name_en,
            "district_code": plan.district_code,
            "subdistrict_code": plan.subdistrict_code,
            "agency": plan.agency,
            "latitude": plan.latitude,
            "longitude": plan.longitude,
            "codec": plan.codec,
            "ptz": plan.ptz,
            "rtsp_main": f"{self._place.scheme}://{host}:{self.rtsp.port}/main",
            "rtsp_sub": f"{self._place.scheme}://{host}:{self.rtsp.port}/sub",
            "onvif_host": host,
            "onvif_port": self.onvif.port,
            "onvif_path": "/onvif/device_service",
            "username": USERNAME,
            "password": PASSWORD,
        }

    def activity(self) -> dict[str, Any]:
        """What tests count: sessions that play now and ever per stream, all sessions, faults, ONVIF requests."""
        return {
            "code": self.plan.code,
            "sessions_now": {path[1:]: channel.sessions_now for path, channel in self.channels.items()},
            "sessions_ever": {path[1:]: channel.sessions_ever for path, channel in self.channels.items()},
            "sessions_open": self.rtsp.sessions_open,
            "most_sessions": self.rtsp.most_sessions,
            "faults": {fault.value: value for fault, value in self.faults.active.items()},
            "onvif_requests": dict(self.onvif.requests),
            "position": position_facts(self.head.now()) if self.head is not None else None,
            "moving": self.head.is_moving if self.head is not None else False,
        }


def position_facts(position: Position) -> dict[str, float]:
    return {"pan": position.pan, "tilt": position.tilt, "zoom": position.zoom}
