"""The footage process's loopback HTTP service: players fetch tracks here, the desk fetches stills and thumbnails."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from vms_desktop.footage.normal_form import normal_form
from vms_desktop.footage.results import Results
from vms_desktop.media.consumer import Consumer, StartPace
from vms_desktop.media.loopback import LoopbackHandler, LoopbackServer

if TYPE_CHECKING:
    from vms_desktop.footage.reader import Spot
    from vms_desktop.footage.track import Track

KNOWN_WITHIN_S = 5.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class FootageServer(LoopbackServer):
    """``find``: a track by session and number, or None."""

    def __init__(self, token: str, find: Callable[[str, int], Track | None], results: Results) -> None:
        super().__init__(token, _Handler)
        self.find = find
        self.results = results
        self.pace = StartPace()


class _Handler(LoopbackHandler):
    server: FootageServer

    def serve(self, kind: str, name: str) -> None:
        if kind == "result":
            png = self.server.results.take(name)
            self.answer(404) if png is None else self.answer(200, png, {"Content-Type": "image/png"})
            return
        parts = name.split("/")
        numbers = [int(part) for part in parts[1:] if part.isascii() and part.isdigit() and len(part) < 9]
        track = self._find(parts[0], numbers[0]) if numbers else None
        if track is None:
            self.answer(404)
        elif kind == "track" and len(numbers) == 2:
            track.join(numbers[1], Consumer(self.server.hand_over(self.connection), self.server.pace, at_once=True))
        elif kind == "still":
            self._still(track.shown())
        else:
            self.answer(404)

    def _find(self, session: str, number: int) -> Track | None:
        """A player may ask sooner than the desk's word about the session, which comes another way, has been heard."""
        patience = time.monotonic() + KNOWN_WITHIN_S
        while (track := self.server.find(session, number)) is None and time.monotonic() < patience:
            time.sleep(0.01)
        return track

    def _still(self, spot: Spot | None) -> None:
        original = spot.picture.load() if spot is not None else None
        if spot is None or original is None:
            self.answer(404)
            return
        # There is a track, so what decodes was loaded with it: this process begins without.
        from vms_desktop.footage.decoding import GroupDecoder, png_of

        frame = GroupDecoder(spot.group).frame(spot.picture, lambda: True)
        if frame is None:
            self.answer(404)
            return
        headers = {
            "Content-Type": "image/png",
            "X-Picture-Time": _iso(spot.picture.time_us),
            "X-Original-Sha256": hashlib.sha256(normal_form(original, spot.group.codec)).hexdigest(),
            "X-Source": spot.source.id,
        }
        if spot.picture.camera_us is not None:
            headers["X-Camera-Time"] = _iso(spot.picture.camera_us)
        self.answer(200, png_of(frame), headers)


def _iso(time_us: int) -> str:
    return (_EPOCH + timedelta(microseconds=time_us)).isoformat()
