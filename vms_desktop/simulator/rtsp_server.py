"""The RTSP server of one simulated camera (RFC 2326): TCP interleaved and UDP, passwords, limits, faults."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.credentials import BasicGuard, DigestGuard
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.rtsp_messages import BadRequest, Request, answer, read_request, transport_of
from vms_desktop.simulator.rtsp_session import Session, UdpPorts

METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN"
TIMEOUT_S = 60
"""How long a client may be silent (section 12.37). Without a fault only UDP clients are dropped for it: of a TCP client
the connection tells."""

Reply = Callable[..., None]
"""Status, headers, body."""


class _Connection:
    """A client's TCP connection and the sessions that were set up on it; they end with it."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.writer = writer
        self.sessions: dict[str, Session] = {}

    def heard_on(self, channel: int) -> None:
        for session in self.sessions.values():
            if session.interleaved is not None and channel in session.interleaved:
                session.heard()

    def free_channels(self, wanted: tuple[int, int] | None) -> tuple[int, int]:
        """The pair wanted, or the next where nothing is sent yet. Raises BadRequest when none is left."""
        taken = {channel for session in self.sessions.values() for channel in session.interleaved or ()}
        for found in (wanted, *((first, first + 1) for first in range(0, 256, 2))):
            if found is not None and not taken & set(found):
                return found
        raise BadRequest


