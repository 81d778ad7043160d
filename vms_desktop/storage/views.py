"""Saved views and the last wall in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace
from vms_desktop.storage import schema
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries


class SqlViewRepository:
    """Fulfils ``services.ports.ViewRepository``. Cameras that are gone leave their tiles empty.

    ``desk``: whose last wall; empty where the database has only one desk. Saved views are everybody's.
    """

    def __init__(self, database: Database, clock: Clock, desk: str = "", log: LogAppender | None = None) -> None:
        self._database = database
        self._clock = clock
        self._desk = desk
        self._log = log

    async def views(self) -> list[SavedView]:
        return await self._database.read(_views)

    async def save_view(self, view: SavedView, record: Sequence[EntryDraft] = ()) -> None:
        """New, or in place of the one with the same id. ``record``: what the access log says, in one transaction."""
        now = self._clock.now()
        await self._database.write(with_entries(lambda it: _save_view(it, view, now), self._log, record))

    async def remove_view(self, view_id: str, record: Sequence[EntryDraft] = ()) -> None:
        gone = delete(schema.views).where(schema.views.c.id == view_id)
        await self._database.write(with_entries(lambda connection: connection.execute(gone), self._log, record))

    async def last_wall(self) -> tuple[WallContent | None, WindowPlace | None]:
        return await self._database.read(lambda connection: _last_wall(connection, self._desk))

    async def save_last_wall(self, content: WallContent, place: WindowPlace | None) -> None:
        """``place`` None keeps the place stored before."""
        now = self._clock.now()
        await self._database.write(lambda connection: _save_last_wall(connection, self._desk, content, place, now))


def _content(layout: int, tiles: dict[int, str]) -> WallContent:
    known = Layout(layout) if layout in set(Layout) else Layout.SIXTEEN
    count = max(len(known.cells), *(tile + 1 for tile in tiles)) if tiles else len(known.cells)
    return WallContent(known, tuple(tiles.get(tile) for tile in range(count)))


def _views(connection: Connection) -> list[SavedView]:
    tiles: dict[str, dict[int, str]] = defaultdict(dict)
    for view_id, tile, camera_id in connection.execute(select(schema.view_tiles)):
        tiles[view_id][tile] = camera_id
    query = select(schema.views.c.id, schema.views.c.name, schema.views.c.layout)
    return [
        SavedView(view_id, name, _content(layout, tiles[view_id]))
        for view_id, name, layout in connection.execute(query).fetchall()
    ]


def _save_view(connection: Connection, view: SavedView, now: datetime) -> None:
    table = schema.views
    values = {"name": view.name, "layout": int(view.content.layout), "updated_at": now}
    if connection.execute(update(table).where(table.c.id == view.id).values(**values)).rowcount == 0:
        connection.execute(insert(table).values(id=view.id, created_at=now, **values))
    _save_tiles(connection, schema.view_tiles, "view_id", view.id, view.content.camera_ids)


def _last_wall(connection: Connection, desk: str) -> tuple[WallContent | None, WindowPlace | None]:
    table, tiles = schema.last_walls, schema.last_wall_tiles
    row = connection.execute(select(table).where(table.c.desk == desk)).one_or_none()
    if row is None:
        return None, None
    query = select(tiles.c.tile, tiles.c.camera_id).where(tiles.c.desk == desk)
    content = _content(row.layout, {tile: camera_id for tile, camera_id in connection.execute(query)})
    if row.geometry is None:
        return content, None
    return content, WindowPlace(bytes(row.geometry), row.screen_name, row.full_screen)


def _save_last_wall(
    connection: Connection, desk: str, content: WallContent, place: WindowPlace | None, now: datetime
) -> None:
    table = schema.last_walls
    values: dict[str, object] = {"layout": int(content.layout), "updated_at": now}
    if place is not None:
        values |= {
            "geometry": place.geometry,
            "screen_name": place.screen_name,
            "full_screen": place.full_screen,
        }
    if connection.execute(update(table).where(table.c.desk == desk).values(**values)).rowcount == 0:
        new = {"desk": desk, "geometry": None, "screen_name": "", "full_screen": False, **values}
        connection.execute(insert(table).values(**new))
    _save_tiles(connection, schema.last_wall_tiles, "desk", desk, content.camera_ids)


def _save_tiles(
    connection: Connection, table: Table, owner: str, owner_id: str, camera_ids: Iterable[str | None]
) -> None:
    connection.execute(delete(table).where(table.c[owner] == owner_id))
    wanted = {tile: camera_id for tile, camera_id in enumerate(camera_ids) if camera_id is not None}
    cameras = schema.cameras.c.id
    # A camera may have been removed while its tile still stood on the wall.
    known = set(connection.execute(select(cameras).where(cameras.in_(set(wanted.values())))).scalars())
    rows = [
        {owner: owner_id, "tile": tile, "camera_id": camera_id}
        for tile, camera_id in wanted.items()
        if camera_id in known
    ]
    if rows:
        connection.execute(insert(table), rows)
