"""A small RTSP client of the tests' own, down to single packets; and waiting for conditions."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from vms_desktop.simulated_province import SimulatedCamera

T = TypeVar("T")
NTP_EPOCH = 2208988800


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Rtp:
    """An RTP packet (RFC 3550 section 5.1)."""

    sequence: int
    timestamp: int
    ssrc: int
    is_last: bool
    payload: bytes

    @classmethod
    def of(cls, packet: bytes) -> Rtp:
        _, kind, sequence, timestamp, ssrc = struct.unpack(">BBHII", packet[:12])
        return cls(sequence, timestamp, ssrc, bool(kind & 0x80), packet[12:])

    def sps(self) -> bytes | None:
        """The H.264 sequence parameter set, where this packet is one."""
        return self.payload if self.payload[0] & 0x1F == 7 else None


@dataclass(frozen=True)
class Report:
    """An RTCP sender report (RFC 3550 section 6.4.1); ``unix_time``: its NTP time."""

    ssrc: int
    unix_time: float
    timestamp: int

    @classmethod
    def of(cls, packet: bytes) -> Report:
        _, kind, _, ssrc, seconds, fraction, timestamp = struct.unpack(">BBHIIII", packet[:20])
        assert kind == 200
        return cls(ssrc, seconds - NTP_EPOCH + fraction / 2**32, timestamp)


@dataclass
class RtspClient:
    """One TCP connection to a camera's RTSP port. ``kind`` of password: digest, basic or none. Closes as a context."""

    camera: SimulatedCamera
    stream: str = "sub"
    kind: str = "digest"
    session: str = ""
    setup: Answer | None = None
    media: list[tuple[int, bytes]] = field(default_factory=list)
    """Interleaved packets that came while an answer was waited for."""
    _challenge: str = ""
    _count: int = 0

    def __post_init__(self) -> None:
        host, port = self.url.split("/")[2].split(":")
        self.socket = socket.create_connection((host, int(port)), 10)
        self._input = bytearray()

    def __enter__(self) -> RtspClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def _more(self) -> None:
        """Raises EOFError, TimeoutError; after a time-out reading goes on where it was."""
        came = self.socket.recv(65536)
        if not came:
            raise EOFError("connection closed")
        self._input += came

    def _read(self, size: int) -> bytes:
        """Exactly so many bytes."""
        while len(self._input) < size:
            self._more()
        taken = bytes(self._input[:size])
        del self._input[:size]
        return taken

    def _line(self) -> bytes:
        while (end := self._input.find(b"\n")) < 0:
            self._more()
        return self._read(end + 1).strip()

    @property
    def url(self) -> str:
        address: str = self.camera.facts[f"rtsp_{self.stream}"]
        return address

    def ask(self, method: str, url: str | None = None, body: bytes = b"", **headers: str) -> Answer:
        """One request and its answer; a 401 is answered with the password once."""
        answer = self._ask(method, url or self.url, body, headers)
        if answer.status == 401 and self.kind != "none":
            self._challenge = answer.headers["www-authenticate"]
            answer = self._ask(method, url or self.url, body, headers)
        return answer

    def _ask(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        self._count += 1
        lines = [f"{method} {url} RTSP/1.0", f"CSeq: {self._count}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if self.session and "Session" not in headers and method != "SETUP":
            lines.append(f"Session: {self.session}")
        if self._challenge:
            lines.append(f"Authorization: {self._authorization(method, url)}")
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        answer = self._answer()
        assert answer.headers["cseq"] == str(self._count)
        return answer

    def _answer(self) -> Answer:
        while (first := self._read(1)) == b"$":
            self.media.append(self._interleaved())
        line = first + self._line()
        headers: dict[str, str] = {}
        while header := self._line():
            name, _, value = header.decode().partition(":")
            headers[name.lower()] = value.strip()
        body = self._read(int(headers.get("content-length", 0)))
        return Answer(int(line.split()[1]), headers, body)

    def _authorization(self, method: str, url: str) -> str:
        user, password = self.camera.facts["username"], self.camera.facts["password"]
        if self._challenge.startswith("Basic"):
            return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        told = dict(re.findall(r'(\w+)="?([^",]+)"?', self._challenge))

        def md5(text: str) -> str:
            return hashlib.md5(text.encode()).hexdigest()

        one, two = md5(f"{user}:{told['realm']}:{password}"), md5(f"{method}:{url}")
        response = md5(f"{one}:{told['nonce']}:{two}")
        return (
            f'Digest username="{user}", realm="{told["realm"]}", nonce="{told["nonce"]}", uri="{url}", '
            f'response="{response}"'
        )

    def set_up(self, transport: str = "RTP/AVP/TCP;unicast;interleaved=0-1") -> Answer:
        self.setup = self.ask("SETUP", self.url + "/track0", Transport=transport)
        if self.setup.status == 200:
            self.session = self.setup.headers["session"].split(";")[0]
        return self.setup

    def play(self, transport: str = "RTP/AVP/TCP;unicast;interleaved=0-1") -> Answer:
        """DESCRIBE, SETUP and PLAY; the answer to PLAY."""
        assert self.ask("DESCRIBE").status == 200
        assert self.set_up(transport).status == 200
        return self.ask("PLAY")

    def packets(self, seconds: float = 10.0) -> Iterator[tuple[int, bytes]]:
        """Interleaved packets (channel, bytes) until nothing comes for so long, or the connection ends."""
        waiting, self.media = self.media, []
        yield from waiting
        self.socket.settimeout(seconds)
        while True:
            try:
                first = self._read(1)
            except (TimeoutError, EOFError):
                self.socket.settimeout(10)
                return
            assert first == b"$"
            yield self._interleaved()

    def _interleaved(self) -> tuple[int, bytes]:
        channel, size = struct.unpack(">BH", self._read(3))
        return channel, self._read(size)

    def rtp(self) -> Iterator[Rtp]:
        return (Rtp.of(packet) for channel, packet in self.packets() if channel == 0)

    def report(self) -> Report:
        return next(Report.of(packet) for channel, packet in self.packets() if channel == 1)

    def send_rtcp(self) -> None:
        """An empty receiver report (section 6.4.2), interleaved."""
        self.socket.sendall(b"$\x01" + struct.pack(">H", 8) + receiver_report())


def receiver_report() -> bytes:
    return struct.pack(">BBHI", 0x80, 201, 1, 4711)


def udp_pair() -> tuple[socket.socket, socket.socket]:
    """Two neighbouring ports of our own, the first even."""
    for _ in range(100):
        rtp, rtcp = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        rtp.bind(("127.0.0.1", 0))
        port = rtp.getsockname()[1]
        try:
            if port % 2 == 0:
                rtcp.bind(("127.0.0.1", port + 1))
                rtp.settimeout(10)
                rtcp.settimeout(10)
                return rtp, rtcp
        except OSError:
            pass
        rtp.close()
        rtcp.close()
    raise AssertionError("no pair of ports")


def soap_envelope(body: str) -> bytes:
    """Without a password; ``body`` brings its own namespaces."""
    space = "http://www.w3.org/2003/05/soap-envelope"
    return f'<s:Envelope xmlns:s="{space}"><s:Body>{body}</s:Body></s:Envelope>'.encode()


def fixed_camera(cameras: list[SimulatedCamera], codec: str = "h264") -> SimulatedCamera:
    return next(one for one in cameras if one.facts["codec"] == codec and not one.has_ptz)


def service_url(facts: dict[str, Any], name: str) -> str:
    return f"http://{facts['onvif_host']}:{facts['onvif_port']}/onvif/{name}_service"
