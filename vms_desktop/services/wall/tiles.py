"""What stands where on the wall: the tiles, how the wall is divided, and whose camera whoever is signed in may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.view import WallContent
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import TilePlayers, Unsubscribe
from vms_desktop.services.wall.tile import Tile

MAX_TILES = max(Layout)


class CameraDirectory(Protocol):
    """The part of CameraService the wall needs."""

    def get(self, camera_id: str) -> Camera:
        """Raises CameraError ``camera.unknown``."""

    async def ensure_streams(self, camera_id: str) -> None:
        """Make the camera's streams known to the relay (its password goes there and nowhere else)."""

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe: ...


@machinery("the tiles of WallService")
class Tiles:
    """All tiles there ever are; the layout shows the first of them. Changes nothing by itself but what is written here:
    who calls brings the players in line.
    """

    def __init__(self, cameras: CameraDirectory, players: TilePlayers, authority: Authority) -> None:
        self._cameras = cameras
        self._authority = authority
        self.all = [Tile(number, players) for number in range(MAX_TILES)]
        self.layout = Layout.FOUR
        self.maximised: int | None = None

    @property
    def shown(self) -> list[Tile]:
        return self.all[: len(self.layout.cells)]

    @property
    def content(self) -> WallContent:
        return WallContent(self.layout, tuple(tile.camera_id for tile in self.shown))

    @property
    def kept(self) -> WallContent:
        """With the cameras a smaller layout hides."""
        ids = [tile.camera_id for tile in self.all]
        places = max(len(self.layout.cells), 1 + max((n for n, one in enumerate(ids) if one), default=-1))
        return WallContent(self.layout, tuple(ids[:places]))

    def of_slot(self, slot: str) -> Tile | None:
        """None: the slot is somebody else's. Playback uses the same players under names of its own."""
        number = slot.partition(".")[0]
        return self.all[int(number)] if number.isdecimal() else None

    def next_free(self, instead_of: int | None) -> int:
        """The maximised tile, else the first empty one, else ``instead_of`` (without one the last)."""
        if self.maximised is not None:
            return self.maximised
        shown = self.shown
        last = instead_of if instead_of is not None and instead_of < len(shown) else len(shown) - 1
        return next((tile.number for tile in shown if self.seen_in(tile) is None), last)

    def put(self, tile: Tile, camera_id: str | None) -> None:
        if tile.camera_id == camera_id:
            return
        tile.stop()
        tile.forget_picture()
        tile.camera_id = camera_id
        tile.since = None

    def put_all(self, content: WallContent) -> None:
        """Cameras that no longer exist leave their tile empty."""
        self.layout, self.maximised = content.layout, None
        ids = content.camera_ids
        for tile in self.all:
            known = self.found(ids[tile.number]) if tile.number < len(ids) else None
            self.put(tile, known.id if known is not None else None)

    def drop_unknown(self) -> bool:
        """Whether a camera that stood on the wall is gone from the register."""
        gone = [tile for tile in self.all if tile.camera_id and self.found(tile.camera_id) is None]
        for tile in gone:
            self.put(tile, None)
        return bool(gone)

    def stop_unseen(self) -> None:
        """What may not be seen any more stops at once; the camera stays where it stands."""
        for tile in self.all:
            if tile.camera_id and self.seen_in(tile) is None:
                tile.stop()
                tile.forget_picture()

    def found(self, camera_id: str | None) -> Camera | None:
        try:
            return self._cameras.get(camera_id) if camera_id else None
        except CameraError:
            return None

    def seen_in(self, tile: Tile) -> Camera | None:
        """The tile's camera, if whoever is signed in may see it."""
        camera = self.found(tile.camera_id)
        return camera if camera is not None and self._authority.covers(Permission.VIEW_LIVE, camera) else None

    def wants_to_play(self, tile: Tile) -> bool:
        """Whether it is on the screen, with a camera that may be seen."""
        on_wall = tile.number < len(self.layout.cells)
        uncovered = self.maximised is None or self.maximised == tile.number
        can = on_wall and uncovered and tile.visible and tile.windows is not None
        return can and self.seen_in(tile) is not None
