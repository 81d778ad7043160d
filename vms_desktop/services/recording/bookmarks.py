"""Bookmarks on footage: set, changed, removed and searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol
from uuid import uuid4

from vms_desktop.domain.bookmark import NOTE_LIMIT, Bookmark, BookmarkFilter
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, InputError, RecordingError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import operation
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.recording_ports import Bookmarks

MOST_FOUND = 500


class Register(Protocol):
    """The part of CameraService that is needed here."""

    def get(self, camera_id: str) -> Camera: ...


class BookmarkService:
    """Called on the loop thread. Each change is recorded in the access log within its transaction."""

    def __init__(
        self,
        repository: Bookmarks,
        cameras: Register,
        clock: Clock,
        log: AccessLog,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._cameras = cameras
        self._clock = clock
        self._log = log
        self._authority = authority
        self._new_id = new_id
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    @operation(Permission.REPLAY)
    async def find(self, wanted: BookmarkFilter, limit: int = MOST_FOUND) -> list[Bookmark]:
        """The newest footage first, of cameras whose footage may be looked at. Raises StorageError, AccessError."""
        found = await self._repository.find(wanted, limit)
        return [mark for mark in found if self._may_see(mark.camera_id)]

    def _may_see(self, camera_id: str) -> bool:
        """Of a camera that is no more in the register: whoever is limited to no place."""
        try:
            camera = self._cameras.get(camera_id)
        except CameraError:
            return self._authority.require_person().limits.is_everywhere
        return self._authority.refusal(Permission.REPLAY, camera) is None

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_MARKED)
    async def set(self, camera_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark:
        """``end_us`` None: a moment. Raises InputError ``input.bookmark_note``, ``input.bookmark_interval``,
        CameraError ``camera.unknown``, StorageError, LogError.
        """
        note = _checked(begin_us, end_us, note)
        camera = self._cameras.get(camera_id)
        self._authority.require(Permission.REPLAY, camera)
        draft = self._log.prepared(about(camera, Action.FOOTAGE_MARKED, **_details(begin_us, end_us, note)))
        now = microseconds(self._clock.now())
        made = Bookmark(self._new_id(), camera.id, begin_us, end_us, note, now, draft.actor or Actor())
        await self._repository.save(made, [draft])
        self._on_change.notify()
        return made

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_MARKED)
    async def change(self, bookmark_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark:
        """Who made it and when stays. Raises as ``set``, RecordingError ``recording.bookmark_unknown``."""
        note = _checked(begin_us, end_us, note)
        before = await self._get(bookmark_id)
        after = replace(before, begin_us=begin_us, end_us=end_us, note=note)
        details = {**_details(begin_us, end_us, note), "before": before.note}
        await self._repository.save(after, [self._entry(Action.FOOTAGE_MARKED, after, details)])
        self._on_change.notify()
        return after

    @operation(Permission.REPLAY, logs=Action.FOOTAGE_UNMARKED)
    async def remove(self, bookmark_id: str) -> None:
        """Raises RecordingError ``recording.bookmark_unknown``, StorageError, LogError."""
        mark = await self._get(bookmark_id)
        entry = self._entry(Action.FOOTAGE_UNMARKED, mark, _details(mark.begin_us, mark.end_us, mark.note))
        await self._repository.remove(bookmark_id, microseconds(self._clock.now()), [entry])
        self._on_change.notify()

    async def _get(self, bookmark_id: str) -> Bookmark:
        found = await self._repository.get(bookmark_id)
        if found is None or not self._may_see(found.camera_id):
            raise RecordingError("recording.bookmark_unknown")
        return found

    def _entry(self, action: Action, mark: Bookmark, details: dict[str, Any]) -> EntryDraft:
        """Footage outlives its camera in the register."""
        try:
            draft = about(self._cameras.get(mark.camera_id), action, **details)
        except CameraError:
            subject = Subject("camera", mark.camera_id)
            draft = EntryDraft(action, subject=subject, camera=mark.camera_id, details=details)
        return self._log.prepared(draft)


def _checked(begin_us: int, end_us: int | None, note: str) -> str:
    note = note.strip()
    if not note or len(note) > NOTE_LIMIT:
        raise InputError("input.bookmark_note", field="note", limit=NOTE_LIMIT)
    if end_us is not None and end_us < begin_us:
        raise InputError("input.bookmark_interval", field="end")
    return note


def _details(begin_us: int, end_us: int | None, note: str) -> dict[str, Any]:
    return {"from": iso(begin_us), "to": None if end_us is None else iso(end_us), "note": note}
