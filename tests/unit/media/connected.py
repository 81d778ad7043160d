"""A player's connection to a consumer, and the clocks in what it was sent."""

from __future__ import annotations

import socket

PACKET = 188


def connected() -> tuple[socket.socket, socket.socket]:
    """Our end, and the player's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        players = socket.create_connection(server.getsockname())
        ours, _ = server.accept()
    players.settimeout(5)
    return ours, players


def taken(connection: socket.socket) -> bytes:
    """All until the other end closes."""
    whole = b""
    while part := connection.recv(1 << 16):
        whole += part
    return whole


def presentation_times(answer: bytes) -> list[int]:
    """90 kHz, of an answer with its HTTP head."""
    return clocks_90khz(answer.partition(b"\r\n\r\n")[2])[0]


def clocks_90khz(stream: bytes) -> tuple[list[int], list[int]]:
    """Presentation times, and clock references of packets without payload."""
    times, references = [], []
    for at in range(0, len(stream), PACKET):
        packet = stream[at : at + PACKET]
        if packet[1] & 0x1F != 1:
            continue
        if packet[3] & 0x30 == 0x20:
            references.append(int.from_bytes(packet[6:10], "big") << 1 | packet[10] >> 7)
        elif packet[1] & 0x40:
            t = packet[5 + packet[4] :][9:14]
            times.append((t[0] >> 1 & 7) << 30 | t[1] << 22 | t[2] >> 1 << 15 | t[3] << 7 | t[4] >> 1)
    return times, references
