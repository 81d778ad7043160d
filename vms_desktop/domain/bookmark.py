"""A moment or a stretch of a camera's footage with a note, to be found again."""

from __future__ import annotations

from dataclasses import dataclass

from vms_desktop.domain.log_entry import Actor

NOTE_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Times: UTC, microseconds. ``end_us`` None: a moment."""

    id: str
    camera_id: str
    begin_us: int
    end_us: int | None
    note: str
    made_us: int
    made_by: Actor


@dataclass(frozen=True, slots=True)
class BookmarkFilter:
    """What is left empty does not count. ``text``: words that all stand in the note. Times: overlapping from–to."""

    text: str = ""
    camera_ids: tuple[str, ...] = ()
    begin_us: int | None = None
    end_us: int | None = None
    person: str = ""
