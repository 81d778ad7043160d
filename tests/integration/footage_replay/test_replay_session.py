"""A replay session against a recorder that does exactly what a test tells it."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.stream import Transport
from vms_desktop.media.rtsp.replay import ReplaySession, ReplayWish
from vms_desktop.media.rtsp.session import Ended, Refused

SDP = "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n"
AT_US = 1_621_731_600_000_000


def interleaved(text: bytes, sequence: int = 0, *, flags: int = 0x80, later_s: int = 0) -> bytes:
    """A packet of the moment ``AT_US`` or so many seconds later."""
    extension = struct.pack(">HHIIBBH", 0xABAC, 3, 3_830_720_400 + later_s, 0, flags, sequence, 0)
    packet = struct.pack(">BBHII", 0x90, 0xE0, 1, 0, 7) + extension + b"\x65\x88" + text
    return b"$\x00" + struct.pack(">H", len(packet)) + packet


class ScriptedRecorder:
    """Answers each request by ``answers[method](headers) -> what comes before, headers, what comes after``."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.statuses: dict[str, str] = {}
        self.around: Callable[[str, dict[str, str]], tuple[bytes, bytes]] = lambda method, headers: (b"", b"")
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> StreamAddress:
        return StreamAddress(f"rtsp://127.0.0.1:{self._listening.getsockname()[1]}/replay/1")

    def headers(self, method: str) -> list[dict[str, str]]:
        return [headers for name, headers in self.asked if name == method]

    def _serve(self) -> None:
        try:
            self._connection, _ = self._listening.accept()
            rest = b""
            while data := self._connection.recv(65536):
                rest += data
                while b"\r\n\r\n" in rest or rest.startswith(b"$"):
                    if rest.startswith(b"$"):
                        # Its receiver reports.
                        rest = rest[4 + (rest[2] << 8 | rest[3]) :]
                        continue
                    text, _, rest = rest.partition(b"\r\n\r\n")
                    lines = text.decode().split("\r\n")
                    headers = {
                        name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines[1:])
                    }
                    self._answer(lines[0].split()[0], headers)
        except OSError:
            return

    def _answer(self, method: str, headers: dict[str, str]) -> None:
        assert self._connection is not None
        self.asked.append((method, headers))
        body = SDP if method == "DESCRIBE" else ""
        lines = [f"RTSP/1.0 {self.statuses.get(method, '200 OK')}", f"CSeq: {headers['cseq']}"]
        if method == "SETUP":
            lines += ["Session: 77;timeout=60", f"Transport: {headers['transport']}"]
        if method == "PLAY":
            lines.append("Range: clock=20210523T010000Z-20210523T020000Z")
        lines += [f"Content-Length: {len(body)}", "", body]
        before, after = self.around(method, headers)
        self._connection.sendall(before + "\r\n".join(lines).encode() + after)

    def hang_up(self) -> None:
        assert self._connection is not None
        self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listening.close()
        if self._connection is not None:
            self._connection.close()
        self._thread.join(5)


@pytest.fixture
def recorder() -> Iterator[ScriptedRecorder]:
    one = ScriptedRecorder()
    yield one
    one.close()


def session(recorder: ScriptedRecorder, *, onvif: bool = True, **wish: bool) -> ReplaySession:
    return ReplaySession(recorder.address, None, Transport.TCP, ReplayWish(AT_US, **wish), onvif=onvif)


def received(one: ReplaySession, count: int) -> list[bytes]:
    found: list[bytes] = []
    deadline = time.monotonic() + 5
    while len(found) < count and time.monotonic() < deadline:
        found += [packet[-3:] for packet in one.receive(time.monotonic())]
        time.sleep(0.01)
    return found


def test_what_onvif_asks_for_is_asked(recorder):
    with session(recorder, reverse=True, only_keys=True) as one:
        assert one.answer.begin_us == AT_US and one.answer.end_us == AT_US + 3600_000_000
    for method in ("DESCRIBE", "SETUP", "PLAY"):
        assert recorder.headers(method)[0]["require"] == "onvif-replay"
    play = recorder.headers("PLAY")[0]
    assert play["range"] == "clock=20210523T010000.000Z-"
    assert (play["rate-control"], play["scale"], play["frames"]) == ("no", "-1.0", "intra")
    assert "require" not in recorder.headers("OPTIONS")[0]


