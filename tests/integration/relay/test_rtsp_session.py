"""One RTSP session against a camera that does exactly what a test tells it, right or wrong."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from waiting import until_blocking as until

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.media.rtsp import session as rtsp_session
from vms_desktop.media.rtsp.session import Ended, Refused, Session
from vms_desktop.media.rtsp.wire import NotRtsp

SDP = (
    "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n"
    "a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0IAKeKQFAe2AtwEBAaQeJEV,aM48gA==\r\n"
)
PACKET = struct.pack(">BBHII", 0x80, 0x80 | 96, 1, 0, 7) + b"\x65\x88picture"


def interleaved(packet: bytes, channel: int = 0) -> bytes:
    return b"$" + bytes([channel]) + struct.pack(">H", len(packet)) + packet


class Asked:
    """A request as the camera got it."""

    def __init__(self, text: str) -> None:
        lines = text.split("\r\n")
        self.method, self.url, _ = lines[0].split()
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}


class ScriptedCamera:
    """Answers requests by ``answer(asked) -> status line and headers, body``; keeps what was asked."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.asked: list[Asked] = []
        self.heard = b""
        self.replies: dict[str, Callable[[Asked], bytes]] = {}
        self.connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> StreamAddress:
        return StreamAddress(f"rtsp://127.0.0.1:{self._listening.getsockname()[1]}/live")

    def methods(self) -> list[str]:
        return [one.method for one in self.asked]

    def reply(self, asked: Asked, status: str = "200 OK", headers: str = "", body: str = "") -> bytes:
        head = f"RTSP/1.0 {status}\r\nCSeq: {asked.headers['cseq']}\r\n{headers}"
        return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()

    def _usual(self, asked: Asked) -> bytes:
        if asked.method == "OPTIONS":
            return self.reply(asked, headers="Public: DESCRIBE, SETUP, PLAY, GET_PARAMETER\r\n")
        if asked.method == "DESCRIBE":
            return self.reply(asked, body=SDP)
        if asked.method == "SETUP":
            transport = asked.headers["transport"]
            return self.reply(asked, headers=f"Session: 77;timeout=60\r\nTransport: {transport}\r\n")
        return self.reply(asked)

    def _serve(self) -> None:
        try:
            self.connection, _ = self._listening.accept()
            rest = b""
            while data := self.connection.recv(65536):
                self.heard += data
                rest += data
                while rest.startswith(b"$") and len(rest) >= 4 and len(rest) >= 4 + (rest[2] << 8 | rest[3]):
                    rest = rest[4 + (rest[2] << 8 | rest[3]) :]
                while b"\r\n\r\n" in rest and not rest.startswith(b"$"):
                    text, _, rest = rest.partition(b"\r\n\r\n")
                    if text.startswith(b"RTSP/"):
                        continue
                    asked = Asked(text.decode())
                    self.asked.append(asked)
                    self.connection.sendall(self.replies.get(asked.method, self._usual)(asked))
        except OSError:
            return

    def say(self, data: bytes) -> None:
        assert self.connection is not None
        self.connection.sendall(data)

    def hang_up(self) -> None:
        assert self.connection is not None
        self.connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listening.close()
        if self.connection is not None:
            self.connection.close()
        self._thread.join(5)


@pytest.fixture
def camera() -> Iterator[ScriptedCamera]:
    one = ScriptedCamera()
    yield one
    one.close()


def session(
    camera: ScriptedCamera, credential: Credential | None = None, transport: Transport = Transport.TCP
) -> Session:
    return Session(camera.address, credential, transport)


def received(one: Session, count: int, seconds: float = 5.0) -> list[bytes]:
    packets: list[bytes] = []
    deadline = time.monotonic() + seconds
    while len(packets) < count and time.monotonic() < deadline:
        packets += one.receive(time.monotonic())
        time.sleep(0.005)
    return packets


def test_a_key_frame_in_the_same_segment_as_the_answer_to_play_is_kept(camera):
    """Lost, it made every third tile start a whole group of pictures late."""
    camera.replies["PLAY"] = lambda asked: interleaved(PACKET) + camera.reply(asked) + interleaved(PACKET)
    with session(camera) as one:
        assert received(one, 2) == [PACKET, PACKET]
    until(lambda: camera.methods()[-1] == "TEARDOWN")
    assert camera.asked[-1].headers["session"] == "77"
    assert camera.asked[2].url.endswith("/live/track1")


def test_a_refused_password_is_sent_once(camera):
    demand = 'WWW-Authenticate: Digest realm="cam", nonce="n1"\r\n'
    camera.replies["OPTIONS"] = camera.replies["DESCRIBE"] = lambda asked: camera.reply(asked, "401 No", demand)
    with pytest.raises(Refused) as refused, session(camera, Credential("me", "s3cret")):
        pass
    assert refused.value.status == 401
    assert [("authorization" in one.headers) for one in camera.asked] == [False, True]
    assert b"s3cret" not in camera.heard


def test_without_a_password_none_is_made_up(camera):
    camera.replies["DESCRIBE"] = lambda asked: camera.reply(asked, "401 No", 'WWW-Authenticate: Basic realm="x"\r\n')
    with pytest.raises(Refused), session(camera):
        pass
    assert camera.methods() == ["OPTIONS", "DESCRIBE"]


