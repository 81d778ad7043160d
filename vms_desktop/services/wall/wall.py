"""The wall: which camera plays in which tile, with which stream, and what the operator must be told about it.

Data flows one way: calls and reports change the tiles' wishes, ``_settle`` brings players in line with them,
``_tell`` publishes the statuses. Nothing here knows widgets, sockets or libVLC.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.domain.stream_choice import choose_quality
from vms_desktop.domain.view import WallContent
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import Watching
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import SlotStatus, StillPicture, StreamRelay, TilePlayers, Unsubscribe
from vms_desktop.services.wall.filling import Filled, fill_tiles
from vms_desktop.services.wall.tile import PATIENCE_S, Surface, Tile
from vms_desktop.services.wall.tile_status import WHOLE_PICTURE, TileStatus, ZoomRegion, judge

_log = logging.getLogger(__name__)

__all__ = ["WHOLE_PICTURE", "CameraDirectory", "TileStatus", "WallService", "ZoomRegion"]

# A tile's size must have rested this long before a playing stream is exchanged: dragging a window's edge passes
# through many sizes.
RESIZE_RESTS_S = 0.3
CHECK_EVERY_S = 0.5
MAX_TILES = max(Layout)


class CameraDirectory(Protocol):
    """The part of CameraService the wall needs."""

    def get(self, camera_id: str) -> Camera:
        """Raises CameraError ``camera.unknown``."""

    async def ensure_streams(self, camera_id: str) -> None:
        """Make the camera's streams known to the relay (its password goes there and nowhere else)."""

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe: ...


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
        self._clock = clock
        self._most_main_streams = most_main_streams
        self._watching = watching
        self._authority = authority
        self._tasks = TaskOwner("wall", on_world_error)
        self._tiles = [Tile(number, players) for number in range(MAX_TILES)]
        self._layout = Layout.FOUR
        self._maximised: int | None = None
        self._health: dict[StreamKey, StreamHealth] = {}
        self._configured: set[str] = set()
        self._configuring: set[str] = set()
        self._resize_rests: asyncio.TimerHandle | None = None
        self._on_tile: Listeners[[TileStatus]] = Listeners()
        self._on_content: Listeners[[]] = Listeners()
        self._unsubscribe: list[Unsubscribe] = []

    # ---- life ------------------------------------------------------------------------------------------------

    @plumbing("life of the desk")
    async def start(self) -> None:
        """Begin to listen to the relay and the players."""
        self._unsubscribe = [
            self._relay.on_health(self._stream_reported),
            self._relay.on_ready(self._relay_ready),
            self._players.on_showing(self._slot_showing),
            self._players.on_status(self._slot_reported),
            self._players.on_replaced(self._slots_replaced),
            self._cameras.on_change(self._cameras_changed),
            self._authority.on_change(self._rights_changed),
        ]
        self._tasks.start(self._check(), "check")

    @plumbing("life of the desk")
    async def stop(self) -> None:
        """Stop all players of this wall; the content stays."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        if self._resize_rests is not None:
            self._resize_rests.cancel()
        await self._tasks.close()
        for tile in self._tiles:
            tile.stop()
        if self._watching is not None:
            self._watching.keep_only(())

    def on_tile(self, listener: Callable[[TileStatus], None]) -> Unsubscribe:
        """Called whenever a tile's status changes, and about twice a second for tiles that play."""
        return self._on_tile.add(listener)

    def on_content(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called when layout, a camera's tile or the maximised tile changed."""
        return self._on_content.add(listener)

    # ---- what stands where -----------------------------------------------------------------------------------

    @property
    @plumbing("ids only")
    def content(self) -> WallContent:
        """Layout and camera ids now."""
        return WallContent(self._layout, tuple(tile.camera_id for tile in self._shown_tiles()))

    @property
    @plumbing("ids only")
    def kept(self) -> WallContent:
        """As ``content``, with the cameras a smaller layout hides: what is remembered for the next start."""
        ids = [tile.camera_id for tile in self._tiles]
        places = max(len(self._layout.cells), 1 + max((n for n, one in enumerate(ids) if one), default=-1))
        return WallContent(self._layout, tuple(ids[:places]))

    @property
    @plumbing("how the wall is divided")
    def maximised(self) -> int | None:
        """The tile that fills the wall, or None."""
        return self._maximised

    @plumbing("a tile whose camera may not be seen is an empty one")
    def status(self, tile: int) -> TileStatus:
        return self._status(self._tiles[tile])

    @plumbing("how the wall is divided")
    def set_layout(self, layout: Layout) -> None:
        """Cameras keep their order; those that no longer fit stop but return when the layout grows again."""
        self._layout = layout
        self._maximised = None
        self._content_changed()

    @plumbing("puts ids on the wall; each camera is asked for before it is shown")
    def show(self, content: WallContent) -> None:
        """A saved view. Cameras that no longer exist, or may not be seen, leave their tile empty."""
        self.restore(replace(content, camera_ids=content.camera_ids[: len(content.layout.cells)]))

    @plumbing("puts ids on the wall; each camera is asked for before it is shown")
    def restore(self, content: WallContent) -> None:
        """The wall as it was left (``kept``): a larger layout shows again what a smaller one hides."""
        self._layout = content.layout
        self._maximised = None
        ids = content.camera_ids
        for tile in self._tiles:
            self._put(tile, self._known(ids[tile.number]) if tile.number < len(ids) else None)
        self._content_changed()

    @operation(Permission.VIEW_LIVE, logs=Action.LIVE_OPENED, inside=True)
    def assign(self, tile: int, camera_id: str) -> None:
        """Raises CameraError ``camera.unknown``, AccessError ``access.*``."""
        self._authority.require(Permission.VIEW_LIVE, self._cameras.get(camera_id))
        self._put(self._tiles[tile], camera_id)
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
        if self._maximised is not None:
            return self._maximised
        shown = self._shown_tiles()
        last = instead_of if instead_of is not None and instead_of < len(shown) else len(shown) - 1
        return next((tile.number for tile in shown if self._seen_in(tile) is None), last)

    @operation(Permission.VIEW_LIVE, logs=Action.LIVE_OPENED, inside=True)
    def fill(self, camera_ids: Sequence[str], *, grow: bool = False) -> Filled:
        """Put cameras into the free tiles, in that order; those that stand on the wall already stay where they are.
        ``grow``: into a larger layout where they need one.

        Raises as ``assign`` where none of them may be seen.
        """
        seen = [camera for camera in map(self._found, camera_ids) if camera is not None]
        may = [camera.id for camera in seen if self._authority.refusal(Permission.VIEW_LIVE, camera) is None]
        if seen and not may:
            self._authority.require(Permission.VIEW_LIVE, seen[0])
        taken = [tile.camera_id if self._seen_in(tile) is not None else None for tile in self._tiles]
        filling = fill_tiles(taken, self._layout, may, grow=grow)
        self._layout, self._maximised = filling.layout, None
        for tile, camera_id in filling.put.items():
            self._put(self._tiles[tile], camera_id)
        self._content_changed()
        return Filled(len(filling.put), filling.already, filling.left)

    @plumbing("moves what is shown")
    def swap(self, tile: int, other: int) -> None:
        """Exchange two tiles' cameras; both open again from the relay's kept pictures, at once."""
        if tile == other:
            return
        first, second = self._tiles[tile], self._tiles[other]
        first_camera, second_camera = first.camera_id, second.camera_id
        self._put(first, second_camera)
        self._put(second, first_camera)
        self._content_changed()

    @plumbing("ends it")
    def close(self, tile: int) -> None:
        self._put(self._tiles[tile], None)
        if self._maximised == tile:
            self._maximised = None
        self._content_changed()

    @plumbing("ends it")
    def clear(self) -> None:
        self._maximised = None
        for tile in self._tiles:
            self._put(tile, None)
        self._content_changed()

    @plumbing("how the wall is divided")
    def maximise(self, tile: int | None) -> None:
        """Fill the wall with one tile (its neighbours stop decoding), or go back with None."""
        if tile != self._maximised:
            self._maximised = tile
            self._content_changed()

    def _shown_tiles(self) -> list[Tile]:
        return self._tiles[: len(self._layout.cells)]

    def _seen_in(self, tile: Tile) -> Camera | None:
        """The tile's camera, if whoever is signed in may see it."""
        camera = self._found(tile.camera_id)
        return camera if camera is not None and self._authority.covers(Permission.VIEW_LIVE, camera) else None

    def _rights_changed(self) -> None:
        """Somebody else, or nobody, or less than before: what may not be seen any more stops at once."""
        for tile in self._tiles:
            if tile.camera_id and self._seen_in(tile) is None:
                tile.stop()
                tile.forget_picture()
        self._settle_all()

    def _found(self, camera_id: str | None) -> Camera | None:
        try:
            return self._cameras.get(camera_id) if camera_id else None
        except CameraError:
            return None

    def _known(self, camera_id: str | None) -> str | None:
        camera = self._found(camera_id)
        return camera.id if camera is not None else None

    def _put(self, tile: Tile, camera_id: str | None) -> None:
        if tile.camera_id == camera_id:
            return
        tile.stop()
        tile.forget_picture()
        tile.camera_id = camera_id
        tile.since = None

    def _content_changed(self) -> None:
        self._settle_all()
        self._on_content.notify()

    def _cameras_changed(self) -> None:
        """The register changed: addresses and passwords may be new, cameras may be gone."""
        self._configured.clear()
        gone = [tile for tile in self._tiles if tile.camera_id and self._known(tile.camera_id) is None]
        for tile in gone:
            self._put(tile, None)
        # What plays is configured anew as well: its address or password may be the one that changed.
        for camera_id in {tile.camera_id for tile in self._tiles if tile.camera_id and tile.leading is not None}:
            self._configure(camera_id)
        self._settle_all()
        if gone:
            self._on_content.notify()

    # ---- what the widgets tell -------------------------------------------------------------------------------

    @plumbing("told by widgets")
    def surfaces_ready(self, tile: int, windows: tuple[int, int], width_px: int, height_px: int) -> None:
        """The tile widget's two native windows and its video size in device pixels. Again when any of it changes."""
        it = self._tiles[tile]
        if it.windows != windows:
            it.stop()
            it.windows = windows
        resized = (it.width_px, it.height_px) != (width_px, height_px)
        it.width_px, it.height_px = width_px, height_px
        if it.leading is None:
            self._settle(it)
            self._tell(it)
        elif resized:
            self._settle_when_size_rests()

    @plumbing("told by widgets")
    def surfaces_gone(self, tile: int) -> None:
        """The widget is going away: nothing may draw into its windows any more."""
        it = self._tiles[tile]
        it.stop()
        it.windows = None
        self._close_unwatched()

    @plumbing("told by widgets")
    def set_visible(self, tile: int, visible: bool) -> None:
        """Hidden, covered or minimised tiles stop decoding; they resume at once when visible."""
        it = self._tiles[tile]
        if it.visible != visible:
            it.visible = visible
            self._settle(it)
            self._tell(it)
            self._close_unwatched()

    @plumbing("asks for what is shown anyway")
    def retry_now(self, tile: int) -> None:
        leading = self._tiles[tile].leading
        if leading is not None:
            self._relay.retry_now(leading.key)

    @plumbing("of what is shown anyway")
    def zoom(self, tile: int, region: ZoomRegion) -> None:
        it = self._tiles[tile]
        it.apply_zoom(region)
        self._tell(it)

    @plumbing("for SnapshotService, which asks and records")
    async def still(self, tile: int) -> StillPicture:
        """The newest picture at the stream's own size. Raises CameraError ``camera.no_picture``."""
        it = self._tiles[tile]
        picture = None
        if it.leading is not None:
            picture = await self._relay.still(it.leading.key)
        if picture is None and it.camera_id is not None:
            raise CameraError("camera.no_picture", camera=self._cameras.get(it.camera_id).code)
        if picture is None:
            raise CameraError("camera.no_picture", camera="")
        return picture

    def _settle_when_size_rests(self) -> None:
        if self._resize_rests is not None:
            self._resize_rests.cancel()
        loop = asyncio.get_running_loop()
        self._resize_rests = loop.call_later(RESIZE_RESTS_S, self._settle_all)

    # ---- wishes into players ---------------------------------------------------------------------------------

    def _settle_all(self) -> None:
        for tile in self._tiles:
            self._settle(tile)
        for tile in self._tiles:
            self._tell(tile)
        self._close_unwatched()

    def _close_unwatched(self) -> None:
        """The access log's entries of cameras that no tile shows any more get their end."""
        if self._watching is not None:
            self._watching.keep_only({tile.camera_id or "" for tile in self._tiles if self._wants_to_play(tile)})

    def _wants_to_play(self, tile: Tile) -> bool:
        on_wall = tile.number < len(self._layout.cells)
        uncovered = self._maximised is None or self._maximised == tile.number
        can = on_wall and uncovered and tile.visible and tile.windows is not None
        return can and self._seen_in(tile) is not None

    def _wanted_stream(self, tile: Tile) -> StreamKey | None:
        if not tile.camera_id or not self._wants_to_play(tile):
            return None
        camera = self._cameras.get(tile.camera_id)
        leading = tile.leading
        quality = choose_quality(tile.height_px, leading.key.quality if leading else None)
        if quality is StreamQuality.MAIN and not self._may_decode_main(tile):
            quality = StreamQuality.SUB
        return camera.stream(quality) if camera.address(quality) is not None else None

    def _may_decode_main(self, tile: Tile) -> bool:
        """Whether this tile is among the largest that share the machine's few main streams."""
        playing = [other for other in self._shown_tiles() if self._wants_to_play(other)]
        playing.sort(key=lambda other: (-other.width_px * other.height_px, other.number))
        return tile in playing[: self._most_main_streams]

    def _settle(self, tile: Tile) -> None:
        wanted = self._wanted_stream(tile)
        if wanted is None:
            tile.stop()
            return
        newest = tile.next or tile.front
        if newest is not None and newest.key == wanted:
            return
        if tile.next is not None and tile.front is not None and tile.front.key == wanted:
            self._players.close(tile.next.slot)
            tile.next = None
            return
        is_recorded = self._watching is None or self._watching.is_open(wanted.camera_id)
        if wanted.camera_id not in self._configured or not is_recorded:
            self._configure(wanted.camera_id)
            return
        url = self._relay.live_url(wanted)
        if url is not None:
            tile.open(wanted, url, self._clock.monotonic())

    def _configure(self, camera_id: str) -> None:
        if camera_id not in self._configuring:
            self._configuring.add(camera_id)
            self._tasks.start(self._configure_streams(camera_id), f"configure {camera_id}")

    async def _configure_streams(self, camera_id: str) -> None:
        try:
            camera = self._cameras.get(camera_id)
            if not self._authority.covers(Permission.VIEW_LIVE, camera):
                return
            if self._watching is not None:
                # Recorded before any picture: where it cannot be, there is none, and the person is told.
                await self._watching.open(camera)
            await self._cameras.ensure_streams(camera_id)
            self._configured.add(camera_id)
        finally:
            self._configuring.discard(camera_id)
        for tile in self._tiles:
            if tile.camera_id == camera_id:
                self._settle(tile)
                self._tell(tile)
        self._close_unwatched()

    # ---- reports into statuses -------------------------------------------------------------------------------

    def _stream_reported(self, health: StreamHealth) -> None:
        self._health[health.key] = health
        for tile in self._tiles:
            leading = tile.leading
            if leading is not None and leading.key == health.key:
                self._tell(tile)

    def _relay_ready(self) -> None:
        now = self._clock.monotonic()
        for tile in self._tiles:
            urls = {surface.key: self._relay.live_url(surface.key) for surface in tile.surfaces()}
            tile.reopen({key: url for key, url in urls.items() if url is not None}, now)
        self._settle_all()

    def _surface_of(self, slot: str, generation: int) -> tuple[Tile, bool] | None:
        tile = self._tile_of(slot)
        surface = tile.by_slot(slot) if tile is not None else None
        if tile is None or surface is None or surface.generation != generation:
            return None
        return tile, surface is tile.next

    def _tile_of(self, slot: str) -> Tile | None:
        """None: the slot is somebody else's. Playback uses the same players under names of its own."""
        number = slot.partition(".")[0]
        return self._tiles[int(number)] if number.isdecimal() else None

    def _slot_showing(self, slot: str, generation: int, after_s: float) -> None:
        found = self._surface_of(slot, generation)
        if found is None:
            return
        tile, is_next = found
        surface = tile.next if is_next else tile.front
        if surface is not None:
            surface.shows(self._clock.monotonic())
        if is_next:
            tile.promote()
        self._tell(tile)

    def _slot_reported(self, status: SlotStatus) -> None:
        found = self._surface_of(status.slot, status.generation)
        if found is None:
            return
        tile, _ = found
        surface = tile.by_slot(status.slot)
        if surface is not None:
            surface.note(status, self._health.get(surface.key), self._clock.monotonic())
            self._tell(tile)

    def _slots_replaced(self, slots: list[str]) -> None:
        for slot in slots:
            tile = self._tile_of(slot)
            surface = tile.by_slot(slot) if tile is not None else None
            if tile is not None and surface is not None:
                surface.begin_anew()
                self._tell(tile)

    async def _check(self) -> None:
        """A host that says nothing more must show too: its tiles' pictures age here."""
        while True:
            await asyncio.sleep(CHECK_EVERY_S)
            now = self._clock.monotonic()
            for tile in self._shown_tiles():
                leading = tile.leading
                silent = leading is not None and leading.reported_at is not None and now - leading.reported_at > 1.5
                if silent:
                    self._tell(tile)
                elif leading is not None and leading.is_stuck(self._health.get(leading.key)):
                    self._replace_player(tile, leading, now)

    def _replace_player(self, tile: Tile, surface: Surface, now: float) -> None:
        """A player that draws nothing new though pictures come: another playback may; each time with more patience."""
        url = self._relay.live_url(surface.key)
        newest = tile.next or surface
        if url is None or now - newest.opened_at < PATIENCE_S * 2 ** min(surface.restarts, 5):
            return
        _log.warning("tile %s draws nothing new of %s; it gets another player", tile.number, surface.key)
        tile.replace_player(url, now)
        self._tell(tile)

    def _status(self, tile: Tile) -> TileStatus:
        now = self._clock.monotonic()
        camera = self._seen_in(tile)
        leading = tile.leading
        health = self._health.get(leading.key) if leading is not None else None
        displayed_age = leading.picture_age_s(now) if leading is not None else None
        if camera is None:
            state, reason = StreamState.STOPPED, StreamReason.NONE
        elif camera.main is None and camera.sub is None:
            state, reason = StreamState.UNSUPPORTED, StreamReason.NO_ADDRESS
        elif not self._wants_to_play(tile):
            state, reason = StreamState.STOPPED, StreamReason.NOT_WATCHED
        elif leading is None:
            state, reason = StreamState.CONNECTING, StreamReason.NONE
        else:
            state, reason = judge(health, leading.showing, displayed_age, leading.shows_too_little(health))
        ages = [age for age in (displayed_age, health.picture_age_s if health else None) if age is not None]
        live = state is StreamState.LIVE
        return TileStatus(
            tile=tile.number,
            camera=camera,
            quality=leading.key.quality if leading is not None else None,
            state=state,
            reason=reason,
            since=tile.since if tile.state is state else self._clock.now(),
            picture_age_s=max(ages) if ages else None,
            next_try_s=health.next_try_s if health is not None else None,
            surface=leading.index if live and leading is not None else None,
            stale_picture=None if live else tile.stale_picture,
            health=health,
            displayed_fps=(leading.shown_fps(health) or 0.0) if live and leading is not None else 0.0,
            zoom=tile.zoom,
            reported_at=now,
        )

    def _tell(self, tile: Tile) -> None:
        status = self._status(tile)
        if status.state is not tile.state or tile.since is None:
            tile.since = status.since
        was, tile.state = tile.state, status.state
        if status.state is StreamState.LIVE:
            tile.stale_picture = None
        elif was is StreamState.LIVE or (was is not status.state and tile.stale_picture is None):
            self._fetch_stale_picture(tile)
        self._on_tile.notify(status)

    def _fetch_stale_picture(self, tile: Tile) -> None:
        leading = tile.leading
        if leading is None or tile.fetching_still or tile.state in (StreamState.STOPPED, StreamState.UNSUPPORTED):
            return
        tile.fetching_still = True
        self._tasks.start(self._take_stale_picture(tile, leading.key), f"last picture {leading.key}")

    async def _take_stale_picture(self, tile: Tile, key: StreamKey) -> None:
        try:
            picture = await self._relay.still(key)
        finally:
            tile.fetching_still = False
        leading = tile.leading
        if leading is not None and leading.key == key and tile.state is not StreamState.LIVE:
            tile.stale_picture = picture
            self._on_tile.notify(self._status(tile))
