"""One player's connection: its own muxer, its own clock, its own bounded queue.

Everything here runs in the fetch thread of the stream: a picture goes from the camera's socket to the players'
sockets without changing threads. A consumer that does not read skips to a key frame and never makes anybody wait.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from vms_desktop.media.mpegts import TransportStreamMuxer
from vms_desktop.media.picture import Picture, VideoFormat
from vms_desktop.media.player_clock import AHEAD_S, PlayerClock

# What a player may fall behind before pictures are skipped: in time, because a small stream's seconds are few bytes
# and libVLC shows every picture it gets, however late; and in bytes, for memory.
MOST_BEHIND_S = 1.5
MOST_QUEUED_BYTES = 2 * 1024 * 1024
BOUNDARY = b"picture"
AT_ONCE = 3
"""Kept pictures sent without waiting: enough for a player to begin."""


CAUGHT_UP_WITHIN_S = 0.8
SETTLES_S = 0.5
"""A player counts as beginning at least this long: many cameras send their kept pictures in a burst of their own."""


class ConsumerGone(Exception):
    """The player closed its connection."""


class Muxer(Protocol):
    """Turns pictures into bytes of a container."""

    def mux(self, data: bytes, stamp: float, is_key: bool, *, at_once: bool = False) -> bytes: ...

    def reference(self, stamp: float) -> bytes:
        """The stream's time by itself; nothing where the container has none."""


class PictureSequenceMuxer:
    """MJPEG as ``multipart/x-mixed-replace``: it does not fit in MPEG-TS, and players show each part as it comes."""

    def mux(self, data: bytes, stamp: float, is_key: bool, *, at_once: bool = False) -> bytes:
        return b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (BOUNDARY, len(data), data)

    def reference(self, stamp: float) -> bytes:
        return b""


def content_type(form: VideoFormat) -> str:
    if form.codec == "mjpeg":
        return f"multipart/x-mixed-replace; boundary={BOUNDARY.decode()}"
    return "video/mp2t"


class StartPace:
    """How fast players that begin may be fed, all together.

    A whole group at once would make the tiles of one wall fight for the processors just when all of them begin, and
    libVLC keeps the memory of every picture that ever waited in it (up to 8 MB a tile of 640×360).
    """

    EACH_S = 0.0015
    LEAST_S, MOST_S = 0.004, 0.03

    def __init__(self) -> None:
        self._beginning = 0

    def begin(self) -> None:
        self._beginning += 1

    def end(self) -> None:
        self._beginning -= 1

    @property
    def gap_s(self) -> float:
        """Seconds between two pictures for one player that begins."""
        return min(self.MOST_S, max(self.LEAST_S, self.EACH_S * self._beginning))


class Consumer:
    """A connected player. Not for two threads at a time.

    ``at_once``: every picture is to be shown at once, whether or not something follows soon. libVLC decodes a picture
    when it has seen the unit after its delimiter, which is otherwise the first one of the next picture: what stood
    alone was not shown for long, and at fifteen pictures a second every one was decoded later than it was due; after
    five seconds of that libVLC leaves out as many as were late. Live players are better without: it is for being late
    by a hair that libVLC gives up the delay it began with (200 instead of 80 ms with sixteen feeds).
    """

    def __init__(self, connection: socket.socket, pace: StartPace, *, at_once: bool = False) -> None:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        self._pace = pace
        self._at_once = at_once
        self._paced: deque[tuple[Picture, float]] | None = None
        """Pictures with their stamps that wait while the player begins; None: it has begun, or was never begun."""
        self._next_at = self._settled_at = 0.0
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

    def begin(self, form: VideoFormat, group: Sequence[Picture], stamp: float, now: float) -> None:
        """Answer the request and send the first kept pictures; the others follow paced, see ``step``.

        ``stamp``: the relay's stamp of the last kept picture, which counts as coming now. Raises ConsumerGone.
        """
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type(form)}\r\nCache-Control: no-store\r\n"
        self._queue += (head + "Connection: close\r\n\r\n").encode()
        self._form = form
        self._muxer = PictureSequenceMuxer() if form.codec == "mjpeg" else TransportStreamMuxer(form.codec)
        kept = group[-1:] if form.codec == "mjpeg" else group
        clock = self._clock = PlayerClock(stamp, at_once=self._at_once)
        paced = self._paced = deque((one, clock.kept(position, len(kept))) for position, one in enumerate(kept))
        self._pace.begin()
        self._waits_for_key = not kept
        for position in range(min(AT_ONCE, len(paced))):
            picture, due = paced.popleft()
            self._pass_on(picture, due)
            if position == 0:
                self._put(self._muxer.reference(due + AHEAD_S))
        self._next_at, self._settled_at = now + self._pace.gap_s, now + SETTLES_S

    def send(self, form: VideoFormat, picture: Picture, now: float) -> None:
        """Pass a picture on, or skip it while the player is behind. Raises ConsumerGone."""
        if self._muxer is None or self._clock is None:
            return
        if self._form is not None and form.codec != self._form.codec:
            # Another codec needs another container header: the player opens anew and gets it.
            raise ConsumerGone
        if self._paced is not None:
            self._paced.append((picture, self._clock.live(picture.stamp)))
            self.step(now)
            return
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
        self._pass_on(picture, self._clock.live(picture.stamp))

    @property
    def due(self) -> float | None:
        """Monotonic time when ``step`` should be called; None: nothing waits for it."""
        return self._next_at if self._paced else None

    def step(self, now: float) -> None:
        """While the player begins: pass on what is due. Raises ConsumerGone."""
        paced = self._paced
        if paced is None:
            return
        if paced and now >= self._next_at:
            self._pass_on(*paced.popleft())
            self._next_at = now + min(self._pace.gap_s, CAUGHT_UP_WITHIN_S / (len(paced) + 1))
        if not paced and now >= self._settled_at:
            self._end_pacing()

    def _end_pacing(self) -> None:
        self._paced = None
        self._pace.end()

    def _pass_on(self, picture: Picture, stamp: float) -> None:
        assert self._muxer is not None
        self._put(self._muxer.mux(picture.data, stamp, picture.is_key, at_once=self._at_once))

    def _put(self, data: bytes) -> None:
        if self._queue:
            self._queue += data
            self._flush()
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

    @property
    def waiting_bytes(self) -> int:
        """What the player has not taken yet."""
        return len(self._queue)

    def flush(self) -> None:
        """Pass on what waits, as far as the player takes it; for streams that may send nothing more for a while.

        Raises ConsumerGone.
        """
        self._flush()

    def is_gone(self) -> bool:
        """Whether the player closed its end (it never sends anything after its request)."""
        try:
            return self._connection.recv(4096) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True

    def close(self) -> None:
        if self._paced is not None:
            self._end_pacing()
        self._connection.close()
