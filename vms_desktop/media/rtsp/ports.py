"""The two UDP ports of a session (RFC 3550 section 11): an even one for RTP and the next for RTCP."""

from __future__ import annotations

import socket
from contextlib import suppress

RECEIVE_BUFFER_BYTES = 1024 * 1024
"""Asked of the system: a key frame comes in a burst of hundreds of datagrams."""
MOST_DATAGRAM_BYTES = 65536
TRIES = 50
"""For a pair of neighbouring ports, of which another program may hold one."""
MOST_AT_ONCE = 512
"""Datagrams read in one go, whoever sent them: one thread reads for all streams."""


class DatagramPorts:
    """Bound to the address that ``link`` (the RTSP connection) uses; only datagrams of the camera itself count.

    Raises OSError when no pair of ports is free.
    """

    def __init__(self, link: socket.socket) -> None:
        self._family = link.family
        self._camera = link.getpeername()[0]
        self._rtp, self._rtcp = self._bound_pair(link.getsockname()[0])
        self.server_ports: tuple[int, int] | None = None

    def _bound_pair(self, host: str) -> tuple[socket.socket, socket.socket]:
        for _ in range(TRIES):
            first, second = (socket.socket(self._family, socket.SOCK_DGRAM) for _ in range(2))
            try:
                first.bind((host, 0))
                port = first.getsockname()[1]
                if port % 2 == 0:
                    second.bind((host, port + 1))
                    for one in (first, second):
                        one.setblocking(False)
                    first.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                    return first, second
            except OSError:
                # Somebody else has the neighbour: another pair.
                first.close()
                second.close()
                continue
            first.close()
            second.close()
        raise OSError("no free pair of UDP ports")

    @property
    def sockets(self) -> tuple[socket.socket, socket.socket]:
        return self._rtp, self._rtcp

    @property
    def numbers(self) -> tuple[int, int]:
        port = int(self._rtp.getsockname()[1])
        return port, port + 1

    def open_way(self) -> None:
        """Send something to the camera's ports first: firewalls between us then let its packets through."""
        self._send(self._rtp, b"\x80\x60" + bytes(10), 0)

    def send_report(self, report: bytes) -> None:
        self._send(self._rtcp, report, 1)

    def _send(self, one: socket.socket, data: bytes, which: int) -> None:
        if self.server_ports is None:
            return
        # A datagram the system has no room for is lost, as on any network.
        with suppress(OSError):
            one.sendto(data, (self._camera, self.server_ports[which]))

    def receive(self) -> tuple[list[bytes], list[bytes]]:
        """RTP and RTCP packets that have come; never blocks."""
        packets: list[bytes] = []
        reports: list[bytes] = []
        self._drain(self._rtp, packets)
        self._drain(self._rtcp, reports)
        return packets, reports

    def _drain(self, one: socket.socket, into: list[bytes]) -> None:
        for _ in range(MOST_AT_ONCE):
            try:
                data, sender = one.recvfrom(MOST_DATAGRAM_BYTES)
            except BlockingIOError:
                return
            except ConnectionError:
                # Windows reports an unreachable port of an earlier datagram of ours here (WSAECONNRESET).
                continue
            if sender[0] == self._camera:
                into.append(data)

    def close(self) -> None:
        self._rtp.close()
        self._rtcp.close()
