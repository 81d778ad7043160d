"""One RTSP session: connect, ask, play; then the packets as they come, and what keeps the session alive.

Opening blocks, each step with a time-out; receiving never does. One thread at a time. Passwords stay in memory: they
are in no exception, no log and no address.
"""

from __future__ import annotations

import random
import secrets
import socket
import ssl
import time
from urllib.parse import urlsplit

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import LOST_AFTER_S, Transport
from vms_desktop.media.rtsp import rtcp
from vms_desktop.media.rtsp.challenge import Answerer, strongest
from vms_desktop.media.rtsp.ports import DatagramPorts
from vms_desktop.media.rtsp.sdp import VideoMedia, video_of
from vms_desktop.media.rtsp.wire import NotRtsp, Packet, Response, ServerRequest, Wire, request

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 8.0
"""For the answer to one request; connecting has its own time."""
READ_BYTES = 64 * 1024
REPORT_EVERY_S = 5.0
KEEP_ALIVE_S, LEAST_KEEP_ALIVE_S = 25.0, 2.0
"""A sign of life at least so often, whatever time-out the camera announces; never more often than the second."""
KEEP_ALIVE_SHARE = 0.4
"""Of the announced time-out: one sign of life that is lost must not end the session."""
USER_AGENT = "vms-desktop"
MOST_REDIRECTS = 3


