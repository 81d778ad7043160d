"""Footage to draw areas on before there is a package: cut for whoever draws, and taken away when they have done.

The export cuts the same pictures anew; areas hold for both, because they are kept by the true times of pictures.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.requests.export import ExportPart, PartState
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.evidence.working import remove
from vms_desktop.services.operation import machinery
from vms_desktop.services.to_end import to_end

_log = logging.getLogger(__name__)


class Cutting(Protocol):
    """As ``export_cutting.ExportCutting``."""

    async def cut(
        self, part: ExportPart, folder: Path, request: str, tell: Callable[[float], None], *, without: bool = False
    ) -> ExportPart: ...


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """One file of the footage. Times in microseconds since 1970, UTC."""

    path: Path
    begin_us: int
    end_us: int


@dataclass(frozen=True, slots=True)
class DrawingClip:
    """``files``: in order of time, more than one where the footage has holes or changed its codec."""

    folder: Path
    files: tuple[DrawingFile, ...]


@machinery("cuts through ClipService, which asks and records")
class DrawingClips:
    """Called on the loop thread. ``folder``: belongs to this desk alone; all in it may be taken away at any time."""

    def __init__(self, cutting: Cutting, folder: Path, new_id: Callable[[], str] = lambda: uuid4().hex) -> None:
        self._cutting = cutting
        self._folder = folder
        self._new_id = new_id
        self._tasks = TaskOwner("footage to draw on")

    async def clear(self) -> None:
        """What a desk that was killed left there."""
        await to_end(lambda: _gone(self._folder))

    async def stop(self) -> None:
        """Nothing is left."""
        await self._tasks.close()
        await self.clear()

    async def cut(self, part: ExportPart, request: str, tell: Callable[[float], None]) -> DrawingClip:
        """One approved stretch of one camera for the request of that number. ``let_go`` it afterwards.

        Raises FootageError: there is none, or ``clip.*`` where it cannot be written; AccessError, LogError.
        """
        folder = self._folder / self._new_id()
        try:
            done = await self._cutting.cut(part, folder, request, tell, without=True)
            if done.state is PartState.MISSING:
                raise FootageError(done.code, camera=part.camera_code, detail=done.detail)
        except BaseException:
            await to_end(lambda: _gone(folder))
            raise
        return DrawingClip(
            folder,
            tuple(DrawingFile(folder.parent / file.name, file.begin_us, file.end_us) for file in done.files),
        )

    def let_go(self, clip: DrawingClip) -> None:
        """Nobody draws on it any more."""
        self._tasks.start(to_end(lambda: _gone(clip.folder)), "take footage away")


def _gone(folder: Path) -> None:
    """What cannot be taken away now goes when the desk is opened the next time."""
    try:
        remove(folder)
    except OSError as error:
        _log.warning("footage to draw on is still there: %s", error.strerror)
