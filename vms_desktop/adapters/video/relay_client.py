"""The desk's side of the relay process: remembers what the relay must know, and starts it again when it is gone.

Passwords travel only over the relay's stdin. The token of the loopback service is new for every run of the relay.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from vms_desktop.adapters.video.kept_child import KeptChild, Manners
from vms_desktop.adapters.video.loopback_fetch import fetch
from vms_desktop.child_protocol.relay import (
    RELAY_TO_DESK,
    ConfigureStream,
    Hello,
    HostReports,
    ProbeHosts,
    Ready,
    RecordingFault,
    RecordStream,
    RemoveStream,
    RetryNow,
    SegmentReport,
    Shutdown,
    StopRecording,
    StreamReport,
    StreamReports,
    live_path,
    past_path,
    still_path,
)
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamReason, StreamState, Transport
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import StillPicture, Unsubscribe
from vms_desktop.services.recording.recording_ports import RecorderFault, WrittenSegment

_log = logging.getLogger(__name__)

STILL_WITHIN_S = 1.8
MANNERS = Manners("relay", RELAY_TO_DESK, Hello, Ready, Shutdown(), heartbeat_s=3.0)


class RelayClient:
    """Implements ``ports.StreamRelay`` and ``recording_ports.RecordingRelay``.

    Called on the loop thread; ``start`` once, ``stop`` once.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._child = KeptChild(MANNERS, clock, introduce=self._introduce, heard=self._heard, lost=self._restarting)
        self._streams: dict[StreamKey, ConfigureStream] = {}
        self._recorded: dict[StreamKey, RecordStream] = {}
        self._probes: ProbeHosts | None = None
        self._watched: dict[StreamKey, StreamHealth] = {}
        self._on_health: Listeners[[StreamHealth]] = Listeners()
        self._on_host_answers: Listeners[[dict[StreamKey, bool]]] = Listeners()
        self._on_segment: Listeners[[WrittenSegment]] = Listeners()
        self._on_recording_fault: Listeners[[RecorderFault]] = Listeners()
        self._still_threads = ThreadPoolExecutor(2, thread_name_prefix="still")

    # ---- life ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Start the relay process; returns at once (``on_ready`` tells when it serves)."""
        self._child.start()

    async def wait_ready(self, timeout_s: float) -> bool:
        """Whether the relay serves, waiting at most ``timeout_s``."""
        return await self._child.wait_ready(timeout_s)

    async def stop(self) -> None:
        """End the relay, bounded in time."""
        await self._child.stop()
        self._still_threads.shutdown(wait=False, cancel_futures=True)

    @property
    def pid(self) -> int:
        """The relay's process id, 0 while there is none."""
        return self._child.pid

    def _introduce(self) -> None:
        for known in (*self._streams.values(), *self._recorded.values()):
            self._child.send(known)
        if self._probes is not None:
            self._child.send(self._probes)

    def _restarting(self) -> None:
        now = self._clock.now()
        for key in list(self._watched):
            self._tell(StreamHealth(key, StreamState.CONNECTING, StreamReason.RELAY_RESTARTING, since=now))

    # ---- reports ---------------------------------------------------------------------------------------------

    def _heard(self, message: object) -> None:
        if isinstance(message, StreamReports):
            for report in message.reports:
                self._reported(report)
        elif isinstance(message, HostReports):
            answers = {key: answer for text, answer in message.answers.items() if (key := _key(text)) is not None}
            self._on_host_answers.notify(answers)
        elif isinstance(message, SegmentReport):
            segment = _segment(message)
            if segment is not None:
                self._on_segment.notify(segment)
        elif isinstance(message, RecordingFault):
            key = _key(message.stream)
            if key is not None:
                self._on_recording_fault.notify(RecorderFault(key, message.code, message.folder, message.detail))

    def _reported(self, report: StreamReport) -> None:
        try:
            health = _health(report)
        except ValueError:
            _log.warning("the relay reported an unknown stream or state: %s %s", report.stream, report.state)
            return
        if health.key in self._streams:
            self._tell(health)

    def _tell(self, health: StreamHealth) -> None:
        if health.consumers or health.reason is StreamReason.RELAY_RESTARTING:
            self._watched[health.key] = health
        else:
            self._watched.pop(health.key, None)
        self._on_health.notify(health)

    # ---- ports.StreamRelay -----------------------------------------------------------------------------------

    def configure(
        self, key: StreamKey, address: StreamAddress, credential: Credential | None, transport: Transport
    ) -> None:
        """As in the port."""
        username, password = (credential.username, credential.password) if credential is not None else ("", "")
        stream = ConfigureStream(str(key), address.url, username, password, transport.value)
        if self._streams.get(key) != stream:
            self._streams[key] = stream
            self._child.send(stream)

    def forget(self, key: StreamKey) -> None:
        """As in the port."""
        if self._streams.pop(key, None) is not None:
            self._recorded.pop(key, None)
            self._watched.pop(key, None)
            self._child.send(RemoveStream(str(key)))

    def live_url(self, key: StreamKey) -> str | None:
        """As in the port."""
        return self._child.url(lambda token: live_path(token, _quoted(key)))

    def past_url(self, key: StreamKey) -> str | None:
        """As in the port."""
        return self._child.url(lambda token: past_path(token, _quoted(key)))

    def retry_now(self, key: StreamKey) -> None:
        """As in the port."""
        self._child.send(RetryNow(str(key)))

    def probe_hosts(self, targets: dict[StreamKey, tuple[str, int]], interval_s: float) -> None:
        """As in the port."""
        self._probes = ProbeHosts([[str(key), host, port] for key, (host, port) in targets.items()], interval_s)
        self._child.send(self._probes)

    async def still(self, key: StreamKey) -> StillPicture | None:
        """As in the port."""
        url = self._child.url(lambda token: still_path(token, _quoted(key)))
        if url is None:
            return None
        # Many cameras may fail at once: a thread for each picture would keep the window from its turn.
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._still_threads, fetch, url, STILL_WITHIN_S)
        return _still(*answer) if answer is not None else None

    def on_health(self, listener: Callable[[StreamHealth], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_health.add(listener)

    def on_host_answers(self, listener: Callable[[dict[StreamKey, bool]], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_host_answers.add(listener)

    def on_ready(self, listener: Callable[[], None]) -> Unsubscribe:
        """As in the port."""
        return self._child.on_ready.add(listener)

    # ---- recording_ports.RecordingRelay ----------------------------------------------------------------------

    def record(self, key: StreamKey, folder: Path, marker: Path) -> None:
        """As in the port."""
        wish = RecordStream(str(key), str(folder), str(marker))
        if key in self._streams and self._recorded.get(key) != wish:
            self._recorded[key] = wish
            self._child.send(wish)

    def stop_recording(self, key: StreamKey) -> None:
        """As in the port."""
        if self._recorded.pop(key, None) is not None:
            self._child.send(StopRecording(str(key)))

    def on_segment(self, listener: Callable[[WrittenSegment], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_segment.add(listener)

    def on_recording_fault(self, listener: Callable[[RecorderFault], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_recording_fault.add(listener)

    # ---- faults ----------------------------------------------------------------------------------------------

    def on_fault(self, listener: Callable[[WorkstationError], None]) -> Unsubscribe:
        """The relay could not even be started (``child.start_failed``); it is tried again."""
        return self._child.on_fault.add(listener)


def _key(text: str) -> StreamKey | None:
    try:
        return StreamKey.parse(text)
    except ValueError:
        return None


def _health(report: StreamReport) -> StreamHealth:
    """Raises ValueError."""
    return StreamHealth(
        key=StreamKey.parse(report.stream),
        state=StreamState(report.state),
        reason=StreamReason(report.reason),
        since=datetime.fromtimestamp(report.since, UTC),
        picture_age_s=report.picture_age_s,
        fps=report.fps,
        bits_per_second=report.bits_per_second,
        width=report.width,
        height=report.height,
        codec=report.codec,
        next_try_s=report.next_try_s,
        delay_s=report.delay_s,
        consumers=report.consumers,
        connects=report.connects,
        clock_offset_s=report.clock_offset_s,
        recording=report.recording,
    )


def _segment(report: SegmentReport) -> WrittenSegment | None:
    """None: of no stream that there could be."""
    key = _key(report.stream)
    if key is None:
        return None
    return WrittenSegment(
        key,
        Path(report.path),
        report.codec,
        report.begin_us,
        report.end_us,
        report.pictures,
        report.bytes,
        report.offset_low_ms,
        report.offset_high_ms,
        report.closed,
    )


def _quoted(key: StreamKey) -> str:
    return quote(str(key), safe=".")


def _still(png: bytes, headers: Mapping[str, str]) -> StillPicture | None:
    try:
        return StillPicture(png, datetime.fromisoformat(headers["X-Picture-Time"]))
    except (KeyError, ValueError):
        _log.warning("a still picture came without its time")
        return None
