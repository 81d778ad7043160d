"""Wishes into players: which stream each tile is to play, made known to the relay and opened in a player."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.domain.stream_choice import choose_quality
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.log.log_sessions import Watching
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import StreamRelay, TilePlayers
from vms_desktop.services.wall.tile import Tile
from vms_desktop.services.wall.tiles import CameraDirectory, Tiles

# A tile's size must have rested this long before a playing stream is exchanged: dragging a window's edge passes
# through many sizes.
RESIZE_RESTS_S = 0.3


@machinery("the players of WallService")
class Playing:
    """Brings the players in line with the tiles. ``tell``: a tile's status is to be published.

    With ``watching`` no camera is shown before the access log has it. ``most_main_streams``: as in ``WallService``.
    """

    def __init__(
        self,
        tiles: Tiles,
        cameras: CameraDirectory,
        relay: StreamRelay,
        players: TilePlayers,
        clock: Clock,
        tasks: TaskOwner,
        *,
        authority: Authority,
        most_main_streams: int,
        watching: Watching | None,
        tell: Callable[[Tile], None],
    ) -> None:
        self._tiles = tiles
        self._cameras = cameras
        self._relay = relay
        self._players = players
        self._clock = clock
        self._tasks = tasks
        self._authority = authority
        self._most_main_streams = most_main_streams
        self._watching = watching
        self._tell = tell
        self._configured: set[str] = set()
        self._configuring: set[str] = set()
        self._resize_rests: asyncio.TimerHandle | None = None

    def stop(self) -> None:
        """End all of them."""
        if self._resize_rests is not None:
            self._resize_rests.cancel()
        for tile in self._tiles.all:
            tile.stop()
        if self._watching is not None:
            self._watching.keep_only(())

    def settle_all(self) -> None:
        for tile in self._tiles.all:
            self._settle(tile)
        for tile in self._tiles.all:
            self._tell(tile)
        self.close_unwatched()

    def settle(self, tile: Tile) -> None:
        self._settle(tile)
        self._tell(tile)

    def settle_when_size_rests(self) -> None:
        if self._resize_rests is not None:
            self._resize_rests.cancel()
        loop = asyncio.get_running_loop()
        self._resize_rests = loop.call_later(RESIZE_RESTS_S, self.settle_all)

    def close_unwatched(self) -> None:
        """The access log's entries of cameras that no tile shows any more get their end."""
        if self._watching is not None:
            playing = [tile for tile in self._tiles.all if self._tiles.wants_to_play(tile)]
            self._watching.keep_only({tile.camera_id or "" for tile in playing})

    def configure_anew(self) -> None:
        """Addresses and passwords may be new, also those of what plays."""
        self._configured.clear()
        for camera_id in {tile.camera_id for tile in self._tiles.all if tile.camera_id and tile.leading is not None}:
            self._configure(camera_id)

    def reopen_all(self) -> None:
        """The relay is another one now."""
        now = self._clock.monotonic()
        for tile in self._tiles.all:
            urls = {surface.key: self._relay.live_url(surface.key) for surface in tile.surfaces()}
            tile.reopen({key: url for key, url in urls.items() if url is not None}, now)
        self.settle_all()

    def _wanted_stream(self, tile: Tile) -> StreamKey | None:
        if not tile.camera_id or not self._tiles.wants_to_play(tile):
            return None
        camera = self._cameras.get(tile.camera_id)
        leading = tile.leading
        quality = choose_quality(tile.height_px, leading.key.quality if leading else None)
        if quality is StreamQuality.MAIN and not self._may_decode_main(tile):
            quality = StreamQuality.SUB
        return camera.stream(quality) if camera.address(quality) is not None else None

    def _may_decode_main(self, tile: Tile) -> bool:
        """Whether this tile is among the largest that share the machine's few main streams."""
        playing = [other for other in self._tiles.shown if self._tiles.wants_to_play(other)]
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
        for tile in self._tiles.all:
            if tile.camera_id == camera_id:
                self.settle(tile)
        self.close_unwatched()
