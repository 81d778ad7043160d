"""One simulated recorder: several cameras' footage, an RTSP port and an ONVIF port (Profile G), and faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from vms_desktop.simulator.breakable import Breakable
from vms_desktop.simulator.camera import Place
from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.onvif_server import OnvifServer
from vms_desktop.simulator.playback_server import PlaybackServer
from vms_desktop.simulator.province import PASSWORD, USERNAME, CameraPlan
from vms_desktop.simulator.recorder_answers import RecorderAnswers
from vms_desktop.simulator.recordings import Recording, form_of, other_codec
from vms_desktop.simulator.sources import LoopSource

SESSIONS = 2
"""How many a recorder plays at a time, as small ones do."""


class SimulatedRecorder(Breakable):
    """Records the sub streams of ``plans``; those of PTZ cameras cannot be had."""

    rtsp: PlaybackServer

    def __init__(self, number: int, plans: Sequence[CameraPlan], place: Place, hours: float) -> None:
        super().__init__(place.host)
        self.code = f"recorder-{number}"
        self._place = place
        fixed = [plan for plan in plans if not plan.ptz]
        self.recordings = {
            channel: Recording(
                channel,
                plan,
                self._source(plan, plan.codec),
                self._source(plan, other_codec(plan.codec)),
                hours,
                self.faults,
            )
            for channel, plan in enumerate(fixed, 1)
        }
        self.rtsp = PlaybackServer(self.recordings, USERNAME, PASSWORD, self.faults)
        self.rtsp.most_sessions = SESSIONS
        plan = replace(plans[0], code=self.code, ptz=False)
        self.onvif = OnvifServer(
            lambda addresses: RecorderAnswers(plan, self.recordings.values(), self.faults, addresses),
            [],
            self.faults,
            lambda: f"rtsp://{place.host}:{self.rtsp.port}",
            _no_snapshot,
        )

    def _source(self, plan: CameraPlan, codec: str) -> LoopSource:
        return LoopSource(plan, form_of(codec), self._place.clips, self._place.time_code)

    def facts(self) -> dict[str, Any]:
        """The recorder's line of the state file (docs/simulator.md)."""
        return {
            "code": self.code,
            "rtsp": f"rtsp://{self._place.host}:{self.rtsp.port}",
            "onvif_host": self._place.host,
            "onvif_port": self.onvif.port,
            "onvif_path": "/onvif/device_service",
            "username": USERNAME,
            "password": PASSWORD,
            "channels": [
                {"number": one.number, "camera": one.plan.code, "token": one.token, "codec": one.form.codec}
                for one in self.recordings.values()
            ],
        }

    def activity(self) -> dict[str, Any]:
        """What tests count: sessions that are open and ever were, faults, ONVIF requests."""
        return {
            "code": self.code,
            "sessions_open": self.rtsp.sessions_open,
            "sessions_ever": self.rtsp.sessions_ever,
            "most_sessions": self.rtsp.most_sessions,
            "faults": {fault.value: value for fault, value in self.faults.active.items()},
            "onvif_requests": dict(self.onvif.requests),
        }


async def _no_snapshot(_: StreamForm) -> bytes:
    """Never asked: a recorder has no profiles."""
    raise LookupError
