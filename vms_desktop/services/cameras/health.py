"""How every camera is, in one word: from the relay's reports about watched streams and about hosts that answer."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime
from types import MappingProxyType

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamState
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import StreamRelay, Unsubscribe

TELL_EVERY_S = 0.25
PROBE_EVERY_S = 30.0
# Ten thousand hosts every half minute would be a port scan; a hundred new connections a second are not.
MOST_PROBES_PER_S = 100.0

REMEMBERED_S = 600.0
"""A trouble that was seen stays told this long after nobody watches any more: that the port is open mends nothing."""

Host = tuple[str, int]

_WATCHED = {
    StreamState.LIVE: CameraCondition.LIVE,
    StreamState.LATE: CameraCondition.LATE,
    StreamState.LOST: CameraCondition.FAILING,
    StreamState.AUTH_FAILED: CameraCondition.FAILING,
    StreamState.BUSY: CameraCondition.FAILING,
    StreamState.UNSUPPORTED: CameraCondition.FAILING,
}
_LASTING = (StreamState.AUTH_FAILED, StreamState.UNSUPPORTED)
_WORST_FIRST = (CameraCondition.FAILING, CameraCondition.LATE)


@machinery("tells of cameras by ids that whoever asks has been given; totals count what may be known")
class CameraHealth:
    """Called on the loop thread. ``start`` subscribes, ``close`` lets go.

    All cameras are looked after, whoever is signed in.
    """

    def __init__(self, cameras: CameraService, relay: StreamRelay, clock: Clock) -> None:
        self._cameras = cameras
        self._relay = relay
        self._clock = clock
        self._watched: dict[str, dict[StreamQuality, CameraCondition]] = {}
        self._reports: dict[str, dict[StreamQuality, StreamHealth]] = {}
        self._lasting: set[StreamKey] = set()
        self._remembered: dict[StreamKey, asyncio.TimerHandle] = {}
        self._answers: dict[Host, bool] = {}
        self._at_host: dict[StreamKey, tuple[Host, tuple[str, ...]]] = {}
        self._condition: dict[str, CameraCondition] = {}
        self._since: dict[str, datetime] = {}
        self._totals = dict.fromkeys(CameraCondition, 0)
        self._seen: dict[str, Camera] = {}
        self._counted: Set[str] = frozenset()
        self._changed: set[str] = set()
        self._told_soon: asyncio.TimerHandle | None = None
        self._on_change: Listeners[[set[str]]] = Listeners()
        self._unsubscribe: list[Unsubscribe] = []

    def start(self) -> None:
        """Subscribe, and have the cameras' hosts probed. The loop must be running."""
        self._unsubscribe = [
            self._relay.on_health(self._stream_reported),
            self._relay.on_host_answers(self._hosts_answered),
            self._relay.on_ready(self._send_probes),
            self._cameras.on_change(self._register_changed),
        ]
        self._register_changed()

    def close(self) -> None:
        """May be called twice."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        if self._told_soon is not None:
            self._told_soon.cancel()
            self._told_soon = None
        for timer in self._remembered.values():
            timer.cancel()
        self._remembered = {}

    def state_of(self, camera_id: str) -> CameraCondition:
        return self._condition.get(camera_id, CameraCondition.UNKNOWN)

    def since(self, camera_id: str) -> datetime | None:
        """When the desk noticed the condition of now (UTC); None while nothing is known."""
        return self._since.get(camera_id)

    def report(self, camera_id: str) -> StreamHealth | None:
        """The newest report that explains the condition: of a stream watched now, or in trouble when it last was."""
        reports = self._reports.get(camera_id, {}).values()
        wanted = self.state_of(camera_id)
        return next((report for report in reports if _WATCHED[report.state] is wanted), None)

    @property
    def reported(self) -> Set[str]:
        """Ids of the cameras that have a report: a few dozen, whose figures change all the time."""
        return self._reports.keys()

    @property
    def totals(self) -> Mapping[CameraCondition, int]:
        """How many of the cameras that may be known are in each condition; kept up, so that asking costs nothing."""
        return MappingProxyType(self._totals)

    def counts(self, camera_ids: Iterable[str]) -> dict[CameraCondition, int]:
        """How many of these cameras are in each condition; every condition is a key."""
        counts = dict.fromkeys(CameraCondition, 0)
        condition, unknown = self._condition, CameraCondition.UNKNOWN
        for camera_id in camera_ids:
            counts[condition.get(camera_id, unknown)] += 1
        return counts

    def on_change(self, listener: Callable[[set[str]], None]) -> Unsubscribe:
        """Called with the ids whose condition changed, at most four times a second."""
        return self._on_change.add(listener)

    # ---- reports ---------------------------------------------------------------------------------------------

    def _stream_reported(self, health: StreamHealth) -> None:
        camera_id, quality = health.key.camera_id, health.key.quality
        if camera_id not in self._seen:
            return  # a last word about a camera that was removed
        streams = self._watched.setdefault(camera_id, {})
        condition = _WATCHED.get(health.state)
        if health.state is not StreamState.STOPPED:
            self._cancel_forgetting(health.key)
        if condition is not None:
            streams[quality] = condition
            self._reports.setdefault(camera_id, {})[quality] = health
            host = _host(self._seen[camera_id])
            if condition is CameraCondition.LIVE and host is not None:
                self._answers[host] = True
        elif health.state is StreamState.STOPPED and health.key not in self._lasting:
            if streams.get(quality) in _WORST_FIRST:
                self._remember(health.key)
            else:
                self._forget(health.key)
        # CONNECTING changes nothing: a dead camera that is tried again and again does not flicker.
        if health.state in _LASTING:
            self._lasting.add(health.key)
        elif condition is not None:
            self._lasting.discard(health.key)
        self._judge(camera_id)

    def _remember(self, key: StreamKey) -> None:
        if key not in self._remembered:
            loop = asyncio.get_running_loop()
            self._remembered[key] = loop.call_later(REMEMBERED_S, self._forget, key)

    def _cancel_forgetting(self, key: StreamKey) -> None:
        timer = self._remembered.pop(key, None)
        if timer is not None:
            timer.cancel()

    def _forget(self, key: StreamKey) -> None:
        self._cancel_forgetting(key)
        self._watched.get(key.camera_id, {}).pop(key.quality, None)
        reports = self._reports.get(key.camera_id, {})
        reports.pop(key.quality, None)
        if not reports:
            self._reports.pop(key.camera_id, None)
        self._judge(key.camera_id)

    def _hosts_answered(self, answers: dict[StreamKey, bool]) -> None:
        for key, answers_now in answers.items():
            if key not in self._at_host:
                continue  # of a list that was replaced meanwhile
            host, camera_ids = self._at_host[key]
            is_back = answers_now and self._answers.get(host) is False
            self._answers[host] = answers_now
            for camera_id in camera_ids:
                if is_back:
                    for quality in StreamQuality:
                        if StreamKey(camera_id, quality) in self._remembered:
                            self._forget(StreamKey(camera_id, quality))
                self._judge(camera_id)

    def _judge(self, camera_id: str) -> None:
        if camera_id not in self._seen:
            return
        streams = set(self._watched.get(camera_id, {}).values())
        host = _host(self._seen[camera_id])
        answers = self._answers.get(host) if host is not None else None
        if CameraCondition.LIVE in streams:
            condition = CameraCondition.LIVE
        elif streams:
            condition = next(worst for worst in _WORST_FIRST if worst in streams)
        elif answers is None:
            condition = CameraCondition.UNKNOWN
        else:
            condition = CameraCondition.ANSWERING if answers else CameraCondition.FAILING
        before = self.state_of(camera_id)
        if before is not condition:
            self._condition[camera_id] = condition
            self._since[camera_id] = self._clock.now()
            if camera_id in self._counted:
                self._totals[before] -= 1
                self._totals[condition] += 1
            self._changed.add(camera_id)
            self._tell_soon()

    def _tell_soon(self) -> None:
        if self._told_soon is None:
            self._told_soon = asyncio.get_running_loop().call_later(TELL_EVERY_S, self._tell)

    def _tell(self) -> None:
        self._told_soon = None
        changed, self._changed = self._changed, set()
        self._on_change.notify(changed)

    # ---- register --------------------------------------------------------------------------------------------

    def _register_changed(self) -> None:
        every = self._cameras.every_camera
        known = self._cameras.cameras
        now = {camera.id: camera for camera in every}
        self._counted = now.keys() if known is every else {camera.id for camera in known}
        for camera_id in [before for before, camera in self._seen.items() if now.get(before) is not camera]:
            # Removed, or its address or password is another: what was known says nothing any more.
            self._watched.pop(camera_id, None)
            self._reports.pop(camera_id, None)
            for quality in StreamQuality:
                self._cancel_forgetting(StreamKey(camera_id, quality))
            self._since.pop(camera_id, None)
            if self._condition.pop(camera_id, None) is not None:
                self._changed.add(camera_id)
        self._lasting = {key for key in self._lasting if key.camera_id in self._watched}
        others = now != self._seen
        new = [camera_id for camera_id in now if camera_id not in self._condition]
        self._seen = now
        self._totals = self.counts(self._counted)
        if others:
            self._send_probes()
        for camera_id in new:
            self._judge(camera_id)  # its host may be known already
        if self._changed:
            self._tell_soon()

    def _send_probes(self) -> None:
        """One probe per host and port: a recorder with 64 channels is asked once."""
        sharing: dict[Host, list[Camera]] = {}
        for camera in self._seen.values():
            where = _host(camera)
            if where is not None:
                sharing.setdefault(where, []).append(camera)
        targets: dict[StreamKey, tuple[str, int]] = {}
        self._at_host = {}
        for where, cameras in sharing.items():
            asked = cameras[0].stream(StreamQuality.MAIN)
            targets[asked] = where
            self._at_host[asked] = where, tuple(camera.id for camera in cameras)
        self._answers = {host: answers for host, answers in self._answers.items() if host in sharing}
        self._relay.probe_hosts(targets, max(PROBE_EVERY_S, len(targets) / MOST_PROBES_PER_S))


@functools.lru_cache(maxsize=32_768)  # all addresses are looked at again after every change of the register
def _host_and_port(address: StreamAddress) -> Host:
    return address.host, address.port


def _host(camera: Camera) -> Host | None:
    address = camera.address(StreamQuality.MAIN)
    if address is not None:
        return _host_and_port(address)
    return (camera.onvif_host, camera.onvif_port) if camera.onvif_host else None
