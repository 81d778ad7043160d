"""A whole desk as a person opens it (store, relay, players, window), and servers that are no good cameras."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from waiting import until as until

from vms_desktop.app import Desk, DeskOptions, open_desk
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>hello</html>\r\n"
# A camera whose video is VP8 (RFC 7741): it can be described and played, but no wall here shows it.
VP8 = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\n"
    "m=video 0 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\na=control:t\r\n"
)


class RealDesk:
    """``await open(folder)`` first, ``await close()`` last."""

    def __init__(self) -> None:
        self._stack = AsyncExitStack()
        self.desk: Desk | None = None

    async def open(self, folder: Path, *, unattended: bool = True) -> Desk:
        options = DeskOptions(DataFolder(folder), Settings(), own_key=True, unattended=unattended, restores_wall=False)
        self.desk = await open_desk(self._stack, options)
        self.desk.window.setGeometry(0, 0, 1600, 900)
        return self.desk

    async def close(self) -> None:
        await self._stack.aclose()
        if self.desk is not None:
            self.desk.window.deleteLater()
            await asyncio.sleep(0)


class Answers:
    """A server on a free loopback port; ``answer(request)`` is sent back for each piece that comes; "" closes."""

    def __init__(self, answer: Callable[[bytes], bytes]) -> None:
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.port = self._socket.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(link)
            thread = threading.Thread(target=self._serve, args=(link,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, link: socket.socket) -> None:
        try:
            while request := link.recv(4096):
                reply = self._answer(request)
                if not reply:
                    break
                link.sendall(reply)
        except OSError:
            return  # closed by either side
        finally:
            link.close()

    def close(self) -> None:
        # A thread that waits in accept is woken by nothing but a shutdown.
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for link in self._open:
            link.close()
        for thread in self._threads:
            thread.join(5)


def vp8_camera(request: bytes) -> bytes:
    """RTSP (RFC 2326) as far as a player needs it, for a codec that is not known here."""
    lines = request.decode("latin-1").split("\r\n")
    method = lines[0].split(" ")[0]
    number = next((line.split(":")[1].strip() for line in lines if line.lower().startswith("cseq:")), "0")
    head = f"RTSP/1.0 200 OK\r\nCSeq: {number}\r\n"
    if method == "OPTIONS":
        return f"{head}Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n".encode()
    if method == "DESCRIBE":
        return f"{head}Content-Type: application/sdp\r\nContent-Length: {len(VP8)}\r\n\r\n{VP8}".encode()
    if method == "SETUP":
        return f"{head}Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n\r\n".encode()
    return f"{head}Session: 1\r\n\r\n".encode()


def draft(code: str, url: str, **more: object) -> CameraDraft:
    values = {"code": code, "name_th": f"กล้อง {code}", "district_code": "1101", "main_url": url, **more}
    return CameraDraft(**values)  # type: ignore[arg-type]
