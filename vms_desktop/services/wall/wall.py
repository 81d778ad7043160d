"""The wall: which camera plays in which tile, with which stream, and what the operator must be told about it.

Data flows one way: calls change the tiles (``tiles``), ``playing`` brings the players in line with them, and what relay
and players tell becomes the tiles' statuses in ``tile_reports``. Nothing here knows widgets, sockets or libVLC.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.view import WallContent
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import Watching
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import StillPicture, StreamRelay, TilePlayers, Unsubscribe
from vms_desktop.services.wall.filling import Filled, fill_tiles
from vms_desktop.services.wall.playing import Playing
from vms_desktop.services.wall.tile_reports import TileReports
from vms_desktop.services.wall.tile_status import TileStatus, ZoomRegion
from vms_desktop.services.wall.tiles import CameraDirectory, Tiles


class WallService:
    """One wall window's tiles. All methods are called on the loop thread and return at once unless ``async``.

    Tiles are numbered 0.. in the order of ``Layout.cells``. A camera may stand in several tiles (one stream is
    fetched). ``most_main_streams``: how many tiles may decode main streams at a time on this workstation; the
    largest tiles get them. With ``watching`` no camera is shown before the access log has it.

    Only cameras that whoever is signed in may see are shown. What others put on the wall stays there, unseen, until
    somebody comes who may see it; to everybody else such a tile is an empty one. A locked desk goes on showing what it
    shows.
    """

    def __init__(
        self,
        cameras: CameraDirectory,
        relay: StreamRelay,
        players: TilePlayers,
        clock: Clock,
        *,
        authority: Authority,
        most_main_streams: int = 4,
        on_world_error: Callable[[VmsError], None] | None = None,
        watching: Watching | None = None,
    ) -> None:
        self._cameras = cameras
        self._relay = relay
        self._players = players
        self._authority = authority
        self._tasks = TaskOwner("wall", on_world_error)
        self._tiles = Tiles(cameras, players, authority)
        self._reports = TileReports(self._tiles, relay, clock, self._tasks)
        self._playing = Playing(
            self._tiles,
            cameras,
            relay,
            players,
            clock,
            self._tasks,
            authority=authority,
            most_main_streams=most_main_streams,
            watching=watching,
            tell=self._reports.tell,
        )
        self._on_content: Listeners[[]] = Listeners()
        self._unsubscribe: list[Unsubscribe] = []

    # ---- life ------------------------------------------------------------------------------------------------

    @plumbing("life of the desk")
    async def start(self) -> None:
        """Begin to listen to the relay and the players."""
        self._unsubscribe = [
            self._relay.on_health(self._reports.stream_reported),
            self._relay.on_ready(self._playing.reopen_all),
            self._players.on_showing(self._reports.slot_showing),
            self._players.on_status(self._reports.slot_reported),
            self._players.on_replaced(self._reports.slots_replaced),
            self._cameras.on_change(self._cameras_changed),
            self._authority.on_change(self._rights_changed),
        ]
        self._tasks.start(self._reports.check(), "check")

    @plumbing("life of the desk")
    async def stop(self) -> None:
        """Stop all players of this wall; the content stays."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        await self._tasks.close()
        self._playing.stop()

    def on_tile(self, listener: Callable[[TileStatus], None]) -> Unsubscribe:
        """Called whenever a tile's status changes, and about twice a second for tiles that play."""
        return self._reports.on_tile.add(listener)

    def on_content(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called when layout, a camera's tile or the maximised tile changed."""
        return self._on_content.add(listener)

    # ---- what stands where -----------------------------------------------------------------------------------

    @property
    @plumbing("ids only")
    def content(self) -> WallContent:
        """Layout and camera ids now."""
        return self._tiles.content

    @property
    @plumbing("ids only")
    def kept(self) -> WallContent:
        """As ``content``, with the cameras a smaller layout hides: what is remembered for the next start."""
        return self._tiles.kept

    @property
    @plumbing("how the wall is divided")
    def maximised(self) -> int | None:
        """The tile that fills the wall, or None."""
        return self._tiles.maximised

    @plumbing("a tile whose camera may not be seen is an empty one")
    def status(self, tile: int) -> TileStatus:
        return self._reports.status(self._tiles.all[tile])

    @plumbing("how the wall is divided")
    def set_layout(self, layout: Layout) -> None:
        """Cameras keep their order; those that no longer fit stop but return when the layout grows again."""
        self._tiles.layout = layout
        self._tiles.maximised = None
        self._content_changed()

    @plumbing("puts ids on the wall; each camera is asked for before it is shown")
    def show(self, content: WallContent) -> None:
        """A saved view. Cameras that no longer exist, or may not be seen, leave their tile empty."""
        self.restore(replace(content, camera_ids=content.camera_ids[: len(content.layout.cells)]))

    @plumbing("puts ids on the wall; each camera is asked for before it is shown")
    def restore(self, content: WallContent) -> None:
        """The wall as it was left (``kept``): a larger layout shows again what a smaller one hides."""
        self._tiles.put_all(content)
        self._content_changed()

    @operation(Permission.VIEW_LIVE, logs=Action.LIVE_OPENED, inside=True)
    def assign(self, tile: int, camera_id: str) -> None:
        """Raises CameraError ``camera.unknown``, AccessError ``access.*``."""
        self._authority.require(Permission.VIEW_LIVE, self._cameras.get(camera_id))
        self._tiles.put(self._tiles.all[tile], camera_id)
        self._content_changed()

    @operation(Permission.VIEW_LIVE, logs=Action.LIVE_OPENED, inside=True)
    def assign_next(self, camera_id: str, instead_of: int | None = None) -> int:
        """Into the maximised tile, else the first empty one, else ``instead_of`` (without one the last); returns the
        tile. For Enter or double-click in the tree.

        Raises as ``assign``.
        """
        tile = self.next_tile(instead_of)
        self.assign(tile, camera_id)
        return tile

    @plumbing("a number only")
    def next_tile(self, instead_of: int | None = None) -> int:
        """Where ``assign_next`` would put a camera."""
        return self._tiles.next_free(instead_of)

    @operation(Permission.VIEW_LIVE, logs=Action.LIVE_OPENED, inside=True)
    def fill(self, camera_ids: Sequence[str], *, grow: bool = False) -> Filled:
        """Put cameras into the free tiles, in that order; those that stand on the wall already stay where they are.
        ``grow``: into a larger layout where they need one.

        Raises as ``assign`` where none of them may be seen.
        """
        seen = [camera for camera in map(self._tiles.found, camera_ids) if camera is not None]
        may = [camera.id for camera in seen if self._authority.refusal(Permission.VIEW_LIVE, camera) is None]
        if seen and not may:
            self._authority.require(Permission.VIEW_LIVE, seen[0])
        taken = [tile.camera_id if self._tiles.seen_in(tile) is not None else None for tile in self._tiles.all]
        filling = fill_tiles(taken, self._tiles.layout, may, grow=grow)
        self._tiles.layout, self._tiles.maximised = filling.layout, None
        for tile, camera_id in filling.put.items():
            self._tiles.put(self._tiles.all[tile], camera_id)
        self._content_changed()
        return Filled(len(filling.put), filling.already, filling.left)

    @plumbing("moves what is shown")
    def swap(self, tile: int, other: int) -> None:
        """Exchange two tiles' cameras; both open again from the relay's kept pictures, at once."""
        if tile == other:
            return
        first, second = self._tiles.all[tile], self._tiles.all[other]
        first_camera, second_camera = first.camera_id, second.camera_id
        self._tiles.put(first, second_camera)
        self._tiles.put(second, first_camera)
        self._content_changed()

    @plumbing("ends it")
    def close(self, tile: int) -> None:
        self._tiles.put(self._tiles.all[tile], None)
        if self._tiles.maximised == tile:
            self._tiles.maximised = None
        self._content_changed()

    @plumbing("ends it")
    def clear(self) -> None:
        self._tiles.maximised = None
        for tile in self._tiles.all:
            self._tiles.put(tile, None)
        self._content_changed()

    @plumbing("how the wall is divided")
    def maximise(self, tile: int | None) -> None:
        """Fill the wall with one tile (its neighbours stop decoding), or go back with None."""
        if tile != self._tiles.maximised:
            self._tiles.maximised = tile
            self._content_changed()

    def _rights_changed(self) -> None:
        """Somebody else, or nobody, or less than before: what may not be seen any more stops at once."""
        self._tiles.stop_unseen()
        self._playing.settle_all()

    def _content_changed(self) -> None:
        self._playing.settle_all()
        self._on_content.notify()

    def _cameras_changed(self) -> None:
        """The register changed: addresses and passwords may be new, cameras may be gone."""
        gone = self._tiles.drop_unknown()
        self._playing.configure_anew()
        self._playing.settle_all()
        if gone:
            self._on_content.notify()

    # ---- what the widgets tell -------------------------------------------------------------------------------

    @plumbing("told by widgets")
    def surfaces_ready(self, tile: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        """The tile widget's two native windows and its video size in device pixels. Again when any of it changes."""
        it = self._tiles.all[tile]
        if it.windows != windows:
            it.stop()
            it.windows = windows
        resized = (it.width_px, it.height_px) != (width_px, height_px)
        it.width_px, it.height_px = width_px, height_px
        if it.leading is None:
            self._playing.settle(it)
        elif resized:
            self._playing.settle_when_size_rests()

    @plumbing("told by widgets")
    def surfaces_gone(self, tile: int) -> None:
        """The widget is going away: nothing may draw into its windows any more."""
        it = self._tiles.all[tile]
        it.stop()
        it.windows = None
        self._playing.close_unwatched()

    @plumbing("told by widgets")
    def set_visible(self, tile: int, visible: bool) -> None:
        """Hidden, covered or minimised tiles stop decoding; they resume at once when visible."""
        it = self._tiles.all[tile]
        if it.visible != visible:
            it.visible = visible
            self._playing.settle(it)
            self._playing.close_unwatched()

    @plumbing("asks for what is shown anyway")
    def retry_now(self, tile: int) -> None:
        leading = self._tiles.all[tile].leading
        if leading is not None:
            self._relay.retry_now(leading.key)

    @plumbing("of what is shown anyway")
    def zoom(self, tile: int, region: ZoomRegion) -> None:
        it = self._tiles.all[tile]
        it.apply_zoom(region)
        self._reports.tell(it)

    @plumbing("for SnapshotService, which asks and records")
    async def still(self, tile: int) -> StillPicture:
        """The newest picture at the stream's own size. Raises CameraError ``camera.no_picture``."""
        it = self._tiles.all[tile]
        picture = None
        if it.leading is not None:
            picture = await self._relay.still(it.leading.key)
        if picture is None and it.camera_id is not None:
            raise CameraError("camera.no_picture", camera=self._cameras.get(it.camera_id).code)
        if picture is None:
            raise CameraError("camera.no_picture", camera="")
        return picture
