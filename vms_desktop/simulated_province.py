"""The simulated province as a child process, for the demonstration and for measuring: start, cameras, faults, stop."""

from __future__ import annotations

import http.client
import json
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.domain.recorder import ONVIF
from vms_desktop.paths import child_command
from vms_desktop.services.recorders.recorder_draft import RecorderDraft

START_SECONDS = 240.0
STREAM_SECONDS = 300.0
"""The longest wait for one stream to be prepared."""
ANSWER_SECONDS = 10.0
LOOK_EVERY_S = 0.05
END_SECONDS = 5.0
_PAST_PROXIES = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Whatever proxy the environment names: it knows nothing of this machine's loopback."""


@dataclass(frozen=True, slots=True)
class SimulatedCamera:
    """One line of the simulator's state file (docs/simulator.md)."""

    code: str
    facts: dict[str, Any] = field(repr=False)

    @property
    def has_ptz(self) -> bool:
        return bool(self.facts["ptz"])

    def draft(self, agency_codes: dict[str, str]) -> CameraDraft:
        """As a person would enter it. ``agency_codes``: short Thai name → our agency code."""
        facts = self.facts
        return CameraDraft(
            code=self.code,
            name_th=facts["name_th"],
            name_en=facts["name_en"],
            district_code=facts["district_code"],
            subdistrict_code=facts["subdistrict_code"],
            agency_code=agency_codes.get(facts["agency"], ""),
            main_url=facts["rtsp_main"],
            sub_url=facts["rtsp_sub"],
            username=facts["username"],
            password=facts["password"],
            onvif_host=facts["onvif_host"],
            onvif_port=int(facts["onvif_port"]),
            has_ptz=self.has_ptz,
            latitude=facts["latitude"],
            longitude=facts["longitude"],
        )


@dataclass(frozen=True, slots=True)
class SimulatedRecorder:
    """One recorder of the simulator's state file."""

    code: str
    facts: dict[str, Any] = field(repr=False)

    def draft(self, kind: str, camera_ids: Mapping[str, str]) -> RecorderDraft:
        """As a person would enter it, to be asked by ``kind``. ``camera_ids``: by code."""
        facts = self.facts
        by_onvif = kind == ONVIF
        address = f"{facts['onvif_host']}:{facts['onvif_port']}" if by_onvif else facts["rtsp"].removeprefix("rtsp://")
        channels = {
            camera_ids[one["camera"]]: one["token"] if by_onvif else str(one["number"])
            for one in facts["channels"]
            if one["camera"] in camera_ids
        }
        name = f"เครื่องบันทึกจำลอง {self.code.rpartition('-')[2]}"
        return RecorderDraft(name, kind, address, facts["username"], facts["password"], channels, kept_days=1)


class GivenUp(Exception):
    """Whoever waited for the province does not want it any more."""


class SimulatedProvince:
    """Runs ``vms-desktop simulate`` until closed. Blocking: call from a worker thread.

    ``prepare``: of so many cameras the sub streams are ready when it has started. ``sessions``: how many each camera
    serves at a time, 0: any number. ``recorders``: of so many, which share the cameras, each has recorded
    ``recorded_hours``. ``give_up``: set from another thread, it ends the wait for it to be ready.
    """

    def __init__(
        self,
        cameras: int = 24,
        *,
        time_code: bool = False,
        prepare: int = 0,
        sessions: int = 0,
        recorders: int = 0,
        recorded_hours: float = 24.0,
        give_up: threading.Event | None = None,
    ) -> None:
        self._count = cameras
        self._give_up = give_up or threading.Event()
        self._prepare = prepare
        self._sessions = sessions
        self._recorders = recorders
        self._recorded_hours = recorded_hours
        self._time_code = time_code
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._control = ""
        self.cameras: list[SimulatedCamera] = []
        self.recorders: list[SimulatedRecorder] = []
        self.time_code: dict[str, Any] = {}

    def __enter__(self) -> SimulatedProvince:
        """Raises WorkstationError ``system.simulator_failed``, GivenUp."""
        self._folder = tempfile.TemporaryDirectory(prefix="vms-simulator-")
        state = Path(self._folder.name) / "state.json"
        command = child_command(
            "simulate", "--cameras", str(self._count), "--state-file", str(state), "--until-stdin-closes"
        )
        command += ["--prepare", str(self._prepare), "--sessions", str(self._sessions)]
        command += ["--recorders", str(self._recorders), "--recorded-hours", str(self._recorded_hours)]
        if self._time_code:
            command.append("--time-code")
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        except OSError as error:
            self.close()
            raise WorkstationError("system.simulator_failed", detail=str(error)) from error
        deadline = time.monotonic() + START_SECONDS
        while not state.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.close()
                raise WorkstationError("system.simulator_failed")
            if self._give_up.wait(LOOK_EVERY_S):
                self.close()
                raise GivenUp
        facts = json.loads(state.read_text("utf-8"))
        self._control = facts["control_url"]
        self.time_code = facts.get("time_code", {})
        self.cameras = [SimulatedCamera(item["code"], item) for item in facts["cameras"]]
        self.recorders = [SimulatedRecorder(item["code"], item) for item in facts["recorders"]]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fault(self, code: str, fault: str, value: float | None = None) -> None:
        """Switch a fault on, e.g. ``off``. Raises OSError when the simulator does not answer."""
        self._post(f"/cameras/{code}/fault", {"fault": fault, "value": value})

    def clear(self, code: str, fault: str | None = None) -> None:
        """That fault is over; without one, all are."""
        self._post(f"/cameras/{code}/clear", {"fault": fault})

    def limit_sessions(self, code: str, most: int) -> None:
        """How many RTSP sessions the camera serves at a time from now on; 0: any number."""
        self._post(f"/cameras/{code}/sessions", {"most": most})

    def prepare(self, streams: Sequence[str]) -> None:
        """Draw and encode streams (``CODE/main``, ``CODE/sub``) now, so that nothing is drawn while they are watched.

        Takes seconds a stream the first time, nothing later. Raises WorkstationError ``system.simulator_failed``.
        """
        last: dict[str, Any] = {}
        try:
            asked = self._request("/prepare", {"streams": streams})
            with _PAST_PROXIES.open(asked, timeout=STREAM_SECONDS) as told:
                for line in told:
                    last = json.loads(line)
        except (OSError, http.client.HTTPException) as error:
            raise WorkstationError("system.simulator_failed") from error
        if "done" not in last:
            raise WorkstationError("system.simulator_failed")

    def activity(self, code: str) -> dict[str, Any]:
        """Sessions, faults, position of one camera or recorder now."""
        with _PAST_PROXIES.open(f"{self._control}/cameras", timeout=ANSWER_SECONDS) as answer:
            told = json.loads(answer.read())
        return next(one for one in (*told["cameras"], *told["recorders"]) if one["code"] == code)

    def _post(self, path: str, body: dict[str, Any]) -> None:
        with _PAST_PROXIES.open(self._request(path, body), timeout=ANSWER_SECONDS) as answer:
            answer.read()

    def _request(self, path: str, body: dict[str, Any]) -> urllib.request.Request:
        return urllib.request.Request(
            self._control + path, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
        )

    def close(self) -> None:
        """End the simulator; may be called twice."""
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()
            try:
                self._process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(END_SECONDS)
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
