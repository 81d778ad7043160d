"""The desk's side of the relay process: remembers what the relay must know, and starts it again when it is gone.

Passwords travel only over the relay's stdin. The token of the loopback service is new for every run of the relay.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from vms_desktop.adapters.video.back_off import BackOff
from vms_desktop.adapters.video.child_process import ChildProcess
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

HEARTBEAT_WITHIN_S = 3.0
"""The relay reports every second; silent for so long it is taken for hung."""
STILL_WITHIN_S = 1.8
"""The port promises an answer within two seconds."""
STILL_THREADS = 2
STOP_WITHIN_S = 2.5


class RelayClient:
    """Implements ``ports.StreamRelay`` and ``recording_ports.RecordingRelay``.

    Called on the loop thread; ``start`` once, ``stop`` once.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._child: ChildProcess | None = None
        self._started_at = 0.0
        self._token = ""
        self._port: int | None = None
        self._stopping = False
        self._back_off = BackOff()
        self._restart: asyncio.TimerHandle | None = None
        self._streams: dict[StreamKey, ConfigureStream] = {}
        self._recorded: dict[StreamKey, RecordStream] = {}
        self._probes: ProbeHosts | None = None
        self._watched: dict[StreamKey, StreamHealth] = {}
        self._on_health: Listeners[[StreamHealth]] = Listeners()
        self._on_host_answers: Listeners[[dict[StreamKey, bool]]] = Listeners()
        self._on_ready: Listeners[[]] = Listeners()
        self._on_fault: Listeners[[WorkstationError]] = Listeners()
        self._on_segment: Listeners[[WrittenSegment]] = Listeners()
        self._on_recording_fault: Listeners[[RecorderFault]] = Listeners()
        self._is_ready = asyncio.Event()
        self._still_threads = ThreadPoolExecutor(STILL_THREADS, thread_name_prefix="still")

    # ---- life ------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Start the relay process; returns at once (``on_ready`` tells when it serves)."""
        self._launch()

    async def wait_ready(self, timeout_s: float) -> bool:
        """Whether the relay serves, waiting at most ``timeout_s``."""
        try:
            await asyncio.wait_for(self._is_ready.wait(), timeout_s)
        except TimeoutError:
            return False
        return True

    async def stop(self) -> None:
        """End the relay, bounded in time."""
        self._stopping = True
        if self._restart is not None:
            self._restart.cancel()
        if self._child is not None:
            await self._child.stop(Shutdown(), STOP_WITHIN_S)
        self._port = None
        self._still_threads.shutdown(wait=False, cancel_futures=True)

    @property
    def pid(self) -> int:
        """The relay's process id, 0 while there is none."""
        return self._child.pid if self._child is not None and not self._child.ended else 0

    def _launch(self) -> None:
        self._restart = None
        if self._stopping:
            return
        self._token = secrets.token_urlsafe(24)
        child = ChildProcess(
            "relay",
            ["relay"],
            RELAY_TO_DESK,
            self._clock,
            on_message=self._heard,
            on_end=self._ended,
            heartbeat_s=HEARTBEAT_WITHIN_S,
        )
        self._child = child
        self._started_at = self._clock.monotonic()
        try:
            child.start()
        except WorkstationError as error:
            self._on_fault.notify(error)
            self._launch_later()
            return
        child.send(Hello(self._token))
        for stream in self._streams.values():
            child.send(stream)
        for recorded in self._recorded.values():
            child.send(recorded)
        if self._probes is not None:
            child.send(self._probes)

    def _launch_later(self) -> None:
        wait_s = self._back_off.after_end(self._clock.monotonic() - self._started_at)
        self._restart = asyncio.get_running_loop().call_later(wait_s, self._launch)

    def _ended(self, code: int) -> None:
        self._port = None
        self._is_ready.clear()
        if self._stopping:
            return
        _log.error("the relay ended with code %d and is started again", code)
        now = self._clock.now()
        for key in list(self._watched):
            self._tell(StreamHealth(key, StreamState.CONNECTING, StreamReason.RELAY_RESTARTING, since=now))
        self._launch_later()

    # ---- reports ---------------------------------------------------------------------------------------------

    def _heard(self, message: object) -> None:
        if isinstance(message, Ready):
            self._port = message.port
            self._is_ready.set()
            self._on_ready.notify()
        elif isinstance(message, StreamReports):
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
            self._send(stream)

    def forget(self, key: StreamKey) -> None:
        """As in the port."""
        if self._streams.pop(key, None) is not None:
            self._recorded.pop(key, None)
            self._watched.pop(key, None)
            self._send(RemoveStream(str(key)))

    def live_url(self, key: StreamKey) -> str | None:
        """As in the port."""
        return self._url(live_path, key)

    def past_url(self, key: StreamKey) -> str | None:
        """As in the port."""
        return self._url(past_path, key)

    def _url(self, path_of: Callable[[str, str], str], key: StreamKey) -> str | None:
        """None while the relay does not serve."""
        if self._port is None:
            return None
        return f"http://127.0.0.1:{self._port}{path_of(self._token, quote(str(key), safe='.'))}"

    def retry_now(self, key: StreamKey) -> None:
        """As in the port."""
        self._send(RetryNow(str(key)))

    def probe_hosts(self, targets: dict[StreamKey, tuple[str, int]], interval_s: float) -> None:
        """As in the port."""
        self._probes = ProbeHosts([[str(key), host, port] for key, (host, port) in targets.items()], interval_s)
        self._send(self._probes)

    async def still(self, key: StreamKey) -> StillPicture | None:
        """As in the port."""
        url = self._url(still_path, key)
        if url is None:
            return None
        # Many cameras may fail at once: a thread for each picture would keep the window from its turn.
        return await asyncio.get_running_loop().run_in_executor(self._still_threads, _fetch_still, url)

    def on_health(self, listener: Callable[[StreamHealth], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_health.add(listener)

    def on_host_answers(self, listener: Callable[[dict[StreamKey, bool]], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_host_answers.add(listener)

    def on_ready(self, listener: Callable[[], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_ready.add(listener)

    # ---- recording_ports.RecordingRelay ----------------------------------------------------------------------

    def record(self, key: StreamKey, folder: Path, marker: Path) -> None:
        """As in the port."""
        wish = RecordStream(str(key), str(folder), str(marker))
        if key in self._streams and self._recorded.get(key) != wish:
            self._recorded[key] = wish
            self._send(wish)

    def stop_recording(self, key: StreamKey) -> None:
        """As in the port."""
        if self._recorded.pop(key, None) is not None:
            self._send(StopRecording(str(key)))

    def on_segment(self, listener: Callable[[WrittenSegment], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_segment.add(listener)

    def on_recording_fault(self, listener: Callable[[RecorderFault], None]) -> Unsubscribe:
        """As in the port."""
        return self._on_recording_fault.add(listener)

    # ---- faults ----------------------------------------------------------------------------------------------

    def on_fault(self, listener: Callable[[WorkstationError], None]) -> Unsubscribe:
        """The relay could not even be started (``child.start_failed``); it is tried again."""
        return self._on_fault.add(listener)

    def _send(self, message: object) -> None:
        if self._child is not None:
            self._child.send(message)


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


def _fetch_still(url: str) -> StillPicture | None:
    """One PNG and when it arrived. Blocking, at most about STILL_WITHIN_S."""
    answer = fetch(url, STILL_WITHIN_S)
    if answer is None:
        return None
    png, headers = answer
    try:
        return StillPicture(png, datetime.fromisoformat(headers["X-Picture-Time"]))
    except (KeyError, ValueError) as error:
        _log.warning("no still picture: %s", type(error).__name__)
        return None
