"""One player's connection: its own muxer, its own clock, its own bounded queue.

Everything here runs in the fetch thread of the stream: a picture goes from the camera's socket to the players'
sockets without changing threads. A consumer that does not read skips to a key frame and never makes anybody wait.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import Protocol

from vms_desktop.relay.mpegts import TransportStreamMuxer
from vms_desktop.relay.picture import Picture, VideoFormat
from vms_desktop.relay.stamps import PlayerClock

# What a player may fall behind before pictures are skipped: in time, because a small stream's seconds are few bytes
# and libVLC shows every picture it gets, however late; and in bytes, for memory.
MOST_BEHIND_S = 1.5
MOST_QUEUED_BYTES = 2 * 1024 * 1024
BOUNDARY = b"picture"


class ConsumerGone(Exception):
    """The player closed its connection."""


class Muxer(Protocol):
    """Turns pictures into bytes of a container."""

    def mux(self, data: bytes, stamp: float, is_key: bool) -> bytes: ...


class PictureSequenceMuxer:
    """MJPEG as ``multipart/x-mixed-replace``: it does not fit in MPEG-TS, and players show each part as it comes."""

    def mux(self, data: bytes, stamp: float, is_key: bool) -> bytes:
        return b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (BOUNDARY, len(data), data)


def content_type(form: VideoFormat) -> str:
    if form.codec == "mjpeg":
        return f"multipart/x-mixed-replace; boundary={BOUNDARY.decode()}"
    return "video/mp2t"


class Consumer:
    """A connected player. ``answered``: the HTTP response was begun (it waits for the stream's codec)."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        self._queue = bytearray()
        self._muxer: Muxer | None = None
        self._clock: PlayerClock | None = None
        self._form: VideoFormat | None = None
        self._waits_for_key = True
        self._behind_since: float | None = None
        self.skipped = 0

    @property
    def begun(self) -> bool:
        return self._muxer is not None

    def begin(self, form: VideoFormat, group: Sequence[Picture], now: float) -> None:
        """Answer the request and send the kept pictures, the last one as if it came now. Raises ConsumerGone."""
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type(form)}\r\nCache-Control: no-store\r\n"
        self._queue += (head + "Connection: close\r\n\r\n").encode()
        self._form = form
        self._muxer = PictureSequenceMuxer() if form.codec == "mjpeg" else TransportStreamMuxer(form.codec)
        self._clock = PlayerClock(now)
        kept = group[-1:] if form.codec == "mjpeg" else group
        for position, picture in enumerate(kept):
            self._queue += self._muxer.mux(picture.data, self._clock.kept(position, len(kept)), picture.is_key)
        self._waits_for_key = not kept
        self._flush()

    def send(self, form: VideoFormat, picture: Picture) -> None:
        """Pass a picture on, or skip it while the player is behind. Raises ConsumerGone."""
        if self._muxer is None or self._clock is None:
            return
        if self._form is not None and form.codec != self._form.codec:
            # Another codec needs another container header: the player opens anew and gets it.
            raise ConsumerGone
        self._flush()
        if not self._queue:
            self._behind_since = None
        elif self._behind_since is None:
            self._behind_since = picture.stamp
        behind = self._behind_since is not None and picture.stamp - self._behind_since > MOST_BEHIND_S
        if behind or len(self._queue) > MOST_QUEUED_BYTES:
            self._waits_for_key = True
        if self._waits_for_key and (not picture.is_key or self._queue):
            self.skipped += 1
            return
        self._waits_for_key = False
        data = self._muxer.mux(picture.data, self._clock.live(picture.stamp), picture.is_key)
        if self._queue:
            self._queue += data
        else:
            self._send_now(data)

    def _send_now(self, data: bytes) -> None:
        try:
            sent = self._connection.send(data)
        except BlockingIOError:
            sent = 0
        except OSError as error:
            raise ConsumerGone from error
        if sent < len(data):
            self._queue += data[sent:]

    def _flush(self) -> None:
        while self._queue:
            try:
                sent = self._connection.send(self._queue)
            except BlockingIOError:
                return
            except OSError as error:
                raise ConsumerGone from error
            del self._queue[:sent]

    def is_gone(self) -> bool:
        """Whether the player closed its end (it never sends anything after its request)."""
        try:
            return self._connection.recv(4096) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True

    def close(self) -> None:
        self._connection.close()
