"""What the Playback page is given: services by their methods, so that it runs with what a desk has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.bookmark import Bookmark, BookmarkFilter
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.playback.playback import PlaybackService
from vms_desktop.services.playback.playback_snapshots import PlaybackSnapshots
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.ui.holds.parts import HoldBook
from vms_desktop.ui.masking.parts import CopyParts


class BookmarkBook(Protocol):
    """Bookmarks, with who made them. Times: UTC, microseconds. Raises StorageError, LogError, InputError
    ``input.bookmark_note``, RecordingError ``recording.bookmark_unknown``.
    """

    async def find(self, wanted: BookmarkFilter, limit: int) -> list[Bookmark]:
        """The newest footage first."""

    async def set(self, camera_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark:
        """``end_us`` None: a moment."""

    async def change(self, bookmark_id: str, begin_us: int, end_us: int | None, note: str) -> Bookmark: ...

    async def remove(self, bookmark_id: str) -> None: ...

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe: ...


@dataclass(frozen=True)
class PlaybackParts:
    """``instant``: the session of instant replay, beside that of the page. ``kept_s``: how long footage stays before
    it is overwritten, seconds; None: not known. ``clip_folder``: what is offered first. ``files``: what was handed in.
    ``who``: the name of whoever is signed in. ``copies``: what makes copies of clips.
    """

    playback: PlaybackService
    instant: PlaybackService
    clips: ClipService
    snapshots: PlaybackSnapshots
    clip_folder: Path
    bookmarks: BookmarkBook | None = None
    holds: HoldBook | None = None
    kept_s: Callable[[], float | None] = lambda: None
    files: HandedInService | None = None
    who: Callable[[], str] = lambda: ""
    copies: CopyParts | None = None
