"""What somebody saw: the cameras and times of an entry or of an item, to be shown on the wall or in the recordings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.log_action import ENDS, Action
from vms_desktop.domain.log_entry import Entry, EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.review import ReviewItem
from vms_desktop.domain.review_detail import details_of, opened_by
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.review.review_ports import LogSearch

WALL_WITHIN = 20_000
"""Entries of a desk that are gone back through to find what was open."""


class KnownCameras(Protocol):
    """The part of CameraService that is needed here."""

    def get(self, camera_id: str) -> object:
        """Raises CameraError ``camera.unknown``."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Ids of cameras; from when to when, UTC microseconds (``to_us`` None: it lasts, or nobody knows until when).
    ``is_recording``: recordings were looked at, and the times are of what they showed. ``is_whole`` False: more may
    have been open than is told.
    """

    cameras: tuple[str, ...]
    from_us: int
    to_us: int | None
    is_recording: bool = False
    is_whole: bool = True


class SeenCameras:
    """Reading more of the log than the look showed is recorded like any look. Called on the loop thread."""

    def __init__(self, search: LogSearch, log: AccessLog, *, authority: Authority) -> None:
        self._authority = authority
        self._search = search
        self._log = log

    @operation(Permission.READ_LOG)
    async def of_entry(self, entry: Entry) -> Seen | None:
        """The camera of an entry, from its beginning to its end; None: it concerns no camera.

        Raises StorageError ``storage.*``.
        """
        if not entry.camera:
            return None
        if entry.action == Action.REPLAY_CLOSED.value or entry.action == Action.REPLAY_OPENED.value:
            played = _played(entry)
            if played is not None:
                return Seen((entry.camera,), *played, is_recording=True)
        if entry.action in ENDS:
            end = await self._search.end_of(entry)
            played = _played(end) if end is not None else None
            if played is not None:
                return Seen((entry.camera,), *played, is_recording=True)
            return Seen((entry.camera,), entry.time_us, None if end is None else end.time_us)
        begun = opened_by(entry.details) if entry.action in ENDS.values() else 0
        beginning = await self._search.entry(entry.desk, begun) if begun else None
        start = entry.time_us if beginning is None else beginning.time_us
        return Seen((entry.camera,), min(start, entry.time_us), entry.time_us)

    @operation(Permission.READ_LOG, logs=Action.LOG_READ)
    async def wall_of(self, entry: Entry) -> Seen:
        """All that the entry's desk showed live at that moment. Recorded first: ``log.read``.

        Raises LogError ``log.not_written``, StorageError ``storage.*``.
        """
        details = {"wall_of": entry.desk, "sequence": entry.sequence}
        await self._log.record(EntryDraft(Action.LOG_READ, subject=Subject("log"), details=details))
        opened, is_whole = await self._search.wall_of(entry.desk, entry.sequence, WALL_WITHIN)
        cameras = tuple(dict.fromkeys(one.camera for one in opened if one.camera))
        return Seen(cameras, entry.time_us, entry.time_us, is_whole=is_whole)

    @plumbing("tells what the item says already")
    def of_item(self, item: ReviewItem) -> Seen | None:
        """All cameras an item names; None: it names none."""
        if not item.facts.cameras:
            return None
        is_whole = item.facts.camera_count <= len(item.facts.cameras)
        return Seen(item.facts.cameras, item.from_us, item.to_us, is_whole=is_whole)


def known(cameras: Sequence[str], register: KnownCameras) -> tuple[list[str], int]:
    """Those that are still in the register, and how many are not."""
    there = []
    for camera_id in cameras:
        try:
            register.get(camera_id)
        except CameraError:
            continue
        there.append(camera_id)
    return there, len(cameras) - len(there)


def _played(entry: Entry) -> tuple[int, int] | None:
    """The range of a recording that was really played, as the entry's details tell it (``from_us``, ``to_us``)."""
    details = details_of(entry.details)
    start, end = details.get("from_us"), details.get("to_us")
    if isinstance(start, int) and isinstance(end, int) and 0 < start <= end:
        return start, end
    return None
