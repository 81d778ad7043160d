"""Stills of recorded footage: a PNG, and beside it a JSON file that says of which moment and picture it is."""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any, Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import StorageError
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_log import iso
from vms_desktop.services.playback.footage_ports import FootageStill
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.services.wall.snapshots import write_snapshot

FORMAT = "vms-still/1"


class FootageStills(Protocol):
    """The part of PlaybackService that snapshots need."""

    @property
    def tracks(self) -> list[TrackStatus]: ...

    async def snapshot(self, track: int) -> FootageStill: ...


@machinery("files of pictures the playback service was asked for")
class PlaybackSnapshots:
    """Writes into ``folder`` (made on first use); nothing is ever overwritten. Loop thread only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def take(self, playback: FootageStills, track: int) -> tuple[Path, FootageStill]:
        """The PNG written, and the still. The service has recorded it by then.

        Raises CameraError ``camera.no_picture``, LogError ``log.not_written``, StorageError ``storage.disk_full``,
        ``storage.folder_not_writable`` (folder=…).
        """
        cameras = [status.camera for status in playback.tracks]
        still = await playback.snapshot(track)
        return await asyncio.to_thread(_write, self._folder, cameras[track], still), still


def describe(camera: Camera, still: FootageStill) -> dict[str, Any]:
    """What the JSON file holds. Times UTC, ISO 8601 with milliseconds; hashes SHA-256, lower-case hexadecimal."""
    return {
        "format": FORMAT,
        "camera": {"id": camera.id, "code": camera.code, "name_th": camera.name_th, "name_en": camera.name_en},
        "taken_at": iso(still.taken_at),
        "camera_time": iso(still.camera_time) if still.camera_time is not None else None,
        "clock_offset_s": still.clock_offset_s,
        "source": still.source_id,
        "original_picture_sha256": still.original_sha256,
        "png_sha256": hashlib.sha256(still.png).hexdigest(),
    }


def _write(folder: Path, camera: Camera, still: FootageStill) -> Path:
    target = write_snapshot(folder, camera.code, still)
    try:
        text = json.dumps(describe(camera, still), ensure_ascii=False, indent=1)
        with target.with_suffix(".json").open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except OSError as error:
        target.unlink(missing_ok=True)
        raise StorageError("storage.folder_not_writable", folder=str(folder), detail=error.strerror or "") from error
    return target
