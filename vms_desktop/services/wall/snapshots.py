"""Snapshots: a still of a tile as a PNG file whose name says which camera and when (UTC, ISO 8601 basic).

A file appears whole or not at all, and none is ever overwritten: two snapshots in one second get two names.
"""

from __future__ import annotations

import asyncio
import errno
import os
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import CameraError, StorageError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.services.whole_file import NO_ROOM, put_in_place

_LONGEST_CODE = 48
_MOST_IN_ONE_SECOND = 1000
# Windows refuses these whatever the extension (Microsoft, "Naming Files, Paths, and Namespaces").
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


class StillSource(Protocol):
    """The part of WallService that snapshots need."""

    def status(self, tile: int) -> TileStatus: ...

    async def still(self, tile: int) -> StillPicture: ...


def safe_code(code: str) -> str:
    """A camera code as part of a file name: letters (Thai too), digits, ``-`` and ``_``; never empty or reserved."""
    kept = "".join(ch if _allowed(ch) else "-" for ch in unicodedata.normalize("NFC", code))
    kept = kept.strip("-")[:_LONGEST_CODE]
    if not kept:
        return "camera"
    return f"camera-{kept}" if kept.upper() in _RESERVED else kept


def _allowed(ch: str) -> bool:
    return ch in "-_" or unicodedata.category(ch)[0] in "LMN"


def snapshot_name(code: str, taken_at: datetime, again: int = 1) -> str:
    """``1101-0007_20261124T070509Z.png``; the second one in that second ends in ``_2``."""
    stamp = taken_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{safe_code(code)}_{stamp}{'' if again == 1 else f'_{again}'}.png"


class SnapshotService:
    """Takes a tile's newest picture and writes it into ``folder`` (made on first use). Loop thread only.

    With a ``log`` it is recorded before the file is there.
    """

    def __init__(self, wall: StillSource, folder: Path, log: AccessLog | None = None, *, authority: Authority) -> None:
        self._authority = authority
        self._wall = wall
        self._folder = folder
        self._log = log

    @property
    @plumbing("where pictures go")
    def folder(self) -> Path:
        return self._folder

    @operation(Permission.SNAPSHOT, logs=Action.SNAPSHOT_TAKEN)
    async def take(self, tile: int) -> Path:
        """The file written. Writes in a worker thread.

        Raises AccessError ``access.*``, CameraError ``camera.no_picture``, LogError ``log.not_written``, StorageError
        ``storage.disk_full``, ``storage.folder_not_writable`` (folder=…).
        """
        camera = self._wall.status(tile).camera
        if camera is None:
            raise CameraError("camera.no_picture", camera="")
        self._authority.require(Permission.SNAPSHOT, camera)
        picture = await self._wall.still(tile)
        if self._log is not None:
            taken_at = picture.taken_at.astimezone(UTC).isoformat()
            await self._log.record(about(camera, Action.SNAPSHOT_TAKEN, taken_at=taken_at))
        return await asyncio.to_thread(write_snapshot, self._folder, camera.code, picture)


def write_snapshot(folder: Path, code: str, picture: StillPicture) -> Path:
    """Write the picture under a name of its own. Blocking. Raises StorageError as ``SnapshotService.take``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _reserve(folder, code, picture.taken_at)
        try:
            with put_in_place(target) as partial:
                partial.write_bytes(picture.png)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    except OSError as error:
        code_name = "storage.disk_full" if error.errno in NO_ROOM else "storage.folder_not_writable"
        raise StorageError(code_name, folder=str(folder), detail=error.strerror or "") from error
    return target


def _reserve(folder: Path, code: str, taken_at: datetime) -> Path:
    """An empty file of ours alone: exclusive creation is the one check that cannot race on any platform."""
    for again in range(1, _MOST_IN_ONE_SECOND):
        target = folder / snapshot_name(code, taken_at, again)
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o640))
        except FileExistsError:
            continue
        return target
    raise OSError(errno.EEXIST, "too many snapshots in one second")
