"""What one page plays: tracks in step on one clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from vms_desktop.child_protocol.footage import SessionNews, TrackNews
from vms_desktop.domain.footage import TrackState
from vms_desktop.footage import transport
from vms_desktop.footage.group import Source
from vms_desktop.footage.track import Track
from vms_desktop.footage.transport import Order

LIVE_EDGE_US = 1_000_000
"""Faster than life, playback comes no nearer to now than this, and goes on at life's own speed."""


class Session:
    """Safe between threads. ``changed``: something is worth telling at once; called on any thread."""

    def __init__(self, name: str, tracks: int, at_us: int, changed: Callable[[], None]) -> None:
        self.name = name
        self._changed = changed
        self._lock = threading.RLock()
        self._order = transport.first(at_us, time.monotonic())
        self._ready: set[int] = set()
        self._loop: tuple[int, int] | None = None
        self._tracks: list[Track] = []
        self._tracks += [Track(number, self) for number in range(tracks)]

    def start(self) -> None:
        for track in self.tracks:
            track.start()

    def close(self) -> None:
        for track in self.tracks:
            track.close()

    def supply(self, track: int, sources: Sequence[Source]) -> None:
        """Best first; replaces what the track had."""
        if 0 <= track < len(self.tracks):
            self.tracks[track].supply(sources)

    # ---- what is asked of it ---------------------------------------------------------------------------------

    def play(self, speed: float) -> None:
        with self._lock:
            ready = self._order.since is not None or len(self._ready) == len(self.tracks)
            self._set(transport.played(self._order, speed, time.monotonic(), ready=ready))

    def pause(self) -> None:
        with self._lock:
            self._set(transport.paused(self._order, time.monotonic()))

    def seek(self, at_us: int) -> None:
        with self._lock:
            self._set(transport.sought(self._order, at_us, time.monotonic()))

    def step(self, frames: int) -> None:
        with self._lock:
            leader = next((track.number for track in self.tracks if track.shown() is not None), 0)
            self._set(transport.stepped(self._order, frames, leader, time.monotonic()))

    def loop(self, begin_us: int, end_us: int) -> None:
        """``end_us`` 0: no loop any more."""
        self._loop = (begin_us, end_us) if end_us > begin_us else None
        self._changed()

    def _set(self, order: Order) -> None:
        with self._lock:
            if order.generation != self._order.generation:
                self._ready = set()
            self._order = order
        for track in self.tracks:
            track.ring()
        self._changed()

    @property
    def tracks(self) -> Sequence[Track]:
        return self._tracks

    # ---- track.Conductor -------------------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        return self._order

    @property
    def playing_tracks(self) -> int:
        return sum(track.shown() is not None for track in self.tracks) or 1

    def ready(self, generation: int, track: int) -> None:
        with self._lock:
            if generation != self._order.generation:
                return
            self._ready.add(track)
            if len(self._ready) == len(self.tracks):
                self._begin(time.monotonic())

    def stepped_to(self, at_us: int, track: int) -> None:
        with self._lock:
            self._set(transport.moved(self._order, at_us, track, time.monotonic()))

    def _begin(self, now: float) -> None:
        order = transport.begun(self._order, now)
        if order is not self._order:
            self._order = order
            for track in self.tracks:
                track.ring()
        self._changed()

    # ---- passing of time -------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Called about ten times a second."""
        now = time.monotonic()
        with self._lock:
            order = self._order
            if not order.playing:
                return
            if order.since is None:
                # A track that takes long does not keep the others: it joins them where they are by then.
                if now - order.asked > transport.START_WITHIN_S and self._ready:
                    self._begin(now)
                return
            at_us = order.position_us(now)
            if self._loop is not None and not self._loop[0] <= at_us <= self._loop[1]:
                begin, end = self._loop
                self._set(transport.sought(order, begin if order.speed > 0 else end, now))
                return
            edge = round(time.time() * 1e6) - LIVE_EDGE_US
            if order.speed > 1 and at_us >= edge:
                self._set(transport.played(replace(order, at_us=edge, since=now), 1.0, now))

    def news(self) -> SessionNews:
        order, now = self._order, time.monotonic()
        begin, end = self._loop or (0, 0)
        return SessionNews(
            self.name,
            order.position_us(now),
            order.speed,
            order.playing,
            begin,
            end,
            order.leap,
            [_news(track) for track in self.tracks],
        )


def _news(track: Track) -> TrackNews:
    facts = track.facts()
    failed = facts.state in (TrackState.MISSING, TrackState.FAILED)
    return TrackNews(
        facts.state.value,
        facts.reason.value,
        facts.source,
        None if failed else facts.picture_us,
        None if failed else facts.camera_us,
        track.outlet.stream,
        facts.codec,
        facts.width,
        facts.height,
        facts.detail,
        facts.sent,
    )
