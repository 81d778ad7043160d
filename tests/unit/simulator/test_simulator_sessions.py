"""How long the client of a session may be silent when nothing is wrong with the camera."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from vms_desktop.simulator import rtsp_server
from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.encoding import StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.rtsp_messages import Transport, transport_of
from vms_desktop.simulator.rtsp_server import RtspServer

FORM = StreamForm("sub", "h264", 640, 360, 15, 512_000)


@pytest.fixture
async def server(monkeypatch) -> AsyncIterator[RtspServer]:
    """With Basic authentication, for a client of three lines; its time-out is short."""
    monkeypatch.setattr(rtsp_server, "TIMEOUT_S", 0.3)
    faults = Faults({Fault.BASIC_ONLY: 1.0})
    with ThreadPoolExecutor(1) as pool:
        made = RtspServer({"/sub": Channel(FORM, None, FORM, faults, pool)}, "a", "b", faults)
        await made.open("127.0.0.1", 0)
        yield made
        await made.close()


async def set_up(server: RtspServer, transport: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    token = base64.b64encode(b"a:b").decode()
    url = f"rtsp://127.0.0.1:{server.port}/sub/track0"
    writer.write(
        f"SETUP {url} RTSP/1.0\r\nCSeq: 1\r\nAuthorization: Basic {token}\r\nTransport: {transport}\r\n\r\n".encode()
    )
    return reader, writer, (await reader.readuntil(b"\r\n\r\n")).decode()


async def test_a_silent_udp_client_is_dropped_and_its_ports_are_free_again(server):
    reader, writer, answer = await set_up(server, "RTP/AVP;unicast;client_port=5000-5001")
    assert answer.startswith("RTSP/1.0 200 OK")
    assert server.sessions_open == 1
    assert await asyncio.wait_for(reader.read(), 10) == b""
    assert server.sessions_open == 0
    port = int(answer.split("server_port=")[1].split("-")[0])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", port))
    writer.close()


async def test_a_silent_tcp_client_stays_as_long_as_its_connection(server):
    tcp_reader, tcp_writer, _ = await set_up(server, "RTP/AVP/TCP;unicast;interleaved=0-1")
    udp_reader, udp_writer, _ = await set_up(server, "RTP/AVP;unicast;client_port=5000-5001")
    assert server.sessions_open == 2
    # The UDP client that came after it goes by the same clock: the TCP client was spared, not merely not yet due.
    assert await asyncio.wait_for(udp_reader.read(), 10) == b""
    assert server.sessions_open == 1 and not tcp_reader.at_eof()
    for writer in (tcp_writer, udp_writer):
        writer.close()


@pytest.mark.parametrize(
    ("header", "wanted"),
    [("RTP/AVP/TCP;unicast;interleaved=2-3", Transport(True, (2, 3))), ("rtp/avp/tcp", Transport(True, None)),
     ("RTP/AVP;unicast;client_port=5000-5001", Transport(False, (5000, 5001))),
     ("RTP/AVP/UDP;unicast;client_port=5000", Transport(False, (5000, 5001))),
     ("RTP/AVP;multicast, RTP/AVP/TCP;interleaved=0-1", Transport(True, (0, 1))),
     ('RTP/AVP/TCP;mode="PLAY"', Transport(True, None)), ('RTP/AVP/TCP;mode="RECORD"', None), ("RTP/AVP", None),
     ("RTP/AVP/TCP;multicast", None), ("RTP/SAVP;client_port=1-2", None), ("", None)],
)  # fmt: skip
def test_transports(header: str, wanted: Transport | None):
    assert transport_of(header) == wanted
