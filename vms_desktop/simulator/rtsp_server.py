"""The RTSP server of one simulated camera (RFC 2326): TCP interleaved and UDP, digest, limits, faults."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import ssl
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.digest import DigestGuard
from vms_desktop.simulator.faults import Fault, Faults

MOST_REQUEST_BYTES = 16 * 1024
MOST_UNSENT_BYTES = 4 * 1024 * 1024
METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN"


class BadRequest(Exception):
    """What came is not RTSP."""


@dataclass(slots=True)
class Request:
    method: str
    url: str
    headers: dict[str, str]

    @property
    def sequence(self) -> str:
        return self.headers.get("cseq", "0")


@dataclass(eq=False)
class Session:
    """One SETUP stream of one connection: packets go interleaved on its TCP connection or to its UDP ports."""

    channel: Channel
    writer: asyncio.StreamWriter
    interleaved: tuple[int, int] | None
    udp: tuple[socket.socket, socket.socket] | None = None
    """For RTP and for RTCP: neighbouring ports, as RFC 3550 section 11 wants."""
    udp_ports: tuple[int, int] = (0, 0)
    token: str = field(default_factory=lambda: secrets.token_hex(8))

    def send(self, packets: list[bytes], timestamp: int) -> None:
        """Receiver: RTP packets of one picture."""
        if self.interleaved is not None:
            head = b"$" + bytes([self.interleaved[0]])
            # A client that does not read loses pictures instead of filling our memory.
            if self.writer.transport.get_write_buffer_size() < MOST_UNSENT_BYTES:
                self.writer.write(b"".join(head + struct.pack(">H", len(packet)) + packet for packet in packets))
        elif self.udp is not None:
            for packet in packets:
                self._datagram(packet, 0)

    def send_report(self, packet: bytes) -> None:
        if self.interleaved is not None:
            self.writer.write(b"$" + bytes([self.interleaved[1]]) + struct.pack(">H", len(packet)) + packet)
        elif self.udp is not None:
            self._datagram(packet, 1)

    def _datagram(self, packet: bytes, which: int) -> None:
        host = self.writer.get_extra_info("peername")[0]
        # A datagram the system has no room for is lost, as on any network.
        with contextlib.suppress(BlockingIOError, ConnectionError):
            if self.udp is not None:
                self.udp[which].sendto(packet, (host, self.udp_ports[which]))

    def close(self) -> None:
        self.channel.remove(self)
        if self.udp is not None:
            for one in self.udp:
                one.close()
            self.udp = None


class RtspServer:
    """Listens on one port; ``channels`` by path (``/main``, ``/sub``)."""

    def __init__(
        self, channels: dict[str, Channel], guard: DigestGuard, faults: Faults, tls: ssl.SSLContext | None = None
    ) -> None:
        self._channels = channels
        self._guard = guard
        self._faults = faults
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one, and the same one again after ``close``."""
        self._server = await asyncio.start_server(self._serve, host, port or self.port, ssl=self._tls)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening and cut every connection."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in tuple(self._connections):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(writer)
        sessions: list[Session] = []
        try:
            if Fault.REFUSES in self._faults:
                return
            while (request := await _read_request(reader)) is not None:
                await self._faulty_wait()
                await self._answer(request, writer, sessions)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, BadRequest, asyncio.LimitOverrunError, ssl.SSLError):
            # The client went away or talks nonsense: the connection ends, nothing else is touched.
            return
        finally:
            for session in sessions:
                session.close()
            self._connections.discard(writer)
            writer.close()

    async def _faulty_wait(self) -> None:
        while Fault.SILENT in self._faults:  # noqa: ASYNC110 - a fault may be cleared from several sides
            await asyncio.sleep(0.2)
        if Fault.SLOW in self._faults:
            await asyncio.sleep(self._faults.value(Fault.SLOW))

    async def _answer(self, request: Request, writer: asyncio.StreamWriter, sessions: list[Session]) -> None:
        def reply(status: str, headers: dict[str, str] | None = None, body: str = "") -> None:
            lines = [f"RTSP/1.0 {status}", f"CSeq: {request.sequence}", "Server: simulated camera"]
            lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
            if body:
                lines += ["Content-Type: application/sdp", f"Content-Length: {len(body.encode())}"]
            writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())

        if request.method == "OPTIONS":
            reply("200 OK", {"Public": METHODS})
            return
        wrong = Fault.WRONG_PASSWORD in self._faults
        if wrong or not self._guard.accepts(request.headers.get("authorization"), request.method):
            reply("401 Unauthorized", {"WWW-Authenticate": self._guard.challenge()})
            return
        if request.method in ("GET_PARAMETER", "SET_PARAMETER", "PAUSE"):
            if request.method == "PAUSE":
                for session in sessions:
                    session.channel.remove(session)
            reply("200 OK", {"Session": sessions[0].token} if sessions else None)
        elif request.method == "TEARDOWN":
            for session in sessions:
                session.close()
            sessions.clear()
            reply("200 OK")
        elif request.method == "PLAY":
            self._play(sessions, reply)
        elif request.method in ("DESCRIBE", "SETUP"):
            channel = self._channel(request.url)
            if channel is None:
                reply("404 Not Found")
            elif request.method == "DESCRIBE":
                reply("200 OK", {"Content-Base": request.url.rstrip("/") + "/"}, await _description(channel))
            elif Fault.BUSY in self._faults:
                reply("453 Not Enough Bandwidth")
            else:
                self._set_up(channel, request, writer, sessions, reply)
        else:
            reply("405 Method Not Allowed", {"Allow": METHODS})

    def _channel(self, url: str) -> Channel | None:
        path = urlsplit(url).path.rstrip("/").removesuffix("/track0")
        return self._channels.get(path)

    def _set_up(
        self,
        channel: Channel,
        request: Request,
        writer: asyncio.StreamWriter,
        sessions: list[Session],
        reply: Callable[..., None],
    ) -> None:
        transport = request.headers.get("transport", "")
        parts = dict(part.partition("=")[::2] for part in transport.split(";"))
        if "interleaved" in parts or "TCP" in transport.upper():
            numbers = _pair(parts.get("interleaved", "0-1"), 255)
            session = Session(channel, writer, numbers)
            answer = f"RTP/AVP/TCP;unicast;interleaved={numbers[0]}-{numbers[1]}"
        elif "client_port" in parts:
            ports = _pair(parts["client_port"], 65535)
            udp = _udp_pair(writer.get_extra_info("sockname")[0])
            session = Session(channel, writer, None, udp, ports)
            port = udp[0].getsockname()[1]
            answer = f"RTP/AVP;unicast;client_port={parts['client_port']};server_port={port}-{port + 1}"
        else:
            reply("461 Unsupported Transport")
            return
        sessions.append(session)
        reply("200 OK", {"Transport": answer, "Session": f"{session.token};timeout=60"})

    def _play(self, sessions: list[Session], reply: Callable[..., None]) -> None:
        if not sessions:
            reply("455 Method Not Valid in This State")
            return
        reply("200 OK", {"Session": sessions[0].token, "Range": "npt=now-"})
        for session in sessions:
            session.channel.add(session)


