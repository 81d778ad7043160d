"""One slot: a player kept in line with what the desk wishes, and a watchdog on pictures really displayed.

libVLC says "playing" over a dead picture too, so only its picture counters are believed. Nothing here waits: ``step``
is called often and does what is due. Called on the host's main thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from vms_desktop.child_protocol.player import CropSlot, OpenSlot, SlotReport
from vms_desktop.player.libvlc import Counters, Playback

START_POLL_S = 0.02
PLAY_POLL_S = 0.5
"""libVLC renews its counters every 250 ms; asking more often tells nothing new."""

FIRST_PICTURE_WITHIN_S = 1.0
"""From the first bytes; some starts in a hundred never show anything and are well on the next try."""
STALLED_AFTER_S = 1.5
"""Without a new picture although bytes come; longer where the camera itself sends one more rarely."""
STALLED_AT_UNKNOWN_PACE_S = 3.0
"""After a single picture nobody knows yet how often this camera sends one."""
PATIENCE_AT_MOST_S = 8.0
"""It doubles with each restart, up to this."""
REOPEN_AFTER_S = 0.1
REOPEN_AT_MOST_S = 1.0
"""After the relay closed the stream; the wait doubles too."""
HEALTHY_AFTER_S = 5.0
"""Once it has shown pictures for so long, earlier failures no longer count."""
LIVELY_BYTES_PER_S = 2000
"""A relay may send time stamps alone to keep a connection: fewer bytes than these hold no pictures."""

FIRST_PICTURE_AFTER_OUTPUT_S = 0.01
"""From the moment libVLC has made its output to the first picture on the screen (measured: 0 to 10 ms)."""


class SlotPlayer(Protocol):
    """What a slot needs of ``libvlc.Player``."""

    def play(self, url: str, window: int, steady: bool) -> None: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...

    def playback(self) -> Playback: ...

    def has_output(self) -> bool: ...

    def counters(self) -> Counters: ...

    def picture_size(self) -> tuple[int, int] | None: ...

    def crop(self, geometry: str | None) -> None: ...


class Phase(Enum):
    """What the slot's player is doing. STARTING: no picture yet; STOPPING: in a stopper thread."""

    IDLE = auto()
    STARTING = auto()
    SHOWING = auto()
    STOPPING = auto()


