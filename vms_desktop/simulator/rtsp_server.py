"""The RTSP server of one simulated camera (RFC 2326): TCP interleaved and UDP, passwords, limits, faults."""

from __future__ import annotations

import ssl
import time
from urllib.parse import urlsplit

from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.rtsp_listener import METHODS, TIMEOUT_S, Connection, Reply, RtspListener
from vms_desktop.simulator.rtsp_messages import Request, answer, transport_of
from vms_desktop.simulator.rtsp_session import Session, UdpPorts


class RtspServer(RtspListener[Session]):
    """``channels`` by path (``/main``, ``/sub``)."""

    def __init__(
        self,
        channels: dict[str, Channel],
        username: str,
        password: str,
        faults: Faults,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(username, password, faults, tls)
        self._channels = channels

    async def _answer(self, request: Request, connection: Connection[Session]) -> None:
        def reply(status: str, headers: dict[str, str] | None = None, body: str = "") -> None:
            connection.writer.write(answer(request, status, headers, body))

        if request.method == "OPTIONS":
            connection.session(request)
            reply("200 OK", {"Public": METHODS})
        elif not self._allowed(request):
            reply("401 Unauthorized", self._challenge())
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
            session = connection.session(request)
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

    def _control(self, method: str, session: Session, connection: Connection[Session], reply: Reply) -> None:
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

    async def _set_up(
        self, channel: Channel, request: Request, connection: Connection[Session]
    ) -> tuple[str, dict[str, str]]:
        """Status and headers of the answer."""
        if request.session is not None:
            # Each stream has one track; main and sub stream are not played as one.
            return "459 Aggregate operation not allowed", {}
        wanted = transport_of(request.headers.get("transport", ""))
        if wanted is None:
            return "461 Unsupported transport", {}
        if self.is_full:
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
    def _drop(session: Session, connection: Connection[Session]) -> None:
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
