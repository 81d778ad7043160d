"""A relay process, players in miniature and GStreamer's server, for the relay's tests."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path
from typing import Any

import av
from waiting import until_blocking as until

HERE = Path(__file__).resolve().parent
TOKEN = "test-token"


class RelayProcess:
    """Speaks the protocol over pipes, as the desk does. ``output`` collects everything it ever printed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "vms_desktop", "relay"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.output: list[str] = []
        self.reports: dict[str, dict[str, Any]] = {}
        self.history: dict[str, list[str]] = {}
        self.answers: dict[str, bool] = {}
        self.segments: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []
        self.port = 0
        self._threads = [
            threading.Thread(target=self._read_reports, daemon=True),
            threading.Thread(target=self._read_log, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.say(type="Hello", token=TOKEN, version=1)
        until(lambda: self.port)

    def _read_reports(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output.append(line)
            message = json.loads(line)
            if message["type"] == "Ready":
                self.port = message["port"]
            elif message["type"] == "HostReports":
                self.answers |= message["answers"]
            elif message["type"] == "SegmentReport":
                self.segments.append(message)
            elif message["type"] == "RecordingFault":
                self.faults.append(message)
            for report in message.get("reports", []):
                states = self.history.setdefault(report["stream"], [])
                if not states or states[-1] != report["state"]:
                    states.append(report["state"])
                self.reports[report["stream"]] = report

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        self.output.extend(self.process.stderr)

    def say(self, **message: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def configure(self, stream: str, url: str, username: str = "", password: str = "", transport: str = "tcp") -> None:
        self.say(
            type="ConfigureStream", stream=stream, url=url, username=username, password=password, transport=transport
        )

    def state(self, stream: str) -> tuple[str, str]:
        report = self.reports.get(stream, {})
        return report.get("state", ""), report.get("reason", "")

    def url(self, stream: str, kind: str = "live") -> str:
        return f"http://127.0.0.1:{self.port}/{TOKEN}/{kind}/{stream}"

    def close(self) -> None:
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()
        self.process.wait(5)
        for thread in self._threads:
            thread.join(5)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


class Viewer:
    """A player in miniature: reads a live address in a thread and keeps what it demultiplexed."""

    def __init__(self, url: str) -> None:
        self.stamps: list[float] = []
        self.first_is_key: bool | None = None
        self.codec = ""
        self._ending = False
        self._thread = threading.Thread(target=self._read, args=(url,), daemon=True)
        self._thread.start()

    def _read(self, url: str) -> None:
        try:
            with av.open(url, timeout=20, options={"probesize": "60000", "analyzeduration": "0"}) as container:
                stream = container.streams.video[0]
                self.codec = stream.codec_context.name
                for packet in container.demux(stream):
                    if self._ending:
                        return
                    if packet.size and packet.pts is not None:
                        if self.first_is_key is None:
                            self.first_is_key = packet.is_keyframe
                        self.stamps.append(float(packet.pts * stream.time_base))
        except av.FFmpegError:
            return

    def close(self) -> None:
        self._ending = True
        self._thread.join(25)


class Waiting:
    """A player that asked and waits: for streams that never come, where a real one would sit in its time-out."""

    def __init__(self, relay: RelayProcess, stream: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", relay.port))
        path = relay.url(stream).partition(str(relay.port))[2]
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def close(self) -> None:
        self._socket.close()


class GStreamerServer:
    """See gst_rtsp_server.py."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", str(HERE / "gst_rtsp_server.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self._open, self._guarded = (int(word) for word in self._process.stdout.readline().split())

    def url(self, mount: str) -> str:
        return f"rtsp://127.0.0.1:{self._guarded if mount == '/digest' else self._open}{mount}"

    def sessions(self, mount: str) -> int:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write("count\n")
        self._process.stdin.flush()
        counts: dict[str, int] = json.loads(self._process.stdout.readline())
        return counts[mount]

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def still(relay: RelayProcess, stream: str) -> tuple[bytes, str]:
    with urllib.request.urlopen(relay.url(stream, "still"), timeout=5) as answer:
        return answer.read(), answer.headers["X-Picture-Time"]
