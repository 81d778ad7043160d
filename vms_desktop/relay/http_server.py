"""The relay's loopback HTTP service: players fetch streams here, the desk fetches stills, playback the last minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qs

from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.media.loopback import LoopbackHandler, LoopbackServer
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.relay.stream import Stream

KNOWN_WITHIN_S = 1.0
LOOK_EVERY_S = 0.01


class RelayServer(LoopbackServer):
    """``find``: a stream by its key, or None."""

    def __init__(self, token: str, find: Callable[[str], Stream | None], pace: StartPace) -> None:
        super().__init__(token, _Handler)
        self.find = find
        self.pace = pace


class _Handler(LoopbackHandler):
    server: RelayServer

    def serve(self, kind: str, name: str) -> None:
        name, _, query = name.partition("?")
        stream = self._find(name) if kind in ("live", "still", "past") else None
        if stream is None:
            self.answer(404)
        elif kind == "live":
            connection = self.server.hand_over(self.connection)
            stream.attach(Consumer(connection, self.server.pace))
        elif kind == "past":
            self._past(stream, query)
        else:
            self._still(stream)

    def _find(self, name: str) -> Stream | None:
        """A player may ask sooner than the desk's word about the stream, which comes another way, has been heard."""
        patience = time.monotonic() + KNOWN_WITHIN_S
        while (stream := self.server.find(name)) is None and time.monotonic() < patience:
            time.sleep(LOOK_EVERY_S)
        return stream

    def _still(self, stream: Stream) -> None:
        # Not before it is needed: with it comes FFmpeg.
        from vms_desktop.media.still import newest_picture_png

        group = stream.ring.newest_group()
        png = newest_picture_png(group, stream.codec) if group and stream.codec else None
        if png is None:
            self.answer(404)
            return
        taken_at = datetime.fromtimestamp(group[-1].arrived, UTC).isoformat()
        self.answer(200, png, {"Content-Type": "image/png", "X-Picture-Time": taken_at})

    def _past(self, stream: Stream, query: str) -> None:
        """The kept pictures as a segment; with ``after`` (microseconds) those from the picture that came then on."""
        after = parse_qs(query).get("after", ["0"])[0]
        since_us = int(after) if after.isascii() and after.isdigit() and len(after) < 20 else 0
        pictures = [one for one in stream.ring.pictures() if round(one.arrived * 1e6) >= since_us]
        if not pictures or not stream.codec:
            self.answer(404)
            return
        muxer = SegmentMuxer(stream.codec)
        first = pictures[0].stamp
        # A segment begins with its tables, which come with key frames: a part of a group gets them all the same.
        parts = [] if pictures[0].is_key else [muxer.tables()]
        for one in pictures:
            offset = None if one.clock_offset_s is None else round(one.clock_offset_s * 1000)
            recorded = RecordedPicture(one.data, round(one.arrived * 1e6), one.camera_s, one.is_key, offset)
            parts.append(muxer.mux(recorded, one.stamp - first))
        self.answer(200, b"".join(parts), {"Content-Type": "video/mp2t"})