class Slot:
    """``stop_player`` starts the player's stop elsewhere; ``stopped`` must be called when it is done."""

    def __init__(self, name: str, player: SlotPlayer, stop_player: Callable[[Slot], None]) -> None:
        self.name = name
        self.player = player
        self.phase = Phase.IDLE
        self.restarts = 0
        self._stop_player = stop_player
        self._wish: OpenSlot | None = None
        self._playing: OpenSlot | None = None
        self._crop: CropSlot | None = None
        self._cropped: str | None = None
        self._was_cropped = False
        """libVLC may hand an output on to the next playback, with the crop of the last."""
        self._wished_at = 0.0
        self._told_showing = False
        self._displayed_before = 0
        self._lost_before = 0
        self._failures = 0
        self._not_before = 0.0
        self._stopping_since = 0.0
        self._forget_attempt(0.0)

    def _forget_attempt(self, now: float) -> None:
        self._counters = Counters(0, 0, 0, 0)
        self._started_at = now
        self._polled_at = now
        self._first_bytes_at: float | None = None
        self._output_at: float | None = None
        self._displayed_at = now
        self._bytes_when_displayed = 0
        self._picture_every = 0.0

    # ---- wishes ----------------------------------------------------------------------------------------------

    def open(self, wish: OpenSlot, now: float) -> None:
        """Play this from now on."""
        self._wish = wish
        self._wished_at = now
        self._told_showing = False
        self._displayed_before = self._lost_before = self._failures = 0
        self._not_before = 0.0
        self.restarts = 0

    def close(self) -> None:
        self._wish = None

    @property
    def is_free(self) -> bool:
        """Nothing plays and nothing should: the player may serve another slot."""
        return self._wish is None and self.phase is Phase.IDLE

    def stopping_for(self, now: float) -> float:
        """Seconds the player has been asked to stop without having done so."""
        return now - self._stopping_since if self.phase is Phase.STOPPING else 0.0

    def crop(self, wish: CropSlot) -> None:
        whole = wish.width >= 1 and wish.height >= 1
        self._crop = None if whole else wish
        if self.phase is Phase.SHOWING:
            self._apply_crop()

    # ---- doing -----------------------------------------------------------------------------------------------

    def due_in(self, now: float) -> float:
        """Seconds until ``step`` has something to do."""
        if self.phase is Phase.STARTING:
            return START_POLL_S
        if self.phase is Phase.SHOWING:
            return max(0.0, self._polled_at + PLAY_POLL_S - now)
        if self.phase is Phase.IDLE and self._wish is not None:
            return max(0.0, self._not_before - now)
        return PLAY_POLL_S

    def step(self, now: float) -> float | None:
        """Do what is due. Returns the seconds since the slot was opened when its first picture has just appeared."""
        if self.phase is Phase.STOPPING:
            return None
        if self.phase is Phase.IDLE:
            if self._wish is not None and now >= self._not_before:
                self._start(self._wish, now)
            return None
        if self._wish is not self._playing:
            self._stop(now)
            return None
        if self.phase is Phase.STARTING:
            return self._watch_start(now)
        if now >= self._polled_at + PLAY_POLL_S:
            self._watch_playing(now)
        return None

    def stopped(self) -> None:
        """The player has stopped: what it counted is kept, unless another stream is wanted now."""
        self._displayed_before += self._counters.displayed
        self._lost_before += self._counters.lost
        if self._playing is not self._wish:
            self._displayed_before = self._lost_before = 0
        self._counters = Counters(0, 0, 0, 0)
        self._playing = None
        self.phase = Phase.IDLE

    def report(self, now: float) -> SlotReport | None:
        """None when the slot is closed."""
        wish = self._wish
        if wish is None:
            return None
        mine = self._playing is wish
        # libVLC's counters say nothing for up to two seconds after the first picture is on the screen.
        shows = mine and (self._counters.displayed or self.phase is Phase.SHOWING)
        since = self._displayed_at if shows else self._wished_at
        if not mine and self._displayed_before:
            since = self._displayed_at
        return SlotReport(
            slot=self.name,
            generation=wish.generation,
            displayed=self._displayed_before + (self._counters.displayed if mine else 0),
            lost=self._lost_before + (self._counters.lost if mine else 0),
            stalled_s=round(max(0.0, now - since), 3),
            restarts=self.restarts,
            decoded=self._counters.decoded if mine else 0,
        )

    def _start(self, wish: OpenSlot, now: float) -> None:
        if self._cropped is not None:
            # The old stream's pixels say nothing about the new one.
            self.player.crop(None)
            self._cropped = None
        displayed_at = self._displayed_at if self._displayed_before else now
        self._forget_attempt(now)
        self._displayed_at = displayed_at
        self._playing = wish
        self.phase = Phase.STARTING
        self.player.play(wish.url, wish.window, wish.steady)

    def _stop(self, now: float) -> None:
        self.phase = Phase.STOPPING
        self._stopping_since = now
        self._stop_player(self)

    def _restart(self, now: float) -> None:
        self.restarts += 1
        self._failures += 1
        self._not_before = now
        self._stop(now)

    def _reopen_if_over(self, now: float) -> bool:
        """The relay closed the stream, or is gone: try again, soon and then less often."""
        if self.player.playback() is Playback.RUNNING:
            return False
        self._not_before = now + min(REOPEN_AT_MOST_S, REOPEN_AFTER_S * 2.0 ** min(self._failures, 8))
        self._failures += 1
        self._stop(now)
        return True

    # ---- watching --------------------------------------------------------------------------------------------

    def _patience(self, seconds: float) -> float:
        return min(PATIENCE_AT_MOST_S, seconds * 2.0 ** min(self._failures, 8))

    def _watch_start(self, now: float) -> float | None:
        if self._output_at is None and self.player.has_output():
            self._output_at = now
        self._counters = self.player.counters()
        # The counters come up to 300 ms late; the output is there as soon as the first picture is decoded.
        drawn = self._output_at is not None and now - self._output_at >= FIRST_PICTURE_AFTER_OUTPUT_S
        if self._counters.displayed or drawn:
            self.phase = Phase.SHOWING
            self._polled_at = self._displayed_at = now
            self._bytes_when_displayed = self._counters.read_bytes
            self._apply_crop(anew=self._was_cropped)
            if not self._told_showing:
                self._told_showing = True
                return now - self._wished_at
            return None
        if self._reopen_if_over(now):
            return None
        if self._first_bytes_at is None and self._counters.read_bytes:
            self._first_bytes_at = now
        if self._first_bytes_at is not None and now - self._first_bytes_at > self._patience(FIRST_PICTURE_WITHIN_S):
            self._restart(now)
        return None

    def _watch_playing(self, now: float) -> None:
        before, self._counters = self._counters, self.player.counters()
        polled_before, self._polled_at = self._polled_at, now
        new = self._counters.displayed - before.displayed
        if new > 0:
            if before.displayed:
                self._picture_every = (now - polled_before) / new if new > 1 else now - self._displayed_at
            self._displayed_at = now
            self._bytes_when_displayed = self._counters.read_bytes
            if now - self._started_at > HEALTHY_AFTER_S:
                self._failures = 0
            if self._crop is not None:
                self._apply_crop()
            return
        if self._reopen_if_over(now):
            return
        stalled = now - self._displayed_at
        # A camera with a picture every two seconds is not stalled after one and a half.
        pace = max(STALLED_AFTER_S, 3 * self._picture_every) if self._picture_every else STALLED_AT_UNKNOWN_PACE_S
        patience = self._patience(pace)
        arrived = (self._counters.read_bytes - self._bytes_when_displayed) % 2**32
        if stalled > patience and arrived > LIVELY_BYTES_PER_S * stalled:
            self._restart(now)

    def _apply_crop(self, *, anew: bool = False) -> None:
        """``anew``: also what was asked for already."""
        geometry = None
        if self._crop is not None:
            size = self.player.picture_size()
            if size is None:
                return
            geometry = crop_geometry(self._crop, *size)
        if anew or geometry != self._cropped:
            self._cropped = geometry
            self._was_cropped = geometry is not None
            self.player.crop(geometry)


def crop_geometry(crop: CropSlot, picture_width: int, picture_height: int) -> str:
    """libVLC's ``<left>+<top>+<right>+<bottom>``: what to cut off at each side, in even pixels of the picture.

    Its other form, ``<width>x<height>+<left>+<top>``, shows another part than asked for (libVLC 3.0.24, X11).
    """

    def cut(start: float, size: float, whole: int) -> tuple[int, int]:
        length = max(16, min(whole, round(size * whole))) & ~1
        before = max(0, min(whole - length, round(start * whole))) & ~1
        return before, whole - length - before

    left, right = cut(crop.left, crop.width, picture_width)
    top, bottom = cut(crop.top, crop.height, picture_height)
    return f"{left}+{top}+{right}+{bottom}"
