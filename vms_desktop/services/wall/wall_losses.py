"""Cameras that died while somebody watched them: noticed once, told together, taken back when the picture returns.

A camera that never showed a picture is no loss; its tile says what is wrong. Neither is one nobody looks at any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.stream import StreamState
from vms_desktop.domain.view import WallContent
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.wall.tile_status import TileStatus

GATHER_S = 1.0
"""A switch that fails takes many cameras within moments: one message names them all."""
DEAD = frozenset({StreamState.LOST, StreamState.AUTH_FAILED, StreamState.BUSY, StreamState.UNSUPPORTED})


class WatchedWall(Protocol):
    """The part of WallService that is listened to."""

    @property
    def content(self) -> WallContent: ...

    def on_tile(self, listener: Callable[[TileStatus], None]) -> Unsubscribe: ...

    def on_content(self, listener: Callable[[], None]) -> Unsubscribe: ...


@machinery("tells of what the wall shows to whoever sees it")
class WallLosses:
    """Called on the loop thread; ``close`` ends it."""

    def __init__(self, wall: WatchedWall) -> None:
        self._wall = wall
        self._alive: set[str] = set()
        self._lost: dict[str, Camera] = {}
        self._told: set[str] = set()
        self._gathering: asyncio.TimerHandle | None = None
        self._on_change: Listeners[[Sequence[Camera], Sequence[Camera]]] = Listeners()
        self._known: dict[str, Camera] = {}
        self._unsubscribe = [wall.on_tile(self._reported), wall.on_content(self._content_changed)]

    def close(self) -> None:
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        if self._gathering is not None:
            self._gathering.cancel()

    def on_change(self, listener: Callable[[Sequence[Camera], Sequence[Camera]], None]) -> Unsubscribe:
        """(cameras that are lost now, those whose picture came back): called when either became more or less."""
        return self._on_change.add(listener)

    def _reported(self, status: TileStatus) -> None:
        camera = status.camera
        if camera is None:
            return
        if status.state is StreamState.LIVE:
            self._alive.add(camera.id)
            if self._lost.pop(camera.id, None) is not None:
                self._known[camera.id] = camera
                self._gather()
        elif status.state in DEAD and camera.id in self._alive:
            self._alive.discard(camera.id)
            self._lost[camera.id] = camera
            self._gather()
        elif status.state is StreamState.STOPPED:
            self._alive.discard(camera.id)
            self._forget(camera.id)

    def _content_changed(self) -> None:
        shown = set(self._wall.content.camera_ids)
        self._alive &= {camera_id for camera_id in shown if camera_id}
        for camera_id in [one for one in self._lost if one not in shown]:
            self._forget(camera_id)

    def _forget(self, camera_id: str) -> None:
        if self._lost.pop(camera_id, None) is not None:
            self._gather()

    def _gather(self) -> None:
        if self._gathering is None:
            self._gathering = asyncio.get_running_loop().call_later(GATHER_S, self._tell)

    def _tell(self) -> None:
        self._gathering = None
        now = set(self._lost)
        back = [self._known[one] for one in sorted(self._told - now) if one in self._known and one in self._alive]
        changed, self._told = now != self._told, now
        self._known.clear()
        if changed:
            self._on_change.notify(list(self._lost.values()), back)
