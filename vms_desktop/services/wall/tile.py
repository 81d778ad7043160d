"""One tile: two players that take turns, so that the old picture stays until the new stream shows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import SlotStatus, StillPicture, TilePlayers
from vms_desktop.services.wall.tile_status import REPORTS_DUE_S, WHOLE_PICTURE, ZoomRegion

STARTED_AFTER_S = 2.0
"""A player's counts say nothing of its frame rate before: it gets the kept pictures all at once."""
COUNTED_OVER_S = 0.9
"""The least time between two counts from which a frame rate is worked out."""
COUNTS_KEPT = 4
"""Reports come once a second: a frame rate over about three seconds."""
BLOCKS_A_PICTURE = {"hevc": 2}
"""What libVLC's decoder is given of one picture: of H.265 also the delimiter, by itself (media/mpegts.py)."""
LEAST_SHARE, FEWEST_FPS = 0.4, 3.0
"""What a player must show of the pictures that come, to be believed; of slower streams there is too little to judge."""
STUCK_SHARE = 0.1
"""A player that shows less than the least share is late; one that shows less than this is stuck: no busy machine."""
PAUSES_S = 0.5
"""A camera of FEWEST_FPS or more whose newest picture is older has stopped sending, for a moment at least."""
TOLD_WITHIN_S, SURE_WITHIN_S = 1.5, 0.5
"""The relay tells once a second of what goes on as it should: a camera may stand still for as long before it is known.
A player is replaced only where pictures surely came: a new one would show the last group once more, as if it moved."""
PATIENCE_S = 5.0
"""Before a player that is stuck is replaced; it doubles with each replacement."""


@dataclass(slots=True)
class Surface:
    """A player in one of the tile's native windows. ``stalled_s``: the last picture's age when it was last reported."""

    index: int
    slot: str
    key: StreamKey
    generation: int
    opened_at: float
    showing: bool = False
    stalled_s: float | None = None
    reported_at: float | None = None
    restarts: int = 0
    counts: deque[tuple[float, int, int]] = field(default_factory=lambda: deque(maxlen=COUNTS_KEPT))
    """(monotonic seconds, pictures displayed, decoded) of the last reports."""
    picture_at: float | None = None
    """When the relay last got a picture (monotonic), as far as it has told; None: it told no times."""

    def shown_fps(self, health: StreamHealth | None) -> float | None:
        """New pictures per second over the last reports; None while too little is known.

        libVLC counts a picture as displayed again each time it draws it, also when nothing new comes out of its
        decoder: so no more can have been shown than came in, and no more than were decoded.
        """
        if len(self.counts) < 2:
            return None
        (began, first, first_decoded), (ended, last, last_decoded) = self.counts[0], self.counts[-1]
        seconds = ended - began
        if seconds < COUNTED_OVER_S:
            return None
        drawn = (last - first) / seconds
        if health is None or not health.fps:
            return drawn
        blocks = health.fps * BLOCKS_A_PICTURE.get(health.codec, 1)
        decoded = (last_decoded - first_decoded) / seconds - blocks if last_decoded else drawn
        return max(0.0, min(drawn, decoded, health.fps))

    def shows_too_little(self, health: StreamHealth | None) -> bool:
        """Whether the player draws and draws, but hardly anything new."""
        if health is None or health.fps < FEWEST_FPS or len(self.counts) < COUNTS_KEPT:
            return False
        if not self._pictures_came(health, TOLD_WITHIN_S):
            return False
        shown = self.shown_fps(health)
        return shown is not None and shown < LEAST_SHARE * health.fps

    def _pictures_came(self, health: StreamHealth, until_s: float) -> bool:
        """Whether the camera still sent something ``until_s`` before the newest count, by what the relay has told."""
        if health.picture_age_s is None or self.picture_at is None:
            return True
        return health.picture_age_s <= PAUSES_S and self.counts[-1][0] - self.picture_at <= until_s

    def is_stuck(self, health: StreamHealth | None) -> bool:
        """Whether nothing new comes out of it any more, and another player may do better."""
        if health is None or not self.shows_too_little(health) or not self._pictures_came(health, SURE_WITHIN_S):
            return False
        return (self.shown_fps(health) or 0.0) < STUCK_SHARE * health.fps

    def begin_anew(self) -> None:
        """Another player, or the same one on another address: nothing is shown or counted yet."""
        self.showing, self.stalled_s, self.reported_at = False, None, None
        self.counts.clear()

    def note(self, status: SlotStatus, health: StreamHealth | None, now: float) -> None:
        """Take over a player's report: when it last drew, and how fast it draws."""
        if health is not None and health.state is not StreamState.LIVE:
            # A player cannot be blamed for what a camera that is gone did not send.
            self.counts.clear()
        elif now - self.opened_at > STARTED_AFTER_S:
            if self.counts and status.decoded < self.counts[-1][2]:
                # Another playback began to count.
                self.counts.clear()
            self.counts.append((now, status.displayed, status.decoded))
        self.reported_at = now
        if self.showing:
            self.stalled_s = status.stalled_s

    def shows(self, now: float) -> None:
        """The first picture is on the screen."""
        self.showing, self.stalled_s, self.reported_at = True, 0.0, now

    def picture_age_s(self, now: float) -> float | None:
        """Seconds since a picture was drawn; None: there was none yet. Grows while the player owes a report."""
        if self.stalled_s is None or self.reported_at is None:
            return None
        silent = now - self.reported_at
        return self.stalled_s + (silent if silent > REPORTS_DUE_S else 0.0)


