"""One RTSP session: where a stream's packets go, and how long its client may be silent."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from vms_desktop.simulator.channel import Channel

MOST_UNSENT_BYTES = 4 * 1024 * 1024


class UdpPorts(asyncio.DatagramProtocol):
    """A pair of neighbouring ports, RTP and RTCP, as RFC 3550 section 11 wants; sends to a client's pair."""

    def __init__(self, client: str, ports: tuple[int, int], heard: Callable[[], None]) -> None:
        self._client, self._ports, self._heard = client, ports, heard
        self._rtp: socket.socket | None = None
        self._rtcp: asyncio.DatagramTransport | None = None
        self.number = 0
        """Of the RTP port; RTCP has the next."""

    async def open(self, host: str) -> None:
        """Raises OSError when no pair is free."""
        rtp, rtcp = _udp_pair(host)
        self._rtp, self.number = rtp, rtp.getsockname()[1]
        self._rtcp, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: self, sock=rtcp)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if addr[0] == self._client:
            self._heard()

    def send(self, packet: bytes) -> None:
        # A datagram the system has no room for is lost, as on any network.
        with contextlib.suppress(BlockingIOError, ConnectionError):
            if self._rtp is not None:
                self._rtp.sendto(packet, (self._client, self._ports[0]))

    def send_report(self, packet: bytes) -> None:
        if self._rtcp is not None and not self._rtcp.is_closing():
            self._rtcp.sendto(packet, (self._client, self._ports[1]))

    def close(self) -> None:
        if self._rtp is not None:
            self._rtp.close()
            self._rtp = None
        if self._rtcp is not None:
            self._rtcp.close()


@dataclass(eq=False)
class Session:
    """What one SETUP made. ``interleaved``: channels on the TCP connection; else ``udp``."""

    channel: Channel
    writer: asyncio.StreamWriter
    timeout_s: int
    """Announced to the client."""
    url: str
    interleaved: tuple[int, int] | None = None
    udp: UdpPorts | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(8))
    is_playing: bool = False
    _heard_at: float = 0.0
    _watch: asyncio.TimerHandle | None = None

    def play(self) -> None:
        """Send from now on."""
        if not self.is_playing:
            self.is_playing = True
            self.channel.add(self)

    def pause(self) -> None:
        self.is_playing = False
        self.channel.remove(self)

    def heard(self) -> None:
        """The client gave a sign of life: a request or RTCP."""
        self._heard_at = asyncio.get_running_loop().time()

    def watch(self, expired: Callable[[Session], None]) -> None:
        """Call ``expired`` when nothing was heard for ``timeout_s``."""
        self.heard()
        self._watch = asyncio.get_running_loop().call_later(self.timeout_s, self._look, expired)

    def _look(self, expired: Callable[[Session], None]) -> None:
        loop = asyncio.get_running_loop()
        left = self._heard_at + self.timeout_s - loop.time()
        if left > 0:
            self._watch = loop.call_later(left, self._look, expired)
        else:
            expired(self)

    # ---- channel.Receiver ------------------------------------------------------------------------------------

    def send(self, packets: list[bytes]) -> None:
        if self.udp is not None:
            for packet in packets:
                self.udp.send(packet)
        elif self.interleaved is not None:
            self._write(self.interleaved[0], packets)

    def send_report(self, packet: bytes) -> None:
        if self.udp is not None:
            self.udp.send_report(packet)
        elif self.interleaved is not None:
            self._write(self.interleaved[1], [packet])

    def _write(self, channel: int, packets: list[bytes]) -> None:
        transport = self.writer.transport
        # A client that does not read loses pictures instead of filling our memory.
        if not transport.is_closing() and transport.get_write_buffer_size() < MOST_UNSENT_BYTES:
            head = b"$" + bytes([channel])
            self.writer.write(b"".join(head + struct.pack(">H", len(packet)) + packet for packet in packets))

    def close(self) -> None:
        self.pause()
        if self._watch is not None:
            self._watch.cancel()
        if self.udp is not None:
            self.udp.close()


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
