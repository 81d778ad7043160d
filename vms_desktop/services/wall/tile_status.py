"""What a tile tells the operator, worked out from what the relay fetched and what the player really showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.stream import LATE_AFTER_S, StreamHealth, StreamQuality, StreamReason, StreamState
from vms_desktop.services.ports import StillPicture


@dataclass(frozen=True, slots=True)
class ZoomRegion:
    """Part of the picture shown, in 0..1 of its width and height."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


WHOLE_PICTURE = ZoomRegion()


REPORTS_DUE_S = 1.25
"""Who shows pictures as it should reports once a second: until the next report is overdue, its last word holds."""


@dataclass(frozen=True, slots=True)
class TileStatus:
    """All a tile widget needs to draw itself. ``state`` is LIVE only while new pictures really appear.

    ``surface``: 0 or 1, the native window on top (it holds the newest picture); None: no picture to show, or an old
    one that must be greyed (then ``stale_picture`` holds it where there is one). ``next_try_s``, ``picture_age_s``:
    seconds at the time of the report; ``reported_at`` is Clock.monotonic() so that the widget can count on (the age of
    a live picture only when REPORTS_DUE_S have passed).
    """

    tile: int
    camera: Camera | None
    quality: StreamQuality | None
    state: StreamState
    reason: StreamReason
    since: datetime | None
    picture_age_s: float | None
    next_try_s: float | None
    surface: int | None
    stale_picture: StillPicture | None
    health: StreamHealth | None
    displayed_fps: float
    zoom: ZoomRegion
    reported_at: float


def judge(
    health: StreamHealth | None, showing: bool, displayed_age_s: float | None, shows_too_little: bool = False
) -> tuple[StreamState, StreamReason]:
    """The tile's state: the worse of what arrives and what is drawn.

    ``showing``: the player has drawn a picture of this stream; ``displayed_age_s``: seconds since it last drew one;
    ``shows_too_little``: what it draws is hardly ever new.
    """
    if health is None or health.state is StreamState.STOPPED:
        # A stream just asked for: what is known of it is from the last time somebody watched.
        return StreamState.CONNECTING, StreamReason.NONE
    if health.state is not StreamState.LIVE:
        return health.state, health.reason
    if not showing:
        return StreamState.CONNECTING, StreamReason.NONE
    if shows_too_little or (displayed_age_s is not None and displayed_age_s > LATE_AFTER_S):
        return StreamState.LATE, StreamReason.PLAYER_STALLED
    return StreamState.LIVE, StreamReason.NONE
