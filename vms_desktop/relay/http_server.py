"""The relay's loopback HTTP service: players fetch streams here, the desk fetches stills.

The standard library's threaded server: a request's thread ends as soon as a player's socket is handed to its stream,
so hundreds of players need no threads of their own. Every path begins with the run's token.
"""

from __future__ import annotations

import hmac
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.relay.stream import Stream

REQUEST_SECONDS = 5.0
KNOWN_WITHIN_S = 1.0


class RelayServer(ThreadingHTTPServer):
    """Bound to a random loopback port. ``find``: a stream by its key, or None."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, token: str, find: Callable[[str], Stream | None], pace: StartPace) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.token = token
        self.find = find
        self.pace = pace
        self._handed_over: set[int] = set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def hand_over(self, connection: socket.socket) -> socket.socket:
        """Take a connection out of the server's care."""
        self._handed_over.add(id(connection))
        return connection

    def shutdown_request(self, request: Any) -> None:
        if id(request) in self._handed_over:
            self._handed_over.discard(id(request))
            return
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A player that breaks off its request is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: RelayServer
    protocol_version = "HTTP/1.1"
    timeout = REQUEST_SECONDS

    def do_GET(self) -> None:
        _, token, kind, name = ([*self.path.split("/", 3), "", "", ""])[:4]
        self.close_connection = True
        allowed = hmac.compare_digest(token.encode(), self.server.token.encode())
        # A page in a browser could reach a loopback port through a name of its own; its Host header tells.
        host = self.headers.get("Host", "")
        stream = self._find(name) if allowed and host.startswith("127.0.0.1") else None
        if stream is None or kind not in ("live", "still"):
            self._answer(404)
        elif kind == "live":
            connection = self.server.hand_over(self.connection)
            stream.attach(Consumer(connection, self.server.pace))
        else:
            self._still(stream)

    def _find(self, name: str) -> Stream | None:
        """A player may ask sooner than the desk's word about the stream, which comes another way, has been heard."""
        patience = time.monotonic() + KNOWN_WITHIN_S
        while (stream := self.server.find(name)) is None and time.monotonic() < patience:
            time.sleep(0.01)
        return stream

    def _still(self, stream: Stream) -> None:
        # Not before it is needed: with it comes FFmpeg.
        from vms_desktop.media.still import newest_picture_png

        group = stream.ring.newest_group()
        png = newest_picture_png(group, stream.codec) if group and stream.codec else None
        if png is None:
            self._answer(404)
            return
        taken_at = datetime.fromtimestamp(group[-1].arrived, UTC).isoformat()
        self._answer(200, png, {"Content-Type": "image/png", "X-Picture-Time": taken_at})

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body)), "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests hold the token: nothing of them goes to a log."""