async def _read_request(reader: asyncio.StreamReader) -> Request | None:
    """The next request; interleaved data from the client (RTCP) is skipped. None at the end."""
    while True:
        first = await reader.read(1)
        if not first:
            return None
        if first != b"$":
            break
        head = await reader.readexactly(3)
        await reader.readexactly(int.from_bytes(head[1:], "big"))
    text = (first + await reader.readuntil(b"\r\n\r\n")).decode("utf-8", "replace")
    if len(text) > MOST_REQUEST_BYTES:
        raise BadRequest
    lines = text.strip().split("\r\n")
    words = lines[0].split()
    if len(words) != 3 or not words[2].startswith("RTSP/"):
        raise BadRequest
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    size = _number(headers.get("content-length") or "0", MOST_REQUEST_BYTES)
    if size:
        await reader.readexactly(size)
    return Request(words[0], words[1], headers)


def _number(text: str, most: int) -> int:
    """A number 0..``most`` as a client wrote it. Raises BadRequest."""
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) > most:
        raise BadRequest
    return int(text)


def _pair(text: str, most: int) -> tuple[int, int]:
    """``low-high``, or ``low`` alone for low and the next. Raises BadRequest."""
    low, _, high = text.partition("-")
    first = _number(low, most)
    return first, _number(high, most) if high else min(first + 1, most)


def _udp_pair(host: str) -> tuple[socket.socket, socket.socket]:
    """Two bound sockets, an even port and the next. Raises OSError when no such pair is free."""
    for _ in range(50):
        first, second = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        try:
            first.bind((host, 0))
            port = first.getsockname()[1]
            if port % 2 == 0:
                second.bind((host, port + 1))
                first.setblocking(False)
                second.setblocking(False)
                return first, second
        except OSError:
            # Somebody else has the neighbour: another pair.
            first.close()
            second.close()
            continue
        first.close()
        second.close()
    raise OSError("no free pair of UDP ports")


async def _description(channel: Channel) -> str:
    payload_type, lines = await channel.describe()
    form = channel.form
    return "\r\n".join(
        [
            "v=0",
            f"o=- {int(time.time())} 1 IN IP4 127.0.0.1",
            "s=simulated camera",
            "c=IN IP4 0.0.0.0",
            "t=0 0",
            "a=control:*",
            "a=range:npt=now-",
            f"m=video 0 RTP/AVP {payload_type}",
            *lines,
            f"a=framerate:{form.fps}",
            "a=control:track0",
            "",
        ]
    )
