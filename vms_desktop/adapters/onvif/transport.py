"""HTTP to one device, bounded in every direction: time (also of an answer that drips), size, redirects, proxies, XML.

The time limit lies in the socket itself, because a time-out between two bytes never ends a connection that sends one
byte a second.
"""

from __future__ import annotations

import socket
from typing import Any

import requests
from lxml import etree
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool

from vms_desktop.adapters.onvif.failure import NotSoap, Redirected, Unreadable, is_dropped
from vms_desktop.domain.clock import Clock

MOST_ANSWER_BYTES = 2 * 1024 * 1024
_PART_BYTES = 64 * 1024
_ENVELOPES = (
    "{http://www.w3.org/2003/05/soap-envelope}Envelope",
    "{http://schemas.xmlsoap.org/soap/envelope/}Envelope",
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False)


class Exchange:
    """What the sockets, the adapter and the caller share about the call that is under way."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.until = 0.0
        """Monotonic seconds: reading and writing after that raise TimeoutError."""
        self.connections = 0
        self.socket: socket.socket | None = None
        self.status = 0
        self.challenge = ""
        """``WWW-Authenticate`` of the newest answer, lower case."""

    def left(self) -> float:
        """Seconds left. Raises TimeoutError."""
        left = self.until - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError("the whole answer took too long")
        return left

    def limit(self, seconds: float) -> None:
        self.until = self._clock.monotonic() + seconds

    def abort(self) -> None:
        """End what is being read, from any thread."""
        self.until = 0.0
        if self.socket is not None:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                # Closed already: nothing is being read.
                self.socket = None


class _BoundedSocket(socket.socket):
    """A connected socket that knows until when it may be used. http.client reads through ``recv_into``."""

    exchange: Exchange

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self.exchange.left())
        return super().recv_into(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self.settimeout(self.exchange.left())
        super().sendall(*args, **kwargs)


class BoundedAdapter(HTTPAdapter):  # type: ignore[misc]
    """Each answer, also the one to a digest challenge, is read whole here or refused."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _pool_class(self._exchange)}

    def send(self, request: requests.PreparedRequest, *_: Any, timeout: Any = None, **__: Any) -> requests.Response:
        """Raises requests' errors, TimeoutError, Redirected, NotSoap, Unreadable."""
        connections = self._exchange.connections
        try:
            return self._send(request)
        except Exception as error:
            if self._exchange.connections != connections or not is_dropped(error):
                raise
        # The device had closed the kept connection meanwhile; every call of ours may be sent twice.
        return self._send(request)

    def _send(self, request: requests.PreparedRequest) -> requests.Response:
        answer: requests.Response = super().send(request, stream=True, timeout=self._exchange.left(), proxies={})
        try:
            self._exchange.status = answer.status_code
            self._exchange.challenge = answer.headers.get("WWW-Authenticate", "").lower()
            if answer.is_redirect or answer.is_permanent_redirect:
                raise Redirected
            if answer.headers.get("Content-Encoding", "identity").lower() not in ("identity", ""):
                raise Unreadable("compressed answer")
            body = _whole(answer)
            if answer.status_code == 200:
                check_envelope(body)
        except BaseException:
            answer.close()
            raise
        answer._content = body
        answer._content_consumed = True
        return answer


def _whole(answer: requests.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.raw.stream(_PART_BYTES, decode_content=False):
        size += len(part)
        if size > MOST_ANSWER_BYTES:
            raise Unreadable("answer too large")
        parts.append(part)
    return b"".join(parts)


def check_envelope(body: bytes) -> None:
    """A well-formed SOAP envelope without a document type (SOAP 1.2 part 1 section 5), or NotSoap, Unreadable.

    zeep repairs a broken document and gives None for what was cut off; a broken answer is no answer.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if not start.startswith(b"<") or start.startswith((b"<!doctype html", b"<html")):
        raise NotSoap
    try:
        root = etree.fromstring(body, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"broken XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("document type in an answer")
    if root.tag not in _ENVELOPES:
        raise NotSoap


def bounded_session(exchange: Exchange) -> requests.Session:
    """A session that asks only plain HTTP, takes no proxy from the environment and follows nothing."""
    session = requests.Session()
    session.trust_env = False
    session.adapters.clear()
    session.mount("http://", BoundedAdapter(exchange))
    session.headers["Accept-Encoding"] = "identity"
    return session


def _pool_class(exchange: Exchange) -> type[HTTPConnectionPool]:
    class Connection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            plain = super()._new_conn()
            bounded = _BoundedSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
            bounded.exchange = exchange
            bounded.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            exchange.socket = bounded
            exchange.connections += 1
            return bounded

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    return Pool
