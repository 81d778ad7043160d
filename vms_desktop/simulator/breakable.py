"""What simulated cameras and recorders have in common: an RTSP and an ONVIF port that start, stop and break as one."""

from __future__ import annotations

from typing import Any

from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.onvif_server import OnvifServer
from vms_desktop.simulator.rtsp_listener import RtspListener

HIDDEN_BY_CONNECTIONS = (
    Fault.REFUSES,
    Fault.WRONG_PASSWORD,
    Fault.BASIC_ONLY,
    Fault.BUSY,
    Fault.SESSION_TIMEOUT,
)
"""Faults that are met when connecting: connections that stand would hide them."""


class Breakable:
    """``faults``: those the device's parts look at. Lives on the event loop."""

    rtsp: RtspListener[Any]
    onvif: OnvifServer

    def __init__(self, host: str) -> None:
        self._host = host
        self.faults = Faults({})

    async def start(self, port: int = 0) -> None:
        """Listen on ``port`` (RTSP) and ``port`` + 1 (ONVIF); 0: any free ones, and after a stop the same again.

        Raises OSError where a port is taken.
        """
        await self.rtsp.open(self._host, port)
        await self.onvif.open(self._host, port + 1 if port else 0)

    async def stop(self) -> None:
        """Close both ports and cut every connection."""
        await self.rtsp.close()
        await self.onvif.close()

    async def set_fault(self, fault: Fault, value: float | None) -> None:
        """``value``: as in ``Fault``; None: its default."""
        was_off = Fault.OFF in self.faults
        self.faults.set(fault, value)
        if was_off:
            return
        if fault is Fault.OFF:
            await self.stop()
        elif fault in HIDDEN_BY_CONNECTIONS:
            await self.rtsp.close()
            await self.rtsp.open(self._host, 0)

    async def clear(self, fault: Fault | None = None) -> None:
        """That fault is over, or all are."""
        was_off = Fault.OFF in self.faults
        self.faults.clear(fault)
        if was_off and Fault.OFF not in self.faults:
            await self.start()
