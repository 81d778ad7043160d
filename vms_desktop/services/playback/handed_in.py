"""Taking in files that were handed in: looked through first, then known under the camera and time an officer states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.playback.footage_log import iso
from vms_desktop.services.playback.footage_ports import FileFacts, FootageInspector, HandedInStore
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.wall.tiles import CameraDirectory

RATES = (1.0, 240.0)
"""Pictures a second that may be stated for a raw stream."""


class HandedInService:
    """Called on the loop thread. Implements ``footage_ports.HandedInFiles``. With a ``log`` a file is recorded with its
    hash before it is known, and so is every time that is stated for it; playing and cutting it is recorded like all
    other footage.
    """

    def __init__(
        self,
        cameras: CameraDirectory,
        inspector: FootageInspector,
        store: HandedInStore,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._cameras = cameras
        self._inspector = inspector
        self._store = store
        self._authority = authority
        self._log = log
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

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_TAKEN_IN)
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
        AccessError ``access.place``, LogError ``log.not_written``, StorageError.
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
        details = {
            "file": path.name,
            "sha256": file.sha256,
            "begins": iso(begins_at),
            "lasts_s": round(file.lasts_s, 3),
        }
        if frame_rate is not None:
            details["frame_rate"] = frame_rate
        await self._record(about(camera, Action.FOOTAGE_TAKEN_IN, **details))
        await self._keep([*(one for one in files if one.id != file.id), file])
        return file

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_TIME_STATED)
    async def correct(self, file_id: str, begins_at: datetime, *, stated_by: str = "") -> HandedInFile:
        """Another beginning is stated. Raises KeyError, as ``take_in``."""
        files = {one.id: one for one in await self.all()}
        before = files[file_id]
        files[file_id] = replace(before, begins_at=begins_at, stated_by=stated_by or before.stated_by)
        told = {"begins": [iso(before.begins_at), iso(begins_at)]}
        await self._record(self._about(before, Action.FOOTAGE_TIME_STATED, **told))
        await self._keep(list(files.values()))
        return files[file_id]

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_LET_GO)
    async def let_go(self, file_id: str) -> None:
        """No longer known; the file itself is not touched. An unknown id is passed over. Raises as ``take_in``."""
        files = await self.all()
        gone = next((one for one in files if one.id == file_id), None)
        if gone is not None:
            await self._record(self._about(gone, Action.FOOTAGE_LET_GO))
            await self._keep([one for one in files if one.id != file_id])

    def _about(self, file: HandedInFile, action: Action, **more: object) -> EntryDraft:
        details = {"file": file.path.name, "sha256": file.sha256, **more}
        try:
            camera = self._cameras.get(file.camera_id)
        except CameraError:  # the file outlives its camera in the register
            return EntryDraft(action, subject=Subject("camera", file.camera_id), camera=file.camera_id, details=details)
        self._authority.require(Permission.REPLAY, camera)
        return about(camera, action, **details)

    async def _record(self, draft: EntryDraft) -> None:
        if self._log is not None:
            await self._log.record(draft)

    async def _keep(self, files: list[HandedInFile]) -> None:
        await self._store.save(files)
        self._files = files
        self._on_change.notify()
