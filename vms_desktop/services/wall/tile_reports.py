"""Reports into statuses: what relay and players tell of each tile, and what the operator is told of it."""

from __future__ import annotations

import asyncio
import logging

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamReason, StreamState
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import SlotStatus, StreamRelay
from vms_desktop.services.wall.tile import PATIENCE_S, Surface, Tile
from vms_desktop.services.wall.tile_status import TileStatus, judge
from vms_desktop.services.wall.tiles import Tiles

_log = logging.getLogger(__name__)

CHECK_EVERY_S = 0.5
SILENT_AFTER_S = 1.5
"""Without a report for so long, a tile is judged anew: what it shows grows old."""
LONGEST_DOUBLING = 5
"""The patience with a stuck player is doubled at most so often (160 s)."""


@machinery("the statuses of WallService")
class TileReports:
    """``on_tile``: whoever shows the statuses."""

    def __init__(self, tiles: Tiles, relay: StreamRelay, clock: Clock, tasks: TaskOwner) -> None:
        self._tiles = tiles
        self._relay = relay
        self._clock = clock
        self._tasks = tasks
        self._health: dict[StreamKey, StreamHealth] = {}
        self.on_tile: Listeners[[TileStatus]] = Listeners()

    def stream_reported(self, health: StreamHealth) -> None:
        self._health[health.key] = health
        self._note_picture(health)
        for tile in self._tiles.all:
            leading = tile.leading
            if leading is not None and leading.key == health.key:
                self.tell(tile)

    def _note_picture(self, health: StreamHealth) -> None:
        if health.picture_age_s is None:
            return
        at = self._clock.monotonic() - health.picture_age_s
        for tile in self._tiles.all:
            for surface in tile.surfaces():
                if surface.key == health.key:
                    surface.picture_at = at

    def _surface_of(self, slot: str, generation: int) -> tuple[Tile, bool] | None:
        tile = self._tiles.of_slot(slot)
        surface = tile.by_slot(slot) if tile is not None else None
        if tile is None or surface is None or surface.generation != generation:
            return None
        return tile, surface is tile.next

    def slot_showing(self, slot: str, generation: int, after_s: float) -> None:
        found = self._surface_of(slot, generation)
        if found is None:
            return
        tile, is_next = found
        surface = tile.next if is_next else tile.front
        if surface is not None:
            surface.shows(self._clock.monotonic())
        if is_next:
            tile.promote()
        self.tell(tile)

    def slot_reported(self, status: SlotStatus) -> None:
        found = self._surface_of(status.slot, status.generation)
        if found is None:
            return
        tile, _ = found
        surface = tile.by_slot(status.slot)
        if surface is not None:
            surface.note(status, self._health.get(surface.key), self._clock.monotonic())
            self.tell(tile)

    def slots_replaced(self, slots: list[str]) -> None:
        for slot in slots:
            tile = self._tiles.of_slot(slot)
            surface = tile.by_slot(slot) if tile is not None else None
            if tile is not None and surface is not None:
                surface.begin_anew()
                self.tell(tile)

    async def check(self) -> None:
        """A host that says nothing more must show too: its tiles' pictures age here."""
        while True:
            await asyncio.sleep(CHECK_EVERY_S)
            now = self._clock.monotonic()
            for tile in self._tiles.shown:
                leading = tile.leading
                if leading is None:
                    continue
                if leading.reported_at is not None and now - leading.reported_at > SILENT_AFTER_S:
                    self.tell(tile)
                elif leading.is_stuck(self._health.get(leading.key)):
                    self._replace_player(tile, leading, now)

    def _replace_player(self, tile: Tile, surface: Surface, now: float) -> None:
        """A player that draws nothing new though pictures come: another playback may; each time with more patience."""
        url = self._relay.live_url(surface.key)
        newest = tile.next or surface
        if url is None or now - newest.opened_at < PATIENCE_S * 2 ** min(surface.restarts, LONGEST_DOUBLING):
            return
        _log.warning("tile %s draws nothing new of %s; it gets another player", tile.number, surface.key)
        tile.replace_player(url, now)
        self.tell(tile)

    def status(self, tile: Tile) -> TileStatus:
        now = self._clock.monotonic()
        camera = self._tiles.seen_in(tile)
        leading = tile.leading
        health = self._health.get(leading.key) if leading is not None else None
        displayed_age = leading.picture_age_s(now) if leading is not None else None
        if camera is None:
            state, reason = StreamState.STOPPED, StreamReason.NONE
        elif camera.main is None and camera.sub is None:
            state, reason = StreamState.UNSUPPORTED, StreamReason.NO_ADDRESS
        elif not self._tiles.wants_to_play(tile):
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

    def tell(self, tile: Tile) -> None:
        status = self.status(tile)
        if status.state is not tile.state or tile.since is None:
            tile.since = status.since
        was, tile.state = tile.state, status.state
        if status.state is StreamState.LIVE:
            tile.stale_picture = None
        elif was is StreamState.LIVE:
            self._fetch_stale_picture(tile)
        elif status.state not in (was, StreamState.CONNECTING) and tile.stale_picture is None:
            # Not while it connects: there is hardly ever one then, and a whole wall would ask at its start.
            self._fetch_stale_picture(tile)
        self.on_tile.notify(status)

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
            self.on_tile.notify(self.status(tile))
