"""Datagrams of strangers at a session's UDP ports."""

from __future__ import annotations

import socket

from vms_desktop.media.rtsp.ports import MOST_AT_ONCE, DatagramPorts


class Flood(socket.socket):
    """A port at which strangers never stop sending."""

    read = 0

    def recvfrom(self, *_: object) -> tuple[bytes, tuple[str, int]]:
        self.read += 1
        if self.read > 10 * MOST_AT_ONCE:
            raise AssertionError("reads for as long as strangers send")
        return b"\x80\x60" + bytes(10), ("127.0.0.2", 5000)


def test_a_flood_of_strangers_does_not_keep_the_other_streams_waiting() -> None:
    """One thread reads all streams: what is not the camera's counts towards the most that is read in one go too."""
    with socket.create_server(("127.0.0.1", 0)) as camera, socket.create_connection(camera.getsockname()) as link:
        ports = DatagramPorts(link)
        ports._rtp.close()
        ports._rtp = Flood(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            assert ports.receive() == ([], [])
            assert ports._rtp.read == MOST_AT_ONCE
        finally:
            ports.close()
