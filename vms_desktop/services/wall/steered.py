"""One camera under somebody's hand, as ``ptz.PtzService`` remembers it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.ptz import PtzVector
from vms_desktop.services.ports import DeviceEndpoint

STILL = PtzVector()


class Endpoints(Protocol):
    """The part of CameraService that steering needs."""

    def get(self, camera_id: str) -> Camera: ...

    async def endpoint(self, camera_id: str) -> DeviceEndpoint: ...


@dataclass(slots=True)
class Steered:
    """One camera under somebody's hand. ``wish`` is what it shall do; ``sent`` what it was last told. ``lost``: it is
    somebody else's turn now.
    """

    camera_id: str
    wish: PtzVector = STILL
    sent: PtzVector | None = None
    wished_at: float = 0.0
    lost: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    at_rest: asyncio.Event = field(default_factory=asyncio.Event)
