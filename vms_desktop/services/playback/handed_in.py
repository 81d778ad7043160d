"""Taking in files that were handed in: looked through first, then known under the camera and time an officer states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.playback.footage_ports import FileFacts, FootageInspector, HandedInStore
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.wall.tiles import CameraDirectory

RATES = (1.0, 240.0)
"""Pictures a second that may be stated for a raw stream."""


class HandedInService:
    """Called on the loop thread. Implements ``footage_ports.HandedInFiles``. Playing and cutting a file is recorded in
    the access log like all other footage.
    """

    def __init__(
        self,
        cameras: CameraDirectory,
        inspector: FootageInspector,
        store: HandedInStore,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._cameras = cameras
        self._inspector = inspector
        self._store = store
        self._authority = authority
        self._new_id = new_id
        self._files: list[HandedInFile] | None = None
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    @plumbing("for playback and clips, which ask")
    async def all(self) -> list[HandedInFile]:
        """As in the port."""
        if self._files is None:
            self._files = await self._store.load()
        return list(self._files)

    @operation(Permission.REPLAY)
    async def inspect(self, path: Path, frame_rate: float | None = None) -> FileFacts:
        """What the file really holds; takes as long as reading it. Raises FootageError ``footage.<reason>``, InputError
        ``input.number``.
        """
        if frame_rate is not None and not RATES[0] <= frame_rate <= RATES[1]:
            raise InputError("input.number", field="frame_rate", value=frame_rate)
        return await self._inspector.inspect(path, frame_rate)

    @operation(Permission.REPLAY)
    async def take_in(
        self,
        camera_id: str,
        path: Path,
        begins_at: datetime,
        facts: FileFacts,
        *,
        frame_rate: float | None = None,
        stated_by: str = "",
    ) -> HandedInFile:
        """The file stays where it is. ``facts``: what ``inspect`` found. Raises CameraError ``camera.unknown``,
        StorageError.
        """
        camera = self._cameras.get(camera_id)
        self._authority.require(Permission.REPLAY, camera)
        files = await self.all()
        known = next((one for one in files if one.path == path and one.camera_id == camera_id), None)
        file = HandedInFile(
            known.id if known is not None else self._new_id(),
            camera.id,
            path,
            begins_at,
            facts.lasts_s,
            facts.sha256,
            frame_rate,
            stated_by,
        )
        await self._keep([*(one for one in files if one.id != file.id), file])
        return file

    @operation(Permission.REPLAY)
    async def correct(self, file_id: str, begins_at: datetime) -> HandedInFile:
        """Another beginning is stated. Raises KeyError, StorageError."""
        files = {one.id: one for one in await self.all()}
        files[file_id] = replace(files[file_id], begins_at=begins_at)
        await self._keep(list(files.values()))
        return files[file_id]

    @operation(Permission.REPLAY)
    async def let_go(self, file_id: str) -> None:
        """No longer known; the file itself is not touched. Raises StorageError."""
        await self._keep([one for one in await self.all() if one.id != file_id])

    async def _keep(self, files: list[HandedInFile]) -> None:
        await self._store.save(files)
        self._files = files
        self._on_change.notify()
