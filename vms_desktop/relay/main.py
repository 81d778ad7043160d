"""The relay process: commands come in on stdin, reports go out on stdout, logs on stderr. Threads, no event loop.

Why no asyncio here: a picture goes from the camera's socket to the players' sockets within one call of the pump; a loop
with its tasks in between would add to each picture, and 15 MB.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

from vms_desktop.child_protocol.child_lines import Output, commands
from vms_desktop.child_protocol.relay import (
    DESK_TO_RELAY,
    ConfigureStream,
    Hello,
    HostReports,
    ProbeHosts,
    Ready,
    RecordStream,
    RemoveStream,
    RetryNow,
    Shutdown,
    StopRecording,
    StreamReports,
)
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.media.consumer import StartPace
from vms_desktop.media.pump import Pump
from vms_desktop.relay.backoff import OpenGate
from vms_desktop.relay.fetch import Source
from vms_desktop.relay.host_probe import HostProbe
from vms_desktop.relay.http_server import RelayServer
from vms_desktop.relay.recorder import Recorder
from vms_desktop.relay.ring import RingBudget
from vms_desktop.relay.stream import Stream

REPORT_EVERY_S = 1.0
"""Changes of state are told at once; this is for ages, rates and as a sign of life."""
CHECK_EVERY_S = 0.25
FINISH_RECORDING_S = 1.5
"""Less than the desk waits for the relay to end (``adapters/video/kept_child.py``, STOP_WITHIN_S)."""
RING_TOTAL_BYTES = 96 * 1024 * 1024
"""All rings together. 16 sub streams of 512 kb/s keep 96 s, 36 keep 43 s; more memory would buy more past."""


class Relay:
    """The streams and what the desk asked of them. ``token`` guards the HTTP service; reports go to stdout."""

    def __init__(self, token: str) -> None:
        self._streams: dict[str, Stream] = {}
        self._gate = OpenGate()
        self._pump = Pump()
        self._write = Output()
        self._recorder = Recorder(self._write, self._write)
        self._budget = RingBudget(RING_TOTAL_BYTES)
        self._probe = HostProbe(lambda answers: self._write(HostReports(answers)), self._is_watched)
        self._server = RelayServer(token, self._streams.get, StartPace())

    def start(self) -> None:
        self._pump.start()
        self._recorder.start()
        threading.Thread(target=self._server.serve_forever, name="http", daemon=True).start()
        self._write(Ready(self._server.port, os.getpid()))
        threading.Thread(target=self._report, name="reports", daemon=True).start()

    def handle(self, message: object) -> None:
        """One command of the desk."""
        if isinstance(message, ConfigureStream):
            self._configure(message)
        elif isinstance(message, RemoveStream):
            stream = self._streams.pop(message.stream, None)
            if stream is not None:
                stream.remove()
        elif isinstance(message, RetryNow):
            stream = self._streams.get(message.stream)
            if stream is not None:
                stream.retry_now()
        elif isinstance(message, RecordStream):
            stream = self._streams.get(message.stream)
            if stream is not None:
                stream.record(Path(message.folder), Path(message.marker) if message.marker else None)
        elif isinstance(message, StopRecording):
            stream = self._streams.get(message.stream)
            if stream is not None:
                stream.stop_recording()
        elif isinstance(message, ProbeHosts):
            targets = [(str(name), str(host), int(port)) for name, host, port in message.targets]
            self._probe.watch(targets, message.interval_s)

    def _configure(self, message: ConfigureStream) -> None:
        credential = Credential(message.username, message.password) if message.username else None
        source = Source(StreamAddress(message.url), credential, Transport(message.transport))
        known = self._streams.get(message.stream)
        if known is not None:
            known.configure(source)
        else:
            self._streams[message.stream] = Stream(
                message.stream, source, self._gate, self._pump, self._recorder, self._budget, self._state_changed
            )

    def close(self) -> None:
        """Finish what is being recorded; bounded in time."""
        self._recorder.close(FINISH_RECORDING_S)

    def _is_watched(self, name: str) -> bool:
        stream = self._streams.get(name)
        return stream is not None and stream.watched

    def _state_changed(self, stream: Stream) -> None:
        self._write(StreamReports([stream.report()]))

    def _report(self) -> None:
        next_report = 0.0
        while True:
            now = time.monotonic()
            streams = list(self._streams.values())
            for stream in streams:
                stream.check(now)
            if now >= next_report:
                self._write(StreamReports([stream.report() for stream in streams if stream.watched]))
                next_report = now + REPORT_EVERY_S
            time.sleep(CHECK_EVERY_S)


def main() -> int:
    """Child entry. Ends with the desk: at Shutdown or at the end of stdin."""
    threading.stack_size(512 * 1024)
    relay: Relay | None = None
    for message in commands(DESK_TO_RELAY, "relay"):
        if isinstance(message, Hello) and relay is None:
            relay = Relay(message.token)
            relay.start()
        elif isinstance(message, Shutdown):
            break
        elif relay is not None:
            relay.handle(message)
    if relay is not None:
        relay.close()
    # Threads may wait for a dead camera: sockets and memory go with the process.
    sys.stdout.flush()
    os._exit(0)
