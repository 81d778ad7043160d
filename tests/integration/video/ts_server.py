"""A small HTTP server of paced MPEG-TS, standing in for the relay: ``/live/<n>`` plays for ever, faults by path.

``/live/…``: a moving test picture; ``/silent/…``: accepts, sends nothing; ``/ends/…``: closes after a second;
``/freeze/…``: stops sending after a second but keeps the connection.
"""

from __future__ import annotations

import io
import queue
import sys
import threading
import time
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import av
import numpy as np

FPS = 15
WIDTH, HEIGHT = 640, 360
AUD = b"\x00\x00\x00\x01\x09\xf0"


def encode_clip(seconds: int = 2, width: int = WIDTH, height: int = HEIGHT, fps: int = FPS) -> list[tuple[bytes, bool]]:
    """Access units of one closed GOP: left half of the picture red, right half green, a white bar moving."""
    codec = av.CodecContext.create("libx264", "w")
    assert isinstance(codec, av.VideoCodecContext)
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = Fraction(1, fps), Fraction(fps)
    codec.gop_size = seconds * fps
    codec.bit_rate = 512_000
    codec.options = {"preset": "veryfast", "tune": "zerolatency", "bf": "0"}
    rng = np.random.default_rng(7)
    noise = rng.integers(0, 40, (height, width, 3), np.uint8)
    units = []
    for number in range(seconds * fps):
        picture = np.zeros((height, width, 3), np.uint8)
        picture[:, : width // 2, 0] = 200
        picture[:, width // 2 :, 1] = 200
        picture[:, :, 2] = np.roll(noise, number * 3, axis=1)[:, :, 0]
        at = number * width // (seconds * fps)
        picture[height // 3 : height // 2, at : at + 20] = 255
        frame = av.VideoFrame.from_ndarray(picture, "rgb24")
        frame.pts = number
        units += [(bytes(packet), packet.is_keyframe) for packet in codec.encode(frame)]
    units += [(bytes(packet), packet.is_keyframe) for packet in codec.encode(None)]
    return units


class _Sink(io.RawIOBase):
    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.parts.append(bytes(data))  # type: ignore[call-overload]
        return len(self.parts[-1])

    def take(self) -> bytes:
        taken, self.parts = b"".join(self.parts), []
        return taken


class TsServer:
    """``url(path)`` after ``start``. ``connections``: paths asked for so far."""

    def __init__(self, fps: int = FPS, width: int = WIDTH, height: int = HEIGHT) -> None:
        self._fps = fps
        self._units = encode_clip(fps=fps, width=width, height=height)
        self._size = (width, height)
        self.connections: list[str] = []
        self._closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:
                outer.connections.append(self.path)
                outer._serve(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def start(self) -> TsServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "video/mp2t")
        request.end_headers()
        if request.path.startswith("/silent/"):
            self._closing.wait(60)
            return
        sink = _Sink()
        options = {"omit_video_pes_length": "0", "flush_packets": "1", "mpegts_flags": "pat_pmt_at_frames"}
        out = av.open(sink, "w", format="mpegts", options=options)
        stream = out.add_stream("h264", rate=self._fps)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = *self._size, "yuv420p"
        stream.time_base = Fraction(1, 90000)
        began = time.monotonic()
        number = 0
        while not self._closing.is_set():
            wait = began + number / self._fps - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            if number >= self._fps and request.path.startswith("/ends/"):
                return
            if number >= self._fps and request.path.startswith("/freeze/"):
                self._closing.wait(60)
                return
            data, is_key = self._units[number % len(self._units)]
            packet = av.Packet(data + AUD)
            packet.stream = stream
            packet.time_base = Fraction(1, 90000)
            packet.pts = packet.dts = 90000 + number * 90000 // self._fps
            packet.is_keyframe = is_key
            out.mux_one(packet)
            try:
                request.wfile.write(sink.take())
            except OSError:
                return
            number += 1


if __name__ == "__main__":
    server = TsServer(*(int(word) for word in sys.argv[1:])).start()
    print(server.url(""), flush=True)
    ended: queue.SimpleQueue[None] = queue.SimpleQueue()
    sys.stdin.read()
    server.stop()