class Refused(Exception):
    """The camera answered a request with an error. ``status``: RFC 2326 section 11, e.g. 401, 404, 453."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Ended(Exception):
    """The camera closed the connection, or said goodbye."""


class Session:
    """A context manager; ``receive`` whenever one of ``sockets`` can be read, and a few times a second.

    Raises, in all its steps: OSError (among them TimeoutError, ConnectionRefusedError, ssl.SSLError), NotRtsp,
    Refused, Ended, sdp.NoVideo, sdp.UnknownCodec.
    """

    media: VideoMedia

    def __init__(self, address: StreamAddress, credential: Credential | None, transport: Transport) -> None:
        self._address = address
        self._url = address.url
        self._credential = credential
        self._transport = transport
        self._link: socket.socket | None = None
        self._ports: DatagramPorts | None = None
        self._wire = Wire()
        # One buffer for all reading: the system would otherwise find and clean new memory for each picture.
        self._buffer = memoryview(bytearray(READ_BYTES))
        self._waiting: list[Packet | Response | ServerRequest] = []
        self._answered_at = 0
        """How many of those came before the newest answer."""
        self._answerer: Answerer | None = None
        self._sequence = 0
        self._session_id = ""
        self._keep_alive_s = KEEP_ALIVE_S
        self._knows_get_parameter = False
        self._channels = (0, 1)
        self._ours = secrets.randbits(32)
        self._due_keep_alive = self._due_report = self._heard = 0.0
        self._is_over = False
        """Whether the camera said goodbye, or closed the connection."""
        self._packets_due = True
        """Whether silence means that the camera is lost: not while it is paused."""
        self.highest_sequence = 0
        """Of the RTP packets seen, for the receiver reports; kept by whoever parses them."""
        self.sender_report: tuple[float, rtcp.SenderReport] | None = None
        """(monotonic arrival, report) of the newest sender report."""

    @property
    def keeps_order(self) -> bool:
        """Whether packets come in the order they were sent."""
        return self._ports is None

    # ---- opening -------------------------------------------------------------------------------------------------

    def __enter__(self) -> Session:
        try:
            self._open()
        except BaseException:
            self._close()
            raise
        return self

    def _open(self) -> None:
        self._link = self._connected()
        options = self._ask("OPTIONS", self._url, may_fail=True)
        self._knows_get_parameter = "GET_PARAMETER" in options.header("public").upper()
        described = self._describe()
        base = described.header("content-base") or described.header("content-location") or self._url
        self.media = video_of(described.body.decode("utf-8", "replace"), base)
        self._set_up()
        self._play_first()
        now = time.monotonic()
        self._due_keep_alive, self._due_report = now + self._keep_alive_s, now + REPORT_EVERY_S
        self._heard = now
        self._link.setblocking(False)
        if self._ports is not None:
            self._ports.open_way()

    def _play_first(self) -> None:
        """The first PLAY. Replay asks for something else."""
        self._ask("PLAY", self.media.aggregate, {"Range": "npt=0.000-"})

    def _connected(self) -> socket.socket:
        link = socket.create_connection((self._address.host, self._address.port), CONNECT_SECONDS)
        try:
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            link.settimeout(ANSWER_SECONDS)
            if urlsplit(self._url).scheme == "rtsps":
                return unverified_tls().wrap_socket(link, server_hostname=self._address.host)
        except BaseException:
            link.close()
            raise
        return link

    def _describe(self) -> Response:
        for _ in range(MOST_REDIRECTS):
            answer = self._ask("DESCRIBE", self._url, {"Accept": "application/sdp"}, may_fail=True)
            target = answer.header("location")
            if answer.status not in (301, 302, 303, 307, 308) or not target:
                break
            # A camera may send us to another of its streams, never to another machine.
            if urlsplit(target).hostname != self._address.host:
                raise Refused(answer.status)
            self._url = target
        if answer.status != 200:
            raise Refused(answer.status)
        return answer

    def _set_up(self) -> None:
        if self._transport is Transport.TCP:
            transport = f"RTP/AVP/TCP;unicast;interleaved={self._channels[0]}-{self._channels[1]}"
            answer = self._ask("SETUP", self.media.control, {"Transport": transport}, may_fail=True)
            if answer.status == 200:
                self._take_session(answer)
                self._channels = _pair(answer.header("transport"), "interleaved") or self._channels
                return
            if answer.status != 461:
                raise Refused(answer.status)
            # Knows no interleaving: what it can do is better than no picture.
        assert self._link is not None
        self._ports = DatagramPorts(self._link)
        low, high = self._ports.numbers
        answer = self._ask("SETUP", self.media.control, {"Transport": f"RTP/AVP;unicast;client_port={low}-{high}"})
        self._take_session(answer)
        self._ports.server_ports = _pair(answer.header("transport"), "server_port")

    def _take_session(self, answer: Response) -> None:
        identity, _, rest = answer.header("session").partition(";")
        self._session_id = identity.strip()
        name, _, seconds = rest.strip().partition("=")
        if name.strip().lower() == "timeout" and seconds.strip().isascii() and seconds.strip().isdigit():
            wanted = int(seconds.strip()[:6]) * KEEP_ALIVE_SHARE
            self._keep_alive_s = min(KEEP_ALIVE_S, max(LEAST_KEEP_ALIVE_S, wanted))

    # ---- asking --------------------------------------------------------------------------------------------------

    def _ask(self, method: str, url: str, headers: dict[str, str] | None = None, *, may_fail: bool = False) -> Response:
        """A request and its answer; a demand for a password is answered once. Raises Refused unless ``may_fail``."""
        answer = self._asked_once(method, url, headers)
        if answer.status == 401 and self._may_answer(answer):
            answer = self._asked_once(method, url, headers)
        if answer.status in (401, 403) or (answer.status != 200 and not may_fail):
            raise Refused(answer.status)
        return answer

    def _may_answer(self, answer: Response) -> bool:
        """Whether the demand is a new one: the same password is never sent twice to a camera that refused it."""
        challenge = strongest(answer.headers.get("www-authenticate", ()))
        if challenge is None or self._credential is None or (self._answerer is not None and not challenge.stale):
            return False
        self._answerer = Answerer(challenge, self._credential)
        return True

    def _asked_once(self, method: str, url: str, headers: dict[str, str] | None) -> Response:
        sequence = self._send(method, url, headers)
        deadline = time.monotonic() + ANSWER_SECONDS
        answer: Response | None = None
        while answer is None:
            if time.monotonic() >= deadline:
                raise TimeoutError
            for message in self._received(deadline):
                if isinstance(message, Response) and message.header("cseq") in (sequence, ""):
                    answer, self._answered_at = message, len(self._waiting)
                elif isinstance(message, tuple):
                    # The first packets, a key frame among them, come together with the answer to PLAY or before it.
                    self._waiting.append(message)
        return answer

    def _send(self, method: str, url: str, headers: dict[str, str] | None = None) -> str:
        self._sequence += 1
        fields = {"CSeq": str(self._sequence), "User-Agent": USER_AGENT, **self._extra(method), **(headers or {})}
        if self._session_id:
            fields["Session"] = self._session_id
        if self._answerer is not None:
            fields["Authorization"] = self._answerer.answer(method, url)
        self._write(request(method, url, fields))
        return str(self._sequence)

    def _extra(self, method: str) -> dict[str, str]:
        """Headers that every request of this kind has besides the usual ones."""
        return {}

    def _received(self, deadline: float) -> list[Packet | Response | ServerRequest]:
        """What came next. Raises TimeoutError at ``deadline``, Ended."""
        assert self._link is not None
        self._link.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            return self._read_link()
        except ssl.SSLWantReadError:
            return []

    # ---- playing -------------------------------------------------------------------------------------------------

    @property
    def sockets(self) -> tuple[socket.socket, ...]:
        """Where something can be read when packets came."""
        assert self._link is not None
        return (self._link, *self._ports.sockets) if self._ports is not None else (self._link,)

    def receive(self, now: float) -> list[bytes]:
        """The RTP packets that have come (over UDP also out of order); never blocks. ``now``: monotonic seconds.

        Raises TimeoutError after LOST_AFTER_S of silence.
        """
        waiting, self._waiting = self._waiting, []
        packets = self._rtp_of(waiting)
        if self._ports is not None:
            datagrams, reports = self._ports.receive()
            packets += datagrams
            for report in reports:
                self._take_report(report)
        try:
            packets += self._rtp_of(self._read_ready())
        except Ended:
            self._is_over = True
        if self._is_over:
            # What came before the end is handed on first.
            if packets:
                return packets
            raise Ended
        if packets:
            self._heard = now
        elif now - self._heard > LOST_AFTER_S and self._packets_due:
            raise TimeoutError
        self._tend(now)
        return packets

    def _read_ready(self) -> list[Packet | Response | ServerRequest]:
        messages: list[Packet | Response | ServerRequest] = []
        try:
            messages = self._read_link()
            # What a TLS connection has decrypted already, no selector tells.
            while isinstance(self._link, ssl.SSLSocket) and self._link.pending():
                messages += self._read_link()
        except (BlockingIOError, ssl.SSLWantReadError):
            return messages
        return messages

    def _read_link(self) -> list[Packet | Response | ServerRequest]:
        assert self._link is not None
        size = self._link.recv_into(self._buffer)
        if not size:
            raise Ended
        return self._wire.feed(bytes(self._buffer[:size]))

    def _rtp_of(self, messages: list[Packet | Response | ServerRequest]) -> list[bytes]:
        packets = []
        rtp, control = self._channels
        for message in messages:
            if isinstance(message, tuple):
                if message[0] == rtp:
                    packets.append(message[1])
                elif message[0] == control:
                    self._take_report(message[1])
            elif isinstance(message, ServerRequest):
                self._decline(message)
            elif message.status == 454:
                # The camera has forgotten this session.
                raise Ended
            elif message.status == 401:
                self._may_answer(message)
        return packets

    def _decline(self, message: ServerRequest) -> None:
        sequence = message.sequence if message.sequence.isascii() and message.sequence.isdigit() else "0"
        self._write(f"RTSP/1.0 501 Not Implemented\r\nCSeq: {sequence[:10]}\r\n\r\n".encode())

    def _write(self, data: bytes) -> None:
        """Send whole. Raises Ended where a camera takes nothing any more: half a message would be worse."""
        assert self._link is not None
        try:
            sent = self._link.send(data)
        except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError) as error:
            raise Ended from error
        if sent != len(data):
            raise Ended

    def _take_report(self, data: bytes) -> None:
        report, goodbye = rtcp.parse(data)
        if report is not None:
            self.sender_report = (time.monotonic(), report)
        self._is_over = self._is_over or goodbye

    def _tend(self, now: float) -> None:
        """Whatever is due to keep the session alive."""
        if now >= self._due_keep_alive:
            self._due_keep_alive = now + self._keep_alive_s * random.uniform(0.8, 1.0)
            self._send("GET_PARAMETER" if self._knows_get_parameter else "OPTIONS", self.media.aggregate)
        if now >= self._due_report:
            self._due_report = now + REPORT_EVERY_S
            source = self.sender_report[1].source if self.sender_report is not None else 0
            report = rtcp.receiver_report(self._ours, source, self.highest_sequence)
            if self._ports is not None:
                self._ports.send_report(report)
            else:
                self._write(bytes((0x24, self._channels[1])) + len(report).to_bytes(2, "big") + report)

    # ---- closing -------------------------------------------------------------------------------------------------

    def __exit__(self, *_: object) -> None:
        if self._link is not None and self._session_id:
            # Cameras with few sessions must learn at once that this one is free; nobody waits for the answer.
            try:
                self._send("TEARDOWN", self.media.aggregate)
            except (OSError, Ended):
                self._session_id = ""
        self._close()

    def _close(self) -> None:
        if self._ports is not None:
            self._ports.close()
        if self._link is not None:
            self._link.close()


def _pair(transport: str, name: str) -> tuple[int, int] | None:
    """``name=low-high`` out of a Transport header (RFC 2326 12.39)."""
    for part in transport.split(";"):
        key, _, value = part.strip().partition("=")
        if key.strip().lower() == name:
            low, _, high = value.partition("-")
            if low.isascii() and low.isdigit() and len(low) < 6:
                first = int(low)
                usable = high.isascii() and high.isdigit() and len(high) < 6
                return first, int(high) if usable else first + 1
    return None


def unverified_tls() -> ssl.SSLContext:
    """Cameras carry self-signed certificates: the connection is encrypted, but who answers is not proved."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


__all__ = ["Ended", "NotRtsp", "Refused", "Session", "unverified_tls"]