def test_a_stale_nonce_is_no_wrong_password(camera):
    fresh = iter(["n1", "n2", "n2", "n2"])

    def describe(asked: Asked) -> bytes:
        nonce = next(fresh)
        if 'nonce="n2"' in asked.headers.get("authorization", ""):
            return camera.reply(asked, body=SDP)
        stale = ", stale=true" if "authorization" in asked.headers else ""
        return camera.reply(asked, "401 No", f'WWW-Authenticate: Digest realm="cam", nonce="{nonce}"{stale}\r\n')

    def options(asked: Asked) -> bytes:
        if "authorization" in asked.headers:
            return camera.reply(asked)
        return camera.reply(asked, "401 No", 'WWW-Authenticate: Digest realm="cam", nonce="n0"\r\n')

    camera.replies |= {"OPTIONS": options, "DESCRIBE": describe}
    next(fresh)
    with session(camera, Credential("me", "s3cret")) as one:
        assert one.media.codec == "h264"


def test_a_camera_that_knows_no_interleaving_is_asked_for_udp(camera):
    ports = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    for port in ports:
        port.bind(("127.0.0.1", 0))
    numbers = "-".join(str(port.getsockname()[1]) for port in ports)

    def set_up(asked: Asked) -> bytes:
        transport = asked.headers["transport"]
        if "TCP" in transport:
            return camera.reply(asked, "461 Unsupported Transport")
        headers = f"Session: 77\r\nTransport: {transport};server_port={numbers}\r\n"
        return camera.reply(asked, headers=headers)

    camera.replies["SETUP"] = set_up
    try:
        with session(camera) as one:
            assert not one.keeps_order
            ports[0].settimeout(5)
            _, client = ports[0].recvfrom(100)
            ports[0].sendto(PACKET, client)
            assert received(one, 1) == [PACKET]
            # Somebody else on the network must not be able to put a picture in: only the camera's address counts.
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
                stranger.bind(("127.0.0.2", 0))
                stranger.sendto(PACKET, client)
                ports[0].sendto(PACKET + b"2", client)
                assert received(one, 1) == [PACKET + b"2"]
    finally:
        for port in ports:
            port.close()


def test_a_redirect_to_another_stream_is_followed_and_to_another_machine_is_not(camera):
    target = camera.address.url.replace("/live", "/second")
    camera.replies["DESCRIBE"] = lambda asked: (
        camera.reply(asked, "302 Moved", f"Location: {target}\r\n")
        if asked.url.endswith("/live")
        else camera.reply(asked, body=SDP)
    )
    with session(camera) as one:
        assert one.media.control == target + "/track1"


def test_another_machine_never_gets_the_password(camera):
    camera.replies["DESCRIBE"] = lambda asked: camera.reply(asked, "302 Moved", "Location: rtsp://127.0.0.9/x\r\n")
    with pytest.raises(Refused), session(camera, Credential("me", "s3cret")):
        pass


def test_the_session_is_kept_alive_and_its_end_is_noticed(camera, monkeypatch):
    with session(camera) as one:
        monkeypatch.setattr(rtsp_session, "LOST_AFTER_S", 1e9)
        later = time.monotonic() + 30
        assert one.receive(later) == []
        until(lambda: camera.methods()[-1] == "GET_PARAMETER")
        until(lambda: b"$\x01" in camera.heard)  # a receiver report, which goes out after it
        camera.say(b"ANNOUNCE rtsp://x RTSP/1.0\r\nCSeq: 5\r\n\r\n")
        until(lambda: one.receive(time.monotonic()) == [] and b"501 Not Implemented\r\nCSeq: 5" in camera.heard)
        camera.say(b"RTSP/1.0 454 Session Not Found\r\nCSeq: 9\r\n\r\n")
        with pytest.raises(Ended):
            received(one, 1)


def test_silence_is_given_up_and_hanging_up_is_told(camera):
    with session(camera) as one:
        with pytest.raises(TimeoutError):
            one.receive(time.monotonic() + rtsp_session.LOST_AFTER_S + 0.1)
        camera.hang_up()
        with pytest.raises((Ended, OSError)):
            received(one, 1)


@pytest.mark.parametrize("status", ["404 Not Found", "453 Not Enough Bandwidth", "403 Forbidden"])
def test_refusals_keep_their_number(camera, status):
    camera.replies["SETUP"] = lambda asked: camera.reply(asked, status)
    with pytest.raises(Refused) as refused, session(camera):
        pass
    assert refused.value.status == int(status[:3])


def test_a_camera_that_never_answers_costs_a_bounded_time(camera, monkeypatch):
    monkeypatch.setattr(rtsp_session, "ANSWER_SECONDS", 0.2)
    camera.replies["DESCRIBE"] = lambda asked: b""
    with pytest.raises(TimeoutError), session(camera):
        pass


def test_a_flood_instead_of_an_answer_costs_a_bounded_time(camera, monkeypatch):
    monkeypatch.setattr(rtsp_session, "ANSWER_SECONDS", 0.2)
    camera.replies["DESCRIBE"] = lambda asked: interleaved(PACKET) * 5000
    with pytest.raises(TimeoutError), session(camera):
        pass


def test_another_protocol_is_told(camera):
    camera.replies["OPTIONS"] = lambda asked: b"HTTP/1.1 400 Bad Request\r\n\r\n"
    with pytest.raises(NotRtsp), session(camera):
        pass