def test_a_recorder_by_address_is_asked_like_a_camera(recorder):
    with session(recorder, onvif=False):
        pass
    assert recorder.headers("PLAY")[0]["range"] == "npt=0.000-"
    assert all("require" not in headers for _, headers in recorder.asked)


def test_a_leap_throws_away_what_was_under_way_and_keeps_what_came_with_the_answer(recorder):
    def around(method: str, headers: dict[str, str]) -> tuple[bytes, bytes]:
        if method != "PLAY":
            return b"", b""
        sequence = int(headers["cseq"])
        if len(recorder.headers("PLAY")) == 1:
            return b"", interleaved(b"one", sequence)
        old, early, new = (
            interleaved(b"old", sequence - 1),
            interleaved(b"ear", sequence),
            interleaved(b"new", sequence),
        )
        return old + early, new

    recorder.around = around
    with session(recorder) as one:
        assert received(one, 1) == [b"one"]
        one.seek(ReplayWish(AT_US + 60_000_000))
        assert received(one, 2) == [b"ear", b"new"]
    assert recorder.headers("PLAY")[1]["range"] == "clock=20210523T010100.000Z-"


def test_a_recorder_that_sends_before_it_answers_and_fills_in_no_sequence_loses_nothing(recorder):
    """GStreamer's server sends from another thread than it answers from."""

    def around(method: str, headers: dict[str, str]) -> tuple[bytes, bytes]:
        if method != "PLAY" or len(recorder.headers("PLAY")) == 1:
            return b"", b""
        first = interleaved(b"fir", flags=0xA0, later_s=60)
        return interleaved(b"old") + first + interleaved(b"sec", later_s=60), interleaved(b"thi", later_s=60)

    recorder.around = around
    with session(recorder) as one:
        one.seek(ReplayWish(AT_US + 60_000_000))
        assert received(one, 3) == [b"fir", b"sec", b"thi"]


def test_a_pause_is_no_silence(recorder):
    with session(recorder) as one:
        one.pause()
        assert one.receive(time.monotonic() + 1000) == []
        one.seek(ReplayWish(AT_US))
        with pytest.raises(TimeoutError):
            one.receive(time.monotonic() + 1000)
    assert recorder.headers("PAUSE")[0]["session"] == "77"


def test_what_came_before_the_end_is_not_lost(recorder):
    """The last pictures of a recording and the goodbye after them may come at once."""
    goodbye = b"$\x01\x00\x08" + struct.pack(">BBHI", 0x81, 203, 1, 7)
    recorder.around = lambda method, headers: (b"", interleaved(b"end") + goodbye if method == "PLAY" else b"")
    with session(recorder) as one:
        assert received(one, 1) == [b"end"]
        with pytest.raises(Ended):
            while True:
                one.receive(time.monotonic())


@pytest.mark.parametrize(
    ("method", "status", "code"),
    [
        ("DESCRIBE", "404 Not Found", 404),
        ("SETUP", "453 Not Enough Bandwidth", 453),
        ("PLAY", "457 Invalid Range", 457),
        ("DESCRIBE", "551 Option not supported", 551),
    ],
)
def test_a_refusal_is_told_by_its_number(recorder, method, status, code):
    recorder.statuses[method] = status
    with pytest.raises(Refused) as refusal, session(recorder):
        pass
    assert refusal.value.status == code


def test_a_leap_that_is_refused_leaves_the_session_as_it_was(recorder):
    with session(recorder) as one:
        recorder.statuses["PLAY"] = "457 Invalid Range"
        with pytest.raises(Refused):
            one.seek(ReplayWish(AT_US + 10))
        recorder.statuses.clear()
        one.seek(ReplayWish(AT_US + 20))
        assert one.receive(time.monotonic()) == []
