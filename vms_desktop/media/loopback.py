"""A loopback HTTP service for players and the desk: what the relay's and the footage process's have in common.

The standard library's threaded server: a request's thread ends as soon as a player's socket is handed over, so hundreds
of players need no threads of their own. Every path begins with the run's token.
"""

from __future__ import annotations

import hmac
import socket
from abc import abstractmethod
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

REQUEST_SECONDS = 5.0


class LoopbackServer(ThreadingHTTPServer):
    """Bound to a random loopback port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, token: str, handler: type[LoopbackHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.token = token
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


class LoopbackHandler(BaseHTTPRequestHandler):
    """``serve`` is called for requests with the right token only."""

    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    timeout = REQUEST_SECONDS

    def do_GET(self) -> None:
        _, token, kind, name = ([*self.path.split("/", 3), "", "", ""])[:4]
        self.close_connection = True
        allowed = hmac.compare_digest(token.encode(), self.server.token.encode())
        # A page in a browser could reach a loopback port through a name of its own; its Host header tells.
        host = self.headers.get("Host", "")
        if allowed and host.startswith("127.0.0.1"):
            self.serve(kind, name)
        else:
            self.answer(404)

    @abstractmethod
    def serve(self, kind: str, name: str) -> None:
        """``kind``: the path's part after the token; ``name``: all that follows."""

    def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body)), "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests hold the token: nothing of them goes to a log."""
