"""The wall: which camera plays in which tile, with which stream, and what the operator must be told about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.stream import StreamHealth, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.services.ports import StillPicture, Unsubscribe


@dataclass(frozen=True, slots=True)
class ZoomRegion:
    """Part of the picture shown, in 0..1 of its width and height."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


WHOLE_PICTURE = ZoomRegion()


@dataclass(frozen=True, slots=True)
class TileStatus:
    """All a tile widget needs to draw itself. ``state`` is LIVE only while new pictures really appear.

    ``surface``: 0 or 1, the native window on top (it holds the newest picture); None: no picture to show, or an old
    one that must be greyed (then ``stale_picture`` holds it where there is one). ``next_try_s``, ``picture_age_s``:
    seconds at the time of the report; ``reported_at`` is Clock.monotonic() so that the widget can count on.
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


class WallService:
    """One wall window's tiles. All methods are called on the loop thread and return at once unless ``async``.

    Tiles are numbered 0.. in the order of ``Layout.cells``. A camera may stand in several tiles (one stream is fetched).
    """

    def on_tile(self, listener: Callable[[TileStatus], None]) -> Unsubscribe:
        """Called whenever a tile's status changes, and about twice a second for tiles that play."""
        raise NotImplementedError

    def on_content(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called when layout, a camera's tile or the maximised tile changed."""
        raise NotImplementedError

    @property
    def content(self) -> WallContent:
        """Layout and camera ids now."""
        raise NotImplementedError

    @property
    def maximised(self) -> int | None:
        """The tile that fills the wall, or None."""
        raise NotImplementedError

    def status(self, tile: int) -> TileStatus:
        raise NotImplementedError

    def set_layout(self, layout: Layout) -> None:
        """Cameras keep their order; those that no longer fit stop but return when the layout grows again."""
        raise NotImplementedError

    def show(self, content: WallContent) -> None:
        """A saved view."""
        raise NotImplementedError

    def assign(self, tile: int, camera_id: str) -> None:
        """Raises CameraError ``camera.unknown``."""
        raise NotImplementedError

    def assign_next(self, camera_id: str) -> int:
        """Into the first empty tile, else the last one; returns the tile. For Enter or double-click in the tree."""
        raise NotImplementedError

    def swap(self, tile: int, other: int) -> None:
        raise NotImplementedError

    def close(self, tile: int) -> None:
        raise NotImplementedError

    def clear(self) -> None:
        raise NotImplementedError

    def maximise(self, tile: int | None) -> None:
        """Fill the wall with one tile (its neighbours stop decoding), or go back with None."""
        raise NotImplementedError

    def surfaces_ready(self, tile: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        """The tile widget's two native windows and its video size in device pixels. Again when any of it changes."""
        raise NotImplementedError

    def surfaces_gone(self, tile: int) -> None:
        """The widget is going away: nothing may draw into its windows any more."""
        raise NotImplementedError

    def set_visible(self, tile: int, visible: bool) -> None:
        """Hidden, covered or minimised tiles stop decoding; they resume at once when visible."""
        raise NotImplementedError

    def retry_now(self, tile: int) -> None:
        raise NotImplementedError

    def zoom(self, tile: int, region: ZoomRegion) -> None:
        raise NotImplementedError

    async def still(self, tile: int) -> StillPicture:
        """The newest picture at the stream's own size. Raises CameraError ``camera.no_picture``."""
        raise NotImplementedError