class RtspServer:
    """Listens on one port; ``channels`` by path (``/main``, ``/sub``).

    ``most_sessions``: how many there may be at a time, 0: any number. Those that stand are not cut when it is lowered.
    """

    def __init__(
        self,
        channels: dict[str, Channel],
        username: str,
        password: str,
        faults: Faults,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._channels = channels
        self._digest = DigestGuard(username, password)
        self._basic = BasicGuard(username, password)
        self._faults = faults
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._connections: set[_Connection] = set()
        self.most_sessions = 0
        self.port = 0

    @property
    def sessions_open(self) -> int:
        return sum(len(connection.sessions) for connection in self._connections)

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one, and the same one again after ``close``."""
        self._server = await asyncio.start_server(self._serve, host, port or self.port, ssl=self._tls)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening and cut every connection."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for connection in tuple(self._connections):
            connection.writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = _Connection(writer)
        self._connections.add(connection)
        try:
            if Fault.REFUSES in self._faults:
                return
            while (request := await read_request(reader, connection.heard_on)) is not None:
                await self._faulty_wait()
                await self._answer(request, connection)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, BadRequest, asyncio.LimitOverrunError):
            # The client went away or talks nonsense, or no port is free: it ends, nothing else is touched.
            return
        finally:
            for session in connection.sessions.values():
                session.close()
            self._connections.discard(connection)
            writer.close()

    async def _faulty_wait(self) -> None:
        while Fault.SILENT in self._faults:  # noqa: ASYNC110 - a fault may be cleared from several sides
            await asyncio.sleep(0.2)
        if Fault.SLOW in self._faults:
            await asyncio.sleep(self._faults.value(Fault.SLOW))

    async def _answer(self, request: Request, connection: _Connection) -> None:
        def reply(status: str, headers: dict[str, str] | None = None, body: str = "") -> None:
            connection.writer.write(answer(request, status, headers, body))

        if request.method == "OPTIONS":
            self._session(request, connection)
            reply("200 OK", {"Public": METHODS})
        elif not self._allowed(request):
            guard = self._basic if Fault.BASIC_ONLY in self._faults else self._digest
            reply("401 Unauthorized", {"WWW-Authenticate": guard.challenge()})
        elif "require" in request.headers:
            reply("551 Option not supported", {"Unsupported": request.headers["require"]})
        elif request.method in ("DESCRIBE", "SETUP"):
            channel = self._channels.get(urlsplit(request.url).path.rstrip("/").removesuffix("/track0"))
            if channel is None:
                reply("404 Not Found")
            elif request.method == "DESCRIBE":
                reply("200 OK", {"Content-Base": request.url.rstrip("/") + "/"}, await _description(channel))
            else:
                reply(*await self._set_up(channel, request, connection))
        elif request.method in ("PLAY", "PAUSE", "TEARDOWN", "GET_PARAMETER", "SET_PARAMETER"):
            session = self._session(request, connection)
            is_ping = request.method.endswith("_PARAMETER") and request.session is None
            if session is None and not is_ping:
                reply("454 Session Not Found")
            elif request.method.endswith("_PARAMETER"):
                # No parameter is known (section 10.8): without a body it is the usual sign of life.
                known = not request.body.strip()
                status = "200 OK" if known else "451 Parameter Not Understood"
                reply(status, {"Session": session.token} if session is not None else None)
            elif session is not None:
                self._control(request.method, session, connection, reply)
        else:
            reply("405 Method Not Allowed", {"Allow": METHODS})

    def _control(self, method: str, session: Session, connection: _Connection, reply: Reply) -> None:
        if method == "PLAY":
            sequence, timestamp = session.channel.begin()
            info = f"url={session.url};seq={sequence};rtptime={timestamp}"
            reply("200 OK", {"Session": session.token, "Range": "npt=now-", "RTP-Info": info})
            session.play()
        elif method == "PAUSE":
            session.pause()
            reply("200 OK", {"Session": session.token})
        else:
            del connection.sessions[session.token]
            session.close()
            reply("200 OK", {"Session": session.token})

    def _allowed(self, request: Request) -> bool:
        if Fault.WRONG_PASSWORD in self._faults:
            return False
        told = request.headers.get("authorization")
        if Fault.BASIC_ONLY in self._faults:
            return self._basic.accepts(told)
        return self._digest.accepts(told, request.method)

    @staticmethod
    def _session(request: Request, connection: _Connection) -> Session | None:
        """The session a request is about: a sign of life of its client."""
        session = connection.sessions.get(request.session or "")
        if session is not None:
            session.heard()
        return session

    async def _set_up(self, channel: Channel, request: Request, connection: _Connection) -> tuple[str, dict[str, str]]:
        """Status and headers of the answer."""
        if request.session is not None:
            # Each stream has one track; main and sub stream are not played as one.
            return "459 Aggregate operation not allowed", {}
        wanted = transport_of(request.headers.get("transport", ""))
        if wanted is None:
            return "461 Unsupported transport", {}
        if Fault.BUSY in self._faults or 0 < self.most_sessions <= self.sessions_open:
            return "453 Not Enough Bandwidth", {}
        limit = self._faults.value(Fault.SESSION_TIMEOUT)
        session = Session(channel, connection.writer, max(1, round(limit)) if limit else TIMEOUT_S, request.url)
        connection.sessions[session.token] = session
        if wanted.is_tcp:
            session.interleaved = low, high = connection.free_channels(wanted.pair)
            transport = f"RTP/AVP/TCP;unicast;interleaved={low}-{high}"
        else:
            client, ports = connection.writer.get_extra_info("peername")[0], wanted.pair or (0, 0)
            session.udp = UdpPorts(client, ports, session.heard)
            await session.udp.open(connection.writer.get_extra_info("sockname")[0])
            port = session.udp.number
            transport = f"RTP/AVP;unicast;client_port={ports[0]}-{ports[1]};server_port={port}-{port + 1}"
        if limit or not wanted.is_tcp:
            session.watch(lambda silent: self._drop(silent, connection))
        ssrc = f"{channel.ssrc:08X}"
        return "200 OK", {
            "Transport": f"{transport};ssrc={ssrc}",
            "Session": f"{session.token};timeout={session.timeout_s}",
        }

    @staticmethod
    def _drop(session: Session, connection: _Connection) -> None:
        """Its client was silent for too long. The connection goes with its last session."""
        connection.sessions.pop(session.token, None)
        session.close()
        if not connection.sessions:
            connection.writer.close()


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