@machinery("a tile of WallService")
@dataclass(slots=True)
class Tile:
    """State of one tile. ``front`` is what the operator sees, ``next`` the stream being brought up behind it."""

    number: int
    players: TilePlayers
    camera_id: str | None = None
    windows: tuple[int, int] | None = None
    width_px: int = 0
    height_px: int = 0
    visible: bool = True
    zoom: ZoomRegion = WHOLE_PICTURE
    front: Surface | None = None
    next: Surface | None = None
    state: StreamState = StreamState.STOPPED
    reason: StreamReason = StreamReason.NONE
    since: datetime | None = None
    stale_picture: StillPicture | None = None
    fetching_still: bool = False

    def surfaces(self) -> tuple[Surface, ...]:
        return tuple(surface for surface in (self.front, self.next) if surface is not None)

    def by_slot(self, slot: str) -> Surface | None:
        return next((surface for surface in self.surfaces() if surface.slot == slot), None)

    @property
    def leading(self) -> Surface | None:
        """The stream whose fate the tile reports: the one seen, else the one coming up."""
        if self.front is not None and self.front.showing:
            return self.front
        return self.next or self.front

    def open(self, key: StreamKey, url: str, now: float) -> None:
        """Bring ``key`` up behind what is seen; with nothing seen it becomes the front at once."""
        if self.windows is None:
            raise ValueError("a tile without windows cannot play")
        if self.next is not None:
            self.players.close(self.next.slot)
            self.next = None
        if self.front is not None and not self.front.showing:
            self.players.close(self.front.slot)
            self.front = None
        index = 1 - self.front.index if self.front is not None else 0
        slot = f"{self.number}.{index}"
        generation = self.players.open(slot, self.windows[index], url, steady=_steady(key))
        surface = Surface(index, slot, key, generation, now)
        self.players.crop(slot, self.zoom.left, self.zoom.top, self.zoom.width, self.zoom.height)
        if self.front is None:
            self.front = surface
        else:
            self.next = surface

    def reopen(self, urls: dict[StreamKey, str], now: float) -> None:
        """The relay is another one now: every open player gets its stream's new address."""
        if self.windows is None:
            return
        for surface in self.surfaces():
            url = urls.get(surface.key)
            if url is not None:
                steady = _steady(surface.key)
                surface.generation = self.players.open(surface.slot, self.windows[surface.index], url, steady=steady)
                surface.opened_at = now
                surface.begin_anew()

    def replace_player(self, url: str, now: float) -> None:
        """Another player for the stream that is seen, behind it: what is seen stays until the new one shows."""
        if self.front is None:
            return
        restarts = self.front.restarts = self.front.restarts + 1
        self.open(self.front.key, url, now)
        newest = self.next or self.front
        newest.restarts = restarts

    def promote(self) -> None:
        """The stream behind shows its first picture: it comes to the front and the old player is freed."""
        if self.next is None:
            return
        if self.front is not None:
            self.players.close(self.front.slot)
        self.front, self.next = self.next, None

    def stop(self) -> None:
        """Stop all decoding of this tile."""
        for surface in self.surfaces():
            self.players.close(surface.slot)
        self.front = self.next = None

    def apply_zoom(self, region: ZoomRegion) -> None:
        self.zoom = region
        for surface in self.surfaces():
            self.players.crop(surface.slot, region.left, region.top, region.width, region.height)

    def forget_picture(self) -> None:
        self.stale_picture = None
        self.zoom = WHOLE_PICTURE


def _steady(key: StreamKey) -> bool:
    return key.quality is StreamQuality.MAIN
